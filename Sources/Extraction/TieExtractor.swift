import Documents
import KnowledgeGraph
import Lexicon

/// Reads lasting ties from the noun phrases themselves: "a Ruiz aide", "Ruritanian unions", "the lawyer for Ruiz".
struct TieExtractor: Sendable {
  let lexicon: Lexicon
  let document: Document

  /// The ties of described entities to what their descriptions are built on, and of named persons to what their
  /// titles name.
  func claims(_ table: EntityTable, holdings: [Holding]) -> [Claim] {
    var claims: [Claim] = []
    for index in table.indices where !table[index].modifiers.isEmpty {
      claims += described(index, table)
    }
    for holding in holdings {
      let title = holding.title
      claims += belongings(holding, table)
      guard let holder = holding.holder,
        let tie = title.role.tie.flatMap(Relation.init(rawValue:))
      else { continue }
      for head in title.ofHeads {
        guard let other = table.entity(at: head) else { continue }
        claims += claim(holder, tie, other, kin: title.role.kin, at: title.tokens, table)
      }
    }
    for index in table.indices where table[index].kind == .organization && table[index].isNamed {
      claims += seats(of: index, table)
    }
    return claims
  }

  /// "a councillor from the Liberal Party": whom somebody with a title belongs to.
  private func belongings(_ holding: Holding, _ table: EntityTable) -> [Claim] {
    guard let holder = holding.holder else { return [] }
    return document.tree.children(of: holding.title.noun).flatMap { preposition -> [Claim] in
      guard preposition > holding.title.noun, document.lower(preposition) == "from",
        let object = document.child(preposition, .pobj), let other = table.entity(at: object),
        table[other].kind == .organization
      else { return [] }
      return claim(
        holder, .memberOf, other, kin: nil, at: holding.title.tokens, table)
    }
  }

  private func described(_ index: Int, _ table: EntityTable) -> [Claim] {
    guard let mention = table[index].mentions.first(where: { !$0.mention.isName })?.mention
    else { return [] }
    let role = table[index].headNoun.flatMap { lexicon.roles[$0] }
    let tie = role?.tie.flatMap(Relation.init(rawValue:))
    var claims: [Claim] = []
    for modifier in table[index].modifiers {
      if let tie {
        claims += claim(index, tie, modifier, kin: role?.kin, at: mention.tokens, table)
      }
      guard table[modifier].kind == .place else { continue }
      if table[index].kind == .organization || table[index].kind == .group && role == nil {
        claims += claim(index, .basedIn, modifier, kin: nil, at: mention.tokens, table)
      } else if role?.class == .person, tie == nil {
        claims += claim(index, .citizenOf, modifier, kin: nil, at: mention.tokens, table)
      }
    }
    return claims
  }

  /// "Ruritania's Liberal Party": a named organization behind its place.
  private func seats(of index: Int, _ table: EntityTable) -> [Claim] {
    table[index].mentions.flatMap { linked -> [Claim] in
      let mention = linked.mention
      guard mention.isName else { return [] }
      return document.tree.children(of: mention.head).flatMap { child -> [Claim] in
        let label = document.tokens[child].dependency
        guard label == .poss || label == .amod, !mention.tokens.contains(child),
          let place = table.entity(at: child)
        else { return [] }
        let cue = min(child, mention.tokens.lowerBound)..<mention.tokens.upperBound
        if table[place].kind == .organization, label == .poss {
          return claim(index, .partOf, place, kin: nil, at: cue, table)
        }
        guard table[place].kind == .place else { return [] }
        return claim(index, .basedIn, place, kin: nil, at: cue, table)
      }
    }
  }

  private func claim(
    _ source: Int, _ relation: Relation, _ target: Int, kin: String?, at cue: Range<Int>,
    _ table: EntityTable
  ) -> [Claim] {
    guard source != target else { return [] }
    let isPartyPost = relation == .worksFor && table[target].type == "party"
    let relation = isPartyPost ? .memberOf : relation
    let isReversed = relation == .appointed
    let (from, to) = isReversed ? (target, source) : (source, target)
    guard relation.sourceKinds.contains(table[from].kind),
      relation.targetKinds.contains(table[to].kind)
    else { return [] }
    var claim = Claim(
      source: .entity(from), relation: relation, target: .entity(to),
      sentence: document.sentenceOfToken[cue.lowerBound], cue: cue, confidence: 0.8)
    if let kin { claim.attributes[.kin] = .text(kin) }
    return [claim]
  }
}

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
      claims += partyPost(holding, table)
      guard let holder = holding.holder, holding.statuses != ["former"],
        let tie = title.role.tie.flatMap(Relation.init(rawValue:))
      else { continue }
      for head in title.ofHeads where !modifiesAnother(head, of: title.ofHeads) {
        guard let other = table.entity(at: head) else { continue }
        claims += claim(holder, tie, other, kin: title.role.kin, at: title.tokens, table)
      }
    }
    for index in table.indices where table[index].kind == .organization && table[index].isNamed {
      claims += seats(of: index, table)
    }
    for index in table.indices where table[index].kind == .person && table[index].isNamed {
      claims += besideName(of: index, table)
    }
    for token in document.tokens.indices {
      claims += nationality(token, table)
      claims += seat(by: token, table)
      claims += membership(token, table)
      claims += ownership(token, table)
      claims += location(token, table)
    }
    return claims
  }

  /// Whether a head stands beside the noun of another: the town in "the Bremen police".
  func modifiesAnother(_ head: Int, of heads: [Int]) -> Bool {
    heads.contains { $0 != head && document.tokens[head].head == $0 }
  }

  /// "Ana Ruiz is a Danish painter": an adjective of a place beside what somebody is.
  func nationality(_ noun: Int, _ table: EntityTable) -> [Claim] {
    guard document.tokens[noun].pos == .noun,
      lexicon.roles[document.lemma(noun)]?.class != .office
    else { return [] }
    guard let person = national(noun, table) else { return [] }
    let name = document.tree.head(of: noun)
    let modifiers =
      document.tree.children(of: noun)
      + (table.entity(at: name) == person ? document.tree.children(of: name) : [])
    return modifiers.flatMap { child -> [Claim] in
      guard child < noun, [.amod, .compound, "nmod"].contains(document.tokens[child].dependency),
        let place = table.entity(at: child), table[place].kind == .place,
        isAdjective(child, of: place, table)
      else { return [] }
      return claim(person, .citizenOf, place, kin: nil, at: child..<(noun + 1), table)
    }
  }

  /// "American Ana Ruiz", "Ana Ruiz of the Harbour Post": what stands directly beside a name.
  func besideName(of index: Int, _ table: EntityTable) -> [Claim] {
    table[index].mentions.filter { $0.mention.isName }.flatMap { linked -> [Claim] in
      let mention = linked.mention
      var claims: [Claim] = []
      let before = mention.tokens.lowerBound - 1
      if before >= 0, let place = table.entity(at: before), table[place].kind == .place,
        isAdjective(before, of: place, table), mention.tokens.contains(document.tokens[before].head)
      {
        claims += claim(
          index, .citizenOf, place, kin: nil, at: before..<mention.tokens.upperBound, table)
      }
      let next = mention.tokens.upperBound
      if next < document.tokens.count, lexicon.isIn(.wholePreposition, document.lower(next)),
        mention.tokens.contains(document.tokens[next].head),
        let object = document.child(next, .pobj), let body = table.entity(at: object),
        table[body].kind == .organization, table[body].isNamed
      {
        let employs = lexicon.isIn(.employingType, table[body].type ?? "")
        claims += claim(
          index, employs ? .worksFor : .memberOf, body, kin: nil,
          at: mention.tokens.lowerBound..<(object + 1), table)
      }
      return claims
    }
  }

  /// Whom a noun beside an adjective of a place describes: behind a copula, in apposition, directly before the name.
  func national(_ noun: Int, _ table: EntityTable) -> Int? {
    let described = document.described(by: noun)
    let isSeveral = document.isPlural(noun)
    if described != noun {
      guard let person = table.entity(at: described), table[person].kind == .person,
        document.isAsserted(document.tree.head(of: noun)),
        !isSeveral || document.conjuncts(of: described).count > 1
      else { return nil }
      return person
    }
    let name = document.tree.head(of: noun)
    let isBeside = [.compound, .nmod, .appos].contains(document.tokens[noun].dependency)
    guard !isSeveral, isBeside, name > noun, name - noun <= 4,
      lexicon.roles[document.lemma(noun)] != nil,
      let person = table.entity(at: name), table[person].kind == .person, table[person].isNamed,
      table.entity(at: noun + 1) == person
    else { return nil }
    return person
  }

  func isAdjective(_ token: Int, of place: Int, _ table: EntityTable) -> Bool {
    table[place].mentions.contains { $0.link == .demonym && $0.mention.tokens.contains(token) }
  }

  /// Whoever holds a post of a party belongs to it.
  func partyPost(_ holding: Holding, _ table: EntityTable) -> [Claim] {
    guard let holder = holding.holder, !holding.statuses.contains("former"),
      let party = holding.title.ofHeads.lazy.compactMap({ table.entity(at: $0) })
        .first(where: { isParty($0, of: holding.title, table) })
    else { return [] }
    return claim(holder, .memberOf, party, kin: nil, at: holding.title.tokens, table)
  }

  /// Whether the organization beside a title is a party: by its type, or because the title is a lawmaker's: "Likud MK".
  func isParty(_ index: Int, of title: TitlePhrase, _ table: EntityTable) -> Bool {
    if table[index].type == "party" { return true }
    return table[index].kind == .organization && table[index].type == nil
      && title.ofHeads.contains { table.entity(at: $0) == index && $0 < title.noun }
      && lexicon.isIn(.lawmakerTitle, document.lemma(title.noun))
  }

  /// "a councillor from the Liberal Party": whom somebody with a title belongs to.
  func belongings(_ holding: Holding, _ table: EntityTable) -> [Claim] {
    guard let holder = holding.holder else { return [] }
    return document.tree.children(of: holding.title.noun).flatMap { preposition -> [Claim] in
      guard preposition > holding.title.noun,
        lexicon.isIn(.originPreposition, document.lower(preposition)),
        let object = document.child(preposition, .pobj), let other = table.entity(at: object),
        table[other].kind == .organization
      else { return [] }
      return claim(
        holder, .memberOf, other, kin: nil, at: holding.title.tokens, table)
    }
  }

  func described(_ index: Int, _ table: EntityTable) -> [Claim] {
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
      if let people = lexicon.countries.country(document.tokens[mention.head].text),
        people.form != .name, table[modifier].iso3 == people.country.iso3
      {
        claims += claim(index, .citizenOf, modifier, kin: nil, at: mention.tokens, table)
        continue
      }
      if table[index].kind == .organization || table[index].kind == .group && role == nil {
        claims += claim(index, .basedIn, modifier, kin: nil, at: mention.tokens, table)
      } else if role?.class == .person, tie == nil {
        claims += claim(index, .citizenOf, modifier, kin: nil, at: mention.tokens, table)
      }
    }
    return claims
  }

  func claim(
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

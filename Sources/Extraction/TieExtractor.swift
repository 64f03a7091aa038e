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
      guard let holder = holding.holder,
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
  private func modifiesAnother(_ head: Int, of heads: [Int]) -> Bool {
    heads.contains { $0 != head && document.tokens[head].head == $0 }
  }

  /// "Ana Ruiz is a Danish painter": an adjective of a place beside what somebody is.
  private func nationality(_ noun: Int, _ table: EntityTable) -> [Claim] {
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
  private func besideName(of index: Int, _ table: EntityTable) -> [Claim] {
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
  private func national(_ noun: Int, _ table: EntityTable) -> Int? {
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

  private func isAdjective(_ token: Int, of place: Int, _ table: EntityTable) -> Bool {
    table[place].mentions.contains { $0.link == .demonym && $0.mention.tokens.contains(token) }
  }

  /// "Northwind, based in Bremen, Germany", "the Bremen-based Northwind".
  private func seat(by verb: Int, _ table: EntityTable) -> [Claim] {
    guard lexicon.isIn(.seatVerb, document.lemma(verb)) else { return [] }
    let subject =
      document.child(verb, .nsubjpass) ?? document.child(verb, .nsubj)
      ?? (document.tree.isRoot(verb) ? nil : document.tree.head(of: verb))
    guard var subject else { return [] }
    if document.tokens[subject].pos == .verb || document.tokens[subject].pos == .auxiliary {
      // "Headquartered in Bremen, Northwind sells": the clause's subject.
      guard document.tokens[verb].tag == "VBN",
        let own = document.child(subject, .nsubj, .nsubjpass)
      else { return [] }
      subject = own
    }
    let seated = document.described(by: document.resolvingRelative(subject))
    guard let organization = table.entity(at: seated),
      table[organization].kind == .organization
    else { return [] }
    return places(of: verb, table).flatMap {
      claim(
        organization, .basedIn, $0, kin: nil, at: verb..<(verb + 1), table)
    }
  }

  /// The places behind "in", one inside the other, or in front of the hyphen.
  private func places(of verb: Int, _ table: EntityTable) -> [Int] {
    if verb > 1, document.tokens[verb - 1].text == "-", let place = table.entity(at: verb - 2) {
      return [place]
    }
    guard let preposition = document.child(verb, .prep),
      lexicon.isIn(.seatPreposition, document.lower(preposition))
    else { return [] }
    let range =
      preposition..<min(document.tree.subtree(of: preposition).upperBound, preposition + 8)
    var places: [Int] = []
    for token in range.dropFirst() {
      if let place = table.entity(at: token), table[place].kind == .place {
        if !places.contains(place) { places.append(place) }
      } else if !places.isEmpty, document.tokens[token].text != "," {
        break
      }
    }
    return places
  }

  /// "Northwind, a subsidiary of Lang Industries", "Denmark is a member of the Baltic Council", "Lang is the parent
  /// company of Northwind".
  private func membership(_ noun: Int, _ table: EntityTable) -> [Claim] {
    guard let (tie, isReversed) = organizationTie(noun) else { return [] }
    let described = document.described(by: noun)
    guard described != noun, let member = table.entity(at: described),
      document.isAsserted(document.tree.head(of: noun)),
      table[member].kind == .organization || table[member].kind == .place
    else { return [] }
    var wholes: [Int] = []
    let preposition = document.tree.children(of: noun).first {
      lexicon.isIn(.wholePreposition, document.lower($0))
        || isReversed && lexicon.isIn(.complementPreposition, document.lower($0))
    }
    if let preposition, let object = document.child(preposition, .pobj) {
      wholes = document.conjuncts(of: object).compactMap { table.entity(at: $0) }
    } else if let owner = document.child(noun, .poss), let whole = table.entity(at: owner) {
      wholes = [whole]
    }
    return wholes.flatMap { whole in
      let (from, to) = isReversed ? (whole, member) : (member, whole)
      return claim(from, tie, to, kin: nil, at: noun..<(noun + 1), table)
    }
  }

  /// "Northwind, Lang's shipping company": a firm that is said to be somebody's.
  private func ownership(_ noun: Int, _ table: EntityTable) -> [Claim] {
    guard lexicon.isIn(.ownedNoun, document.lemma(noun)),
      let owner = document.child(noun, .poss).flatMap({ table.entity(at: $0) }),
      table[owner].kind == .person
    else { return [] }
    let described = document.described(by: noun)
    guard let firm = table.entity(at: described), table[firm].kind == .organization,
      table[firm].isNamed
    else { return [] }
    return claim(owner, .owns, firm, kin: nil, at: noun..<(noun + 1), table)
  }

  /// "the Danish town of Ribe": a place in a country.
  private func location(_ noun: Int, _ table: EntityTable) -> [Claim] {
    guard lexicon.isIn(.placeNoun, document.lemma(noun)),
      let preposition = document.child(noun, .prep),
      preposition == noun + 1, lexicon.isIn(.wholePreposition, document.lower(preposition)),
      let object = document.child(preposition, .pobj), let part = table.entity(at: object),
      table[part].kind == .place
    else { return [] }
    return document.tree.children(of: noun).filter { $0 < noun }.flatMap { child -> [Claim] in
      guard let whole = table.entity(at: child), table[whole].kind == .place,
        table[whole].type == "country" || table[whole].type == "region"
      else { return [] }
      return claim(part, .partOf, whole, kin: nil, at: child..<(noun + 1), table)
    }
  }

  /// The tie that a noun says, alone or with the word before it: "subsidiary", "parent company".
  private func organizationTie(_ noun: Int) -> (tie: Relation, isReversed: Bool)? {
    let modifiers = document.tree.children(of: noun).filter {
      $0 < noun && [.compound, .amod].contains(document.tokens[$0].dependency)
    }
    let words = lexicon.organizationNouns[document.lemma(noun)] != nil ? modifiers : []
    for token in [noun] + words {
      guard let tie = lexicon.organizationTies[document.lemma(token)] else { continue }
      let isReversed = tie.hasPrefix("-")
      guard let relation = Relation(rawValue: isReversed ? String(tie.dropFirst()) : tie) else {
        continue
      }
      return (relation, isReversed)
    }
    return nil
  }

  /// Whoever holds a post of a party belongs to it.
  private func partyPost(_ holding: Holding, _ table: EntityTable) -> [Claim] {
    guard let holder = holding.holder, !holding.statuses.contains("former"),
      let party = holding.title.ofHeads.lazy.compactMap({ table.entity(at: $0) })
        .first(where: { isParty($0, of: holding.title, table) })
    else { return [] }
    return claim(holder, .memberOf, party, kin: nil, at: holding.title.tokens, table)
  }

  /// Whether the organization beside a title is a party: by its type, or because the title is a lawmaker's: "Likud MK".
  private func isParty(_ index: Int, of title: TitlePhrase, _ table: EntityTable) -> Bool {
    if table[index].type == "party" { return true }
    return table[index].kind == .organization && table[index].type == nil
      && title.ofHeads.contains { table.entity(at: $0) == index && $0 < title.noun }
      && lexicon.isIn(.lawmakerTitle, document.lemma(title.noun))
  }

  /// "a councillor from the Liberal Party": whom somebody with a title belongs to.
  private func belongings(_ holding: Holding, _ table: EntityTable) -> [Claim] {
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

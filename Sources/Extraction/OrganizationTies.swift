import Documents
import KnowledgeGraph
import Lexicon

/// Ties of organizations and places: seats, parts, owners.
extension TieExtractor {
  /// "Northwind, based in Bremen, Germany", "the Bremen-based Northwind".
  func seat(by verb: Int, _ table: EntityTable) -> [Claim] {
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
  func places(of verb: Int, _ table: EntityTable) -> [Int] {
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
  func membership(_ noun: Int, _ table: EntityTable) -> [Claim] {
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

  /// "Northwind, Lang's shipping company", "Lang's party, the Liberal Front": a firm that is said to be somebody's, a party that
  /// somebody belongs to.
  func ownership(_ noun: Int, _ table: EntityTable) -> [Claim] {
    let isParty = lexicon.organizationNouns[document.lemma(noun)] == "party"
    guard isParty || lexicon.isIn(.ownedNoun, document.lemma(noun)),
      let owner = document.child(noun, .poss).flatMap({ table.entity(at: $0) }),
      table[owner].kind == .person
    else { return [] }
    let described = document.described(by: noun)
    let named = described != noun ? described : document.child(noun, .appos)
    guard let named, let body = table.entity(at: named), table[body].kind == .organization,
      table[body].isNamed
    else { return [] }
    return claim(
      owner, isParty ? .memberOf : .owns, body, kin: nil, at: noun..<(noun + 1), table)
  }

  /// "the Danish town of Ribe": a place in a country.
  func location(_ noun: Int, _ table: EntityTable) -> [Claim] {
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
  func organizationTie(_ noun: Int) -> (tie: Relation, isReversed: Bool)? {
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

  /// "Ruritania's Liberal Party": a named organization behind its place.
  func seats(of index: Int, _ table: EntityTable) -> [Claim] {
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
}

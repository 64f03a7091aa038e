import Documents
import KnowledgeGraph
import Lexicon

/// Common nouns for several people: which of them are one group.
extension NominalResolver {
  func resolveGroup(
    _ mention: Mention, _ modifiers: [Int], _ participation: Participation,
    _ table: inout EntityTable
  ) {
    let noun = mention.typeNoun ?? ""
    let known = table.last(before: mention.tokens.lowerBound) {
      $0.kind == .group && $0.headNoun == noun && isSameGroup(mention, modifiers, $0)
    }
    if let known {
      if table[known].modifiers.isEmpty, !modifiers.isEmpty {
        table[known].modifiers = modifiers
        table[known].label = mention.name
      }
      table.add(mention, to: known, link: .sameHead)
      return
    }
    let part = participation.part(of: mention.head)
    let isOfPerson = modifiers.allSatisfy { table[$0].kind == .person }
    let isNamed =
      !modifiers.isEmpty && holdsName(mention, table)
      && (!isOfPerson || lexicon.roles[noun]?.tie != nil)
    guard
      part == .active || isNamed
        || part == .affected
          && (isCounted(mention) || !modifiers.isEmpty || isOfCreed(mention))
        || participation.isObjectOfAct(mention.head)
          && !lexicon.isIn(.vagueNoun, mention.typeNoun ?? "")
          && lexicon.roles[mention.typeNoun ?? ""] != nil
    else { return }
    add(mention, kind: .group, type: nil, modifiers, named: isNamed, &table)
  }

  /// Whether a phrase may mean a group of the same head noun that was described before.
  ///
  /// Its own describing words and its count must be known of the group; nouns that fit everybody need "the".
  func isSameGroup(_ mention: Mention, _ modifiers: [Int], _ known: Entity) -> Bool {
    guard modifiers.isEmpty || known.modifiers.isEmpty || known.modifiers == modifiers else {
      return false
    }
    let isPointing =
      document.child(mention.head, .det).map {
        lexicon.isIn(.definiteDeterminer, document.lower($0))
      } ?? false
    if lexicon.isIn(.vagueNoun, mention.typeNoun ?? ""), !isPointing { return false }
    if let count = count(of: mention), let other = known.count, count != other { return false }
    let own = describingWords(of: mention)
    let others = known.mentions.flatMap { describingWords(of: $0.mention) }
    return own.allSatisfy(others.contains)
      || modifiers == known.modifiers && !modifiers.isEmpty && own.count <= 1
  }

  /// The words in front of a phrase's head that describe, in lower case.
  func describingWords(of mention: Mention) -> [String] {
    mention.tokens.filter {
      $0 < mention.head
        && [.adjective, .noun, .properNoun, .verb].contains(document.tokens[$0].pos)
    }.map { document.lower($0) }
  }

  /// How many people a phrase counts: 6 for "six unnamed Republicans".
  func count(of mention: Mention) -> Int? {
    guard let numeral = document.child(mention.head, "nummod") else { return nil }
    let quantity = document.tree.subtree(of: numeral).map { document.lower($0) }
    if quantity.count == 1 { return number(quantity[0]) }
    guard quantity.count == 2, let factor = number(quantity[0]), let unit = number(quantity[1]),
      unit >= 12, factor < unit
    else { return nil }
    return factor.multipliedReportingOverflow(by: unit).overflow ? nil : factor * unit
  }

  func number(_ word: String) -> Int? {
    lexicon.numbers[word] ?? Int(word.filter { $0 != "," })
  }

  func holdsName(_ mention: Mention, _ table: EntityTable) -> Bool {
    mention.tokens.contains { $0 != mention.head && table.entity(at: $0) != nil }
  }

  /// Whether a party, creed or people is named in a phrase: "met Republican senators", "accused Democrats".
  private func isOfCreed(_ mention: Mention) -> Bool {
    document.entities.contains { $0.label == "NORP" && $0.tokens.overlaps(mention.tokens) }
  }

  func isCounted(_ mention: Mention) -> Bool {
    mention.tokens.contains { document.tokens[$0].pos == .numeral }
  }
}

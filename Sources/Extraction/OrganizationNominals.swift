import Documents
import KnowledgeGraph
import Lexicon

/// Common nouns for organizations: "the ministry", "her party", "the Danish parliament".
extension NominalResolver {
  func resolveOrganization(
    _ mention: Mention, _ type: String, _ modifiers: [Int], _ participation: Participation,
    _ table: inout EntityTable
  ) {
    let noun = mention.typeNoun ?? ""
    if modifiers.isEmpty {
      if let known = antecedent(of: mention, noun: noun, type: type, table) {
        table.add(mention, to: known, link: .sameHead)
        return
      }
      let part = participation.part(of: mention.head)
      // "clashed with police": one body, though the phrase is bare.
      let isForce =
        Self.forces.contains(type) && (mention.tokens.count > 1 || isUnique(type))
      guard part == .active || isForce && part == .affected, isDefinite(mention) || isForce,
        type == "court" || !lexicon.isIn(.anaphoricType, type),
        !Self.isBare(mention, document)
          || isUnique(type) && document.tokens[mention.head].dependency != .conj
            && document.child(mention.head, .conj) == nil
      else { return }
    } else if let known = table.entities.firstIndex(where: {
      $0.kind == .organization && $0.headNoun == noun && $0.modifiers == modifiers
    }) {
      table.add(mention, to: known, link: .sameHead)
      return
    } else if let known = organization(ofHolder: modifiers, type: type, table) {
      table.add(mention, to: known, link: .sameHead)
      return
    } else if let known = namedAntecedent(of: modifiers, noun: noun, table) {
      table.add(mention, to: known, link: .sameHead)
      return
    } else if let known = bareName(noun, of: modifiers, table) {
      table[known].modifiers = modifiers
      table[known].label = mention.name
      table.add(mention, to: known, link: .sameHead)
      return
    }
    if isOwnedByPronoun(mention), lexicon.isIn(.anaphoricType, type) { return }
    add(mention, kind: .organization, type: type, modifiers, named: !modifiers.isEmpty, &table)
  }

  /// "her party": a body that the text must have named elsewhere.
  private func isOwnedByPronoun(_ mention: Mention) -> Bool {
    document.child(mention.head, .poss).map { document.tokens[$0].tag == "PRP$" } ?? false
  }

  /// Types of armed bodies, which are acted on as well as they act: "government forces".
  private static let forces: Set<String> = ["military", "police", "armedGroup"]

  /// "Parliament" as a name, for which "the Danish parliament" is the fuller description.
  func bareName(_ noun: String, of modifiers: [Int], _ table: EntityTable) -> Int? {
    guard modifiers.allSatisfy({ table[$0].kind == .place }) else { return nil }
    return table.entities.firstIndex { entity in
      entity.kind == .organization && entity.isNamed && entity.modifiers.isEmpty
        && Self.words(entity.label) == [noun]
    }
  }

  /// "her party", where the text says which party she leads.
  func organization(
    ofHolder modifiers: [Int], type: String, _ table: EntityTable
  ) -> Int? {
    guard modifiers.count == 1, table[modifiers[0]].kind == .person else { return nil }
    let found = Set(
      holdings.filter { $0.holder == modifiers[0] }.flatMap { holding in
        holding.title.ofHeads.compactMap { table.entity(at: $0) }
          .filter { table[$0].kind == .organization && table[$0].type == type }
      })
    return found.count == 1 ? found.first : nil
  }

  /// Types of which a country has one, so that a bare noun names it: "parliament voted".
  func isUnique(_ type: String) -> Bool {
    ["government", "legislature", "police", "military"].contains(type)
  }

  static func isBare(_ mention: Mention, _ document: Document) -> Bool {
    document.child(mention.head, .det, .poss) == nil && mention.tokens.count == 1
  }

  /// The organization of this sort that was named last before a phrase without modifiers.
  func antecedent(
    of mention: Mention, noun: String, type: String, _ table: EntityTable
  ) -> Int? {
    guard isDefinite(mention) else { return nil }
    return table.last(before: mention.tokens.lowerBound) {
      $0.kind == .organization
        && ($0.headNoun == noun || Self.words($0.label).last == noun)
        && !hasOtherField(mention, noun, $0)
    }
      ?? (lexicon.isIn(.anaphoricType, type) && !lexicon.isIn(.selfStandingNoun, noun)
        && mention.head == mention.tokens.upperBound - 1
        && document.child(mention.head, .det) != nil
        ? table.last(before: mention.tokens.lowerBound) {
          $0.kind == .organization && $0.isNamed && $0.type == type && $0.headNoun != noun
        } : nil)
  }

  /// Whether a phrase and an entity say different fields of work: "the defence ministry" and "Danish foreign ministry".
  private func hasOtherField(_ mention: Mention, _ noun: String, _ entity: Entity) -> Bool {
    guard mention.head > mention.tokens.lowerBound, entity.type == "ministry" else { return false }
    let before = mention.head - 1
    let isField =
      document.tokens[before].dependency == .compound
      || document.tokens[before].dependency == .amod
    let words = Self.words(entity.label)
    guard isField, words.last == noun, words.count > 1 else { return false }
    // "the new ministry" may well be "the Danish ministry".
    let isPlaced = words.count == 2 && !entity.modifiers.isEmpty
    return !isPlaced && !words.contains(document.lower(before))
  }

  static func words(_ name: String) -> [String] { NameResolver.words(name) }

  /// A named organization of the same sort whose name holds the modifiers: "Ruritanian parliament" for
  /// "Parliament of Ruritania".
  func namedAntecedent(of modifiers: [Int], noun: String, _ table: EntityTable) -> Int? {
    table.entities.indices.first { index in
      let entity = table[index]
      guard entity.kind == .organization, entity.isNamed, entity.modifiers.isEmpty,
        Self.words(entity.label).contains(noun), entity.label.contains(" ")
      else { return false }
      let words = Self.words(entity.label)
      let countries = entity.label.split(separator: " ").compactMap {
        lexicon.countries.country(String($0))?.country.iso3
      }
      return modifiers.allSatisfy { modifier in
        Self.words(table[modifier].label).allSatisfy(words.contains)
          || table[modifier].iso3.map(countries.contains) ?? false
      }
    }
  }

  /// Whether a phrase points back: "the ministry", "that ministry", or a noun without any determiner.
  func isDefinite(_ mention: Mention) -> Bool {
    guard let determiner = document.child(mention.head, .det) else {
      // "police" is plural for the tagger and one body for the reader.
      return !document.isPlural(mention.head)
        || document.lower(mention.head) == document.lemma(mention.head)
    }
    return lexicon.isIn(.definiteDeterminer, document.lower(determiner))
  }
}

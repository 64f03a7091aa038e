import Documents
import KnowledgeGraph
import Lexicon

/// Finds common-noun phrases for people and organizations: "a senior aide", "the ministry".
///
/// A phrase counts where its head noun stands in the lexicon and no proper name covers it. Whether it becomes an
/// entity is decided later, by what it takes part in.
struct NominalDetector: Sendable {
  let lexicon: Lexicon

  /// The noun phrases of a document, in order.
  /// - Parameter names: The proper names, which no phrase's head lies in.
  func mentions(in document: Document, besides names: [Mention]) -> [Mention] {
    var covered = Set(names.flatMap(\.tokens))
    covered.formUnion(names.compactMap(\.nounToken))
    var mentions: [Mention] = []
    for token in document.tokens.indices where !covered.contains(token) {
      guard let (head, basis) = basis(of: token, in: document) else { continue }
      if isInCompoundWord(token, head: head, in: document) { continue }
      if isPortfolio(token, in: document) { continue }
      if let whole = partitiveWhole(of: head, in: document),
        mentions.contains(where: { $0.head == whole })
      {
        continue
      }
      if let first = countedPartner(of: head, in: document),
        mentions.contains(where: { $0.tokens.contains(head) && $0.head == first })
      {
        continue
      }
      var range = phrase(endingAt: head, noun: token, in: document)
      if case .organizationNoun = basis {
        while range.lowerBound < token, !covered.contains(range.lowerBound),
          lexicon.isIn(.ordinalModifier, document.lower(range.lowerBound))
        {
          range = (range.lowerBound + 1)..<range.upperBound
        }
      }
      mentions.append(
        Mention(
          tokens: range, head: head, name: label(of: range, in: document), basis: basis,
          typeNoun: typeNoun(token, in: document)))
    }
    return mentions
  }

  /// What a noun says of its phrase, with the token on which the phrase hangs.
  func basis(of token: Int, in document: Document) -> (head: Int, basis: Mention.Basis)? {
    let word = document.tokens[token]
    if let party = partyPlural(token, in: document) { return party }
    guard word.pos == .noun || word.pos == .properNoun && !document.isAllCapitals(token) else {
      return nil
    }
    let head = suffixed(token, in: document) ?? token
    if head == token, word.dependency == .compound || word.dependency == .nmod,
      document.tokens[word.head].pos == .noun || document.tokens[word.head].pos == .properNoun
    {
      return nil
    }
    if let type = organizationType(token, in: document) {
      if lexicon.isIn(.partitive, document.lower(token)), hasPluralComplement(head, in: document) {
        return (head, .groupNoun)
      }
      let isCounted = document.child(token, "nummod") != nil
      if document.isPlural(token), isCounted || !isOnePluralBody(token, type, in: document) {
        return (head, .groupNoun)
      }
      return (head, .organizationNoun(type))
    }
    guard let role = role(token, in: document) else { return nil }
    if role.class == .kin, document.child(token, .poss) == nil { return nil }
    if document.isPlural(token) || lexicon.isIn(.collectiveNoun, document.lower(token)) {
      return (head, .groupNoun)
    }
    return (head, .personNoun)
  }

  /// "a group of miners": several people, and no organization.
  func hasPluralComplement(_ head: Int, in document: Document) -> Bool {
    guard let preposition = document.child(head, .prep),
      lexicon.isIn(.wholePreposition, document.lower(preposition)),
      let object = document.child(preposition, .pobj)
    else { return false }
    return document.isPlural(object)
  }

  /// Plurals of parties and creeds: "six Republicans".
  func partyPlural(
    _ token: Int, in document: Document
  ) -> (head: Int, basis: Mention.Basis)? {
    let isPeople =
      document.isPlural(token)
      && lexicon.countries.country(document.tokens[token].text).map { $0.form != .name } ?? false
    guard document.tokens[token].tag == "NNPS" || isPeople,
      isPeople
        || document.entities.contains(where: { $0.label == "NORP" && $0.tokens.contains(token) })
        || lexicon.roles[String(document.lower(token).dropLast())]?.class == .person,
      document.tokens[token].dependency != .compound
    else { return nil }
    return (token, .groupNoun)
  }

  /// Whether a plural noun names one organization: "forces", but not "governments".
  func isOnePluralBody(_ token: Int, _ type: String, in document: Document) -> Bool {
    Self.singularTypes.contains(type) && lexicon.organizationNouns[document.lower(token)] != nil
  }

  /// The types whose plural forms name one organization: "forces", "authorities", "police".
  private static let singularTypes: Set<String> = [
    "military", "police", "government", "armedGroup",
  ]

  /// The elect or designate behind a title: in "president-elect" the phrase hangs on "elect".
  func suffixed(_ token: Int, in document: Document) -> Int? {
    guard token + 2 < document.tokens.count, document.tokens[token + 1].text == "-",
      lexicon.statusWords[document.lower(token + 2)]?.places.contains(.after) == true
    else { return nil }
    return token + 2
  }

  func organizationType(_ token: Int, in document: Document) -> String? {
    if let before = compoundBefore(token, in: document),
      let type = lexicon.organizationNouns["\(before) \(document.lower(token))"]
        ?? lexicon.organizationNouns["\(before) \(document.lemma(token))"]
    {
      return type
    }
    if lexicon.roles[document.lemma(token)]?.makesPosition == true,
      document.child(token, .prep).map({ lexicon.isIn(.wholePreposition, document.lower($0)) })
        ?? false
    {
      return nil
    }
    if lexicon.isIn(.nameOnlyNoun, document.lemma(token)), !document.isCapitalized(token) {
      return nil
    }
    return lexicon.organizationNouns[document.lower(token)]
      ?? lexicon.organizationNouns[document.lemma(token)]
  }

  func role(_ token: Int, in document: Document) -> Role? {
    if let before = compoundBefore(token, in: document),
      let role = lexicon.roles["\(before) \(document.lemma(token))"]
    {
      return role
    }
    return lexicon.roles[document.lemma(token)] ?? lexicon.roles[document.lower(token)]
  }

  func compoundBefore(_ token: Int, in document: Document) -> String? {
    guard token > 0, document.tokens[token - 1].head == token,
      [.compound, .amod].contains(document.tokens[token - 1].dependency)
    else { return nil }
    return document.lower(token - 1)
  }

  func typeNoun(_ token: Int, in document: Document) -> String {
    if let before = compoundBefore(token, in: document) {
      let pair = "\(before) \(document.lemma(token))"
      if lexicon.organizationNouns[pair] != nil || lexicon.roles[pair] != nil { return pair }
      let plural = "\(before) \(document.lower(token))"
      if lexicon.organizationNouns[plural] != nil { return plural }
    }
    return document.lemma(token)
  }

  /// Whether a noun only says what an office is for: "youth" in "minister for youth".
  func isPortfolio(_ token: Int, in document: Document) -> Bool {
    let preposition = document.tree.head(of: token)
    let title = document.tree.head(of: preposition)
    return document.tokens[token].dependency == .pobj && !document.isPlural(token)
      && lexicon.isIn(.portfolio, document.lower(token))
      && lexicon.organizationNouns[document.lower(token)] == nil
      && lexicon.roles[document.lemma(title)]?.makesPosition == true
  }

  /// Whether a noun is a part of a hyphenated word: "government" in "government-in-waiting".
  func isInCompoundWord(_ token: Int, head: Int, in document: Document) -> Bool {
    if token > 1, document.tokens[token - 1].text == "-",
      !document.tokens[token - 1].hasTrailingSpace, !document.tokens[token - 2].hasTrailingSpace
    {
      // "half-staff", but not "ex-minister", "vice-president".
      let prefix = document.lower(token - 2)
      let isRank =
        lexicon.titleModifiers[prefix] != nil || lexicon.statusWords[prefix] != nil
        || lexicon.roles[prefix] != nil
      if !isRank { return true }
    }
    let next = token + 1
    guard head == token, next < document.tokens.count else { return false }
    return document.tokens[next].text == "-" && !document.tokens[token].hasTrailingSpace
  }

  /// The noun of which a noun names the members: "group" in "a group of miners".
  func partitiveWhole(of head: Int, in document: Document) -> Int? {
    let preposition = document.tree.head(of: head)
    guard document.tokens[head].dependency == .pobj,
      lexicon.isIn(.wholePreposition, document.lower(preposition))
    else {
      return nil
    }
    let whole = document.tree.head(of: preposition)
    return lexicon.isIn(.partitive, document.lower(whole)) ? whole : nil
  }

  /// The head of a counted phrase to which another counted phrase is joined: "two women and six children".
  func countedPartner(of head: Int, in document: Document) -> Int? {
    guard document.tokens[head].dependency == .conj, document.child(head, "nummod") != nil
    else { return nil }
    let first = document.tree.head(of: head)
    return document.child(first, "nummod") != nil ? first : nil
  }

}

extension String {
  /// The string without spaces at its ends and with single spaces inside.
  func trimmingSpaces() -> String { split(separator: " ").joined(separator: " ") }
}

extension Dependency {
  static var det: Self { "det" }
  static var nmod: Self { "nmod" }
}

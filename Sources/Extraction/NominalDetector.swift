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
  private func basis(of token: Int, in document: Document) -> (head: Int, basis: Mention.Basis)? {
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
      if document.isPlural(token), !isOnePluralBody(token, type, in: document) {
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
  private func hasPluralComplement(_ head: Int, in document: Document) -> Bool {
    guard let preposition = document.child(head, .prep),
      lexicon.isIn(.wholePreposition, document.lower(preposition)),
      let object = document.child(preposition, .pobj)
    else { return false }
    return document.isPlural(object)
  }

  /// Plurals of parties and creeds: "six Republicans".
  private func partyPlural(
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
  private func isOnePluralBody(_ token: Int, _ type: String, in document: Document) -> Bool {
    Self.singularTypes.contains(type) && lexicon.organizationNouns[document.lower(token)] != nil
  }

  /// The types whose plural forms name one organization: "forces", "authorities", "police".
  private static let singularTypes: Set<String> = [
    "military", "police", "government", "armedGroup",
  ]

  /// The elect or designate behind a title: in "president-elect" the phrase hangs on "elect".
  private func suffixed(_ token: Int, in document: Document) -> Int? {
    guard token + 2 < document.tokens.count, document.tokens[token + 1].text == "-",
      lexicon.statusWords[document.lower(token + 2)]?.places.contains(.after) == true
    else { return nil }
    return token + 2
  }

  private func organizationType(_ token: Int, in document: Document) -> String? {
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

  private func role(_ token: Int, in document: Document) -> Role? {
    if let before = compoundBefore(token, in: document),
      let role = lexicon.roles["\(before) \(document.lemma(token))"]
    {
      return role
    }
    return lexicon.roles[document.lemma(token)] ?? lexicon.roles[document.lower(token)]
  }

  private func compoundBefore(_ token: Int, in document: Document) -> String? {
    guard token > 0, document.tokens[token - 1].head == token,
      [.compound, .amod].contains(document.tokens[token - 1].dependency)
    else { return nil }
    return document.lower(token - 1)
  }

  private func typeNoun(_ token: Int, in document: Document) -> String {
    if let before = compoundBefore(token, in: document) {
      let pair = "\(before) \(document.lemma(token))"
      if lexicon.organizationNouns[pair] != nil || lexicon.roles[pair] != nil { return pair }
      let plural = "\(before) \(document.lower(token))"
      if lexicon.organizationNouns[plural] != nil { return plural }
    }
    return document.lemma(token)
  }

  /// Whether a noun only says what an office is for: "youth" in "minister for youth".
  private func isPortfolio(_ token: Int, in document: Document) -> Bool {
    let preposition = document.tree.head(of: token)
    let title = document.tree.head(of: preposition)
    return document.tokens[token].dependency == .pobj && !document.isPlural(token)
      && lexicon.isIn(.portfolio, document.lower(token))
      && lexicon.organizationNouns[document.lower(token)] == nil
      && lexicon.roles[document.lemma(title)]?.makesPosition == true
  }

  /// Whether a noun is a part of a hyphenated word: "government" in "government-in-waiting".
  private func isInCompoundWord(_ token: Int, head: Int, in document: Document) -> Bool {
    let next = token + 1
    guard head == token, next < document.tokens.count else { return false }
    return document.tokens[next].text == "-" && !document.tokens[token].hasTrailingSpace
  }

  /// The noun of which a noun names the members: "group" in "a group of miners".
  private func partitiveWhole(of head: Int, in document: Document) -> Int? {
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
  private func countedPartner(of head: Int, in document: Document) -> Int? {
    guard document.tokens[head].dependency == .conj, document.child(head, "nummod") != nil
    else { return nil }
    let first = document.tree.head(of: head)
    return document.child(first, "nummod") != nil ? first : nil
  }

  /// From the phrase's first modifier to its head, and on to what the head needs: "members of the council".
  private func phrase(endingAt head: Int, noun: Int, in document: Document) -> Range<Int> {
    var start = noun
    let modifiers: Set<Dependency> = [.det, .amod, .compound, .poss, "nummod", "nmod", "predet"]
    let leftmost = document.tree.children(of: head).first {
      $0 < noun && modifiers.contains(document.tokens[$0].dependency)
    }
    let own = document.tree.children(of: noun).first {
      $0 < noun && modifiers.contains(document.tokens[$0].dependency)
    }
    for child in [leftmost, own].compactMap(\.self) {
      start = min(start, document.tree.subtree(of: child).lowerBound)
    }
    start = max(start, document.sentenceRange(of: noun).lowerBound, noun - 12)
    while start < noun, skipsAtFront(start, in: document) { start += 1 }
    return start..<max(head + 1, complementEnd(of: head, in: document))
  }

  /// The end of the complement behind a head: "of the council", "close to Ruiz", a further counted phrase.
  private func complementEnd(of head: Int, in document: Document) -> Int {
    if let conjunct = document.child(head, .conj),
      countedPartner(of: conjunct, in: document) == head
    {
      return conjunct + 1
    }
    let next = head + 1
    guard next < document.sentenceRange(of: head).upperBound else { return next }
    let label = document.tokens[next].dependency
    let isClose =
      lexicon.isIn(.closeness, document.lower(next))
      && (label == .amod || label == "acl" || label == "relcl")
    guard isClose || label == .prep && lexicon.isIn(.complementPreposition, document.lower(next)),
      document.tokens[next].head == head
    else { return next }
    guard isClose || hasActorComplement(next, in: document) else { return next }
    var end = document.tree.subtree(of: next).upperBound
    if isClose, end == next + 1, end < document.tokens.count,
      lexicon.isIn(.addresseePreposition, document.lower(end))
    {
      end = document.tree.subtree(of: end).upperBound
    }
    let clause = (next..<end).first { token in
      [.relcl, "acl", "advcl", .ccomp].contains(document.tokens[token].dependency) && token > next
        || [",", ";", "—", "("].contains(document.tokens[token].text)
    }
    end = clause.map { document.tree.subtree(of: $0).lowerBound } ?? end
    while end > next,
      document.tokens[end - 1].pos == .punctuation || document.isPossessiveMark(end - 1)
    {
      end -= 1
    }
    return end - next <= 9 ? max(end, next) : next
  }

  /// Whether a preposition leads to a name or to somebody: "of the council", not "of bad faith".
  private func hasActorComplement(_ preposition: Int, in document: Document) -> Bool {
    guard let object = document.child(preposition, .pobj) else { return false }
    if document.tokens[object].pos == .properNoun || document.isCapitalized(object) { return true }
    let lemma = document.lemma(object)
    return lexicon.roles[lemma] != nil || lexicon.organizationNouns[lemma] != nil
      || lexicon.isIn(.portfolio, document.lower(object))
  }

  private func skipsAtFront(_ token: Int, in document: Document) -> Bool {
    let word = document.tokens[token]
    if word.isSpace || word.pos == .punctuation || document.isQuote(token) { return true }
    if document.isPossessiveMark(token) { return true }
    let letters = document.lower(token).filter { $0.isLetter }
    return word.pos == .determiner || word.tag == "PRP$"
      || lexicon.isIn(.definiteDeterminer, letters)
      || lexicon.isIn(.looseModifier, word.lemma.lowercased())
      || lexicon.isIn(.approximation, document.lower(token))
  }

  private func label(of range: Range<Int>, in document: Document) -> String {
    var label = ""
    for index in range where !document.isQuote(index) && !document.tokens[index].isSpace {
      if document.isPossessiveMark(index) { continue }
      label += document.tokens[index].text
      let next = index + 1
      let isGlued =
        next < range.upperBound && !document.tokens[index].hasTrailingSpace
        && !document.isPossessiveMark(next) && !document.isQuote(next)
        && !document.isQuote(index)
      if next < range.upperBound, !isGlued { label += " " }
    }
    return label.trimmingSpaces()
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

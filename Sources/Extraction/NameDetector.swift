import Documents
import KnowledgeGraph
import Lexicon

/// Finds proper names: what the annotator labelled, mended at its edges, and what the form shows.
struct NameDetector: Sendable {
  let lexicon: Lexicon

  /// The labels whose spans may name actors, organizations or places.
  static let actorLabels: Set<String> = ["PERSON", "ORG", "GPE", "LOC", "NORP", "FAC"]

  /// The proper names of a document, in order and without overlap.
  func mentions(in document: Document) -> [Mention] {
    var candidates: [(mention: Mention, priority: Int)] = []
    candidates += nicknamed(in: document).map { ($0, 4) }
    candidates += introducedAcronyms(in: document).map { ($0, 3) }
    for entity in document.entities where Self.actorLabels.contains(entity.label) {
      candidates += labelled(entity, in: document).map { ($0, 2) }
    }
    candidates += designated(in: document).map { ($0, 2) }
    candidates += countries(in: document).map { ($0, 1) }
    candidates += titled(in: document).map { ($0, 0) }
    return withRegions(resolve(candidates), in: document)
  }

  /// Keeps what has the higher priority, then what is longer, then what comes first.
  func resolve(_ candidates: [(mention: Mention, priority: Int)]) -> [Mention] {
    let ordered = candidates.sorted { a, b in
      let (one, other) = (a.mention.tokens, b.mention.tokens)
      if a.priority != b.priority { return a.priority > b.priority }
      if one.count != other.count { return one.count > other.count }
      return one.lowerBound < other.lowerBound
    }
    var taken: Set<Int> = []
    var kept: [Mention] = []
    for (mention, _) in ordered where taken.isDisjoint(with: mention.tokens) {
      taken.formUnion(mention.tokens)
      kept.append(mention)
    }
    return kept.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  // MARK: - What the annotator labelled

  func labelled(_ entity: EntitySpan, in document: Document) -> [Mention] {
    pieces(of: entity.tokens, in: document).compactMap { piece in
      var range = trimmed(piece, label: entity.label, in: document)
      guard !range.isEmpty else { return nil }
      if range.count == 1, let country = prefixedCountry(range.lowerBound, in: document) {
        return country
      }
      if entity.label == "PERSON" { range = extendedPerson(range, in: document) }
      range = withArticle(range, in: document)
      var typeNoun: String?
      let last = range.upperBound - 1
      if range.count > 1, !document.isCapitalized(last), isApposedNoun(last, in: document) {
        typeNoun = document.lemma(last)
        range = range.dropLast()
      } else if range.upperBound < document.tokens.count,
        document.tokens[range.upperBound].head == range.upperBound
          || document.tokens[last].head == range.upperBound,
        !document.isCapitalized(range.upperBound), entity.label == "ORG" || range.count == 1,
        document.tokens[last].dependency == .compound,
        isApposedNoun(range.upperBound, in: document)
      {
        typeNoun = document.lemma(range.upperBound)
      }
      if let completed = completedName(range, in: document) { return completed }
      guard isPlausible(range, in: document),
        !namesGroup(range, label: entity.label, in: document),
        !isJoinedAdjective(range, in: document), !isBareAdjective(range, in: document)
      else { return nil }
      let name = document.name(of: range)
      var basis = Mention.Basis.labelled(entity.label)
      if let region = lexicon.regionAdjectives[name] {
        basis = .region(region)
      } else if let match = lexicon.countries.country(name) {
        basis = .country(match.country.iso3, isAdjective: match.form != .name)
      } else if entity.label == "NORP" {
        return nil
      }
      var mention = Mention(
        tokens: range, head: document.head(of: range), name: name, basis: basis,
        typeNoun: typeNoun)
      let next = range.upperBound
      if let typeNoun, next < document.tokens.count, document.lemma(next) == typeNoun {
        mention.nounToken = next
      }
      return mention
    }
  }

  /// Whether a common noun behind a name says what the name names, and is no part of it: "Globe magazine".
  func isApposedNoun(_ token: Int, in document: Document) -> Bool {
    let word = document.tokens[token]
    let isFront =
      word.dependency == .compound && document.tokens[word.head].pos == .noun
      && document.tree.head(of: token) > token
    guard let type = lexicon.organizationNouns[document.lemma(token)], !isFront else {
      return false
    }
    return lexicon.isIn(.apposedType, type)
  }

  /// A name that a noun in lower case completes: "Conservative party", "Queen Ida hospital".
  func completedName(_ range: Range<Int>, in document: Document) -> Mention? {
    let noun = range.upperBound
    guard noun < document.tokens.count, let last = range.last,
      document.isCapitalized(last), !document.isPlural(noun),
      document.tokens[last].head == noun,
      [.amod, .compound].contains(document.tokens[last].dependency),
      lexicon.isIn(.nameCompletingNoun, document.lower(noun)),
      placeBasis(of: document.name(of: range)) == nil
    else { return nil }
    var start = range.lowerBound
    while start > 0, document.tokens[start - 1].head == noun, isTitleWord(start - 1, in: document),
      document.isCapitalized(start - 1)
    {
      start -= 1
    }
    let whole = start..<(noun + 1)
    return Mention(
      tokens: whole, head: noun, name: document.name(of: whole), basis: .pattern(.organization),
      typeNoun: document.lower(noun))
  }

  /// Whether a people is meant, or some of it, rather than its country: "four Danes".
  func namesPeople(
    _ range: Range<Int>, _ form: CountryTable.Form, in document: Document
  ) -> Bool {
    guard let last = range.last else { return false }
    return form != .name && ["NNPS", "NNS"].contains(document.tokens[last].tag)
  }

  /// Whether an adjective is taken for a name: "Naval" in "the Naval base".
  func isBareAdjective(_ range: Range<Int>, in document: Document) -> Bool {
    guard let last = range.last, range.upperBound < document.tokens.count else { return false }
    return lexicon.titleModifiers[document.lower(last)] != nil
      && document.tokens[last].dependency == .amod
      && document.tokens[last].head == range.upperBound && range.count <= 2
      && !document.isAllCapitals(last) && placeBasis(of: document.name(of: range)) == nil
      && !document.tokens[last].text.contains("-")
  }

  /// Whether a name is that of several people by what they are: "Senate Democrats".
  func namesGroup(_ range: Range<Int>, label: String, in document: Document) -> Bool {
    if range.count == 1, let word = range.first, document.lower(word).hasSuffix("s"),
      lexicon.roles[String(document.lower(word).dropLast())]?.class == .office
    {
      return true
    }
    guard let last = range.last, range.count > 1, label != "PERSON", document.isPlural(last),
      let role = lexicon.roles[document.lemma(last)]
        ?? lexicon.roles[document.lower(last)]
        ?? lexicon.roles[String(document.lower(last).dropLast())]
    else { return false }
    let first = document.lower(range.lowerBound)
    guard lexicon.organizationNouns[first] != nil || lexicon.titleModifiers[first] != nil else {
      return false
    }
    return role.class != .kin && lexicon.organizationNouns[document.lower(last)] == nil
  }

  /// Whether a name is one of two peoples joined by a hyphen: "Franco-Danish".
  func isJoinedAdjective(_ range: Range<Int>, in document: Document) -> Bool {
    guard range.count == 3, document.tokens[range.lowerBound + 1].text == "-", let last = range.last
    else { return false }
    return lexicon.countries.country(document.tokens[last].text).map { $0.form != .name } ?? false
  }

  func isPlausible(_ range: Range<Int>, in document: Document) -> Bool {
    guard !range.isEmpty else { return false }
    if let last = range.last, lexicon.nonActorNouns.contains(document.lower(last)) { return false }
    let isThing = range.dropFirst().contains {
      lexicon.isIn(.wholePreposition, document.lower($0))
        && lexicon.isIn(.ofThing, document.lower($0 - 1))
    }
    if isThing { return false }
    if isPortfolio(range, in: document) || namesThing(range, in: document) { return false }
    let hasCapital = range.contains { document.isCapitalized($0) }
    let letters = range.contains { index in
      document.tokens[index].text.unicodeScalars.contains { $0.properties.isAlphabetic }
    }
    return hasCapital && letters && !range.contains { document.isLink($0) }
      && !(range.count == 1 && document.tokens[range.lowerBound].pos == .pronoun)
  }

  /// Whether a name only says after whom a thing is called: "the Ruiz airport", "the Lang amendment".
  func namesThing(_ range: Range<Int>, in document: Document) -> Bool {
    let next = range.upperBound
    guard next < document.tokens.count, let last = range.last else { return false }
    return document.tokens[last].dependency == .compound && document.tokens[last].head == next
      && lexicon.isIn(.namedThing, document.lower(next))
  }

  /// Whether a capitalized word completes a title: "Secretary of State", "Defense Secretary".
  func isPortfolio(_ range: Range<Int>, in document: Document) -> Bool {
    let start = range.lowerBound
    let next = range.upperBound
    if range.count == 1, next < document.tokens.count, document.tokens[start].head == next,
      lexicon.isIn(.portfolioTitle, document.lower(next)),
      lexicon.isIn(.portfolio, document.lower(start))
    {
      return true
    }
    guard start > 1, lexicon.isIn(.wholePreposition, document.lower(start - 1)),
      lexicon.isIn(.portfolio, document.lower(start))
    else { return false }
    return lexicon.roles[document.lower(start - 2)]?.class == .office
  }
}

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
    return resolve(candidates)
  }

  /// Keeps what has the higher priority, then what is longer, then what comes first.
  private func resolve(_ candidates: [(mention: Mention, priority: Int)]) -> [Mention] {
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

  private func labelled(_ entity: EntitySpan, in document: Document) -> [Mention] {
    pieces(of: entity.tokens, in: document).compactMap { piece in
      var range = trimmed(piece, label: entity.label, in: document)
      guard !range.isEmpty else { return nil }
      if entity.label == "PERSON" { range = extendedPerson(range, in: document) }
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
      guard isPlausible(range, in: document) else { return nil }
      let name = document.name(of: range)
      var basis = Mention.Basis.labelled(entity.label)
      if let match = lexicon.countries.country(name) {
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
  private func isApposedNoun(_ token: Int, in document: Document) -> Bool {
    let type = lexicon.organizationNouns[document.lemma(token)]
    return type == "media" || type == "party"
  }

  /// Cuts a span at links, dashes and brackets.
  private func pieces(of range: Range<Int>, in document: Document) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for index in range {
      let text = document.tokens[index].text
      guard document.isLink(index) || ["—", "–", "--", "(", ")", "[", "]", "/"].contains(text)
      else { continue }
      if start < index { pieces.append(start..<index) }
      start = index + 1
    }
    if start < range.upperBound { pieces.append(start..<range.upperBound) }
    return pieces
  }

  /// Drops what stands around a name: determiners, titles, honorifics, quotes, possessive marks.
  private func trimmed(
    _ range: Range<Int>, label: String, in document: Document
  ) -> Range<Int> {
    let hasTitle = range.contains { isTitleWord($0, in: document) }
    let namesPerson =
      label == "PERSON"
      || hasTitle && range.contains { document.isGivenNameLike($0, lexicon) }
    var range = namesPerson ? withoutTitles(range, in: document) : range
    while let first = range.first, isFrontMatter(first, of: range, label: label, in: document) {
      range = range.dropFirst()
    }
    while let last = range.last, isBackMatter(last, of: range, label: label, in: document) {
      range = range.dropLast()
    }
    return range
  }

  /// The name at the end of "Northwind's Vice President of Research Ana Ruiz": what stands behind the last possessive mark,
  /// title and complement of a title.
  private func withoutTitles(_ range: Range<Int>, in document: Document) -> Range<Int> {
    var start = range.lowerBound
    for token in range.dropLast() {
      if document.isPossessiveMark(token) || isTitleWord(token, in: document) { start = token + 1 }
      if document.lower(token) == "of", token == start {
        start = range.first { $0 > token && document.isGivenNameLike($0, lexicon) } ?? start
      }
    }
    return start..<range.upperBound
  }

  private func isFrontMatter(
    _ token: Int, of range: Range<Int>, label: String, in document: Document
  ) -> Bool {
    let word = document.tokens[token]
    if word.pos == .determiner || word.pos == .punctuation || word.isSpace { return true }
    if document.isQuote(token) || document.isPossessiveMark(token) { return true }
    if word.pos == .adposition || word.pos == .numeral, !document.isCapitalized(token) {
      return lexicon.connectors[document.lower(token)] != .person
    }
    guard range.count > 1 else { return false }
    let lower = document.lower(token)
    if lexicon.honorifics[lower] != nil || lexicon.titleAbbreviations[lower] != nil { return true }
    if lexicon.isIn(.calendarWord, lower) { return true }
    guard label == "PERSON" else {
      return !document.isCapitalized(token) && word.pos == .adjective
    }
    if lexicon.statusWords[lower] != nil { return true }
    if let role = lexicon.roles[lower], role.makesPosition { return true }
    return false
  }

  private func isBackMatter(
    _ token: Int, of range: Range<Int>, label: String, in document: Document
  ) -> Bool {
    let word = document.tokens[token]
    if range.count > 1, let role = lexicon.roles[document.lower(token)],
      label == "PERSON" ? role.makesPosition : label == "ORG" && role.class == .office
    {
      return true
    }
    if document.isPossessiveMark(token) || word.isSpace || document.isQuote(token) { return true }
    return word.pos == .punctuation && !["!", "."].contains(word.text)
  }

  /// Takes in the capitalized words before and behind a person's name that belong to it.
  private func extendedPerson(_ range: Range<Int>, in document: Document) -> Range<Int> {
    var range = range
    let sentence = document.sentenceRange(of: range.lowerBound)
    while range.upperBound < sentence.upperBound {
      let next = range.upperBound
      let word = document.tokens[next]
      guard word.pos == .properNoun, document.isCapitalized(next), !document.isLink(next),
        !isTitleWord(next, in: document),
        document.tokens[next - 1].hasTrailingSpace || document.tokens[next - 1].text == "-",
        word.head == range.upperBound - 1 || range.contains(word.head)
          || document.tokens[range.upperBound - 1].head == next,
        document.tokens[range.upperBound - 1].dependency == .compound
      else { break }
      range = range.lowerBound..<(next + 1)
    }
    return range
  }

  private func isPlausible(_ range: Range<Int>, in document: Document) -> Bool {
    guard !range.isEmpty else { return false }
    if let last = range.last, lexicon.nonActorNouns.contains(document.lower(last)) { return false }
    if isPortfolio(range, in: document) { return false }
    let hasCapital = range.contains { document.isCapitalized($0) }
    let letters = range.contains { index in
      document.tokens[index].text.unicodeScalars.contains { $0.properties.isAlphabetic }
    }
    return hasCapital && letters && !range.contains { document.isLink($0) }
      && !(range.count == 1 && document.tokens[range.lowerBound].pos == .pronoun)
  }

  /// Whether a capitalized word completes a title: "Secretary of State".
  private func isPortfolio(_ range: Range<Int>, in document: Document) -> Bool {
    let start = range.lowerBound
    guard start > 1, document.lower(start - 1) == "of",
      lexicon.isIn(.portfolio, document.lower(start))
    else { return false }
    return lexicon.roles[document.lower(start - 2)]?.class == .office
  }

  // MARK: - What the form shows

  /// Names with a nickname in quotation marks: Ana “La Jefa” Ruiz.
  private func nicknamed(in document: Document) -> [Mention] {
    var mentions: [Mention] = []
    for open in document.tokens.indices where document.isQuote(open) {
      let sentence = document.sentenceRange(of: open)
      var close = open + 1
      while close < sentence.upperBound, close - open <= 4, isNameWord(close, in: document) {
        close += 1
      }
      guard close > open + 1, close + 1 < sentence.upperBound, document.isQuote(close),
        isNameWord(close + 1, in: document), document.tokens[close].hasTrailingSpace,
        open > sentence.lowerBound, isNameWord(open - 1, in: document)
      else { continue }
      var start = open - 1
      while start > sentence.lowerBound, isNameWord(start - 1, in: document),
        !isTitleWord(start - 1, in: document),
        document.tokens[start - 1].head == start
          || document.tokens[start - 1].dependency == .compound
            && document.tokens[start - 1].head >= start
            && document.isGivenNameLike(start - 1, lexicon)
      {
        start -= 1
      }
      var end = close + 2
      while end < sentence.upperBound, isNameWord(end, in: document) { end += 1 }
      let range = start..<end
      mentions.append(
        Mention(
          tokens: range, head: document.head(of: range), name: document.name(of: range),
          basis: .pattern(.person), introduces: document.name(of: (open + 1)..<close)))
    }
    return mentions
  }

  private func isNameWord(_ token: Int, in document: Document) -> Bool {
    document.isCapitalized(token) && !document.isLink(token)
      && [.properNoun, .noun, .adjective].contains(document.tokens[token].pos)
  }

  private func isTitleWord(_ token: Int, in document: Document) -> Bool {
    lexicon.roles[document.lower(token)]?.makesPosition == true
      || lexicon.honorifics[document.lower(token)] != nil
  }

  /// "Liberal Action Front (LAF)": a long form and the acronym that it introduces.
  private func introducedAcronyms(in document: Document) -> [Mention] {
    var mentions: [Mention] = []
    for open in document.tokens.indices where document.tokens[open].text == "(" {
      guard open + 2 < document.tokens.count, document.tokens[open + 2].text == ")",
        document.isAcronym(open + 1), open > 0
      else { continue }
      let letters = Acronym.letters(document.tokens[open + 1].text)
      guard
        let start = Acronym.start(of: letters, endingBefore: open, in: document, lexicon)
          ?? Acronym.startOfForeign(letters, endingBefore: open, in: document, lexicon)
      else { continue }
      let long = start..<open
      let short = (open + 1)..<(open + 2)
      mentions.append(
        Mention(
          tokens: long, head: document.head(of: long), name: document.name(of: long),
          basis: .pattern(.organization), introduces: document.name(of: short)))
      mentions.append(
        Mention(
          tokens: short, head: open + 1, name: document.name(of: short),
          basis: .pattern(.organization)))
    }
    return mentions
  }

  /// Runs of capitalized words with a noun for organizations: "National Council for Civil Rights".
  private func designated(in document: Document) -> [Mention] {
    var mentions: [Mention] = []
    var index = 0
    while index < document.tokens.count {
      guard document.startsNameRun(index) else {
        index += 1
        continue
      }
      let run = withoutTitle(document.nameRun(from: index, lexicon), in: document)
      index = run.upperBound
      guard run.count > 1, let noun = designator(of: run, in: document),
        isPlausible(run, in: document)
      else { continue }
      mentions.append(
        Mention(
          tokens: run, head: document.head(of: run), name: document.name(of: run),
          basis: .pattern(.organization), typeNoun: noun))
    }
    return mentions
  }

  /// The run behind a title: "Northwind Group" in "Chairman of Northwind Group".
  private func withoutTitle(_ run: Range<Int>, in document: Document) -> Range<Int> {
    var start = run.lowerBound
    for token in run.dropFirst() where lexicon.connectors[document.lower(token)] == .organization {
      guard lexicon.roles[document.lower(token - 1)]?.makesPosition == true else { continue }
      start = token + 1
    }
    while start < run.upperBound - 1, !document.isCapitalized(start) { start += 1 }
    return start..<run.upperBound
  }

  /// The noun for organizations that ends the run or its part before "of" and "for".
  private func designator(of run: Range<Int>, in document: Document) -> String? {
    var ends = [run.upperBound - 1]
    if let connector = run.first(where: { lexicon.connectors[document.lower($0)] == .organization }
    ),
      connector > run.lowerBound
    {
      ends.append(connector - 1)
    }
    for end in ends {
      let word = document.lower(end)
      let lemma = document.lemma(end)
      if lexicon.organizationNouns[word] != nil { return word }
      if lexicon.organizationNouns[lemma] != nil, !document.isPlural(end) { return lemma }
    }
    return nil
  }

  /// Countries by name, adjective or people, whatever the annotator says.
  private func countries(in document: Document) -> [Mention] {
    var mentions: [Mention] = []
    for index in document.tokens.indices where document.isCapitalized(index) {
      for length in stride(from: 3, through: 1, by: -1) {
        let range = index..<min(index + length, document.tokens.count)
        guard range.count == length,
          let match = lexicon.countries.country(document.name(of: range)),
          match.form != .people
        else { continue }
        mentions.append(
          Mention(
            tokens: range, head: document.head(of: range), name: document.name(of: range),
            basis: .country(match.country.iso3, isAdjective: match.form != .name)))
        break
      }
    }
    return mentions
  }
}

import Documents
import KnowledgeGraph
import Lexicon

/// What the form alone shows: nicknames, acronyms, nouns for organizations, countries.
extension NameDetector {
  /// Names with a nickname in quotation marks: Ana “La Jefa” Ruiz.
  func nicknamed(in document: Document) -> [Mention] {
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

  func isNameWord(_ token: Int, in document: Document) -> Bool {
    document.isCapitalized(token) && !document.isLink(token)
      && [.properNoun, .noun, .adjective].contains(document.tokens[token].pos)
  }

  func isTitleWord(_ token: Int, in document: Document) -> Bool {
    lexicon.roles[document.lower(token)]?.makesPosition == true
      || lexicon.honorifics[document.lower(token)] != nil
  }

  /// Names behind titles that the annotator missed: a given name and a capitalized word.
  func titled(in document: Document) -> [Mention] {
    var mentions: [Mention] = []
    for start in document.tokens.indices.dropFirst()
    where document.isGivenNameLike(start, lexicon) && document.tokens[start].pos == .properNoun {
      let before = document.lower(start - 1)
      guard
        isTitleWord(start - 1, in: document) || lexicon.titleAbbreviations[before] != nil
          || lexicon.isIn(.portfolio, before) && document.isCapitalized(start - 1)
      else { continue }
      var end = start + 1
      while end < document.tokens.count, end < start + 3, isNameWord(end, in: document),
        document.tokens[end].pos == .properNoun, document.tokens[end - 1].hasTrailingSpace
      {
        end += 1
      }
      guard end > start + 1, !isTitleWord(end - 1, in: document),
        lexicon.organizationNouns[document.lower(end - 1)] == nil
      else { continue }
      let range = start..<end
      mentions.append(
        Mention(
          tokens: range, head: document.head(of: range), name: document.name(of: range),
          basis: .pattern(.person)))
    }
    return mentions
  }

  /// "Liberal Action Front (LAF)": a long form and the acronym that it introduces.
  func introducedAcronyms(in document: Document) -> [Mention] {
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
  func designated(in document: Document) -> [Mention] {
    let people = Dictionary(
      document.entities.filter { $0.label == "PERSON" }.map { ($0.tokens.lowerBound, $0.tokens) },
      uniquingKeysWith: { first, _ in first })
    var mentions: [Mention] = []
    var index = 0
    while index < document.tokens.count {
      guard document.startsNameRun(index) else {
        index += 1
        continue
      }
      let whole = joined(document.nameRun(from: index, lexicon), people, in: document)
      let run = withoutTitle(whole, people, in: document)
      index = max(run.upperBound, index + 1)
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

  /// The front of a run up to a small word that joins nothing there, a person or a title: "Liberal Party" in "Liberal Party
  /// Chairman", "Bremen" in "Bremen for the Liberal Party".
  func joined(
    _ run: Range<Int>, _ people: [Int: Range<Int>], in document: Document
  ) -> Range<Int> {
    for token in run.dropFirst() {
      let before = document.lower(token - 1)
      let joins = lexicon.connectors[document.lower(token)] == .organization
      if joins, !document.isCapitalized(token), document.tokens[token].pos != .determiner,
        lexicon.organizationNouns[before] == nil,
        lexicon.organizationNouns[document.lemma(token - 1)] == nil,
        !lexicon.organizationDesignators.contains(before)
      {
        return run.lowerBound..<token
      }
      let startsPerson = people[token] != nil
      let isTitle =
        isTitleWord(token, in: document) && lexicon.organizationNouns[document.lower(token)] == nil
      if startsPerson || isTitle && token == run.upperBound - 1 { return run.lowerBound..<token }
    }
    return run
  }

  /// The run behind a title: "Northwind Group" in "Chairman of Northwind Group".
  func withoutTitle(
    _ run: Range<Int>, _ people: [Int: Range<Int>], in document: Document
  ) -> Range<Int> {
    var start = run.lowerBound
    for token in run.dropFirst() where lexicon.connectors[document.lower(token)] == .organization {
      let isPerson = people[run.lowerBound]?.upperBound == token
      guard isPerson || lexicon.roles[document.lower(token - 1)]?.makesPosition == true else {
        continue
      }
      start = token + 1
    }
    while start < run.upperBound - 1, !document.isCapitalized(start) { start += 1 }
    return start..<run.upperBound
  }

  /// The noun for organizations that ends the run or its part before "of" and "for".
  func designator(of run: Range<Int>, in document: Document) -> String? {
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

  /// Countries and regions by name, adjective or people, whatever the annotator says.
  func countries(in document: Document) -> [Mention] {
    var mentions: [Mention] = []
    for index in document.tokens.indices where document.isCapitalized(index) {
      if isInNameOfNoActor(index, in: document) { continue }
      if let mention = prefixedCountry(index, in: document) { mentions.append(mention) }
      for length in stride(from: 3, through: 1, by: -1) {
        let range = index..<min(index + length, document.tokens.count)
        let name = document.name(of: range)
        guard range.count == length, let basis = placeBasis(of: name) else { continue }
        mentions.append(
          Mention(
            tokens: range, head: document.head(of: range), name: name, basis: basis))
        break
      }
    }
    return mentions
  }

  /// The names with those of countries that mean a region of another country: a bare name means what it meant last.
  func withRegions(_ mentions: [Mention], in document: Document) -> [Mention] {
    var meant: [String: Bool] = [:]
    return mentions.map { mention in
      let name = mention.name
      guard
        let isRegion = isRegion(name, mention.basis, at: mention.tokens, in: document)
          ?? meant[name]
      else { return mention }
      meant[name] = isRegion
      var mention = mention
      if isRegion { mention.basis = .region(name) }
      return mention
    }
  }

  /// Whether a name that a country shares with a region of another country means the region; `nil` where nothing tells, and
  /// for names that only a country has.
  private func isRegion(
    _ name: String, _ basis: Mention.Basis, at range: Range<Int>, in document: Document
  ) -> Bool? {
    guard case .country(let iso3, isAdjective: false) = basis, let place = lexicon.places[name],
      place.type == "region", place.iso3 != iso3
    else { return nil }
    let before = range.lowerBound - 1
    guard before > 0 else { return nil }
    if document.tokens[before].text == "," {
      let city = lexicon.places[document.tokens[before - 1].text]
      return city.map { $0.iso3 == place.iso3 }
    }
    let noun = document.lower(before - 1)
    let isOf =
      lexicon.isIn(.wholePreposition, document.lower(before))
      || lexicon.isIn(.complementPreposition, document.lower(before))
    guard isOf else { return nil }
    return lexicon.isIn(.placeOffice, noun) || lexicon.isIn(.lawmakerTitle, noun) ? true : nil
  }

  /// What a word says of a country or of a region with an adjective of its own.
  func placeBasis(of name: String) -> Mention.Basis? {
    if let match = lexicon.countries.country(name), match.form != .people {
      return .country(match.country.iso3, isAdjective: match.form != .name)
    }
    return lexicon.regionAdjectives[name].map { .region($0) }
  }

  /// The country at the front of a single token: "U.S.-led", "U.S.–French".
  func prefixedCountry(_ token: Int, in document: Document) -> Mention? {
    let parts = document.tokens[token].text.split { $0 == "-" || $0 == "–" }.map(String.init)
    guard parts.count == 2, let match = lexicon.countries.country(parts[0]) else { return nil }
    return Mention(
      tokens: token..<(token + 1), head: token, name: parts[0],
      basis: .country(match.country.iso3, isAdjective: true))
  }

  /// Whether a word belongs to the name of a sea, a war, a law: "Indian" in "Indian Ocean".
  private func isInNameOfNoActor(_ token: Int, in document: Document) -> Bool {
    var next = token + 1
    while next < document.tokens.count, next <= token + 2, document.isCapitalized(next),
      document.tokens[next].pos == .properNoun
    {
      if lexicon.nonActorNouns.contains(document.lower(next)) { return true }
      next += 1
    }
    return false
  }
}

import Documents
import KnowledgeGraph
import Lexicon

/// Where a name starts and ends.
extension NameDetector {
  /// Cuts a span at links, dashes and brackets.
  func pieces(of range: Range<Int>, in document: Document) -> [Range<Int>] {
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
  func trimmed(
    _ range: Range<Int>, label: String, in document: Document
  ) -> Range<Int> {
    let hasTitle = range.contains { isTitleWord($0, in: document) }
    let namesPerson =
      label == "PERSON"
      || hasTitle && range.contains { document.isGivenNameLike($0, lexicon) }
    var range = namesPerson ? withoutTitles(range, in: document) : range
    if label == "PERSON" { range = withoutCountry(range, in: document) }
    while let first = range.first, isFrontMatter(first, of: range, label: label, in: document) {
      range = range.dropFirst()
    }
    while let last = range.last, isBackMatter(last, of: range, label: label, in: document) {
      range = range.dropLast()
    }
    return range
  }

  /// The name behind a country that belongs to the title before it: "Per Lang" in "President of Chad Per Lang".
  func withoutCountry(_ range: Range<Int>, in document: Document) -> Range<Int> {
    let start = range.lowerBound
    guard range.count > 2, start > 1,
      lexicon.isIn(.wholePreposition, document.lower(start - 1)),
      isTitleWord(start - 2, in: document),
      lexicon.countries.country(document.tokens[start].text)?.form == .name
    else { return range }
    return (start + 1)..<range.upperBound
  }

  /// The name at the end of "Northwind's Vice President of Research Ana Ruiz": what stands behind the last possessive mark,
  /// title and complement of a title.
  func withoutTitles(_ range: Range<Int>, in document: Document) -> Range<Int> {
    var start = range.lowerBound
    for token in range.dropLast() {
      if document.isPossessiveMark(token) || isTitleWord(token, in: document) { start = token + 1 }
      if lexicon.isIn(.wholePreposition, document.lower(token)), token == start {
        start = range.first { $0 > token && document.isGivenNameLike($0, lexicon) } ?? start
      }
    }
    return start..<range.upperBound
  }

  func isFrontMatter(
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

  func isBackMatter(
    _ token: Int, of range: Range<Int>, label: String, in document: Document
  ) -> Bool {
    let word = document.tokens[token]
    let isSurname =
      label == "PERSON" && range.count == 2 && document.isCapitalized(token)
      && document.isGivenNameLike(range.lowerBound, lexicon)
    if range.count > 1, !isSurname, let role = lexicon.roles[document.lower(token)],
      label == "PERSON" ? role.makesPosition : label == "ORG" && role.class == .office
    {
      return true
    }
    if document.isPossessiveMark(token) || word.isSpace || document.isQuote(token) { return true }
    return word.pos == .punctuation && !["!", "."].contains(word.text)
  }

  /// Takes in the capitalized words before and behind a person's name that belong to it.
  func extendedPerson(_ range: Range<Int>, in document: Document) -> Range<Int> {
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

  /// Takes in an Arabic article that is glued to a name: "al-Nahar".
  func withArticle(_ range: Range<Int>, in document: Document) -> Range<Int> {
    let start = range.lowerBound
    guard start > 1, document.tokens[start - 1].text == "-",
      !document.tokens[start - 1].hasTrailingSpace, !document.tokens[start - 2].hasTrailingSpace,
      lexicon.connectors[document.lower(start - 2)] == .person
    else { return range }
    return (start - 2)..<range.upperBound
  }
}

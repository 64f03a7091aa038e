/// How a piece of text is written: as a sentence, a heading, a quotation.
enum Wording {
  /// Whether a character ends a sentence, closing quotation marks and brackets included.
  static func endsSentence(_ character: Character) -> Bool {
    ".!?…".contains(character) || closers.contains(character)
  }

  /// How many sentences end inside a text: a final mark, a blank, a capital.
  static func innerSentenceEnds(_ text: String) -> Int {
    let scalars = Array(text.unicodeScalars)
    var ends = 0
    for index in scalars.indices.dropFirst().dropLast(2)
    where ".!?".unicodeScalars.contains(scalars[index]) {
      var next = index + 1
      while next < scalars.count, closers.unicodeScalars.contains(scalars[next]) { next += 1 }
      guard next + 1 < scalars.count, SourceLines.isSpace(scalars[next]) else { continue }
      let word = scalars[..<index].reversed().prefix { !SourceLines.isSpace($0) }
      if !isAbbreviation(Array(word.reversed())), startsSentence(scalars[next + 1]) { ends += 1 }
    }
    return ends
  }

  /// Whether a stop behind a word belongs to it: an initial, `U.S.`, a form of address.
  private static func isAbbreviation(_ word: [Unicode.Scalar]) -> Bool {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: word.drop { openers.unicodeScalars.contains($0) || $0 == "(" })
    return text.count == 1 || text.contains(".")
      || ImportVocabulary.abbreviations.contains(String(text).lowercased())
  }

  /// The text without what stands in round brackets.
  static func withoutBrackets(_ text: String) -> String {
    var depth = 0
    var result = ""
    for character in text {
      if character == "(" { depth += 1 }
      if depth == 0 { result.append(character) }
      if character == ")", depth > 0 { depth -= 1 }
    }
    return result
  }

  /// Whether a line reads as a heading: short, without a final mark, or a question all in quotation marks.
  static func isHeading(_ text: String) -> Bool {
    guard text.unicodeScalars.count <= 80, let first = text.first, let last = text.last else {
      return false
    }
    if openers.contains(first), closers.contains(last), last != ")" {
      let inner = text.dropFirst().dropLast()
      return inner.last == "?" && !inner.contains { openers.contains($0) && $0 != "'" }
    }
    let words = text.split { $0.isWhitespace }
    guard words.count <= 12, first.isUppercase || first.isNumber || openers.contains(first) else {
      return false
    }
    return (last.isLetter || last.isNumber) && innerSentenceEnds(text) == 0
      && words.contains { $0.contains(where: \.isLetter) }
  }

  /// Whether a paragraph can be an entry of a list that has no marks: one short sentence, not speech.
  static func isShortEntry(_ text: String) -> Bool {
    guard let first = text.first, !openers.contains(first) else { return false }
    let bare = withoutBrackets(text)
    return bare.unicodeScalars.count <= 160 && innerSentenceEnds(bare) == 0
  }

  private static func startsSentence(_ scalar: Unicode.Scalar) -> Bool {
    let category = scalar.properties.generalCategory
    return category == .uppercaseLetter || openers.unicodeScalars.contains(scalar)
  }

  private static let openers = "“‘\"'«„"
  private static let closers = "”’\"'»)"
}

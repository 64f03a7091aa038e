import Documents
import Lexicon

/// Cuts the words of a statement out of its sentence.
struct ContentReader: Sendable {
  let lexicon: Lexicon
  let document: Document

  /// The words that depend on `head`, without the subtrees of `excluded`, quotation marks and connecting words at the edges.
  func content(of head: Int, without excluded: [Int] = []) -> [Range<Int>] {
    content(of: [head], without: excluded)
  }

  /// The words that depend on any of several heads.
  func content(of heads: [Int], without excluded: [Int] = []) -> [Range<Int>] {
    var tokens: [Int] = []
    var stack = heads
    while let token = stack.popLast() {
      if excluded.contains(token) { continue }
      tokens.append(token)
      stack += document.tree.children(of: token)
    }
    let found = ranges(tokens.sorted())
    guard let last = found.last, last.count > 1, document.tokens[last.upperBound - 1].text == "."
    else { return found }
    return found.dropLast() + [last.dropLast()]
  }

  /// Tokens as ranges, trimmed; ranges with only marks between them become one.
  func ranges(_ tokens: [Int]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for token in tokens {
      if let last = ranges.last, (last.upperBound..<token).allSatisfy({ isMark($0) }),
        document.block(of: last.lowerBound) == document.block(of: token)
      {
        ranges[ranges.count - 1] = last.lowerBound..<(token + 1)
      } else {
        ranges.append(token..<(token + 1))
      }
    }
    return ranges.enumerated().compactMap { trimmed($1, isFirst: $0 == 0) }
  }

  /// A range without marks, spaces and, at the front of the content, without "that".
  func trimmed(_ range: Range<Int>, isFirst: Bool = true) -> Range<Int>? {
    var range = range
    while let first = range.first,
      isMark(first) && document.tokens[first].text != "…" || isFirst && isComplementizer(first)
    { range = range.dropFirst() }
    while let last = range.last,
      isMark(last) && !Self.ends.contains(document.tokens[last].text)
        || document.tokens[last].dependency == .cc
    {
      range = range.dropLast()
    }
    return range.isEmpty ? nil : range
  }

  private static let ends: Set<String> = [".", "!", "?", "…"]

  private func isComplementizer(_ token: Int) -> Bool {
    document.tokens[token].dependency == "mark" && document.tokens[token].tag == "IN"
      && document.lemma(token) == "that"
  }

  /// Whether a token is a punctuation mark or whitespace.
  func isMark(_ token: Int) -> Bool {
    let word = document.tokens[token]
    return word.isSpace || document.isQuote(token)
      || word.pos == .punctuation
        && !word.text.unicodeScalars.contains { $0.properties.isAlphabetic }
  }

  /// How many words ranges hold.
  func wordCount(_ ranges: [Range<Int>]) -> Int {
    ranges.joined().reduce(0) { isMark($1) ? $0 : $0 + 1 }
  }
}

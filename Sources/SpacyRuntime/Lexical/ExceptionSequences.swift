/// The exceptions that an article may contain as several tokens, because their text has an affix or
/// a space in it, as in `a.m.` or `:)`.
///
/// A trie over the identifiers of the token texts.
struct ExceptionSequences: Sendable {
  /// A place where tokens are replaced.
  struct Replacement: Sendable {
    /// The tokens that go.
    var tokens: Range<Int>
    /// The number of the exception whose tokens come.
    var exception: Int
  }

  private struct Step: Hashable {
    var node: Int32
    var text: UInt64
  }

  private var next: [Step: Int32] = [:]
  private var isEnd = [false]
  private var longest = 0

  /// Adds a sequence of text identifiers.
  mutating func insert(_ texts: [UInt64]) {
    guard !texts.isEmpty else { return }
    var node: Int32 = 0
    for text in texts {
      let step = Step(node: node, text: text)
      if let known = next[step] {
        node = known
      } else {
        next[step] = Int32(isEnd.count)
        node = Int32(isEnd.count)
        isEnd.append(false)
      }
    }
    isEnd[Int(node)] = true
    longest = max(longest, texts.count)
  }

  /// Whether a sequence begins with the text.
  func isStart(_ text: UInt64) -> Bool {
    next[Step(node: 0, text: text)] != nil
  }

  /// The replacements in a text, in order. Linear in the number of tokens.
  ///
  /// Longer sequences come before shorter ones, earlier before later; a sequence counts if neither
  /// its first nor its last token is in one that came before, even one that did not count. What
  /// counts is replaced if its text, with the spaces inside, is an exception.
  ///
  /// Source: `Tokenizer._apply_special_cases` of `spacy/tokenizer.pyx`.
  func replacements(
    in text: TokenizedText, starts: [Int32], lexemes: LexemeTable, exceptions: TokenizerExceptions
  ) -> [Replacement] {
    let matches = matches(in: text.types, starts: starts, lexemes)
    var isCovered: [Bool] = []
    var replacements: [Replacement] = []
    for length in stride(from: longest, to: 0, by: -1) where !matches[length].isEmpty {
      if isCovered.isEmpty { isCovered = Array(repeating: false, count: text.types.count) }
      for start in matches[length] {
        let range = Int(start)..<Int(start) + length
        let isKept = !isCovered[range.lowerBound] && !isCovered[range.upperBound - 1]
        for token in range { isCovered[token] = true }
        guard isKept else { continue }
        let bytes = Self.bytes(of: range, in: text, lexemes)
        if let exception = exceptions.find(bytes, 0..<bytes.count) {
          replacements.append(Replacement(tokens: range, exception: exception))
        }
      }
    }
    return replacements.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Where sequences begin, by their length.
  private func matches(in types: [Int32], starts: [Int32], _ lexemes: LexemeTable) -> [[Int32]] {
    var matches = Array(repeating: [Int32](), count: longest + 1)
    for start in starts {
      var node: Int32 = 0
      var position = Int(start)
      while position < types.count,
        let following = next[Step(node: node, text: lexemes[types[position]].orth)]
      {
        node = following
        position += 1
        if isEnd[Int(node)] { matches[position - Int(start)].append(start) }
      }
    }
    return matches
  }

  private static func bytes(
    of range: Range<Int>, in text: TokenizedText, _ lexemes: LexemeTable
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    for token in range {
      bytes.append(contentsOf: lexemes[text.types[token]].text.utf8)
      if text.hasSpace[token] && token + 1 < range.upperBound { bytes.append(0x20) }
    }
    return bytes
  }
}

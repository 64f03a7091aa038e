/// Splits a run of scalars that contains no whitespace, or nothing else, into tokens.
///
/// Prefixes and suffixes are stripped one after the other until an exception remains or nothing is
/// found; what remains is an exception, an address, or is split at infixes. The work is done on index
/// ranges and is linear in the length of the run. The value holds storage that is reused.
///
/// Source: `Tokenizer._split_affixes` and `_attach_tokens` of `spacy/tokenizer.pyx`.
struct ChunkSplitter: Sendable {
  /// A part of the run.
  enum Piece: Sendable, Equatable {
    /// A token, by its bytes.
    case token(Range<Int>)
    /// The tokens of an exception, by its number.
    case exception(Int)
  }

  /// The pieces of the run that was split last, in order.
  private(set) var pieces: [Piece] = []

  private var text = ScalarText()
  /// Suffixes that have been stripped, the last of the run first.
  private var suffixes: [Range<Int>] = []

  init() {}

  /// Splits a part of `bytes` into ``pieces``.
  ///
  /// - Parameter exceptions: The exceptions, or nil to split as if there were none.
  mutating func split(
    _ bytes: [UInt8], _ range: Range<Int>, exceptions: TokenizerExceptions?
  ) {
    pieces.removeAll(keepingCapacity: true)
    suffixes.removeAll(keepingCapacity: true)
    text.read(bytes, range)
    var rest = 0..<text.count
    if let exception = stripAffixes(&rest, bytes, exceptions) {
      pieces.append(.exception(exception))
    } else if URLRule.matches(text, rest) {
      append(rest)
    } else {
      splitAtInfixes(rest)
    }
    for suffix in suffixes.reversed() { append(suffix) }
  }

  /// Whether a text has a prefix, a suffix or an infix.
  mutating func hasAffix(_ bytes: [UInt8]) -> Bool {
    text.read(bytes, 0..<bytes.count)
    let all = 0..<text.count
    var hasInfix = false
    InfixRules.forEachMatch(text, all) { _ in hasInfix = true }
    return hasInfix || AffixRules.prefixLength(text, all) > 0
      || AffixRules.suffixLength(text, all, in: bytes) > 0
  }

  /// Strips affixes off `rest`, prefixes into ``pieces``.
  /// - Returns: The exception that `rest` is in the end, if it is one.
  private mutating func stripAffixes(
    _ rest: inout Range<Int>, _ bytes: [UInt8], _ exceptions: TokenizerExceptions?
  ) -> Int? {
    while !rest.isEmpty {
      if let exception = find(rest, bytes, exceptions) { return exception }
      let prefix = AffixRules.prefixLength(text, rest)
      let inner = rest.lowerBound + prefix..<rest.upperBound
      if prefix > 0, let exception = find(inner, bytes, exceptions) {
        append(rest.lowerBound..<inner.lowerBound)
        rest = inner
        return exception
      }
      let suffix = AffixRules.suffixLength(text, inner, in: bytes)
      let end = rest.upperBound - suffix
      if suffix > 0, let exception = find(rest.lowerBound..<end, bytes, exceptions) {
        suffixes.append(end..<rest.upperBound)
        rest = rest.lowerBound..<end
        return exception
      }
      if prefix == 0 && suffix == 0 { return nil }
      append(rest.lowerBound..<inner.lowerBound)
      if suffix > 0 { suffixes.append(end..<rest.upperBound) }
      rest = inner.lowerBound..<end
    }
    return nil
  }

  private func find(
    _ range: Range<Int>, _ bytes: [UInt8], _ exceptions: TokenizerExceptions?
  ) -> Int? {
    guard let exceptions, !range.isEmpty else { return nil }
    return exceptions.find(bytes, text.bytes(of: range))
  }

  /// Appends the parts of `range` between infixes, and the infixes; one at its front is none.
  private mutating func splitAtInfixes(_ range: Range<Int>) {
    var start = range.lowerBound
    InfixRules.forEachMatch(text, range) { infix in
      if infix.lowerBound == range.lowerBound { return }
      append(start..<infix.lowerBound)
      append(infix)
      start = infix.upperBound
    }
    append(start..<range.upperBound)
  }

  private mutating func append(_ range: Range<Int>) {
    if !range.isEmpty { pieces.append(.token(text.bytes(of: range))) }
  }
}

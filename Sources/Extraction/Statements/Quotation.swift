import Documents

/// Words between quotation marks.
struct Quotation: Sendable, Hashable {
  /// The tokens between the marks, one range a paragraph, in order.
  var parts: [Range<Int>]

  /// Whether the closing mark is missing, so that the end is a guess.
  var isOpenEnded = false

  /// The first token.
  var start: Int { parts[0].lowerBound }

  /// One past the last token.
  var end: Int { parts[parts.count - 1].upperBound }

  /// Whether a token stands between the marks.
  func contains(_ token: Int) -> Bool { parts.contains { $0.contains(token) } }
}

/// Finds quotations by their marks, paragraph by paragraph.
///
/// A quotation that opens again in the next paragraph without having closed goes on there. A missing closing mark ends the
/// quotation where the next one opens, or with the paragraph. Quotations inside quotations are left to their outer one.
struct QuotationFinder: Sendable {
  let document: Document

  /// The outermost quotations of the document, in order.
  func quotations() -> [Quotation] {
    var found: [Quotation] = []
    var start = 0
    var continues = false
    while start < document.tokens.count {
      let block = document.sentences[document.sentenceOfToken[start]].block
      var end = start
      while end < document.tokens.count,
        document.sentences[document.sentenceOfToken[end]].block == block
      { end += 1 }
      let own = marked(in: start..<end, span: document.article.blocks[block].span)
      for (index, quotation) in own.enumerated() {
        if index == 0, continues, opensBlock(quotation.parts[0], start),
          let last = found.indices.last
        {
          found[last].parts += quotation.parts
          found[last].isOpenEnded = quotation.isOpenEnded
        } else {
          found.append(quotation)
        }
      }
      continues = own.last?.isOpenEnded ?? false
      start = end
    }
    return found
  }

  private func opensBlock(_ part: Range<Int>, _ start: Int) -> Bool {
    (start..<part.lowerBound).allSatisfy { document.tokens[$0].isSpace || document.isQuote($0) }
  }

  // MARK: - One paragraph

  private enum Mark { case open, close, either }

  private func marked(in tokens: Range<Int>, span: TextSpan) -> [Quotation] {
    var quotations: [Quotation] = []
    var opened: (offset: Int, scalar: Unicode.Scalar)?
    var depth = 0
    func close(at offset: Int, isOpenEnded: Bool) {
      guard let start = opened?.offset else { return }
      opened = nil
      let first = firstToken(in: tokens) { document.tokens[$0].span.start > start }
      let end = firstToken(in: tokens) { document.tokens[$0].span.end > offset }
      guard first < end else { return }
      quotations.append(Quotation(parts: [first..<end], isOpenEnded: isOpenEnded))
    }
    for offset in span.start..<span.end {
      guard let scalar = mark(at: offset, span) else { continue }
      if let open = opened {
        if scalar == "“", open.scalar == "\"" || open.scalar == "“" && nests(at: offset, span) {
          depth += 1
        } else if depth > 0, scalar == "”" {
          depth -= 1
        } else if closes(scalar, at: offset, open.scalar, span) {
          let isPair = scalar == "\"" && document.article.text.scalars[offset] != "\""
          close(at: isPair ? offset - 1 : offset, isOpenEnded: false)
        } else if scalar == open.scalar, Self.isDirected(scalar), Self.isDouble(scalar) {
          close(at: offset, isOpenEnded: true)
          opened = (offset, scalar)
        }
      } else if opens(scalar, at: offset, span) {
        opened = (offset, scalar)
        depth = 0
      }
    }
    close(at: span.end, isOpenEnded: true)
    return quotations
  }

  /// The first token that satisfies a condition that all later ones satisfy too. O(log n).
  private func firstToken(in tokens: Range<Int>, where condition: (Int) -> Bool) -> Int {
    var (low, high) = (tokens.lowerBound, tokens.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if condition(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The scalar at an offset; two single marks beside each other are one double mark, at the place of the first when they open
  /// and of the second when they close.
  private func mark(at offset: Int, _ span: TextSpan) -> Unicode.Scalar? {
    let scalar = document.article.text.scalars[offset]
    guard scalar == "'" || scalar == "`" else { return scalar }
    if self.scalar(offset + 1, in: span) == scalar { return nil }
    return self.scalar(offset - 1, in: span) == scalar ? "\"" : scalar
  }

  /// Whether an opening mark inside a quotation has a closing one of its own: the rest of the paragraph closes more than it opens.
  private func nests(at offset: Int, _ span: TextSpan) -> Bool {
    let rest = document.article.text.scalars[offset..<span.end]
    return rest.filter { $0 == "”" }.count > rest.filter { $0 == "“" }.count
  }

  private static func isDouble(_ scalar: Unicode.Scalar) -> Bool {
    ["“", "”", "\"", "«", "»", "„"].contains(scalar)
  }

  private static func isDirected(_ scalar: Unicode.Scalar) -> Bool {
    ["“", "«", "„", "‘"].contains(scalar)
  }

  private func scalar(_ offset: Int, in span: TextSpan) -> Unicode.Scalar? {
    span.contains(offset) ? document.article.text.scalars[offset] : nil
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func isGap(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return true }
    return scalar.properties.isWhitespace || ["(", "[", "—", "–", "-", "/"].contains(scalar)
  }

  /// Whether a scalar opens a quotation. A single mark does so only where its partner follows.
  private func opens(_ mark: Unicode.Scalar, at offset: Int, _ span: TextSpan) -> Bool {
    let next = scalar(offset + 1, in: span)
    let isPair = mark == "\"" && document.article.text.scalars[offset] != "\""
    let previous = scalar(offset - (isPair ? 2 : 1), in: span)
    switch mark {
    case "“", "«", "„": return true
    case "\"", "”": return !(next?.properties.isWhitespace ?? true) && Self.isGap(previous)
    case "‘", "'":
      guard Self.isGap(previous), Self.isWord(next) || next == "…" || next == "[" else {
        return false
      }
      return partner(of: mark, after: offset, span)
    default: return false
    }
  }

  /// Whether a single mark that can close follows before any further one that can open.
  private func partner(of mark: Unicode.Scalar, after offset: Int, _ span: TextSpan) -> Bool {
    var at = offset + 2
    while at < span.end {
      let scalar = document.article.text.scalars[at]
      if closes(scalar, at: at, mark, span) { return true }
      if scalar == mark, Self.isGap(self.scalar(at - 1, in: span)) { return false }
      at += 1
    }
    return false
  }

  private func closes(
    _ mark: Unicode.Scalar, at offset: Int, _ open: Unicode.Scalar, _ span: TextSpan
  ) -> Bool {
    switch (open, mark) {
    case ("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("“", "\""), ("”", "”"): return true
    case ("\"", "\""), ("\"", "”"):
      let isPair = mark == "\"" && document.article.text.scalars[offset] != "\""
      return !Self.isGap(scalar(offset - (isPair ? 2 : 1), in: span))
        || Self.isGap(scalar(offset + 1, in: span))
    case ("‘", "’"), ("'", "'"): return closesSingle(at: offset, span)
    default: return false
    }
  }

  /// Whether a single mark closes rather than stands for an omitted letter or a possessive: no letter follows, and behind
  /// an "s" a space and a lower-case letter would be a plural's possessive.
  private func closesSingle(at offset: Int, _ span: TextSpan) -> Bool {
    guard !Self.isWord(scalar(offset + 1, in: span)), !Self.isGap(scalar(offset - 1, in: span))
    else { return false }
    guard scalar(offset - 1, in: span) == "s", scalar(offset + 1, in: span) == " ",
      let next = scalar(offset + 2, in: span), next.properties.isLowercase
    else { return true }
    return !((offset + 1)..<span.end).contains { later in
      let mark = document.article.text.scalars[later]
      return (mark == "’" || mark == "'") && !Self.isWord(scalar(later + 1, in: span))
        && !Self.isGap(scalar(later - 1, in: span))
    }
  }
}

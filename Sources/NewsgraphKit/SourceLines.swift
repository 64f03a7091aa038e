import Documents

/// A line of a text, without whitespace at its ends.
struct SourceLine: Hashable {
  /// Where the words stand, in scalars; empty for a blank line.
  var span: TextSpan

  /// How far the line is indented, in scalars.
  var indentation: Int

  /// Whether the line has no words.
  var isBlank: Bool { span.isEmpty }
}

/// The lines of a text, with what is asked of them.
struct SourceLines {
  /// The text.
  let text: SourceText

  /// The lines, in order.
  let lines: [SourceLine]

  /// Splits a text at line feeds, carriage returns and both together. O(n).
  /// - Parameter start: The scalar from which on lines count.
  init(_ text: SourceText, from start: Int = 0) {
    self.text = text
    var lines: [SourceLine] = []
    var lineStart = start
    var index = start
    while index < text.count {
      let scalar = text.scalars[index]
      if Self.endsLine(scalar) {
        lines.append(Self.line(in: text, TextSpan(lineStart, index)))
        let isPair = scalar == "\r" && index + 1 < text.count && text.scalars[index + 1] == "\n"
        index += isPair ? 1 : 0
        lineStart = index + 1
      }
      index += 1
    }
    if lineStart < text.count {
      lines.append(Self.line(in: text, TextSpan(lineStart, text.count)))
    }
    self.lines = lines
  }

  /// The words of a line.
  func words(_ line: SourceLine) -> String { text[line.span] }

  private static func line(in text: SourceText, _ span: TextSpan) -> SourceLine {
    let trimmed = trimmed(span, in: text)
    return SourceLine(span: trimmed, indentation: trimmed.start - span.start)
  }

  /// The span without whitespace and byte order marks at its ends.
  static func trimmed(_ span: TextSpan, in text: SourceText) -> TextSpan {
    var (start, end) = (span.start, span.end)
    while start < end, isSpace(text.scalars[start]) { start += 1 }
    while start < end, isSpace(text.scalars[end - 1]) { end -= 1 }
    return TextSpan(start, end)
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
  }

  private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
}

import Documents

/// The little markup that plain texts carry: headings, list marks, rules.
enum Markup {
  /// A heading of the form `## Words`.
  /// - Returns: The heading's words and its level; `nil` for another line.
  static func heading(
    _ line: SourceLine, in lines: SourceLines
  ) -> (span: TextSpan, level: Int)? {
    let scalars = lines.text.scalars
    var start = line.span.start
    while start < line.span.end, scalars[start] == "#" { start += 1 }
    let level = start - line.span.start
    guard (1...6).contains(level), start < line.span.end, SourceLines.isSpace(scalars[start]) else {
      return nil
    }
    var end = line.span.end
    while end > start, scalars[end - 1] == "#" { end -= 1 }
    let span = SourceLines.trimmed(TextSpan(start, end), in: lines.text)
    return span.isEmpty ? nil : (span, level)
  }

  /// Whether the line after the one at `index` underlines it, which makes that a heading.
  static func isUnderline(after index: Int, in lines: SourceLines) -> Bool {
    guard index + 1 < lines.lines.count else { return false }
    let words = lines.words(lines.lines[index + 1])
    guard words.utf8.count >= 3, let first = words.first, first == "=" || first == "-" else {
      return false
    }
    return words.allSatisfy { $0 == first }
  }

  /// Whether a line is a rule between parts: `***`, `---`, `* * *`.
  static func isRule(_ words: String) -> Bool {
    let marks = words.filter { $0 != " " }
    guard marks.count >= 3, let first = marks.first, "*-_=~".contains(first) else { return false }
    return marks.allSatisfy { $0 == first }
  }

  /// How many scalars the mark of a list entry has, with the blanks behind it; `nil` for another line.
  static func listMark(_ line: SourceLine, in lines: SourceLines) -> Int? {
    let scalars = lines.text.scalars[line.span.start..<line.span.end]
    var mark = scalars.prefix { $0 >= "0" && $0 <= "9" }.count
    if mark > 0 {
      guard mark <= 2, let stop = scalars.dropFirst(mark).first, stop == "." || stop == ")" else {
        return nil
      }
      mark += 1
    } else if let first = scalars.first, "-*•‣▪●·".unicodeScalars.contains(first) {
      mark = 1
    } else {
      return nil
    }
    let blanks = scalars.dropFirst(mark).prefix { SourceLines.isSpace($0) }.count
    return blanks > 0 && scalars.count > mark + blanks ? mark + blanks : nil
  }
}

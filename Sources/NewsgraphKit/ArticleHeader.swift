import Documents

/// What stands in front of an article's running text.
///
/// Three forms are known: a date in front of the first sentence (`date 2024-11-28 Four months …`), lines
/// such as `Title: …`, and a headline, a date and perhaps a byline on lines of their own.
struct ArticleHeader {
  /// The headline.
  private(set) var title: String?
  /// The date of publication.
  private(set) var date: CalendarDate?
  /// The publisher.
  private(set) var source: String?
  /// The header's blocks: the headline, if it stands alone, and what is not annotated.
  private(set) var blocks: [TextBlock] = []
  /// The first scalar behind the header.
  private(set) var end = 0

  private let lines: SourceLines
  private var next = 0

  /// Reads the header of a text. O(length of the header).
  init(of text: SourceText, lines: SourceLines) {
    self.lines = lines
    skipBlankLines()
    if readDatePrefix() { return }
    readFencedFields()
    readFields()
    skipBlankLines()
    readHeadlineAndDate()
    readByline()
  }

  private var current: SourceLine? {
    lines.lines.indices.contains(next) ? lines.lines[next] : nil
  }

  private mutating func skipBlankLines() {
    while let line = current, line.isBlank { next += 1 }
  }

  /// Takes the current line into the header.
  private mutating func take(_ kind: TextBlock.Kind, _ span: TextSpan? = nil) {
    guard let line = current else { return }
    blocks.append(TextBlock(kind: kind, span: span ?? line.span))
    end = line.span.end
    next += 1
  }

  /// `date 2024-11-28` in front of the text, on the same line.
  private mutating func readDatePrefix() -> Bool {
    guard let line = current else { return false }
    let words = lines.words(line).split(separator: " ", maxSplits: 2)
    guard words.count >= 2, words[0].lowercased().trimmingSuffix(":") == "date",
      let date = CalendarDate(iso8601: words[1])
    else { return false }
    self.date = date
    // Exactly the two words and what stands between them, however many blanks those are.
    let rest = words.count == 3 ? words[2].unicodeScalars.count : 0
    let span = SourceLines.trimmed(
      TextSpan(line.span.start, line.span.end - rest), in: lines.text)
    take(.header, span)
    end = span.end
    return rest > 0
  }

  /// Fields between two lines of three hyphens, as site generators write them.
  private mutating func readFencedFields() {
    guard let line = current, lines.words(line) == "---" else { return }
    guard
      let closing = lines.lines[(next + 1)...].prefix(40).firstIndex(where: {
        lines.words($0) == "---"
      })
    else { return }
    take(.header)
    while next < closing {
      if let line = current, !line.isBlank {
        _ = readField(lines.words(line))
        take(.header)
      } else {
        next += 1
      }
    }
    take(.header)
    skipBlankLines()
  }

  private mutating func readFields() {
    while let line = current, readField(lines.words(line)) { take(.header) }
  }

  /// Takes over the value of a known field.
  private mutating func readField(_ line: String) -> Bool {
    guard let colon = line.firstIndex(of: ":") else { return false }
    let name = line[..<colon].lowercased()
    guard let field = ImportVocabulary.headerFields[name] else { return false }
    let value = Self.unquoted(line[line.index(after: colon)...])
    guard !value.isEmpty else { return true }
    switch field {
    case .title: title = title ?? value
    case .date: date = date ?? HeaderDate.dateAtStart(of: value)
    case .source: source = source ?? value
    case .other: break
    }
    return true
  }

  /// A marked headline, or a line with a date below it; then the date.
  private mutating func readHeadlineAndDate() {
    guard let line = current else { return }
    if let heading = Markup.heading(line, in: lines), heading.level == 1 {
      title = title ?? lines.text[heading.span]
      take(.title, heading.span)
    } else if Markup.isUnderline(after: next, in: lines) {
      title = title ?? lines.words(line)
      take(.title)
      take(.header)
    } else if line.span.count <= 250, hasDate(afterLine: next) {
      title = title ?? lines.words(line)
      take(.title)
    }
    let beforeDate = next
    skipBlankLines()
    if let line = current, line.span.count <= 60, let date = HeaderDate.date(lines.words(line)) {
      self.date = self.date ?? date
      take(.header)
    } else {
      next = beforeDate
    }
  }

  /// Whether the line below, blank ones not counted, is a date.
  private func hasDate(afterLine index: Int) -> Bool {
    let following = lines.lines[(index + 1)...].prefix(3).first { !$0.isBlank }
    guard let following, following.span.count <= 60 else { return false }
    return HeaderDate.date(lines.words(following)) != nil
  }

  /// `By Ana Ruiz` below the headline or the fields.
  private mutating func readByline() {
    guard !blocks.isEmpty else { return }
    let beforeByline = next
    skipBlankLines()
    if let line = current, line.span.count <= 80 {
      let words = lines.words(line)
      let isByline = ImportVocabulary.bylineOpenings.contains { words.lowercased().hasPrefix($0) }
      if isByline, let last = words.last, last.isLetter || last == "." && words.utf8.count < 40 {
        return take(.header)
      }
    }
    next = beforeByline
  }

  private static func unquoted(_ value: Substring) -> String {
    let value = value.trimming { $0.isWhitespace }
    guard value.count >= 2, let first = value.first, first == "\"" || first == "'",
      value.last == first
    else { return String(value) }
    return String(value.dropFirst().dropLast())
  }
}

extension StringProtocol {
  /// The text without the characters at both ends that fulfil a condition.
  func trimming(_ isUnwanted: (Character) -> Bool) -> SubSequence {
    var rest = self[...]
    while let first = rest.first, isUnwanted(first) { rest = rest.dropFirst() }
    while let last = rest.last, isUnwanted(last) { rest = rest.dropLast() }
    return rest
  }

  /// The text without an ending, if it has it.
  func trimmingSuffix(_ ending: String) -> SubSequence {
    hasSuffix(ending) ? dropLast(ending.count) : self[...]
  }
}

import Documents

/// A piece of running text before it is known what it is.
struct TextPiece {
  /// What markup says about a piece.
  enum Mark {
    case none, heading, listItem
  }

  /// Where it stands, without markup.
  var span: TextSpan
  /// What markup says.
  var mark: Mark = .none
  /// Whether it is one line of the text.
  var isOneLine = true
}

/// Splits running text into paragraphs, headings and list entries.
///
/// Blank lines always divide. Whether a single line break does depends on the text: in text that was
/// wrapped at a width it does not, unless the line was plainly broken before that width.
struct ParagraphSplitter {
  private let lines: SourceLines
  /// The width at which the text was wrapped; `nil` for text with one line a paragraph.
  private let width: Int?

  /// Prepares to split a text's lines.
  init(_ lines: SourceLines) {
    self.lines = lines
    width = Self.wrapWidth(of: lines)
  }

  /// The pieces, in order. O(n).
  func pieces() -> [TextPiece] {
    var pieces: [TextPiece] = []
    var index = 0
    var startsPiece = true
    while index < lines.lines.count {
      let line = lines.lines[index]
      if line.isBlank || Markup.isRule(lines.words(line)) {
        startsPiece = true
      } else if let heading = Markup.heading(line, in: lines) {
        pieces.append(TextPiece(span: heading.span, mark: .heading))
        startsPiece = true
      } else if startsPiece, line.span.count <= 120, Markup.isUnderline(after: index, in: lines) {
        pieces.append(TextPiece(span: line.span, mark: .heading))
        index += 1
      } else if let mark = Markup.listMark(line, in: lines) {
        let span = TextSpan(line.span.start + mark, line.span.end)
        pieces.append(TextPiece(span: span, mark: .listItem))
        startsPiece = false
      } else if startsPiece || !continuesEntry(line, pieces.last) && divides(index) {
        pieces.append(TextPiece(span: line.span))
        startsPiece = false
      } else {
        pieces[pieces.count - 1].span.end = line.span.end
        pieces[pieces.count - 1].isOneLine = false
      }
      index += 1
    }
    return pieces
  }

  /// Whether a line is indented below the entry of a list.
  private func continuesEntry(_ line: SourceLine, _ piece: TextPiece?) -> Bool {
    piece?.mark == .listItem && line.indentation > 0
  }

  /// Whether the line break before a line ends a paragraph.
  private func divides(_ index: Int) -> Bool {
    guard let width else { return true }
    let (above, below) = (lines.lines[index - 1], lines.lines[index])
    let nextWord = lines.words(below).prefix { !$0.isWhitespace }.unicodeScalars.count
    // Ten scalars of slack: a writer who breaks lines by hand is not exact.
    guard above.span.count + 1 + nextWord + 10 <= width else { return false }
    guard let last = lines.words(above).last else { return true }
    return Wording.endsSentence(last) || last == ":" || above.span.count * 2 < width
  }

  /// The width at which the text's lines break, 50…100 scalars; `nil` where they don't break at one.
  ///
  /// A line that another follows was broken there. Half of these lines are long in wrapped text, the rest
  /// ends paragraphs; none is much longer than a page is wide, but for a single long word.
  private static func wrapWidth(of lines: SourceLines) -> Int? {
    let all = lines.lines
    let broken = all.indices.dropLast().filter { !all[$0].isBlank && !all[$0 + 1].isBlank }
    let wrapped = broken.map { all[$0].span.count }.filter { (50...100).contains($0) }
    let isTooWide = broken.contains {
      all[$0].span.count > 120 && lines.words(all[$0]).contains(" ")
    }
    return !isTooWide && wrapped.count * 2 >= broken.count ? wrapped.max() : nil
  }
}

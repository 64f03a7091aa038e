/// The text of an article, as the page shows it.
public struct ViewedText: Sendable, Hashable {
  /// What a part of a text is.
  public enum BlockKind: String, Sendable, Hashable, CaseIterable {
    /// What stands above the article: date, source.
    case header
    /// The headline.
    case title
    /// A line that names what follows.
    case heading
    /// Running text.
    case paragraph
    /// An entry of a list.
    case listItem
    /// Who helped.
    case credit
  }

  /// A part of a text.
  public struct Block: Sendable, Hashable {
    /// What it is.
    public var kind: BlockKind
    /// Where it stands, in scalars of the text.
    public var range: Range<Int>

    /// Creates a part.
    public init(kind: BlockKind, range: Range<Int>) {
      self.kind = kind
      self.range = range
    }
  }

  /// The identifier of the document in the graph's evidence.
  public var document: String

  /// The whole text, from which the graph was read.
  public var text: String

  /// The parts of the text, in order and without overlap; what stands between them is not shown.
  public var blocks: [Block]

  /// Creates the text of a document.
  /// - Parameter blocks: The parts; without them the text is divided at blank lines.
  public init(document: String, text: String, blocks: [Block]? = nil) {
    self.document = document
    self.text = text
    self.blocks = blocks ?? Self.paragraphs(of: Array(text.unicodeScalars))
  }

  /// The runs of lines that are not blank.
  private static func paragraphs(of scalars: [Unicode.Scalar]) -> [Block] {
    var blocks: [Block] = []
    var start: Int?
    var end = 0
    var lineBreaks = 0
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\n" { lineBreaks += 1 }
      if scalar.properties.isWhitespace { continue }
      if let first = start, lineBreaks > 1 {
        blocks.append(Block(kind: .paragraph, range: first..<end))
        start = nil
      }
      start = start ?? index
      end = index + 1
      lineBreaks = 0
    }
    if let start { blocks.append(Block(kind: .paragraph, range: start..<end)) }
    return blocks
  }
}

/// An article as it was read, with what its header says about it.
///
/// `text` is the whole file, header included, so that every offset can be checked against the file.
/// Only `blocks` of running text, headings and list items are annotated.
public struct Article: Sendable, Hashable {
  /// Names the article in the graph's evidence; legal wherever a node id is.
  public var id: String

  /// The whole text, header included; all offsets count from its first scalar.
  public var text: SourceText

  /// The headline, where the file or the user gives one.
  public var title: String?

  /// When the article was published.
  public var date: CalendarDate?

  /// Who published it.
  public var source: String?

  /// The language as a BCP 47 tag.
  public var language: String

  /// SHA-256 of the file's bytes in lower-case hexadecimal, where the article came from bytes.
  public var sha256: String?

  /// The parts of the text, in order and without overlap. Whitespace between them belongs to none.
  public var blocks: [TextBlock]

  /// Creates an article.
  public init(
    id: String, text: SourceText, title: String? = nil, date: CalendarDate? = nil,
    source: String? = nil, language: String = "en", sha256: String? = nil,
    blocks: [TextBlock]? = nil
  ) {
    self.id = id
    self.text = text
    self.title = title
    self.date = date
    self.source = source
    self.language = language
    self.sha256 = sha256
    self.blocks = blocks ?? [TextBlock(kind: .paragraph, span: TextSpan(0, text.count))]
  }
}

/// A part of an article: what it is and where it stands.
public struct TextBlock: Sendable, Hashable {
  /// What a block is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Metadata in front of the article; not annotated.
    case header
    /// The headline; annotated, but no sentence of running text.
    case title
    /// A line between paragraphs that names what follows; no sentence of running text.
    case heading
    /// Running text. Quotation marks pair within one.
    case paragraph
    /// An entry of a list; often no sentence.
    case listItem
    /// Who helped, where the text came from; not annotated.
    case credit

    /// Whether the annotator reads the block.
    public var isAnnotated: Bool { self != .header && self != .credit }
  }

  /// What the block is.
  public var kind: Kind

  /// Where it stands in the article's text, in scalars.
  public var span: TextSpan

  /// Creates a block.
  public init(kind: Kind, span: TextSpan) {
    self.kind = kind
    self.span = span
  }
}

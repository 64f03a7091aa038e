/// A name or amount that an annotator found: tokens and label.
public struct EntitySpan: Sendable, Hashable {
  /// The tokens, half-open.
  public var tokens: Range<Int>

  /// The label in the OntoNotes 5 inventory, such as `PERSON` or `GPE`.
  public var label: String

  /// Creates an entity span.
  public init(tokens: Range<Int>, label: String) {
    self.tokens = tokens
    self.label = label
  }
}

/// What an annotator says about one text. Offsets and indices are relative to that text.
public struct AnnotatedText: Sendable, Hashable {
  /// The tokens, in order. Text and trailing spaces together restore the input.
  public var tokens: [Token]

  /// Named entities, in order, without overlap.
  public var entities: [EntitySpan]

  /// Base noun phrases as token ranges, in order.
  public var nounChunks: [Range<Int>]

  /// Creates an annotated text.
  public init(tokens: [Token], entities: [EntitySpan], nounChunks: [Range<Int>]) {
    self.tokens = tokens
    self.entities = entities
    self.nounChunks = nounChunks
  }

  /// The sentences as token ranges, in order; they cover all tokens.
  public var sentences: [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    for index in tokens.indices.dropFirst() where tokens[index].startsSentence {
      sentences.append(start..<index)
      start = index
    }
    if !tokens.isEmpty { sentences.append(start..<tokens.count) }
    return sentences
  }
}

/// An engine that turns texts into tokens with syntax and names.
public protocol Annotator: Sendable {
  /// The name and version of the model that runs, for provenance.
  var name: String { get }

  /// Annotates each text on its own; the result for one does not depend on the others.
  /// - Parameter texts: Any texts, the empty one included.
  /// - Returns: One result a text, in order.
  /// - Throws: What the engine says it can't do.
  func annotate(_ texts: [String]) throws -> [AnnotatedText]
}

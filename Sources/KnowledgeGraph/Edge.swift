/// A relation between two nodes with the words that carry it.
public struct Edge: Sendable, Hashable, Codable {
  /// Whether a clause says it or the document makes it plain.
  public enum Origin: String, Sendable, Hashable, Codable, CaseIterable {
    /// One clause says it.
    case extracted
    /// No single clause says it.
    case derived
  }

  /// Names the edge: a hash of relation, ends, status, modality and polarity.
  public var id: String

  /// The node that the edge starts from.
  public var source: NodeID

  /// What the edge says.
  public var relation: Relation

  /// The node that the edge leads to.
  public var target: NodeID

  /// What else is known, by the names of `AttributeKey`.
  public var attributes: Attributes

  /// How sure the extraction is, 0…1.
  public var confidence: Double

  /// Whether one clause says it.
  public var origin: Origin

  /// Every place that says it; at least one, in the order of the text.
  public var evidence: [Evidence]

  /// Creates an edge; its identifier follows from its parts.
  public init(
    source: NodeID, relation: Relation, target: NodeID, attributes: Attributes = [:],
    confidence: Double = 1, origin: Origin = .extracted, evidence: [Evidence]
  ) {
    self.source = source
    self.relation = relation
    self.target = target
    self.attributes = attributes
    self.confidence = confidence
    self.origin = origin
    self.evidence = evidence
    id = Self.id(source: source, relation: relation, target: target, attributes: attributes)
  }

  /// The identifier of an edge with these parts. Evidence is no part of it, so that a further
  /// place that says the same joins the edge.
  public static func id(
    source: NodeID, relation: Relation, target: NodeID, attributes: Attributes
  ) -> String {
    var hash = StableHash(relation.rawValue, source.rawValue, target.rawValue)
    for key in [AttributeKey.status, .modality, .polarity] {
      hash.combine(attributes[key]?.text ?? "")
    }
    return "edge." + hash.hexadecimal()
  }
}

/// Whether an act took place.
public enum Modality: String, Sendable, Hashable, Codable, CaseIterable {
  /// It took place.
  case actual
  /// It is announced, intended or ordered.
  case planned
  /// It is asked, conditional or debated.
  case hypothetical
  /// It did not take place.
  case negated
}

/// The words of a text that carry an edge.
public struct Evidence: Sendable, Hashable, Codable, Comparable {
  /// The identifier of the document.
  public var document: String

  /// The index of the sentence in the document, from 0.
  public var sentence: Int

  /// The first scalar of the quotation in the document's text.
  public var start: Int

  /// One past the last scalar.
  public var end: Int

  /// The exact words: `text[start:end]` of the document.
  public var quote: String

  /// The words that carry the relation, a slice of the text.
  public var cue: String?

  /// Whether what is said took place.
  public var modality: Modality?

  /// Who reports it, innermost source first; empty where the article itself says so.
  public var reportedBy: [NodeID]

  /// Creates a piece of evidence.
  public init(
    document: String, sentence: Int, start: Int, end: Int, quote: String, cue: String? = nil,
    modality: Modality? = nil, reportedBy: [NodeID] = []
  ) {
    self.document = document
    self.sentence = sentence
    self.start = start
    self.end = end
    self.quote = quote
    self.cue = cue
    self.modality = modality
    self.reportedBy = reportedBy
  }

  /// Orders by document and place, then by what is said there; equal only where all parts are.
  public static func < (a: Evidence, b: Evidence) -> Bool {
    let (one, other) = (a.place, b.place)
    return one != other ? one < other : a.wording < b.wording
  }

  private var place: (String, Int, Int, Int) { (document, start, end, sentence) }

  /// Everything but the place, as one comparable text.
  private var wording: String {
    ([cue ?? "", modality?.rawValue ?? "", quote] + reportedBy.map(\.rawValue))
      .joined(separator: "\u{1F}")
  }
}

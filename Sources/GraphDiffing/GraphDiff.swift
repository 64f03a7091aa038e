import KnowledgeGraph
import Lexicon

/// What differs between two graphs: exactly, and as news.
///
/// ```swift
/// let differ = GraphDiffer(lexicon: try Lexicon())
/// let diff = try differ.diff(from: before, to: after)
/// print(DiffReport(diff).text())
/// let again = try diff.delta.applied(to: before)  // equals `after`
/// ```
public struct GraphDiff: Sendable, Hashable {
  /// One of the two graphs, in a few words.
  public struct Side: Sendable, Hashable {
    /// Its documents.
    public var documents: [DocumentRecord]
    /// How many nodes it has.
    public var nodes: Int
    /// How many edges it has.
    public var edges: Int

    init(_ graph: Graph) {
      documents = graph.documents
      nodes = graph.nodes.count
      edges = graph.edges.count
    }
  }

  /// A node of each graph that are the same.
  public struct Partner: Sendable, Hashable {
    /// The node of the first graph.
    public var a: Node
    /// The node of the second graph.
    public var b: Node
    /// Why they are the same.
    public var pair: GraphAlignment.Pair
  }

  /// What both graphs say: an edge of each, and how many places carry it.
  public struct Agreement: Sendable, Hashable {
    /// What the first graph says.
    public var a: GraphFact
    /// What the second graph says.
    public var b: GraphFact
  }

  /// The first graph.
  public var a: Side
  /// The second graph.
  public var b: Side
  /// Which nodes are the same.
  public var alignment: GraphAlignment
  /// The nodes that are the same, in the order of the first graph.
  public var partners: [Partner]
  /// Nodes that may be the same and are kept apart.
  public var doubtful: [Partner]
  /// The news, the biggest first.
  public var changes: [GraphChange]
  /// What both graphs say of the same actors.
  public var agreements: [Agreement]
  /// All that differs, exactly.
  public var delta: GraphDelta

  /// Whether nothing differs but identifiers.
  public var isEmpty: Bool { changes.isEmpty && delta.isEmpty }

  /// The difference that leads back; the same as the one taken the other way.
  public var inverse: GraphDiff {
    var inverse = self
    inverse.a = b
    inverse.b = a
    inverse.alignment = alignment.swapped
    inverse.partners = partners.map { Partner(a: $0.b, b: $0.a, pair: $0.pair.swapped) }
      .sorted { ($0.a.kind, $0.a.id) < ($1.a.kind, $1.a.id) }
    inverse.doubtful = doubtful.map { Partner(a: $0.b, b: $0.a, pair: $0.pair.swapped) }
      .sorted { ($0.a.id, $0.b.id) < ($1.a.id, $1.b.id) }
    inverse.changes = changes.map(\.inverse).sortedByNews()
    inverse.agreements = agreements.map { Agreement(a: $0.b, b: $0.a) }.sorted {
      $0.a.order < $1.a.order
    }
    inverse.delta = delta.inverse
    return inverse
  }
}

extension GraphFact {
  /// A text to put facts of one graph in order.
  var order: String {
    let edge = edge.map { "\($0.source) \($0.relation.rawValue) \($0.target) \($0.id)" }
    return ([edge ?? ""] + nodes.map(\.id.rawValue)).joined(separator: " ")
  }
}

/// Compares two graphs.
public struct GraphDiffer: Sendable {
  private let lexicon: Lexicon

  /// How nodes are paired.
  public var aligner: GraphAligner

  /// Creates a differ.
  public init(lexicon: Lexicon) {
    self.lexicon = lexicon
    aligner = GraphAligner(lexicon: lexicon)
  }

  /// What differs between two graphs.
  /// - Throws: `AlignmentError` where a decision names no node.
  public func diff(
    from a: Graph, to b: Graph, decisions: AlignmentDecisions = AlignmentDecisions()
  ) throws(AlignmentError) -> GraphDiff {
    diff(from: a, to: b, alignment: try aligner.alignment(of: a, and: b, decisions: decisions))
  }

  /// What differs between two graphs whose nodes are paired.
  public func diff(from a: Graph, to b: Graph, alignment: GraphAlignment) -> GraphDiff {
    let edges = EdgePairs(a, b, partners: alignment.partners)
    let (one, other) = (Self.byID(a), Self.byID(b))
    func partner(_ pair: GraphAlignment.Pair) -> GraphDiff.Partner? {
      guard let a = one[pair.a], let b = other[pair.b] else { return nil }
      return GraphDiff.Partner(a: a, b: b, pair: pair)
    }
    let partners = alignment.pairs.compactMap(partner)
      .sorted { ($0.a.kind, $0.a.id) < ($1.a.kind, $1.a.id) }
    var search = ChangeSearch(
      a: GraphSide(a, one), b: GraphSide(b, other), partners: partners, edges: edges,
      lexicon: lexicon)
    search.run()
    return GraphDiff(
      a: .init(a), b: .init(b), alignment: alignment, partners: partners,
      doubtful: alignment.doubtful.compactMap(partner), changes: search.changes.sortedByNews(),
      agreements: search.agreements.sorted { $0.a.order < $1.a.order },
      delta: GraphDelta(from: a, to: b, alignment: alignment, edges: edges))
  }

  private static func byID(_ graph: Graph) -> [NodeID: Node] {
    Dictionary(graph.nodes.map { ($0.id, $0) }) { first, _ in first }
  }
}

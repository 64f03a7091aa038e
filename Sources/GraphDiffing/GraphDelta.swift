import KnowledgeGraph

/// All that differs between two graphs, exactly: applied to the first it gives the second.
///
/// Paired nodes whose identifiers differ are listed once, in `renamed`; what differs in nothing but
/// these identifiers is not listed again. Values of the first graph stand with its own identifiers,
/// those of the second with the second's.
public struct GraphDelta: Sendable, Hashable, Codable {
  /// A value before and after.
  public struct Change<Value: Sendable & Hashable & Codable>: Sendable, Hashable, Codable {
    /// The value in the first graph.
    public var from: Value
    /// The value in the second graph.
    public var to: Value

    /// Creates a change.
    public init(from: Value, to: Value) {
      self.from = from
      self.to = to
    }

    var inverse: Change { Change(from: to, to: from) }
  }

  /// What is in one of two lists only, or in both and not the same.
  public struct Part<Value: Sendable & Hashable & Codable>: Sendable, Hashable, Codable {
    /// What the first graph alone has, in its order.
    public var removed: [Value] = []
    /// What the second graph alone has, in its order.
    public var added: [Value] = []
    /// What both have and what differs, in the order of the first.
    public var changed: [Change<Value>] = []

    /// Whether the lists are the same.
    public var isEmpty: Bool { removed.isEmpty && added.isEmpty && changed.isEmpty }

    func inverse(_ precedes: (Value, Value) -> Bool) -> Part {
      Part(
        removed: added, added: removed,
        changed: changed.map(\.inverse).sorted { precedes($0.from, $1.from) })
    }
  }

  /// The program, where it differs.
  public var generator: Change<String>?
  /// The documents.
  public var documents = Part<DocumentRecord>()
  /// Identifiers of paired nodes that differ, in the order of the first graph.
  public var renamed: [Change<NodeID>] = []
  /// The nodes.
  public var nodes = Part<Node>()
  /// The edges.
  public var edges = Part<Edge>()

  /// The delta of two equal graphs.
  public init() {}

  /// Whether the graphs are the same but for identifiers.
  public var isEmpty: Bool {
    generator == nil && documents.isEmpty && nodes.isEmpty && edges.isEmpty
  }

  /// The delta that leads back.
  public var inverse: GraphDelta {
    var inverse = GraphDelta()
    inverse.generator = generator?.inverse
    inverse.documents = documents.inverse { $0.id < $1.id }
    inverse.renamed = renamed.map(\.inverse).sorted { $0.from < $1.from }
    inverse.nodes = nodes.inverse { ($0.kind, $0.id) < ($1.kind, $1.id) }
    inverse.edges = edges.inverse(Edge.precedes)
    return inverse
  }
}

extension Edge {
  /// The order of edges in a graph.
  static func precedes(_ a: Edge, _ b: Edge) -> Bool {
    (a.source, a.relation.rawValue, a.target, a.id) < (
      b.source, b.relation.rawValue, b.target, b.id
    )
  }
}

/// Identifiers of one graph in terms of another.
struct Renaming {
  private let names: [NodeID: NodeID]
  /// Whether an identifier without a partner is marked, so that nothing equals it.
  private let isStrict: Bool

  init(_ names: [NodeID: NodeID], isStrict: Bool) {
    self.names = names
    self.isStrict = isStrict
  }

  func id(_ id: NodeID) -> NodeID {
    names[id] ?? (isStrict ? NodeID(rawValue: "\u{0}" + id.rawValue) : id)
  }

  func node(_ node: Node) -> Node {
    var node = node
    node.id = id(node.id)
    return node
  }

  /// The edge with renamed ends and reporters; its identifier follows where it follows from the parts.
  func edge(_ edge: Edge) -> Edge {
    let (source, target) = (id(edge.source), id(edge.target))
    let derived = Edge.id(
      source: edge.source, relation: edge.relation, target: edge.target,
      attributes: edge.attributes)
    var renamed = edge
    renamed.source = source
    renamed.target = target
    if edge.id == derived {
      renamed.id = Edge.id(
        source: source, relation: edge.relation, target: target, attributes: edge.attributes)
    }
    renamed.evidence = edge.evidence.map { part in
      guard !part.reportedBy.isEmpty else { return part }
      var part = part
      part.reportedBy = part.reportedBy.map(id)
      return part
    }
    return renamed
  }
}

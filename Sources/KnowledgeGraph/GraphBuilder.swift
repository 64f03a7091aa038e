/// Collects nodes and edges; edges that say the same become one with all their evidence.
///
/// The result does not depend on the order in which edges are added.
public struct GraphBuilder: Sendable {
  private var nodes: [NodeID: Node] = [:]
  private var edges: [String: Edge] = [:]

  /// Creates an empty builder.
  public init() {}

  /// Adds a node, under its own identifier or, where that is taken, under the next numbered one.
  /// - Returns: The identifier under which the node stands in the graph.
  @discardableResult
  public mutating func add(_ node: Node) -> NodeID {
    var node = node
    let base = node.id
    var number = 2
    while nodes[node.id] != nil {
      node.id = base.numbered(number)
      number += 1
    }
    nodes[node.id] = node
    return node.id
  }

  /// Adds an edge, or its evidence to the edge that says the same.
  public mutating func add(_ edge: Edge) {
    guard var known = edges[edge.id] else {
      edges[edge.id] = edge
      edges[edge.id]?.evidence = Array(Set(edge.evidence)).sorted()
      return
    }
    known.evidence = Array(Set(known.evidence + edge.evidence)).sorted()
    known.confidence = max(known.confidence, edge.confidence)
    if edge.origin == .extracted { known.origin = .extracted }
    known.attributes.merge(edge.attributes) { Self.preferred($0, $1) }
    edges[edge.id] = known
  }

  /// The node with an identifier.
  public func node(_ id: NodeID) -> Node? { nodes[id] }

  /// The graph of everything added.
  public func graph(generator: String, documents: [DocumentRecord]) -> Graph {
    Graph(
      generator: generator, documents: documents, nodes: Array(nodes.values),
      edges: Array(edges.values))
  }

  /// Of two values for one attribute the one with the smaller text, so that order does not matter.
  private static func preferred(_ a: AttributeValue, _ b: AttributeValue) -> AttributeValue {
    "\(a)" <= "\(b)" ? a : b
  }
}

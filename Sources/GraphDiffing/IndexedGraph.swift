import KnowledgeGraph

/// A graph whose nodes are numbers, with the ties of each.
struct IndexedGraph {
  /// A tie as one of its ends sees it.
  struct Tie {
    let relation: Relation
    /// Whether the node is the source; symmetric relations count as outgoing at both ends.
    let isOutgoing: Bool
    let other: Int
    let edge: Int
  }

  let graph: Graph
  let positions: [NodeID: Int]
  let ties: [[Tie]]

  var nodes: [Node] { graph.nodes }
  var edges: [Edge] { graph.edges }

  init(_ graph: Graph) {
    self.graph = graph
    var positions: [NodeID: Int] = [:]
    positions.reserveCapacity(graph.nodes.count)
    for (index, node) in graph.nodes.enumerated() { positions[node.id] = index }
    var ties = Array(repeating: [Tie](), count: graph.nodes.count)
    for (index, edge) in graph.edges.enumerated() {
      guard let source = positions[edge.source], let target = positions[edge.target] else {
        continue
      }
      let isSymmetric = edge.relation.isSymmetric || edge.isReciprocal
      ties[source].append(
        Tie(relation: edge.relation, isOutgoing: true, other: target, edge: index))
      ties[target].append(
        Tie(relation: edge.relation, isOutgoing: isSymmetric, other: source, edge: index))
    }
    self.positions = positions
    self.ties = ties
  }

  /// The other ends of a node's ties of one relation.
  func others(_ node: Int, _ relation: Relation, outgoing: Bool = true) -> [Int] {
    ties[node].filter { $0.relation == relation && $0.isOutgoing == outgoing }.map(\.other)
  }
}

extension Edge {
  /// Whether the act is one of both parties alike.
  var isReciprocal: Bool { attributes[.reciprocal] == .flag(true) }

  /// Whether the act took place; `nil` for relations that aren't acts.
  var modality: Modality? { attributes[.modality]?.text.flatMap(Modality.init(rawValue:)) }

  /// Whether an office is held now, was or will be.
  var status: String? { attributes[.status]?.text }
}

extension AttributeKey {
  /// Whether an act is one of both parties alike.
  static var reciprocal: Self { "reciprocal" }
  /// The verb phrase of an act.
  static var predicate: Self { "predicate" }
  /// When an act took place, ISO 8601.
  static var when: Self { "when" }
}

import KnowledgeGraph

/// One of two graphs while their news are looked for: its facts, and numbers that paired nodes share.
struct GraphSide {
  let graph: Graph
  let nodes: [NodeID: Node]
  /// The number of each node; two nodes that are the same have the same.
  private(set) var entities: [NodeID: Int] = [:]
  private let speech: [NodeID: Edge]

  init(_ graph: Graph, _ nodes: [NodeID: Node]) {
    self.graph = graph
    self.nodes = nodes
    var speech: [NodeID: Edge] = [:]
    for edge in graph.edges where edge.relation == .states {
      // Of several speakers the one of most words counts, whatever the identifiers.
      guard let known = speech[edge.target] else {
        speech[edge.target] = edge
        continue
      }
      if edge.contentHash > known.contentHash { speech[edge.target] = edge }
    }
    self.speech = speech
  }

  /// Gives nodes their numbers: a partner's place, or one of its own from `first` on.
  mutating func number(_ partners: [NodeID], from first: Int) -> Int {
    for (index, id) in partners.enumerated() { entities[id] = index }
    var next = first
    for node in graph.nodes where entities[node.id] == nil {
      entities[node.id] = next
      next += 1
    }
    return next
  }

  func entity(_ id: NodeID) -> Int { entities[id] ?? -1 }

  func fact(_ edge: Edge) -> GraphFact? {
    guard let source = nodes[edge.source], let target = nodes[edge.target] else { return nil }
    return .edge(edge, source: source, target: target)
  }

  func facts(_ edges: [Edge]) -> [GraphFact] {
    edges.compactMap(fact).sorted { $0.rank < $1.rank }
  }

  func statement(_ node: Node) -> GraphFact {
    let edge = speech[node.id]
    return .statement(node, speaker: edge.flatMap { nodes[$0.source] }, edge: edge)
  }

  /// The number of who makes a statement; `nil` where the graph has nobody.
  func speaker(_ statement: Node) -> Int? { speech[statement.id].map { entity($0.source) } }
}

extension GraphFact {
  /// Puts the facts of one change in order by what they say: what is or happened first.
  fileprivate var rank: (Int, String, UInt64) {
    let status = edge?.status
    let order: Int
    switch officeStatus {
    case .held: order = 0
    case .coming: order = 1
    case .former: order = 2
    case nil: order = modality == .actual || modality == nil ? 0 : 1
    }
    return (
      order, nodes.map(\.label).joined(separator: " ") + (status ?? ""), edge?.contentHash ?? 0
    )
  }
}

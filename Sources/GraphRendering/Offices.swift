import KnowledgeGraph

/// Where offices are drawn that have no node of their own.
struct Offices {
  private let style: OfficeStyle
  /// What each office is one of.
  private var bodies: [NodeID: NodeID] = [:]
  private var holders: [NodeID: [NodeID]] = [:]

  /// - Parameter edges: The selected edges.
  init(_ edges: [Edge], style: OfficeStyle) {
    self.style = style
    guard style != .nodes else { return }
    for edge in edges {
      if edge.relation == .holds { holders[edge.target, default: []].append(edge.source) }
      if edge.relation == .of, bodies[edge.source] == nil { bodies[edge.source] = edge.target }
    }
  }

  /// Whether no office is told elsewhere.
  var isEmpty: Bool { holders.isEmpty }

  /// Whether a node is an office that is told elsewhere: one that somebody holds.
  func isFolded(_ id: NodeID) -> Bool { holders[id] != nil }

  /// Whether an edge to an office becomes small words below the holder's name.
  func isDetail(_ edge: Edge) -> Bool {
    edge.relation == .holds && isFolded(edge.target)
      && (style == .labels || bodies[edge.target] == nil)
  }

  /// The ends of the line that an edge belongs to; `nil` for an edge that is told elsewhere.
  func ends(of edge: Edge) -> (source: NodeID, target: NodeID)? {
    guard isFolded(edge.source) || isFolded(edge.target) else { return (edge.source, edge.target) }
    guard style == .edges else { return nil }
    switch edge.relation {
    case .holds: return bodies[edge.target].map { (edge.source, $0) }
    case .of:
      guard bodies[edge.source] == edge.target else { return nil }
      return holders[edge.source]?.first.map { ($0, edge.target) }
    default: return nil
    }
  }
}

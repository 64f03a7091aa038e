import KnowledgeGraph

/// Which nodes stand together in a frame.
struct Clusters {
  /// The frames, in the order of the nodes they are named after.
  private(set) var frames: [Drawing.Cluster] = []
  private var indices: [NodeID: Int] = [:]

  /// What a node belongs to through a tie, by how much the tie says about it: the first is the strongest.
  private static let ties: [[Relation]] = [
    [.of, .partOf, .basedIn], [.citizenOf], [.holds], [.worksFor, .speaksFor], [.memberOf],
  ]

  /// - Parameters:
  ///   - nodes: The drawn nodes.
  ///   - edges: The drawn edges.
  init(_ nodes: [Node], _ edges: [Edge], by grouping: Grouping) {
    guard grouping != .none else { return }
    let homes = Self.homes(nodes, edges, grouping)
    var members: [NodeID: [NodeID]] = [:]
    for node in nodes {
      if let home = homes[node.id] { members[home, default: []].append(node.id) }
    }
    for node in nodes {
      guard let inside = members[node.id], inside.count > 1 else { continue }
      for id in inside { indices[id] = frames.count }
      frames.append(Drawing.Cluster(label: node.label.shown.clipped(to: 40)))
    }
  }

  /// The frame of a node, an index into `frames`.
  func index(of id: NodeID) -> Int? { indices[id] }

  /// The country or organization that each node belongs to, as far as the edges tell.
  private static func homes(
    _ nodes: [Node], _ edges: [Edge], _ grouping: Grouping
  ) -> [NodeID: NodeID] {
    var homes: [NodeID: NodeID] = [:]
    for node in nodes where isHome(node, grouping) { homes[node.id] = node.id }
    let roots = Set(homes.keys)
    // Countries are reached over several ties, as from a minister over the office and the ministry.
    for _ in 0..<(grouping == .country ? 4 : 2) {
      for relations in ties {
        for edge in edges where relations.contains(edge.relation) && !edge.isFormer {
          guard homes[edge.source] == nil, let home = homes[edge.target] else { continue }
          homes[edge.source] = home
        }
      }
    }
    // An organization that is a part of another stands with it where it has no members of its own.
    guard grouping == .organization else { return homes }
    let used = Set(homes.filter { !roots.contains($0.key) }.values)
    for edge in edges where edge.relation == .partOf && !used.contains(edge.source) {
      if roots.contains(edge.source), roots.contains(edge.target) {
        homes[edge.source] = edge.target
      }
    }
    return homes
  }

  private static func isHome(_ node: Node, _ grouping: Grouping) -> Bool {
    switch grouping {
    case .none: false
    case .organization: node.kind == .organization
    case .country: node.kind == .place && node.attributes[.type]?.text == "country"
    }
  }
}

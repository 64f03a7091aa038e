import KnowledgeGraph

/// What of a graph a picture shows.
struct Selection {
  /// The drawn nodes, in the graph's order.
  private(set) var nodes: [Node] = []

  /// The drawn edges, in the graph's order.
  private(set) var edges: [Edge] = []

  /// Actors that no drawn edge touches, the most salient first; they are named below the title.
  private(set) var untied: [Node] = []

  /// How many actors with a tie aren't drawn because others are more salient.
  private(set) var lessSalient = 0

  /// How many edges aren't drawn because one of their ends isn't.
  private(set) var hiddenEdges = 0

  /// How many statements aren't drawn.
  private(set) var hiddenStatements = 0

  /// Selects the most salient actors that have ties, the positions they hold, and the ties among them.
  /// A graph without a tie is drawn as its actors.
  init(_ graph: Graph, options: RenderingOptions) {
    let candidates = graph.edges.filter {
      $0.source != $0.target && (options.statements || $0.relation.category != .statement)
    }
    let degrees = Self.degrees(candidates)
    let actors = graph.nodes.filter { $0.kind.isActor }.sorted {
      (-$0.salience, -(degrees[$0.id] ?? 0), $0.id) < (-$1.salience, -(degrees[$1.id] ?? 0), $1.id)
    }
    let tied = actors.filter { degrees[$0.id] != nil }
    let drawn = (tied.isEmpty ? actors : tied).prefix(max(1, options.top))
    var kept = Set(drawn.map(\.id))
    kept.formUnion(Self.companions(of: kept, among: candidates))

    edges = candidates.filter { kept.contains($0.source) && kept.contains($0.target) }
    let touched = Self.degrees(edges)
    nodes = graph.nodes.filter { kept.contains($0.id) && (edges.isEmpty || touched[$0.id] != nil) }
    let shown = Set(nodes.map(\.id))
    untied = actors.filter {
      !shown.contains($0.id) && (kept.contains($0.id) || degrees[$0.id] == nil)
    }
    lessSalient = actors.count - untied.count - nodes.count { $0.kind.isActor }
    hiddenEdges = candidates.count - edges.count
    hiddenStatements = graph.nodes.count { $0.kind == .statement && !shown.contains($0.id) }
  }

  private static func degrees(_ edges: [Edge]) -> [NodeID: Int] {
    var degrees: [NodeID: Int] = [:]
    for edge in edges {
      degrees[edge.source, default: 0] += 1
      degrees[edge.target, default: 0] += 1
    }
    return degrees
  }

  /// The positions and statements that belong to drawn actors: what they hold and say, and the
  /// offices of drawn organizations and places that nobody holds.
  private static func companions(of kept: Set<NodeID>, among edges: [Edge]) -> Set<NodeID> {
    let held = Set(edges.filter { $0.relation == .holds }.map(\.target))
    var companions: Set<NodeID> = []
    for edge in edges {
      switch edge.relation {
      case .holds, .states:
        if kept.contains(edge.source) { companions.insert(edge.target) }
      case .of:
        if kept.contains(edge.target), !held.contains(edge.source) {
          companions.insert(edge.source)
        }
      default: break
      }
    }
    return companions
  }
}

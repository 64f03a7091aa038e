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
    let wanted = Self.wanted(graph, options)
    let candidates = wanted.edges
    let degrees = Self.degrees(candidates)
    let actors = wanted.nodes.filter { $0.kind.isActor }.sorted {
      if $0.id == options.center || $1.id == options.center { return $0.id == options.center }
      return (-$0.salience, -(degrees[$0.id] ?? 0), $0.id)
        < (-$1.salience, -(degrees[$1.id] ?? 0), $1.id)
    }
    let tied = actors.filter { degrees[$0.id] != nil }
    let drawn = (tied.isEmpty ? actors : tied).prefix(max(1, options.top))
    var kept = Set(drawn.map(\.id))
    if let center = options.center { kept.insert(center) }
    kept.formUnion(Self.companions(of: kept, among: candidates))
    let statements = Self.statements(among: kept, wanted, limit: options.top / 2 + 1)
    kept = kept.filter { statements.contains($0) || !wanted.statements.contains($0) }

    edges = candidates.filter { kept.contains($0.source) && kept.contains($0.target) }
    let touched = Self.degrees(edges)
    nodes = wanted.nodes.filter {
      kept.contains($0.id) && (edges.isEmpty || touched[$0.id] != nil || $0.id == options.center)
    }
    let shown = Set(nodes.map(\.id))
    untied = actors.filter {
      !shown.contains($0.id) && (kept.contains($0.id) || degrees[$0.id] == nil)
    }
    lessSalient = actors.count - untied.count - nodes.count { $0.kind.isActor }
    hiddenEdges = candidates.count - edges.count
    hiddenStatements = wanted.nodes.count { $0.kind == .statement && !shown.contains($0.id) }
  }

  /// The part of the graph that the options don't exclude.
  private struct Wanted {
    let nodes: [Node]
    let edges: [Edge]

    var statements: Set<NodeID> { Set(nodes.filter { $0.kind == .statement }.map(\.id)) }
  }

  /// The statements that name the most drawn actors; those of one number in the graph's order.
  private static func statements(
    among kept: Set<NodeID>, _ wanted: Wanted, limit: Int
  ) -> Set<NodeID> {
    var named: [NodeID: Int] = [:]
    for edge in wanted.edges where edge.relation == .about && kept.contains(edge.target) {
      named[edge.source, default: 0] += 1
    }
    let candidates = wanted.nodes.filter { $0.kind == .statement && kept.contains($0.id) }
    let ordered = candidates.enumerated().sorted {
      (-(named[$0.element.id] ?? 0), $0.offset) < (-(named[$1.element.id] ?? 0), $1.offset)
    }
    return Set(ordered.prefix(limit).map(\.element.id))
  }

  private static func wanted(_ graph: Graph, _ options: RenderingOptions) -> Wanted {
    let nodes = graph.nodes.filter { node in
      options.kinds.map { $0.contains(node.kind) } ?? true
    }
    let known = Set(nodes.map(\.id))
    let edges = graph.edges.filter { edge in
      edge.source != edge.target && known.contains(edge.source) && known.contains(edge.target)
        && (options.statements || edge.relation.category != .statement)
        && (options.relations.map { $0.contains(edge.relation) } ?? true)
    }
    guard let center = options.center else { return Wanted(nodes: nodes, edges: edges) }
    let near = neighbourhood(of: center, depth: options.depth, nodes: nodes, edges: edges)
    return Wanted(
      nodes: nodes.filter { near.contains($0.id) },
      edges: edges.filter { near.contains($0.source) && near.contains($0.target) }
    )
  }

  /// The nodes that are at most so many steps away. A step leads to an actor; an office or a statement
  /// between two actors makes it no longer.
  private static func neighbourhood(
    of center: NodeID, depth: Int, nodes: [Node], edges: [Edge]
  ) -> Set<NodeID> {
    let actors = Set(nodes.filter { $0.kind.isActor }.map(\.id))
    var neighbours: [NodeID: [NodeID]] = [:]
    for edge in edges {
      neighbours[edge.source, default: []].append(edge.target)
      neighbours[edge.target, default: []].append(edge.source)
    }
    var found: Set<NodeID> = [center]
    var rim = [center]
    for step in 0...max(0, depth) {
      // First the offices and statements around what is known, then the next actors.
      var waiting = rim
      while let id = waiting.popLast() {
        for next in neighbours[id] ?? [] where !actors.contains(next) {
          if found.insert(next).inserted {
            waiting.append(next)
            rim.append(next)
          }
        }
      }
      if step == depth { break }
      rim = rim.flatMap { neighbours[$0] ?? [] }.filter { actors.contains($0) }
        .filter { !found.contains($0) }
      if rim.isEmpty { break }
      found.formUnion(rim)
    }
    return found
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

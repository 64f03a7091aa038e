import KnowledgeGraph

/// Both graphs of a difference as one, for pictures and pages: each part is marked by what became of it.
///
/// Paired nodes stand once, with the second graph's identifier and the mentions of both; what changed stands once,
/// as the second graph says it, with the evidence of both.
public struct JoinedGraph: Sendable, Hashable {
  /// What became of a part.
  public enum Presence: String, Sendable, Hashable, CaseIterable {
    /// Only the second graph has it.
    case added
    /// Only the first graph has it.
    case removed
    /// Both have it, and it is not the same.
    case changed
    /// Both have it.
    case same
  }

  /// The nodes and edges of both.
  public private(set) var graph: Graph
  /// What became of each node.
  public private(set) var nodes: [NodeID: Presence] = [:]
  /// What became of each edge, by its identifier.
  public private(set) var edges: [String: Presence] = [:]
  /// What changed about a node, in a line.
  public private(set) var nodeSentences: [NodeID: String] = [:]
  /// What changed about an edge, in a line.
  public private(set) var edgeSentences: [String: String] = [:]

  /// Joins the graphs of a difference.
  /// - Parameters:
  ///   - diff: The difference between the graphs.
  ///   - a: The first graph.
  ///   - b: The second graph.
  ///   - changes: The changes to show; all by default.
  public init(_ diff: GraphDiff, _ a: Graph, _ b: Graph, changes: [GraphChange]? = nil) {
    graph = b
    let changes = changes ?? diff.changes
    var names = diff.alignment.partners
    let joinedNodes = join(diff, a, b, &names)
    let renaming = Renaming(names, isStrict: false)
    let joinedEdges = join(diff, a, b, changes, renaming)
    let records = Set(a.documents.map(\.id))
    graph = Graph(
      generator: b.generator,
      documents: a.documents + b.documents.filter { !records.contains($0.id) }, nodes: joinedNodes,
      edges: joinedEdges)
    tell(changes, renaming)
  }

  // MARK: - Nodes

  private mutating func join(
    _ diff: GraphDiff, _ a: Graph, _ b: Graph, _ names: inout [NodeID: NodeID]
  ) -> [Node] {
    var joined: [NodeID: Node] = [:]
    for node in b.nodes {
      joined[node.id] = node
      nodes[node.id] = .added
    }
    for partner in diff.partners {
      nodes[partner.b.id] = .same
      joined[partner.b.id] = Self.joined(partner.a, partner.b)
    }
    for node in a.nodes where names[node.id] == nil {
      var (id, number) = (node.id, 2)
      while joined[id] != nil {
        id = node.id.numbered(number)
        number += 1
      }
      names[node.id] = id
      nodes[id] = .removed
      joined[id] = node
      joined[id]?.id = id
    }
    return Array(joined.values)
  }

  private static func joined(_ a: Node, _ b: Node) -> Node {
    var node = b
    let known = Set(b.mentions)
    node.mentions = (a.mentions.filter { !known.contains($0) } + b.mentions)
      .sorted { NodeMention.precedes($0, $1) }
    node.aliases += ([a.label] + a.aliases).filter { $0 != b.label && !b.aliases.contains($0) }
    node.salience = max(a.salience, b.salience)
    return node
  }

  // MARK: - Edges

  private mutating func join(
    _ diff: GraphDiff, _ a: Graph, _ b: Graph, _ changes: [GraphChange], _ renaming: Renaming
  ) -> [Edge] {
    var joined: [String: Edge] = [:]
    for edge in b.edges {
      joined[edge.id] = edge
      edges[edge.id] = .added
    }
    var successors: [String: (id: String, presence: Presence)] = [:]
    for agreement in diff.agreements {
      if let old = agreement.a.edge, let new = agreement.b.edge {
        successors[old.id] = (new.id, .same)
      }
    }
    for change in changes where Self.isOneThing(change) {
      guard let new = change.after.first?.edge else { continue }
      for fact in change.after { if let edge = fact.edge { edges[edge.id] = .changed } }
      for fact in change.before {
        if let old = fact.edge { successors[old.id] = (new.id, .changed) }
      }
    }
    for edge in a.edges {
      let renamed = renaming.edge(edge)
      let successor = successors[edge.id] ?? (joined[renamed.id] == nil ? nil : (renamed.id, .same))
      guard let (id, presence) = successor, let known = joined[id] else {
        joined[renamed.id] = renamed
        edges[renamed.id] = .removed
        continue
      }
      joined[id]?.evidence = Array(Set(known.evidence + renamed.evidence)).sorted()
      edges[id] = edges[id] == .changed ? .changed : presence
    }
    return Array(joined.values)
  }

  /// Whether both sides of a change are one line of a picture.
  private static func isOneThing(_ change: GraphChange) -> Bool {
    guard !change.before.isEmpty, !change.after.isEmpty else { return false }
    switch change.topic {
    case .office:
      let positions = Set((change.before + change.after).compactMap { $0.nodes.last?.label })
      return change.isOfOneHolder && positions.count == 1
    case .act, .tie, .attribute, .evidence: return true
    default: return false
    }
  }

  // MARK: - Words

  private mutating func tell(_ changes: [GraphChange], _ renaming: Renaming) {
    for change in changes.reversed() where change.verdict != .notMentioned {
      let sentence = ChangeSentence(change).text
      for (facts, isFirst) in [(change.before, true), (change.after, false)] {
        for fact in facts {
          if let edge = fact.edge {
            let id = isFirst ? renaming.edge(edge).id : edge.id
            if edges[id] != nil { edgeSentences[id] = sentence }
          } else if let node = fact.nodes.last {
            nodeSentences[isFirst ? renaming.id(node.id) : node.id] = sentence
          }
        }
      }
      if [.kind, .name, .attribute].contains(change.topic),
        let node = change.after.first?.nodes.last,
        change.after.first?.edge == nil, nodes[node.id] == .same
      {
        nodes[node.id] = .changed
      }
      if change.topic == .office, change.verdict == .handedOver,
        let position = change.after.first?.nodes.last
      {
        nodes[position.id] = .changed
        nodeSentences[position.id] = sentence
      }
    }
  }
}

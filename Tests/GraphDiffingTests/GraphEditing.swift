import KnowledgeGraph
import TestSupport

extension Graph {
  /// Other identifiers for all nodes, drawn at random.
  func newNames(seed: UInt64) -> [NodeID: NodeID] {
    var generator = SeededGenerator(seed: seed)
    var names: [NodeID: NodeID] = [:]
    for node in nodes {
      names[node.id] = NodeID(rawValue: "n\(String(generator.next(), radix: 36))")
    }
    return names
  }

  /// The graph with other identifiers.
  func renamed(seed: UInt64) -> Graph { renamed(newNames(seed: seed)) }

  /// The graph with other identifiers.
  func renamed(_ names: [NodeID: NodeID]) -> Graph {
    func name(_ id: NodeID) -> NodeID { names[id] ?? id }
    return Graph(
      generator: generator, documents: documents,
      nodes: nodes.map { node in
        var node = node
        node.id = name(node.id)
        return node
      },
      edges: edges.map { edge in
        Edge(
          source: name(edge.source), relation: edge.relation, target: name(edge.target),
          attributes: edge.attributes, confidence: edge.confidence, origin: edge.origin,
          evidence: edge.evidence.map { part in
            var part = part
            part.reportedBy = part.reportedBy.map(name)
            return part
          })
      })
  }

  /// The graph with some parts removed, changed and added, at random.
  func shaken(seed: UInt64) -> Graph {
    var generator = SeededGenerator(seed: seed &* 31)
    var nodes = nodes
    var edges = edges
    if nodes.count > 2, let gone = nodes.randomElement(using: &generator)?.id {
      nodes.removeAll { $0.id == gone }
      edges.removeAll { edge in
        edge.source == gone || edge.target == gone
          || edge.evidence.contains { $0.reportedBy.contains(gone) }
      }
    }
    for index in nodes.indices where Int.random(in: 0..<6, using: &generator) == 0 {
      nodes[index].label += " II"
      nodes[index].salience = 0.5
    }
    for index in edges.indices where Int.random(in: 0..<5, using: &generator) == 0 {
      edges[index].confidence = 0.25
    }
    edges = edges.filter { _ in Int.random(in: 0..<8, using: &generator) > 0 }
    let extra = Node(
      id: NodeID(kind: .person, "Extra Person"), kind: .person, label: "Extra Person")
    if !nodes.contains(where: { $0.id == extra.id }) { nodes.append(extra) }
    return Graph(
      generator: generator.next() % 2 == 0 ? self.generator : "other 1", documents: documents,
      nodes: nodes, edges: edges)
  }
}

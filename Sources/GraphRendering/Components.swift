import KnowledgeGraph

extension Drawing {
  /// The parts that no line and no frame connects, each as a drawing without words around it; in the order of
  /// their first nodes.
  var components: [Drawing] {
    var roots = Dictionary(nodes.map { ($0.id, $0.id) }) { first, _ in first }
    func root(_ id: NodeID) -> NodeID {
      var id = id
      while let next = roots[id], next != id {
        // Halving the way keeps later searches short.
        let further = roots[next] ?? next
        roots[id] = further
        id = further
      }
      return id
    }
    func join(_ one: NodeID, _ other: NodeID) {
      let (a, b) = (root(one), root(other))
      if a != b { roots[max(a, b)] = min(a, b) }
    }
    for line in lines { join(line.source, line.target) }
    var first: [Int: NodeID] = [:]
    for node in nodes {
      guard let cluster = node.cluster else { continue }
      join(first[cluster] ?? node.id, node.id)
      first[cluster] = node.id
    }
    var order: [NodeID] = []
    var parts: [NodeID: Drawing] = [:]
    for node in nodes {
      let root = root(node.id)
      if parts[root] == nil {
        order.append(root)
        parts[root] = Drawing(
          title: "", subtitle: "", notes: [], credit: "", legend: [], clusters: clusters, nodes: [],
          lines: [])
      }
      parts[root]?.nodes.append(node)
    }
    for line in lines { parts[root(line.source)]?.lines.append(line) }
    return order.compactMap { parts[$0] }
  }
}

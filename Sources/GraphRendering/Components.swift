import KnowledgeGraph

extension Drawing {
  /// The parts that no line connects, each as a drawing without words around it; in the order of
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
    for line in lines {
      let (a, b) = (root(line.source), root(line.target))
      if a != b { roots[max(a, b)] = min(a, b) }
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

import GraphFormats
import GraphRendering
import KnowledgeGraph

extension GraphFormat {
  /// The format with the places of a graph's nodes, where its files hold a drawing; else the format
  /// itself.
  ///
  /// Where Graphviz fails, and beyond 2,000 nodes, whose placing takes long, the format's own columns
  /// stay.
  public func placing(_ graph: Graph) -> any GraphFormat {
    guard self is YEdGraphMLFormat, graph.nodes.count <= 2000 else { return self }
    let boxes = graph.nodes.map { node in
      let size = YEdGraphMLFormat.size(of: node)
      return PlacedBox(id: node.id, width: size.width, height: size.height)
    }
    // A relation with its status takes some 20 letters.
    guard let places = try? GraphRenderer().places(of: boxes, in: graph, spacing: 110) else {
      return self
    }
    return YEdGraphMLFormat(places: places.mapValues { NodePlace(x: $0.x, y: $0.y) })
  }
}

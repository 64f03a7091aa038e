import KnowledgeGraph

/// Places the parts of a drawing that no line connects one by one, and packs them into a page.
///
/// Graphviz would stack them all on one side. Only layouts in ranks are done so; the others fill a page by
/// themselves.
struct Arranger {
  let description: GraphvizDrawing

  /// The arrangement; `nil` where the layout does all of it. Inside `Graphviz.exclusively` only.
  func arrangement() throws(RenderingError) -> Arrangement? {
    guard description.layout == .dot, description.drawing.clusters.isEmpty,
      !description.drawing.nodes.isEmpty
    else { return nil }
    var parts: [Arrangement] = []
    for component in description.drawing.components {
      var part = try arranged(component, isVertical: false)
      if part.width > Arrangement.widest {
        let other = try arranged(component, isVertical: true)
        if other.width < part.width { part = other }
      }
      parts.append(part)
    }
    return Arrangement(packing: parts)
  }

  private func arranged(
    _ component: Drawing, isVertical: Bool
  ) throws(RenderingError) -> Arrangement {
    let description = GraphvizDrawing(
      drawing: component, layout: .dot, theme: description.theme, hasPlates: true,
      isVertical: isVertical)
    let places = try description.graph().places(
      engine: Layout.dot.rawValue, nodes: component.nodes.map { description.name(of: $0.id) },
      edges: component.lines.map { description.name(of: $0) })
    var arrangement = Arrangement()
    (arrangement.width, arrangement.height) = (places.width, places.height)
    for (node, box) in zip(component.nodes, places.nodes) {
      arrangement.nodes[node.id] = Point(x: box.x, y: box.y)
    }
    for (index, line) in component.lines.enumerated() {
      arrangement.paths[line.element] = places.paths[index]
      arrangement.labels[line.element] = places.labels[index].map { Point(x: $0.x, y: $0.y) }
    }
    return arrangement
  }
}

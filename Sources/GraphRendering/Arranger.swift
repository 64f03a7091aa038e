import KnowledgeGraph

/// Places everything that a picture shows.
///
/// Graphviz places nodes and lines. In layouts by ranks it would stack parts that no line connects on one
/// side; they are placed one by one and packed into a page. Words that still cover others move
/// a little, and the words around the picture are set above and below it.
struct Arranger {
  let description: GraphvizDrawing

  private var drawing: Drawing { description.drawing }

  /// The arrangement. Inside `Graphviz.exclusively` only.
  func arrangement() throws(RenderingError) -> Arrangement {
    var picture: Arrangement
    if drawing.nodes.isEmpty {
      picture = Arrangement()
    } else if description.layout == .dot {
      var parts: [Arrangement] = []
      for component in drawing.components { parts.append(try narrowest(component)) }
      picture = Arrangement(packing: parts)
    } else {
      picture = try arranged(drawing, isVertical: false)
    }
    picture.separateLabels(in: drawing.lines.map(\.element))
    return try framed(picture)
  }

  /// Up to how many nodes are placed a second time: more take a second, and no page is wide enough for
  /// them anyway.
  private static let worthAnotherTry = 80

  /// Ranks beside each other, or below where that would be too wide.
  private func narrowest(_ component: Drawing) throws(RenderingError) -> Arrangement {
    let part = try arranged(component, isVertical: false)
    if part.width > Arrangement.widest, component.nodes.count <= Self.worthAnotherTry {
      let other = try arranged(component, isVertical: true)
      if other.width < part.width { return other }
    }
    let isPlain = !description.isBig && part.frames.isEmpty
    return isPlain ? Fans(component, part).fanned() : part
  }

  private func arranged(
    _ part: Drawing, isVertical: Bool
  ) throws(RenderingError) -> Arrangement {
    var description = description
    // Only frames with something in them.
    let frames = drawing.clusters.indices.filter { index in
      part.nodes.contains { $0.cluster == index }
    }
    description.drawing = part
    description.drawing.clusters = frames.map { drawing.clusters[$0] }
    for index in part.nodes.indices {
      description.drawing.nodes[index].cluster = part.nodes[index].cluster.flatMap {
        frames.firstIndex(of: $0)
      }
    }
    description.isVertical = isVertical
    let places = try description.graph().places(
      engine: description.layout.rawValue, nodes: part.nodes.map { description.name(of: $0.id) },
      edges: part.lines.map { description.name(of: $0) },
      frameCount: frames.count)
    var arrangement = Arrangement()
    (arrangement.width, arrangement.height) = (places.width, places.height)
    for (node, box) in zip(part.nodes, places.nodes) { arrangement.nodes[node.id] = box }
    for (index, box) in zip(frames, places.frames) { arrangement.frames[index] = box }
    arrangement.frameLabels = places.frameLabels
    for (index, line) in part.lines.enumerated() {
      arrangement.paths[line.element] = places.paths[index]
      arrangement.labels[line.element] = places.labels[index]
    }
    return arrangement
  }

  /// The picture with the words around it.
  private func framed(_ picture: Arrangement) throws(RenderingError) -> Arrangement {
    let room = PageWords.room(beside: picture.width)
    let words = PageWords(drawing, theme: description.theme)
    let (above, below) = (words.above(room: room), words.below(room: room))
    let boxes = try measured((above + below).flatMap(\.self))
    var page = Arrangement()
    if !above.isEmpty { page.add(PageWords.block(above, boxes: boxes, room: room), y: 0) }
    page.add(picture, x: 0, y: page.height + (above.isEmpty ? 0 : 24))
    if !below.isEmpty {
      page.add(PageWords.block(below, boxes: boxes, room: room), y: page.height + 20)
    }
    return page
  }

  /// The sizes of the words around the picture.
  private func measured(_ items: [PageWords.Item]) throws(RenderingError) -> [String: Box] {
    guard !items.isEmpty else { return [:] }
    var description = description
    description.drawing.nodes = []
    description.drawing.lines = []
    description.drawing.clusters = []
    let graph = try description.graph()
    for item in items { graph.addNode(item.name, item.attributes, htmlLabel: item.htmlLabel) }
    let places = try graph.places(
      engine: Layout.dot.rawValue, nodes: items.map(\.name), edges: [], frameCount: 0)
    return Dictionary(zip(items.map(\.name), places.nodes)) { first, _ in first }
  }
}

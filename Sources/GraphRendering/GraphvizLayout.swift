import CGraphviz

/// The middle and the size of something drawn, in points.
struct Box: Sendable, Hashable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  init(x: Double, y: Double, width: Double, height: Double) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  init(_ box: newsgraph_box) {
    self.init(x: box.x, y: box.y, width: box.width, height: box.height)
  }
}

extension GraphvizGraph {
  /// A picture and where its nodes are.
  struct Picture: Sendable {
    var bytes: [UInt8]
    /// The size in points, without the margin.
    var width: Double
    var height: Double
    /// The boxes of the nodes that were asked for, from the upper left corner.
    var boxes: [Box]
  }

  /// An edge by its ends and its key.
  struct EdgeName: Sendable, Hashable {
    var tail: String
    var head: String
    var key: String
  }

  /// Where the parts of a graph are, from the upper left corner; y grows downwards.
  struct Places: Sendable {
    var width: Double
    var height: Double
    var nodes: [Box]
    /// The paths of the edges that were asked for; `nil` where Graphviz drew none.
    var paths: [SplinePath?]
    /// The boxes of the edges' labels; `nil` for edges without one.
    var labels: [Box?]
    /// The boxes of the frames.
    var frames: [Box?]
    /// The boxes of the frames' words.
    var frameLabels: [Box]
  }

  /// Lays the graph out and draws it.
  ///
  /// - Parameters:
  ///   - engine: The name of a layout of Graphviz.
  ///   - format: The name of a format of Graphviz.
  ///   - nodes: The nodes whose places are wanted.
  ///   - resolution: The dots an inch for a width and height in points.
  func drawn(
    engine: String, format: String, nodes: [String] = [],
    resolution: (_ width: Double, _ height: Double) -> Double
  ) throws(RenderingError) -> Picture {
    let context = try layOut(engine)
    defer { gvFreeLayout(context.pointer, pointer) }
    let (width, height) = (newsgraph_width(pointer), newsgraph_height(pointer))
    newsgraph_set_resolution(pointer, resolution(width, height))
    var bytes: UnsafeMutablePointer<CChar>?
    var count = 0
    // Where it fails, the pointer is no memory of ours and must not be freed.
    guard newsgraph_render(context.pointer, pointer, format, &bytes, &count) == 0, let bytes else {
      throw .graphviz(.drawing, message: Graphviz.lastMessage("the format '\(format)' failed"))
    }
    defer { newsgraph_free_render(bytes) }
    try Graphviz.checkErrors(.drawing)
    return Picture(
      bytes: Self.copy(bytes, count), width: width, height: height,
      boxes: nodes.map { Box(newsgraph_node_box(pointer, $0)) })
  }

  /// Lays the graph out and tells where everything is.
  ///
  /// - Parameters:
  ///   - engine: The name of a layout of Graphviz.
  ///   - nodes: The nodes whose places are wanted.
  ///   - edges: The edges whose paths are wanted.
  ///   - frameCount: How many frames there are.
  func places(
    engine: String, nodes: [String], edges: [EdgeName], frameCount: Int
  ) throws(RenderingError) -> Places {
    let context = try layOut(engine)
    // With frames, the clean-up of `dot` in Graphviz 2.43 may free what it has not allocated, where
    // nodes of one rank are tied by a line with words. Some memory stays in use instead.
    defer { if frameCount == 0 { gvFreeLayout(context.pointer, pointer) } }
    newsgraph_note_places(pointer)
    let height = newsgraph_height(pointer)
    let names = frameNames(count: frameCount)
    var places = Places(
      width: newsgraph_width(pointer), height: height,
      nodes: nodes.map { Box(newsgraph_node_box(pointer, $0)) }, paths: [], labels: [],
      frames: names.map { name in
        let box = Box(newsgraph_frame_box(pointer, name))
        return box.width > 0 ? box : nil
      }, frameLabels: names.map { Box(newsgraph_frame_label_box(pointer, $0)) })
    for name in edges {
      let edge = newsgraph_find_edge(pointer, name.tail, name.head, name.key)
      let text = edge.flatMap { newsgraph_get($0, "pos") }.map { String(cString: $0) }
      places.paths.append(text.flatMap { SplinePath($0)?.mirrored(in: height) })
      let label = edge.map { newsgraph_label_box($0) }.flatMap { $0.width > 0 ? $0 : nil }
      places.labels.append(
        label.map { Box(x: $0.x, y: height - $0.y, width: $0.width, height: $0.height) })
    }
    return places
  }

  private func layOut(_ engine: String) throws(RenderingError) -> GraphvizContext {
    let context = try GraphvizContext()
    guard newsgraph_layout(context.pointer, pointer, engine) == 0 else {
      throw .graphviz(.layout, message: Graphviz.lastMessage("the layout '\(engine)' failed"))
    }
    try Graphviz.checkErrors(.layout)
    return context
  }
}

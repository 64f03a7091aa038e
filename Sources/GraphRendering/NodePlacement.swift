import CGraphviz
import KnowledgeGraph

/// A box to be placed: what it is called and how large it is, in points.
public struct PlacedBox: Sendable, Hashable {
  /// The node.
  public var id: NodeID
  /// From left to right.
  public var width: Double
  /// From top to bottom.
  public var height: Double

  /// Creates a box.
  public init(id: NodeID, width: Double, height: Double) {
    self.id = id
    self.width = width
    self.height = height
  }
}

extension GraphRenderer {
  /// Where the middles of boxes are best put, in points from the upper left corner; the y axis
  /// points down. For programs that draw themselves and only want to know where.
  ///
  /// - Parameters:
  ///   - boxes: All nodes of the graph.
  ///   - graph: The graph whose edges tie the boxes.
  ///   - spacing: How much room the words at an edge need, in points.
  /// - Throws: `RenderingError.graphviz` with the words of Graphviz.
  /// - Complexity: `dot`'s for up to 150 nodes, `sfdp`'s beyond: seconds for some thousand nodes.
  public func places(
    of boxes: [PlacedBox], in graph: Graph, spacing: Double
  ) throws(RenderingError) -> [NodeID: (x: Double, y: Double)] {
    guard !boxes.isEmpty else { return [:] }
    let isSmall = boxes.count <= 150
    let engine = isSmall ? Layout.dot.rawValue : Layout.sfdp.rawValue
    let text = try Graphviz.exclusively { () throws(RenderingError) in
      let drawing = try PlainGraphvizGraph()
      for (name, value) in [
        ("rankdir", "LR"), ("nodesep", "0.4"), ("ranksep", "\(spacing / 72)"),
        ("overlap", "scale"), ("sep", "+16"), ("start", "1"), ("splines", "line"),
      ] { newsgraph_declare(drawing.pointer, Int32(AGRAPH), name, value) }
      for (name, value) in [
        ("shape", "box"), ("fixedsize", "true"), ("width", "1"), ("height", "1"), ("label", ""),
      ] { newsgraph_declare(drawing.pointer, Int32(AGNODE), name, value) }
      var names: [NodeID: String] = [:]
      for (index, box) in boxes.enumerated() {
        names[box.id] = "n\(index)"
        guard let node = newsgraph_node(drawing.pointer, "n\(index)") else { continue }
        _ = newsgraph_set(node, "width", "\(box.width / 72)")
        _ = newsgraph_set(node, "height", "\(box.height / 72)")
      }
      for edge in graph.edges where edge.source != edge.target {
        guard let source = names[edge.source], let target = names[edge.target],
          let tail = newsgraph_node(drawing.pointer, source),
          let head = newsgraph_node(drawing.pointer, target)
        else { continue }
        _ = newsgraph_edge(drawing.pointer, tail, head, edge.id)
      }
      return try drawing.plainText(engine: engine)
    }
    return Self.places(in: text, boxes)
  }

  /// Reads Graphviz's format `plain`: `graph scale width height`, then `node name x y …`, in inches
  /// from the lower left corner.
  private static func places(
    in text: String, _ boxes: [PlacedBox]
  ) -> [NodeID: (x: Double, y: Double)] {
    var places: [NodeID: (x: Double, y: Double)] = [:]
    var height = 0.0
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count > 3, words[0] == "graph" { height = Double(words[3]) ?? 0 }
      guard words.count > 3, words[0] == "node", let index = Int(words[1].dropFirst()),
        boxes.indices.contains(index), let x = Double(words[2]), let y = Double(words[3])
      else { continue }
      places[boxes[index].id] = ((x * 72).rounded(), ((height - y) * 72).rounded())
    }
    return places
  }
}

/// Owns a graph and the context that lays it out. Lives inside `Graphviz.exclusively` only.
private struct PlainGraphvizGraph: ~Copyable {
  let pointer: UnsafeMutablePointer<Agraph_t>
  private let context: OpaquePointer

  init() throws(RenderingError) {
    guard let context = gvContext() else {
      throw .graphviz(.building, message: "no memory for a context")
    }
    guard let pointer = newsgraph_open("places") else {
      gvFreeContext(context)
      throw .graphviz(.building, message: "no memory for a graph")
    }
    self.pointer = pointer
    self.context = context
  }

  deinit {
    agclose(pointer)
    gvFreeContext(context)
  }

  /// Lays the graph out and says where everything is.
  func plainText(engine: String) throws(RenderingError) -> String {
    guard newsgraph_layout(context, pointer, engine) == 0 else {
      throw .graphviz(.layout, message: Graphviz.lastMessage("the layout '\(engine)' failed"))
    }
    defer { gvFreeLayout(context, pointer) }
    try Graphviz.checkErrors(.layout)
    var bytes: UnsafeMutablePointer<CChar>?
    var count = 0
    guard newsgraph_render(context, pointer, "plain", &bytes, &count) == 0, let bytes else {
      throw .graphviz(.drawing, message: Graphviz.lastMessage("the format 'plain' failed"))
    }
    defer { newsgraph_free_render(bytes) }
    return String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
  }
}

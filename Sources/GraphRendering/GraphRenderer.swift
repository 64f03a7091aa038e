import KnowledgeGraph

/// Draws graphs with Graphviz, in this process.
///
/// Equal graphs and options give equal bytes with the same Graphviz and fonts, except in the layout `fdp`.
/// Calls from several threads wait for each other, because Graphviz serves one at a time. A drawing
/// can't be cancelled: for graphs of unknown size from unknown people use a process of their own.
public struct GraphRenderer: Sendable {
  /// What pictures show and how.
  public let options: RenderingOptions

  /// Creates a renderer.
  public init(options: RenderingOptions = RenderingOptions()) {
    self.options = options
  }

  /// What a picture of the graph would show, without placing anything.
  public func drawing(of graph: Graph) -> Drawing {
    DrawingPlan(graph, options: options).drawing()
  }

  /// The node that a reader means by a name: an identifier, a label or another name of the node, in
  /// whatever case; or else a part of them, where it is a part of one node's only.
  /// - Throws: `RenderingError.unknownNode` or `.ambiguousNode` with names that exist.
  public static func node(named name: String, in graph: Graph) throws(RenderingError) -> NodeID {
    let wanted = Folding.folded(name.shown)
    func matches(_ test: (String) -> Bool) -> [Node] {
      graph.nodes.filter { node in
        ([node.label] + node.aliases).contains { test(Folding.folded($0.shown)) }
      }
    }
    let known = graph.nodes.filter { $0.kind != .statement }
      .sorted { ($1.salience, $0.id) < ($0.salience, $1.id) }
    if let node = graph.nodes.first(where: { $0.id.rawValue == name }) { return node.id }
    let whole = matches { $0 == wanted }
    let found = whole.isEmpty && !wanted.isEmpty ? matches { $0.contains(wanted) } : whole
    // Of an actor and an office with the same name the actor is meant.
    let actors = found.filter(\.kind.isActor)
    let candidates = actors.isEmpty ? found : actors
    guard let first = candidates.first else {
      throw .unknownNode(name, known: known.prefix(8).map { $0.label.shown })
    }
    guard candidates.count == 1 else {
      throw .ambiguousNode(name, candidates: candidates.prefix(8).map { $0.id.rawValue.shown })
    }
    return first.id
  }

  /// The bytes of a picture's file.
  /// - Throws: `RenderingError.graphviz` with the words of Graphviz.
  public func render(_ graph: Graph, as format: ImageFormat) throws(RenderingError) -> [UInt8] {
    try render(drawing(of: graph), as: format)
  }

  /// The bytes of a picture's file, for a drawing that was made or changed elsewhere.
  /// - Throws: `RenderingError.graphviz` with the words of Graphviz.
  public func render(_ drawing: Drawing, as format: ImageFormat) throws(RenderingError) -> [UInt8] {
    switch format {
    case .svg: return Array(try placed(drawing).svg.utf8)
    case .gv:
      return try Graphviz.exclusively { () throws(RenderingError) in
        let graph = try description(of: drawing, hasPlates: false).graph()
        try Graphviz.checkErrors(.building)
        return try graph.dotText()
      }
    case .png: return try picture(drawing, as: format).bytes
    case .pdf: return PDFDate.removed(from: try picture(drawing, as: format).bytes)
    }
  }

  /// The picture of a graph as SVG, with what a page needs to build on it.
  /// - Throws: `RenderingError.graphviz` with the words of Graphviz.
  public func placed(_ graph: Graph) throws(RenderingError) -> PlacedDrawing {
    try placed(drawing(of: graph))
  }

  /// The picture as SVG, with what a page needs to build on it.
  /// - Throws: `RenderingError.graphviz` with the words of Graphviz.
  public func placed(_ drawing: Drawing) throws(RenderingError) -> PlacedDrawing {
    if let address = options.linkBase, !LinkTarget.isSafe(address) { throw .unsafeLink(address) }
    let theme = Theme.named(options.theme)
    let picture = try picture(drawing, as: .svg)
    let svg = try SVGWriter(drawing, theme: theme, options: options).text(from: picture.bytes)
    let places = zip(drawing.nodes, picture.boxes).map { node, box in
      PlacedDrawing.Place(
        node: node.id, element: node.element, x: box.x + Self.margin, y: box.y + Self.margin,
        width: box.width, height: box.height)
    }
    return PlacedDrawing(
      drawing: drawing, width: picture.width + 2 * Self.margin,
      height: picture.height + 2 * Self.margin, places: places, svg: svg,
      darkRules: options.theme == .light ? SVGWriter.darkRules(for: theme) : "")
  }

  /// What is left free around a picture, in points.
  static let margin = 0.3 * 72

  private func description(of drawing: Drawing, hasPlates: Bool) -> GraphvizDrawing {
    GraphvizDrawing(
      drawing: drawing, layout: options.layout ?? .automatic(nodeCount: drawing.nodes.count),
      theme: .named(options.theme), hasPlates: hasPlates)
  }

  private func picture(
    _ drawing: Drawing, as format: ImageFormat
  ) throws(RenderingError) -> GraphvizGraph.Picture {
    let dotsPerInch = format == .png ? options.dotsPerInch : 72
    var description = description(of: drawing, hasPlates: true)
    return try Graphviz.exclusively { () throws(RenderingError) in
      description.arrangement = try Arranger(description: description).arrangement()
      let graph = try description.graph()
      try Graphviz.checkErrors(.building)
      return try graph.drawn(
        engine: description.engine, format: format.rawValue,
        nodes: drawing.nodes.map { description.name(of: $0.id) }
      ) { Self.resolution(dotsPerInch, width: $0, height: $1) }
    }
  }

  /// The longest side of a bitmap in pixels: Graphviz scales down beyond 32,767 without a word, and
  /// takes minutes from about 100,000 on.
  private static let longestSide = 16_000.0

  /// The greatest area of a bitmap in pixels: 256 MB of memory.
  private static let greatestArea = 64_000_000.0

  /// The resolution that was asked for, or the greatest that keeps a bitmap within bounds.
  static func resolution(_ wanted: Double, width: Double, height: Double) -> Double {
    let (width, height) = (width + 2 * margin, height + 2 * margin)
    let bySide = longestSide * 72 / max(width, height)
    let byArea = (greatestArea / (width * height)).squareRoot() * 72
    return min(wanted, bySide, byArea)
  }
}

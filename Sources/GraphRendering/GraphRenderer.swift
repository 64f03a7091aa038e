import KnowledgeGraph
import MarkupText

/// Draws graphs with Graphviz, in this process.
///
/// Equal graphs and options give equal SVG and DOT bytes with the same Graphviz and fonts, except in
/// the layout `fdp`. Calls from
/// several threads wait for each other, because Graphviz serves one at a time. A drawing can't be
/// cancelled: for graphs of unknown size from unknown people use a process of their own.
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

  /// The bytes of a picture's file.
  /// - Throws: `RenderingError.graphviz` with the words of Graphviz.
  public func render(_ graph: Graph, as format: ImageFormat) throws(RenderingError) -> [UInt8] {
    try render(drawing(of: graph), as: format)
  }

  /// The bytes of a picture's file, for a drawing that was made or changed elsewhere.
  /// - Throws: `RenderingError.graphviz` with the words of Graphviz.
  public func render(_ drawing: Drawing, as format: ImageFormat) throws(RenderingError) -> [UInt8] {
    let layout = options.layout ?? .automatic(nodeCount: drawing.nodes.count)
    let dotsPerInch = format == .png ? options.dotsPerInch : 72
    let bytes = try Graphviz.exclusively { () throws(RenderingError) in
      let graph = try GraphvizDrawing(
        drawing: drawing, layout: layout, hasPlates: format != .gv
      ).graph()
      try Graphviz.checkErrors(.building)
      guard format != .gv else { return try graph.dotText() }
      return try graph.drawn(engine: layout.rawValue, format: format.rawValue) { width, height in
        Self.resolution(dotsPerInch, width: width, height: height)
      }
    }
    return format == .svg ? Self.titled(bytes, drawing.title) : bytes
  }

  /// The longest side of a bitmap in pixels: Graphviz scales down beyond 32,767 without a word, and
  /// takes minutes from about 100,000 on.
  private static let longestSide = 16_000.0

  /// The greatest area of a bitmap in pixels: 256 MB of memory.
  private static let greatestArea = 64_000_000.0

  /// The resolution that was asked for, or the greatest that keeps a bitmap within bounds.
  static func resolution(_ wanted: Double, width: Double, height: Double) -> Double {
    let margin = 2 * 0.3 * 72
    let (width, height) = (width + margin, height + margin)
    let bySide = longestSide * 72 / max(width, height)
    let byArea = (greatestArea / (width * height)).squareRoot() * 72
    return min(wanted, bySide, byArea)
  }

  /// Gives the SVG a title of its own, which browsers and screen readers show.
  private static func titled(_ svg: [UInt8], _ title: String) -> [UInt8] {
    let text = String(decoding: svg, as: UTF8.self)
    guard !title.isEmpty, let root = text.firstRange(of: "<g id=\"graph0\"") else { return svg }
    return Array(
      (text[..<root.lowerBound] + "<title>\(title.asXMLContent)</title>\n"
        + text[root.lowerBound...]).utf8)
  }
}

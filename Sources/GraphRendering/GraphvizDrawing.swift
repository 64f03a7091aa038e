/// Turns a drawing into a graph of Graphviz's.
struct GraphvizDrawing {
  let drawing: Drawing
  let layout: Layout

  /// Whether the words at edges stand on white, so that no line runs through them. Labels become
  /// HTML for it, which nobody wants to read in DOT text.
  let hasPlates: Bool

  /// Pango takes the first family that exists, browsers too; the second has the same widths.
  private static let font = "DejaVu Sans,Verdana,sans-serif"

  /// From how many nodes on lines are straight and `dot` gives up early. Curved lines around nodes
  /// take 50 to 100 times as long at 500 nodes, measured with Graphviz 2.43.
  private static let manyNodes = 150

  /// From how many nodes on edges have no words.
  private static let tooManyForWords = 600

  /// Builds the graph.
  func graph() throws(RenderingError) -> GraphvizGraph {
    let graph = try GraphvizGraph(name: drawing.title.isEmpty ? "newsgraph" : drawing.title)
    declare(in: graph)
    if let html = LegendTable(drawing: drawing).html { graph.setLabel(html: html) }
    for node in drawing.nodes { graph.addNode(node.id.shown, Self.attributes(of: node)) }
    let hasWords = drawing.nodes.count <= Self.tooManyForWords
    for edge in drawing.edges {
      graph.addEdge(
        edge.id.shown, from: edge.source.shown, to: edge.target.shown,
        Self.attributes(of: edge, words: hasPlates || !hasWords ? "" : Self.label(edge.lines)),
        htmlLabel: hasPlates && hasWords ? Self.plate(edge) : nil)
    }
    return graph
  }

  private func declare(in graph: borrowing GraphvizGraph) {
    let isBig = drawing.nodes.count > Self.manyNodes
    var settings = [
      ("linelength", "0"), ("bgcolor", "white"), ("pad", "0.3"), ("outputorder", "edgesfirst"),
      ("label", ""), ("labelloc", "t"), ("labeljust", "l"), ("fontname", Self.font),
      ("fontsize", "11"), ("splines", isBig ? "line" : "true"), ("tooltip", " "),
    ]
    switch layout {
    case .dot:
      settings += [("rankdir", "LR"), ("nodesep", "0.28"), ("ranksep", "0.5")]
      if isBig { settings += [("nslimit", "1"), ("nslimit1", "1"), ("mclimit", "0.1")] }
    case .neato, .fdp, .twopi:
      settings += [("overlap", isBig ? "scale" : "false"), ("sep", "+12"), ("start", "1")]
    case .sfdp:
      settings += [("overlap", isBig ? "scale" : "prism"), ("sep", "+12"), ("start", "1")]
    case .circo: break
    }
    for (name, value) in settings { graph.declare(.graph, name, value) }
    for (name, value) in Self.nodeDefaults { graph.declare(.node, name, value) }
    for (name, value) in Self.edgeDefaults { graph.declare(.edge, name, value) }
  }

  private static let nodeDefaults = [
    ("label", ""), ("shape", "box"), ("style", "filled"), ("color", "#555555"),
    ("fillcolor", "#FFFFFF"), ("fontname", font), ("fontsize", "11"), ("fontcolor", "#111111"),
    ("penwidth", "1.2"), ("margin", "0.11,0.055"), ("height", "0.3"), ("width", "0.4"),
    ("peripheries", "1"), ("tooltip", ""), ("id", ""), ("class", ""),
  ]

  private static let edgeDefaults = [
    ("label", ""), ("style", "solid"), ("color", "#555555"), ("fontname", font),
    ("fontsize", "10"), ("fontcolor", "#444444"), ("penwidth", "1"), ("arrowhead", "normal"),
    ("arrowtail", "none"), ("dir", "both"), ("arrowsize", "0.7"), ("tooltip", ""),
    ("labeltooltip", ""), ("id", ""), ("class", ""),
  ]

  private static func attributes(of node: Drawing.Node) -> [(String, String)] {
    let (shape, style) = outline(of: node.look.shape)
    return [
      ("label", label(node.lines)), ("shape", shape),
      ("style", style + (node.isDashed ? ",dashed" : "")),
      ("peripheries", node.look.shape == .doubleBox ? "2" : "1"),
      ("margin", node.look.shape == .hexagon ? "0.02,0.02" : "0.11,0.055"),
      ("color", node.look.stroke), ("fillcolor", node.look.fill),
      ("fontsize", "\(node.fontSize)"), ("tooltip", node.tooltip.escapedForTooltip),
      ("id", node.id.shown.escapedForGraphviz), ("class", node.classes.joined(separator: " ")),
    ]
  }

  private static func attributes(of edge: Drawing.Edge, words: String) -> [(String, String)] {
    let tooltip = edge.tooltip.escapedForTooltip
    return [
      ("label", words), ("style", edge.look.line.rawValue),
      ("color", edge.look.stroke), ("fontcolor", edge.look.text),
      ("penwidth", "\(edge.look.width)"), ("arrowhead", edge.look.head.rawValue),
      ("arrowtail", edge.look.tail.rawValue), ("arrowsize", edge.look.head == .bar ? "1.1" : "0.7"),
      ("tooltip", tooltip), ("labeltooltip", tooltip),
      ("id", edge.id.shown.escapedForGraphviz), ("class", edge.classes.joined(separator: " ")),
    ]
  }

  private static func label(_ lines: [String]) -> String {
    lines.map(\.escapedForGraphviz).joined(separator: "\\n")
  }

  /// The words of an edge on a white plate that shimmers through.
  private static func plate(_ edge: Drawing.Edge) -> String {
    "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"1\" bgcolor=\"#FFFFFFD8\">"
      + edge.lines.map { "<tr><td>\($0.escapedForHTMLLabel)</td></tr>" }.joined() + "</table>"
  }

  private static func outline(of shape: Drawing.Shape) -> (shape: String, style: String) {
    switch shape {
    case .roundedBox, .doubleBox: ("box", "filled,rounded")
    case .box: ("box", "filled")
    case .ellipse: ("ellipse", "filled")
    case .hexagon: ("hexagon", "filled")
    case .note: ("note", "filled")
    }
  }
}

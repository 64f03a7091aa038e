import KnowledgeGraph

/// Turns a drawing into a graph of Graphviz's.
struct GraphvizDrawing {
  let drawing: Drawing
  let layout: Layout

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
        Self.attributes(of: edge, hasWords: hasWords))
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
      settings += [("rankdir", "LR"), ("nodesep", "0.28"), ("ranksep", "0.7")]
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
    ("tooltip", ""), ("id", ""), ("class", ""),
  ]

  private static let edgeDefaults = [
    ("label", ""), ("style", "solid"), ("color", "#555555"), ("fontname", font),
    ("fontsize", "9.5"), ("fontcolor", "#444444"), ("penwidth", "1"), ("arrowhead", "normal"),
    ("arrowtail", "none"), ("dir", "both"), ("arrowsize", "0.7"), ("tooltip", ""),
    ("labeltooltip", ""), ("id", ""), ("class", ""),
  ]

  private static func attributes(of node: Drawing.Node) -> [(String, String)] {
    let (shape, style) = outline(of: node.look.shape)
    return [
      ("label", label(node.lines)), ("shape", shape),
      ("style", style + (node.isDashed ? ",dashed" : "")),
      ("color", node.look.stroke), ("fillcolor", node.look.fill),
      ("fontsize", "\(node.fontSize)"), ("tooltip", node.tooltip.escapedForGraphviz),
      ("id", node.id.shown.escapedForGraphviz), ("class", node.classes.joined(separator: " ")),
    ]
  }

  private static func attributes(
    of edge: Drawing.Edge, hasWords: Bool
  ) -> [(String, String)] {
    let tooltip = edge.tooltip.escapedForGraphviz
    return [
      ("label", hasWords ? label(edge.lines) : ""), ("style", edge.look.line.rawValue),
      ("color", edge.look.stroke), ("fontcolor", edge.look.text),
      ("penwidth", "\(edge.look.width)"), ("arrowhead", edge.look.head.rawValue),
      ("arrowtail", edge.look.tail.rawValue), ("tooltip", tooltip), ("labeltooltip", tooltip),
      ("id", edge.id.shown.escapedForGraphviz), ("class", edge.classes.joined(separator: " ")),
    ]
  }

  private static func label(_ lines: [String]) -> String {
    lines.map(\.escapedForGraphviz).joined(separator: "\\n")
  }

  private static func outline(of shape: Drawing.Shape) -> (shape: String, style: String) {
    switch shape {
    case .roundedBox: ("box", "filled,rounded")
    case .box: ("box", "filled")
    case .tab: ("tab", "filled")
    case .ellipse: ("ellipse", "filled")
    case .hexagon: ("hexagon", "filled")
    case .note: ("note", "filled")
    }
  }
}

import KnowledgeGraph

/// Turns a drawing into a graph of Graphviz's.
struct GraphvizDrawing {
  let drawing: Drawing
  let layout: Layout
  let theme: Theme

  /// Whether the words at edges stand on white, so that no line runs through them. Labels become
  /// HTML for it, which nobody wants to read in DOT text.
  let hasPlates: Bool

  /// Where everything is; `nil` leaves that to the layout.
  var arrangement: Arrangement?

  /// Whether ranks lie below each other rather than beside.
  var isVertical = false

  /// Pango takes the first family that exists, browsers too; the second has the same widths.
  static let font = "DejaVu Sans,Verdana,sans-serif"

  /// From how many nodes on lines are straight and `dot` gives up early. Curved lines around nodes
  /// take 50 to 100 times as long at 500 nodes, measured with Graphviz 2.43.
  private static let manyNodes = 150

  /// From how many nodes on edges have no words.
  private static let tooManyForWords = 600

  /// What a node is called in Graphviz. In pictures it is a name without `&`: Graphviz writes names
  /// into an SVG, and takes what looks like a reference for one.
  func name(of node: NodeID) -> String {
    hasPlates ? ElementID.node(node) : node.rawValue.shown
  }

  /// What a line is called in Graphviz.
  func name(of line: Drawing.Line) -> GraphvizGraph.EdgeName {
    .init(tail: name(of: line.source), head: name(of: line.target), key: line.element.shown)
  }

  /// The layout as Graphviz calls it; with an arrangement the one that takes places as they are.
  var engine: String { arrangement == nil ? layout.rawValue : "nop2" }

  /// Whether lines have words.
  var hasWords: Bool { drawing.nodes.count <= Self.tooManyForWords }

  /// Builds the graph.
  func graph() throws(RenderingError) -> GraphvizGraph {
    let graph = try GraphvizGraph(
      name: hasPlates || drawing.title.isEmpty ? "newsgraph" : drawing.title)
    declare(in: graph)
    let legend = LegendTable(drawing: drawing, theme: theme, width: arrangement?.width)
    if let html = legend.html { graph.setLabel(html: html) }
    for node in drawing.nodes {
      graph.addNode(name(of: node.id), attributes(of: node) + place(of: node))
    }
    for line in drawing.lines {
      let isPlain = line.lines.isEmpty || !hasWords
      graph.addEdge(
        name(of: line),
        attributes(of: line, words: hasPlates || isPlain ? "" : Self.label(line.lines))
          + path(of: line), htmlLabel: hasPlates && !isPlain ? plate(line) : nil)
    }
    return graph
  }

  /// Graphviz counts y from below.
  private func place(of node: Drawing.Node) -> [(String, String)] {
    guard let arrangement, let point = arrangement.nodes[node.id] else { return [] }
    return [("pos", Point(x: point.x, y: arrangement.height - point.y).text)]
  }

  private func path(of line: Drawing.Line) -> [(String, String)] {
    guard let arrangement, let path = arrangement.paths[line.element] else { return [] }
    let label = arrangement.labels[line.element].map {
      ("lp", Point(x: $0.x, y: arrangement.height - $0.y).text)
    }
    return [("pos", path.mirrored(in: arrangement.height).text)] + [label].compactMap(\.self)
  }

  private func declare(in graph: borrowing GraphvizGraph) {
    let isBig = drawing.nodes.count > Self.manyNodes
    var settings = [
      ("linelength", "0"), ("bgcolor", theme.background), ("pad", "0.3"),
      ("outputorder", "edgesfirst"), ("label", ""), ("labelloc", "t"), ("labeljust", "l"),
      ("fontname", Self.font), ("fontsize", "11"), ("fontcolor", theme.title),
      ("splines", isBig ? "line" : "true"),
    ]
    if arrangement != nil {
      graph.declare(.node, "pos", "")
      graph.declare(.edge, "pos", "")
      graph.declare(.edge, "lp", "")
    }
    switch layout {
    case .dot where arrangement != nil: break
    case .dot:
      settings += [
        ("rankdir", isVertical ? "TB" : "LR"), ("nodesep", "0.28"), ("ranksep", "0.5"),
      ]
      if isBig { settings += [("nslimit", "1"), ("nslimit1", "1"), ("mclimit", "0.1")] }
    case .neato, .fdp, .twopi:
      settings += [("overlap", isBig ? "scale" : "false"), ("sep", "+12"), ("start", "1")]
    case .sfdp:
      settings += [("overlap", isBig ? "scale" : "prism"), ("sep", "+12"), ("start", "1")]
    case .circo: break
    }
    for (name, value) in settings { graph.declare(.graph, name, value) }
    for (name, value) in nodeDefaults { graph.declare(.node, name, value) }
    for (name, value) in edgeDefaults { graph.declare(.edge, name, value) }
  }

  private var nodeDefaults: [(String, String)] {
    [
      ("label", ""), ("shape", "box"), ("style", "filled"), ("color", theme.outline),
      ("fillcolor", theme.background), ("fontname", Self.font), ("fontsize", "11"),
      ("fontcolor", theme.title), ("penwidth", "1.2"), ("margin", "0.11,0.055"),
      ("height", "0.3"), ("width", "0.4"), ("peripheries", "1"), ("tooltip", ""), ("id", ""),
      ("class", ""),
    ]
  }

  private var edgeDefaults: [(String, String)] {
    [
      ("label", ""), ("style", "solid"), ("color", theme.state.stroke), ("fontname", Self.font),
      ("fontsize", "10"), ("fontcolor", theme.state.text), ("penwidth", "1"),
      ("arrowhead", "normal"), ("arrowtail", "none"), ("dir", "both"), ("arrowsize", "0.7"),
      ("tooltip", ""), ("id", ""), ("class", ""),
    ]
  }

  private func attributes(of node: Drawing.Node) -> [(String, String)] {
    let (shape, style) = Self.outline(of: node.look.shape)
    let styles = style + (node.isDashed ? ",dashed" : "") + (node.isHidden ? ",invis" : "")
    return [
      ("label", Self.label(node.lines)), ("shape", shape), ("style", styles),
      ("peripheries", node.look.shape == .doubleBox ? "2" : "1"),
      ("margin", node.look.shape == .tag ? "0.08,0.03" : "0.11,0.055"),
      ("height", node.look.shape == .tag ? "0.22" : "0.3"), ("color", node.look.stroke),
      ("fillcolor", node.look.fill), ("penwidth", "\(node.look.width)"),
      ("fontsize", "\(node.fontSize)"), ("tooltip", tooltip(node.tooltip)),
      ("id", node.element.shown.escapedForGraphviz), ("class", node.classes.joined(separator: " ")),
    ]
  }

  private func attributes(of line: Drawing.Line, words: String) -> [(String, String)] {
    let look = line.look
    let color = look.line == .double ? "\(look.stroke):invis:\(look.stroke)" : look.stroke
    let style = look.line == .double ? "solid" : look.line.rawValue
    return [
      ("label", words), ("style", line.isHidden ? "invis" : style), ("color", color),
      ("fontcolor", look.text), ("penwidth", "\(look.width)"), ("arrowhead", look.head.rawValue),
      ("arrowtail", look.tail.rawValue), ("tooltip", tooltip(line.tooltip)),
      ("id", line.element.shown.escapedForGraphviz), ("class", line.classes.joined(separator: " ")),
    ]
  }

  /// An SVG gets its tooltips later, and the other pictures have none.
  private func tooltip(_ text: String) -> String { hasPlates ? "" : text.escapedForTooltip }

  private static func label(_ lines: [String]) -> String {
    lines.map(\.escapedForGraphviz).joined(separator: "\\n")
  }

  /// The words of an edge on a white plate that shimmers through.
  private func plate(_ line: Drawing.Line) -> String {
    "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"1\""
      + " bgcolor=\"\(theme.background)D8\">"
      + line.lines.map { "<tr><td>\($0.escapedForHTMLLabel)</td></tr>" }.joined() + "</table>"
  }

  private static func outline(of shape: Drawing.Shape) -> (shape: String, style: String) {
    switch shape {
    case .roundedBox, .doubleBox, .tag: ("box", "filled,rounded")
    case .box: ("box", "filled")
    case .ellipse: ("ellipse", "filled")
    case .note: ("note", "filled")
    }
  }
}

import KnowledgeGraph

/// Turns a drawing into a graph of Graphviz's.
struct GraphvizDrawing {
  var drawing: Drawing
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

  /// Whether lines are straight and words few, because everything else would take too long.
  var isBig: Bool { drawing.nodes.count > Self.manyNodes }

  /// Whether lines run straight; around nodes they take longest where there are no ranks.
  private var isStraight: Bool {
    drawing.nodes.count > (layout == .dot ? Self.manyNodes : Self.manyNodes / 2)
  }

  /// Builds the graph.
  func graph() throws(RenderingError) -> GraphvizGraph {
    let graph = try GraphvizGraph(
      name: hasPlates || drawing.title.isEmpty ? "newsgraph" : drawing.title)
    declare(in: graph)
    if !hasPlates, let html = LegendTable(drawing: drawing, theme: theme).html {
      graph.setLabel(html: html)
    }
    for node in drawing.nodes {
      graph.addNode(
        name(of: node.id), attributes(of: node) + place(of: node),
        htmlLabel: node.details.isEmpty || !hasPlates ? nil : card(node))
    }
    let names = graph.frameNames(count: drawing.clusters.count)
    for (index, cluster) in drawing.clusters.enumerated() {
      graph.addFrame(
        names[index],
        nodes: drawing.nodes.filter { $0.cluster == index }.map { name(of: $0.id) },
        frame(cluster) + place(ofFrame: index))
    }
    for line in drawing.lines {
      let isPlain = line.lines.isEmpty || !hasWords
      graph.addEdge(
        name(of: line),
        attributes(of: line, words: hasPlates || isPlain ? "" : Self.label(line.lines))
          + path(of: line), htmlLabel: hasPlates && !isPlain ? plate(line) : nil)
    }
    addWords(to: graph)
    return graph
  }

  /// The words around the picture, where they have places.
  private func addWords(to graph: borrowing GraphvizGraph) {
    guard let arrangement else { return }
    for word in arrangement.words {
      graph.addNode(
        word.item.name, word.item.attributes + [position(word.place)],
        htmlLabel: word.item.htmlLabel)
    }
    for (index, sample) in arrangement.samples.enumerated() {
      let length = PageWords.sampleLength
      let ends = [sample.start.x, sample.start.x + length].map { Point(x: $0, y: sample.start.y) }
      let names = ["words-from\(index)", "words-to\(index)"]
      for (name, end) in zip(names, ends) {
        graph.addNode(
          name, [("shape", "point"), ("style", "invis"), ("width", "0.01"), position(end)])
      }
      let path = SplinePath(
        end: ends[1],
        points: [0, 0.3, 0.5, 0.8].map { Point(x: ends[0].x + length * $0, y: ends[0].y) })
      graph.addEdge(
        .init(tail: names[0], head: names[1], key: "words-line\(index)"),
        attributes(of: sample.look) + [("pos", path.mirrored(in: arrangement.height).text)])
    }
  }

  /// Graphviz counts y from below.
  private func position(_ point: Point) -> (String, String) {
    ("pos", Point(x: point.x, y: (arrangement?.height ?? 0) - point.y).text)
  }

  private func place(of node: Drawing.Node) -> [(String, String)] {
    guard let box = arrangement?.nodes[node.id] else { return [] }
    return [position(Point(x: box.x, y: box.y))]
  }

  private func place(ofFrame index: Int) -> [(String, String)] {
    guard let arrangement, let box = arrangement.frames[index] else { return [] }
    let y = arrangement.height - box.y
    let corners = [
      Point(x: box.x - box.width / 2, y: y - box.height / 2),
      Point(x: box.x + box.width / 2, y: y + box.height / 2),
    ]
    return [("bb", corners.map(\.text).joined(separator: ","))]
  }

  private func path(of line: Drawing.Line) -> [(String, String)] {
    guard let arrangement, let path = arrangement.paths[line.element] else { return [] }
    let label = arrangement.labels[line.element].map {
      ("lp", Point(x: $0.x, y: arrangement.height - $0.y).text)
    }
    return [("pos", path.mirrored(in: arrangement.height).text)] + [label].compactMap(\.self)
  }

  private func declare(in graph: borrowing GraphvizGraph) {
    var settings = [
      ("linelength", "0"), ("bgcolor", theme.background), ("pad", "0.3"),
      ("outputorder", "edgesfirst"), ("label", ""), ("labelloc", "t"), ("labeljust", "l"),
      ("fontname", Self.font), ("fontsize", "11"), ("fontcolor", theme.title),
      ("splines", isStraight ? "line" : "true"),
    ]
    if arrangement != nil {
      graph.declare(.node, "pos", "")
      graph.declare(.edge, "pos", "")
      graph.declare(.edge, "lp", "")
    }
    if !drawing.clusters.isEmpty {
      for (name, value) in [("style", ""), ("fillcolor", ""), ("color", ""), ("penwidth", "1")] {
        graph.declare(.graph, name, value)
      }
      graph.declare(.graph, "margin", "0")
      if arrangement != nil { graph.declare(.graph, "bb", "") }
    }
    switch layout {
    case .dot where arrangement != nil: break
    case .dot:
      settings += [
        ("rankdir", isVertical ? "TB" : "LR"), ("nodesep", "0.28"),
        ("ranksep", isVertical ? "0.5" : isCrowded ? "1.05" : "0.75"),
      ]
      if isBig { settings += [("nslimit", "1"), ("nslimit1", "1"), ("mclimit", "0.1")] }
    case .neato, .fdp, .twopi:
      settings += [("overlap", isBig ? "scale" : "false"), ("sep", "+12"), ("start", "1")]
    case .sfdp:
      settings += [("overlap", hasWords ? "prism" : "scale"), ("sep", "+12"), ("start", "1")]
    case .circo: break
    }
    for (name, value) in settings { graph.declare(.graph, name, value) }
    for (name, value) in nodeDefaults { graph.declare(.node, name, value) }
    for (name, value) in edgeDefaults { graph.declare(.edge, name, value) }
  }

  /// Whether a node has so many lines that they need room to part.
  private var isCrowded: Bool {
    var counts: [NodeID: Int] = [:]
    for line in drawing.lines {
      counts[line.source, default: 0] += 1
      counts[line.target, default: 0] += 1
    }
    return counts.values.contains { $0 > 7 }
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
    Self.attributes(of: node.look, isDashed: node.isDashed, isHidden: node.isHidden) + [
      ("label", Self.label(node.lines + node.details)), ("fontsize", "\(node.fontSize)"),
      ("tooltip", tooltip(node.tooltip)), ("id", node.element.shown.escapedForGraphviz),
      ("class", node.classes.joined(separator: " ")),
    ]
  }

  /// How Graphviz draws the outline of a node.
  static func attributes(
    of look: Drawing.NodeLook, isDashed: Bool, isHidden: Bool
  ) -> [(String, String)] {
    let (shape, style) = outline(of: look.shape)
    return [
      ("shape", shape),
      ("style", style + (isDashed ? ",dashed" : "") + (isHidden ? ",invis" : "")),
      ("peripheries", look.shape == .doubleBox ? "2" : "1"),
      ("margin", look.shape == .tag ? "0.08,0.03" : "0.11,0.055"),
      ("height", look.shape == .tag ? "0.22" : "0.3"), ("color", look.stroke),
      ("fillcolor", look.fill), ("penwidth", "\(look.width)"),
    ]
  }

  private func attributes(of line: Drawing.Line, words: String) -> [(String, String)] {
    attributes(of: line.look) + (line.isHidden ? [("style", "invis")] : []) + [
      ("label", words), ("fontcolor", line.look.text), ("tooltip", tooltip(line.tooltip)),
      ("id", line.element.shown.escapedForGraphviz), ("class", line.classes.joined(separator: " ")),
    ]
  }

  private func attributes(of look: Drawing.LineLook) -> [(String, String)] {
    let isDouble = look.line == .double
    return [
      ("style", isDouble ? "solid" : look.line.rawValue),
      ("color", isDouble ? "\(look.stroke):invis:\(look.stroke)" : look.stroke),
      ("penwidth", "\(look.width)"), ("arrowhead", look.head.rawValue),
      ("arrowtail", look.tail.rawValue),
    ]
  }

  /// An SVG gets its tooltips later, and the other pictures have none.
  private func tooltip(_ text: String) -> String { hasPlates ? "" : text.escapedForTooltip }

  private static func label(_ lines: [String]) -> String {
    lines.map(\.escapedForGraphviz).joined(separator: "\\n")
  }

  private func frame(_ cluster: Drawing.Cluster) -> [(String, String)] {
    [
      ("label", cluster.label.escapedForGraphviz), ("style", "filled,rounded"),
      ("fillcolor", theme.frame), ("color", theme.frameEdge), ("penwidth", "0.8"),
      ("fontcolor", theme.text), ("fontsize", "11"), ("margin", "10"),
    ]
  }

  /// The name of a node with its offices in smaller letters.
  private func card(_ node: Drawing.Node) -> String {
    let name = node.lines.map(\.escapedForHTMLLabel).joined(separator: "<br/>")
    let details = node.details.flatMap { $0.wrapped(width: 30, limit: 3) }
      .map(\.escapedForHTMLLabel).joined(separator: "<br/>")
    return "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\">"
      + "<tr><td>\(name)</td></tr><tr><td><font point-size=\"10\" color=\"\(theme.text)\">"
      + "\(details)</font></td></tr></table>"
  }

  /// The words of an edge on a white plate that shimmers through.
  private func plate(_ line: Drawing.Line) -> String {
    "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"1\""
      + " bgcolor=\"\(theme.background)F0\">"
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

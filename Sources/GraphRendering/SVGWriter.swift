import KnowledgeGraph
import MarkupText

/// Turns what Graphviz writes into an SVG file that people and programs can use.
///
/// Each node and line is a group with the `id` and classes of the drawing, a `<title>` that shows under
/// the pointer, and attributes that tell what it is: `data-node`; `data-source`, `data-target` (the `id`s
/// of groups) and `data-edges`. Links and pointers to other files don't occur unless they were asked for.
struct SVGWriter {
  private let drawing: Drawing
  private let theme: Theme
  private let options: RenderingOptions
  private let nodes: [String: Drawing.Node]
  private let lines: [String: Drawing.Line]
  private let elements: [NodeID: String]

  init(_ drawing: Drawing, theme: Theme, options: RenderingOptions) {
    self.drawing = drawing
    self.theme = theme
    self.options = options
    nodes = Dictionary(drawing.nodes.map { ($0.element, $0) }) { first, _ in first }
    lines = Dictionary(drawing.lines.map { ($0.element, $0) }) { first, _ in first }
    elements = Dictionary(drawing.nodes.map { ($0.id, $0.element) }) { first, _ in first }
  }

  /// The file.
  /// - Parameter svg: What Graphviz has written.
  func text(from svg: [UInt8]) throws(RenderingError) -> String {
    do throws(XMLError) {
      return try rewritten(svg)
    } catch {
      throw .graphviz(.drawing, message: "the SVG can't be read: \(error.reason)")
    }
  }

  private func rewritten(_ svg: [UInt8]) throws(XMLError) -> String {
    var input = try XMLInput(Self.withoutProlog(svg))
    var output = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"]
    // For each open element what closes it; empty for those that are left out.
    var closers: [String] = []
    var omitted = 0
    while let piece = try input.next() {
      switch piece {
      case .start(let element):
        if omitted > 0 || element.name == "title" || isHidden(element) {
          omitted += element.isEmpty ? 0 : 1
          continue
        }
        let (opening, closer) = markup(of: element)
        output.append(opening)
        if !element.isEmpty { closers.append(closer) }
      case .end:
        if omitted > 0 {
          omitted -= 1
          continue
        }
        output.append(closers.popLast() ?? "")
      case .text(let text):
        if omitted == 0, closers.last == "</text>\n" { output.append(text.asXMLContent) }
      }
    }
    return output.joined()
  }

  /// The document type is refused by the reader, and nobody needs it.
  private static func withoutProlog(_ svg: [UInt8]) -> [UInt8] {
    let start = Array("<svg".utf8)
    let index = svg.indices.first { svg[$0] == start[0] && svg[$0...].starts(with: start) }
    return Array(svg[(index ?? 0)...])
  }

  private func isHidden(_ element: XMLInput.Element) -> Bool {
    guard element.name == "g", let id = element.attributes["id"] else { return false }
    return nodes[id]?.isHidden ?? lines[id]?.isHidden ?? false
  }

  private func markup(of element: XMLInput.Element) -> (opening: String, closer: String) {
    switch element.name {
    case "svg": return (root(element), "</svg>\n")
    case "a": return ("", "")
    case "g": return group(element)
    case "text": return ("<text" + Self.attributes(element) + ">", "</text>\n")
    default:
      let tag = "<" + element.name + Self.attributes(element)
      return element.isEmpty ? (tag + "/>\n", "") : (tag + ">", "</\(element.name)>\n")
    }
  }

  private func root(_ element: XMLInput.Element) -> String {
    let prefix = options.idPrefix
    let size = ["width", "height", "viewBox"].map { key in
      " \(key)=\"\((element.attributes[key] ?? "").asXMLAttribute)\""
    }
    let style =
      options.hasDarkStyle && options.theme == .light
      ? "<style>@media (prefers-color-scheme:dark){\(Self.darkRules(for: theme))}</style>\n" : ""
    return "<svg xmlns=\"http://www.w3.org/2000/svg\"" + size.joined()
      + " role=\"\(options.linkBase == nil ? "img" : "group")\" aria-labelledby=\"\(prefix)title \(prefix)desc\" font-family=\""
      + GraphvizDrawing.font.asXMLAttribute + "\">\n"
      + "<title id=\"\(prefix)title\">\(drawing.title.asXMLContent)</title>\n"
      + "<desc id=\"\(prefix)desc\">\(PictureDescription(drawing).text.asXMLContent)</desc>\n"
      + style
  }

  private func group(_ element: XMLInput.Element) -> (opening: String, closer: String) {
    let id = element.attributes["id"] ?? ""
    if let node = nodes[id] {
      return (
        opening(
          id, ["node"] + node.classes, title: node.tooltip, [("data-node", node.id.rawValue)]),
        closing
      )
    }
    if let line = lines[id] {
      let data = [
        ("data-source", elements[line.source] ?? ""), ("data-target", elements[line.target] ?? ""),
        ("data-edges", line.edges.joined(separator: " ")),
      ]
      return (opening(id, ["edge"] + line.classes, title: line.tooltip, data), closing)
    }
    guard let transform = element.attributes["transform"] else { return ("", "") }
    return ("<g class=\"graph\" transform=\"\(transform.asXMLAttribute)\">\n", "</g>\n")
  }

  private func opening(
    _ id: String, _ classes: [String], title: String, _ data: [(String, String)]
  ) -> String {
    "<g id=\"\(id.asXMLAttribute)\" class=\"\(classes.joined(separator: " ").asXMLAttribute)\""
      + data.map { " \($0.0)=\"\($0.1.asXMLAttribute)\"" }.joined() + ">\n"
      + (title.isEmpty ? "" : "<title>\(title.asXMLContent)</title>\n") + (link(to: id) ?? "")
  }

  private var closing: String { options.linkBase == nil ? "</g>\n" : "</a></g>\n" }

  private func link(to id: String) -> String? {
    options.linkBase.map { "<a href=\"\(($0 + "#" + LinkTarget.encoded(id)).asXMLAttribute)\">\n" }
  }

  /// What the file takes over from Graphviz, in this order.
  private static let kept = [
    "x", "y", "cx", "cy", "rx", "ry", "points", "d", "text-anchor", "font-size", "font-weight",
    "font-style", "text-decoration", "fill", "fill-opacity", "stroke", "stroke-width",
    "stroke-dasharray", "stroke-opacity",
  ]

  private static func attributes(_ element: XMLInput.Element) -> String {
    kept.compactMap { name in
      guard var value = element.attributes[name] else { return nil }
      if value == "transparent" { value = "none" }
      if value.hasSuffix(".00") { value = String(value.dropLast(3)) }
      return " \(name)=\"\(value.asXMLAttribute)\""
    }.joined()
  }

  /// Rules that turn the colours of the light theme into those of the dark one.
  static func darkRules(for theme: Theme) -> String {
    var rules = "svg{background:\(Theme.dark.background.lowercased())}"
    var done: Set<String> = []
    for (light, dark) in zip(theme.colors, Theme.dark.colors) where done.insert(light).inserted {
      let (light, dark) = (light.lowercased(), dark.lowercased())
      rules += "[fill=\"\(light)\"]{fill:\(dark)}[stroke=\"\(light)\"]{stroke:\(dark)}"
    }
    return rules
  }
}

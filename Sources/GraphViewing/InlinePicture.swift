import MarkupText

/// Puts Graphviz's SVG into a page: only its shapes and words, without colours, links and tooltips.
///
/// What isn't known to be harmless is left out. The style sheet colours the shapes by their classes, so
/// that the picture follows the page's theme, and the script knows them by their numbers.
struct InlinePicture {
  /// What a group of the SVG shows, by the identifiers in the file.
  struct Meaning {
    /// The number of a node.
    var nodes: [String: Int]
    /// The numbers of the edges that a line stands for.
    var edges: [String: [Int]]
  }

  private static let elements: Set<String> = [
    "svg", "g", "path", "polygon", "polyline", "ellipse", "circle", "rect", "line", "text", "tspan",
  ]
  /// Elements that are left out with all that they hold; others only lose their tags.
  private static let leftOut: Set<String> = [
    "title", "desc", "style", "script", "defs", "metadata", "image", "use", "foreignObject",
  ]
  private static let attributes = [
    "transform", "d", "points", "cx", "cy", "rx", "ry", "r", "x", "y", "x1", "x2", "y1", "y2",
    "width", "height", "text-anchor", "font-size", "font-weight", "font-style", "text-decoration",
    "stroke-width", "stroke-dasharray",
  ]

  /// The SVG element for the page.
  /// - Parameter label: What a screen reader calls the picture.
  static func svg(
    _ bytes: [UInt8], meaning: Meaning, label: String
  ) throws(ViewerError) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let root = text.firstRange(of: "<svg") else {
      throw .brokenPicture(reason: "it has no root")
    }
    do throws(XMLError) {
      return try read(Array(text[root.lowerBound...].utf8), meaning, label)
    } catch {
      throw .brokenPicture(reason: error.reason)
    }
  }

  private static func read(
    _ bytes: [UInt8], _ meaning: Meaning, _ label: String
  ) throws(XMLError) -> String {
    var input = try XMLInput(bytes)
    var output = ""
    var ends: [String] = []
    var depthLeftOut = 0
    var textDepth = 0
    while let piece = try input.next() {
      switch piece {
      case .start(let element):
        if depthLeftOut > 0 || leftOut.contains(element.name) {
          if !element.isEmpty { depthLeftOut += 1 }
          continue
        }
        let isKept = elements.contains(element.name)
        let name = element.name
        if isKept { output += startTag(element, meaning, label) }
        if element.isEmpty {
          if isKept { output += "</\(name)>" }
        } else {
          ends.append(isKept ? "</\(name)>" : "")
          if name == "text" { textDepth += 1 }
        }
      case .end(let name):
        if depthLeftOut > 0 {
          depthLeftOut -= 1
        } else {
          output += ends.popLast() ?? ""
          if name == "text" { textDepth -= 1 }
          if name == "g" { output += "\n" }
        }
      case .text(let text):
        if depthLeftOut == 0, textDepth > 0 { output += text.inert.escapedForHTML }
      }
    }
    return output
  }

  private static func startTag(
    _ element: XMLInput.Element, _ meaning: Meaning, _ label: String
  ) -> String {
    var tag = "<\(element.name)"
    func add(_ name: String, _ value: String) { tag += " \(name)=\"\(value.escapedForHTML)\"" }
    if element.name == "svg" {
      add("viewBox", element.attributes["viewBox"] ?? "0 0 1 1")
      add("role", "img")
      add("aria-label", label)
      return tag + ">"
    }
    if let names = element.attributes["class"] { add("class", names) }
    if let id = element.attributes["id"] {
      if let node = meaning.nodes[id] {
        add("id", id)
        add("data-n", String(node))
      }
      if let edges = meaning.edges[id] {
        add("id", id)
        add("data-e", edges.map { String($0) }.joined(separator: " "))
      }
    }
    if element.attributes["stroke"] == "transparent" || element.attributes["stroke"] == "none" {
      add("class", "plate")
    } else if element.attributes["fill"] == "none" || element.attributes["fill"] == "transparent" {
      add("fill", "none")
    }
    for name in attributes { if let value = element.attributes[name] { add(name, value) } }
    return tag + ">"
  }
}

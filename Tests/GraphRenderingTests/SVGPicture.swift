import Foundation
import FoundationXML

/// What an SVG file shows, read with an XML parser.
struct SVGPicture {
  /// A node, an edge or the whole graph.
  struct Group {
    var id: String
    var classes: [String]
    var title = ""
    var texts: [String] = []
    var fontSizes: [Double] = []
    var outlines: [Box] = []
    /// The plates under the words of an edge.
    var plates: [Box] = []

    /// All words without spaces, as far as the file has them.
    var words: String { texts.joined().filter { !$0.isWhitespace } }
  }

  struct Box: CustomStringConvertible {
    var x: ClosedRange<Double>
    var y: ClosedRange<Double>

    init?(_ xs: [Double], _ ys: [Double]) {
      guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max()
      else { return nil }
      x = left...right
      y = low...high
    }

    /// The box elsewhere.
    func moved(by offset: (x: Double, y: Double)) -> Box {
      var box = self
      box.x = (x.lowerBound + offset.x)...(x.upperBound + offset.x)
      box.y = (y.lowerBound + offset.y)...(y.upperBound + offset.y)
      return box
    }

    /// Whether the two share more than a touch.
    func overlaps(_ other: Box) -> Bool {
      let width = min(x.upperBound, other.x.upperBound) - max(x.lowerBound, other.x.lowerBound)
      let height = min(y.upperBound, other.y.upperBound) - max(y.lowerBound, other.y.lowerBound)
      return width > 1 && height > 1
    }

    var description: String { "\(x) × \(y)" }
  }

  let groups: [Group]
  /// The title of the whole file.
  let title: String
  /// The names of all elements.
  let elements: Set<String>

  /// Reads a file; `nil` where it is not well-formed.
  init?(_ bytes: [UInt8]) {
    let parser = XMLParser(data: Data(bytes))
    let reader = Reader()
    parser.delegate = reader
    guard parser.parse() else { return nil }
    groups = reader.groups
    title = reader.title
    elements = reader.elements
  }

  var nodes: [Group] { groups.filter { $0.classes.first == "node" } }
  var edges: [Group] { groups.filter { $0.classes.first == "edge" } }
  var texts: [String] { groups.flatMap(\.texts) }

  private final class Reader: NSObject, XMLParserDelegate {
    var groups: [Group] = []
    var title = ""
    var elements: Set<String> = []
    private var path: [String] = []
    private var current: [Int?] = []
    private var offset = (x: 0.0, y: 0.0)

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      path.append(name)
      elements.insert(name)
      if name == "g" {
        readOffset(attributes["transform"] ?? "")
        if let classes = attributes["class"] {
          groups.append(
            Group(
              id: attributes["id"] ?? "",
              classes: classes.split(separator: " ").map(String.init)))
          current.append(groups.count - 1)
        } else {
          current.append(current.last ?? nil)
        }
      }
      guard let index = current.last ?? nil else { return }
      switch name {
      case "text":
        groups[index].texts.append("")
        groups[index].fontSizes.append(Double(attributes["font-size"] ?? "") ?? 0)
      case "polygon", "path", "ellipse":
        guard let box = Self.box(name, attributes)?.moved(by: offset) else {
          return
        }
        if attributes["fill-opacity"] != nil {
          groups[index].plates.append(box)
        } else if attributes["fill"] != "none" {
          groups[index].outlines.append(box)
        }
      default: break
      }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if path.last == "title", path.count == 2 { title += text }
      guard let index = current.last ?? nil else { return }
      if path.last == "title" { groups[index].title += text }
      if path.last == "text", let last = groups[index].texts.indices.last {
        groups[index].texts[last] += text
      }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      path.removeLast()
      if name == "g" { current.removeLast() }
    }

    /// The picture as a whole is moved, so that its upper left corner is the origin.
    private func readOffset(_ transform: String) {
      guard let translation = transform.split(separator: "translate(").last, transform != "" else {
        return
      }
      let numbers = translation.dropLast().split(separator: " ").compactMap { Double($0) }
      if numbers.count == 2 { offset = (numbers[0], numbers[1]) }
    }

    private static func box(_ name: String, _ attributes: [String: String]) -> Box? {
      func number(_ key: String) -> Double { Double(attributes[key] ?? "") ?? 0 }
      if name == "ellipse" {
        return Box(
          [number("cx") - number("rx"), number("cx") + number("rx")],
          [number("cy") - number("ry"), number("cy") + number("ry")])
      }
      let numbers = (attributes["points"] ?? attributes["d"] ?? "")
        .split { !$0.isNumber && $0 != "." && $0 != "-" }.compactMap { Double($0) }
      let xs = numbers.indices.filter { $0 % 2 == 0 }.map { numbers[$0] }
      let ys = numbers.indices.filter { $0 % 2 == 1 }.map { numbers[$0] }
      return Box(xs, ys)
    }
  }
}

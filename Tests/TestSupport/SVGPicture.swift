import Foundation
import FoundationXML

/// What an SVG file shows, read with an XML parser.
public struct SVGPicture {
  /// A node, an edge or the whole graph.
  public struct Group {
    /// The identifier.
    public var id: String
    /// The classes.
    public var classes: [String]
    /// What shows under the pointer.
    public var title = ""
    /// The lines of text.
    public var texts: [Text] = []
    /// What is filled: the outlines of nodes, arrowheads.
    public var outlines: [Box] = []
    /// The plates under the words of an edge.
    public var plates: [Box] = []

    /// All words without spaces, as far as the file has them.
    public var words: String { texts.map(\.words).joined().filter { !$0.isWhitespace } }
  }

  /// A line of text.
  public struct Text {
    /// What it says.
    public var words: String
    /// The size of its letters, in the file's units.
    public var size: Double
    /// Where it stands, by an estimate of its width that is rather too small.
    public var box: Box
  }

  /// A rectangle; y grows downwards.
  public struct Box: CustomStringConvertible {
    /// From left to right.
    public var x: ClosedRange<Double>
    /// From top to bottom.
    public var y: ClosedRange<Double>

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
    public func overlaps(_ other: Box) -> Bool {
      let width = min(x.upperBound, other.x.upperBound) - max(x.lowerBound, other.x.lowerBound)
      let height = min(y.upperBound, other.y.upperBound) - max(y.lowerBound, other.y.lowerBound)
      return width > 1 && height > 1
    }

    /// The corners.
    public var description: String { "\(x) × \(y)" }
  }

  /// All groups, in the order of the file.
  public let groups: [Group]
  /// The title of the whole file.
  public let title: String
  /// The description of the whole file.
  public let summary: String
  /// The names of all elements.
  public let elements: Set<String>
  /// The width in the file's units.
  public let width: Double

  /// Reads a file; `nil` where it is not well-formed.
  public init?(_ bytes: [UInt8]) {
    let parser = XMLParser(data: Data(bytes))
    let reader = SVGReader()
    parser.delegate = reader
    guard parser.parse() else { return nil }
    groups = reader.groups
    title = reader.title
    summary = reader.summary
    elements = reader.elements
    width = reader.width
  }

  /// The groups of nodes.
  public var nodes: [Group] { groups.filter { $0.classes.first == "node" } }
  /// The groups of lines.
  public var edges: [Group] { groups.filter { $0.classes.first == "edge" } }
  /// All lines of text.
  public var texts: [String] { groups.flatMap(\.texts).map(\.words) }

  /// What makes the picture hard to read: words that cover each other or a node, and letters that have
  /// less than 9 pixels where the picture is 1600 pixels wide.
  public var blemishes: [String] {
    var found: [String] = []
    let texts = groups.flatMap(\.texts)
    for text in texts where text.size * min(1, 1600 / width) < 9 {
      found.append("'\(text.words)' is \(text.size) high in a picture \(width) wide")
    }
    for (index, text) in texts.enumerated() {
      for other in texts[(index + 1)...] where text.box.overlaps(other.box) {
        found.append("'\(text.words)' covers '\(other.words)'")
      }
    }
    let plates = edges.flatMap { edge in edge.plates.map { (edge.words, $0) } }
    for (index, plate) in plates.enumerated() {
      for other in plates[(index + 1)...] where plate.1.overlaps(other.1) {
        found.append("'\(plate.0)' covers '\(other.0)'")
      }
      for node in nodes where node.outlines.contains(where: plate.1.overlaps) {
        found.append("'\(plate.0)' covers '\(node.words)'")
      }
    }
    return found
  }
}

/// Collects what a file shows.
private final class SVGReader: NSObject, XMLParserDelegate {
  var groups: [SVGPicture.Group] = []
  var title = ""
  var summary = ""
  var elements: Set<String> = []
  var width = 0.0
  private var path: [String] = []
  private var current: [Int?] = []
  private var offset = (x: 0.0, y: 0.0)
  private var anchor = ""
  private var place = (x: 0.0, y: 0.0)
  private var size = 0.0

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    path.append(name)
    elements.insert(name)
    func number(_ key: String) -> Double { Double(attributes[key] ?? "") ?? 0 }
    switch name {
    case "svg":
      width =
        (attributes["viewBox"] ?? "").split(separator: " ").dropFirst(2).first
        .flatMap { Double($0) } ?? 0
    case "g":
      readOffset(attributes["transform"] ?? "")
      if let classes = attributes["class"] {
        groups.append(
          .init(
            id: attributes["id"] ?? "", classes: classes.split(separator: " ").map(String.init)))
        current.append(groups.count - 1)
      } else {
        current.append(current.last ?? nil)
      }
    case "text":
      anchor = attributes["text-anchor"] ?? "start"
      place = (number("x") + offset.x, number("y") + offset.y)
      size = number("font-size")
      text = ""
    case "polygon", "path", "ellipse":
      guard let index = current.last ?? nil, let box = Self.box(name, attributes) else { return }
      if attributes["fill-opacity"] != nil {
        groups[index].plates.append(box.moved(by: offset))
      } else if attributes["fill"] != "none" {
        groups[index].outlines.append(box.moved(by: offset))
      }
    default: break
    }
  }

  private var text = ""

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    switch path.last {
    case "title" where path.count == 2: title += characters
    case "desc" where path.count == 2: summary += characters
    case "title":
      if let index = current.last ?? nil { groups[index].title += characters }
    case "text": text += characters
    default: break
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    path.removeLast()
    if name == "text", let index = current.last ?? nil {
      // Half of its size is what a letter of DejaVu Sans has at least, on the average.
      let length = Double(text.count) * size * 0.5
      let left =
        switch anchor {
        case "middle": place.x - length / 2
        case "end": place.x - length
        default: place.x
        }
      if let box = SVGPicture.Box([left, left + length], [place.y - size * 0.75, place.y]) {
        groups[index].texts.append(.init(words: text, size: size, box: box))
      }
    }
    if name == "g" { current.removeLast() }
  }

  /// The picture as a whole is moved, so that its upper left corner is the origin.
  private func readOffset(_ transform: String) {
    guard !transform.isEmpty, let translation = transform.split(separator: "translate(").last
    else { return }
    let numbers = translation.dropLast().split(separator: " ").compactMap { Double($0) }
    if numbers.count == 2 { offset = (numbers[0], numbers[1]) }
  }

  private static func box(_ name: String, _ attributes: [String: String]) -> SVGPicture.Box? {
    func number(_ key: String) -> Double { Double(attributes[key] ?? "") ?? 0 }
    if name == "ellipse" {
      return SVGPicture.Box(
        [number("cx") - number("rx"), number("cx") + number("rx")],
        [number("cy") - number("ry"), number("cy") + number("ry")])
    }
    let numbers = (attributes["points"] ?? attributes["d"] ?? "")
      .split { !$0.isNumber && $0 != "." && $0 != "-" }.compactMap { Double($0) }
    let xs = numbers.indices.filter { $0 % 2 == 0 }.map { numbers[$0] }
    let ys = numbers.indices.filter { $0 % 2 == 1 }.map { numbers[$0] }
    return SVGPicture.Box(xs, ys)
  }
}

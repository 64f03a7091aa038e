import KnowledgeGraph
import MarkupText

/// The middle of a node in a drawing, in points; the y axis points down.
public struct NodePlace: Sendable, Hashable {
  /// From left to right.
  public var x: Double
  /// From top to bottom.
  public var y: Double

  /// Creates a place.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// GraphML with yEd's own elements: shapes, colours, labels and places.
///
/// The caller may say where nodes are; without places they stand in columns by kind, from left to right as
/// offices and ties read. What is known besides stands in yEd's custom properties, and in words in
/// the description that shows when the pointer rests on a node or an edge.
public struct YEdGraphMLFormat: GraphFormat {
  /// `graphml-yed`.
  public static let name = "graphml-yed"
  /// `yed.graphml`.
  public static let fileExtension = "yed.graphml"
  /// Who reads the format.
  public static let summary = "XML for yEd and yEd Live, laid out, with shapes, colours and labels"
  /// What of a graph the format holds.
  public static let carries = "everything, evidence and lists as JSON text; a drawing"
  /// What is lost or changed.
  public static let losses =
    "nothing for our own reader; other programs see no scalars that XML forbids"

  private let places: [NodeID: NodePlace]

  /// Creates the format without places.
  public init() { self.init(places: [:]) }

  /// Creates the format.
  /// - Parameter places: The middle of each node's box; if one is missing, none counts.
  public init(places: [NodeID: NodePlace]) { self.places = places }

  /// The size of a node's box, in points: a guess from the length of its label, because only yEd knows its
  /// fonts.
  public static func size(of node: Node) -> (width: Double, height: Double) {
    let length = node.plainLabel.unicodeScalars.count
    let lines = min(4, (length + lineLength - 1) / lineLength)
    return (Double(max(60, min(length, lineLength) * 7 + 24)), Double(16 * lines + 18))
  }

  /// How many scalars of a label go into a line.
  private static let lineLength = 32

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    // The label stands in the drawing, where people change it.
    var nodeColumns = PlainColumns(without: ["label"])
    for node in graph.nodes { try node.givePlainProperties(to: &nodeColumns) }
    var edgeColumns = PlainColumns(without: ["label"])
    for edge in graph.edges { try edge.givePlainProperties(to: &edgeColumns) }
    let about = graph.plainProperties()

    var xml = XMLOutput()
    xml.start("graphml", Self.namespaces)
    for property in about { Self.writeKey(property.name, .text, of: "graph", to: &xml) }
    Self.writeKeys(nodeColumns, of: "node", to: &xml)
    Self.writeKeys(edgeColumns, of: "edge", to: &xml)
    xml.start("graph", ["id": "graph", "edgedefault": "directed"])
    for property in about {
      xml.element("data", ["key": "graph_\(property.name)"], text: property.value.text)
    }
    var columns = NodeColumns(graph.nodes.allSatisfy { places[$0.id] != nil } ? places : [:])
    var row = Self.row(nodeColumns, of: "node")
    for node in graph.nodes {
      xml.start("node", ["id": node.id.rawValue])
      try node.givePlainProperties(to: &row)
      row.write(to: &xml, depth: 2, isWhole: false)
      try Self.describe("node", try node.plainProperties(), to: &xml)
      Self.draw(node, at: columns.place(of: node), to: &xml)
      xml.end()
      xml.drain(to: &output)
    }
    row = Self.row(edgeColumns, of: "edge")
    for edge in graph.edges {
      xml.start(
        "edge", ["id": edge.id, "source": edge.source.rawValue, "target": edge.target.rawValue])
      try edge.givePlainProperties(to: &row)
      row.write(to: &xml, depth: 2, isWhole: false)
      try Self.describe("edge", try edge.plainProperties(), to: &xml)
      Self.draw(edge, to: &xml)
      xml.end()
      xml.drain(to: &output)
    }
    xml.finish(to: &output)
  }

  private static let namespaces: KeyValuePairs = [
    "xmlns": "http://graphml.graphdrawing.org/xmlns",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xmlns:y": "http://www.yworks.com/xml/graphml",
    "xsi:schemaLocation": "http://graphml.graphdrawing.org/xmlns "
      + "http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd",
  ]

  private static func row(_ columns: PlainColumns, of domain: String) -> XMLRow {
    XMLRow(columns) { _, name in .content(of: "data", ["key": "\(domain)_\(name)"], depth: 3) }
  }

  private static func writeKeys(
    _ columns: PlainColumns, of domain: String, to xml: inout XMLOutput
  ) {
    xml.element(
      "key", ["id": "\(domain)graphics", "for": domain, "yfiles.type": "\(domain)graphics"])
    writeKey("description", .text, of: domain, to: &xml)
    for name in columns.names { writeKey(name, columns.type(of: name), of: domain, to: &xml) }
  }

  private static func writeKey(
    _ name: String, _ type: PlainType, of domain: String, to xml: inout XMLOutput
  ) {
    xml.element(
      "key",
      [
        "id": "\(domain)_\(name)", "for": domain, "attr.name": name,
        "attr.type": type.graphMLName,
      ])
  }

  /// What is known besides, a line each.
  private static func describe(
    _ domain: String, _ properties: [PlainProperty], to xml: inout XMLOutput
  ) throws(FormatError) {
    let hidden: Set = [
      "label", "kind", "relation", "mentions", "evidence", "exact", "negated", "symmetric",
    ]
    let lines = properties.filter { !hidden.contains($0.name) }.map { property in
      "\(property.name): \(property.value.text)"
    }
    xml.element("data", ["key": "\(domain)_description"], text: lines.joined(separator: "\n"))
  }

  private static func draw(_ node: Node, at place: NodePlace, to xml: inout XMLOutput) {
    let size = size(of: node)
    xml.start("data", ["key": "nodegraphics"])
    xml.start("y:ShapeNode")
    xml.element(
      "y:Geometry",
      [
        "height": size.height.plainText, "width": size.width.plainText,
        "x": (place.x - size.width / 2).plainText, "y": (place.y - size.height / 2).plainText,
      ])
    xml.element("y:Fill", ["color": node.kind.colour.hexadecimal, "transparent": "false"])
    let isNamed = node.attributes[.named] != .flag(false)
    xml.element(
      "y:BorderStyle", ["color": "#444444", "type": isNamed ? "line" : "dashed", "width": "1.0"])
    // The label is broken into lines and kept within its box.
    xml.element(
      "y:NodeLabel", ["autoSizePolicy": "node_size", "configuration": "CroppingLabel"],
      text: node.plainLabel)
    xml.element("y:Shape", ["type": node.kind.yEdShape])
    for _ in 0..<2 { xml.end() }
  }

  private static func draw(_ edge: Edge, to xml: inout XMLOutput) {
    xml.start("data", ["key": "edgegraphics"])
    xml.start("y:PolyLineEdge")
    let isActual = [nil, Modality.actual.rawValue].contains(edge.attributes[.modality]?.text)
    xml.element(
      "y:LineStyle", ["color": "#444444", "type": isActual ? "line" : "dashed", "width": "1.0"])
    xml.element(
      "y:Arrows", ["source": edge.isSymmetric ? "standard" : "none", "target": "standard"])
    xml.element("y:EdgeLabel", text: edge.plainLabel)
    for _ in 0..<2 { xml.end() }
  }
}

extension YEdGraphMLFormat: ReadableGraphFormat {
  /// Reads what yEd and we write, as `GraphMLFormat` does.
  public static func read(_ bytes: [UInt8]) throws(FormatError) -> Graph {
    try GraphMLFormat.read(bytes)
  }
}

/// Places as they are given, or a column a kind.
private struct NodeColumns {
  private let places: [NodeID: NodePlace]
  private var rows: [NodeKind: Int] = [:]

  init(_ places: [NodeID: NodePlace]) { self.places = places }

  mutating func place(of node: Node) -> NodePlace {
    if let place = places[node.id] { return place }
    let row = rows[node.kind, default: 0]
    rows[node.kind] = row + 1
    let column = NodeKind.allCases.firstIndex(of: node.kind) ?? 0
    return NodePlace(x: Double(column) * 420, y: Double(row) * 110)
  }
}

extension NodeKind {
  fileprivate var yEdShape: String {
    switch self {
    case .person: "roundrectangle"
    case .organization: "rectangle"
    case .group: "parallelogram"
    case .place: "ellipse"
    case .position: "hexagon"
    case .statement: "octagon"
    }
  }
}

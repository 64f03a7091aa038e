import KnowledgeGraph
import MarkupText

/// GEXF 1.3, the format of Gephi: parallel edges are kept apart by `kind`, nodes have colours, shapes
/// and sizes, and edges with dates have intervals.
///
/// A graph without dates is static; with dates it is dynamic, and a date of a year or month stands
/// for its first or last day. Lists are JSON text, as in GraphML.
public struct GEXFFormat: GraphFormat {
  /// `gexf`.
  public static let name = "gexf"
  /// `gexf`.
  public static let fileExtension = "gexf"
  /// Who reads the format.
  public static let summary = "XML for Gephi, Gephi Lite and sigma.js, with colours and intervals"
  /// What of a graph the format holds.
  public static let carries = "everything, evidence and lists as JSON text; colours, intervals"
  /// What is lost or changed.
  public static let losses =
    "nothing for our own reader; other programs see no scalars that XML forbids"

  /// Creates the format.
  public init() {}

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    // Labels and weights stand in the elements themselves, for which a column would be a second place.
    var nodeColumns = PlainColumns(without: ["label"])
    for node in graph.nodes { try node.givePlainProperties(to: &nodeColumns) }
    var edgeColumns = PlainColumns(without: ["label", "weight"])
    for edge in graph.edges { try edge.givePlainProperties(to: &edgeColumns) }

    var xml = XMLOutput()
    xml.start("gexf", Self.namespaces)
    Self.writeMeta(of: graph, to: &xml)
    let isDynamic = graph.edges.contains { $0.interval.start != nil || $0.interval.end != nil }
    xml.start("graph", ["defaultedgetype": "directed", "mode": isDynamic ? "dynamic" : "static"])
    if isDynamic { xml.attribute("timeformat", "date") }
    Self.writeColumns(nodeColumns, of: "node", to: &xml)
    Self.writeColumns(edgeColumns, of: "edge", to: &xml)
    xml.start("nodes")
    var row = Self.row(nodeColumns)
    for node in graph.nodes {
      xml.start("node", ["id": node.id.rawValue, "label": node.plainLabel])
      try node.givePlainProperties(to: &row)
      Self.writeValues(&row, to: &xml)
      Self.writeLook(of: node, to: &xml)
      xml.end()
      xml.drain(to: &output)
    }
    xml.end()
    xml.start("edges")
    row = Self.row(edgeColumns)
    for edge in graph.edges {
      Self.writeStart(of: edge, to: &xml)
      try edge.givePlainProperties(to: &row)
      Self.writeValues(&row, to: &xml)
      xml.end()
      xml.drain(to: &output)
    }
    xml.finish(to: &output)
  }

  private static let namespaces: KeyValuePairs = [
    "xmlns": "http://gexf.net/1.3", "xmlns:viz": "http://gexf.net/1.3/viz",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd", "version": "1.3",
  ]

  /// GEXF has no attributes of the graph; the description carries ours as JSON.
  private static func writeMeta(of graph: Graph, to xml: inout XMLOutput) {
    xml.start("meta")
    xml.element("creator", text: graph.generator)
    var fields: JSONValue.Fields = [:]
    for property in graph.plainProperties() { fields[property.name] = property.value.json }
    xml.element("description", text: JSONValue.object(fields).line())
    xml.end()
  }

  private static func writeColumns(
    _ columns: PlainColumns, of domain: String, to xml: inout XMLOutput
  ) {
    guard !columns.names.isEmpty else { return }
    xml.start("attributes", ["class": domain, "mode": "static"])
    for (index, name) in columns.names.enumerated() {
      xml.element(
        "attribute",
        ["id": String(index), "title": name, "type": columns.type(of: name).gexfName])
    }
    xml.end()
  }

  private static func row(_ columns: PlainColumns) -> XMLRow {
    XMLRow(columns) { index, _ in
      .attribute("value", of: "attvalue", ["for": String(index)], depth: 5)
    }
  }

  private static func writeValues(_ row: inout XMLRow, to xml: inout XMLOutput) {
    xml.start("attvalues")
    row.write(to: &xml, depth: 4)
    xml.end()
  }

  private static func writeStart(of edge: Edge, to xml: inout XMLOutput) {
    xml.start(
      "edge",
      [
        "id": edge.id, "source": edge.source.rawValue, "target": edge.target.rawValue,
        "kind": edge.plainLabel, "label": edge.plainLabel, "weight": String(edge.evidence.count),
      ])
    let (start, end) = edge.interval
    if let start { xml.attribute("start", start) }
    if let end { xml.attribute("end", end) }
  }

  private static func writeLook(of node: Node, to xml: inout XMLOutput) {
    let colour = node.kind.colour
    xml.element(
      "viz:color", ["r": String(colour.red), "g": String(colour.green), "b": String(colour.blue)])
    xml.element("viz:size", ["value": (10 + (node.salience * 40).rounded()).plainText])
    xml.element("viz:shape", ["value": node.kind.gexfShape])
  }
}

extension PlainType {
  fileprivate var gexfName: String {
    switch self {
    case .flag: "boolean"
    case .integer: "integer"
    case .number: "double"
    case .text: "string"
    }
  }
}

extension NodeKind {
  fileprivate var gexfShape: String {
    switch self {
    case .person, .group: "disc"
    case .organization, .statement: "square"
    case .place: "triangle"
    case .position: "diamond"
    }
  }
}

extension String {
  /// Whether the text is a date of ISO 8601 with the precision of a year, a month or a day.
  var isISODate: Bool { Edge.day(self, isEnd: false) != nil }
}

extension Edge {
  /// The days on which a state begins and ends, where the text tells them and they are in order.
  var interval: (start: String?, end: String?) {
    let start = attributes[.since]?.text.flatMap { Self.day($0, isEnd: false) }
    let end = attributes[.until]?.text.flatMap { Self.day($0, isEnd: true) }
    if let start, let end, start > end { return (nil, nil) }
    return (start, end)
  }

  /// A date of any precision as its first or last day; `nil` for text that is no date.
  fileprivate static func day(_ date: String, isEnd: Bool) -> String? {
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].count == 4,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      parts.dropFirst().allSatisfy({ $0.count == 2 }), let year = Int(parts[0])
    else { return nil }
    let month = parts.count > 1 ? Int(parts[1]) ?? 0 : isEnd ? 12 : 1
    guard (1...12).contains(month) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    let day = parts.count > 2 ? Int(parts[2]) ?? 0 : isEnd ? length : 1
    guard (1...length).contains(day) else { return nil }
    return "\(parts[0])-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}

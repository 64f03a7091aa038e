import KnowledgeGraph
import MarkupText

/// GraphML with yEd's own elements: shapes, colours, labels and places.
///
/// Nodes stand in columns by kind, from left to right as offices and ties read; yEd's layout menu
/// does better with one command. What is known besides stands in the properties that yEd shows.
public struct YEdGraphMLFormat: GraphFormat {
  /// `graphml-yed`.
  public static let name = "graphml-yed"
  /// `yed.graphml`.
  public static let fileExtension = "yed.graphml"
  /// Who reads the format.
  public static let summary = "XML for yEd and yEd Live, with shapes, colours and labels"
  /// What of a graph the format holds.
  public static let carries =
    "labels, kinds, descriptions with attributes and quotations; a drawing"
  /// What is lost or changed.
  public static let losses = "mentions; evidence but the first quotation; no reader of ours"

  /// Creates the format.
  public init() {}

  private static let size = (width: 180.0, height: 40.0)
  private static let distance = (x: 320.0, y: 70.0)

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    var xml = XMLOutput()
    xml.start("graphml", Self.namespaces)
    Self.writeKeys(to: &xml)
    xml.start("graph", ["id": "graph", "edgedefault": "directed"])
    var rows: [NodeKind: Int] = [:]
    for node in graph.nodes {
      let row = rows[node.kind, default: 0]
      rows[node.kind] = row + 1
      try Self.write(node, row: row, to: &xml)
      xml.drain(to: &output)
    }
    for edge in graph.edges {
      try Self.write(edge, to: &xml)
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

  private static func writeKeys(to xml: inout XMLOutput) {
    xml.element("key", ["id": "nodegraphics", "for": "node", "yfiles.type": "nodegraphics"])
    xml.element("key", ["id": "edgegraphics", "for": "edge", "yfiles.type": "edgegraphics"])
    for domain in ["node", "edge"] {
      for name in ["kind", "description"] {
        xml.element(
          "key",
          [
            "id": "\(domain)_\(name)", "for": domain, "attr.name": name, "attr.type": "string",
          ])
      }
    }
  }

  private static func write(
    _ node: Node, row: Int, to xml: inout XMLOutput
  ) throws(FormatError) {
    xml.start("node", ["id": node.id.rawValue])
    let hidden: Set = ["label", "kind", "mentions", "exact"]
    writeData("node", node.kind.rawValue, try node.plainProperties(), hiding: hidden, to: &xml)
    xml.start("data", ["key": "nodegraphics"])
    xml.start("y:ShapeNode")
    let column = NodeKind.allCases.firstIndex(of: node.kind) ?? 0
    xml.element(
      "y:Geometry",
      [
        "height": size.height.plainText, "width": size.width.plainText,
        "x": (Double(column) * distance.x).plainText, "y": (Double(row) * distance.y).plainText,
      ])
    xml.element("y:Fill", ["color": node.kind.colour.hexadecimal, "transparent": "false"])
    let isNamed = node.attributes[.named] != .flag(false)
    xml.element(
      "y:BorderStyle", ["color": "#444444", "type": isNamed ? "line" : "dashed", "width": "1.0"])
    xml.element("y:NodeLabel", text: node.plainLabel)
    xml.element("y:Shape", ["type": node.kind.yEdShape])
    for _ in 0..<3 { xml.end() }
  }

  private static func write(_ edge: Edge, to xml: inout XMLOutput) throws(FormatError) {
    xml.start(
      "edge",
      ["id": edge.id, "source": edge.source.rawValue, "target": edge.target.rawValue])
    let hidden: Set = ["label", "relation", "evidence", "exact", "negated", "symmetric"]
    writeData(
      "edge", edge.relation.rawValue, try edge.plainProperties(), hiding: hidden, to: &xml)
    xml.start("data", ["key": "edgegraphics"])
    xml.start("y:PolyLineEdge")
    let isActual = [nil, Modality.actual.rawValue].contains(edge.attributes[.modality]?.text)
    xml.element(
      "y:LineStyle", ["color": "#444444", "type": isActual ? "line" : "dashed", "width": "1.0"])
    xml.element(
      "y:Arrows",
      ["source": edge.isSymmetric ? "standard" : "none", "target": "standard"])
    xml.element("y:EdgeLabel", text: edge.plainLabel)
    for _ in 0..<3 { xml.end() }
  }

  /// What is known besides, a line each, where yEd shows it when the pointer rests there.
  private static func writeData(
    _ domain: String, _ kind: String, _ properties: [PlainProperty], hiding hidden: Set<String>,
    to xml: inout XMLOutput
  ) {
    xml.element("data", ["key": "\(domain)_kind"], text: kind)
    let lines = properties.filter { !hidden.contains($0.name) }.map { property in
      "\(property.name): \(property.value.text)"
    }
    xml.element("data", ["key": "\(domain)_description"], text: lines.joined(separator: "\n"))
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

import KnowledgeGraph
import MarkupText

/// GraphML in the dialect that NetworkX, igraph, graph-tool, Gephi and Cytoscape all read rightly.
///
/// Every key belongs to one domain and has a type, there are no defaults, lists are JSON text, empty
/// values are left out, nodes stand before edges, and symmetric relations are directed edges with
/// `symmetric`. Scalars that XML can't hold are left out of what programs show; the column `exact` has
/// the values with them, as JSON, for our own reader.
public struct GraphMLFormat: GraphFormat {
  /// `graphml`.
  public static let name = "graphml"
  /// `graphml`.
  public static let fileExtension = "graphml"
  /// Who reads the format.
  public static let summary = "XML for Gephi, Cytoscape, NetworkX, igraph and graph-tool"
  /// What of a graph the format holds.
  public static let carries = "everything, evidence and lists as JSON text"
  /// What is lost or changed.
  public static let losses =
    "nothing for our own reader; other programs see no scalars that XML forbids"

  /// Creates the format.
  public init() {}

  private typealias Row = [PlainProperty]

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    var (nodeColumns, edgeColumns) = (PlainColumns(), PlainColumns())
    for node in graph.nodes { nodeColumns.add(try Self.row(of: node)) }
    for edge in graph.edges { edgeColumns.add(try Self.row(of: edge)) }
    let graphRow = graph.plainProperties()
    var graphColumns = PlainColumns()
    graphColumns.add(graphRow)

    var xml = XMLOutput()
    xml.start("graphml", Self.namespaces)
    Self.writeKeys(graphColumns, domain: "graph", to: &xml)
    Self.writeKeys(nodeColumns, domain: "node", to: &xml)
    Self.writeKeys(edgeColumns, domain: "edge", to: &xml)
    xml.start("graph", ["id": "graph", "edgedefault": "directed"])
    Self.writeData(graphRow, domain: "graph", to: &xml)
    for node in graph.nodes {
      xml.start("node", ["id": node.id.rawValue])
      Self.writeData(try Self.row(of: node), domain: "node", to: &xml)
      xml.end()
      xml.drain(to: &output)
    }
    for edge in graph.edges {
      xml.start(
        "edge",
        ["id": edge.id, "source": edge.source.rawValue, "target": edge.target.rawValue])
      Self.writeData(try Self.row(of: edge), domain: "edge", to: &xml)
      xml.end()
      xml.drain(to: &output)
    }
    xml.finish(to: &output)
  }

  private static let namespaces: KeyValuePairs = [
    "xmlns": "http://graphml.graphdrawing.org/xmlns",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": "http://graphml.graphdrawing.org/xmlns "
      + "http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd",
  ]

  /// Cytoscape shows `name`, the other programs `label`.
  private static func row(of node: Node) throws(FormatError) -> Row {
    [PlainProperty("name", .text(node.plainLabel))] + (try node.plainProperties())
  }

  /// Igraph loses the edge's identifier, so it stands in the data too; Cytoscape names the relation
  /// `interaction`.
  private static func row(of edge: Edge) throws(FormatError) -> Row {
    [
      PlainProperty("uid", .text(edge.id)),
      PlainProperty("interaction", .text(edge.relation.rawValue)),
    ] + (try edge.plainProperties())
  }

  private static func writeKeys(
    _ columns: PlainColumns, domain: String, to xml: inout XMLOutput
  ) {
    for name in columns.names {
      xml.element(
        "key",
        [
          "id": key(name, domain), "for": domain, "attr.name": name,
          "attr.type": columns.type(of: name).graphMLName,
        ])
    }
  }

  private static func writeData(_ row: Row, domain: String, to xml: inout XMLOutput) {
    for property in row {
      let text = property.value.text
      if !text.isEmpty { xml.element("data", ["key": key(property.name, domain)], text: text) }
    }
  }

  /// Key identifiers are unique in the file; Gephi knows a node's label by this identifier.
  private static func key(_ name: String, _ domain: String) -> String {
    domain == "node" ? name : "\(domain)_\(name)"
  }
}

extension PlainType {
  fileprivate var graphMLName: String {
    switch self {
    case .flag: "boolean"
    case .integer: "int"
    case .number: "double"
    case .text: "string"
    }
  }
}

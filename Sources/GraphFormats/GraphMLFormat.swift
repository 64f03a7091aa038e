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

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    var (graphColumns, nodeColumns, edgeColumns) = (PlainColumns(), PlainColumns(), PlainColumns())
    for property in graph.plainProperties() {
      graphColumns.take(property.name, as: property.value.type, property.value)
    }
    for node in graph.nodes { try Self.give(node, to: &nodeColumns) }
    // A span lends its elements; an array would give a copy of each.
    let edges = graph.edges.span
    for index in edges.indices { try Self.give(edges[index], to: &edgeColumns) }

    var xml = XMLOutput()
    xml.start("graphml", Self.namespaces)
    Self.writeKeys(graphColumns, domain: "graph", to: &xml)
    Self.writeKeys(nodeColumns, domain: "node", to: &xml)
    Self.writeKeys(edgeColumns, domain: "edge", to: &xml)
    xml.start("graph", ["id": "graph", "edgedefault": "directed"])
    for property in graph.plainProperties() {
      xml.element("data", ["key": Self.key(property.name, "graph")], text: property.value.text)
    }
    var row = Self.row(nodeColumns, domain: "node")
    let nodeBranch = XMLBranch("node", ["id"], depth: 2)
    for node in graph.nodes {
      row.start(nodeBranch, [node.id.rawValue], in: &xml)
      try Self.give(node, to: &row)
      row.end(nodeBranch, in: &xml)
      xml.drain(to: &output)
    }
    row.writeBranches(to: &xml, depth: 1)
    row = Self.row(edgeColumns, domain: "edge")
    let edgeBranch = XMLBranch("edge", ["id", "source", "target"], depth: 2)
    for index in edges.indices {
      let (id, source, target) = (edges[index].id, edges[index].source, edges[index].target)
      row.start(edgeBranch, [id, source.rawValue, target.rawValue], in: &xml)
      try Self.give(edges[index], to: &row)
      row.end(edgeBranch, in: &xml)
      xml.drain(to: &output)
    }
    row.writeBranches(to: &xml, depth: 1)
    xml.finish(to: &output)
  }

  private static let namespaces: KeyValuePairs = [
    "xmlns": "http://graphml.graphdrawing.org/xmlns",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": "http://graphml.graphdrawing.org/xmlns "
      + "http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd",
  ]

  /// Cytoscape shows `name`, the other programs `label`.
  private static func give(
    _ node: Node, to taker: inout some PlainPropertyTaker
  ) throws(FormatError) {
    taker.take("name", as: .text, .text(node.plainLabel))
    try node.givePlainProperties(to: &taker)
  }

  /// Igraph loses the edge's identifier, so it stands in the data too; Cytoscape names the relation
  /// `interaction`.
  private static func give(
    _ edge: Edge, to taker: inout some PlainPropertyTaker
  ) throws(FormatError) {
    taker.take("uid", as: .text, .text(edge.id))
    taker.take("interaction", as: .text, .text(edge.relation.rawValue))
    try edge.givePlainProperties(to: &taker)
  }

  private static func row(_ columns: PlainColumns, domain: String) -> XMLRow {
    XMLRow(columns) { _, name in .content(of: "data", ["key": key(name, domain)], depth: 3) }
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

  /// Key identifiers are unique in the file; Gephi knows a node's label by this identifier.
  private static func key(_ name: String, _ domain: String) -> String {
    domain == "node" ? name : "\(domain)_\(name)"
  }
}

extension PlainType {
  var graphMLName: String {
    switch self {
    case .flag: "boolean"
    case .integer: "int"
    case .number: "double"
    case .text: "string"
    }
  }
}

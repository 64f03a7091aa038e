import KnowledgeGraph
import MarkupText

/// GraphML in the dialect that NetworkX, igraph, graph-tool, Gephi and Cytoscape all read rightly.
///
/// Every key belongs to one domain and has a type, there are no defaults, lists are JSON text, empty
/// values are left out, nodes stand before edges, and symmetric relations are directed edges with
/// `symmetric`. Scalars that XML can't hold are left out. Mentions don't go into the file.
public struct GraphMLFormat: GraphFormat {
  /// `graphml`.
  public static let name = "graphml"
  /// `graphml`.
  public static let fileExtension = "graphml"
  /// Who reads the format.
  public static let summary = "XML for Gephi, Cytoscape, NetworkX, igraph and graph-tool"

  /// Creates the format.
  public init() {}

  private typealias Row = [PlainProperty]

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    var nodeRows: [Row] = []
    for node in graph.nodes { nodeRows.append(try Self.row(of: node)) }
    var edgeRows: [Row] = []
    for edge in graph.edges { edgeRows.append(try Self.row(of: edge)) }
    let graphRow = Self.row(of: graph)

    output.write(Self.opening)
    Self.writeKeys(of: [graphRow], domain: "graph", to: &output)
    Self.writeKeys(of: nodeRows, domain: "node", to: &output)
    Self.writeKeys(of: edgeRows, domain: "edge", to: &output)
    output.write("  <graph id=\"graph\" edgedefault=\"directed\">\n")
    Self.writeData(graphRow, domain: "graph", to: &output)
    for (node, row) in zip(graph.nodes, nodeRows) {
      output.write("    <node id=\"\(node.id.rawValue.asXMLAttribute)\">\n")
      Self.writeData(row, domain: "node", to: &output)
      output.write("    </node>\n")
    }
    for (edge, row) in zip(graph.edges, edgeRows) {
      let (source, target) = (
        edge.source.rawValue.asXMLAttribute, edge.target.rawValue.asXMLAttribute
      )
      output.write("    <edge id=\"\(edge.id.asXMLAttribute)\"")
      output.write(" source=\"\(source)\" target=\"\(target)\">\n")
      Self.writeData(row, domain: "edge", to: &output)
      output.write("    </edge>\n")
    }
    output.write("  </graph>\n</graphml>\n")
  }

  private static let opening = """
    <?xml version="1.0" encoding="UTF-8"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
    xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
    http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd">

    """

  private static func row(of graph: Graph) -> Row {
    let titles = graph.documents.compactMap(\.title)
    var row = [PlainProperty("generator", .text(graph.generator))]
    if !titles.isEmpty {
      row.append(PlainProperty("title", .text(titles.joined(separator: "; "))))
    }
    if !graph.documents.isEmpty {
      row.append(PlainProperty("documents", .json(graph.documents.map { $0.json() })))
    }
    return row
  }

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
    ] + (try edge.plainProperties()) + [
      PlainProperty("evidence", .json(edge.evidence.map { $0.json() }))
    ]
  }

  /// Declares every name that occurs, in the order of the first row that has it.
  private static func writeKeys(
    of rows: [Row], domain: String, to output: inout some TextOutputStream
  ) {
    var names: [String] = []
    var types: [String: String] = [:]
    for property in rows.joined() {
      if let known = types[property.name] {
        types[property.name] = common(known, property.value.xmlType)
      } else {
        names.append(property.name)
        types[property.name] = property.value.xmlType
      }
    }
    for name in names {
      let type = types[name] ?? "string"
      output.write("  <key id=\"\(key(name, domain))\" for=\"\(domain)\"")
      output.write(" attr.name=\"\(name)\" attr.type=\"\(type)\"/>\n")
    }
  }

  private static func writeData(
    _ row: Row, domain: String, to output: inout some TextOutputStream
  ) {
    let margin = domain == "graph" ? "    " : "      "
    for property in row {
      let text = property.value.text.asXMLContent
      guard !text.isEmpty else { continue }
      output.write("\(margin)<data key=\"\(key(property.name, domain))\">\(text)</data>\n")
    }
  }

  /// Key identifiers are unique in the file; Gephi knows a node's label by this identifier.
  private static func key(_ name: String, _ domain: String) -> String {
    domain == "node" ? name : "\(domain)_\(name)"
  }

  private static func common(_ a: String, _ b: String) -> String {
    if a == b { return a }
    return Set([a, b]) == ["int", "double"] ? "double" : "string"
  }
}

extension PlainValue {
  fileprivate var xmlType: String {
    switch self {
    case .flag: "boolean"
    case .integer(let value): Int32(exactly: value) == nil ? "double" : "int"
    case .number: "double"
    case .text: "string"
    }
  }
}

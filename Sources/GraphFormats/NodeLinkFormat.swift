import KnowledgeGraph

/// Node-link JSON as NetworkX writes it and D3 takes it: a directed multigraph with `nodes` and
/// `edges`, whose members are those of the native format, with `key`, `label` and `weight` besides.
public struct NodeLinkFormat: GraphFormat {
  /// `node-link`.
  public static let name = "node-link"
  /// `nodelink.json`.
  public static let fileExtension = "nodelink.json"
  /// Who reads the format.
  public static let summary = "JSON for NetworkX and D3"
  /// What of a graph the format holds.
  public static let carries = "everything"
  /// What is lost or changed.
  public static let losses = "nothing"

  /// Creates the format.
  public init() {}

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    output.write("{\"directed\": true, \"multigraph\": true,\n\"graph\": ")
    var about: JSONValue.Fields = [
      "format": .text(Graph.format), "generator": .text(graph.generator),
      "documents": .list(graph.documents.map { $0.json() }),
    ]
    if !graph.title.isEmpty { about["title"] = .text(graph.title) }
    output.write(JSONValue.object(about).line())
    output.write(",\n\"nodes\": ")
    try graph.nodes.writeJSONLines(to: &output) { node throws(FormatError) in try node.json() }
    output.write(",\n\"edges\": ")
    try graph.edges.writeJSONLines(to: &output) { edge throws(FormatError) in
      guard case .object(var fields) = try edge.json() else { return .object([:]) }
      fields["key"] = .text(edge.id)
      fields["label"] = .text(edge.plainLabel)
      fields["weight"] = .integer(edge.evidence.count)
      return .object(fields)
    }
    output.write("}\n")
  }
}

extension Array {
  /// Writes a JSON list, a line an element.
  func writeJSONLines(
    to output: inout some TextOutputStream,
    _ value: (Element) throws(FormatError) -> JSONValue
  ) throws(FormatError) {
    output.write("[")
    for (index, element) in enumerated() {
      output.write(index > 0 ? ",\n" : "\n")
      output.write(try value(element).line())
    }
    output.write("]")
  }
}

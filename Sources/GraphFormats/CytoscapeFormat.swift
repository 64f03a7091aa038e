import KnowledgeGraph

/// Cytoscape.js JSON, for Cytoscape and for web pages.
///
/// Cytoscape shows `name` and `interaction`. Aliases are a list; other lists are JSON text, because
/// Cytoscape's tables hold plain values. `value` and `key` are what NetworkX looks for.
public struct CytoscapeFormat: GraphFormat {
  /// `cytoscape`.
  public static let name = "cytoscape"
  /// `cyjs`.
  public static let fileExtension = "cyjs"
  /// Who reads the format.
  public static let summary = "Cytoscape.js JSON for Cytoscape, web pages and NetworkX"
  /// What of a graph the format holds.
  public static let carries = "everything, evidence as JSON text"
  /// What is lost or changed.
  public static let losses = "nothing that shows; no reader of ours"

  /// Creates the format.
  public init() {}

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    var about = Self.fields(graph.plainProperties())
    about["name"] = .text(graph.title.isEmpty ? "newsgraph" : graph.title)
    output.write("{\"format_version\": \"1.0\", ")
    output.write("\"generated_by\": \(graph.generator.jsonQuoted), ")
    output.write("\"target_cytoscapejs_version\": \"~2.1\",\n")
    output.write("\"directed\": true, \"multigraph\": true,\n")
    output.write("\"data\": \(JSONValue.object(about).line()),\n\"elements\": {\"nodes\": ")
    try graph.nodes.writeJSONLines(to: &output) { node throws(FormatError) in
      var data = Self.fields(try node.plainProperties())
      data["label"] = .text(node.label)
      data["name"] = .text(node.label)
      data["aliases"] = .list(node.aliases.map(JSONValue.text))
      for key in ["id", "value"] { data[key] = .text(node.id.rawValue) }
      return .object(["data": .object(data), "classes": .text(node.kind.rawValue)])
    }
    output.write(",\n\"edges\": ")
    try graph.edges.writeJSONLines(to: &output) { edge throws(FormatError) in
      var data = Self.fields(try edge.plainProperties())
      for key in ["id", "key"] { data[key] = .text(edge.id) }
      data["source"] = .text(edge.source.rawValue)
      data["target"] = .text(edge.target.rawValue)
      data["interaction"] = .text(edge.relation.rawValue)
      data["name"] = .text(edge.plainLabel)
      return .object(["data": .object(data), "classes": .text(edge.relation.rawValue)])
    }
    output.write("}}\n")
  }

  private static func fields(_ properties: [PlainProperty]) -> JSONValue.Fields {
    var fields: JSONValue.Fields = [:]
    for property in properties where property.name != "exact" {
      let structure = property.value.structure
      fields[property.name] = structure.map { .text($0.line()) } ?? property.value.json
    }
    return fields
  }
}

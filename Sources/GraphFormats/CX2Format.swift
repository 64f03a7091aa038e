import KnowledgeGraph

/// CX2, the format of NDEx, Cytoscape Web and Cytoscape from 3.10 on: typed columns, lists, styles.
///
/// Identifiers are whole numbers there; the column `represents` of a node and `uid` of an edge hold
/// ours.
public struct CX2Format: GraphFormat {
  /// `cx2`.
  public static let name = "cx2"
  /// `cx2`.
  public static let fileExtension = "cx2"
  /// Who reads the format.
  public static let summary = "JSON for Cytoscape, Cytoscape Web and NDEx, with typed columns"
  /// What of a graph the format holds.
  public static let carries = "everything, evidence as JSON text; colours"
  /// What is lost or changed.
  public static let losses = "identifiers are numbers, ours a column; no reader of ours"

  /// Creates the format.
  public init() {}

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    var (nodeColumns, edgeColumns) = (PlainColumns(), PlainColumns())
    for node in graph.nodes {
      for property in try Self.row(of: node) {
        nodeColumns.take(property.name, as: property.value.type, property.value)
      }
    }
    for edge in graph.edges {
      for property in try Self.row(of: edge) {
        edgeColumns.take(property.name, as: property.value.type, property.value)
      }
    }
    let about =
      [PlainProperty("name", .text(graph.title.isEmpty ? "newsgraph" : graph.title))]
      + graph.plainProperties()
    var aboutColumns = PlainColumns()
    for property in about {
      aboutColumns.take(property.name, as: property.value.type, property.value)
    }
    let columns = (aboutColumns, nodeColumns, edgeColumns)

    output.write("[{\"CXVersion\": \"2.0\", \"hasFragments\": false},\n")
    output.write("{\"metaData\": \(Self.counts(of: graph).line())},\n")
    output.write("{\"attributeDeclarations\": [\(Self.declarations(columns).line())]},\n")
    output.write(
      "{\"networkAttributes\": [\(Self.values(about, aboutColumns).line())]},\n{\"nodes\": ")
    var indices: [NodeID: Int] = [:]
    try graph.nodes.writeJSONLines(to: &output) { node throws(FormatError) in
      let index = indices.count
      indices[node.id] = index
      return .object([
        "id": .integer(index), "v": Self.values(try Self.row(of: node), nodeColumns),
      ])
    }
    output.write("},\n{\"edges\": ")
    var count = 0
    try graph.edges.writeJSONLines(to: &output) { edge throws(FormatError) in
      guard let source = indices[edge.source], let target = indices[edge.target] else {
        throw .unsound(["edge '\(edge.id)' has an end that is no node"])
      }
      defer { count += 1 }
      return .object([
        "id": .integer(count), "s": .integer(source), "t": .integer(target),
        "v": Self.values(try Self.row(of: edge), edgeColumns),
      ])
    }
    output.write("},\n{\"visualProperties\": [\(Self.look.line())]},\n")
    output.write("{\"status\": [{\"success\": true}]}]\n")
  }

  private static func row(of node: Node) throws(FormatError) -> [PlainProperty] {
    let properties = try node.plainProperties().filter { $0.name != "exact" }
    return [
      PlainProperty("name", .text(node.label)),
      PlainProperty("represents", .text(node.id.rawValue)),
    ] + properties
  }

  private static func row(of edge: Edge) throws(FormatError) -> [PlainProperty] {
    let properties = try edge.plainProperties().filter { $0.name != "exact" }
    return [
      PlainProperty("name", .text(edge.plainLabel)),
      PlainProperty("interaction", .text(edge.relation.rawValue)),
      PlainProperty("uid", .text(edge.id)),
    ] + properties
  }

  private static func counts(of graph: Graph) -> JSONValue {
    let counts = [
      ("attributeDeclarations", 1), ("networkAttributes", 1), ("nodes", graph.nodes.count),
      ("edges", graph.edges.count), ("visualProperties", 1),
    ]
    return .list(
      counts.map { .object(["name": .text($0.0), "elementCount": .integer($0.1)]) })
  }

  private static func declarations(
    _ columns: (PlainColumns, PlainColumns, PlainColumns)
  ) -> JSONValue {
    func declared(_ columns: PlainColumns) -> JSONValue {
      var fields: JSONValue.Fields = [:]
      for name in columns.names {
        let type = isTextList(name) ? "list_of_string" : columns.type(of: name).cx2Name
        fields[name] = .object(["d": .text(type)])
      }
      return .object(fields)
    }
    return .object([
      "networkAttributes": declared(columns.0), "nodes": declared(columns.1),
      "edges": declared(columns.2),
    ])
  }

  /// The only list that every node may have; others could be of one text in one node and a list in
  /// the next.
  private static func isTextList(_ name: String) -> Bool { name == "aliases" }

  private static func values(_ row: [PlainProperty], _ columns: PlainColumns) -> JSONValue {
    var fields: JSONValue.Fields = [:]
    for property in row {
      if let structure = property.value.structure {
        fields[property.name] = isTextList(property.name) ? structure : .text(structure.line())
      } else if columns.type(of: property.name) == .text {
        fields[property.name] = .text(property.value.rawText)
      } else {
        fields[property.name] = property.value.json
      }
    }
    return .object(fields)
  }

  /// Labels at nodes and edges, a colour a kind, arrowheads.
  private static var look: JSONValue {
    func passing(_ column: String) -> JSONValue {
      .object([
        "type": .text("PASSTHROUGH"),
        "definition": .object(["attribute": .text(column), "type": .text("string")]),
      ])
    }
    let map = NodeKind.allCases.map { kind in
      JSONValue.object(["v": .text(kind.rawValue), "vp": .text(kind.colour.hexadecimal)])
    }
    let colours = JSONValue.object([
      "type": .text("DISCRETE"),
      "definition": .object([
        "attribute": .text("kind"), "type": .text("string"), "map": .list(map),
      ]),
    ])
    return .object([
      "default": .object([
        "network": .object(["NETWORK_BACKGROUND_COLOR": .text("#FFFFFF")]),
        "node": .object(["NODE_SHAPE": .text("round-rectangle")]),
        "edge": .object(["EDGE_TARGET_ARROW_SHAPE": .text("triangle")]),
      ]),
      "nodeMapping": .object([
        "NODE_LABEL": passing("name"), "NODE_BACKGROUND_COLOR": colours,
      ]),
      "edgeMapping": .object(["EDGE_LABEL": passing("name")]),
    ])
  }
}

extension PlainValue {
  /// The value as text with every scalar, for formats that are JSON themselves.
  var rawText: String { if case .text(let text) = self { text } else { text } }
}

extension PlainType {
  fileprivate var cx2Name: String {
    switch self {
    case .flag: "boolean"
    case .integer: "integer"
    case .number: "double"
    case .text: "string"
    }
  }
}

import KnowledgeGraph

/// A Cypher script for Neo4j, Memgraph and FalkorDB: one statement a line, without parameters.
///
/// It can be run again: nodes and relationships are merged by their identifiers. The first line
/// asks for a constraint that makes merging fast; where a database has another way to say so
/// (Memgraph, FalkorDB), that line can be left out. Nodes have the label `Entity` and one for their
/// kind.
public struct CypherFormat: GraphFormat {
  /// `cypher`.
  public static let name = "cypher"
  /// `cypher`.
  public static let fileExtension = "cypher"
  /// Who reads the format.
  public static let summary = "a script for Neo4j, Memgraph and FalkorDB that can be run again"
  /// What of a graph the format holds.
  public static let carries = "everything, evidence as JSON text"
  /// What is lost or changed.
  public static let losses = "scalars that XML forbids; no reader of ours"

  /// Creates the format.
  public init() {}

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    output.write(
      "CREATE CONSTRAINT newsgraph_entity IF NOT EXISTS "
        + "FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n")
    for document in graph.documents {
      var fields = [PlainProperty("scalars", .integer(document.scalars))]
      let texts = [
        ("title", document.title), ("date", document.date), ("source", document.source),
        ("language", document.language), ("sha256", document.sha256),
      ]
      for case (let name, let value?) in texts { fields.append(PlainProperty(name, .text(value))) }
      output.write("MERGE (n:Document {id: \(document.id.cypherQuoted)})")
      output.write(" SET \(Self.assignments(fields, to: "n"));\n")
    }
    for node in graph.nodes {
      let fields = try node.plainProperties().filter { $0.name != "exact" }
      output.write("MERGE (n:Entity {id: \(node.id.rawValue.cypherQuoted)})")
      output.write(" SET n:\(node.kind.typeName), \(Self.assignments(fields, to: "n"));\n")
    }
    for edge in graph.edges {
      let fields = try edge.plainProperties().filter { $0.name != "exact" }
      output.write("MATCH (a:Entity {id: \(edge.source.rawValue.cypherQuoted)}), ")
      output.write("(b:Entity {id: \(edge.target.rawValue.cypherQuoted)}) ")
      output.write("MERGE (a)-[r:\(edge.relation.snakeName) {id: \(edge.id.cypherQuoted)}]->(b)")
      output.write(" SET \(Self.assignments(fields, to: "r"));\n")
    }
  }

  private static func assignments(_ fields: [PlainProperty], to variable: String) -> String {
    fields.map { "\(variable).\($0.name) = \(literal($0))" }.joined(separator: ", ")
  }

  private static func literal(_ property: PlainProperty) -> String {
    switch property.value {
    case .flag, .integer: return property.value.text
    case .number(let value):
      // A number without a point would be an integer, and the column of two types.
      let text = value.plainText
      return text.contains(where: { ".e".contains($0) }) ? text : text + ".0"
    case .text(let text): return text.cypherQuoted
    case .texts(let texts) where property.name == "aliases":
      return "[" + texts.map(\.cypherQuoted).joined(separator: ", ") + "]"
    default: return property.value.text.cypherQuoted
    }
  }
}

extension String {
  /// The text as a Cypher string of one line.
  fileprivate var cypherQuoted: String {
    var text = "'"
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "'": text += "\\'"
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "'"
  }
}

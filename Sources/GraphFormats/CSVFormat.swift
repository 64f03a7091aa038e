import KnowledgeGraph

/// Tables of nodes and edges for spreadsheets, Gephi, pandas, DuckDB and Neo4j.
///
/// `nodes.csv` and `edges.csv` have the column names that Gephi knows (`Id`, `Label`, `Source`,
/// `Target`, `Type`, `Kind`, `Weight`); `neo4j-nodes.csv` and `neo4j-relationships.csv` have the typed
/// headers of `neo4j-admin database import`; `documents.csv` has what is known of the articles. Quoting follows RFC 4180, lines end with a line feed. A
/// text that a spreadsheet would take for a formula gets an apostrophe in front, in `nodes.csv` and
/// `edges.csv`; our reader takes it away again. As one text the format is documents, nodes and
/// edges with empty lines between.
public struct CSVFormat: FolderGraphFormat {
  /// `csv`.
  public static let name = "csv"
  /// `csv`.
  public static let fileExtension = "csv"
  /// Who reads the format.
  public static let summary =
    "tables for spreadsheets, Gephi, pandas, DuckDB, Neo4j (folder or zip)"
  /// What of a graph the format holds.
  public static let carries = "everything, evidence and lists as JSON text"
  /// What is lost or changed.
  public static let losses = "nothing for our own reader; formulas get an apostrophe in front"

  /// The tables.
  public static let fileNames = [
    "documents.csv", "nodes.csv", "edges.csv", "neo4j-nodes.csv", "neo4j-relationships.csv",
  ]

  /// Creates the format.
  public init() {}

  /// Writes documents, nodes and edges, with empty lines between.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    Self.writeAbout(graph, to: &output)
    output.write("\n")
    try Self.writeNodes(of: graph, to: &output)
    output.write("\n")
    try Self.writeEdges(of: graph, to: &output)
  }

  /// Writes one of the tables.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(
    _ graph: Graph, file: String, to output: inout some TextOutputStream
  ) throws(FormatError) {
    switch file {
    case "documents.csv": Self.writeAbout(graph, to: &output)
    case "nodes.csv": try Self.writeNodes(of: graph, to: &output)
    case "edges.csv": try Self.writeEdges(of: graph, to: &output)
    case "neo4j-nodes.csv": try Self.writeNeo4jNodes(of: graph, to: &output)
    case "neo4j-relationships.csv": try Self.writeNeo4jRelationships(of: graph, to: &output)
    default: throw .unknownName(file, known: Self.fileNames)
    }
  }

  /// One row: the documents as JSON, and what made the graph.
  private static func writeAbout(_ graph: Graph, to output: inout some TextOutputStream) {
    let values = cells(graph.plainProperties())
    let names = ["documents", "format", "generator", "title"]
    writeLine(names, to: &output)
    writeLine(names.map { values[$0] ?? "" }, to: &output)
  }

  private static func writeNodes(
    of graph: Graph, to output: inout some TextOutputStream
  ) throws(FormatError) {
    var columns = PlainColumns()
    for node in graph.nodes { try node.givePlainProperties(to: &columns) }
    let names = columns.names.filter { $0 != "label" }
    writeLine(["Id", "Label"] + names, to: &output)
    for node in graph.nodes {
      let values = cells(try node.plainProperties())
      let row = [node.id.rawValue.defused, node.plainLabel.defused]
      writeLine(row + names.map { values[$0] ?? "" }, to: &output)
    }
  }

  private static func writeEdges(
    of graph: Graph, to output: inout some TextOutputStream
  ) throws(FormatError) {
    var columns = PlainColumns()
    for edge in graph.edges { try edge.givePlainProperties(to: &columns) }
    let names = columns.names.filter { !["label", "weight"].contains($0) }
    writeLine(
      ["Source", "Target", "Type", "Id", "Kind", "Label", "Weight"] + names, to: &output)
    for edge in graph.edges {
      let values = cells(try edge.plainProperties())
      let row = [
        edge.source.rawValue.defused, edge.target.rawValue.defused, "Directed", edge.id.defused,
        edge.plainLabel.defused, edge.plainLabel.defused, String(edge.evidence.count),
      ]
      writeLine(row + names.map { values[$0] ?? "" }, to: &output)
    }
  }

  private static func cells(_ properties: [PlainProperty]) -> [String: String] {
    var cells: [String: String] = [:]
    for property in properties {
      let text = property.value.text
      if case .text = property.value {
        cells[property.name] = text.defused
      } else {
        cells[property.name] = text
      }
    }
    return cells
  }

  static func writeLine(_ cells: [String], to output: inout some TextOutputStream) {
    var line = ""
    for (index, cell) in cells.enumerated() {
      if index > 0 { line += "," }
      if cell.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) || cell.isPadded {
        line += "\""
        for scalar in cell.unicodeScalars {
          line.unicodeScalars.append(scalar)
          if scalar == "\"" { line += "\"" }
        }
        line += "\""
      } else {
        line += cell
      }
    }
    output.write(line + "\n")
  }
}

extension String {
  /// The text with an apostrophe in front where a spreadsheet would run it as a formula, or where
  /// an apostrophe stands there already.
  ///
  /// Source: OWASP, "CSV Injection". Full-width signs count, because some programs fold them.
  fileprivate var defused: String { Self.isTrigger(unicodeScalars.first) ? "'" + self : self }

  /// The text without the apostrophe that `defused` puts in front.
  var undefused: String {
    guard unicodeScalars.first == "'", Self.isTrigger(unicodeScalars.dropFirst().first) else {
      return self
    }
    return String(unicodeScalars.dropFirst())
  }

  private static func isTrigger(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return "=+-@\t\n\r'\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(scalar)
  }
}

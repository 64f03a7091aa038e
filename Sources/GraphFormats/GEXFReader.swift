import Foundation
import KnowledgeGraph
import MarkupText

extension GEXFFormat: ReadableGraphFormat {
  /// Reads GEXF 1.1 to 1.3: our own files as the same graph, those of Gephi and NetworkX as far as
  /// they make sense.
  public static func read(_ bytes: [UInt8]) throws(FormatError) -> Graph {
    var reader = GEXFReader()
    try XMLInput.read(bytes, root: "gexf") { piece, line, column throws(FormatError) in
      try reader.take(piece, PlainRecord(line: line, column: column))
    }
    return try reader.graph.graph()
  }
}

/// Collects the records of a GEXF file.
private struct GEXFReader {
  private struct Column {
    let name: String
    let type: PlainType
    var absent: String?
  }

  var graph = PlainGraph()
  private var columns: [String: [String: Column]] = [:]
  private var columnClass = "node"
  private var openColumn = ""
  private var nodes: [PlainRecord] = []
  private var edge: PlainGraph.EdgeRecord?
  private var isDirected = true
  private var text: String?

  mutating func take(_ piece: XMLInput.Piece, _ place: PlainRecord) throws(FormatError) {
    switch piece {
    case .start(let element):
      try start(element, place)
      if element.isEmpty { end(element.name) }
    case .end(let name): end(name)
    case .text(let more): if text != nil { text?.append(more) }
    }
  }

  private mutating func start(
    _ element: XMLInput.Element, _ place: PlainRecord
  ) throws(FormatError) {
    let attributes = element.attributes
    var record = place
    record.id = attributes["id"]
    switch element.name {
    case "description", "creator", "default": text = ""
    case "graph": isDirected = attributes["defaultedgetype"] != "undirected"
    case "attributes": columnClass = attributes["class"] ?? "node"
    case "attribute":
      guard let id = record.id else { throw record.error("an attribute needs an 'id'") }
      columns[columnClass, default: [:]][id] = Column(
        name: attributes["title"] ?? id, type: Self.type(attributes["type"]))
      openColumn = id
    case "node":
      guard record.id != nil else { throw record.error("a node needs an 'id'") }
      record.values["label"] = attributes["label"]
      nodes.append(record)
    case "edge":
      guard let source = attributes["source"], let target = attributes["target"] else {
        throw record.error("an edge needs 'source' and 'target'")
      }
      for name in ["label", "kind"] { record.values[name] = attributes[name] }
      let type = attributes["type"]
      edge = PlainGraph.EdgeRecord(
        record: record, source: source, target: target,
        isDirected: type.map { $0 == "directed" } ?? isDirected)
    case "attvalue": try setValue(attributes, record)
    default: break
    }
  }

  private static func type(_ name: String?) -> PlainType {
    switch name {
    case "boolean": .flag
    case "integer", "long", "byte", "short": .integer
    case "double", "float": .number
    default: .text
    }
  }

  private mutating func setValue(
    _ attributes: [String: String], _ record: PlainRecord
  ) throws(FormatError) {
    guard let id = attributes["for"] ?? attributes["id"], let value = attributes["value"] else {
      throw record.error("an attvalue needs 'for' and 'value'")
    }
    let domain = edge == nil ? "node" : "edge"
    guard let column = columns[domain]?[id] else {
      throw record.error("the \(domain) attribute '\(id)' is not declared")
    }
    set(column, value)
  }

  private mutating func set(_ column: Column, _ value: String) {
    guard !value.isEmpty else { return }
    if let open = edge {
      var record = open.record
      record.values[column.name] = value
      record.types[column.name] = column.type
      edge = .init(
        record: record, source: open.source, target: open.target, isDirected: open.isDirected)
    } else if !nodes.isEmpty {
      nodes[nodes.count - 1].values[column.name] = value
      nodes[nodes.count - 1].types[column.name] = column.type
    }
  }

  private mutating func end(_ name: String) {
    switch name {
    case "description": readDescription()
    case "creator":
      if let text, graph.about.values["generator"] == nil { graph.about.values["generator"] = text }
    case "default": columns[columnClass]?[openColumn]?.absent = text
    case "node":
      setDefaults(of: "node", nodes.last?.values ?? [:])
      if let node = nodes.popLast() { graph.nodes.append(node) }
    case "edge":
      setDefaults(of: "edge", edge?.record.values ?? [:])
      if let edge { graph.edges.append(edge) }
      edge = nil
    default: return
    }
    text = nil
  }

  private mutating func setDefaults(of domain: String, _ known: [String: String]) {
    for column in (columns[domain] ?? [:]).values where known[column.name] == nil {
      if let absent = column.absent { set(column, absent) }
    }
  }

  /// Our writer puts what is known of the graph into its description; others put words there.
  private mutating func readDescription() {
    struct About: Decodable {
      var format: String
      var generator: String
    }
    guard let text,
      let about = try? JSONDecoder().decode(About.self, from: Data(text.utf8))
    else { return }
    graph.about.values["format"] = about.format
    graph.about.values["generator"] = about.generator
    graph.about.values["documents"] = GEXFReader.documents(in: text)
  }

  private static func documents(in text: String) -> String? {
    struct Documents: Codable { var documents: [DocumentRecord]? }
    guard let list = try? JSONDecoder().decode(Documents.self, from: Data(text.utf8)).documents
    else { return nil }
    return JSONValue.list(list.map { $0.json() }).line()
  }
}

import KnowledgeGraph
import MarkupText

extension GraphMLFormat: ReadableGraphFormat {
  /// Reads GraphML: our own files as the same graph, those of yEd, Gephi, NetworkX and others as
  /// far as they make sense.
  ///
  /// Nested graphs are read as one; ports and hyperedges are left out.
  public static func read(_ bytes: [UInt8]) throws(FormatError) -> Graph {
    var reader = GraphMLReader()
    try XMLInput.read(bytes, root: "graphml") { piece, line, column throws(FormatError) in
      try reader.take(piece, line: line, column: column)
    }
    return try reader.graph.graph()
  }
}

/// Collects the records of a GraphML file.
private struct GraphMLReader {
  private struct Key {
    let name: String
    let type: PlainType
    let domain: String
    var absent: String?
  }

  private enum Owner { case graph, node(PlainRecord), edge(PlainGraph.EdgeRecord) }

  var graph = PlainGraph()
  private var keys: [String: Key] = [:]
  private var owners: [Owner] = []
  private var isDirected = true
  private var openKey: String?
  private var dataKey: String?
  private var text: String?
  private var hasDrawnLabel = false

  mutating func take(_ piece: XMLInput.Piece, line: Int, column: Int) throws(FormatError) {
    switch piece {
    case .start(let element):
      try start(element, PlainRecord(line: line, column: column))
      if element.isEmpty { end(element.name) }
    case .end(let name): end(name)
    case .text(let more): if text != nil { text?.append(more) }
    }
  }

  private mutating func start(
    _ element: XMLInput.Element, _ place: PlainRecord
  ) throws(FormatError) {
    var record = place
    record.id = element.attributes["id"]
    switch element.name {
    case "key": try declare(element, record)
    case "graph":
      isDirected = element.attributes["edgedefault"] != "undirected"
      owners.append(.graph)
    case "node":
      guard record.id != nil else { throw record.error("a node needs an 'id'") }
      owners.append(.node(record))
    case "edge":
      guard let source = element.attributes["source"], let target = element.attributes["target"]
      else { throw record.error("an edge needs 'source' and 'target'") }
      var edge = PlainGraph.EdgeRecord(record: record, source: source, target: target)
      edge.isDirected = element.attributes["directed"].map { $0 != "false" } ?? isDirected
      owners.append(.edge(edge))
    case "data":
      guard let key = element.attributes["key"] else { throw record.error("data needs a 'key'") }
      guard keys[key] != nil else { throw record.error("the key '\(key)' is not declared") }
      dataKey = key
      text = ""
    case "default", "NodeLabel", "EdgeLabel", "GenericNode": text = ""
    default: break
    }
  }

  private mutating func declare(
    _ element: XMLInput.Element, _ record: PlainRecord
  ) throws(FormatError) {
    guard let id = record.id else { throw record.error("a key needs an 'id'") }
    let type: PlainType =
      switch element.attributes["attr.type"] {
      case "boolean": .flag
      case "int", "long", "integer": .integer
      case "float", "double": .number
      default: .text
      }
    keys[id] = Key(
      name: element.attributes["attr.name"] ?? id, type: type,
      domain: element.attributes["for"] ?? "all")
    openKey = id
  }

  private mutating func end(_ name: String) {
    switch name {
    case "default":
      if let openKey { keys[openKey]?.absent = text }
      text = nil
    case "key": openKey = nil
    case "data":
      if let key = dataKey.flatMap({ keys[$0] }), let text { set(key.name, text, key.type) }
      (dataKey, text) = (nil, nil)
    case "NodeLabel", "EdgeLabel":
      // Of several labels the first is the one that yEd calls the label.
      if let text, !hasDrawnLabel, !text.trimmed.isEmpty {
        set("label", text.trimmed, .text)
        hasDrawnLabel = true
      }
      text = nil
    case "node", "edge", "graph": close()
    default: break
    }
  }

  /// Sets a value of the innermost open element.
  private mutating func set(_ name: String, _ value: String, _ type: PlainType) {
    guard !value.isEmpty else { return }
    switch owners.last {
    case .graph?:
      graph.about.values[name] = value
    case .node(var record)?:
      record.values[name] = value
      record.types[name] = type
      owners[owners.count - 1] = .node(record)
    case .edge(let edge)?:
      var record = edge.record
      record.values[name] = value
      record.types[name] = type
      owners[owners.count - 1] = .edge(
        .init(
          record: record, source: edge.source, target: edge.target, isDirected: edge.isDirected))
    case nil: break
    }
  }

  private mutating func close() {
    hasDrawnLabel = false
    if case .node = owners.last { setDefaults(of: "node") }
    if case .edge = owners.last { setDefaults(of: "edge") }
    switch owners.popLast() {
    case .node(let record)?: graph.nodes.append(record)
    case .edge(let edge)?: graph.edges.append(edge)
    default: break
    }
  }

  private mutating func setDefaults(of domain: String) {
    for key in keys.values where [domain, "all"].contains(key.domain) {
      guard let absent = key.absent else { continue }
      let known =
        switch owners.last {
        case .node(let record)?: record.values[key.name]
        case .edge(let edge)?: edge.record.values[key.name]
        default: nil as String?
        }
      if known == nil { set(key.name, absent, key.type) }
    }
  }
}

extension XMLInput {
  /// Reads a file piece by piece.
  /// - Parameter root: What the outermost element must be.
  static func read(
    _ bytes: [UInt8], root: String,
    _ take: (Piece, _ line: Int, _ column: Int) throws(FormatError) -> Void
  ) throws(FormatError) {
    do {
      var input = try XMLInput(bytes)
      var isFirst = true
      while let piece = try input.next() {
        let place = input.place
        if isFirst, case .start(let element) = piece {
          guard element.name == root else {
            throw FormatError.invalid(
              line: place.line, column: place.column, path: "'\(element.name)'",
              reason: "expected the element '\(root)'")
          }
          isFirst = false
        }
        try take(piece, place.line, place.column)
      }
    } catch let error as XMLError {
      throw .malformed(
        language: "XML", line: error.line, column: error.column, reason: error.reason)
    } catch let error as FormatError {
      throw error
    } catch {
      throw .malformed(language: "XML", line: 1, column: 1, reason: "\(error)")
    }
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    let scalars = unicodeScalars.drop { $0.properties.isWhitespace }
    guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(scalars[...last])
  }
}

import Foundation
import KnowledgeGraph

extension NodeLinkFormat: ReadableGraphFormat {
  /// Reads node-link JSON: our own files as the same graph, those of NetworkX and D3 (`edges` or
  /// `links`) as far as they make sense.
  public static func read(_ bytes: [UInt8]) throws(FormatError) -> Graph {
    if let offset = bytes.firstOffsetOutsideUTF8 { throw .notUTF8(offset: offset) }
    let data = Data(bytes)
    do {
      let version = try JSONDecoder().decode(NodeLinkVersion.self, from: data).graph?.format
      if let version, version.hasPrefix("newsgraph/") {
        guard version == Graph.format || version.hasPrefix(Graph.format + ".") else {
          throw FormatError.version(found: version)
        }
        return try JSONDecoder().decode(OwnNodeLink.self, from: data).graphOfOurs()
      }
      return try JSONDecoder().decode(ForeignNodeLink.self, from: data).plainGraph(bytes).graph()
    } catch let error as FormatError {
      throw error
    } catch let error as DecodingError {
      throw FormatError(error, in: bytes)
    } catch {
      throw .invalid(line: 1, column: 1, path: "graph", reason: "\(error)")
    }
  }
}

private struct NodeLinkVersion: Decodable {
  struct About: Decodable { var format: String? }
  var graph: About?
}

private struct OwnNodeLink: Decodable {
  struct About: Decodable {
    var generator: String
    var documents: [DocumentRecord]
  }
  var graph: About
  var nodes: [Node]
  var edges: [Edge]

  func graphOfOurs() throws(FormatError) -> Graph {
    try Graph(
      generator: graph.generator, documents: graph.documents, nodes: nodes, edges: edges
    ).checked()
  }
}

private struct ForeignNodeLink: Decodable {
  var directed: Bool?
  var nodes: [[String: ForeignValue]]
  var edges: [[String: ForeignValue]]?
  var links: [[String: ForeignValue]]?

  func plainGraph(_ bytes: [UInt8]) throws(FormatError) -> PlainGraph {
    var graph = PlainGraph()
    for (node, place) in zip(nodes, JSONScanner.places(ofElementsIn: "nodes", in: bytes)) {
      var record = PlainRecord(line: place.line, column: place.column)
      record.take(node)
      guard let id = record.first(of: ["id", "name"]) else {
        throw record.error("node \(graph.nodes.count + 1) has no 'id'")
      }
      record.id = id
      graph.nodes.append(record)
    }
    let places = JSONScanner.places(ofElementsIn: edges == nil ? "links" : "edges", in: bytes)
    for (link, place) in zip(edges ?? links ?? [], places) {
      var record = PlainRecord(line: place.line, column: place.column)
      record.take(link)
      guard let source = record.values["source"], let target = record.values["target"] else {
        throw record.error("edge \(graph.edges.count + 1) needs 'source' and 'target'")
      }
      record.id = record.first(of: ["id"])
      graph.edges.append(
        .init(record: record, source: source, target: target, isDirected: directed ?? true))
    }
    return graph
  }
}

extension PlainRecord {
  fileprivate mutating func take(_ fields: [String: ForeignValue]) {
    for (name, value) in fields {
      values[name] = value.text
      types[name] = value.type
    }
  }
}

/// A value of any form; what is no plain value is left out.
private struct ForeignValue: Decodable {
  var text: String?
  var type = PlainType.text

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Bool.self) {
      (text, type) = (value ? "true" : "false", .flag)
    } else if let value = try? container.decode(Int.self) {
      (text, type) = (String(value), .integer)
    } else if let value = try? container.decode(Double.self) {
      (text, type) = (value.plainText, .number)
    } else if let value = try? container.decode([String].self) {
      text = JSONValue.list(value.map(JSONValue.text)).line()
    } else {
      text = try? container.decode(String.self)
    }
  }
}

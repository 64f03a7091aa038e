import Foundation
import KnowledgeGraph

/// The native format: the whole graph, and the only one that is read back without loss.
///
/// Keys are sorted, nodes stand by kind and identifier, edges by source, relation, target and
/// identifier; absent values are left out; the text ends with one newline. `GraphSchema` describes it.
public struct JSONFormat: ReadableGraphFormat {
  /// `json`.
  public static let name = "json"
  /// `json`.
  public static let fileExtension = "json"
  /// Who reads the format.
  public static let summary = "the native format: everything, for programs and for newsgraph itself"
  /// What of a graph the format holds.
  public static let carries = "everything"
  /// What is lost or changed.
  public static let losses = "nothing"

  /// How the text is laid out.
  public enum Layout: Sendable {
    /// Indented; what fits into 100 columns stays in one line.
    case pages
    /// The whole graph in one line, a record of JSON Lines.
    case line
  }

  private let layout: Layout
  private let ascii: Bool

  /// Creates the format, indented and in UTF-8.
  public init() { self.init(layout: .pages) }

  /// Creates the format with a layout.
  /// - Parameter ascii: Whether scalars beyond ASCII are written as `\uXXXX`, for pipes that don't
  ///   keep UTF-8.
  public init(layout: Layout, ascii: Bool = false) {
    self.layout = layout
    self.ascii = ascii
  }

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    // A small graph could fit into a line; a large one is written part by part.
    if graph.documents.count + graph.nodes.count + graph.edges.count <= Self.fewParts {
      let value = try graph.json()
      output.write(layout == .pages ? value.pages(ascii: ascii) : value.line(ascii: ascii))
      return output.write("\n")
    }
    let margin = layout == .pages ? "\n  " : ""
    output.write("{\(margin)\"documents\": ")
    try write(graph.documents, "documents", to: &output) { document throws(FormatError) in
      document.json()
    }
    output.write("\(separator)\"edges\": ")
    try write(graph.edges, "edges", to: &output) { edge throws(FormatError) in try edge.json() }
    output.write("\(separator)\"format\": \"\(Graph.format)\"")
    let generator = JSONValue.text(graph.generator).line(ascii: ascii)
    output.write("\(separator)\"generator\": \(generator)\(separator)\"nodes\": ")
    try write(graph.nodes, "nodes", to: &output) { node throws(FormatError) in try node.json() }
    output.write(layout == .pages ? "\n}\n" : "}\n")
  }

  /// So few parts are written as one value. None is so small that more could fit into one line.
  private static let fewParts = 8

  private var separator: String { layout == .pages ? ",\n  " : ", " }

  private func write<Part>(
    _ parts: [Part], _ name: String, to output: inout some TextOutputStream,
    _ value: (Part) throws(FormatError) -> JSONValue
  ) throws(FormatError) {
    if layout == .pages, parts.count <= Self.fewParts {
      var values: [JSONValue] = []
      for part in parts { values.append(try value(part)) }
      let lead = name.unicodeScalars.count + 4
      return output.write(JSONValue.list(values).pages(indent: 2, lead: lead, ascii: ascii))
    }
    output.write("[")
    for (index, part) in parts.enumerated() {
      let value = try value(part)
      if layout == .pages {
        output.write(index > 0 ? ",\n    " : "\n    ")
        output.write(value.pages(indent: 4, lead: 0, ascii: ascii))
      } else {
        output.write((index > 0 ? ", " : "") + value.line(ascii: ascii))
      }
    }
    output.write(layout == .pages ? "\n  ]" : "]")
  }

  /// Reads a graph.
  ///
  /// Object members that this version doesn't know are skipped, so that a file of a later minor
  /// version can be read.
  /// - Parameter bytes: The whole file, in UTF-8.
  /// - Throws: `FormatError` for text that is no JSON, is no graph, or is a graph that breaks the
  ///   rules of `Graph.problems()`.
  public static func read(_ bytes: [UInt8]) throws(FormatError) -> Graph {
    if let offset = bytes.firstOffsetOutsideUTF8 { throw .notUTF8(offset: offset) }
    let graph: Graph
    do {
      graph = try JSONDecoder().decode(Graph.self, from: Data(bytes))
    } catch let error as GraphFormatVersionError {
      throw .version(found: error.found)
    } catch let error as DecodingError {
      throw FormatError(error, in: bytes)
    } catch {
      throw .invalid(line: 1, column: 1, path: "graph", reason: "\(error)")
    }
    return try graph.checked()
  }
}

extension [UInt8] {
  /// The offset of the first byte that is no UTF-8.
  var firstOffsetOutsideUTF8: Int? {
    guard String(validating: self, as: UTF8.self) == nil else { return nil }
    var decoder = UTF8()
    var iterator = makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return offset
  }
}

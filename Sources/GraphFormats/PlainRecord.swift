import Foundation
import KnowledgeGraph

/// A node, an edge or the graph as a file of plain values has it.
struct PlainRecord {
  var id: String?
  /// Empty values are those that are not there.
  var values: [String: String] = [:]
  var types: [String: PlainType] = [:]
  /// Where the record stands in the file, from 1.
  let line: Int
  let column: Int

  init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first of some values that is there.
  func first(of names: [String]) -> String? {
    names.lazy.compactMap { values[$0] }.first { !$0.isEmpty }
  }

  func error(_ reason: String) -> FormatError {
    .invalid(line: line, column: column, path: id.map { "'\($0)'" } ?? "record", reason: reason)
  }

  /// A number from 0 to 1, or the value that stands for an absent one.
  func share(_ name: String, absent: Double) throws(FormatError) -> Double {
    guard let text = first(of: [name]) else { return absent }
    guard let number = Double(text), number.isFinite else {
      throw error("'\(name)' is '\(text)'; expected a number")
    }
    return number
  }

  /// A value that is JSON text; `nil` where there is none.
  func decoded<Value: Decodable>(
    _ name: String, as type: Value.Type
  ) throws(FormatError) -> Value? {
    guard let text = first(of: [name]) else { return nil }
    do {
      return try JSONDecoder().decode(type, from: Data(text.utf8))
    } catch {
      let expected = name == "exact" ? "an object" : "a list"
      throw self.error(
        "'\(name)' can't be read; expected \(expected) in JSON as newsgraph writes it")
    }
  }

  /// The attributes in the columns that are none of the names; with the exact values where the
  /// columns were not changed since.
  func attributes(besides names: Set<String>, isOurs: Bool) throws(FormatError) -> Attributes {
    var attributes: Attributes = [:]
    for (key, value) in try exact()?.attributes ?? [:] {
      var properties: [PlainProperty] = []
      _ = try [key: value].givePlainProperties(to: &properties, "")
      let plain = properties.first?.value.text ?? ""
      if (values[key.plainName] ?? "").unicodeScalars.elementsEqual(plain.unicodeScalars) {
        attributes[key] = value
      }
    }
    for (name, text) in values where !text.isEmpty && !names.contains(name) {
      let ours = AttributeKey(plainName: name)
      guard let key = ours ?? (isOurs ? nil : AttributeKey(foreignName: name)),
        attributes[key] == nil
      else { continue }
      if let value = key.value(ofPlain: text, type: types[name] ?? .text) {
        attributes[key] = value
      } else if isOurs {
        throw error("'\(name)' is '\(text)', which is no value for it")
      }
    }
    return attributes
  }

  /// What the writer kept of the texts that the format can't hold.
  func exact() throws(FormatError) -> Exact? { try decoded("exact", as: Exact.self) }

  struct Exact: Decodable {
    var label: String?
    var attributes: Attributes?
  }
}

extension AttributeKey {
  /// What layouts and statistics leave in a file, which says nothing about who is who.
  private static let computed: Set<String> = [
    "x", "y", "z", "r", "g", "b", "a", "size", "color", "colour", "shape", "style", "width", "pos",
    "height", "fillcolor", "fontname", "fontsize", "nodegraphics", "edgegraphics", "degree",
    "indegree", "outdegree", "weight", "id", "url", "fontcolor", "penwidth", "arrowhead",
    "weightedDegree", "bb", "lp", "rects", "vertices", "headlp", "taillp", "xlp",
    "key", "networkxkey", "description",
  ]

  /// A column of another program as an attribute: `Birth Year` is `birthYear`.
  fileprivate init?(foreignName: String) {
    let words = foreignName.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    guard let first = words.first, first.first?.isLetter == true else { return nil }
    let name =
      first.prefix(1).lowercased() + first.dropFirst()
      + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    guard !Self.computed.contains(name), !Self.computed.contains(name.lowercased()) else {
      return nil
    }
    self.init(rawValue: name)
  }
}

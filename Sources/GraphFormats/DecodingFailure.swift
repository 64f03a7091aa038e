import KnowledgeGraph

extension FormatError {
  /// Says in the words of the file, not of the program, why it couldn't be decoded.
  init(_ error: DecodingError, in bytes: [UInt8]) {
    // The decoder reads on demand: it can miss a value although the text is broken elsewhere.
    if let failure = JSONScanner.failure(in: bytes) {
      let place = JSONScanner.place(of: failure.offset, in: bytes)
      self = .syntax(line: place.line, column: place.column, reason: failure.reason)
      return
    }
    switch error {
    case .keyNotFound(let key, let context):
      self.init(context, in: bytes, "'\(key.stringValue)' is missing")
    case .typeMismatch(let type, let context):
      self.init(context, in: bytes, "expected \(Self.name(of: type))")
    case .valueNotFound(let type, let context):
      self.init(context, in: bytes, "expected \(Self.name(of: type)), found null")
    case .dataCorrupted(let context):
      self.init(context, in: bytes, Self.expectation(at: context.codingPath))
    @unknown default:
      self = .invalid(line: 1, column: 1, path: "graph", reason: "\(error)")
    }
  }

  private init(_ context: DecodingError.Context, in bytes: [UInt8], _ reason: String) {
    let path = context.codingPath
    let offset = JSONScanner.offset(of: path, in: bytes)
    let place = JSONScanner.place(of: offset, in: bytes)
    self = .invalid(
      line: place.line, column: place.column, path: Self.text(of: path), reason: reason)
  }

  /// A path as programs write it: `nodes[3].kind`.
  private static func text(of path: [any CodingKey]) -> String {
    var text = ""
    for key in path {
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += (text.isEmpty ? "" : ".") + key.stringValue
      }
    }
    return text.isEmpty ? "graph" : text
  }

  private static func name(of type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a string"
    case is Int.Type: "a whole number"
    case is Double.Type: "a number"
    case is Bool.Type: "true or false"
    case is [Any].Type: "a list"
    default: "\(type)".hasPrefix("Array") ? "a list" : "an object"
    }
  }

  /// What may stand where a word of a closed vocabulary is expected.
  private static func expectation(at path: [any CodingKey]) -> String {
    let words: [String] =
      switch path.last?.stringValue {
      case "kind": NodeKind.allCases.map(\.rawValue)
      case "relation": Relation.allCases.map(\.rawValue)
      case "modality": Modality.allCases.map(\.rawValue)
      case "origin": Edge.Origin.allCases.map(\.rawValue)
      case "form": NodeMention.Form.allCases.map(\.rawValue)
      case "link": NodeMention.Link.allCases.map(\.rawValue)
      default: []
      }
    return words.isEmpty
      ? "a value out of range" : "expected one of " + words.joined(separator: ", ")
  }
}

import KnowledgeGraph

// The graph's parts as JSON values, with the names that the types' decoders read.

extension Graph {
  /// The graph as the native format has it.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func json() throws(FormatError) -> JSONValue {
    var nodeValues: [JSONValue] = []
    for node in nodes { nodeValues.append(try node.json()) }
    var edgeValues: [JSONValue] = []
    for edge in edges { edgeValues.append(try edge.json()) }
    return .object([
      "format": .text(Self.format),
      "generator": .text(generator),
      "documents": .list(documents.map { $0.json() }),
      "nodes": .list(nodeValues),
      "edges": .list(edgeValues),
    ])
  }

  /// Reads a graph as the native format has it. Line and column in errors are those of the value in
  /// one line; the path tells more.
  /// - Throws: `FormatError` for a value that is no graph, or one that breaks the rules of
  ///   `problems()`.
  public init(json value: JSONValue) throws(FormatError) {
    self = try JSONFormat.read(Array(value.line().utf8))
  }
}

extension DocumentRecord {
  /// The record as the native format has it.
  public func json() -> JSONValue {
    var fields: JSONValue.Fields = [
      "id": .text(id), "language": .text(language), "scalars": .integer(scalars),
    ]
    fields["title"] = title.map(JSONValue.text)
    fields["date"] = date.map(JSONValue.text)
    fields["source"] = source.map(JSONValue.text)
    fields["sha256"] = sha256.map(JSONValue.text)
    return .object(fields)
  }
}

extension Node {
  /// The node as the native format has it.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func json() throws(FormatError) -> JSONValue {
    let place = "of node '\(id)'"
    return .object([
      "id": .text(id.rawValue),
      "kind": .text(kind.rawValue),
      "label": .text(label),
      "aliases": .list(aliases.map(JSONValue.text)),
      "mentions": .list(mentions.map { $0.json() }),
      "salience": try .finite(salience, "the salience \(place)"),
      "confidence": try .finite(confidence, "the confidence \(place)"),
      "attributes": try attributes.json(place),
    ])
  }
}

extension NodeMention {
  /// The mention as the native format has it.
  public func json() -> JSONValue {
    var fields: JSONValue.Fields = [
      "document": .text(document), "start": .integer(start), "end": .integer(end),
      "text": .text(text), "form": .text(form.rawValue),
    ]
    fields["link"] = link.map { .text($0.rawValue) }
    return .object(fields)
  }
}

extension Edge {
  /// The edge as the native format has it.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func json() throws(FormatError) -> JSONValue {
    let place = "of edge '\(id)'"
    return .object([
      "id": .text(id),
      "source": .text(source.rawValue),
      "relation": .text(relation.rawValue),
      "target": .text(target.rawValue),
      "attributes": try attributes.json(place),
      "confidence": try .finite(confidence, "the confidence \(place)"),
      "origin": .text(origin.rawValue),
      "evidence": .list(evidence.map { $0.json() }),
    ])
  }
}

extension Evidence {
  /// The evidence as the native format has it.
  public func json() -> JSONValue {
    var fields: JSONValue.Fields = [
      "document": .text(document), "sentence": .integer(sentence), "start": .integer(start),
      "end": .integer(end), "quote": .text(quote),
      "reportedBy": .list(reportedBy.map { .text($0.rawValue) }),
    ]
    fields["cue"] = cue.map(JSONValue.text)
    fields["modality"] = modality.map { .text($0.rawValue) }
    return .object(fields)
  }
}

extension Attributes {
  /// The attributes as the native format has them.
  /// - Parameter place: Where they stand, for the error.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func json(_ place: String) throws(FormatError) -> JSONValue {
    var fields: JSONValue.Fields = [:]
    for (key, value) in self {
      fields[key.rawValue] = try value.json("the attribute '\(key.rawValue)' \(place)")
    }
    return .object(fields)
  }
}

extension AttributeValue {
  /// The value as the native format has it.
  /// - Parameter place: Where it stands, for the error.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func json(_ place: String) throws(FormatError) -> JSONValue {
    switch self {
    case .flag(let value): .flag(value)
    case .integer(let value): .integer(value)
    case .number(let value): try .finite(value, place)
    case .text(let value): .text(value)
    case .texts(let values): .list(values.map(JSONValue.text))
    }
  }
}

extension JSONValue {
  /// A number that JSON can hold.
  static func finite(_ value: Double, _ place: String) throws(FormatError) -> JSONValue {
    guard value.isFinite else { throw .notFinite(place) }
    return .number(value)
  }
}

import Foundation
import GraphFormats
import KnowledgeGraph

/// A difference as JSON: what a program reads, and what `newsgraph patch` applies.
///
/// `docs/diff.md` describes it. Keys are sorted; the text ends with one newline.
public enum DiffFormat {
  /// The format's name and version, a value of every file.
  public static let format = "newsgraph-diff/1"

  /// Writes a difference.
  /// - Parameter changes: The news to write, where not all of them; the delta is always whole.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public static func string(
    for diff: GraphDiff, changes: [GraphChange]? = nil
  ) throws(FormatError) -> String {
    var news: [JSONValue] = []
    for change in changes ?? diff.changes { news.append(try json(change)) }
    let value = JSONValue.object([
      "format": .text(format),
      "a": json(diff.a),
      "b": json(diff.b),
      "alignment": .list(diff.partners.map(json)),
      "doubtful": .list(diff.doubtful.map(json)),
      "changes": .list(news),
      "agreements": .list(diff.agreements.map(json)),
      "delta": try json(diff.delta),
    ])
    return value.pages() + "\n"
  }

  /// Reads the delta of a difference.
  /// - Parameter bytes: The whole file, in UTF-8.
  /// - Throws: `DiffFormatError` for a file that is no difference of this version.
  public static func delta(from bytes: [UInt8]) throws(DiffFormatError) -> GraphDelta {
    struct Header: Decodable { var format: String }
    struct File: Decodable { var delta: GraphDelta }
    let data = Data(bytes)
    guard let header = try? JSONDecoder().decode(Header.self, from: data) else {
      throw .noDifference
    }
    guard header.format == format || header.format.hasPrefix(format + ".") else {
      throw .version(found: header.format)
    }
    do {
      return try JSONDecoder().decode(File.self, from: data).delta
    } catch let DecodingError.keyNotFound(key, context) {
      throw .invalid(path: path(context.codingPath + [key]), reason: "is missing")
    } catch let DecodingError.typeMismatch(_, context) {
      throw .invalid(path: path(context.codingPath), reason: "has the wrong form")
    } catch let DecodingError.valueNotFound(_, context) {
      throw .invalid(path: path(context.codingPath), reason: "is null")
    } catch let DecodingError.dataCorrupted(context) {
      throw .invalid(
        path: path(context.codingPath), reason: "has a value that is none of its words")
    } catch {
      throw .noDifference
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce("$") { $0 + ($1.intValue.map { "[\($0)]" } ?? ".\($1.stringValue)") }
  }

  // MARK: - The parts

  private static func json(_ side: GraphDiff.Side) -> JSONValue {
    .object([
      "documents": .list(side.documents.map { $0.json() }), "nodes": .integer(side.nodes),
      "edges": .integer(side.edges),
    ])
  }

  private static func json(_ partner: GraphDiff.Partner) -> JSONValue {
    .object([
      "a": reference(partner.a), "b": reference(partner.b), "score": .number(partner.pair.score),
      "reasons": .list(partner.pair.reasons.map { .text($0.rawValue) }),
    ])
  }

  private static func reference(_ node: Node) -> JSONValue {
    .object([
      "id": .text(node.id.rawValue), "kind": .text(node.kind.rawValue), "label": .text(node.label),
    ])
  }

  private static func json(_ change: GraphChange) throws(FormatError) -> JSONValue {
    var (before, after): ([JSONValue], [JSONValue]) = ([], [])
    for fact in change.before { before.append(try json(fact)) }
    for fact in change.after { after.append(try json(fact)) }
    return .object([
      "topic": .text(change.topic.rawValue), "verdict": .text(change.verdict.rawValue),
      "sentence": .text(ChangeSentence(change).text), "newsValue": .integer(change.newsValue),
      "before": .list(before), "after": .list(after),
    ])
  }

  private static func json(_ agreement: GraphDiff.Agreement) -> JSONValue {
    var fields: JSONValue.Fields = ["sentence": .text(FactPhrase.sentence(agreement.b))]
    fields["a"] = agreement.a.edge.map { .text($0.id) }
    fields["b"] = agreement.b.edge.map { .text($0.id) }
    fields["placesA"] = .integer(agreement.a.edge?.evidence.count ?? 0)
    fields["placesB"] = .integer(agreement.b.edge?.evidence.count ?? 0)
    return .object(fields)
  }

  private static func json(_ fact: GraphFact) throws(FormatError) -> JSONValue {
    var fields: JSONValue.Fields = [:]
    fields["quote"] = fact.quote.map(JSONValue.text)
    fields["document"] = fact.document.map(JSONValue.text)
    switch fact {
    case .node(let node): fields["node"] = reference(node)
    case .edge(let edge, let source, let target):
      fields["edge"] = .text(edge.id)
      fields["relation"] = .text(edge.relation.rawValue)
      fields["source"] = reference(source)
      fields["target"] = reference(target)
      fields["attributes"] = try edge.attributes.json("of edge '\(edge.id)'")
    case .statement(let node, let speaker, let edge):
      fields["statement"] = reference(node)
      fields["speaker"] = speaker.map(reference)
      fields["edge"] = edge.map { .text($0.id) }
      fields["stance"] = fact.stance.map(JSONValue.text)
    }
    return .object(fields)
  }

  private static func json(_ delta: GraphDelta) throws(FormatError) -> JSONValue {
    var fields: JSONValue.Fields = [
      "renamed": .list(
        delta.renamed.map {
          .object(["from": .text($0.from.rawValue), "to": .text($0.to.rawValue)])
        }),
      "documents": try part(delta.documents) { document throws(FormatError) in document.json() },
      "nodes": try part(delta.nodes) { node throws(FormatError) in try node.json() },
      "edges": try part(delta.edges) { edge throws(FormatError) in try edge.json() },
    ]
    fields["generator"] = delta.generator.map {
      .object(["from": .text($0.from), "to": .text($0.to)])
    }
    return .object(fields)
  }

  private static func part<Value>(
    _ part: GraphDelta.Part<Value>, _ json: (Value) throws(FormatError) -> JSONValue
  ) throws(FormatError) -> JSONValue {
    var (removed, added, changed): ([JSONValue], [JSONValue], [JSONValue]) = ([], [], [])
    for value in part.removed { removed.append(try json(value)) }
    for value in part.added { added.append(try json(value)) }
    for change in part.changed {
      changed.append(.object(["from": try json(change.from), "to": try json(change.to)]))
    }
    return .object(["removed": .list(removed), "added": .list(added), "changed": .list(changed)])
  }
}

/// A file that is no difference between graphs.
public enum DiffFormatError: Error, Equatable, CustomStringConvertible {
  /// The file is no JSON, or isn't what `newsgraph diff --to json` writes.
  case noDifference
  /// The file declares another version.
  case version(found: String)
  /// A value is missing or wrong.
  case invalid(path: String, reason: String)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .noDifference:
      "the file is no difference; 'newsgraph diff A B --to json' writes one"
    case .version(let found):
      "the file declares format '\(found)'; this program reads '\(DiffFormat.format)'"
    case .invalid(let path, let reason): "the difference is damaged: \(path) \(reason)"
    }
  }
}

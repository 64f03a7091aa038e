import GraphFormats
import KnowledgeGraph

extension GraphDelta {
  /// The second graph, made from the first.
  ///
  /// - Throws: `PatchError` where the graph is not the one that the difference was taken from.
  public func applied(to graph: Graph) throws(PatchError) -> Graph {
    var generator = graph.generator
    if let change = self.generator {
      guard generator == change.from else {
        throw .otherGenerator(expected: change.from, found: generator)
      }
      generator = change.to
    }
    let renaming = Renaming(
      Dictionary(renamed.map { ($0.from, $0.to) }) { first, _ in first }, isStrict: false)
    let documents = try Self.apply(
      documents, to: graph.documents, name: \.id, what: "document", json: { $0.json() },
      rename: { $0 })
    let nodes = try Self.apply(
      nodes, to: graph.nodes, name: \.id.rawValue, what: "node", json: { try $0.json() },
      rename: renaming.node)
    let edges = try Self.apply(
      edges, to: graph.edges, name: \.id, what: "edge", json: { try $0.json() },
      rename: renaming.edge)
    return Graph(generator: generator, documents: documents, nodes: nodes, edges: edges)
  }

  private static func apply<Value: Sendable & Hashable & Codable>(
    _ part: Part<Value>, to values: [Value], name: (Value) -> String, what: String,
    json: (Value) throws -> JSONValue, rename: (Value) -> Value
  ) throws(PatchError) -> [Value] {
    var removed = Dictionary(part.removed.map { (name($0), $0) }) { first, _ in first }
    var changed = Dictionary(part.changed.map { (name($0.from), $0) }) { first, _ in first }
    var result: [Value] = []
    for value in values {
      let name = name(value)
      if let expected = removed.removeValue(forKey: name) {
        guard areEqual(value, expected, json) else { throw .differs(what: what, name: name) }
      } else if let change = changed.removeValue(forKey: name) {
        guard areEqual(value, change.from, json) else { throw .differs(what: what, name: name) }
        result.append(change.to)
      } else {
        result.append(rename(value))
      }
    }
    if let missing = (Array(removed.keys) + Array(changed.keys)).min() {
      throw .missing(what: what, name: missing)
    }
    return result + part.added
  }

  /// Whether two values are the same in the native format: there 1.0 is 1.
  private static func areEqual<Value: Hashable>(
    _ a: Value, _ b: Value, _ json: (Value) throws -> JSONValue
  ) -> Bool {
    if a == b { return true }
    guard let one = try? json(a), let other = try? json(b) else { return false }
    return one.line() == other.line()
  }
}

/// A difference that doesn't fit the graph that it is applied to.
public enum PatchError: Error, Equatable, CustomStringConvertible {
  /// The graph lacks a part that the difference changes or removes.
  case missing(what: String, name: String)
  /// A part of the graph isn't what the difference changes or removes.
  case differs(what: String, name: String)
  /// Another program made the graph.
  case otherGenerator(expected: String, found: String)

  /// What doesn't fit, and what to do.
  public var description: String {
    let advice = "apply the difference to the first of the graphs that it was taken from"
    return switch self {
    case .missing(let what, let name): "the graph has no \(what) '\(name)'; \(advice)"
    case .differs(let what, let name):
      "the graph's \(what) '\(name)' isn't the one of the difference; \(advice)"
    case .otherGenerator(let expected, let found):
      "the graph was made by '\(found)', not by '\(expected)'; \(advice)"
    }
  }
}

import GraphFormats
import KnowledgeGraph

/// A difference as operations on the native JSON. Source: RFC 6902, JSON Patch.
public enum JSONPatch {
  /// The operations that turn the JSON of one graph into that of another; one final newline.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public static func string(from a: Graph, to b: Graph) throws(FormatError) -> String {
    var operations: [JSONValue] = []
    if a.generator != b.generator {
      operations.append(operation("replace", "/generator", .text(b.generator)))
    }
    operations += lists(
      a.documents.map { Item($0.id, $0.json()) }, b.documents.map { Item($0.id, $0.json()) },
      at: "/documents")
    var (one, other): ([Item], [Item]) = ([], [])
    for node in a.nodes { one.append(Item(node.id.rawValue, try node.json())) }
    for node in b.nodes { other.append(Item(node.id.rawValue, try node.json())) }
    operations += lists(one, other, at: "/nodes")
    (one, other) = ([], [])
    for edge in a.edges { one.append(Item(edge.id, try edge.json())) }
    for edge in b.edges { other.append(Item(edge.id, try edge.json())) }
    operations += lists(one, other, at: "/edges")
    return JSONValue.list(operations).pages() + "\n"
  }

  /// An element of a list, with what names it.
  private struct Item {
    let name: String
    let value: JSONValue

    init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// Operations on a list: what one list alone has is removed or added, elements of one name are changed in place.
  private static func lists(_ a: [Item], _ b: [Item], at path: String) -> [JSONValue] {
    let kept = commonNames(a, b)
    var operations: [JSONValue] = []
    for (index, item) in a.enumerated().reversed() where !kept.contains(item.name) {
      operations.append(operation("remove", "\(path)/\(index)"))
    }
    let known = Dictionary(a.map { ($0.name, $0.value) }) { first, _ in first }
    for (index, item) in b.enumerated() {
      let place = "\(path)/\(index)"
      if kept.contains(item.name), let old = known[item.name] {
        operations += values(old, item.value, at: place)
      } else {
        operations.append(operation("add", place, item.value))
      }
    }
    return operations
  }

  /// The names that both lists have, in one order; a name whose element moved is left out.
  private static func commonNames(_ a: [Item], _ b: [Item]) -> Set<String> {
    let places = Dictionary(b.enumerated().map { ($1.name, $0) }) { first, _ in first }
    var kept: Set<String> = []
    var last = -1
    for item in a {
      guard let place = places[item.name], place > last, !kept.contains(item.name) else { continue }
      kept.insert(item.name)
      last = place
    }
    return kept
  }

  private static func values(_ a: JSONValue, _ b: JSONValue, at path: String) -> [JSONValue] {
    if a == b { return [] }
    guard case .object(let one) = a, case .object(let other) = b else {
      return [operation("replace", path, b)]
    }
    var operations: [JSONValue] = []
    let keys = Set(one.keys).union(other.keys)
    for key in keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let place = path + "/" + escaped(key)
      switch (one[key], other[key]) {
      case (let old?, let new?): operations += values(old, new, at: place)
      case (nil, let new?): operations.append(operation("add", place, new))
      default: operations.append(operation("remove", place))
      }
    }
    return operations
  }

  /// A name as a step of a JSON Pointer. Source: RFC 6901, section 3.
  private static func escaped(_ name: String) -> String {
    name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
      .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
  }

  private static func operation(
    _ name: String, _ path: String, _ value: JSONValue? = nil
  ) -> JSONValue {
    var fields: JSONValue.Fields = ["op": .text(name), "path": .text(path)]
    fields["value"] = value
    return .object(fields)
  }
}

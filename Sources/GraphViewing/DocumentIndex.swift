import KnowledgeGraph

/// The documents of a page and their numbers, by which the page's parts name them.
struct DocumentIndex {
  /// The identifiers, in the order of the numbers.
  private(set) var identifiers: [String] = []
  private var numbers: [String: Int] = [:]

  /// Numbers the documents of all graphs in the order in which they occur.
  init(_ graphs: [ViewedGraph]) {
    for viewed in graphs {
      for identifier in Self.documents(of: viewed.graph) where numbers[identifier] == nil {
        numbers[identifier] = identifiers.count
        identifiers.append(identifier)
      }
    }
  }

  /// The number of a document.
  subscript(_ identifier: String) -> Int? { numbers[identifier] }

  /// The documents of a graph: the recorded ones, then those of the edges' evidence, then those of the
  /// nodes' mentions. The script counts in the same order.
  static func documents(of graph: Graph) -> [String] {
    var seen: Set<String> = []
    var documents: [String] = []
    func add(_ identifier: String) {
      if seen.insert(identifier).inserted { documents.append(identifier) }
    }
    for document in graph.documents { add(document.id) }
    for edge in graph.edges { for evidence in edge.evidence { add(evidence.document) } }
    for node in graph.nodes { for mention in node.mentions { add(mention.document) } }
    return documents
  }
}

/// The names of places in the page that links lead to.
enum Anchor {
  /// The place of a node in a graph's list: its identifier where that is one plain name, so that other
  /// files can link to it.
  static func node(_ identifier: NodeID, number: Int, graph: Int) -> String {
    let name = identifier.rawValue
    return place(name, graph: graph, isPlain: isPlain(name) && !name.hasPrefix(edges), "n\(number)")
  }

  /// The place of an edge in a graph's list, likewise.
  static func edge(_ identifier: String, number: Int, graph: Int) -> String {
    let isPlain = isPlain(identifier) && identifier.hasPrefix(edges)
    return place(identifier, graph: graph, isPlain: isPlain, "e\(number)")
  }

  /// A further place of a statement that several people make.
  static func statement(edge number: Int, graph: Int) -> String { "ui:\(graph):s\(number)" }

  /// What the identifiers of edges begin with.
  private static let edges = "edge."

  private static func place(
    _ name: String, graph: Int, isPlain: Bool, _ part: String
  ) -> String {
    // A colon keeps our own names apart from all identifiers.
    guard isPlain else { return "ui:\(graph):\(part)" }
    return graph == 0 ? name : "g\(graph):\(name)"
  }

  /// The place of a graph.
  static func graph(_ index: Int) -> String { "ui:graph\(index)" }

  /// The place of a document's text.
  static func document(_ number: Int) -> String { "ui:text\(number)" }

  /// A place in a document's text.
  static func place(_ number: Int, start: Int) -> String { "d\(number):\(start)" }

  private static func isPlain(_ identifier: String) -> Bool {
    guard let first = identifier.unicodeScalars.first, first.properties.isAlphabetic,
      // The diagram's groups are called so.
      !identifier.hasPrefix("n-"), !identifier.hasPrefix("l-")
    else { return false }
    return identifier.unicodeScalars.count <= 200
      && identifier.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
          || "._-".unicodeScalars.contains($0)
      }
  }
}

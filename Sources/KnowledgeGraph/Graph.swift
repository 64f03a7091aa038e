/// The actors, organizations and positions of one or more articles, with the evidence of every tie.
///
/// Nodes are sorted by kind, then identifier; edges by source, relation, target, identifier.
public struct Graph: Sendable, Hashable {
  /// The format's name and version, the first value of every file.
  public static let format = "newsgraph/1"

  /// The program that made the graph.
  public var generator: String

  /// The articles that the graph was read from.
  public private(set) var documents: [DocumentRecord]

  /// The nodes, sorted.
  public private(set) var nodes: [Node]

  /// The edges, sorted.
  public private(set) var edges: [Edge]

  /// Creates a graph and puts its parts into their order.
  public init(
    generator: String, documents: [DocumentRecord] = [], nodes: [Node] = [], edges: [Edge] = []
  ) {
    self.generator = generator
    self.documents = documents.sorted { $0.id < $1.id }
    self.nodes = nodes.sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }
    self.edges = edges.sorted {
      ($0.source, $0.relation.rawValue, $0.target, $0.id)
        < ($1.source, $1.relation.rawValue, $1.target, $1.id)
    }
  }

  /// The node with an identifier. O(n).
  public func node(_ id: NodeID) -> Node? { nodes.first { $0.id == id } }

  /// What breaks the graph's rules, a line each; empty for a sound graph.
  ///
  /// Identifiers are unique, ends exist and are of the relation's kinds, every edge has evidence and
  /// every range has the length of its quotation.
  public func problems() -> [String] {
    var kinds: [NodeID: NodeKind] = [:]
    var problems: [String] = []
    for node in nodes {
      if kinds.updateValue(node.kind, forKey: node.id) != nil {
        problems.append("node id '\(node.id)' occurs twice")
      }
      for mention in node.mentions
      where mention.end - mention.start != mention.text.unicodeScalars.count {
        problems.append("a mention of '\(node.id)' at \(mention.start) has the wrong length")
      }
    }
    var edgeIDs: Set<String> = []
    for edge in edges {
      if !edgeIDs.insert(edge.id).inserted { problems.append("edge id '\(edge.id)' occurs twice") }
      problems += endProblems(of: edge, kinds: kinds)
      if edge.evidence.isEmpty { problems.append("edge '\(edge.id)' has no evidence") }
      for evidence in edge.evidence
      where evidence.end - evidence.start != evidence.quote.unicodeScalars.count {
        problems.append("evidence of '\(edge.id)' at \(evidence.start) has the wrong length")
      }
    }
    return problems
  }

  private func endProblems(of edge: Edge, kinds: [NodeID: NodeKind]) -> [String] {
    let ends = [
      ("source", edge.source, edge.relation.sourceKinds),
      ("target", edge.target, edge.relation.targetKinds),
    ]
    return ends.compactMap { role, id, allowed in
      guard let kind = kinds[id] else { return "edge '\(edge.id)': \(role) '\(id)' is no node" }
      guard allowed.contains(kind) else {
        return
          "edge '\(edge.id)': \(role) of '\(edge.relation.rawValue)' can't be a \(kind.rawValue)"
      }
      return nil
    }
  }
}

extension Graph: Codable {
  private enum CodingKeys: String, CodingKey {
    case format, generator, documents, nodes, edges
  }

  /// Reads a graph of this format version.
  /// - Throws: `GraphFormatVersionError` for another version; the decoder's errors otherwise.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let version = try container.decode(String.self, forKey: .format)
    guard version == Self.format || version.hasPrefix(Self.format + ".") else {
      throw GraphFormatVersionError(found: version)
    }
    self.init(
      generator: try container.decode(String.self, forKey: .generator),
      documents: try container.decode([DocumentRecord].self, forKey: .documents),
      nodes: try container.decode([Node].self, forKey: .nodes),
      edges: try container.decode([Edge].self, forKey: .edges))
  }

  /// Writes the graph with its format version.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.format, forKey: .format)
    try container.encode(generator, forKey: .generator)
    try container.encode(documents, forKey: .documents)
    try container.encode(nodes, forKey: .nodes)
    try container.encode(edges, forKey: .edges)
  }
}

/// A file declares a version of the graph format that this program can't read.
public struct GraphFormatVersionError: Error, Equatable, CustomStringConvertible {
  /// The version that the file declares.
  public let found: String

  /// What was found and what can be read.
  public var description: String {
    "the graph declares format '\(found)'; this program reads '\(Graph.format)'"
  }
}

/// An article that a graph was read from.
public struct DocumentRecord: Sendable, Hashable, Codable {
  /// Names the document in evidence.
  public var id: String
  /// The headline.
  public var title: String?
  /// When it was published, ISO 8601 of the precision that is known.
  public var date: String?
  /// Who published it.
  public var source: String?
  /// The language as a BCP 47 tag.
  public var language: String
  /// SHA-256 of the file's bytes in lower-case hexadecimal.
  public var sha256: String?
  /// The length of the text in Unicode scalars.
  public var scalars: Int

  /// Creates a record.
  public init(
    id: String, title: String? = nil, date: String? = nil, source: String? = nil,
    language: String = "en", sha256: String? = nil, scalars: Int
  ) {
    self.id = id
    self.title = title
    self.date = date
    self.source = source
    self.language = language
    self.sha256 = sha256
    self.scalars = scalars
  }
}

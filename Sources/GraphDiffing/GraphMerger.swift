import KnowledgeGraph
import Lexicon

/// Makes one graph of those of several articles.
///
/// Nodes that are the same become one, edges keep the evidence of every article and the dates of the first
/// and last that says it, and what contradicts each other stays side by side, marked `contested`. The
/// result does not depend on the order of the graphs, nor on which of them were merged before: a merged
/// graph is taken apart into its articles first.
public struct GraphMerger: Sendable {
  private let lexicon: Lexicon
  private let generator: String

  /// How nodes are paired.
  public var aligner: GraphAligner

  /// Creates a merger.
  /// - Parameter generator: The program, as the merged graph names it.
  public init(lexicon: Lexicon, generator: String) {
    self.lexicon = lexicon
    self.generator = generator
    aligner = GraphAligner(lexicon: lexicon)
  }

  /// One graph of all.
  ///
  /// - Parameter decisions: What the user knows of who is who; each counts for all pairs of articles that
  ///   have both names.
  /// - Throws: `MergeError` where one document was read in two ways, or a name is nobody's.
  /// - Complexity: Quadratic in the number of articles.
  public func merged(
    _ graphs: [Graph], decisions: AlignmentDecisions = AlignmentDecisions()
  ) throws(MergeError) -> Graph {
    var parts: [String: MergePart] = [:]
    var owners: [String: String] = [:]
    for part in graphs.flatMap({ MergeSplitter($0).parts() }) {
      if let known = parts[part.name] {
        guard known.isSame(as: part) else { throw .documentTwice(part.documents[0]) }
        continue
      }
      for document in part.documents {
        guard owners.updateValue(part.name, forKey: document) == nil else {
          throw .documentTwice(document)
        }
      }
      parts[part.name] = part
    }
    let ordered = parts.sorted { $0.key < $1.key }.map(\.value)
    try check(decisions, ordered)
    let clusters = MergeClusters(parts: ordered, pairs: try pairs(ordered, decisions))
    return MergedGraph(parts: ordered, clusters: clusters, lexicon: lexicon)
      .graph(generator: generator)
  }

  private func pairs(
    _ parts: [MergePart], _ decisions: AlignmentDecisions
  ) throws(MergeError) -> [MergeClusters.Pair] {
    var pairs: [MergeClusters.Pair] = []
    for (first, one) in parts.enumerated() {
      for (second, other) in parts.enumerated().dropFirst(first + 1) {
        let places = (Self.places(one.graph), Self.places(other.graph))
        let known = Self.decisions(decisions, one.graph, other.graph)
        guard
          let alignment = try? aligner.alignment(
            of: one.graph, and: other.graph, decisions: known)
        else { throw .decisionsContradict }
        for pair in alignment.pairs {
          guard let row = places.0[pair.a], let column = places.1[pair.b] else { continue }
          pairs.append(
            MergeClusters.Pair(
              one: .init(part: first, node: row), other: .init(part: second, node: column),
              points: Int((pair.score * 1000).rounded()),
              hash: ContentHash.symmetric(one.signatures[row], other.signatures[column])))
        }
      }
    }
    return pairs
  }

  private static func places(_ graph: Graph) -> [NodeID: Int] {
    Dictionary(graph.nodes.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  // MARK: - Decisions

  /// The decisions of which both names occur, one in each graph.
  private static func decisions(
    _ decisions: AlignmentDecisions, _ a: Graph, _ b: Graph
  ) -> AlignmentDecisions {
    guard !decisions.same.isEmpty || !decisions.different.isEmpty else { return decisions }
    let one = NodeNameTable(IndexedGraph(a), side: "first")
    let other = NodeNameTable(IndexedGraph(b), side: "second")
    func fitting(_ pairs: [AlignmentDecisions.NamePair]) -> [AlignmentDecisions.NamePair] {
      var fitting: [AlignmentDecisions.NamePair] = []
      for pair in pairs {
        let turned = AlignmentDecisions.NamePair(
          pair.b, pair.a, labelA: pair.labelB, labelB: pair.labelA)
        for pair in [pair, turned] {
          guard let row = try? one.place(of: pair.a, or: pair.labelA),
            let column = try? other.place(of: pair.b, or: pair.labelB)
          else { continue }
          fitting.append(.init(a.nodes[row].id.rawValue, b.nodes[column].id.rawValue))
          break
        }
      }
      return fitting
    }
    return AlignmentDecisions(
      same: fitting(decisions.same), different: fitting(decisions.different))
  }

  /// Refuses names that no graph has.
  private func check(
    _ decisions: AlignmentDecisions, _ parts: [MergePart]
  ) throws(MergeError) {
    guard !decisions.same.isEmpty || !decisions.different.isEmpty else { return }
    let tables = parts.map { NodeNameTable(IndexedGraph($0.graph), side: "") }
    for pair in decisions.same + decisions.different {
      for (name, label) in [(pair.a, pair.labelA), (pair.b, pair.labelB)] {
        let isKnown = tables.contains { (try? $0.place(of: name, or: label)) != nil }
        if !isKnown { throw .unknownName(label ?? name) }
      }
    }
  }
}

/// Why graphs can't be merged.
public enum MergeError: Error, Equatable, CustomStringConvertible {
  /// Two graphs say different things of one document, or two documents have one identifier.
  case documentTwice(String)
  /// A decision names what no graph has.
  case unknownName(String)
  /// Decisions make one node the same as two others.
  case decisionsContradict

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .documentTwice(let id):
      "two of the graphs have a document '\(id)' and differ in it; "
        + "give the articles identifiers with 'newsgraph extract --id', or leave one out"
    case .unknownName(let name):
      "no graph has a node '\(name)'; give a label or another name of it"
    case .decisionsContradict:
      "the decisions make one node the same as two of one article; take one of them back"
    }
  }
}

/// Which nodes of several parts are one.
struct MergeClusters {
  /// A node of a part.
  struct Place: Hashable {
    let part: Int
    let node: Int
  }

  /// Two nodes that are the same.
  struct Pair {
    let one: Place
    let other: Place
    let points: Int
    let hash: UInt64
  }

  /// The nodes of each cluster, by part.
  private(set) var clusters: [[Place]] = []
  /// The cluster of each node.
  private(set) var ofPlace: [Place: Int] = [:]

  /// Joins pairs, the surest first; a cluster never has two nodes of one part, nor of two kinds.
  init(parts: [MergePart], pairs: [Pair]) {
    var members: [Place: [Place]] = [:]
    var heads: [Place: Place] = [:]
    for (part, value) in parts.enumerated() {
      for node in value.graph.nodes.indices {
        let place = Place(part: part, node: node)
        members[place] = [place]
        heads[place] = place
      }
    }
    for pair in pairs.sorted(by: { ($1.points, $0.hash) < ($0.points, $1.hash) }) {
      guard let one = heads[pair.one], let other = heads[pair.other], one != other,
        let some = members[one], let others = members[other],
        Set(some.map(\.part)).isDisjoint(with: others.map(\.part)),
        parts[pair.one.part].graph.nodes[pair.one.node].kind
          == parts[pair.other.part].graph.nodes[pair.other.node].kind
      else { continue }
      members[one] = some + others
      members[other] = nil
      for place in others { heads[place] = one }
    }
    for places in members.values {
      clusters.append(places.sorted { $0.part < $1.part })
    }
    // By content, so that numbers don't depend on the order of a dictionary.
    clusters.sort { one, other in
      Self.key(one, parts).lexicographicallyPrecedes(Self.key(other, parts)) { $0 < $1 }
    }
    for (index, places) in clusters.enumerated() {
      for place in places { ofPlace[place] = index }
    }
  }

  private static func key(_ places: [Place], _ parts: [MergePart]) -> [(String, UInt64, Int)] {
    places.map { (parts[$0.part].name, parts[$0.part].signatures[$0.node], $0.node) }
  }
}

import KnowledgeGraph
import Lexicon

/// Finds the nodes of two graphs that are the same.
///
/// Names, kinds, positions, places and neighbours give each pair a score; the pairs with the best sum are
/// taken. A score from the threshold on is a match, one from 0.6 on, or one that another pair comes near
/// to, is doubtful and kept apart. Identifiers and the order of nodes decide nothing.
public struct GraphAligner: Sendable {
  private let lexicon: Lexicon

  /// The score from which two nodes are the same, 0…1.
  public var threshold: Double

  /// The threshold that the scores are made for.
  public static let standardThreshold = 0.8

  /// Creates an aligner.
  public init(lexicon: Lexicon, threshold: Double = Self.standardThreshold) {
    self.lexicon = lexicon
    self.threshold = threshold
  }

  /// The nodes that are the same.
  ///
  /// - Parameter decisions: What the user knows; it always counts.
  /// - Throws: `AlignmentError` where a decision names no node of its graph.
  /// - Complexity: Near O(nodes + edges) for the names that articles have.
  public func alignment(
    of a: Graph, and b: Graph, decisions: AlignmentDecisions = AlignmentDecisions()
  ) throws(AlignmentError) -> GraphAlignment {
    let (one, other) = (IndexedGraph(a), IndexedGraph(b))
    let manual = try ManualPairs(decisions, a: one, b: other)
    let signatures = (ContentSignatures(one), ContentSignatures(other))
    // Both directions are one problem, so that the reverse of a difference is its inverse.
    if Self.sum(signatures.0) > Self.sum(signatures.1) {
      return problem(other, one, (signatures.1, signatures.0), manual.swapped).solved().swapped
    }
    return problem(one, other, signatures, manual).solved()
  }

  private func problem(
    _ a: IndexedGraph, _ b: IndexedGraph, _ signatures: (ContentSignatures, ContentSignatures),
    _ manual: ManualPairs
  ) -> AlignmentProblem {
    AlignmentProblem(
      a: a, b: b, signatures: signatures, manual: manual, lexicon: lexicon,
      threshold: Int((threshold * 1000).rounded()))
  }

  private static func sum(_ signatures: ContentSignatures) -> UInt64 {
    signatures.last.reduce(0) { $0 &+ ContentHash.mixed($1) }
  }
}

/// The user's decisions as places of nodes.
struct ManualPairs {
  var same: [(Int, Int)] = []
  var different: Set<PlacePair> = []

  /// Two places, one in each graph.
  struct PlacePair: Hashable {
    let a: Int
    let b: Int
  }

  init(
    _ decisions: AlignmentDecisions, a: IndexedGraph, b: IndexedGraph
  ) throws(AlignmentError) {
    guard !decisions.same.isEmpty || !decisions.different.isEmpty else { return }
    let (names, otherNames) = (NodeNameTable(a, side: "first"), NodeNameTable(b, side: "second"))
    var rows: Set<Int> = []
    var columns: Set<Int> = []
    for pair in decisions.same {
      let (row, column) = (
        try names.place(of: pair.a, or: pair.labelA),
        try otherNames.place(of: pair.b, or: pair.labelB)
      )
      if same.contains(where: { $0 == (row, column) }) { continue }
      guard rows.insert(row).inserted else { throw .decidedTwice(pair.a) }
      guard columns.insert(column).inserted else { throw .decidedTwice(pair.b) }
      same.append((row, column))
    }
    for pair in decisions.different {
      different.insert(
        PlacePair(
          a: try names.place(of: pair.a, or: pair.labelA),
          b: try otherNames.place(of: pair.b, or: pair.labelB)))
    }
  }

  var swapped: ManualPairs {
    var result = self
    result.same = same.map { ($0.1, $0.0) }
    result.different = Set(different.map { PlacePair(a: $0.b, b: $0.a) })
    return result
  }
}

/// Finds nodes by what a user calls them.
struct NodeNameTable {
  private let indexed: IndexedGraph
  private let side: String
  private var byName: [String: Set<Int>] = [:]
  private var byAlias: [String: Set<Int>] = [:]

  init(_ indexed: IndexedGraph, side: String) {
    self.indexed = indexed
    self.side = side
    for (index, node) in indexed.nodes.enumerated() {
      byName[Folding.folded(node.label), default: []].insert(index)
      for alias in node.aliases { byAlias[Folding.folded(alias), default: []].insert(index) }
    }
  }

  /// The node with an identifier, else with a label, else with another name.
  func place(of name: String, or label: String? = nil) throws(AlignmentError) -> Int {
    if let place = indexed.positions[NodeID(rawValue: name)] { return place }
    let folded = Folding.folded(name)
    let other = label.map(Folding.folded) ?? folded
    guard
      let found = byName[folded] ?? byName[other] ?? byAlias[folded] ?? byAlias[other]
        ?? partlyNamed(name),
      let first = found.first
    else {
      throw .unknownName(label ?? name, side: side)
    }
    guard found.count == 1 else {
      let ids = found.sorted().map { indexed.nodes[$0].id.rawValue }
      throw .ambiguousName(name, side: side, nodes: ids)
    }
    return first
  }

  /// The named actors whose label has all the words: "Vantongeren" for "Ilse Vantongeren".
  private func partlyNamed(_ name: String) -> Set<Int>? {
    let words = Set(NameWords.words(name))
    let found = indexed.nodes.indices.filter { index in
      let node = indexed.nodes[index]
      return node.kind.isActor && node.attributes[.named] != .flag(false)
        && words.isSubset(of: NameWords.words(node.label))
    }
    return words.isEmpty || found.isEmpty ? nil : Set(found)
  }
}

import KnowledgeGraph
import Lexicon

extension ChangeSearch {
  /// Two statements are about one thing from this likeness on, in thousandths; of one speaker, from a lower
  /// one. Source: measured on pairs of articles, docs/quality.md.
  private static let sameMatter = 600
  private static let sameMatterOfSpeaker = 500

  /// Compares what is said.
  mutating func findStatements() {
    var paired: (a: Set<NodeID>, b: Set<NodeID>) = ([], [])
    for partner in partners where partner.a.kind == .statement && partner.b.kind == .statement {
      paired.a.insert(partner.a.id)
      paired.b.insert(partner.b.id)
      let (one, other) = (a.statement(partner.a), b.statement(partner.b))
      if isReversed(partner.a, partner.b) {
        add(.stance, [one], [other])
      } else {
        agree(one, other)
      }
    }
    var before = a.graph.nodes.filter { $0.kind == .statement && !paired.a.contains($0.id) }
    var after = b.graph.nodes.filter { $0.kind == .statement && !paired.b.contains($0.id) }
    for (first, second, isOfOneSpeaker) in contradictions(before, after) {
      add(isOfOneSpeaker ? .stance : .dispute, [a.statement(first)], [b.statement(second)])
      before.removeAll { $0.id == first.id }
      after.removeAll { $0.id == second.id }
    }
    let acts = (SpokenActs(a, lexicon), SpokenActs(b, lexicon))
    for node in before where !(sharedDocuments.isEmpty && acts.0.tell(node)) {
      add(.statement, [a.statement(node)], [])
    }
    for node in after where !(sharedDocuments.isEmpty && acts.1.tell(node)) {
      add(.statement, [], [b.statement(node)])
    }
  }

  private func isReversed(_ a: Node, _ b: Node) -> Bool {
    let (one, other) = (a.attributes[.stance]?.text ?? "", b.attributes[.stance]?.text ?? "")
    let isNegated = NodeProfile(a, lexicon).isNegated != NodeProfile(b, lexicon).isNegated
    if Stance.areOpposite(one, other) { return !isNegated }
    return isNegated && one == other
  }

  /// Statements of which one takes back or denies the other, the most alike first; each stands in one pair.
  private func contradictions(_ before: [Node], _ after: [Node]) -> [(Node, Node, Bool)] {
    let (one, other) = (
      before.map { NodeProfile($0, lexicon) }, after.map { NodeProfile($0, lexicon) }
    )
    let comparison = StatementComparison(one.map(\.content) + other.map(\.content))
    var found: [(likeness: Int, hash: UInt64, first: Int, second: Int, isOfOneSpeaker: Bool)] = []
    for (first, second) in CandidateSearch.pairs(one.map(\.content), other.map(\.content)) {
      guard isReversed(before[first], after[second]) else { continue }
      let speakers = (a.speaker(before[first]), b.speaker(after[second]))
      let isOfOneSpeaker = speakers.0 != nil && speakers.0 == speakers.1
      let likeness = comparison.likeness(one[first].content, other[second].content)
      guard likeness >= (isOfOneSpeaker ? Self.sameMatterOfSpeaker : Self.sameMatter) else {
        continue
      }
      let hash = ContentHash.symmetric(before[first].contentHash, after[second].contentHash)
      found.append((likeness, hash, first, second, isOfOneSpeaker))
    }
    var taken: (Set<Int>, Set<Int>) = ([], [])
    var pairs: [(Node, Node, Bool)] = []
    for pair in found.sorted(by: { ($1.likeness, $0.hash) < ($0.likeness, $1.hash) })
    where !taken.0.contains(pair.first) && !taken.1.contains(pair.second) {
      taken.0.insert(pair.first)
      taken.1.insert(pair.second)
      pairs.append((before[pair.first], after[pair.second], pair.isOfOneSpeaker))
    }
    return pairs
  }
}

/// Acts that are statements too: who praises somebody supports "somebody".
private struct SpokenActs {
  private let side: GraphSide
  private let lexicon: Lexicon
  private var targets: [String: [NodeID]] = [:]

  init(_ side: GraphSide, _ lexicon: Lexicon) {
    self.side = side
    self.lexicon = lexicon
    for edge in side.graph.edges where edge.relation.category == .interaction {
      for evidence in edge.evidence {
        targets[Self.key(edge.source, evidence), default: []].append(edge.target)
      }
    }
  }

  /// Whether a statement says no more than whom an act of its speaker in the same sentence is to.
  func tell(_ statement: Node) -> Bool {
    guard let edge = side.statement(statement).edge else { return false }
    let content = Set(NodeProfile(statement, lexicon).content)
    let names = edge.evidence.flatMap { targets[Self.key(edge.source, $0)] ?? [] }
      .compactMap { side.nodes[$0] }.flatMap { [$0.label] + $0.aliases }
    let words = Set(names.flatMap { NameWords.words($0) })
    return !words.isEmpty
      && content.allSatisfy { word in
        words.contains(word) || words.contains { $0.hasPrefix(word) }
      }
  }

  private static func key(_ source: NodeID, _ evidence: Evidence) -> String {
    "\(source) \(evidence.document) \(evidence.sentence)"
  }
}

import KnowledgeGraph

extension ChangeSearch {
  /// Finds who and what only one graph has, and what differs in those that both have.
  mutating func findActors() {
    let paired = (Set(partners.map(\.a.id)), Set(partners.map(\.b.id)))
    let held = (heldPositions(a.graph), heldPositions(b.graph))
    for node in a.graph.nodes
    where node.kind != .statement && !paired.0.contains(node.id) && !held.0.contains(node.id) {
      add(.actor, [.node(node)], [])
    }
    for node in b.graph.nodes
    where node.kind != .statement && !paired.1.contains(node.id) && !held.1.contains(node.id) {
      add(.actor, [], [.node(node)])
    }
    for partner in partners {
      let (one, other) = (partner.a, partner.b)
      if one.kind != other.kind { add(.kind, [.node(one)], [.node(other)]) }
      if one.kind == .statement, other.kind == .statement {
        if statementsDiffer(one, other) { add(.attribute, [.node(one)], [.node(other)]) }
        continue
      }
      if namesDiffer(one, other) { add(.name, [.node(one)], [.node(other)]) }
      if attributesDiffer(one, other) { add(.attribute, [.node(one)], [.node(other)]) }
    }
  }

  /// In versions of one document every name counts; two articles must differ in the words of the fullest name.
  private func namesDiffer(_ a: Node, _ b: Node) -> Bool {
    guard sharedDocuments.isEmpty else {
      return a.label != b.label || Set(a.aliases) != Set(b.aliases)
    }
    guard a.kind.isActor, a.kind != .group, a.kind != .place else { return false }
    let (one, other) = (NodeProfile(a, lexicon), NodeProfile(b, lexicon))
    return one.isNamed && other.isNamed && one.words.first != other.words.first
  }

  /// In versions of one document every attribute counts; of two articles only what both say.
  private func attributesDiffer(_ a: Node, _ b: Node) -> Bool {
    guard sharedDocuments.isEmpty else { return a.attributes != b.attributes }
    return a.kind == b.kind
      && a.attributes.contains { key, value in b.attributes[key].map { $0 != value } ?? false }
  }

  /// Positions that somebody holds are told with their holders.
  private func heldPositions(_ graph: Graph) -> Set<NodeID> {
    Set(graph.edges.filter { $0.relation == .holds }.map(\.target))
  }

  private func statementsDiffer(_ a: Node, _ b: Node) -> Bool {
    guard !sharedDocuments.isEmpty else { return false }
    return a.label != b.label || a.aliases != b.aliases
      || a.attributes.filter { $0.key != .stance } != b.attributes.filter { $0.key != .stance }
  }

  /// Finds, in graphs of one document, edges of which other words are said or that stand at other places.
  mutating func findDetails() {
    guard !sharedDocuments.isEmpty else { return }
    for pair in edges.pairs where !pair.isSame {
      guard let one = a.fact(pair.a), let other = b.fact(pair.b) else { continue }
      let isAct = pair.a.relation.category == .interaction
      let told = isAct ? ChangeSearch.actTraits : ChangeSearch.tieTraits
      if told(pair.a) == told(pair.b), pair.a.attributes != pair.b.attributes {
        add(.attribute, [one], [other])
      }
      if places(pair.a, sharedDocuments.a) != places(pair.b, sharedDocuments.b) {
        add(.evidence, [one], [other])
      }
    }
  }

  private struct Place: Hashable {
    let document: String
    let start: Int
    let quote: String
    let cue: String?
    let modality: Modality?
  }

  private func places(_ edge: Edge, _ names: [String: String]) -> Set<Place> {
    Set(
      edge.evidence.compactMap { evidence in
        names[evidence.document].map {
          Place(
            document: $0, start: evidence.start, quote: evidence.quote, cue: evidence.cue,
            modality: evidence.modality)
        }
      })
  }
}

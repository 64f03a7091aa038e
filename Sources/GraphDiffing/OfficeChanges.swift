import KnowledgeGraph
import Lexicon

extension ChangeSearch {
  /// Compares who holds which position.
  mutating func findOffices(_ groups: [GroupKey: Group]) {
    var byPosition: [Int: Group] = [:]
    for (key, group) in groups {
      byPosition[key.target, default: Group()].a += group.a
      byPosition[key.target, default: Group()].b += group.b
    }
    var (silent, fresh): ([Edge], [Edge]) = ([], [])
    for group in byPosition.values {
      var (before, after) = (group.a, group.b)
      matchHoldings(&before, &after)
      if isHandedOver(group), !before.isEmpty, !after.isEmpty {
        add(.office, a.facts(before), b.facts(after))
        continue
      }
      // What is left of one holder is one change.
      for holder in Set(before.map { a.entity($0.source) }) {
        let later = after.filter { b.entity($0.source) == holder }
        guard !later.isEmpty else { continue }
        let earlier = before.filter { a.entity($0.source) == holder }
        add(.office, a.facts(earlier), b.facts(later), isOfOneHolder: true)
        before.removeAll { a.entity($0.source) == holder }
        after.removeAll { b.entity($0.source) == holder }
      }
      silent += before
      fresh += after
    }
    joinByHolder(silent, fresh)
  }

  /// Takes out holdings that both graphs state, and states nothing of them that differs in wording only.
  private mutating func matchHoldings(_ before: inout [Edge], _ after: inout [Edge]) {
    before.sort { $0.contentHash < $1.contentHash }
    var rest: [Edge] = []
    for edge in before {
      let index = after.firstIndex {
        b.entity($0.source) == a.entity(edge.source) && $0.status == edge.status
      }
      guard let index else {
        rest.append(edge)
        continue
      }
      let other = after.remove(at: index)
      let dates = [AttributeKey.since, .until]
      if dates.allSatisfy({ edge.attributes[$0] == other.attributes[$0] }) {
        agree(edge, other)
      } else {
        add(.office, a.facts([edge]), b.facts([other]), isOfOneHolder: true)
      }
    }
    before = rest
  }

  /// Whether a position that one alone holds has another holder.
  private func isHandedOver(_ group: Group) -> Bool {
    guard let position = group.a.first?.target, let node = a.nodes[position], !isShared(node)
    else { return false }
    let (one, other) = (holders(group.a, a), holders(group.b, b))
    return one.count == 1 && other.count == 1 && one != other
  }

  private func holders(_ edges: [Edge], _ side: GraphSide) -> Set<Int> {
    Set(
      edges.filter { OfficeStatus($0.status) == .held }.map { side.entity($0.source) })
  }

  /// Whether several people hold the position at a time: "senator".
  private func isShared(_ position: Node) -> Bool {
    NameWords.words(position.attributes[.title]?.text ?? position.label)
      .contains { lexicon.isIn(.sharedOffice, $0) }
  }

  /// Joins what somebody was and what the same is in the same body.
  private mutating func joinByHolder(_ silent: [Edge], _ fresh: [Edge]) {
    var fresh = fresh.filter { !isInName($0, b) }.sorted { $0.contentHash < $1.contentHash }
    for edge in silent.sorted(by: { $0.contentHash < $1.contentHash }) where !isInName(edge, a) {
      let again = fresh.firstIndex { other in
        b.entity(other.source) == a.entity(edge.source) && other.status == edge.status
          && haveOneTitle(edge.target, other.target)
      }
      if let again {
        agree(edge, fresh.remove(at: again))
        continue
      }
      let index = fresh.firstIndex { other in
        b.entity(other.source) == a.entity(edge.source)
          && OfficeStatus(edge.status) == .held && OfficeStatus(other.status) != .former
          && haveOneBody(edge.target, other.target)
      }
      if let index {
        add(.office, a.facts([edge]), b.facts([fresh.remove(at: index)]), isOfOneHolder: true)
      } else {
        add(.office, a.facts([edge]), [])
      }
    }
    for edge in fresh { add(.office, [], b.facts([edge])) }
  }

  /// Whether a holder's name says the office: "a senior adviser". In versions of one document it is told
  /// all the same.
  private func isInName(_ edge: Edge, _ side: GraphSide) -> Bool {
    guard sharedDocuments.isEmpty, let holder = side.nodes[edge.source],
      let position = side.nodes[edge.target],
      holder.kind == .group || holder.attributes[.named] == .flag(false)
    else { return false }
    let words = Set(NameWords.words(holder.label).map(NameWords.singular))
    let title = NameWords.words(position.attributes[.title]?.text ?? position.label)
    return title.allSatisfy { words.contains(NameWords.singular($0)) }
  }

  /// Whether two positions have one title and of one of them it isn't known what it is of.
  private func haveOneTitle(_ position: NodeID, _ other: NodeID) -> Bool {
    guard sharedDocuments.isEmpty, let one = a.nodes[position], let two = b.nodes[other],
      bodies(a)[position] == nil || bodies(b)[other] == nil
    else { return false }
    return NodeProfile(one, lexicon).title == NodeProfile(two, lexicon).title
  }

  private func haveOneBody(_ position: NodeID, _ other: NodeID) -> Bool {
    let (one, two) = (bodies(a)[position] ?? [], bodies(b)[other] ?? [])
    return !one.isDisjoint(with: two)
  }

  private func bodies(_ side: GraphSide) -> [NodeID: Set<Int>] {
    var bodies: [NodeID: Set<Int>] = [:]
    for edge in side.graph.edges where edge.relation == .of {
      bodies[edge.source, default: []].insert(side.entity(edge.target))
    }
    return bodies
  }
}

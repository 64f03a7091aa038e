import KnowledgeGraph
import Lexicon

/// Finds the news between two graphs whose nodes are paired.
struct ChangeSearch {
  var a: GraphSide
  var b: GraphSide
  let partners: [GraphDiff.Partner]
  let edges: EdgePairs
  let lexicon: Lexicon
  let sharedDocuments: SharedDocuments
  /// The second graph's edge of each edge of the first that has one.
  private let counterparts: [String: String]

  private(set) var changes: [GraphChange] = []
  private(set) var agreements: [GraphDiff.Agreement] = []

  /// What joins edges that are about the same.
  struct GroupKey: Hashable {
    let relation: Relation
    let source: Int
    let target: Int
  }

  /// The edges of both graphs that are about the same.
  struct Group {
    var a: [Edge] = []
    var b: [Edge] = []
  }

  init(
    a: GraphSide, b: GraphSide, partners: [GraphDiff.Partner], edges: EdgePairs, lexicon: Lexicon
  ) {
    self.a = a
    self.b = b
    self.partners = partners
    self.edges = edges
    self.lexicon = lexicon
    counterparts = Dictionary(edges.pairs.map { ($0.a.id, $0.b.id) }) { first, _ in first }
    sharedDocuments = SharedDocuments(a.graph, b.graph)
  }

  mutating func run() {
    let next = a.number(partners.map(\.a.id), from: partners.count)
    _ = b.number(partners.map(\.b.id), from: next)
    var groups = grouped()
    let offices = groups.filter { $0.key.relation == .holds }
    findOffices(offices)
    for key in findTurns(groups) { groups[key] = nil }
    for (key, group) in groups where key.relation != .holds { compare(group, key.relation) }
    findStatements()
    findActors()
    findDetails()
  }

  mutating func add(
    _ topic: GraphChange.Topic, _ before: [GraphFact], _ after: [GraphFact],
    isOfOneHolder: Bool = false
  ) {
    guard !before.isEmpty || !after.isEmpty else { return }
    changes.append(
      GraphChange(topic: topic, before: before, after: after, isOfOneHolder: isOfOneHolder))
  }

  mutating func agree(_ a: Edge, _ b: Edge) {
    if let one = self.a.fact(a), let other = self.b.fact(b) {
      agreements.append(.init(a: one, b: other))
    }
  }

  mutating func agree(_ a: GraphFact, _ b: GraphFact) { agreements.append(.init(a: a, b: b)) }

  private func grouped() -> [GroupKey: Group] {
    var groups: [GroupKey: Group] = [:]
    for edge in a.graph.edges where isTie(edge, a) {
      groups[key(edge, a), default: Group()].a.append(edge)
    }
    for edge in b.graph.edges where isTie(edge, b) {
      groups[key(edge, b), default: Group()].b.append(edge)
    }
    return groups
  }

  /// Whether an edge is compared as a tie or act. What a position is of is told with its holder, except in
  /// versions of one document.
  private func isTie(_ edge: Edge, _ side: GraphSide) -> Bool {
    guard edge.relation == .of else { return edge.relation.category != .statement }
    return !sharedDocuments.isEmpty && side.entity(edge.source) < partners.count
  }

  private func key(_ edge: Edge, _ side: GraphSide) -> GroupKey {
    let (source, target) = (side.entity(edge.source), side.entity(edge.target))
    let isMutual = edge.relation.isSymmetric || edge.relation == .consult || edge.isReciprocal
    return isMutual && target < source
      ? GroupKey(relation: edge.relation, source: target, target: source)
      : GroupKey(relation: edge.relation, source: source, target: target)
  }

  // MARK: - Ties and acts

  /// Compares what both graphs say of one relation of the same two.
  private mutating func compare(_ group: Group, _ relation: Relation) {
    let isAct = relation.category == .interaction
    let topic: GraphChange.Topic = isAct ? .act : .tie
    var (before, after) = (group.a, group.b)
    matchEqual(&before, &after, isAct ? Self.actTraits : Self.tieTraits)
    if before.isEmpty || after.isEmpty {
      // Parallel edges are news one by one.
      for edge in before { add(topic, a.facts([edge]), []) }
      for edge in after { add(topic, [], b.facts([edge])) }
    } else {
      add(topic, a.facts(before), b.facts(after))
    }
  }

  /// Takes out of both lists the edges that say the same.
  mutating func matchEqual(
    _ before: inout [Edge], _ after: inout [Edge], _ traits: (Edge) -> Attributes
  ) {
    before.sort { $0.contentHash < $1.contentHash }
    after.sort { $0.contentHash < $1.contentHash }
    // Edges with paired ends come before those that say the same the other way round.
    before.removeAll { edge in
      guard let partner = counterparts[edge.id],
        let index = after.firstIndex(where: { $0.id == partner && traits($0) == traits(edge) })
      else { return false }
      agree(edge, after.remove(at: index))
      return true
    }
    var rest: [Edge] = []
    for edge in before {
      if let index = after.firstIndex(where: { traits($0) == traits(edge) }) {
        agree(edge, after.remove(at: index))
      } else {
        rest.append(edge)
      }
    }
    before = rest
  }

  /// What makes two acts of the same two different news.
  static func actTraits(_ edge: Edge) -> Attributes {
    edge.attributes.filter { $0.key == .modality || $0.key == .polarity }
  }

  /// What makes two ties of the same two different news.
  static func tieTraits(_ edge: Edge) -> Attributes {
    edge.attributes.filter { !wording.contains($0.key) }
  }

  /// How the text says it, and what is computed.
  static let wording: Set<AttributeKey> = [.predicate, .cue, "event", "quad", "mode", .when]

  // MARK: - Friends and opponents

  /// Finds pairs of actors of whom one graph says friendly things only and the other hostile ones only.
  /// - Returns: The groups that are told thereby.
  private mutating func findTurns(_ groups: [GroupKey: Group]) -> Set<GroupKey> {
    struct Ends: Hashable {
      let one: Int
      let other: Int
    }
    var byEnds: [Ends: [GroupKey]] = [:]
    for (key, _) in groups where Self.temper(key.relation) != nil {
      let ends = Ends(one: min(key.source, key.target), other: max(key.source, key.target))
      byEnds[ends, default: []].append(key)
    }
    var told: Set<GroupKey> = []
    for keys in byEnds.values {
      var before: [Edge] = []
      var after: [Edge] = []
      for key in keys {
        before += groups[key]?.a ?? []
        after += groups[key]?.b ?? []
      }
      let tempers = (Set(before.compactMap(Self.temper)), Set(after.compactMap(Self.temper)))
      guard tempers.0.count == 1, tempers.1.count == 1, tempers.0 != tempers.1 else { continue }
      add(.turn, a.facts(before), b.facts(after))
      told.formUnion(keys)
    }
    return told
  }

  private static func temper(_ edge: Edge) -> Bool? {
    edge.modality == .negated || edge.modality == .hypothetical ? nil : temper(edge.relation)
  }

  /// `true` for friendly relations, `false` for hostile ones.
  private static func temper(_ relation: Relation) -> Bool? {
    switch relation {
    case .associateOf, .support, .agree, .aid, .cooperate: true
    case .opponentOf, .accuse, .reject, .threaten, .protest, .sanction, .coerce, .assault: false
    default: nil
    }
  }
}

import KnowledgeGraph

/// Edges of two graphs by relation and paired ends.
struct EdgePairs {
  /// Edges of both that say the same of the same.
  private(set) var pairs: [(a: Edge, b: Edge, isSame: Bool)] = []
  private(set) var onlyA: [Edge] = []
  private(set) var onlyB: [Edge] = []

  private struct Ends: Hashable {
    let source: NodeID
    let relation: Relation
    let target: NodeID

    init(_ edge: Edge) {
      source = edge.source
      relation = edge.relation
      target = edge.target
    }
  }

  init(_ a: Graph, _ b: Graph, partners: [NodeID: NodeID]) {
    let strict = Renaming(partners, isStrict: true)
    var waiting: [Ends: [Edge]] = [:]
    for edge in b.edges { waiting[Ends(edge), default: []].append(edge) }
    var groups: [(Ends, [(Edge, Edge)])] = []
    var indices: [Ends: Int] = [:]
    for edge in a.edges {
      let renamed = strict.edge(edge)
      let ends = Ends(renamed)
      if let index = indices[ends] {
        groups[index].1.append((edge, renamed))
      } else {
        indices[ends] = groups.count
        groups.append((ends, [(edge, renamed)]))
      }
    }
    for (ends, edges) in groups { pair(edges, &waiting[ends, default: []]) }
    let left = Set(waiting.values.joined())
    onlyB = b.edges.filter(left.contains)
    let alone = Set(onlyA)
    onlyA = a.edges.filter(alone.contains)
  }

  /// Pairs parallel edges: equal ones, then those of one status and modality.
  ///
  /// Edges that differ in these are different edges: what was planned and what took place.
  private mutating func pair(_ edges: [(Edge, Edge)], _ others: inout [Edge]) {
    var rest: [(Edge, Edge)] = []
    for (edge, renamed) in edges {
      if let index = others.firstIndex(of: renamed) {
        pairs.append((edge, others.remove(at: index), true))
      } else {
        rest.append((edge, renamed))
      }
    }
    // Content orders parallel edges of one status and modality, whatever their identifiers.
    others.sort { $0.contentHash < $1.contentHash }
    for (edge, renamed) in rest.sorted(by: { $0.0.contentHash < $1.0.contentHash }) {
      if let index = others.firstIndex(where: { $0.saysLike(renamed) }) {
        pairs.append((edge, others.remove(at: index), false))
      } else {
        onlyA.append(edge)
      }
    }
  }
}

extension Edge {
  /// Whether both have one status, modality and polarity.
  fileprivate func saysLike(_ other: Edge) -> Bool {
    [AttributeKey.status, .modality, .polarity].allSatisfy {
      attributes[$0]?.text == other.attributes[$0]?.text
    }
  }
}

extension GraphDelta {
  /// What differs between two graphs whose nodes are paired.
  init(from a: Graph, to b: Graph, alignment: GraphAlignment, edges: EdgePairs) {
    self.init()
    if a.generator != b.generator { generator = Change(from: a.generator, to: b.generator) }
    documents = Self.documents(a.documents, b.documents)
    let partners = alignment.partners
    let renaming = Renaming(partners, isStrict: true)
    let targets = Dictionary(b.nodes.map { ($0.id, $0) }) { first, _ in first }
    var paired: Set<NodeID> = []
    for node in a.nodes {
      guard let id = partners[node.id], let target = targets[id] else {
        nodes.removed.append(node)
        continue
      }
      paired.insert(id)
      if node.id != id { renamed.append(Change(from: node.id, to: id)) }
      if renaming.node(node) != target { nodes.changed.append(Change(from: node, to: target)) }
    }
    renamed.sort { $0.from < $1.from }
    nodes.added = b.nodes.filter { !paired.contains($0.id) }
    self.edges.removed = edges.onlyA
    self.edges.added = edges.onlyB
    self.edges.changed = edges.pairs.filter { !$0.isSame }
      .map { Change(from: $0.a, to: $0.b) }.sorted { Edge.precedes($0.from, $1.from) }
  }

  private static func documents(
    _ a: [DocumentRecord], _ b: [DocumentRecord]
  ) -> Part<DocumentRecord> {
    var part = Part<DocumentRecord>()
    let others = Dictionary(b.map { ($0.id, $0) }) { first, _ in first }
    let ids = Set(a.map(\.id))
    for record in a {
      guard let other = others[record.id] else {
        part.removed.append(record)
        continue
      }
      if other != record { part.changed.append(Change(from: record, to: other)) }
    }
    part.added = b.filter { !ids.contains($0.id) }
    return part
  }
}

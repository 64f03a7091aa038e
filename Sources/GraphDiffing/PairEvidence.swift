import KnowledgeGraph

/// The documents that two graphs have in common, whatever each calls them: one record, or one checksum.
struct SharedDocuments {
  /// A common name for each shared document, by the first graph's identifiers.
  let a: [String: String]
  /// The same by the second graph's identifiers.
  let b: [String: String]

  var isEmpty: Bool { a.isEmpty }

  init(_ a: Graph, _ b: Graph) {
    var (one, other): ([String: String], [String: String]) = ([:], [:])
    for record in a.documents {
      let twin = b.documents.first { candidate in
        candidate == record || record.sha256 != nil && candidate.sha256 == record.sha256
      }
      guard let twin, other[twin.id] == nil else { continue }
      one[record.id] = record.sha256 ?? record.id
      other[twin.id] = record.sha256 ?? record.id
    }
    self.a = one
    self.b = other
  }
}

/// Where both graphs were read from one document: the places where it names a node.
struct SharedPlaces {
  private let documents: SharedDocuments

  init(_ a: Graph, _ b: Graph) { documents = SharedDocuments(a, b) }

  /// Keys for finding nodes with a mention in common.
  func keys(a node: Node) -> [String] { keys(node, documents.a) }

  /// Keys for finding nodes with a mention in common.
  func keys(b node: Node) -> [String] { keys(node, documents.b) }

  private func keys(_ node: Node, _ names: [String: String]) -> [String] {
    guard !names.isEmpty else { return [] }
    return node.mentions.lazy.filter { names[$0.document] != nil }.prefix(8)
      .map { "place:\(names[$0.document] ?? ""):\($0.start):\($0.end)" }
  }

  /// A match, seen with the places of two nodes: shared ones prove it, disjoint ones speak against it.
  func judged(_ match: NameMatch?, _ a: Node, _ b: Node) -> NameMatch? {
    guard !documents.isEmpty else { return match }
    let (one, other) = (places(a, documents.a), places(b, documents.b))
    guard !one.isEmpty, !other.isEmpty else { return match }
    let shared = one.intersection(other).count
    if 2 * shared >= min(one.count, other.count) {
      let isSure = a.kind == b.kind || match != nil
      // The larger the share, the better, so that a node that was split pairs with its larger part.
      let share = 40 * shared / max(one.count, other.count)
      return NameMatch((isSure ? 960 : 860) + share, .samePlaces)
    }
    guard var match, shared == 0 else { return match }
    match.points -= 300
    return match
  }

  private struct Place: Hashable {
    let document: String
    let start: Int
    let end: Int
  }

  private func places(_ node: Node, _ names: [String: String]) -> Set<Place> {
    Set(
      node.mentions.compactMap { mention in
        names[mention.document].map { Place(document: $0, start: mention.start, end: mention.end) }
      })
  }
}

/// Whether two graphs are about the same actors.
struct StoryOverlap {
  /// What a common story adds to a pair that is otherwise weak, in thousandths.
  let points: Int

  init(_ a: IndexedGraph, _ b: IndexedGraph, _ partners: PartnerTable) {
    let (one, other) = (Self.shares(a), Self.shares(b))
    var shared = 0
    for (row, column) in partners.ofRow.enumerated() {
      if let column { shared += min(one[row], other[column]) }
    }
    let least = min(one.reduce(0, +), other.reduce(0, +))
    points = least > 0 && 1000 * shared / least >= 300 ? 60 : 0
  }

  /// What part of its graph each actor is, in thousandths; equal parts where nothing tells.
  private static func shares(_ indexed: IndexedGraph) -> [Int] {
    let shares = indexed.nodes.map { node in
      node.kind.isActor && node.salience.isFinite ? Int(min(1, max(0, node.salience)) * 1000) : 0
    }
    return shares.contains { $0 > 0 } ? shares : indexed.nodes.map { $0.kind.isActor ? 1 : 0 }
  }
}

/// The ties of two nodes to nodes that are paired.
struct Neighbourhood {
  private let a: IndexedGraph
  private let b: IndexedGraph
  let partners: PartnerTable
  private let keys: [[Int]]

  init(_ a: IndexedGraph, _ b: IndexedGraph, _ partners: PartnerTable) {
    self.a = a
    self.b = b
    self.partners = partners
    keys = b.ties.map { ties in ties.map(Self.key).sorted() }
  }

  private static let ranks = Dictionary(
    uniqueKeysWithValues: Relation.allCases.enumerated().map { ($1, $0) })

  private static func key(_ tie: IndexedGraph.Tie) -> Int {
    key(tie.relation, tie.isOutgoing, tie.other)
  }

  private static func key(_ relation: Relation, _ isOutgoing: Bool, _ other: Int) -> Int {
    ((ranks[relation] ?? 0) * 2 + (isOutgoing ? 1 : 0)) << 40 | other
  }

  /// How many neighbours are paired with a neighbour by the same relation.
  func agreeing(_ row: Int, _ column: Int) -> Int {
    var seen: Set<Int> = []
    for tie in a.ties[row] where tie.relation.category != .statement {
      guard let partner = partners.ofRow[tie.other], !seen.contains(tie.other),
        contains(column, Self.key(tie.relation, tie.isOutgoing, partner))
      else { continue }
      seen.insert(tie.other)
      if seen.count == 3 { break }
    }
    return seen.count
  }

  /// Whether ties of one relation lead to two sets of nodes of which some are paired, with each other.
  func share(_ row: Int, _ column: Int, _ relation: Relation, outgoing: Bool) -> Bool {
    a.ties[row].contains { tie in
      tie.relation == relation && tie.isOutgoing == outgoing
        && partners.ofRow[tie.other].map { contains(column, Self.key(relation, outgoing, $0)) }
          ?? false
    }
  }

  /// Whether both are said to be of a place, and the places differ.
  func areElsewhere(_ row: Int, _ column: Int) -> Bool {
    let isPlace = a.nodes[row].kind == .place
    for relation in isPlace ? [Relation.partOf] : [.citizenOf, .basedIn] {
      let one = a.others(row, relation).filter { a.nodes[$0].kind == .place }
      let other = b.others(column, relation).filter { b.nodes[$0].kind == .place }
      guard !one.isEmpty, !other.isEmpty else { continue }
      if !one.contains(where: { partners.ofRow[$0].map(other.contains) ?? false }) { return true }
    }
    return false
  }

  private func contains(_ column: Int, _ key: Int) -> Bool {
    let keys = keys[column]
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key
  }
}

import Foundation
import GraphFormats
import KnowledgeGraph

/// What one article says, taken out of a graph: the unit that merging starts from.
///
/// A merged graph falls into the same parts as the graphs that it was made of. Therefore the order in
/// which graphs are merged doesn't matter.
struct MergePart {
  /// The identifiers of its documents: one, or several where one node of no merge stands in several.
  let documents: [String]
  /// The documents that the graph describes.
  let records: [DocumentRecord]
  /// The part's nodes and edges; identifiers follow from the content.
  let graph: Graph
  /// What each node is and how it is tied, by place.
  let signatures: [UInt64]

  var name: String { documents.joined(separator: "\u{1F}") }

  /// Whether two parts say the same, whatever their identifiers.
  func isSame(as other: MergePart) -> Bool {
    records == other.records && signatures.sorted() == other.signatures.sorted()
      && graph.edges.count == other.graph.edges.count
  }
}

/// How a part of a merged graph names a node or describes an edge.
struct MergeMember: Codable, Hashable {
  var documents: [String]
  var label: String?
  var aliases: [String]?
  var salience: Double?
  var confidence: Double
  var attributes: Attributes
  var origin: Edge.Origin?

  /// The member as the text in which a merged graph keeps it.
  func text() -> String {
    var fields: JSONValue.Fields = ["documents": .list(documents.map(JSONValue.text))]
    fields["label"] = label.map(JSONValue.text)
    fields["aliases"] = aliases.map { .list($0.map(JSONValue.text)) }
    fields["salience"] = salience.map(JSONValue.number)
    fields["confidence"] = .number(confidence)
    fields["origin"] = origin.map { .text($0.rawValue) }
    fields["attributes"] = (try? attributes.json("of a member")) ?? .object([:])
    return JSONValue.object(fields).line()
  }

  /// The members that an attribute keeps.
  static func members(_ attributes: Attributes) -> [MergeMember] {
    guard case .texts(let texts) = attributes[.members] else { return [] }
    return texts.compactMap { try? JSONDecoder().decode(MergeMember.self, from: Data($0.utf8)) }
  }
}

extension AttributeKey {
  /// How each article names a node or describes an edge, in a graph of several.
  public static var members: Self { "members" }
  /// `true` where articles contradict each other.
  public static var contested: Self { "contested" }
  /// The date of the first article that says it.
  public static var firstSeen: Self { "firstSeen" }
  /// The date of the last article that says it.
  public static var lastSeen: Self { "lastSeen" }

  /// What merging adds.
  static var ofMerging: Set<AttributeKey> { [.members, .contested, .firstSeen, .lastSeen] }
}

/// Takes graphs apart into what each article says.
struct MergeSplitter {
  private let graph: Graph
  private var links: [String: String] = [:]
  private var documentsOfNode: [NodeID: Set<String>] = [:]

  init(_ graph: Graph) {
    self.graph = graph
    for record in graph.documents { links[record.id] = record.id }
    for edge in graph.edges {
      let documents = Set(edge.evidence.map(\.document))
      for id in [edge.source, edge.target] + edge.evidence.flatMap(\.reportedBy) {
        documentsOfNode[id, default: []].formUnion(documents)
      }
      link(documents, MergeMember.members(edge.attributes))
    }
    for node in graph.nodes {
      let documents = Set(node.mentions.map(\.document))
        .union(documentsOfNode[node.id] ?? [])
      documentsOfNode[node.id] = documents
      link(documents, MergeMember.members(node.attributes))
    }
  }

  /// Documents that one thing stands in belong together, unless merging brought them together.
  private mutating func link(_ documents: Set<String>, _ members: [MergeMember]) {
    for document in documents where links[document] == nil { links[document] = document }
    for group in members.isEmpty ? [documents.sorted()] : members.map({ $0.documents.sorted() }) {
      guard let first = group.first else { continue }
      for document in group {
        let (one, other) = (root(first), root(document))
        if one != other { links[max(one, other)] = min(one, other) }
      }
    }
  }

  private func root(_ document: String) -> String {
    var document = document
    while let next = links[document], next != document { document = next }
    return document
  }

  /// The parts, by their documents.
  func parts() -> [MergePart] {
    var groups: [String: [String]] = [:]
    for document in links.keys { groups[root(document), default: []].append(document) }
    if groups.isEmpty { groups[""] = [""] }
    let first = groups.keys.min() ?? ""
    return groups.sorted { $0.key < $1.key }.map { root, documents in
      part(Set(documents), takesLoose: root == first)
    }
  }

  private func part(_ documents: Set<String>, takesLoose: Bool) -> MergePart {
    let nodes = graph.nodes.compactMap { node(in: documents, $0, takesLoose: takesLoose) }
    let edges = graph.edges.compactMap { edge(in: documents, $0) }
    let plain = Graph(generator: "", nodes: nodes, edges: edges)
    let signatures = ContentSignatures(IndexedGraph(plain)).last
    let order = plain.nodes.indices.sorted {
      let (one, other) = (plain.nodes[$0], plain.nodes[$1])
      return (one.kind, one.label, signatures[$0]) < (other.kind, other.label, signatures[$1])
    }
    let digits = String(order.count).count
    var names: [NodeID: NodeID] = [:]
    for (place, index) in order.enumerated() {
      let number = String(place)
      let padded = String(repeating: "0", count: digits - number.count) + number
      names[plain.nodes[index].id] = NodeID(
        rawValue: "\(plain.nodes[index].kind.rawValue).\(padded)")
    }
    let renaming = Renaming(names, isStrict: false)
    let records = graph.documents.filter { documents.contains($0.id) }
    let canonical = Graph(
      generator: "", documents: records, nodes: plain.nodes.map(renaming.node),
      edges: plain.edges.map(renaming.edge))
    let byName = Dictionary(
      zip(plain.nodes, signatures).map { (names[$0.id] ?? $0.id, $1) }
    ) { first, _ in first }
    return MergePart(
      documents: documents.sorted(), records: records, graph: canonical,
      signatures: canonical.nodes.map { byName[$0.id] ?? 0 })
  }

  private func node(in documents: Set<String>, _ node: Node, takesLoose: Bool) -> Node? {
    var part = node
    part.mentions = node.mentions.filter { documents.contains($0.document) }
      .sorted { NodeMention.precedes($0, $1) }
    let members = MergeMember.members(node.attributes)
    if members.isEmpty {
      let own = documentsOfNode[node.id] ?? []
      guard own.isEmpty ? takesLoose : !own.isDisjoint(with: documents) else { return nil }
    } else {
      guard let member = members.first(where: { !documents.isDisjoint(with: $0.documents) }) else {
        return nil
      }
      part.label = member.label ?? node.label
      part.aliases = member.aliases ?? node.aliases
      part.salience = member.salience ?? node.salience
      part.confidence = member.confidence
      part.attributes = member.attributes
    }
    for key in AttributeKey.ofMerging { part.attributes[key] = nil }
    return part
  }

  private func edge(in documents: Set<String>, _ edge: Edge) -> Edge? {
    let evidence = edge.evidence.filter { documents.contains($0.document) }.sorted()
    guard !evidence.isEmpty else { return nil }
    var attributes = edge.attributes
    var (confidence, origin) = (edge.confidence, edge.origin)
    if let member = MergeMember.members(edge.attributes)
      .first(where: { !documents.isDisjoint(with: $0.documents) })
    {
      attributes = member.attributes
      confidence = member.confidence
      origin = member.origin ?? origin
    }
    for key in AttributeKey.ofMerging { attributes[key] = nil }
    return Edge(
      source: edge.source, relation: edge.relation, target: edge.target, attributes: attributes,
      confidence: confidence, origin: origin, evidence: evidence)
  }
}

extension NodeMention {
  /// An order of mentions in which no two different ones are equal.
  static func precedes(_ a: NodeMention, _ b: NodeMention) -> Bool {
    let (one, other) = ((a.document, a.start, a.end), (b.document, b.start, b.end))
    if one != other { return one < other }
    return (a.text, a.form.rawValue, a.link?.rawValue ?? "")
      < (b.text, b.form.rawValue, b.link?.rawValue ?? "")
  }
}

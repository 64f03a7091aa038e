import KnowledgeGraph
import Lexicon

/// The one graph of several parts whose nodes are clustered.
struct MergedGraph {
  let parts: [MergePart]
  let clusters: MergeClusters
  let lexicon: Lexicon

  func graph(generator: String) -> Graph {
    var nodes = clusters.clusters.map(node)
    let edges = groupedEdges()
    name(&nodes, edges)
    var merged = edges.map { edge($0, nodes) }
    let dates = documentDates()
    for index in merged.indices { date(&merged[index], dates) }
    MergeConflicts(edges: merged, nodes: nodes, lexicon: lexicon).mark(&merged)
    return Graph(
      generator: generator, documents: parts.flatMap(\.records), nodes: nodes, edges: merged)
  }

  // MARK: - Nodes

  private func node(_ places: [MergeClusters.Place]) -> Node {
    let members = places.map { parts[$0.part].graph.nodes[$0.node] }
    guard let fullest = members.max(by: { Self.rank($0) < Self.rank($1) }) else {
      return Node(id: NodeID(kind: .person), kind: .person, label: "")
    }
    var node = fullest
    node.mentions = members.flatMap(\.mentions).sorted { NodeMention.precedes($0, $1) }
    node.aliases = aliases(members, label: node.label)
    node.salience = members.map(\.salience).max() ?? 0
    node.confidence = members.map(\.confidence).max() ?? 0
    node.attributes = Self.merged(members.map(\.attributes))
    if members.contains(where: { $0.attributes[.named] != .flag(false) }) {
      node.attributes[.named] = fullest.attributes[.named]
    }
    if places.count == 1 { node.aliases = fullest.aliases }
    if places.count > 1 || !isPlaced(node, places[0]) {
      node.attributes[.members] = .texts(
        zip(places, members).map { place, member in
          MergeMember(
            documents: parts[place.part].documents, label: member.label, aliases: member.aliases,
            salience: member.salience, confidence: member.confidence,
            attributes: member.attributes
          ).text()
        })
    }
    return node
  }

  /// Whether mentions or evidence tell which part a node is of.
  private func isPlaced(_ node: Node, _ place: MergeClusters.Place) -> Bool {
    if !node.mentions.isEmpty { return true }
    let part = parts[place.part].graph
    let id = part.nodes[place.node].id
    return part.edges.contains { edge in
      edge.source == id || edge.target == id
        || edge.evidence.contains { $0.reportedBy.contains(id) }
    }
  }

  /// Named before unnamed, then the fullest name, then the first in order.
  private static func rank(_ node: Node) -> (Int, Int, Int, String) {
    let isNamed = node.attributes[.named] != .flag(false)
    return (
      isNamed ? 1 : 0, node.label.split(separator: " ").count, node.label.unicodeScalars.count,
      node.label
    )
  }

  private func aliases(_ members: [Node], label: String) -> [String] {
    var counts: [String: Int] = [:]
    for member in members {
      for alias in member.aliases + [member.label] where alias != label {
        counts[alias, default: 0] += member.mentions.count { $0.text == alias }
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  /// For each attribute the value that most parts give, of equals the first in order.
  private static func merged(_ all: [Attributes]) -> Attributes {
    var merged: Attributes = [:]
    for key in Set(all.flatMap(\.keys)) {
      var counts: [AttributeValue: Int] = [:]
      for attributes in all { if let value = attributes[key] { counts[value, default: 0] += 1 } }
      merged[key] = counts.min { ($1.value, $0.key.plainText) < ($0.value, $1.key.plainText) }?.key
    }
    return merged
  }

  // MARK: - Names

  /// Gives nodes identifiers that follow from what they are called.
  private func name(_ nodes: inout [Node], _ edges: [EdgeGroup]) {
    var bodies: [Int: [String]] = [:]
    for edge in edges where edge.key.relation == .of {
      bodies[edge.key.source, default: []].append(nodes[edge.key.target].label)
    }
    var taken: Set<NodeID> = []
    for index in nodes.indices {
      let base = id(of: nodes[index], body: bodies[index]?.min())
      var id = base
      var number = 2
      while !taken.insert(id).inserted {
        id = base.numbered(number)
        number += 1
      }
      nodes[index].id = id
    }
  }

  private func id(of node: Node, body: String?) -> NodeID {
    switch node.kind {
    case .position:
      return NodeID(kind: .position, node.attributes[.title]?.text ?? node.label, body ?? "")
    case .statement:
      let content = node.attributes[.content]?.text ?? node.label
      return NodeID(kind: .statement, StableHash(content).hexadecimal(digits: 8))
    default: return NodeID(kind: node.kind, node.label)
    }
  }

  // MARK: - Edges

  /// Edges of several parts that say the same of the same.
  struct EdgeGroup {
    struct Key: Hashable {
      let source: Int
      let relation: Relation
      let target: Int
      let status: String
      let modality: String
      let polarity: String
    }

    let key: Key
    var members: [(part: Int, edge: Edge)]
  }

  private func groupedEdges() -> [EdgeGroup] {
    var indices: [EdgeGroup.Key: Int] = [:]
    var groups: [EdgeGroup] = []
    for (index, part) in parts.enumerated() {
      let places = Dictionary(
        part.graph.nodes.enumerated().map { ($1.id, MergeClusters.Place(part: index, node: $0)) }
      ) { first, _ in first }
      for edge in part.graph.edges {
        guard let source = places[edge.source].flatMap({ clusters.ofPlace[$0] }),
          let target = places[edge.target].flatMap({ clusters.ofPlace[$0] })
        else { continue }
        let key = EdgeGroup.Key(
          source: source, relation: edge.relation, target: target, status: edge.status ?? "",
          modality: edge.attributes[.modality]?.text ?? "",
          polarity: edge.attributes[.polarity]?.text ?? "")
        if let known = indices[key] {
          groups[known].members.append((index, edge))
        } else {
          indices[key] = groups.count
          groups.append(EdgeGroup(key: key, members: [(index, edge)]))
        }
      }
    }
    return groups
  }

  private func edge(_ group: EdgeGroup, _ nodes: [Node]) -> Edge {
    let members = group.members
    let evidence = members.flatMap { part, edge in edge.evidence.map { renamed($0, part, nodes) } }
    var attributes = Self.merged(members.map(\.edge.attributes))
    if Set(members.map(\.part)).count > 1 {
      attributes[.members] = .texts(
        members.map { part, edge in
          MergeMember(
            documents: parts[part].documents, confidence: edge.confidence,
            attributes: edge.attributes, origin: edge.origin
          ).text()
        })
    }
    return Edge(
      source: nodes[group.key.source].id, relation: group.key.relation,
      target: nodes[group.key.target].id, attributes: attributes,
      confidence: members.map(\.edge.confidence).max() ?? 0,
      origin: members.contains { $0.edge.origin == .extracted } ? .extracted : .derived,
      evidence: members.count == 1 ? evidence : evidence.sorted())
  }

  private func renamed(_ evidence: Evidence, _ part: Int, _ nodes: [Node]) -> Evidence {
    guard !evidence.reportedBy.isEmpty else { return evidence }
    var evidence = evidence
    let graph = parts[part].graph
    evidence.reportedBy = evidence.reportedBy.map { id in
      guard let node = graph.nodes.firstIndex(where: { $0.id == id }),
        let cluster = clusters.ofPlace[.init(part: part, node: node)]
      else { return id }
      return nodes[cluster].id
    }
    return evidence
  }

  // MARK: - Dates

  private func documentDates() -> [String: String] {
    var dates: [String: String] = [:]
    for record in parts.flatMap(\.records) { dates[record.id] = record.date }
    return dates
  }

  private func date(_ edge: inout Edge, _ dates: [String: String]) {
    let seen = edge.evidence.compactMap { dates[$0.document] }.sorted()
    edge.attributes[.firstSeen] = seen.first.map(AttributeValue.text)
    edge.attributes[.lastSeen] = seen.last.map(AttributeValue.text)
  }
}

import GraphRendering
import KnowledgeGraph

/// Makes the list of a graph: who is who, what ties them, who says what.
struct GraphList {
  let viewed: ViewedGraph
  let number: Int
  let documents: DocumentIndex
  let words: PageWords
  private let nodeIndex: [NodeID: Int]
  private let outgoing: [NodeID: [Int]]
  private let incoming: [NodeID: [Int]]

  init(_ viewed: ViewedGraph, number: Int, documents: DocumentIndex, words: PageWords) {
    self.viewed = viewed
    self.number = number
    self.documents = documents
    self.words = words
    let graph = viewed.graph
    nodeIndex = Dictionary(graph.nodes.enumerated().map { ($1.id, $0) }) { first, _ in first }
    outgoing = Dictionary(grouping: graph.edges.indices) { graph.edges[$0].source }
    incoming = Dictionary(grouping: graph.edges.indices) { graph.edges[$0].target }
  }

  private var graph: Graph { viewed.graph }

  // MARK: Who is who

  /// Actors and offices by kind, the most mentioned first.
  func sections() -> [GraphView.Section] {
    NodeKind.allCases.filter { $0 != .statement }.compactMap { kind in
      let nodes = graph.nodes.indices.filter { graph.nodes[$0].kind == kind }.sorted {
        (graph.nodes[$1].salience, graph.nodes[$0].id)
          < (graph.nodes[$0].salience, graph.nodes[$1].id)
      }
      guard !nodes.isEmpty else { return nil }
      return .init(name: words["section", kind.rawValue], entries: nodes.map(entry))
    }
  }

  private func entry(_ index: Int) -> GraphView.Entry {
    let node = graph.nodes[index]
    let edges = (outgoing[node.id] ?? []) + (incoming[node.id] ?? [])
    var seen: Set<Int> = []
    let lines = edges.filter {
      graph.edges[$0].relation.category != .statement && seen.insert($0).inserted
    }.map { line($0, of: node.id) }
    return .init(
      anchor: anchor(ofNode: index), index: index, kind: node.kind.rawValue,
      change: change(viewed.changes?.marks.nodes[node.id]), label: label(of: node.id),
      about: about(node), hasLines: !lines.isEmpty, lines: lines)
  }

  private func about(_ node: Node) -> String? {
    var parts: [String] = []
    if let type = node.attributes[.type]?.text, !type.isEmpty { parts.append(type.inOneLine) }
    for key in [AttributeKey.acronym, .honorific] {
      if let text = node.attributes[key]?.text, !text.isEmpty { parts.append(text.inOneLine) }
    }
    if node.kind.isActor, node.attributes[.named]?.flag == false {
      parts.append(words["detail", "unnamed"])
    }
    if node.attributes[.vacant]?.flag == true { parts.append(words["detail", "vacant"]) }
    let aliases = node.aliases.map(\.inOneLine).filter { !$0.isEmpty }
    if !aliases.isEmpty {
      parts.append(words["detail", "also"] + " " + aliases.joined(separator: ", "))
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private func line(_ index: Int, of id: NodeID) -> GraphView.Line {
    let edge = graph.edges[index]
    return .init(
      anchor: anchor(ofEdge: index), index: index,
      source: edge.source == id ? nil : label(of: edge.source), words: words.predicate(of: edge),
      target: label(of: edge.target))
  }

  // MARK: Ties

  /// The ties with their quotations, lasting ones first.
  func tieGroups() -> [GraphView.TieGroup] {
    [Relation.Category.state, .interaction].compactMap { category in
      let edges = graph.edges.indices.filter { graph.edges[$0].relation.category == category }
      guard !edges.isEmpty else { return nil }
      return .init(name: words["ties", category.rawValue], ties: inOrder(edges).map(tie))
    }
  }

  /// By the weight of the source, so that the ties of one actor stand together.
  private func inOrder(_ edges: [Int]) -> [Int] {
    func weight(_ index: Int) -> Double {
      nodeIndex[graph.edges[index].source].map { graph.nodes[$0].salience } ?? 0
    }
    return edges.sorted {
      let (one, other) = (graph.edges[$0], graph.edges[$1])
      return (weight($1), one.source, one.relation, $0) < (
        weight($0), other.source, other.relation, $1
      )
    }
  }

  private func tie(_ index: Int) -> GraphView.Tie {
    let edge = graph.edges[index]
    return .init(
      anchor: anchor(ofEdge: index), index: index, classes: edge.looks,
      change: change(viewed.changes?.marks.edges[edge.id]), sourceAnchor: anchor(of: edge.source),
      sourceIndex: nodeIndex[edge.source] ?? -1, source: label(of: edge.source),
      words: words.predicate(of: edge), targetAnchor: anchor(of: edge.target),
      targetIndex: nodeIndex[edge.target] ?? -1, target: label(of: edge.target),
      details: words.details(of: edge), quotes: edge.evidence.map(quote))
  }

  private func quote(_ evidence: Evidence) -> GraphView.Quote {
    let (before, cue, after) = parts(of: evidence)
    let place = place(of: evidence)
    return .init(
      before: before.inert, cue: cue?.inert, after: after.inert,
      hasReporters: !evidence.reportedBy.isEmpty,
      reporters: evidence.reportedBy.map { label(of: $0) }, anchor: place.anchor,
      start: place.start, document: place.document)
  }

  private func parts(of evidence: Evidence) -> (before: String, cue: String?, after: String) {
    let quote = evidence.quote.unicodeScalars
    guard let cue = evidence.cue?.unicodeScalars, !cue.isEmpty,
      let range = quote.firstRange(of: cue)
    else { return (evidence.quote, nil, "") }
    return (
      String(quote[..<range.lowerBound]), String(quote[range]), String(quote[range.upperBound...])
    )
  }

  // MARK: Words

  /// Who says what, the most mentioned speaker first.
  func speakers() -> [GraphView.Speaker] {
    var said: [NodeID?: [(node: Int, edge: Int?)]] = [:]
    for index in graph.nodes.indices where graph.nodes[index].kind == .statement {
      let edges = (incoming[graph.nodes[index].id] ?? []).filter {
        graph.edges[$0].relation == .states
      }
      for edge in edges { said[graph.edges[edge].source, default: []].append((index, edge)) }
      if edges.isEmpty { said[nil, default: []].append((index, nil)) }
    }
    let speakers = said.keys.sorted { one, other in
      guard let one, let other else { return one != nil && other == nil }
      func weight(_ id: NodeID) -> Double { nodeIndex[id].map { graph.nodes[$0].salience } ?? 0 }
      return (weight(other), one) < (weight(one), other)
    }
    var placed: Set<Int> = []
    return speakers.map { speaker in
      let statements = (said[speaker] ?? []).sorted { start($0.edge) < start($1.edge) }
      return .init(
        name: speaker.map { label(of: $0) } ?? words["detail", "nobody"],
        statements: statements.map { said in
          let isFirst = placed.insert(said.node).inserted
          return statement(said.node, edge: said.edge, isFirst: isFirst)
        })
    }
  }

  private func start(_ edge: Int?) -> Int {
    edge.flatMap { graph.edges[$0].evidence.first?.start } ?? 0
  }

  private func statement(_ index: Int, edge: Int?, isFirst: Bool) -> GraphView.Statement {
    let node = graph.nodes[index]
    let stance = node.attributes[.stance]?.text ?? "asserts"
    let edges = outgoing[node.id] ?? []
    let relations = Relation.allCases.filter { relation in
      edges.contains { graph.edges[$0].relation == relation }
    }
    let mentions = relations.map { relation in
      GraphView.Mentioned(
        words: words["relation", relation.rawValue],
        named: edges.filter { graph.edges[$0].relation == relation }.map(named))
    }
    let content = node.attributes[.content]?.text ?? node.label
    return .init(
      anchor: isFirst
        ? anchor(ofNode: index) : Anchor.statement(edge: edge ?? index, graph: number),
      index: index, change: change(viewed.changes?.marks.nodes[node.id]),
      edge: edge.map { " data-e=\"\($0)\"" } ?? "", content: content.inert,
      about: words["stance", stance], mentions: mentions,
      places: edge.map { graph.edges[$0].evidence.map { place(of: $0) } } ?? [])
  }

  private func named(_ index: Int) -> GraphView.Named {
    let target = graph.edges[index].target
    return .init(
      anchor: anchor(of: target), node: nodeIndex[target] ?? -1, edge: index,
      label: label(of: target))
  }

  // MARK: Parts

  /// The differences in words; `nil` where the graph has no marks.
  func changes() -> GraphView.Changes? {
    guard let changes = viewed.changes else { return nil }
    func item(_ mark: ChangeMark?, _ sentence: String?, data: String) -> GraphView.ChangeItem? {
      guard let sentence, !sentence.isEmpty else { return nil }
      let kind = (mark ?? .same).rawValue
      return .init(
        kind: kind, sign: words["sign", kind], sentence: sentence.inOneLine, data: data)
    }
    let items =
      graph.nodes.enumerated().compactMap { index, node in
        item(
          changes.marks.nodes[node.id], changes.nodeSentences[node.id],
          data: " data-n=\"\(index)\"")
      }
      + graph.edges.enumerated().compactMap { index, edge in
        item(
          changes.marks.edges[edge.id], changes.edgeSentences[edge.id],
          data: " data-e=\"\(index)\"")
      }
    return .init(items: items)
  }

  private func change(_ mark: ChangeMark?) -> String { mark.map { " c-" + $0.rawValue } ?? "" }

  private func place(of evidence: Evidence) -> GraphView.Place {
    let document = documents[evidence.document] ?? 0
    return .init(
      anchor: Anchor.place(document, start: evidence.start), start: evidence.start,
      document: document)
  }

  private func label(of id: NodeID) -> String {
    let label = nodeIndex[id].map { graph.nodes[$0].label.inOneLine } ?? ""
    return label.isEmpty ? id.rawValue.inOneLine : label
  }

  private func anchor(of id: NodeID) -> String { nodeIndex[id].map { anchor(ofNode: $0) } ?? "" }

  private func anchor(ofNode index: Int) -> String {
    Anchor.node(graph.nodes[index].id, number: index, graph: number)
  }

  private func anchor(ofEdge index: Int) -> String {
    Anchor.edge(graph.edges[index].id, number: index, graph: number)
  }
}

import GraphDiffing
import GraphFormats
import KnowledgeGraph
import TestSupport
import Testing

/// One edit to a real graph gives the change that it is, and no other.
@Suite struct SyntheticEditTests {
  private let differ: GraphDiffer

  init() throws { differ = try SharedDiffer.differ.get() }

  static let graphs = RealGraph.stored + [Graph.sample]

  private func changes(
    _ a: Graph, nodes: [Node]? = nil, edges: [Edge]? = nil
  ) throws -> [GraphChange] {
    let b = Graph(
      generator: a.generator, documents: a.documents, nodes: nodes ?? a.nodes,
      edges: edges ?? a.edges)
    return try differ.diff(from: a, to: b.renamed(seed: 9)).changes
  }

  /// Up to so many edges of a sort, spread over the graph.
  private func some(_ edges: [Int]) -> [Int] {
    let step = max(1, edges.count / 6)
    return stride(from: 0, to: edges.count, by: step).map { edges[$0] }
  }

  @Test func thereIsARealGraph() { #expect(!RealGraph.stored.isEmpty) }

  @Test(arguments: graphs) func aRemovedEdge(graph: Graph) throws {
    let edges = graph.edges.indices.filter { graph.edges[$0].relation.category != .statement }
    for index in some(edges) {
      var edges = graph.edges
      let gone = edges.remove(at: index)
      let found = try changes(graph, edges: edges)
      // Without its holder a position is news of its own.
      let news = found.filter { $0.topic != .actor }
      #expect(news.count == 1, "\(gone.id): \(found.map { ChangeSentence($0).text })")
      #expect(news.first?.verdict == .notMentioned || news.first?.topic == .turn)
      #expect(news.first?.before.contains { $0.edge == gone } == true)
    }
  }

  @Test(arguments: graphs) func anAddedEdge(graph: Graph) throws {
    let actors = graph.nodes.filter { $0.kind == .person || $0.kind == .organization }
    for (one, other) in zip(actors, actors.dropFirst(2)) {
      let edge = Edge(
        source: one.id, relation: .concede, target: other.id, attributes: [.modality: "planned"],
        evidence: [
          Evidence(
            document: graph.documents[0].id, sentence: 0, start: 5, end: 9, quote: "here")
        ])
      guard !graph.edges.contains(where: { $0.id == edge.id }) else { continue }
      let found = try changes(graph, edges: graph.edges + [edge])
      #expect(found.map(\.topic) == [.act], "\(found.map { ChangeSentence($0).text })")
      #expect(found.first?.verdict == .new)
    }
  }

  @Test(arguments: graphs) func anotherModality(graph: Graph) throws {
    for index in some(graph.edges.indices.filter { graph.edges[$0].modality == .planned }) {
      let old = graph.edges[index]
      var attributes = old.attributes
      attributes[.modality] = "actual"
      let new = old.with(attributes)
      guard !graph.edges.contains(where: { $0.id == new.id }) else { continue }
      let found = try changes(graph, edges: graph.edges.filter { $0 != old } + [new])
      #expect(found.count == 1, "\(found.map { ChangeSentence($0).text })")
      #expect(found.first?.verdict == .carriedOut || found.first?.topic == .turn)
    }
  }

  @Test(arguments: graphs) func anotherStatus(graph: Graph) throws {
    for index in some(graph.edges.indices.filter { graph.edges[$0].status == "current" }) {
      let old = graph.edges[index]
      var attributes = old.attributes
      attributes[.status] = "former"
      let new = old.with(attributes)
      guard !graph.edges.contains(where: { $0.id == new.id }) else { continue }
      let found = try changes(graph, edges: graph.edges.filter { $0 != old } + [new])
      #expect(found.map(\.topic) == [.office], "\(found.map { ChangeSentence($0).text })")
      #expect(found.first?.verdict == .ended)
    }
  }

  @Test(arguments: graphs) func anotherStance(graph: Graph) throws {
    let said = graph.nodes.indices.filter {
      graph.nodes[$0].attributes[.stance]?.text == "asserts"
    }
    for index in some(said) {
      var nodes = graph.nodes
      nodes[index].attributes[.stance] = "denies"
      let found = try changes(graph, nodes: nodes)
      #expect(found.map(\.topic) == [.stance], "\(found.map { ChangeSentence($0).text })")
    }
  }

  @Test(arguments: graphs) func anotherName(graph: Graph) throws {
    for index in some(graph.nodes.indices.filter { graph.nodes[$0].kind.isActor }) {
      var nodes = graph.nodes
      nodes[index].label = "Quite Another"
      let found = try changes(graph, nodes: nodes)
      #expect(found.map(\.topic) == [.name], "\(found.map { ChangeSentence($0).text })")
    }
  }

  @Test(arguments: graphs) func anotherAttribute(graph: Graph) throws {
    for index in some(graph.nodes.indices.filter { graph.nodes[$0].kind.isActor }) {
      var nodes = graph.nodes
      nodes[index].attributes[.honorific] = "Dr"
      let found = try changes(graph, nodes: nodes)
      #expect(found.map(\.topic) == [.attribute], "\(found.map { ChangeSentence($0).text })")
    }
  }

  @Test(arguments: graphs) func aNewActor(graph: Graph) throws {
    let node = Node(
      id: "person.new", kind: .person, label: "Someone Unheard Of",
      mentions: [
        NodeMention(
          document: graph.documents[0].id, start: 100_000, end: 100_018, text: "Someone Unheard Of",
          form: .name)
      ])
    let found = try changes(graph, nodes: graph.nodes + [node])
    #expect(found.map(\.topic) == [.actor])
    #expect(found.first?.verdict == .new)
  }

  @Test(arguments: graphs) func lessEvidence(graph: Graph) throws {
    for index in some(graph.edges.indices.filter { graph.edges[$0].evidence.count > 1 }) {
      var edges = graph.edges
      edges[index].evidence.removeLast()
      let found = try changes(graph, edges: edges)
      guard graph.edges[index].relation.category != .statement else { continue }
      #expect(found.map(\.topic) == [.evidence], "\(found.map { ChangeSentence($0).text })")
    }
  }

  @Test(arguments: graphs) func otherWordsForAnAct(graph: Graph) throws {
    for index in some(graph.edges.indices.filter { graph.edges[$0].modality != nil }) {
      var edges = graph.edges
      edges[index].attributes["predicate"] = "other words"
      let found = try changes(graph, edges: edges)
      #expect(found.map(\.topic) == [.attribute], "\(found.map { ChangeSentence($0).text })")
    }
  }
}

extension Edge {
  var modality: Modality? { attributes[.modality]?.text.flatMap(Modality.init(rawValue:)) }
  var status: String? { attributes[.status]?.text }

  func with(_ attributes: Attributes) -> Edge {
    Edge(
      source: source, relation: relation, target: target, attributes: attributes,
      confidence: confidence, origin: origin, evidence: evidence)
  }
}

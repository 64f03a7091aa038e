import KnowledgeGraph
import Testing

@Suite struct GraphBuilderTests {
  private let ana = NodeID(kind: .person, "Ana")
  private let party = NodeID(kind: .organization, "Party")

  /// A graph's parts, with edges that say the same in several places.
  private func edges() -> [Edge] {
    var edges: [Edge] = []
    for place in 0..<6 {
      let evidence = Evidence(
        document: "a", sentence: place, start: place * 10, end: place * 10 + 3, quote: "Ana",
        cue: place % 2 == 0 ? "member" : nil, modality: .actual,
        reportedBy: place == 3 ? [party] : [])
      edges.append(
        Edge(
          source: ana, relation: place < 4 ? .memberOf : .worksFor, target: party,
          attributes: place < 2 ? [.since: .text("\(2020 + place)")] : [:],
          confidence: Double(place) / 10, origin: place == 2 ? .extracted : .derived,
          evidence: [evidence, evidence]))
    }
    return edges
  }

  private func graph(of edges: [Edge]) -> Graph {
    var builder = GraphBuilder()
    builder.add(Node(id: ana, kind: .person, label: "Ana"))
    builder.add(Node(id: party, kind: .organization, label: "Party"))
    for edge in edges { builder.add(edge) }
    return builder.graph(generator: "test", documents: [])
  }

  @Test func orderOfEdgesDoesNotMatter() {
    let expected = graph(of: edges())
    var random = Steps(seed: 7)
    for _ in 0..<200 { #expect(graph(of: edges().shuffled(using: &random)) == expected) }
  }

  @Test func equalClaimsBecomeOneEdgeWithAllPlaces() throws {
    let graph = graph(of: edges())
    #expect(graph.edges.map(\.relation) == [.memberOf, .worksFor])
    let member = try #require(graph.edges.first)
    #expect(member.evidence.map(\.sentence) == [0, 1, 2, 3])
    #expect(member.confidence == 0.3)
    #expect(member.origin == .extracted)
    #expect(member.attributes[.since] == .text("2020"))
    #expect(graph.problems().isEmpty)
  }

  @Test func addingAgainChangesNothing() {
    #expect(graph(of: edges() + edges()) == graph(of: edges()))
  }

  @Test func statusKeepsEdgesApart() {
    let position = NodeID(kind: .position, "President")
    let edges = ["former", "elect"].map { status in
      Edge(
        source: ana, relation: .holds, target: position, attributes: [.status: .text(status)],
        evidence: [])
    }
    #expect(edges[0].id != edges[1].id)
  }

  @Test func secondNodeOfANameIsNumbered() {
    var builder = GraphBuilder()
    let ids = (0..<3).map { _ in builder.add(Node(id: ana, kind: .person, label: "Ana")) }
    #expect(ids.map(\.rawValue) == ["person.ana", "person.ana.2", "person.ana.3"])
  }

  @Test func problemsAreNamed() {
    let broken = Graph(
      generator: "test",
      nodes: [
        Node(id: ana, kind: .person, label: "Ana"), Node(id: ana, kind: .person, label: "Ana"),
      ],
      edges: [
        Edge(source: ana, relation: .memberOf, target: party, evidence: []),
        Edge(
          source: ana, relation: .partOf, target: ana,
          evidence: [Evidence(document: "a", sentence: 0, start: 0, end: 9, quote: "Ana")]),
      ])
    let problems = broken.problems().joined(separator: "\n")
    #expect(problems.contains("node id 'person.ana' occurs twice"))
    #expect(problems.contains("organization.party"))
    #expect(problems.contains("has no evidence"))
    #expect(problems.contains("wrong length"))
  }
}

@Suite struct StableHashTests {
  /// The identifiers of files in circulation hang on these values.
  @Test func valuesNeverChange() {
    #expect(StableHash("holds", "a", "b").hexadecimal(digits: 8).utf8.count == 8)
    #expect(StableHash("ab", "c").hexadecimal() != StableHash("a", "bc").hexadecimal())
    #expect(StableHash().hexadecimal() == StableHash().hexadecimal())
    #expect(StableHash("news").hexadecimal() == "a796d132c6436916")
  }
}

/// Random numbers that are the same in every run. Source: Knuth, MMIX.
private struct Steps: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }
}

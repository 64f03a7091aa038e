import GraphDiffing
import KnowledgeGraph
import TestSupport
import Testing

/// What is read as news between two articles.
@Suite struct ChangeTests {
  private let differ: GraphDiffer

  init() throws { differ = try SharedDiffer.differ.get() }

  private func news(_ a: SmallStory, _ b: SmallStory) throws -> [String] {
    let diff = try differ.diff(from: a.graph("before"), to: b.graph("after"))
    let options = DiffReportOptions(topics: [.office, .turn, .stance, .dispute, .act, .tie])
    return DiffReport(diff, options: options).changes
      .map { "\($0.verdict.rawValue): \(ChangeSentence($0).text)" }
  }

  @Test func anOfficeIsHandedOver() throws {
    var (a, b) = (SmallStory(), SmallStory())
    a.holds("Ana Ruiz", "president of Norland", "current")
    a.holds("Bram Okafor", "president of Norland", "elect")
    b.holds("Bram Okafor", "president of Norland", "current")
    b.holds("Ana Ruiz", "president of Norland", "former")
    #expect(
      try news(a, b) == [
        "handed-over: president of Norland: Ana Ruiz and Bram Okafor (elect) → "
          + "Bram Okafor and Ana Ruiz (former)"
      ])
  }

  @Test func anOfficeIsTaken() throws {
    var (a, b) = (SmallStory(), SmallStory())
    a.holds("Ana Ruiz", "president of Norland", "elect")
    b.holds("Ana Ruiz", "president of Norland", "current")
    #expect(
      try news(a, b) == [
        "moved: Ana Ruiz: president of Norland (elect) → president of Norland"
      ])
  }

  @Test func anOfficeEnds() throws {
    var (a, b) = (SmallStory(), SmallStory())
    a.holds("Ana Ruiz", "leader of Delta Front", "current")
    b.holds("Ana Ruiz", "leader of Delta Front", "former")
    #expect(
      try news(a, b) == [
        "ended: Ana Ruiz: leader of Delta Front → former leader of Delta Front"
      ])
  }

  @Test func severalHoldAnOfficeTogether() throws {
    var (a, b) = (SmallStory(), SmallStory())
    a.holds("Ana Ruiz", "senator of Norland", "current")
    b.holds("Bram Okafor", "senator of Norland", "current")
    let found = try news(a, b)
    #expect(found.count == 2 && found[0].hasPrefix("new:") && found[1].hasPrefix("not-mentioned:"))
  }

  @Test func anAllyIsAnOpponentNow() throws {
    var (a, b) = (SmallStory(), SmallStory())
    a.tie("Ana Ruiz", .associateOf, "Bram Okafor")
    b.tie("Bram Okafor", .opponentOf, "Ana Ruiz")
    b.tie("Ana Ruiz", .accuse, "Bram Okafor", "actual")
    let found = try news(a, b)
    #expect(found.count == 1 && found[0].hasPrefix("reversed:"), "\(found)")
  }

  @Test func aPlanIsCarriedOut() throws {
    var (a, b) = (SmallStory(), SmallStory())
    a.tie("Norland", .sanction, "Sudria", "planned")
    b.tie("Norland", .sanction, "Sudria", "actual")
    #expect(
      try news(a, b) == [
        "carried-out: Norland plans to sanction Sudria → done: Norland sanctions Sudria"
      ])
  }

  @Test func anActIsDenied() throws {
    var (a, b) = (SmallStory(), SmallStory())
    a.tie("Norland", .assault, "Sudria", "actual")
    b.tie("Norland", .assault, "Sudria", "negated")
    #expect(
      try news(a, b) == ["denied: Norland attacks Sudria → Norland does not attack Sudria"])
  }

  @Test func aMeetingHasNoDirection() throws {
    var (a, b) = (SmallStory(), SmallStory())
    a.tie("Ana Ruiz", .consult, "Bram Okafor", "actual")
    b.tie("Bram Okafor", .consult, "Ana Ruiz", "actual")
    #expect(try news(a, b) == [])
  }

  @Test func silenceEndsNothing() throws {
    var (a, b) = (SmallStory(), SmallStory())
    a.tie("Ana Ruiz", .memberOf, "Delta Front")
    b.mention("Ana Ruiz")
    b.mention("Delta Front")
    #expect(try news(a, b) == ["not-mentioned: Ana Ruiz is a member of Delta Front"])
    let diff = try differ.diff(from: a.graph("before"), to: b.graph("after"))
    let only: Set<GraphChange.Topic> = [.tie]
    func report(_ silence: DiffReportOptions.Silence) -> DiffReport {
      DiffReport(diff, options: DiffReportOptions(silence: silence, topics: only))
    }
    #expect(report(.list).counts.notMentioned == 1 && report(.list).counts.ended == 0)
    #expect(report(.removed).counts.ended == 1)
    #expect(report(.ignore).changes.isEmpty && report(.ignore).isEmpty)
  }

  @Test func aMembershipThatHasAnEndIsOver() throws {
    var (a, b) = (SmallStory(), SmallStory())
    a.tie("Ana Ruiz", .memberOf, "Delta Front")
    b.tie("Ana Ruiz", .memberOf, "Delta Front", attributes: [.until: "2031-03-01"])
    let found = try news(a, b)
    #expect(found.count == 1 && found[0].hasPrefix("ended:"), "\(found)")
  }

  @Test func aStanceIsReversed() throws {
    var (a, b) = (SmallStory(), SmallStory())
    a.says("Ana Ruiz", "supports", "the new dam in the valley")
    b.says("Ana Ruiz", "opposes", "the new dam in the valley")
    #expect(
      try news(a, b) == [
        "denied: Ana Ruiz supports → opposes: “the new dam in the valley”"
      ])
  }

  @Test func aClaimIsDenied() throws {
    var (a, b) = (SmallStory(), SmallStory())
    a.says("Harbour Herald", "asserts", "the minister had taken money from Salt & Sons")
    b.says("Ana Ruiz", "denies", "she had taken money from Salt & Sons")
    let found = try news(a, b)
    #expect(found.count == 1 && found[0].hasPrefix("denied:"), "\(found)")
  }

  @Test func aSentenceSaidAgainIsNoNews() throws {
    var (a, b) = (SmallStory(), SmallStory())
    a.says("Ana Ruiz", "asserts", "Norland will not yield to Sudria")
    b.says("Ana Ruiz", "asserts", "Norland will not yield to Sudria.")
    let diff = try differ.diff(from: a.graph("before"), to: b.graph("after"))
    #expect(!diff.changes.contains { $0.topic == .statement || $0.topic == .stance })
  }

  @Test func aDocumentIsKnownByItsChecksum() throws {
    // The same article, read once more under another identifier.
    let graph = try #require(RealGraph.stored.first)
    let old = try #require(graph.documents.first?.id)
    func renamed(_ document: String) -> String { document == old ? "again" : document }
    let again = Graph(
      generator: graph.generator,
      documents: graph.documents.map { record in
        var record = record
        record.id = renamed(record.id)
        return record
      },
      nodes: graph.nodes.map { node in
        var node = node
        for index in node.mentions.indices {
          node.mentions[index].document = renamed(node.mentions[index].document)
        }
        return node
      },
      edges: graph.edges.map { edge in
        var edge = edge
        for index in edge.evidence.indices {
          edge.evidence[index].document = renamed(edge.evidence[index].document)
        }
        return edge
      })
    let diff = try differ.diff(from: graph, to: again)
    #expect(diff.changes == [])
    #expect(diff.alignment.pairs.count == graph.nodes.count)
  }

  @Test func everyChangeHasTheWordsOfBothTexts() throws {
    var (a, b) = (SmallStory(), SmallStory())
    a.tie("Norland", .sanction, "Sudria", "planned")
    b.tie("Norland", .sanction, "Sudria", "actual")
    let diff = try differ.diff(from: a.graph("before"), to: b.graph("after"))
    let change = try #require(diff.changes.first { $0.topic == .act })
    #expect(change.before.compactMap(\.quote) == ["Norland sanction Sudria planned."])
    #expect(change.after.compactMap(\.document) == ["after"])
  }
}

/// A graph that is written as a few sentences.
struct SmallStory {
  private var nodes: [NodeID: Node] = [:]
  private var edges: [Edge] = []

  private static let countries: Set<String> = ["Norland", "Sudria"]
  private static let bodies: Set<String> = ["Delta Front", "Harbour Herald"]

  @discardableResult
  mutating func mention(_ name: String) -> NodeID {
    let kind: NodeKind =
      Self.countries.contains(name) ? .place : Self.bodies.contains(name) ? .organization : .person
    let id = NodeID(kind: kind, name)
    nodes[id] = Node(id: id, kind: kind, label: name, salience: 0.25)
    return id
  }

  mutating func holds(_ name: String, _ office: String, _ status: String) {
    let words = office.split(separator: " ").map(String.init)
    let body = mention(words.dropFirst(2).joined(separator: " "))
    let position = NodeID(kind: .position, words[0], body.rawValue)
    nodes[position] = Node(
      id: position, kind: .position, label: office, attributes: [.title: .text(words[0])])
    add(position, .of, body, [:], "\(office).")
    add(mention(name), .holds, position, [.status: .text(status)], "\(name), \(status) \(office).")
  }

  mutating func tie(
    _ name: String, _ relation: Relation, _ other: String, _ modality: String? = nil,
    attributes: Attributes = [:]
  ) {
    var attributes = attributes
    attributes[.modality] = modality.map { .text($0) }
    add(
      mention(name), relation, mention(other), attributes,
      "\(name) \(relation.rawValue) \(other) \(modality ?? "now").")
  }

  mutating func says(_ name: String, _ stance: String, _ content: String) {
    let id = NodeID(kind: .statement, StableHash(name, content).hexadecimal(digits: 8))
    nodes[id] = Node(
      id: id, kind: .statement, label: content,
      attributes: [.content: .text(content), .stance: .text(stance)])
    add(mention(name), .states, id, [:], "\(name) \(stance): \(content)")
  }

  private mutating func add(
    _ source: NodeID, _ relation: Relation, _ target: NodeID, _ attributes: Attributes,
    _ quote: String
  ) {
    edges.append(
      Edge(
        source: source, relation: relation, target: target, attributes: attributes,
        evidence: [
          Evidence(
            document: "", sentence: edges.count, start: 0, end: quote.unicodeScalars.count,
            quote: quote)
        ]))
  }

  func graph(_ document: String) -> Graph {
    Graph(
      generator: "newsgraph 0.1.0", documents: [DocumentRecord(id: document, scalars: 500)],
      nodes: Array(nodes.values),
      edges: edges.map { edge in
        var edge = edge
        for index in edge.evidence.indices { edge.evidence[index].document = document }
        return edge
      })
  }
}

import GraphRendering
import KnowledgeGraph
import TestSupport
import Testing

@Suite struct DrawingTests {
  private let drawing = GraphRenderer().drawing(of: .sample)

  private func node(_ label: String) throws -> Drawing.Node {
    try #require(drawing.nodes.first { $0.lines.joined(separator: " ") == label })
  }

  private func edge(_ words: String) throws -> Drawing.Line {
    try #require(drawing.lines.first { $0.lines == [words] })
  }

  @Test(arguments: [
    ("Ana Ruiz", Drawing.Shape.roundedBox), ("Okafor & Sons", .box), ("Vesta", .ellipse),
    ("President of Norland", .tag), ("Six lawmakers of the Liberal Party", .doubleBox),
  ])
  func kindsHaveShapes(label: String, shape: Drawing.Shape) throws {
    #expect(try node(label).look.shape == shape)
  }

  @Test func kindsHaveColoursOfTheirOwn() {
    let looks = Dictionary(grouping: drawing.nodes, by: { $0.classes[0] })
      .mapValues { Set($0.map(\.look)) }
    #expect(looks.values.allSatisfy { $0.count == 1 })
    #expect(Set(looks.values.joined().map(\.fill)).count == looks.count)
  }

  @Test func actorsWithoutANameHaveADashedBorder() throws {
    #expect(try node("Six lawmakers of the Liberal Party").isDashed)
    #expect(try !node("Ana Ruiz").isDashed)
  }

  @Test func statusGivesTheWordsOfAnOffice() throws {
    let elect = try edge("president-elect")
    let former = try edge("former president")
    #expect(elect.source == former.source && elect.target == former.target)
    #expect(former.look.stroke != elect.look.stroke)
    #expect(former.classes.contains("former"))
    #expect(try edge("acting president").tooltip == "“Sudria’s acting president Bram Okafor”")
  }

  @Test func modalityShowsInLineAndWords() throws {
    #expect(try edge("plans to aid").look.line == .dashed)
    #expect(try edge("might sanction †").look.line == .dotted)
    let denied = try edge("does not sanction †")
    #expect(denied.look.line == .solid && denied.look.head == .struckHollowArrow)
    #expect(try edge("accuses").look.line == .solid)
  }

  @Test func symmetricTiesHaveNoArrowAndReciprocalActsTwo() throws {
    let rivals = try edge("opponent").look
    #expect(rivals.head == .none && rivals.tail == .none)
    let meeting = try edge("talks with").look
    #expect(meeting.head == .arrow && meeting.tail == .arrow)
  }

  @Test func derivedAndReportedEdgesAreMarked() throws {
    #expect(
      drawing.lines.count {
        $0.words == ["of *"] && $0.look.tail == .ring && $0.classes.contains("derived")
      } == 2)
    let reported = try edge("might sanction †")
    #expect(reported.look.head == .hollowArrow)
    #expect(
      reported.tooltip == "“Norland may embargo Sudria” — senior aide, in Harbour Herald")
  }

  @Test func quadrantsHaveColoursOfTheirOwn() throws {
    let words = ["talks with", "plans to aid", "accuses", "does not sanction †"]
    let strokes = try words.map { try edge($0).look.stroke }
    #expect(Set(strokes).count == 4)
  }

  @Test func statementsAreLeftOutUnlessWanted() throws {
    #expect(!drawing.nodes.contains { $0.classes.contains("statement") })
    #expect(drawing.notes.contains("2 statements are not drawn."))
    let all = GraphRenderer(options: RenderingOptions(statements: true)).drawing(of: .sample)
    #expect(all.nodes.count { $0.classes.contains("statement") } == 2)
    #expect(!all.notes.contains { $0.contains("not drawn") })
  }

  @Test func actorsWithoutTiesAreNamed() {
    #expect(drawing.notes.contains("Also named: Harbour Herald, senior aide."))
  }

  @Test func theMostSalientActorsAndTheirPositionsAreDrawn() {
    let small = GraphRenderer(options: RenderingOptions(top: 2)).drawing(of: .sample)
    let labels = small.nodes.map { $0.lines.joined(separator: " ") }
    #expect(
      labels == ["Ana Ruiz", "Bram Okafor", "President of Norland", "President of Sudria"])
    #expect(
      small.notes.first
        == "Shown are the 2 most mentioned of 12 actors with ties; "
        + "15 ties of the others are left out.")
  }

  @Test func theLegendShowsOnlyWhatOccurs() {
    let small = GraphRenderer(options: RenderingOptions(top: 2)).drawing(of: .sample)
    let words = small.legend.map { entry in
      switch entry {
      case .node(let words, _, _), .edge(let words, _, _), .mark(_, let words): words
      }
    }
    #expect(words == ["person", "position", "lasting tie", "former", "cooperation in words"])
  }

  @Test func edgesThatLookAlikeAreOneLine() throws {
    let (a, b) = (NodeID(kind: .person, "a"), NodeID(kind: .organization, "b"))
    let evidence = Evidence(document: "d", sentence: 0, start: 0, end: 1, quote: "x")
    let relations: [Relation] = [.memberOf, .speaksFor, .worksFor, .founded, .owns]
    let graph = Graph(
      generator: "newsgraph 0.1.0",
      nodes: [
        Node(id: a, kind: .person, label: "a"), Node(id: b, kind: .organization, label: "b"),
      ],
      edges: relations.map {
        Edge(source: a, relation: $0, target: b, evidence: [evidence])
      })
    let edges = GraphRenderer().drawing(of: graph).lines
    #expect(edges.count == 1)
    #expect(edges[0].lines == ["founded", "member of", "owns", "… 2 more"])
    #expect(edges[0].classes == ["state", "founded", "memberOf", "owns", "speaksFor", "worksFor"])
  }

  @Test func whatAnOfficeSaysIsNoLineOfItsOwn() throws {
    let ids = [
      NodeID(kind: .person, "a"), NodeID(kind: .position, "p"), NodeID(kind: .organization, "o"),
    ]
    let evidence = Evidence(document: "d", sentence: 0, start: 0, end: 1, quote: "x")
    let edges: [(Int, Relation, Int)] = [(0, .holds, 1), (1, .of, 2), (0, .memberOf, 2)]
    let graph = Graph(
      generator: "newsgraph 0.1.0",
      nodes: zip(ids, [NodeKind.person, .position, .organization]).map {
        Node(id: $0, kind: $1, label: $0.rawValue)
      },
      edges: edges.map { source, relation, target in
        Edge(source: ids[source], relation: relation, target: ids[target], evidence: [evidence])
      })
    let lines = GraphRenderer().drawing(of: graph).lines
    #expect(lines.map(\.target) == [ids[1], ids[2]])
    #expect(lines.map(\.lines) == [[], []])
    #expect(Set(lines[0].words) == ["is", "member of"] && lines[0].edges.count == 2)
  }

  @Test func whatGoesBothWaysIsOneLine() throws {
    let (a, b) = (NodeID(kind: .person, "a"), NodeID(kind: .person, "b"))
    let evidence = Evidence(document: "d", sentence: 0, start: 0, end: 1, quote: "x")
    let graph = Graph(
      generator: "newsgraph 0.1.0",
      nodes: [Node(id: a, kind: .person, label: "a"), Node(id: b, kind: .person, label: "b")],
      edges: [
        Edge(source: a, relation: .consult, target: b, evidence: [evidence]),
        Edge(
          source: b, relation: .consult, target: a, attributes: ["reciprocal": true],
          evidence: [evidence]),
        Edge(source: b, relation: .support, target: a, evidence: [evidence]),
      ])
    let lines = GraphRenderer().drawing(of: graph).lines
    #expect(lines.map(\.lines) == [["talks with ×2"], ["supports"]])
    #expect(lines.map(\.look.tail) == [.arrow, .none])
  }

  @Test func aGraphWithoutTiesIsDrawnAsItsActors() {
    let node = Node(id: NodeID(kind: .person, "a"), kind: .person, label: "Ana")
    let drawing = GraphRenderer().drawing(of: Graph(generator: "newsgraph 0.1.0", nodes: [node]))
    #expect(drawing.nodes.map(\.lines) == [["Ana"]])
    #expect(drawing.notes.isEmpty)
  }

  @Test func everyRelationHasWords() {
    let (a, b) = (NodeID(kind: .person, "a"), NodeID(kind: .person, "b"))
    let evidence = Evidence(document: "d", sentence: 0, start: 0, end: 1, quote: "x")
    for relation in Relation.allCases {
      let graph = Graph(
        generator: "newsgraph 0.1.0",
        nodes: [Node(id: a, kind: .person, label: "a"), Node(id: b, kind: .person, label: "b")],
        edges: [Edge(source: a, relation: relation, target: b, evidence: [evidence])])
      let options = RenderingOptions(statements: true)
      let lines = GraphRenderer(options: options).drawing(of: graph).lines.flatMap(\.words)
      let isPlain = [.of, .founded, .succeeded, .appointed, .owns, .funds, .about].contains(
        relation)
      #expect(lines.count == 1 && (isPlain || lines[0] != relation.rawValue), "\(relation)")
    }
  }

  @Test func titleComesFromTheDocumentsOrTheUser() {
    #expect(drawing.title == "Norland’s “old” guard & its <new> rivals")
    #expect(drawing.subtitle == "Harbour Herald, 2031-03-04")
    let named = GraphRenderer(options: RenderingOptions(title: "Guards")).drawing(of: .sample)
    #expect(named.title == "Guards")
    let two = Graph(
      generator: "newsgraph 0.1.0",
      documents: [
        DocumentRecord(id: "b", title: "B", date: "2031-02", source: "Herald", scalars: 1),
        DocumentRecord(id: "a", title: "A", date: "2031-01-05", source: "Herald", scalars: 1),
      ])
    #expect(GraphRenderer().drawing(of: two).title == "2 articles")
    #expect(GraphRenderer().drawing(of: two).subtitle == "Herald, 2031-01-05 – 2031-02")
  }
}

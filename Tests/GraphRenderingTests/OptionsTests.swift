import KnowledgeGraph
import TestSupport
import Testing

@testable import GraphRendering

@Suite struct OptionsTests {
  private func drawing(
    _ graph: Graph = .article, _ change: (inout RenderingOptions) -> Void
  ) -> Drawing {
    var options = RenderingOptions()
    change(&options)
    return GraphRenderer(options: options).drawing(of: graph)
  }

  private func labels(_ drawing: Drawing) -> [String] {
    drawing.nodes.map { $0.lines.joined(separator: " ") }
  }

  // MARK: What is shown

  @Test func onlySomeKindsAreDrawn() {
    let drawing = drawing { $0.kinds = [.person, .organization] }
    #expect(Set(drawing.nodes.map(\.kind)) == [.person, .organization])
    #expect(drawing.notes.first == "Shown are nodes of these kinds only: person, organization.")
    #expect(!drawing.lines.isEmpty)
  }

  @Test func onlySomeRelationsAreDrawn() {
    let drawing = drawing { $0.relations = [.memberOf, .appointed] }
    #expect(Set(drawing.lines.flatMap(\.words)) == ["member of", "member of †", "appointed"])
  }

  @Test func aroundANodeAreItsNeighboursAndTheirOffices() throws {
    let center = try GraphRenderer.node(named: "molina", in: .article)
    let near = labels(drawing { $0.center = center })
    #expect(
      drawing { $0.center = center }.notes.first
        == "Shown is what is at most 1 tie away from Andrés Molina Ortega.")
    #expect(
      Set(near) == [
        "Andrés Molina Ortega", "Mara Quist", "Ilse Vantongeren", "Sudria", "president of Sudria",
        "president of Norland",
      ])
    let far = labels(
      drawing {
        $0.center = center
        $0.depth = 2
      })
    #expect(Set(far).isSuperset(of: near) && far.contains("Tobias Rehn"))
    #expect(!far.contains("Nadia Sorel") || far.count > near.count)
  }

  @Test func theCenterIsDrawnHoweverFewMentionIt() throws {
    let center = try GraphRenderer.node(named: "person.hugo-brandt", in: .article)
    let drawing = drawing {
      $0.center = center
      $0.top = 1
    }
    #expect(labels(drawing).contains("Hugo Brandt"))
  }

  @Test func nodesAreFoundByTheirNames() throws {
    let names = [
      ("Ana Ruiz", "person.ana-ruiz"), ("céline o’nöl", "person.celine-onol"),
      ("place.norland", "place.norland"), ("okafor &", "organization.okafor-sons"),
      ("sudria", "place.sudria"), ("the ministry", "organization.ministry-of-tides-dykes"),
    ]
    for (name, id) in names {
      #expect(try GraphRenderer.node(named: name, in: .sample).rawValue == id)
    }
    #expect(
      throws: RenderingError.ambiguousNode(
        "okafo", candidates: ["person.bram-okafor", "organization.okafor-sons"])
    ) { try GraphRenderer.node(named: "okafo", in: .sample) }
    for unknown in ["Nobody", ""] {
      do {
        _ = try GraphRenderer.node(named: unknown, in: .sample)
        Issue.record("found \(unknown)")
      } catch { #expect(error.description.contains("there are Ana Ruiz, Bram Okafor"), "\(error)") }
    }
  }

  // MARK: Offices

  @Test func officesMayBeWordsAtLines() throws {
    let drawing = drawing {
      $0.positions = .edges
      $0.top = 100
    }
    #expect(!drawing.nodes.contains { $0.kind == .position && $0.lines != ["secretary of state"] })
    let line = try #require(drawing.lines.first { $0.lines.contains("president-elect") })
    #expect(line.source.rawValue == "person.mara-quist" && line.target.rawValue == "place.norland")
    #expect(line.lines == ["president-elect"])
    #expect(drawing.lines.contains { $0.lines == ["former president"] && $0.look != line.look })
    let brandt = try #require(drawing.nodes.first { $0.lines == ["Hugo Brandt"] })
    #expect(brandt.details == ["incoming border commissioner"])
  }

  @Test func officesMayBeWordsBelowNames() throws {
    let drawing = drawing { $0.positions = .labels }
    #expect(!drawing.nodes.contains { $0.kind == .position })
    let quist = try #require(drawing.nodes.first { $0.lines == ["Mara Quist"] })
    #expect(quist.details == ["president-elect of Norland", "former president of Norland"])
    let rehn = try #require(drawing.nodes.first { $0.lines == ["Tobias Rehn"] })
    #expect(rehn.details == ["nominee (secretary of defence)"])
  }

  @Test(arguments: OfficeStyle.allCases) func everyStyleOfOfficesIsDrawn(style: OfficeStyle) throws
  {
    var options = RenderingOptions()
    options.positions = style
    let bytes = try GraphRenderer(options: options).render(.article, as: .svg)
    let picture = try #require(SVGPicture(bytes))
    #expect(picture.texts.contains { $0.contains("president-elect") })
    #expect(picture.nodes.count == drawing { $0.positions = style }.nodes.count)
  }

  // MARK: Frames

  @Test func framesJoinWhatBelongsToACountry() throws {
    let drawing = drawing { $0.cluster = .country }
    #expect(drawing.clusters.map(\.label) == ["Norland", "Sudria"])
    func frame(_ label: String) throws -> Int? {
      try #require(drawing.nodes.first { $0.lines.joined(separator: " ") == label }).cluster
    }
    #expect(try frame("Port Vesta") == 0 && frame("Coast Guard") == 0)
    #expect(try frame("Ilse Vantongeren") == 1 && frame("Sudrian government") == 1)
    #expect(try frame("Harbour Herald") == nil)
  }

  @Test func framesJoinTheMembersOfAnOrganization() throws {
    let drawing = drawing { $0.cluster = .organization }
    let index = try #require(drawing.clusters.firstIndex { $0.label == "Union Party" })
    let members = drawing.nodes.filter { $0.cluster == index }
    #expect(members.contains { $0.lines == ["Unionist lawmakers"] })
    #expect(members.contains { $0.lines == ["Union Party"] })
  }

  @Test(arguments: [Grouping.country, .organization])
  func framesAreDrawnTheSameInEveryRun(grouping: Grouping) throws {
    var options = RenderingOptions()
    options.cluster = grouping
    let renderer = GraphRenderer(options: options)
    let placed = try renderer.placed(.article)
    let picture = try #require(SVGPicture(Array(placed.svg.utf8)))
    for cluster in placed.drawing.clusters {
      #expect(picture.texts.contains(cluster.label))
    }
    let dot = try renderer.render(.article, as: .gv)
    #expect(String(decoding: dot, as: UTF8.self).contains("\tsubgraph cluster_0 {"))
    for _ in 0..<5 {
      #expect(try renderer.placed(.article).svg == placed.svg)
      #expect(try renderer.render(.article, as: .gv) == dot)
    }
  }

  // MARK: Links

  @Test func linksLeadIntoThePageThatIsNamed() throws {
    var options = RenderingOptions()
    options.linkBase = "graph.html"
    let svg = try GraphRenderer(options: options).placed(.sample).svg
    #expect(svg.contains("<a href=\"graph.html#n-person.ana-ruiz\">"))
    #expect(SVGPicture(Array(svg.utf8)) != nil)
    #expect(try !GraphRenderer().placed(.sample).svg.contains("href"))
  }

  @Test(arguments: [
    "javascript:alert(1)", "data:text/html,x", "a b.html", "vbscript:x", "JaVaScRiPt:x",
  ])
  func linksThatCouldDoThingsAreRefused(address: String) {
    var options = RenderingOptions()
    options.linkBase = address
    #expect(throws: RenderingError.unsafeLink(address)) {
      try GraphRenderer(options: options).placed(.sample)
    }
  }

  @Test func addressesOfPagesAreSafe() {
    for address in ["", "graph.html", "../a/b.html?x=1:2", "https://example.org/a", "/a:b", "#"] {
      #expect(LinkTarget.isSafe(address), "\(address)")
    }
    #expect(LinkTarget.encoded("n-person.josé\"<") == "n-person.jos%C3%A9%22%3C")
  }
}

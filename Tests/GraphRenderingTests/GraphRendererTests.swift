import Foundation
import KnowledgeGraph
import TestSupport
import Testing

@testable import GraphRendering

@Suite struct GraphRendererTests {
  private func picture(
    _ graph: Graph, _ options: RenderingOptions = RenderingOptions()
  ) throws -> SVGPicture {
    try #require(SVGPicture(try GraphRenderer(options: options).render(graph, as: .svg)))
  }

  @Test(arguments: [Graph.sample, .article, .hostile])
  func pictureShowsEveryLabel(graph: Graph) throws {
    let options = RenderingOptions(top: 1000, statements: true)
    let picture = try picture(graph, options)
    let drawing = GraphRenderer(options: options).drawing(of: graph)
    let nodes = Dictionary(uniqueKeysWithValues: picture.nodes.map { ($0.id, $0) })
    #expect(nodes.count == drawing.nodes.count)
    for node in drawing.nodes {
      let group = try #require(nodes[node.element])
      #expect(group.words == node.lines.joined().filter { !$0.isWhitespace })
      #expect(group.classes.dropFirst() == node.classes[...])
      #expect(group.title == node.tooltip)
    }
    let edges = Dictionary(uniqueKeysWithValues: picture.edges.map { ($0.id, $0) })
    #expect(edges.count == drawing.lines.count)
    for edge in drawing.lines {
      let group = try #require(edges[edge.element])
      #expect(group.words == edge.lines.joined().filter { !$0.isWhitespace })
      #expect(group.classes.dropFirst() == edge.classes[...])
      #expect(group.title == edge.tooltip)
    }
  }

  @Test func pictureHasTitleSourceAndLegend() throws {
    let picture = try picture(.sample)
    #expect(picture.title == "Norland’s “old” guard & its <new> rivals")
    for words in [
      "Norland’s “old” guard & its <new> rivals", "Harbour Herald, 2031-03-04", "organization",
      "planned", "Also named: Harbour Herald, senior aide.",
    ] {
      #expect(picture.texts.contains { $0.contains(words) }, "\(words)")
    }
  }

  @Test func hostileTextsChangeNothingButWords() throws {
    let bytes = try GraphRenderer(options: RenderingOptions(top: 100)).render(.hostile, as: .svg)
    let picture = try #require(SVGPicture(bytes))
    #expect(picture.elements.isDisjoint(with: ["script", "b", "table", "td"]))
    #expect(
      picture.elements.isSubset(of: [
        "svg", "title", "desc", "style", "g", "polygon", "polyline", "path", "ellipse", "text",
      ]))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("xlink:href"))
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    for format in [ImageFormat.png, .pdf, .gv] {
      #expect(try !GraphRenderer().render(.hostile, as: format).isEmpty)
    }
  }

  @Test(.enabled(if: Consumers.has("xmllint")), arguments: [Graph.sample, .hostile])
  func pictureIsWellFormedForLibxml(graph: Graph) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(try GraphRenderer().render(graph, as: .svg), to: "graph.svg")
    let outcome = try Consumers.run("xmllint", ["--noout", "--nonet", file])
    #expect(outcome.status == 0, "\(outcome.errors.prefix(1000))")
  }

  @Test(arguments: [Graph.sample, .article])
  func wordsAreLegible(graph: Graph) throws {
    let picture = try picture(graph)
    #expect(picture.edges.flatMap(\.plates).count == picture.edges.count { !$0.texts.isEmpty })
    #expect(picture.nodes.flatMap(\.outlines).count >= picture.nodes.count)
    #expect(picture.blemishes == [])
  }

  @Test(arguments: OfficeStyle.allCases, Grouping.allCases)
  func wordsAreLegibleHoweverTheyAreDrawn(style: OfficeStyle, grouping: Grouping) throws {
    var options = RenderingOptions()
    options.positions = style
    options.cluster = grouping
    #expect(try picture(.article, options).blemishes == [])
  }

  @Test func thePictureIsToldInWords() throws {
    let summary = try picture(.sample).summary
    #expect(summary.hasPrefix("A diagram of 15 actors and offices and 20 ties between them. "))
    #expect(summary.contains("Ana Ruiz: talks with: Bram Okafor."))
    #expect(summary.contains("2 statements are not drawn."))
  }

  @Test func formatsBeginAsTheyShould() throws {
    let starts: [(ImageFormat, [UInt8])] = [
      (.svg, Array("<?xml".utf8)), (.png, [0x89, 0x50, 0x4E, 0x47]), (.pdf, Array("%PDF".utf8)),
      (.gv, Array("digraph".utf8)),
    ]
    for (format, start) in starts {
      #expect(try GraphRenderer().render(.sample, as: format).starts(with: start), "\(format)")
    }
  }

  @Test(arguments: ImageFormat.allCases)
  func equalGraphsGiveEqualBytes(format: ImageFormat) async throws {
    let first = try GraphRenderer().render(.sample, as: format)
    // Files that hold the time differ after a second.
    try await Task.sleep(for: .milliseconds(1100))
    #expect(try GraphRenderer().render(.sample, as: format) == first)
  }

  @Test func datesAreTakenOutOfPDFFiles() {
    let pdf = Array("a (x)\n/CreationDate (D:20310304Z)\nb".utf8)
    let blanks = String(repeating: " ", count: 27)
    #expect(PDFDate.removed(from: pdf) == Array("a (x)\n\(blanks)\nb".utf8))
    #expect(PDFDate.removed(from: Array("none".utf8)) == Array("none".utf8))
  }

  @Test func styledDOTMatchesItsGolden() throws {
    let bytes = try GraphRenderer().render(.sample, as: .gv)
    try expectGolden(String(decoding: bytes, as: UTF8.self), "sample.gv")
  }

  @Test(arguments: [Graph.sample, .hostile, .article])
  func styledDOTReadsBack(graph: Graph) throws {
    let renderer = GraphRenderer(options: RenderingOptions(top: 1000))
    let text = String(decoding: try renderer.render(graph, as: .gv), as: UTF8.self)
    let drawing = renderer.drawing(of: graph)
    let counts = try Graphviz.exclusively { () throws(RenderingError) in
      let parsed = try GraphvizGraph(parsing: text)
      return [parsed.nodeCount, parsed.edgeCount]
    }
    #expect(counts == [drawing.nodes.count, drawing.lines.count])
  }

  /// `fdp` of Graphviz 2.43 places nodes anew in every call, with equal seeds too; that stands in
  /// the documentation of `Layout`.
  @Test(arguments: Layout.allCases)
  func everyLayoutButOneGivesTheSameBytesTwice(layout: Layout) throws {
    let renderer = GraphRenderer(options: RenderingOptions(layout: layout))
    let first = try renderer.render(.article, as: .svg)
    if layout != .fdp { #expect(try renderer.render(.article, as: .svg) == first) }
    #expect(SVGPicture(first)?.nodes.count == renderer.drawing(of: .article).nodes.count)
  }

  @Test func rendersFromSeveralTasksWaitForEachOther() async throws {
    let expected = try GraphRenderer().render(.sample, as: .svg)
    let all = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<4 { group.addTask { try GraphRenderer().render(.sample, as: .svg) } }
      return try await group.reduce(into: [[UInt8]]()) { $0.append($1) }
    }
    #expect(all == Array(repeating: expected, count: 4))
  }

  @Test func unknownNamesAreErrorsThatTellTheKnownOnes() throws {
    #expect(
      throws: RenderingError.unknownLayout("spiral", known: Layout.allCases.map(\.rawValue))
    ) { try Layout(named: "spiral") }
    #expect(throws: RenderingError.unknownFormat("gif", known: ["svg", "png", "pdf", "gv"])) {
      try ImageFormat(fileExtension: "gif")
    }
    #expect(try ImageFormat(fileExtension: "PNG") == .png)
  }

  @Test func whatGraphvizSaysIsPassedOn() throws {
    let failures: [(expected: String, work: @Sendable () throws(RenderingError) -> Int)] = [
      (
        "syntax error",
        { () throws(RenderingError) in try GraphvizGraph(parsing: "graph {").nodeCount }
      ),
      (
        "\"spiral\" not recognized",
        { () throws(RenderingError) in
          try GraphvizGraph(name: "x").drawn(engine: "spiral", format: "svg") { _, _ in 72 }.bytes
            .count
        }
      ),
      (
        "gif89 is unavailable",
        { () throws(RenderingError) in
          try GraphvizGraph(name: "x").drawn(engine: "dot", format: "gif89") { _, _ in 72 }.bytes
            .count
        }
      ),
    ]
    for (expected, work) in failures {
      do {
        _ = try Graphviz.exclusively(work)
        Issue.record("no error for \(expected)")
      } catch {
        #expect(error.description.contains(expected), "\(error)")
      }
    }
    #expect(try !GraphRenderer().render(.sample, as: .svg).isEmpty)
  }

  @Test func bitmapsStayWithinBounds() {
    #expect(GraphRenderer.resolution(144, width: 1000, height: 500) == 144)
    for (width, height) in [(100_000.0, 10.0), (50_000, 50_000), (9000, 9000)] {
      let pixels = GraphRenderer.resolution(144, width: width, height: height) / 72
      #expect(width * pixels <= 16_000 && height * pixels <= 16_000)
      #expect(width * height * pixels * pixels <= 64_000_000)
    }
  }

  @Test(.timeLimit(.minutes(2))) func aStarOfThousandsIsDrawn() throws {
    let renderer = GraphRenderer(options: RenderingOptions(top: 5000))
    let png = try renderer.render(.star(of: 3000), as: .png)
    func number(_ offset: Int) -> Int { png[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) } }
    #expect(number(16) <= 16_000 && number(20) <= 16_000)
  }

  @Test func anEmptyGraphIsAPicture() throws {
    let empty = Graph(generator: "newsgraph 0.1.0")
    for format in ImageFormat.allCases {
      #expect(try !GraphRenderer().render(empty, as: format).isEmpty)
    }
  }
}

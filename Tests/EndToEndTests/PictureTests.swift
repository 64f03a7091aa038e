import Foundation
import GraphFormats
import KnowledgeGraph
import TestSupport
import Testing

/// Pictures as a user makes them.
@Suite struct PictureTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The articles that the program is developed with.
  private static let articles: [String] = {
    let folder = Program.package.appending(path: "Evaluation/gold")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.sorted().map { folder.appending(path: $0).path }
  }()

  private func picture(_ arguments: String...) throws -> SVGPicture {
    let outcome = try Program.run(
      shell: "\"$0\" render \"$@\" -o - --to svg", arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try #require(SVGPicture(Array(outcome.output.utf8)))
  }

  @Test func thereAreArticles() { #expect(Self.articles.count >= 8) }

  @Test(
    .enabled(if: Program.hasModel, "no model: run 'newsgraph model install'"), arguments: articles)
  func everyArticleIsLegible(path: String) throws {
    let graph = folder.file("graph.json").path
    #expect(try Program.run("extract", path, "-o", graph).status == 0)
    for arguments in [
      [], ["--positions", "labels"], ["--cluster", "country"], ["--theme", "print"],
    ] {
      let outcome = try Program.run(
        shell: "\"$0\" render \"$@\" -o - --to svg", [graph] + arguments)
      let picture = try #require(SVGPicture(Array(outcome.output.utf8)), "\(outcome.errors)")
      #expect(picture.nodes.count > 5)
      #expect(picture.blemishes == [], "\(arguments)")
    }
  }

  // MARK: Options

  @Test(arguments: [
    ["--top", "none"], ["--top", "0"], ["--depth", "2"], ["--around", "x", "--depth", "-1"],
    ["--only", "person,dog"], ["--relations", "likes"], ["--positions", "hats"],
    ["--cluster", "colour"], ["--theme", "pink"], ["--scale", "0"], ["--timeout", "0"],
    ["--link-base", "javascript:x"], ["--only", ""], ["--relations", ","],
  ])
  func wrongOptionsAreExplained(arguments: [String]) throws {
    let outcome = try Program.run(shell: "\"$0\" render a.json -o a.svg \"$@\"", arguments)
    #expect(outcome.status == 64, "\(outcome.errors)")
    #expect(outcome.errors.contains("Usage:") && outcome.output.isEmpty)
  }

  @Test func optionsChooseWhatIsDrawn() throws {
    let graph = try folder.write(try JSONFormat().string(for: .article), to: "article.json")
    let all = try picture(graph, "--top", "all").nodes.count
    #expect(try picture(graph, "--top", "3").nodes.count < all)
    #expect(try picture(graph, "--around", "Ruben Achterberg").texts.contains("Union Party"))
    #expect(try picture(graph, "--only", "person").nodes.allSatisfy { $0.classes[1] == "person" })
    let states = try picture(graph, "--relations", "state")
    #expect(states.edges.allSatisfy { $0.classes[1] == "state" } && !states.edges.isEmpty)
    let outcome = try Program.run("render", graph, "-o", "-", "--to", "svg", "--around", "Nobody")
    #expect(
      outcome.status == 1 && outcome.errors.contains("nobody in the graph is called 'Nobody'"))
  }

  @Test func graphsOfOtherProgramsAreDrawn() throws {
    let path = try folder.write(
      """
      <?xml version='1.0' encoding='utf-8'?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="d0" for="edge" attr.name="since" attr.type="long"/>
      <key id="d1" for="node" attr.name="label" attr.type="string"/>
      <graph edgedefault="undirected">
      <node id="1"><data key="d1">Ana B&amp;O</data></node>
      <node id="2"><data key="d1">Bram \\N "x"</data></node>
      <edge source="1" target="2"><data key="d0">2031</data></edge></graph></graphml>
      """, to: "networkx.graphml")
    let picture = try picture(path)
    #expect(picture.nodes.map(\.words).sorted() == ["AnaB&O", "Bram\\N\"x\""])
    #expect(picture.edges.count == 1)
  }

  // MARK: Large pictures

  /// A graph whose layout by springs takes minutes.
  private func largeGraph(_ name: String) throws -> String {
    try folder.write(try JSONFormat().string(for: .star(of: 4000)), to: name)
  }

  @Test func largePicturesAreDrawnByAProcessOfTheirOwn() throws {
    let graph = try folder.write(try JSONFormat().string(for: .star(of: 300)), to: "star.json")
    let picture = try picture(graph, "--top", "all", "--layout", "sfdp")
    #expect(picture.nodes.count == 301)
  }

  @Test func aDrawingThatTakesTooLongIsGivenUp() throws {
    let graph = try largeGraph("slow.json")
    let target = folder.file("slow.svg").path
    let start = ContinuousClock.now
    let outcome = try Program.run(
      "render", graph, "-o", target, "--top", "all", "--layout", "neato", "--timeout", "1")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("takes more than 1 s"), "\(outcome.errors)")
    #expect(ContinuousClock.now - start < .seconds(30))
    #expect(!FileManager.default.fileExists(atPath: target))
  }

  /// The signal is one that no process can block, as the tests' own processes block others.
  @Test func anInterruptedRunLeavesNothing() throws {
    let graph = try largeGraph("interrupted.json")
    let target = folder.file("interrupted.svg").path
    let script = """
      "$0" render "$1" -o "$2" --top all --layout neato & run=$!
      for attempt in $(seq 100); do
        pgrep -f "$1.*--as-worker" >/dev/null && break
        sleep 0.1
      done
      pgrep -f "$1.*--as-worker" >/dev/null && echo started
      kill -KILL $run; wait $run
      for attempt in $(seq 50); do
        pgrep -f "$1.*--as-worker" >/dev/null || { echo ended; break; }
        sleep 0.1
      done
      ls "$2"* 2>/dev/null
      """
    let outcome = try Program.run(shell: script, [graph, target])
    #expect(outcome.output == "started\nended\n", "\(outcome.errors)")
  }
}

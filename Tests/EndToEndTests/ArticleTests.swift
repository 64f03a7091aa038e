import Documents
import Foundation
import GraphFormats
import KnowledgeGraph
import NewsgraphKit
import TestSupport
import Testing

/// From an article's file to its graph, through the program.
@Suite(.enabled(if: Program.hasModel, "no model: run 'newsgraph model install'"))
struct ArticleTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func graph(_ arguments: String...) throws -> Graph {
    let outcome = try Program.run(shell: "\"$0\" extract \"$@\"", arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try JSONFormat.read(Array(outcome.output.utf8))
  }

  @Test func seedGivesASoundGraph() throws {
    let graph = try graph(Program.seed)
    #expect(graph.problems() == [])
    #expect(graph.generator == Newsgraph.generator)
    #expect(graph.documents.first?.date == "2024-11-28")
    let labels = Set(graph.nodes.map(\.label))
    #expect(labels.isSuperset(of: ["Donald Trump", "Claudia Sheinbaum", "Rolling Stone"]))
  }

  /// Every range can be checked against the file as any other program reads it.
  @Test func offsetsPointIntoTheFile() throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: Program.seed)))
    let article = try ArticleImporter().article(from: bytes, fileName: Program.seed)
    let graph = try graph(Program.seed)
    let skipped = article.blocks.filter { !$0.kind.isAnnotated }.map(\.span)
    for evidence in graph.edges.flatMap(\.evidence) {
      #expect(article.text[TextSpan(evidence.start, evidence.end)] == evidence.quote)
    }
    for mention in graph.nodes.flatMap(\.mentions) {
      let span = TextSpan(mention.start, mention.end)
      #expect(article.text[span] == mention.text)
      #expect(!skipped.contains { $0.overlaps(span) }, "\(mention.text) is in header or credit")
    }
  }

  @Test func graphFitsItsSchema() throws {
    guard Consumers.hasPython else { return }
    let schema = try folder.write(GraphSchema.json, to: "schema.json")
    let path = folder.file("graph.json").path
    #expect(try Program.run("extract", Program.seed, "-o", path).status == 0)
    let outcome = try Consumers.runPython("check_schema.py", schema, path)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test func graphsAreNoArticles() throws {
    let path = try folder.write(try JSONFormat().string(for: .sample), to: "graph.json")
    for command in ["extract", "inspect"] {
      let outcome = try Program.run(command, path)
      #expect(outcome.status == 1 && outcome.output.isEmpty)
      #expect(outcome.errors.contains("is a graph, not an article"), "\(outcome.errors)")
    }
  }

  @Test func sameInputGivesSameBytes() throws {
    let first = try Program.run("extract", Program.seed).output
    let changes = [
      "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu", "SWIFT_DETERMINISTIC_HASHING": "",
    ]
    for _ in 0..<3 {
      #expect(try Program.run("extract", Program.seed, changes: changes).output == first)
    }
    let copy = try folder.write(
      try String(contentsOfFile: Program.seed, encoding: .utf8), to: "000_c410ee5ac9047ccb.txt")
    #expect(try Program.run("extract", copy).output == first)
  }

  @Test func lineEndingsDoNotChangeWhatIsFound() throws {
    let text = try String(contentsOfFile: Program.seed, encoding: .utf8)
    let copy = try folder.write(
      text.replacing("\n", with: "\r\n"), to: "000_c410ee5ac9047ccb.txt")
    let (unix, windows) = (try graph(Program.seed), try graph(copy))
    #expect(unix.nodes.map(\.id) == windows.nodes.map(\.id))
    #expect(unix.edges.map(\.id) == windows.edges.map(\.id))
  }

  @Test func severalArticlesGiveALineEach() throws {
    let names = try ["a", "b", "c"].map {
      try folder.write("Ana Ruiz, the minister of \($0), resigned.", to: "\($0).txt")
    }
    let outcome = try Program.run(
      shell: "\"$0\" extract \"$@\"", [names[0], "/no/such/file", names[1], names[2]])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("/no/such/file"))
    let ids = try outcome.output.split(separator: "\n").map {
      try JSONFormat.read(Array($0.utf8)).documents.map(\.id)
    }
    #expect(ids == [["a"], ["b"], ["c"]])
  }

  @Test func folderGetsAFileEach() throws {
    let names = try ["a", "b"].map { try folder.write("Ana Ruiz resigned.", to: "\($0).txt") }
    let output = folder.file("graphs/deep/").path
    let outcome = try Program.run(
      shell: "\"$0\" extract \"$@\"", names + ["--to", "graphml", "-o", output + "/"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let files = try FileManager.default.contentsOfDirectory(atPath: output).sorted()
    #expect(files == ["a.graphml", "b.graphml"])
  }

  @Test func metadataComesFromTheCommandLine() throws {
    let graph = try graph(
      Program.seed, "--id", "story", "--title", "Soft invasion", "--date", "2024-11", "--source",
      "The Post")
    let document = try #require(graph.documents.first)
    #expect(document.id == "story" && document.title == "Soft invasion")
    #expect(document.date == "2024-11" && document.source == "The Post")
  }

  @Test(arguments: ["svg", "png", "pdf", "gv"])
  func pictureOfAnArticle(format: String) throws {
    let path = folder.file("picture.\(format)").path
    let outcome = try Program.run("render", Program.seed, "-o", path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let start = try Data(contentsOf: URL(filePath: path)).prefix(8)
    let magic = ["svg": "<?xml", "png": "\u{89}PNG", "pdf": "%PDF", "gv": "digraph"][format] ?? "?"
    let bytes = magic.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(start.starts(with: bytes))
  }

  @Test func graphIsDrawnLikeItsArticle() throws {
    let graph = try folder.write(try Program.run("extract", Program.seed).output, to: "g.json")
    let pictures = try [graph, Program.seed].map { input in
      let path = folder.file("picture.gv").path
      _ = try Program.run("render", input, "-o", path)
      return try String(contentsOfFile: path, encoding: .utf8)
    }
    #expect(pictures[0] == pictures[1])
  }

  @Test func linesAreAnsweredInOrder() throws {
    var lines = (0..<150).map { "{\"id\": \($0), \"text\": \"Ana Ruiz left Rome on day \($0).\"}" }
    lines[70] = "{\"id\": 70}"
    lines[71] = "no JSON"
    let outcome = try Program.run(
      "annotate", "--jsonl", "-", input: lines.joined(separator: "\n") + "\n")
    #expect(outcome.status == 1)
    let answers = outcome.output.split(separator: "\n")
    #expect(answers.count == 150)
    for (number, answer) in answers.enumerated() where number != 71 {
      #expect(answer.hasPrefix("{\"id\": \(number), "))
    }
    #expect(answers[70].contains("\"error\"") && answers[71].hasPrefix("{\"id\": 72, \"error\""))
  }

  @Test func articleFromAPipe() throws {
    let outcome = try Program.run("extract", "-", input: "Ana Ruiz, the mayor of Rome, resigned.")
    let graph = try JSONFormat.read(Array(outcome.output.utf8))
    #expect(graph.documents.first?.id.hasPrefix("article-") == true)
    #expect(graph.nodes.contains { $0.label == "Ana Ruiz" })
  }

  @Test func invalidArticleIsRefused() throws {
    let path = try folder.write([0x41, 0x20, 0xFF, 0x42] as [UInt8], to: "bad.txt")
    let outcome = try Program.run("extract", path)
    #expect(outcome.status == 1 && outcome.errors.contains("byte 2"))
    #expect(try Program.run("extract", path, "--lossy").status == 0)
  }
}

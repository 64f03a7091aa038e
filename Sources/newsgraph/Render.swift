import ArgumentParser
import GraphFormats
import KnowledgeGraph
import NewsgraphKit

/// `newsgraph render graph.json -o graph.svg`
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw a graph, or an article's graph, with Graphviz.")

  @Argument(
    help: "A graph in the native format, or an article; - is standard input.",
    completion: .file(extensions: ["json", "txt"]))
  var input: String

  @Option(
    name: .shortAndLong,
    help: "Where the picture goes; its extension (svg, png, pdf, gv) selects the format.")
  var output: String

  @OptionGroup var articleOptions: ArticleOptions
  @OptionGroup var modelOptions: ModelOptions

  func run() throws {
    _ = try graph()
  }

  /// The graph that the input is or that is read from it.
  private func graph() throws -> Graph {
    let bytes = try InputFile.bytes(of: input, limit: ArticleImporter.sizeLimit + 1)
    let start = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if start == UInt8(ascii: "{") { return try JSONFormat.read(bytes) }
    let article = try articleOptions.importer.article(from: bytes, fileName: input)
    return try modelOptions.load().graph(of: article)
  }
}

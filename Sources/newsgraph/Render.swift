import ArgumentParser
import GraphFormats
import GraphRendering
import KnowledgeGraph
import NewsgraphKit

/// `newsgraph render graph.json -o graph.svg`
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw a graph, or an article's graph, with Graphviz.",
    discussion: """
      The input is a graph in the native format or an article; a text that starts with '{' is a graph. \
      The picture shows the most salient actors and what ties them.
      """)

  @Argument(
    help: ArgumentHelp("A graph or an article; - is standard input.", valueName: "file"),
    completion: .file(extensions: ["json", "txt"]))
  var input: String

  @Option(
    name: .shortAndLong,
    help: "Where the picture goes; its extension (svg, png, pdf, gv) selects the format.")
  var output: String

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The format, in place of the extension's.", valueName: "format"),
    completion: .list(ImageFormat.allCases.map(\.rawValue)))
  var formatName: String?

  @Option(
    help: ArgumentHelp(
      "How nodes are placed: \(Layout.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "name"),
    completion: .list(Layout.allCases.map(\.rawValue)))
  var layout: String?

  @Flag(help: "Draw statements too.")
  var statements = false

  @Option(help: ArgumentHelp("How many actors are drawn at most.", valueName: "count"))
  var top: Int?

  @OptionGroup var articleOptions: ArticleOptions
  @OptionGroup var modelOptions: ModelOptions

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top is \(top); at least one actor is drawn") }
    do throws(RenderingError) {
      _ = try format()
      _ = try options()
    } catch {
      throw ValidationError("\(error)")
    }
  }

  func run() throws {
    let bytes = try GraphRenderer(options: try options()).render(try graph(), as: try format())
    try OutputFile.write(bytes, to: output)
  }

  private func format() throws(RenderingError) -> ImageFormat {
    try ImageFormat(fileExtension: formatName ?? FileName.fileExtension(of: output) ?? "")
  }

  private func options() throws(RenderingError) -> RenderingOptions {
    var options = RenderingOptions(statements: statements, title: articleOptions.title)
    if let layout { options.layout = try Layout(named: layout) }
    if let top { options.top = top }
    return options
  }

  /// The graph that the input is or that is read from it.
  private func graph() throws -> Graph {
    let bytes = try InputFile.bytes(of: input, limit: ArticleImporter.sizeLimit + 1)
    let start = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard start == UInt8(ascii: "{") else {
      let article = try articleOptions.importer.article(from: bytes, fileName: input)
      return try modelOptions.load().graph(of: article)
    }
    do throws(FormatError) {
      return try JSONFormat.read(bytes)
    } catch {
      throw InvalidGraph(path: input, reason: error)
    }
  }

  /// A file that starts like a graph and is none.
  private struct InvalidGraph: Error, CustomStringConvertible {
    let path: String
    let reason: FormatError
    var description: String { "can't read the graph '\(path)': \(reason)" }
  }
}

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
      The input is a graph in a format that reads back (see 'newsgraph formats'), ours or another \
      program's, or an article. The picture shows the most salient actors and what ties them, and says \
      what it leaves out. Large pictures are drawn by a process of their own, which --timeout ends.
      """)

  @Argument(
    help: ArgumentHelp("A graph or an article; - is standard input.", valueName: "file"),
    completion: .file(extensions: ["json", "graphml", "gexf", "txt"]))
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
      "After how long a drawing is given up; 120 by default.", valueName: "seconds"))
  var timeout: Double?

  /// Draws the graph of standard input onto standard output, for the process that waits for it.
  @Flag(help: .hidden)
  var asWorker = false

  @OptionGroup var pictureOptions: PictureOptions
  @OptionGroup var fileOptions: PictureFileOptions
  @OptionGroup var articleOptions: ArticleOptions
  @OptionGroup var modelOptions: ModelOptions

  func validate() throws {
    if let timeout, !(timeout > 0 && timeout < 1e6) {
      throw ValidationError("--timeout is \(timeout); expected seconds")
    }
    if formatName == nil, FileName.fileExtension(of: output) == nil {
      let known = ImageFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(output)' has no extension; name the format with --to: \(known)")
    }
    do throws(RenderingError) {
      _ = try format()
    } catch {
      throw ValidationError("\(error)")
    }
  }

  func run() throws {
    if asWorker { return try work() }
    var source = GraphInput(models: modelOptions, importer: articleOptions.importer)
    let graph = try source.graph(at: input)
    let options = try options(for: graph)
    let renderer = GraphRenderer(options: options)
    let drawing = renderer.drawing(of: graph)
    guard timeout != nil || drawing.isLarge else {
      return try OutputFile.write(try renderer.render(drawing, as: try format()), to: output)
    }
    let arguments = CommandLine.arguments.dropFirst() + ["--as-worker"]
    let process = WorkerProcess(
      arguments: Array(arguments), timeout: timeout ?? 120,
      activity: "drawing \(drawing.nodes.count) nodes and \(drawing.lines.count) lines")
    let bytes = try process.output(for: Array(try JSONFormat().string(for: graph).utf8))
    try OutputFile.write(bytes, to: output)
  }

  private func work() throws {
    WorkerProcess.endWithParent()
    let bytes = try InputFile.bytes(of: "-", limit: .max)
    let graph = try JSONFormat.read(bytes)
    let options = try options(for: graph)
    try OutputFile.write(
      try GraphRenderer(options: options).render(graph, as: try format()), to: "-")
  }

  private func options(for graph: Graph) throws -> RenderingOptions {
    var options = try pictureOptions.options(title: articleOptions.title, graph: graph)
    try fileOptions.apply(to: &options)
    return options
  }

  private func format() throws(RenderingError) -> ImageFormat {
    try ImageFormat(fileExtension: formatName ?? FileName.fileExtension(of: output) ?? "")
  }
}

import ArgumentParser
import Documents
import GraphFormats
import GraphRendering
import GraphViewing
import KnowledgeGraph
import NewsgraphKit

/// `newsgraph view article.txt -o page.html`
struct View: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a page to read an article beside its graph.",
    discussion: """
      The page is one HTML file that needs no network. Each input is an article, or a graph \
      in a format that reads back. Several become tabs, with one in front that joins them. A graph is shown \
      with its quotations, or beside its article where --text names it.
      """)

  @Argument(
    help: ArgumentHelp("Articles and graphs; - is standard input.", valueName: "file"),
    completion: .file(extensions: ["txt", "json"]))
  var files: [String]

  @Option(name: .shortAndLong, help: "Where the page goes; standard output without it.")
  var output: String?

  @Option(
    name: .customLong("text"),
    help: ArgumentHelp(
      "The article of a graph that is given; once for each.", valueName: "file"),
    completion: .file(extensions: ["txt"]))
  var textFiles: [String] = []

  @Option(
    help: ArgumentHelp(
      "After how long a drawing is given up; 120 by default.", valueName: "seconds"))
  var timeout: Double?

  @Flag(name: .customLong("open"), help: "Open the page in the browser.")
  var opens = false

  /// Writes the page to standard output, for the process that waits for it.
  @Flag(help: .hidden)
  var asWorker = false

  @OptionGroup var pictureOptions: PictureOptions
  @OptionGroup var articleOptions: ArticleOptions
  @OptionGroup var modelOptions: ModelOptions

  func validate() throws {
    if files.count > 1 { try articleOptions.validateForSeveralFiles() }
    if let timeout, !(timeout > 0 && timeout < 1e6) {
      throw ValidationError("--timeout is \(timeout); expected seconds")
    }
    if files.count > 1, pictureOptions.around != nil {
      throw ValidationError("--around is for one graph; there are several")
    }
    if opens, output == nil || output == "-" {
      throw ValidationError("--open needs -o with a file")
    }
  }

  func run() throws {
    if asWorker { WorkerProcess.endWithParent() }
    var inputs = ViewInputs(articles: articleOptions, model: modelOptions)
    for file in files { try inputs.read(file) }
    for file in textFiles { try inputs.readText(file) }
    let page = try page(of: inputs)
    if asWorker { return try OutputFile.write(try page.html(), to: "-") }
    let path = output ?? "-"
    try OutputFile.write(try bytes(of: page, inputs), to: path)
    if opens { try Browser.open(path) }
  }

  private func page(of inputs: ViewInputs) throws -> ViewerPage {
    let graphs = try inputs.tabs()
    let options =
      if graphs.count == 1 {
        try pictureOptions.options(title: nil, graph: graphs[0].graph)
      } else { try pictureOptions.options(title: nil) }
    return ViewerPage(
      graphs: graphs, texts: inputs.texts, title: articleOptions.title, rendering: options)
  }

  /// The page; one with a large drawing is made by a process of its own.
  private func bytes(of page: ViewerPage, _ inputs: ViewInputs) throws -> [UInt8] {
    let renderer = GraphRenderer(options: page.rendering)
    let isLarge = page.graphs.contains { renderer.drawing(of: $0.graph).isLarge }
    guard timeout != nil || isLarge else { return Array(try page.html().utf8) }
    let process = WorkerProcess(
      arguments: CommandLine.arguments.dropFirst() + ["--as-worker"], timeout: timeout ?? 120,
      activity: "drawing the page")
    return try process.output(for: inputs.standardInput)
  }
}

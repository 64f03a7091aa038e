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

  @Option(help: ArgumentHelp("How many actors are drawn at most.", valueName: "count"))
  var top: Int?

  @Flag(name: .customLong("open"), help: "Open the page in the browser.")
  var opens = false

  @OptionGroup var articleOptions: ArticleOptions
  @OptionGroup var modelOptions: ModelOptions

  func validate() throws {
    if files.count > 1 { try articleOptions.validateForSeveralFiles() }
    if let top, top < 1 { throw ValidationError("--top is \(top); at least one actor is drawn") }
    if opens, output == nil || output == "-" {
      throw ValidationError("--open needs -o with a file")
    }
  }

  func run() throws {
    var options = RenderingOptions()
    if let top { options.top = top }
    var inputs = ViewInputs(articles: articleOptions, model: modelOptions)
    for file in files { try inputs.read(file) }
    for file in textFiles { try inputs.readText(file) }
    let page = ViewerPage(
      graphs: try inputs.tabs(common: "All together"), texts: inputs.texts,
      title: articleOptions.title,
      rendering: options)
    let path = output ?? "-"
    try OutputFile.write(try page.html(), to: path)
    if opens { try Browser.open(path) }
  }
}

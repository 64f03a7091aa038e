import ArgumentParser
import GraphDiffing
import GraphFormats
import KnowledgeGraph
import NewsgraphKit

/// `newsgraph timeline story.json --about 'Ana Ruiz'`
struct Timeline: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell what a graph says in the order of time.",
    discussion: """
      Offices, acts and statements by date: the one that the text gives, else that of the article. Graphs of \
      several articles come from 'newsgraph merge'.
      """)

  @Argument(
    help: ArgumentHelp("A graph or an article; - is standard input.", valueName: "file"),
    completion: .file())
  var input: String

  @Option(help: ArgumentHelp("Only what concerns this actor or office.", valueName: "name"))
  var about: String?

  @Option(name: .shortAndLong, help: "Where it goes; .txt, .md or .svg selects the format.")
  var output: String?

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The format: text, markdown or svg.", valueName: "format"),
    completion: .list(Output.allCases.map(\.rawValue)))
  var formatName: String?

  private enum Output: String, CaseIterable {
    case text
    case markdown
    case svg
  }

  func validate() throws { _ = try format() }

  @OptionGroup var modelOptions: ModelOptions

  func run() throws {
    var source = GraphInput(models: modelOptions)
    let graph = try source.graph(at: input)
    let node = try about.map { try NodeLookup(graph).id(of: $0) }
    let timeline = GraphTimeline(graph, about: node)
    let text =
      switch try format() {
      case .text: timeline.text()
      case .markdown: timeline.markdown()
      case .svg: timeline.svg()
      }
    try Terminal.write(text, to: output ?? "-")
  }

  private func format() throws -> Output {
    if let formatName {
      guard let format = Output(rawValue: formatName) else {
        throw ValidationError("there is no format '\(formatName)'; it is text, markdown or svg")
      }
      return format
    }
    switch output.flatMap({ FileName.fileExtension(of: $0) }) {
    case "md": return .markdown
    case "svg": return .svg
    case "txt", nil: return .text
    case let other?:
      throw ValidationError(
        "no timeline is written as '.\(other)'; the extensions are txt, md and svg")
    }
  }
}

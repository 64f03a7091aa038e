import ArgumentParser
import GraphDiffing
import GraphFormats
import KnowledgeGraph
import Lexicon
import NewsgraphKit

/// `newsgraph merge monday.txt friday.txt -o story.json`
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make one graph of several articles or graphs.",
    discussion: """
      Who is the same becomes one node; every edge keeps the evidence of each article, with the dates of the \
      first and last that says it; what contradicts each other stays side by side, marked contested. The \
      order of the files doesn't matter, and merged graphs can be merged again. A file may hold a graph a \
      line.
      """)

  @Argument(
    help: ArgumentHelp("Articles or graphs; - is standard input.", valueName: "file"),
    completion: .file())
  var files: [String]

  @Option(name: .shortAndLong, help: "Where the graph goes; its extension selects the format.")
  var output: String?

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The format; see 'newsgraph formats'.", valueName: "format"),
    completion: .list(GraphFormats.all.map { $0.name }))
  var formatName: String?

  @OptionGroup var alignmentOptions: AlignmentOptions
  @OptionGroup var modelOptions: ModelOptions

  func validate() throws {
    if files.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("only one of the files can be standard input")
    }
    let format: any GraphFormat
    do throws(FormatError) {
      format = try GraphFile.format(named: formatName, for: output)
    } catch {
      throw ValidationError("\(error)")
    }
    try GraphFile.check(format, for: output)
  }

  func run() throws {
    var input = GraphInput(models: modelOptions)
    var graphs: [Graph] = []
    for file in files { graphs += try input.graphs(at: file) }
    var merger = GraphMerger(lexicon: try Lexicon(), generator: Newsgraph.generator)
    if let threshold = alignmentOptions.threshold { merger.aligner.threshold = threshold }
    let graph = try merger.merged(graphs, decisions: try alignmentOptions.decisions())
    let format = try GraphFile.format(named: formatName, for: output)
    try GraphFile.write(graph, as: format, to: output ?? "-")
  }
}

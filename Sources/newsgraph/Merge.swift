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

  @OptionGroup var alignmentOptions: AlignmentOptions
  @OptionGroup var modelOptions: ModelOptions

  func validate() throws {
    guard let output, output != "-" else { return }
    do throws(FormatError) {
      _ = try GraphFormats.forFile(named: output)
    } catch {
      throw ValidationError("\(error)")
    }
  }

  func run() throws {
    var input = GraphInput(models: modelOptions)
    var graphs: [Graph] = []
    for file in files { graphs += try input.graphs(at: file) }
    var merger = GraphMerger(lexicon: try Lexicon(), generator: Newsgraph.generator)
    if let threshold = alignmentOptions.threshold { merger.aligner.threshold = threshold }
    let graph = try merger.merged(graphs, decisions: try alignmentOptions.decisions())
    let format: any GraphFormat =
      output == nil || output == "-" ? JSONFormat() : try GraphFormats.forFile(named: output ?? "")
    try Terminal.write(try format.string(for: graph), to: output ?? "-")
  }
}

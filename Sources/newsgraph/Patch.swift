import ArgumentParser
import GraphDiffing
import GraphFormats
import KnowledgeGraph
import NewsgraphKit

/// `newsgraph patch a.json diff.json -o b.json`
struct Patch: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Apply a difference to a graph.",
    discussion: """
      The difference is what 'newsgraph diff A B --to json' writes. Applied to A it gives B, byte for byte; \
      with --reverse, applied to B it gives A. A graph that the difference wasn't taken from is refused.
      """)

  @Argument(
    help: ArgumentHelp("The graph; - is standard input.", valueName: "graph"), completion: .file())
  var input: String

  @Argument(
    help: ArgumentHelp("The difference; - is standard input.", valueName: "diff"),
    completion: .file(extensions: ["json"]))
  var difference: String

  @Option(name: .shortAndLong, help: "Where the graph goes; its extension selects the format.")
  var output: String?

  @Flag(help: "Lead back from the second graph to the first.")
  var reverse = false

  @OptionGroup var modelOptions: ModelOptions

  func validate() throws {
    if input == "-", difference == "-" {
      throw ValidationError("only one of the two can be standard input")
    }
    let format: any GraphFormat
    do throws(FormatError) {
      format = try GraphFile.format(named: nil, for: output)
    } catch {
      throw ValidationError("\(error)")
    }
    try GraphFile.check(format, for: output)
  }

  func run() throws {
    var source = GraphInput(models: modelOptions)
    let graph = try source.graph(at: input)
    let delta = try DiffFormat.delta(from: try InputFile.bytes(of: difference, limit: .max))
    let patched = try (reverse ? delta.inverse : delta).applied(to: graph)
    let format = try GraphFile.format(named: nil, for: output)
    try GraphFile.write(patched, as: format, to: output ?? "-")
  }
}

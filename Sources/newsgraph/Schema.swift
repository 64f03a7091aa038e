import ArgumentParser
import GraphFormats

/// `newsgraph schema`
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of the native format.")

  @Option(name: .shortAndLong, help: "Where the schema goes.")
  var output: String?

  func run() throws { try Terminal.write(GraphSchema.json, to: output ?? "-") }
}

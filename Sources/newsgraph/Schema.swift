import ArgumentParser
import GraphDiffing
import GraphFormats

/// `newsgraph schema`
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of the native format, or that of differences.")

  @Flag(help: "The schema of what 'newsgraph diff --to json' writes.")
  var diff = false

  @Option(name: .shortAndLong, help: "Where the schema goes.")
  var output: String?

  func run() throws {
    try Terminal.write(diff ? DiffSchema.json : GraphSchema.json, to: output ?? "-")
  }
}

import ArgumentParser
import GraphFormats
import GraphRendering
import KnowledgeGraph
import NewsgraphKit

/// `newsgraph convert graph.json -o graph.gexf`
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a graph in another format.",
    discussion: """
      The input is a graph in a format that reads back (see 'newsgraph formats'), ours or another \
      program's. csv is several tables: a folder where the output ends in '/', or an archive where it \
      ends in .zip; \
      dot-styled is the drawing's description for Graphviz.
      """)

  @Argument(
    help: ArgumentHelp(
      "A graph file, or the folder of csv tables; - is standard input.", valueName: "file"),
    completion: .file())
  var input: String

  @Option(name: .shortAndLong, help: "Where the graph goes; its extension selects the format.")
  var output: String?

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp("The input's format, in place of the extension's.", valueName: "format"),
    completion: .list(GraphFormats.readable.map { $0.name }))
  var inputFormat: String?

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The output's format, in place of the extension's.", valueName: "format"),
    completion: .list(GraphFormats.all.map { $0.name } + [Self.styled]))
  var outputFormat: String?

  private static let styled = "dot-styled"

  func validate() throws {
    do throws(FormatError) {
      _ = try reader()
      if !isStyled { _ = try writer() }
    } catch {
      throw ValidationError("\(error)")
    }
    if !isStyled { try GraphFile.check(try writer(), for: output) }
  }

  func run() throws {
    let contents = try contents()
    let graph: Graph
    do throws(FormatError) {
      graph = try read(contents)
    } catch {
      throw InvalidGraph(path: input, reason: error)
    }
    if isStyled {
      let bytes = try GraphRenderer(options: RenderingOptions()).render(
        graph, as: try ImageFormat(fileExtension: "gv"))
      return try OutputFile.write(bytes, to: output ?? "-")
    }
    try GraphFile.write(graph, as: try writer(), to: output ?? "-")
  }

  private var isStyled: Bool {
    outputFormat == Self.styled
      || outputFormat == nil && output.flatMap { FileName.fileExtension(of: $0) } == "gv"
  }

  /// What the input holds: a file, or those of a folder.
  private enum Contents {
    case file([UInt8])
    case files([String: [UInt8]])
  }

  private func contents() throws -> Contents {
    guard OutputFile.isFolder(input) else {
      return .file(try InputFile.bytes(of: input, limit: .max))
    }
    var files: [String: [UInt8]] = [:]
    for name in CSVFormat.fileNames {
      let path = FileName.joined(input, name)
      // Tables that aren't there are missed by name, if they are needed.
      if let bytes = try? InputFile.bytes(of: path, limit: .max) { files[name] = bytes }
    }
    return .files(files)
  }

  private func read(_ contents: Contents) throws(FormatError) -> Graph {
    switch contents {
    case .files(let files): return try CSVFormat.read(files: files)
    case .file(let bytes):
      let isArchive = bytes.starts(with: Array("PK".utf8)) && inputFormat ?? "csv" == "csv"
      return isArchive ? try CSVFormat.read(archive: bytes) : try reader().graph(from: bytes)
    }
  }

  private func reader() throws(FormatError) -> any ReadableGraphFormat {
    let format: any GraphFormat
    if let inputFormat {
      format = try GraphFormats.named(inputFormat)
    } else if input == "-" {
      format = JSONFormat()
    } else if input.hasSuffix("/") || OutputFile.isFolder(input)
      || FileName.fileExtension(of: input) == "zip"
    {
      format = CSVFormat()
    } else {
      // `.gv` is what Graphviz calls DOT today.
      let isDOT = FileName.fileExtension(of: input) == "gv"
      format = isDOT ? DOTFormat() : try GraphFormats.forFile(named: input)
    }
    guard let readable = format as? any ReadableGraphFormat else {
      throw .unreadableFormat(format.name, readable: GraphFormats.readable.map(\.name))
    }
    return readable
  }

  private func writer() throws(FormatError) -> any GraphFormat {
    try GraphFile.format(named: outputFormat, for: output)
  }

  /// A file that is no graph of its format.
  private struct InvalidGraph: Error, CustomStringConvertible {
    let path: String
    let reason: FormatError
    var description: String { "can't read the graph '\(path)': \(reason)" }
  }
}

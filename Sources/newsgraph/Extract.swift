import ArgumentParser
import GraphFormats
import KnowledgeGraph
import NewsgraphKit

/// `newsgraph extract article.txt -o graph.json`
struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read articles and write their graphs.",
    discussion: """
      One article gives one graph, on standard output or in the file that -o names. Several articles \
      give one graph a line (JSON Lines), or, if -o names a folder or ends in '/', one file each, \
      named after the article's file. An article that can't be read is reported and the others are \
      still written; the exit status is then 1. csv is several tables: -o must end in .zip, or in \
      '/' together with --to csv, for a folder for each article.
      """)

  @Argument(
    help: ArgumentHelp("Articles as plain text in UTF-8; - is standard input.", valueName: "file"),
    completion: .file(extensions: ["txt", "md"]))
  var files: [String]

  @Option(name: .shortAndLong, help: "Where the graph goes; its extension selects the format.")
  var output: String?

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The format; see 'newsgraph formats'.", valueName: "format"),
    completion: .list(GraphFormats.all.map { $0.name }))
  var formatName: String?

  @OptionGroup var articleOptions: ArticleOptions
  @OptionGroup var modelOptions: ModelOptions

  func validate() throws {
    if files.count > 1 { try articleOptions.validateForSeveralFiles() }
    do throws(FormatError) {
      _ = try format()
    } catch {
      throw ValidationError("\(error)")
    }
    if files.count == 1, !hasFolder { try GraphFile.check(try format(), for: output) }
    if files.count > 1, !hasFolder, let name = try? format().name, name != JSONFormat.name {
      throw ValidationError("several graphs in format '\(name)' need -o with a folder")
    }
    if files.count > 1, hasFolder {
      let names = files.map { FileName.stem(of: $0) }
      guard Set(names).count == names.count else {
        throw ValidationError("two of the articles have the same file name; write them separately")
      }
    }
  }

  func run() throws {
    let newsgraph = try modelOptions.load()
    if files.count == 1, !hasFolder {
      let graph = try newsgraph.graph(of: try articleOptions.article(at: files[0]))
      try GraphFile.write(graph, as: try format(), to: output ?? "-")
    } else if let output, hasFolder {
      try OutputFile.makeFolder(output)
      try forEachGraph(of: newsgraph) { graph, file in
        let format = try format()
        let stem = FileName.joined(output, FileName.stem(of: file))
        // A format of several files gets a folder for each article.
        let path = format is any FolderGraphFormat ? stem + "/" : "\(stem).\(format.fileExtension)"
        try GraphFile.write(graph, as: format, to: path)
      }
    } else {
      try writeLines(of: newsgraph)
    }
  }

  /// One graph a line: at once to standard output, as a whole to a file.
  private func writeLines(of newsgraph: Newsgraph) throws {
    let format = JSONFormat(layout: .line)
    var lines = ""
    try forEachGraph(of: newsgraph) { graph, _ in
      let line = try format.string(for: graph)
      if output == nil { try Terminal.write(line, to: "-") } else { lines += line }
    }
    if let output { try Terminal.write(lines, to: output) }
  }

  /// Calls `body` for each article's graph, reports what fails, and fails in the end if one did.
  private func forEachGraph(
    of newsgraph: Newsgraph, _ body: (Graph, String) throws -> Void
  ) throws {
    var failures = 0
    for file in files {
      do {
        try body(try newsgraph.graph(of: try articleOptions.article(at: file)), file)
      } catch let error where error as? FileError != .closedPipe {
        Terminal.report("\(error)")
        failures += 1
      }
    }
    if failures > 0 { throw ExitCode.failure }
  }

  private var hasFolder: Bool {
    output.map(GraphFile.isFolder) ?? false
  }

  /// The format that was named, or that the output's extension means, or the native one.
  private func format() throws(FormatError) -> any GraphFormat {
    // A folder holds a file for each article, in the native format unless another is named.
    if formatName == nil, hasFolder { return JSONFormat() }
    let suffix = output.flatMap { FileName.fileExtension(of: $0) }
    if formatName == nil, suffix == nil || files.count > 1 && suffix == "jsonl" {
      return JSONFormat()
    }
    return try GraphFile.format(named: formatName, for: output)
  }
}

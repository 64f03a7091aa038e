import ArgumentParser
import GraphDiffing
import GraphFormats
import KnowledgeGraph
import Lexicon
import NewsgraphKit

/// `newsgraph diff monday.txt friday.txt`
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell what changed between two articles or graphs.",
    discussion: """
      Each of A and B is an article, a graph in a format that reads back, or - for standard input. Nodes \
      are matched by names, kinds, positions, places and neighbours, never by identifiers. What only A \
      says is listed apart: an article's silence ends nothing.

      The exit status is 0 where nothing differs, 1 where something does, 2 where there is trouble.
      """)

  @Argument(help: ArgumentHelp("The first article or graph.", valueName: "A"), completion: .file())
  var first: String

  @Argument(help: ArgumentHelp("The second article or graph.", valueName: "B"), completion: .file())
  var second: String

  @Option(name: .shortAndLong, help: "Where the result goes; its extension selects the format.")
  var output: String?

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      "The format: \(DiffOutput.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "format"),
    completion: .list(DiffOutput.allCases.map(\.rawValue)))
  var formatName: String?

  @Option(
    help: ArgumentHelp(
      "What only A says: ignore it, list it apart, or count it as removed.", valueName: "how"),
    completion: .list(DiffReportOptions.Silence.allCases.map(\.rawValue)))
  var silence = "list"

  @Option(
    help: ArgumentHelp(
      "Only changes of these topics, divided by commas: "
        + GraphChange.Topic.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "topics"))
  var only: String?

  @Option(help: ArgumentHelp("No changes of these topics.", valueName: "topics"))
  var ignore: String?

  @Flag(help: "Count the changes only.")
  var stat = false

  @Flag(help: "Say only whether they differ.")
  var brief = false

  @Flag(inversion: .prefixedNo, help: "Quote both texts behind every change.")
  var quotes = true

  @Option(
    help: ArgumentHelp("Colour: auto, always or never.", valueName: "when"),
    completion: .list(["auto", "always", "never"]))
  var color = "auto"

  @Option(
    help: ArgumentHelp("Where the mapping of nodes goes, as SSSOM TSV.", valueName: "file"),
    completion: .file(extensions: ["tsv"]))
  var writeMap: String?

  @OptionGroup var pictureOptions: DiffPictureOptions
  @OptionGroup var alignmentOptions: AlignmentOptions
  @OptionGroup var modelOptions: ModelOptions

  func validate() throws {
    _ = try reportOptions()
    let format = try format()
    if stat, brief { throw ValidationError("--stat and --brief exclude each other") }
    if stat || brief, format != .text {
      throw ValidationError(
        "--\(stat ? "stat" : "brief") is text; it can't be written as \(format.rawValue)")
    }
    if writeMap == "-", output == nil || output == "-" {
      throw ValidationError("--write-map names a file, or -o does; both can't be standard output")
    }
    let isPicture = format.isPicture
    if pictureOptions.sideBySide, output == nil || output == "-" || !isPicture {
      throw ValidationError("--side-by-side makes two pictures; -o NAME.svg names them")
    }
    guard ["auto", "always", "never"].contains(color) else {
      throw ValidationError("--color is '\(color)'; expected auto, always or never")
    }
    if first == "-", second == "-" {
      throw ValidationError("only one of the two can be standard input")
    }
  }

  func run() throws {
    do {
      try compare()
    } catch let error as ExitCode {
      throw error
    } catch let error where error as? FileError != .closedPipe {
      Terminal.report("\(error)")
      throw ExitCode(2)
    }
  }

  private func compare() throws {
    var input = GraphInput(models: modelOptions)
    let (a, b) = (try input.graph(at: first), try input.graph(at: second))
    var differ = GraphDiffer(lexicon: try Lexicon())
    if let threshold = alignmentOptions.threshold { differ.aligner.threshold = threshold }
    let diff = try differ.diff(from: a, to: b, decisions: try alignmentOptions.decisions())
    if let writeMap { try OutputFile.write(MappingFile.string(for: diff), to: writeMap) }
    let report = DiffReport(diff, options: try reportOptions())
    let texts = input.texts
    try write(report) {
      DiffPicture(report, a, b, texts: texts)
    } patch: {
      try JSONPatch.string(from: a, to: b)
    }
    if !report.isEmpty { throw ExitCode.failure }
  }

  private func write(
    _ report: DiffReport, picture: () -> DiffPicture, patch: () throws -> String
  ) throws {
    let path = output ?? "-"
    if brief {
      let names = "\(first) and \(second)"
      return try Terminal.write(report.isEmpty ? "" : "\(names) differ\n", to: path)
    }
    let format = try format()
    switch format {
    case .text:
      let style = DiffReport.TextStyle(
        colour: Terminal.isColoured(color, path: path), width: Terminal.width(path: path))
      // What comes from the articles is made inert; the report's own colours are controls too.
      let text =
        stat
        ? report.statistics(style: style)
        : report.text(style: style, inert: InertText.inert)
      try OutputFile.write(text, to: path)
    case .markdown: try Terminal.write(report.markdown(), to: path)
    case .json:
      try Terminal.write(
        try DiffFormat.string(for: report.diff, changes: report.changes), to: path)
    case .jsonPatch: try Terminal.write(try patch(), to: path)
    case .dot, .svg, .png, .pdf, .html:
      try pictureOptions.write(picture(), as: format, to: path)
    }
  }

  private func format() throws -> DiffOutput {
    if let formatName {
      guard let format = DiffOutput(rawValue: formatName) else {
        let known = DiffOutput.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("there is no format '\(formatName)'; the formats are \(known)")
      }
      return format
    }
    guard let output, output != "-" else { return .text }
    guard let fileExtension = FileName.fileExtension(of: output) else { return .text }
    guard let format = DiffOutput(fileExtension: fileExtension) else {
      throw ValidationError(
        "no difference is written as '.\(fileExtension)'; the extensions are "
          + DiffOutput.fileExtensions.joined(separator: ", "))
    }
    return format
  }

  private func reportOptions() throws -> DiffReportOptions {
    guard let silence = DiffReportOptions.Silence(rawValue: silence) else {
      throw ValidationError("--silence is '\(silence)'; expected ignore, list or removed")
    }
    var topics = Set(GraphChange.Topic.allCases)
    if let only { topics = try Self.topics(only) }
    if let ignore { topics.subtract(try Self.topics(ignore)) }
    return DiffReportOptions(silence: silence, topics: topics, quotes: quotes)
  }

  private static func topics(_ text: String) throws -> Set<GraphChange.Topic> {
    Set(
      try text.split(separator: ",").map { word in
        guard let topic = GraphChange.Topic(rawValue: String(word)) else {
          let known = GraphChange.Topic.allCases.map(\.rawValue).joined(separator: ", ")
          throw ValidationError("there is no topic '\(word)'; the topics are \(known)")
        }
        return topic
      })
  }
}

/// How a difference is written.
enum DiffOutput: String, CaseIterable {
  case text
  case json
  case jsonPatch = "json-patch"
  case markdown
  case dot
  case svg
  case png
  case pdf
  case html

  /// Whether the format is drawn by Graphviz.
  var isPicture: Bool { [.dot, .svg, .png, .pdf].contains(self) }

  /// The extensions that select a format.
  static let fileExtensions = [
    "txt", "diff", "json", "json-patch", "md", "dot", "gv", "svg", "png", "pdf", "html",
  ]

  /// The format of files with an extension.
  init?(fileExtension: String) {
    switch fileExtension {
    case "txt", "diff": self = .text
    case "md": self = .markdown
    case "gv": self = .dot
    case "json-patch": self = .jsonPatch
    default:
      guard let format = DiffOutput(rawValue: fileExtension) else { return nil }
      self = format
    }
  }
}

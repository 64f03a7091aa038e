import ArgumentParser
import GraphDiffing
import GraphFormats
import GraphViewing
import KnowledgeGraph
import NewsgraphKit

/// What commands that work on graphs take: a graph in any format that reads back, or an article.
struct GraphInput: ~Copyable {
  private let models: ModelOptions
  private let importer: ArticleImporter
  private var newsgraph: Newsgraph?
  /// The texts of the articles that were read.
  private(set) var texts: [ViewedText] = []

  init(models: ModelOptions, isLossy: Bool = false) {
    self.init(models: models, importer: ArticleImporter(isLossy: isLossy))
  }

  init(models: ModelOptions, importer: ArticleImporter) {
    self.models = models
    self.importer = importer
  }

  /// The graph of a file; `-` is standard input.
  ///
  /// A folder or an archive holds csv tables. Text that starts with `{` is a graph in the native format; of
  /// other text the extension tells. What is no graph is an article.
  mutating func graph(at path: String) throws -> Graph {
    let graphs = try graphs(at: path)
    guard graphs.count == 1, let graph = graphs.first else {
      throw UnreadableGraph(
        path: path, reason: "holds \(graphs.count) graphs; give one ('newsgraph merge' joins them)")
    }
    return graph
  }

  /// The graphs of a file: several where each line is one.
  mutating func graphs(at path: String) throws -> [Graph] {
    if OutputFile.isFolder(path) {
      return [
        try reading(path) { () throws(FormatError) in try CSVFormat.read(files: tables(path)) }
      ]
    }
    let bytes = try InputFile.bytes(of: path, limit: .max)
    if bytes.starts(with: Array("PK".utf8)) {
      return [try reading(path) { () throws(FormatError) in try CSVFormat.read(archive: bytes) }]
    }
    let start = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    let format = Self.format(of: path)
    if start == UInt8(ascii: "{"), format == nil || format is JSONFormat {
      return try nativeGraphs(bytes, path)
    }
    if let format {
      return [try reading(path) { () throws(FormatError) in try format.graph(from: bytes) }]
    }
    let article = try importer.article(from: bytes, fileName: path)
    if newsgraph == nil { newsgraph = try models.load() }
    guard let newsgraph else { return [] }
    texts.append(ViewedText(article))
    return [try newsgraph.graph(of: article)]
  }

  /// One graph, or one a line.
  private func nativeGraphs(_ bytes: [UInt8], _ path: String) throws -> [Graph] {
    let lines = bytes.split(separator: 0x0A).filter { $0.contains { $0 > 0x20 } }
    let areGraphs =
      lines.count > 1
      && lines.allSatisfy { $0.first == UInt8(ascii: "{") && $0.last == UInt8(ascii: "}") }
    guard areGraphs else {
      return [try reading(path) { () throws(FormatError) in try JSONFormat.read(bytes) }]
    }
    return try lines.map { line in
      try reading(path) { () throws(FormatError) in try JSONFormat.read(Array(line)) }
    }
  }

  private func tables(_ path: String) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in CSVFormat.fileNames {
      if let bytes = try? InputFile.bytes(of: FileName.joined(path, name), limit: .max) {
        files[name] = bytes
      }
    }
    return files
  }

  private func reading(_ path: String, _ body: () throws(FormatError) -> Graph) throws -> Graph {
    do throws(FormatError) {
      return try body()
    } catch {
      throw UnreadableGraph(path: path, reason: "\(error)")
    }
  }

  /// The format that a file's name tells; `nil` for articles and standard input.
  private static func format(of path: String) -> (any ReadableGraphFormat)? {
    if FileName.fileExtension(of: path) == "gv" { return DOTFormat() }
    guard path != "-", let format = try? GraphFormats.forFile(named: path) else { return nil }
    return format is YEdGraphMLFormat ? GraphMLFormat() : format as? any ReadableGraphFormat
  }

  /// A file that is no graph of its format.
  struct UnreadableGraph: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "can't read the graph '\(path)': \(reason)" }
  }
}

/// Who is who, as the user knows it.
struct AlignmentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Two that are the same, one of each graph: 'Ruiz=Ana Ruiz'. May be given several times.",
      valueName: "name=name"))
  var same: [String] = []

  @Option(
    help: ArgumentHelp(
      "Two that aren't the same. May be given several times.", valueName: "name=name"))
  var different: [String] = []

  @Option(
    help: ArgumentHelp("A mapping in SSSOM TSV that says who is who.", valueName: "file"),
    completion: .file(extensions: ["tsv"]))
  var map: String?

  @Option(
    help: ArgumentHelp(
      "The score from which two are the same, 0 to 1; 0.8 by default.", valueName: "number"))
  var threshold: Double?

  func validate() throws {
    for text in same + different where Self.pair(text) == nil {
      throw ValidationError("'\(text)' names no two: write 'NAME=NAME'")
    }
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold is \(threshold); it lies between 0 and 1")
    }
  }

  /// What the options and the mapping file say.
  func decisions() throws -> AlignmentDecisions {
    var decisions = AlignmentDecisions()
    if let map {
      let text = String(decoding: try InputFile.bytes(of: map, limit: .max), as: UTF8.self)
      decisions = try MappingFile.decisions(from: text)
    }
    decisions.same += same.compactMap(Self.pair)
    decisions.different += different.compactMap(Self.pair)
    return decisions
  }

  private static func pair(_ text: String) -> AlignmentDecisions.NamePair? {
    let parts = text.split(separator: "=").map { $0.trimmedSpace }
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    return AlignmentDecisions.NamePair(parts[0], parts[1])
  }
}

extension Substring {
  fileprivate var trimmedSpace: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}

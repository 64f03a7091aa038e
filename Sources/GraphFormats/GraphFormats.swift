import KnowledgeGraph

/// A way to write a graph as text.
///
/// A format is one file of this target and one line of `GraphFormats.all`. Equal graphs give equal
/// text, in every process and on every machine.
public protocol GraphFormat: Sendable {
  /// The word that selects the format on the command line.
  static var name: String { get }

  /// What a file of the format ends with, without the dot.
  static var fileExtension: String { get }

  /// Who reads the format, in one line.
  static var summary: String { get }

  /// What of a graph the format holds, in one line.
  static var carries: String { get }

  /// What is lost or changed, in one line.
  static var losses: String { get }

  /// Creates the format with its usual settings.
  init()

  /// Writes the graph.
  /// - Throws: `FormatError` where the graph holds what the format can't express.
  func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError)
}

extension GraphFormat {
  /// The word that selects the format on the command line.
  public var name: String { Self.name }

  /// What a file of the format ends with, without the dot.
  public var fileExtension: String { Self.fileExtension }

  /// Who reads the format, in one line.
  public var summary: String { Self.summary }

  /// What of a graph the format holds, in one line.
  public var carries: String { Self.carries }

  /// What is lost or changed, in one line.
  public var losses: String { Self.losses }

  /// The whole text of a graph.
  /// - Throws: `FormatError` where the graph holds what the format can't express.
  public func string(for graph: Graph) throws(FormatError) -> String {
    var text = ""
    try write(graph, to: &text)
    return text
  }
}

/// A format whose files read back as graphs.
public protocol ReadableGraphFormat: GraphFormat {
  /// Reads a graph.
  /// - Parameter bytes: The whole file.
  /// - Throws: `FormatError` with line and column.
  static func read(_ bytes: [UInt8]) throws(FormatError) -> Graph
}

extension ReadableGraphFormat {
  /// Reads a graph.
  /// - Throws: `FormatError` with line and column.
  public func graph(from bytes: [UInt8]) throws(FormatError) -> Graph { try Self.read(bytes) }
}

/// The catalogue of formats.
public enum GraphFormats {
  /// All formats, the native one first.
  public static let all: [any GraphFormat] = [
    JSONFormat(),
    GraphMLFormat(),
    YEdGraphMLFormat(),
    GEXFFormat(),
    CytoscapeFormat(),
    CX2Format(),
    NodeLinkFormat(),
    CSVFormat(),
    CypherFormat(),
    DOTFormat(),
    MermaidFormat(),
    MarkdownFormat(),
    FollowTheMoneyFormat(),
    PopoloFormat(),
    JSONLDFormat(),
    TurtleFormat(),
    PloverFormat(),
  ]

  /// The formats whose files read back as graphs.
  public static var readable: [any ReadableGraphFormat] {
    all.compactMap { $0 as? any ReadableGraphFormat }
  }

  /// The format of a name.
  /// - Throws: `FormatError.unknownName` with the names that exist.
  public static func named(_ name: String) throws(FormatError) -> any GraphFormat {
    guard let format = all.first(where: { $0.name == name }) else {
      throw .unknownName(name, known: all.map(\.name))
    }
    return format
  }

  /// The format that files of an extension are in; upper case counts as lower case.
  /// - Parameter fileExtension: The extension, without the dot.
  /// - Throws: `FormatError.unknownExtension` with the extensions that exist.
  public static func forFile(
    extension fileExtension: String
  ) throws(FormatError) -> any GraphFormat {
    try forFile(named: "graph.\(fileExtension)")
  }

  /// The format that a file's name tells: of several extensions that fit, the longest counts, so
  /// that `a.yed.graphml` isn't plain GraphML. Upper case counts as lower case.
  /// - Throws: `FormatError.unknownExtension` with the extensions that exist.
  public static func forFile(named name: String) throws(FormatError) -> any GraphFormat {
    let lower = name.lowercased()
    let fitting = all.filter { lower.hasSuffix("." + $0.fileExtension) }
    guard let format = fitting.max(by: { $0.fileExtension.count < $1.fileExtension.count }) else {
      let last = lower.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
      throw .unknownExtension(String(last), known: all.map(\.fileExtension))
    }
    return format
  }
}

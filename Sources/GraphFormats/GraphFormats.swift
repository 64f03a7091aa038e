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

  /// The whole text of a graph.
  /// - Throws: `FormatError` where the graph holds what the format can't express.
  public func string(for graph: Graph) throws(FormatError) -> String {
    var text = ""
    try write(graph, to: &text)
    return text
  }
}

/// The catalogue of formats.
public enum GraphFormats {
  /// All formats, the native one first.
  public static let all: [any GraphFormat] = [
    JSONFormat(),
    GraphMLFormat(),
    DOTFormat(),
  ]

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
    let wanted = fileExtension.lowercased()
    guard let format = all.first(where: { $0.fileExtension == wanted }) else {
      throw .unknownExtension(fileExtension, known: all.map(\.fileExtension))
    }
    return format
  }
}

import KnowledgeGraph

/// A format of several files, for a folder or a zip archive.
public protocol FolderGraphFormat: GraphFormat {
  /// The names of the files.
  static var fileNames: [String] { get }

  /// Writes one of the files.
  /// - Throws: `FormatError` where the graph holds what the format can't express.
  func write(
    _ graph: Graph, file: String, to output: inout some TextOutputStream
  ) throws(FormatError)
}

extension FolderGraphFormat {
  /// The names of the files.
  public var fileNames: [String] { Self.fileNames }

  /// The text of one of the files.
  /// - Throws: `FormatError` where the graph holds what the format can't express.
  public func string(for graph: Graph, file: String) throws(FormatError) -> String {
    var text = ""
    try write(graph, file: file, to: &text)
    return text
  }
}

import ArgumentParser
import GraphFormats
import KnowledgeGraph
import NewsgraphKit

/// Where a command's graph goes: standard output, a file, or several files in a folder or an archive.
enum GraphFile {
  /// The format that an output means: what was named, or what the name of the file tells, or the native
  /// one.
  static func format(named name: String?, for output: String?) throws(FormatError)
    -> any GraphFormat
  {
    if let name { return try GraphFormats.named(name) }
    guard let output, output != "-" else { return JSONFormat() }
    if isFolder(output) || isArchive(output) { return CSVFormat() }
    return try GraphFormats.forFile(named: output)
  }

  /// Refuses an output that can't be in the format.
  static func check(_ format: any GraphFormat, for output: String?) throws(ValidationError) {
    guard let output, output != "-" else { return }
    if format is any FolderGraphFormat {
      guard isFolder(output) || isArchive(output) else {
        throw ValidationError(
          "\(format.name) is several tables; end '\(output)' in '/' for a folder or in '.zip'")
      }
    } else if isArchive(output) {
      throw ValidationError("only csv is written as an archive (.zip), not \(format.name)")
    }
  }

  /// Writes a graph.
  static func write(_ graph: Graph, as format: any GraphFormat, to output: String) throws {
    guard let format = format as? any FolderGraphFormat, output != "-" else {
      return try Terminal.write(try format.placing(graph).string(for: graph), to: output)
    }
    if isArchive(output) {
      return try OutputFile.write(try format.archive(of: graph), to: output)
    }
    try OutputFile.makeFolder(output)
    for name in format.fileNames {
      try OutputFile.write(
        try format.string(for: graph, file: name), to: FileName.joined(output, name))
    }
  }

  /// Whether an output is a folder, there already or not.
  static func isFolder(_ output: String) -> Bool {
    output.hasSuffix("/") || OutputFile.isFolder(output)
  }

  private static func isArchive(_ output: String) -> Bool {
    FileName.fileExtension(of: output) == "zip"
  }
}

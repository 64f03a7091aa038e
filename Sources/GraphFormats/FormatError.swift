import KnowledgeGraph

/// Why a graph can't be written in a format or read from it.
public enum FormatError: Error, Equatable, CustomStringConvertible {
  /// No format has this name.
  case unknownName(String, known: [String])

  /// No format has this file extension.
  case unknownExtension(String, known: [String])

  /// The format is written, but its files don't read back.
  case unreadableFormat(String, readable: [String])

  /// A folder or an archive lacks a file of the format.
  case missingFile(String, found: [String])

  /// A number that no text form has: infinity or not a number.
  case notFinite(String)

  /// The file is no text in UTF-8; the offset counts bytes from 0.
  case notUTF8(offset: Int)

  /// The file is no JSON. Line and column count from 1; the column counts scalars.
  case syntax(line: Int, column: Int, reason: String)

  /// The file is no XML, DOT or CSV. Line and column count from 1.
  case malformed(language: String, line: Int, column: Int, reason: String)

  /// A value is missing or of the wrong form. Line and column count from 1.
  case invalid(line: Int, column: Int, path: String, reason: String)

  /// The file declares a version that this program can't read.
  case version(found: String)

  /// The file reads as a graph that breaks the graph's rules.
  case unsound([String])

  /// What is wrong, where, and what to do, in one line.
  public var description: String {
    switch self {
    case .unknownName(let name, let known):
      "there is no format '\(name)'; the formats are \(known.joined(separator: ", "))"
    case .unknownExtension(let fileExtension, let known):
      "no format has files that end in '.\(fileExtension)'; "
        + "the extensions are \(known.joined(separator: ", "))"
    case .unreadableFormat(let name, let readable):
      "files of format '\(name)' are not read; those of \(readable.joined(separator: ", ")) are"
    case .missingFile(let name, let found):
      "there is no '\(name)'; found "
        + (found.isEmpty ? "no table" : found.joined(separator: ", "))
    case .notFinite(let place):
      "\(place) is infinite or not a number; a graph holds finite numbers only"
    case .notUTF8(let offset):
      "byte \(offset) is not UTF-8; convert the file to UTF-8"
    case .syntax(let line, let column, let reason):
      "line \(line), column \(column): no JSON: \(reason)"
    case .malformed(let language, let line, let column, let reason):
      "line \(line), column \(column): no \(language): \(reason)"
    case .invalid(let line, let column, let path, let reason):
      "line \(line), column \(column): \(path): \(reason)"
    case .version(let found):
      "the file declares format '\(found)'; this program reads '\(Graph.format)'"
    case .unsound(let problems):
      "the graph breaks its own rules: " + problems.prefix(3).joined(separator: "; ")
        + (problems.count > 3 ? "; and \(problems.count - 3) more" : "")
    }
  }
}

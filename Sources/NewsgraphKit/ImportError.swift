/// Why a file can't be read as an article.
public enum ImportError: Error, Equatable, CustomStringConvertible {
  /// The file has no text, or none besides its header.
  case empty(file: String)
  /// The file is no text.
  case binary(file: String)
  /// The file is text in UTF-16.
  case utf16(file: String)
  /// The file is no valid UTF-8.
  case invalidUTF8(file: String, offset: Int, line: Int)
  /// The file is longer than any article.
  case tooLarge(file: String, size: Int, limit: Int)

  /// What failed, where, and what to do.
  public var description: String {
    switch self {
    case .empty(let file): "'\(file)' has no text"
    case .binary(let file): "'\(file)' is not a text file"
    case .utf16(let file): "'\(file)' is in UTF-16; convert it to UTF-8"
    case .invalidUTF8(let file, let offset, let line):
      "'\(file)' is not valid UTF-8 at byte \(offset) (line \(line)); convert it, or use --lossy to "
        + "replace what can't be read"
    case .tooLarge(let file, let size, let limit):
      "'\(file)' has \(size) bytes; the limit is \(limit)"
    }
  }
}

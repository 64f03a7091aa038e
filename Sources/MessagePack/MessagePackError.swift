/// What is wrong with bytes that should be MessagePack, and where.
public enum MessagePackError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A value needs more bytes than there are, or claims more elements than the bytes can hold.
  case truncated(offset: Int)
  /// Another kind of value stands there than the reader asked for.
  case unexpected(offset: Int, expected: String, found: String)
  /// A number does not fit the type that was asked for.
  case outOfRange(offset: Int)
  /// A string is not UTF-8.
  case invalidText(offset: Int)
  /// Values are nested deeper than ``MessagePackReader/maximumDepth``.
  case tooDeep(offset: Int)
  /// Bytes follow the value that should be the last.
  case trailingBytes(offset: Int)

  /// The byte of the input at which it happened.
  public var offset: Int {
    switch self {
    case .truncated(let offset), .unexpected(let offset, _, _), .outOfRange(let offset),
      .invalidText(let offset), .tooDeep(let offset), .trailingBytes(let offset):
      offset
    }
  }

  /// What failed and where.
  public var description: String {
    switch self {
    case .truncated(let offset): "the data ends inside the value at byte \(offset)"
    case .unexpected(let offset, let expected, let found):
      "expected \(expected) at byte \(offset), found \(found)"
    case .outOfRange(let offset): "the number at byte \(offset) is out of range"
    case .invalidText(let offset): "the string at byte \(offset) is not UTF-8"
    case .tooDeep(let offset): "values are nested too deeply at byte \(offset)"
    case .trailingBytes(let offset): "unexpected bytes after the end of the value at byte \(offset)"
    }
  }
}

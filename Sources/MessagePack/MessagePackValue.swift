/// A MessagePack value with all that it contains.
///
/// For small structures; read large ones with ``MessagePackReader`` value by value.
public enum MessagePackValue: Hashable, Sendable {
  /// One entry of a map. Keys may be of any kind, and nothing keeps them from occurring twice.
  public struct Entry: Hashable, Sendable {
    /// The key.
    public var key: MessagePackValue
    /// The value.
    public var value: MessagePackValue

    /// Creates an entry.
    public init(key: MessagePackValue, value: MessagePackValue) {
      self.key = key
      self.value = value
    }
  }

  /// No value.
  case null
  /// A truth value.
  case bool(Bool)
  /// An integer that is not negative.
  case unsigned(UInt64)
  /// An integer below zero.
  case negative(Int)
  /// A floating-point number of either width.
  case double(Double)
  /// A string.
  case string(String)
  /// Raw bytes; they share the storage that was read.
  case binary(ArraySlice<UInt8>)
  /// An array.
  case array([MessagePackValue])
  /// A map, in the order of the bytes.
  case map([Entry])

  /// Reads all of `bytes` as one value.
  public init(_ bytes: [UInt8]) throws(MessagePackError) {
    var reader = MessagePackReader(bytes)
    self = try reader.readValue()
    try reader.expectEnd()
  }

  /// The text of a string, or of a binary that is UTF-8.
  public var text: String? {
    switch self {
    case .string(let text): text
    case .binary(let bytes): String(validating: bytes, as: UTF8.self)
    default: nil
    }
  }

  /// The number, where it is an integer that fits.
  public var int: Int? {
    switch self {
    case .unsigned(let value): Int(exactly: value)
    case .negative(let value): value
    default: nil
    }
  }

  /// The truth value.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The elements of an array.
  public var elements: [MessagePackValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The entries of a map.
  public var entries: [Entry]? {
    if case .map(let entries) = self { entries } else { nil }
  }

  /// The value of the first entry whose key is that text, as string or binary. O(entries).
  ///
  /// Keys are compared as bytes of UTF-8, not by canonical equivalence.
  public subscript(key: String) -> MessagePackValue? {
    guard let entries else { return nil }
    for entry in entries {
      guard let text = entry.key.text else { continue }
      if text.utf8.elementsEqual(key.utf8) { return entry.value }
    }
    return nil
  }
}

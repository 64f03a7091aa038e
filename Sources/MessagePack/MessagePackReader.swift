/// Reads MessagePack values one after the other, without copying strings or binaries.
///
/// Every read is checked against the bytes that are left before anything is allocated, so no input
/// whatever makes a reader trap or reserve memory that the input does not justify. A read that throws
/// leaves the position where it was.
///
/// Source: the MessagePack specification, github.com/msgpack/msgpack. Extension types are refused.
public struct MessagePackReader: Sendable {
  /// How deep arrays and maps may be nested in ``readValue()``.
  public static let maximumDepth = 64

  /// The bytes that are read.
  public let bytes: [UInt8]

  /// The index in ``bytes`` of the next value.
  public private(set) var position: Int

  /// One past the last byte that may be read.
  let end: Int

  /// Reads all of `bytes`.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    self.position = 0
    self.end = bytes.count
  }

  /// Reads a part of an array, such as the content of a binary; offsets count from the array's start.
  /// - Parameter range: The part; what lies outside of `bytes` is left out.
  public init(_ bytes: [UInt8], range: Range<Int>) {
    let range = range.clamped(to: 0..<bytes.count)
    self.bytes = bytes
    self.position = range.lowerBound
    self.end = range.upperBound
  }

  /// Whether no byte is left.
  public var isAtEnd: Bool { position == end }

  /// How many bytes are left.
  public var remaining: Int { end - position }

  /// Fails unless every byte has been read.
  public func expectEnd() throws(MessagePackError) {
    if !isAtEnd { throw .trailingBytes(offset: position) }
  }

  private func mismatch(_ expected: String, _ found: Kind) -> MessagePackError {
    .unexpected(offset: position, expected: expected, found: found.rawValue)
  }

  // MARK: Scalars

  /// Reads `nil` if it stands there; otherwise reads nothing.
  /// - Returns: Whether it was `nil`.
  public mutating func readNil() throws(MessagePackError) -> Bool {
    let header = try header()
    if header.kind == .null { position = header.next }
    return header.kind == .null
  }

  /// Reads a truth value.
  public mutating func readBool() throws(MessagePackError) -> Bool {
    let header = try header()
    guard header.kind == .bool else { throw mismatch("bool", header.kind) }
    position = header.next
    return header.payload != 0
  }

  /// Reads an integer of any width and sign.
  public mutating func readInt() throws(MessagePackError) -> Int {
    let header = try header()
    switch header.kind {
    case .unsigned:
      guard let value = Int(exactly: header.payload) else { throw .outOfRange(offset: position) }
      position = header.next
      return value
    case .negative:
      position = header.next
      return Int(Int64(bitPattern: header.payload))
    default: throw mismatch("integer", header.kind)
    }
  }

  /// Reads an integer that is not negative, such as a 64-bit identifier.
  public mutating func readUInt64() throws(MessagePackError) -> UInt64 {
    let header = try header()
    guard header.kind == .unsigned else {
      if header.kind == .negative { throw .outOfRange(offset: position) }
      throw mismatch("unsigned integer", header.kind)
    }
    position = header.next
    return header.payload
  }

  /// Reads a floating-point number or an integer as one.
  public mutating func readDouble() throws(MessagePackError) -> Double {
    let header = try header()
    let value: Double
    switch header.kind {
    case .float32: value = Double(Float(bitPattern: UInt32(truncatingIfNeeded: header.payload)))
    case .float64: value = Double(bitPattern: header.payload)
    case .unsigned: value = Double(header.payload)
    case .negative: value = Double(Int64(bitPattern: header.payload))
    default: throw mismatch("number", header.kind)
    }
    position = header.next
    return value
  }

  // MARK: Strings and binaries

  /// Reads a string or a binary.
  /// - Returns: Where its bytes stand in ``bytes``.
  public mutating func readByteRange() throws(MessagePackError) -> Range<Int> {
    let header = try header()
    guard header.kind == .string || header.kind == .binary else {
      throw mismatch("string or binary", header.kind)
    }
    position = header.next + Int(header.payload)
    return header.next..<position
  }

  /// Reads a string or a binary.
  /// - Returns: Its bytes, sharing the storage of ``bytes``.
  public mutating func readBytes() throws(MessagePackError) -> ArraySlice<UInt8> {
    bytes[try readByteRange()]
  }

  /// Reads a string, or a binary that is UTF-8.
  public mutating func readString() throws(MessagePackError) -> String {
    let start = position
    let range = try readByteRange()
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      position = start
      throw .invalidText(offset: start)
    }
    return text
  }

  // MARK: Containers

  /// Reads the header of an array; the elements follow.
  /// - Returns: How many elements; not more than the bytes that are left.
  public mutating func readArrayCount() throws(MessagePackError) -> Int {
    let header = try header()
    guard header.kind == .array else { throw mismatch("array", header.kind) }
    position = header.next
    return Int(header.payload)
  }

  /// Reads the header of a map; keys and values follow in turn.
  /// - Returns: How many entries; not more than half of the bytes that are left.
  public mutating func readMapCount() throws(MessagePackError) -> Int {
    let header = try header()
    guard header.kind == .map else { throw mismatch("map", header.kind) }
    position = header.next
    return Int(header.payload)
  }

  /// Passes over one value with all that it contains. O(elements), no recursion.
  public mutating func skip() throws(MessagePackError) {
    var next = position
    var pending = 1
    while pending > 0 {
      let header = try header(at: next)
      next = header.next
      pending -= 1
      switch header.kind {
      case .string, .binary: next += Int(header.payload)
      case .array: pending += Int(header.payload)
      case .map: pending += 2 * Int(header.payload)
      default: break
      }
    }
    position = next
  }

  /// Reads one value with all that it contains as a tree.
  public mutating func readValue() throws(MessagePackError) -> MessagePackValue {
    let start = position
    do throws(MessagePackError) {
      return try readValue(depth: 0)
    } catch {
      position = start
      throw error
    }
  }

  private mutating func readValue(depth: Int) throws(MessagePackError) -> MessagePackValue {
    guard depth < Self.maximumDepth else { throw .tooDeep(offset: position) }
    switch try header().kind {
    case .null:
      _ = try readNil()
      return .null
    case .bool: return .bool(try readBool())
    case .unsigned: return .unsigned(try readUInt64())
    case .negative: return .negative(try readInt())
    case .float32, .float64: return .double(try readDouble())
    case .string: return .string(try readString())
    case .binary: return .binary(try readBytes())
    case .array:
      let count = try readArrayCount()
      var elements: [MessagePackValue] = []
      for _ in 0..<count { elements.append(try readValue(depth: depth + 1)) }
      return .array(elements)
    case .map:
      let count = try readMapCount()
      var entries: [MessagePackValue.Entry] = []
      for _ in 0..<count {
        let key = try readValue(depth: depth + 1)
        entries.append(.init(key: key, value: try readValue(depth: depth + 1)))
      }
      return .map(entries)
    }
  }
}

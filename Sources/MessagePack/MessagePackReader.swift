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
  private let end: Int

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

  // MARK: Headers

  /// What stands at the front of a value: its kind, and its number, length or element count.
  struct Header {
    var kind: Kind
    /// The value of a number, the length of a string or binary, the count of an array or map.
    var payload: UInt64
    /// The index of the first byte after the header.
    var next: Int
  }

  /// The kinds of value that occur.
  enum Kind: String {
    case null, bool, unsigned, negative, float32, float64, string, binary, array, map
  }

  /// Decodes the header at the position; lengths and counts have been checked against what is left.
  @inline(__always)
  func header() throws(MessagePackError) -> Header {
    try header(at: position)
  }

  @inline(__always)
  func header(at start: Int) throws(MessagePackError) -> Header {
    guard start < end else { throw .truncated(offset: start) }
    let first = bytes[start]
    switch first {
    case 0x00...0x7f: return Header(kind: .unsigned, payload: UInt64(first), next: start + 1)
    case 0x80...0x8f: return try sized(.map, UInt64(first & 0x0f), start, start + 1)
    case 0x90...0x9f: return try sized(.array, UInt64(first & 0x0f), start, start + 1)
    case 0xa0...0xbf: return try sized(.string, UInt64(first & 0x1f), start, start + 1)
    case 0xe0...0xff:
      return Header(
        kind: .negative, payload: UInt64(bitPattern: Int64(Int8(bitPattern: first))),
        next: start + 1)
    default: return try longHeader(first, at: start)
    }
  }

  private func longHeader(_ first: UInt8, at start: Int) throws(MessagePackError) -> Header {
    switch first {
    case 0xc0: return Header(kind: .null, payload: 0, next: start + 1)
    case 0xc2, 0xc3: return Header(kind: .bool, payload: UInt64(first & 1), next: start + 1)
    case 0xca: return Header(kind: .float32, payload: try number(4, start), next: start + 5)
    case 0xcb: return Header(kind: .float64, payload: try number(8, start), next: start + 9)
    case 0xcc...0xcf:
      let width = 1 << Int(first - 0xcc)
      return Header(kind: .unsigned, payload: try number(width, start), next: start + 1 + width)
    case 0xd0...0xd3:
      let width = 1 << Int(first - 0xd0)
      let shift = UInt64(64 - 8 * width)
      let value = Int64(bitPattern: try number(width, start) << shift) >> Int64(shift)
      return Header(
        kind: value < 0 ? .negative : .unsigned, payload: UInt64(bitPattern: value),
        next: start + 1 + width)
    case 0xc4...0xc6:
      let width = 1 << Int(first - 0xc4)
      return try sized(.binary, try number(width, start), start, start + 1 + width)
    case 0xd9...0xdb:
      let width = 1 << Int(first - 0xd9)
      return try sized(.string, try number(width, start), start, start + 1 + width)
    case 0xdc, 0xdd:
      let width = 2 << Int(first - 0xdc)
      return try sized(.array, try number(width, start), start, start + 1 + width)
    case 0xde, 0xdf:
      let width = 2 << Int(first - 0xde)
      return try sized(.map, try number(width, start), start, start + 1 + width)
    default:
      let code = String(first, radix: 16)
      throw .unexpected(offset: start, expected: "a value", found: "type byte 0x\(code)")
    }
  }

  /// A big-endian number of `width` bytes behind the type byte at `start`.
  private func number(_ width: Int, _ start: Int) throws(MessagePackError) -> UInt64 {
    guard end - start > width else { throw .truncated(offset: start) }
    var value: UInt64 = 0
    for index in (start + 1)...(start + width) { value = value << 8 | UInt64(bytes[index]) }
    return value
  }

  /// A header with a length, after checking that so many bytes or elements can follow.
  private func sized(_ kind: Kind, _ length: UInt64, _ start: Int, _ next: Int)
    throws(MessagePackError) -> Header
  {
    // An element takes at least one byte, an entry of a map two.
    let available = UInt64(end - next)
    guard length <= (kind == .map ? available / 2 : available) else {
      throw .truncated(offset: start)
    }
    return Header(kind: kind, payload: length, next: next)
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

extension MessagePackReader {
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
}

/// The maximal runs of whitespace and of other scalars in a text, except that the one space after a
/// run of others belongs to none.
struct TextChunks {
  /// One of the runs.
  struct Chunk {
    /// Its bytes.
    var range: Range<Int>
    /// A hash of its bytes; not that of ``StringID``.
    var hash: UInt64
    /// Whether a space follows that belongs to no run.
    var isBeforeSpace: Bool
  }

  private let bytes: [UInt8]
  private var position = 0

  /// - Parameter bytes: Valid UTF-8.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next run, or nil at the end of the text.
  @inline(__always)
  mutating func next() -> Chunk? {
    guard position < bytes.count else { return nil }
    let start = position
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    let space = whitespaceLength(at: start)
    if space > 0 {
      position &+= space
      while position < bytes.count {
        let space = whitespaceLength(at: position)
        if space == 0 { break }
        position &+= space
      }
      for index in start..<position { hash = Self.mixed(hash, bytes[index]) }
      return Chunk(range: start..<position, hash: hash, isBeforeSpace: false)
    }
    while position < bytes.count && whitespaceLength(at: position) == 0 {
      hash = Self.mixed(hash, bytes[position])
      position &+= 1
    }
    let end = position
    let isBeforeSpace = end < bytes.count && bytes[end] == 0x20
    if isBeforeSpace { position &+= 1 }
    return Chunk(range: start..<end, hash: hash, isBeforeSpace: isBeforeSpace)
  }

  /// FNV-1a.
  @inline(__always)
  private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// How many bytes the whitespace scalar has that begins here; 0 where none begins.
  @inline(__always)
  private func whitespaceLength(at index: Int) -> Int {
    let byte = bytes[index]
    if byte > 0x20 && byte < 0xC2 { return 0 }
    if byte <= 0x20 { return byte >= 0x1C || (byte >= 0x09 && byte <= 0x0D) ? 1 : 0 }
    return longWhitespaceLength(at: index, byte)
  }

  /// The same for scalars outside of ASCII; only four lead bytes begin whitespace.
  private func longWhitespaceLength(at index: Int, _ first: UInt8) -> Int {
    switch first {
    case 0xC2:
      guard index + 1 < bytes.count else { return 0 }
      return bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0 ? 2 : 0
    case 0xE1, 0xE2, 0xE3:
      var next = index
      let scalar = UTF8Scalar.next(in: bytes, at: &next, end: bytes.count)
      return ScalarClass(of: scalar).isIn(.whitespace) ? next - index : 0
    default: return 0
    }
  }
}

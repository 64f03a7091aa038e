/// Bytes of an XML file in the making.
///
/// Room for the longest form of a text is made before it is escaped, so that nothing is asked in
/// between, and eight bytes are looked at and copied together.
struct XMLBytes: Sendable {
  /// What is written, and room behind it.
  private var storage: [UInt8] = []
  private(set) var count = 0

  /// What a byte becomes at most: `&quot;`; a word is stored whole.
  private static let longestForm = 6
  private static let wordSize = MemoryLayout<UInt64>.size

  /// Appends bytes as they are.
  mutating func append(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { bytes in unsafe append(bytes) }
  }

  /// Appends a text as it is.
  mutating func append(_ text: String) {
    let isDone: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { text in
      unsafe append(text)
    }
    if isDone == nil { append(Array(text.utf8)) }
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    makeRoom(bytes.count)
    let written = count
    unsafe storage.withUnsafeMutableBytes { room in
      unsafe UnsafeMutableRawBufferPointer(rebasing: room[written...]).copyMemory(
        from: UnsafeRawBufferPointer(bytes))
    }
    count += bytes.count
  }

  /// Appends a leaf with sound UTF-8, unless nothing of it can be written.
  mutating func append(_ leaf: XMLLeaf, _ text: UnsafeBufferPointer<UInt8>) {
    guard let textStart = text.baseAddress else { return }
    makeRoom(leaf.tags.count + Self.longestForm * text.count + Self.wordSize)
    let written = count
    count += unsafe leaf.tags.withUnsafeBytes { tags in
      unsafe storage.withUnsafeMutableBytes { room in
        guard let tag = tags.baseAddress, let base = room.baseAddress else { return 0 }
        let start = unsafe base + written
        unsafe start.copyMemory(from: tag, byteCount: leaf.split)
        let escaped = unsafe Self.escape(
          UnsafeBufferPointer(start: textStart, count: text.count), to: start + leaf.split,
          isAttribute: leaf.isAttribute)
        guard escaped > 0 else { return 0 }
        let end = unsafe start + leaf.split + escaped
        unsafe end.copyMemory(from: tag + leaf.split, byteCount: tags.count - leaf.split)
        return tags.count + escaped
      }
    }
  }

  /// Forgets what is written, and keeps the room.
  mutating func removeAll() { count = 0 }

  /// Calls a function with what is written.
  func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    unsafe storage.withUnsafeBufferPointer { room in
      unsafe body(UnsafeBufferPointer(rebasing: room[..<count]))
    }
  }

  private mutating func makeRoom(_ size: Int) {
    guard storage.count - count < size else { return }
    storage += repeatElement(0, count: max(size, storage.count))
  }

  /// Writes a text as XML.
  /// - Returns: How many bytes were written.
  private static func escape(
    _ text: UnsafeBufferPointer<UInt8>, to room: UnsafeMutableRawPointer, isAttribute: Bool
  ) -> Int {
    let source = UnsafeRawBufferPointer(text)
    var (index, end) = (0, 0)
    while index < text.count {
      if index + wordSize <= text.count {
        let word = unsafe source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        unsafe room.storeBytes(of: word, toByteOffset: end, as: UInt64.self)
        let length = specials(in: UInt64(littleEndian: word)).trailingZeroBitCount / 8
        index += length
        end += length
        if length == wordSize { continue }
      }
      let (length, form) = unsafe form(in: text, at: index, isAttribute)
      unsafe room.storeBytes(of: form.word.littleEndian, toByteOffset: end, as: UInt64.self)
      // What is left out may have begun before.
      end += form.count
      index += length
    }
    return end
  }

  /// The highest bit of each byte that can't stand for itself: controls, `"`, `&`, `<`, `>`, and
  /// BF, which ends noncharacters. Bytes behind the first such byte may be wrong.
  @inline(__always)
  private static func specials(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    func equal(_ word: UInt64, _ byte: UInt64) -> UInt64 {
      let difference = word ^ (ones &* byte)
      return (difference &- ones) & ~difference
    }
    let controls = (word &- (ones &* 0x20)) & ~word
    let marks = equal(word | (ones &* 4), 0x26) | equal(word | (ones &* 2), 0x3E)
    return (controls | marks | equal(word, 0xBF)) & (ones &* 0x80)
  }

  /// Up to eight bytes, the first in the lowest; a negative count takes back what is written.
  private struct Form {
    let word: UInt64
    let count: Int

    /// `&amp;`
    static var ampersand: Form { Form(word: 0x3B_706D_6126, count: 5) }
    /// `&lt;`
    static var less: Form { Form(word: 0x3B74_6C26, count: 4) }
    /// `&gt;`
    static var greater: Form { Form(word: 0x3B74_6726, count: 4) }
    /// `&quot;`
    static var quote: Form { Form(word: 0x3B74_6F75_7126, count: 6) }
    /// `&#9;`
    static var tab: Form { Form(word: 0x3B39_2326, count: 4) }
    /// `&#10;`
    static var newline: Form { Form(word: 0x3B_3031_2326, count: 5) }
    static var nothing: Form { Form(word: 0, count: 0) }

    @inline(__always)
    private init(word: UInt64, count: Int) { (self.word, self.count) = (word, count) }

    init(_ byte: UInt8) { self.init(word: UInt64(byte), count: 1) }

    init(takingBack count: Int) { self.init(word: 0, count: -count) }
  }

  /// How many bytes from an index on become what.
  @inline(__always)
  private static func form(
    in text: UnsafeBufferPointer<UInt8>, at index: Int, _ isAttribute: Bool
  ) -> (length: Int, form: Form) {
    let byte = unsafe text[index]
    switch byte {
    case 0x22: return (1, .quote)
    case 0x26: return (1, .ampersand)
    case 0x3C: return (1, .less)
    case 0x3E: return (1, .greater)
    case 0x09: return (1, isAttribute ? .tab : Form(byte))
    case 0x0A: return (1, isAttribute ? .newline : Form(byte))
    case 0x0D:
      let isPair = unsafe index + 1 < text.count && text[index + 1] == 0x0A
      return (isPair ? 2 : 1, isAttribute ? .newline : Form(0x0A))
    case 0..<0x20: return (1, .nothing)
    case 0xBF: return unsafe noncharacter(in: text, at: index)
    default: return (1, Form(byte))
    }
  }

  /// Noncharacters end in BF BE or BF BF, and are known only there.
  private static func noncharacter(
    in text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (length: Int, form: Form) {
    let byte = Form(0xBF)
    guard index > 0, index + 1 < text.count, unsafe text[index + 1] >= 0xBE else {
      return (1, byte)
    }
    let before = unsafe text[index - 1]
    if before == 0xEF { return (2, Form(takingBack: 1)) }
    let isFour = unsafe index > 1 && text[index - 2] >= 0xF0 && before & 0x0F == 0x0F
    return isFour ? (2, Form(takingBack: 2)) : (1, byte)
  }
}

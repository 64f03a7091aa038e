/// Walks through JSON text: reads values, and finds places, which Foundation's decoder tells on no
/// Linux: where the text stops being JSON, and where the value of a path stands.
struct JSONScanner {
  /// What is wrong, and at which byte.
  struct Failure: Error {
    let offset: Int
    let reason: String
  }

  let bytes: [UInt8]
  private(set) var offset = 0
  private var depth = 0

  /// The nesting that `JSONDecoder` accepts.
  private static let deepest = 512

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// The first place where the text is no JSON.
  static func failure(in bytes: [UInt8]) -> Failure? {
    var scanner = JSONScanner(bytes)
    do {
      try scanner.skipValue()
      scanner.skipSpace()
      if scanner.offset < bytes.count { try scanner.fail("text after the end of the value") }
      return nil
    } catch {
      return error
    }
  }

  /// The offset of a value in sound JSON, or of the deepest value of the path that is there.
  static func offset(of path: [any CodingKey], in bytes: [UInt8]) -> Int {
    var scanner = JSONScanner(bytes)
    scanner.skipSpace()
    for key in path {
      let parent = scanner.offset
      guard (try? scanner.enter(key)) == true else { return parent }
      scanner.skipSpace()
    }
    return scanner.offset
  }

  /// Line and column of each element of a list that is a member of the outermost object, in sound
  /// JSON. O(n).
  static func places(ofElementsIn name: String, in bytes: [UInt8]) -> [(line: Int, column: Int)] {
    var scanner = JSONScanner(bytes)
    scanner.skipSpace()
    guard (try? scanner.enter(MemberName(stringValue: name))) == true else { return [] }
    scanner.skipSpace()
    guard scanner.next == UInt8(ascii: "[") else { return [] }
    var offsets: [Int] = []
    try? scanner.skipItems(until: "]") { scanner throws(Failure) in
      offsets.append(scanner.offset)
      try scanner.skipValue()
    }
    var places: [(line: Int, column: Int)] = []
    var (line, column, last) = (1, 1, 0)
    for offset in offsets {
      for byte in bytes[last..<offset] {
        if byte == UInt8(ascii: "\n") {
          (line, column) = (line + 1, 1)
        } else if byte & 0xC0 != 0x80 {
          column += 1
        }
      }
      last = offset
      places.append((line, column))
    }
    return places
  }

  private struct MemberName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Line and column of a byte, from 1; the column counts scalars.
  static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let before = bytes.prefix(offset)
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    return (line, before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1)
  }

  /// Moves to the value of a member or element; `false` where there is none.
  private mutating func enter(_ key: any CodingKey) throws(Failure) -> Bool {
    let isObject = next == UInt8(ascii: "{")
    guard isObject || next == UInt8(ascii: "[") else { return false }
    offset += 1
    var index = 0
    while true {
      skipSpace()
      if next == nil || next == UInt8(ascii: "}") || next == UInt8(ascii: "]") { return false }
      if isObject {
        let name = try skipString()
        skipSpace()
        try expect(":")
        if Array(key.stringValue.utf8) == Array(bytes[name]) { return true }
      } else if index == key.intValue {
        return true
      }
      try skipValue()
      skipSpace()
      if next == UInt8(ascii: ",") { offset += 1 }
      index += 1
    }
  }

  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  func fail(_ reason: String) throws(Failure) -> Never {
    throw Failure(offset: min(offset, bytes.count), reason: reason)
  }

  mutating func skipSpace() {
    while let byte = next, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { offset += 1 }
  }

  mutating func expect(_ character: Unicode.Scalar) throws(Failure) {
    guard let byte = next else { try fail("the text ends where '\(character)' should follow") }
    guard UInt32(byte) == character.value else { try fail("expected '\(character)'") }
    offset += 1
  }

  private mutating func skipValue() throws(Failure) {
    skipSpace()
    guard let byte = next else { try fail("the text ends where a value should follow") }
    switch byte {
    case UInt8(ascii: "{"):
      try skipItems(until: "}") { scanner throws(Failure) in
        _ = try scanner.skipString()
        scanner.skipSpace()
        try scanner.expect(":")
        try scanner.skipValue()
      }
    case UInt8(ascii: "["):
      try skipItems(until: "]") { scanner throws(Failure) in
        try scanner.skipValue()
      }
    case UInt8(ascii: "\""): _ = try skipString()
    default: _ = try skipWord()
    }
  }

  mutating func skipItems(
    until end: Unicode.Scalar, _ skipItem: (inout JSONScanner) throws(Failure) -> Void
  ) throws(Failure) {
    guard depth < Self.deepest else { try fail("nested more than \(Self.deepest) times") }
    depth += 1
    offset += 1
    skipSpace()
    if let byte = next, UInt32(byte) == end.value {
      offset += 1
    } else {
      while true {
        skipSpace()
        try skipItem(&self)
        skipSpace()
        guard next == UInt8(ascii: ",") else { break }
        offset += 1
      }
      try expect(end)
    }
    depth -= 1
  }

  /// Skips a string and returns the bytes between its quotation marks. Halves of surrogate pairs are
  /// refused, because no text in UTF-8 can hold them.
  mutating func skipString() throws(Failure) -> Range<Int> {
    try expect("\"")
    let start = offset
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return start..<(offset - 1)
      case 0..<0x20: try fail("a control character in a string; write it as an escape")
      case UInt8(ascii: "\\"): try skipEscape()
      default: offset += 1
      }
    }
    try fail("the text ends inside a string")
  }

  private mutating func skipEscape() throws(Failure) {
    let start = offset
    offset += 1
    guard let byte = next, "\"\\/bfnrtu".utf8.contains(byte) else { try fail("unknown escape") }
    offset += 1
    guard byte == UInt8(ascii: "u") else { return }
    let unit = try skipHexadecimal()
    guard unit & 0xF800 == 0xD800 else { return }
    if unit < 0xDC00, bytes[offset...].starts(with: [0x5C, 0x75]) {
      offset += 2
      if try skipHexadecimal() & 0xFC00 == 0xDC00 { return }
    }
    offset = start
    try fail("half a surrogate pair, which is no character")
  }

  private mutating func skipHexadecimal() throws(Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        try fail("four hexadecimal digits must follow '\\u'")
      }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }

  /// Skips a number, `true`, `false` or `null`, and returns it.
  mutating func skipWord() throws(Failure) -> String {
    let start = offset
    while let byte = next, Self.isWordByte(byte) { offset += 1 }
    let word = String(decoding: bytes[start..<offset], as: UTF8.self)
    if ["true", "false", "null"].contains(word) { return word }
    if word.utf8.first.map({ $0 == 0x2D || Self.isDigit($0) }) == true {
      guard Self.isNumber(word) else {
        offset = start
        try fail("'\(word)' is no number of JSON")
      }
      return word
    }
    offset = start
    try fail("expected a value")
  }

  /// Source: RFC 8259, section 6.
  private static func isNumber(_ word: String) -> Bool {
    var rest = Substring(word)
    func dropDigits() -> Int {
      let digits = rest.utf8.prefix(while: isDigit).count
      rest = rest.dropFirst(digits)
      return digits
    }
    if rest.first == "-" { rest.removeFirst() }
    let startsWithZero = rest.first == "0"
    let whole = dropDigits()
    guard whole > 0, !startsWithZero || whole == 1 else { return false }
    if rest.first == "." {
      rest.removeFirst()
      guard dropDigits() > 0 else { return false }
    }
    if rest.first == "e" || rest.first == "E" {
      rest.removeFirst()
      if rest.first == "+" || rest.first == "-" { rest.removeFirst() }
      guard dropDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}

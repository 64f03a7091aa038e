extension JSONValue {
  /// Reads a JSON text.
  ///
  /// The text must be UTF-8, with or without a byte order mark. A name that occurs twice in an object
  /// and half a surrogate pair are errors, because each program makes something else of them.
  /// Whole numbers beyond 64 bits become `number`. O(n).
  /// - Throws: `FormatError` with line and column.
  public init(parsing bytes: [UInt8]) throws(FormatError) {
    if let offset = bytes.firstOffsetOutsideUTF8 { throw .notUTF8(offset: offset) }
    var scanner = JSONScanner(bytes)
    do {
      self = try scanner.value()
      scanner.skipSpace()
      if scanner.next != nil { try scanner.fail("text after the end of the value") }
    } catch {
      let place = JSONScanner.place(of: error.offset, in: bytes)
      throw .syntax(line: place.line, column: place.column, reason: error.reason)
    }
  }

  /// The value of a name, where the value is an object that has it.
  public subscript(name: String) -> JSONValue? {
    if case .object(let fields) = self { fields[name] } else { nil }
  }

  /// The text, where the value is one.
  public var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The elements, where the value is a list.
  public var list: [JSONValue]? { if case .list(let values) = self { values } else { nil } }

  /// The values by their names, where the value is an object.
  public var fields: Fields? { if case .object(let fields) = self { fields } else { nil } }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// `null`.
  public init(nilLiteral: ()) { self = .null }
  /// A flag.
  public init(booleanLiteral value: Bool) { self = .flag(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// A string.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A list.
  public init(arrayLiteral values: JSONValue...) { self = .list(values) }
  /// An object; of values with one name the last counts.
  public init(dictionaryLiteral fields: (String, JSONValue)...) {
    self = .object(Fields(fields) { $1 })
  }
}

extension JSONScanner {
  /// Reads the value that follows.
  mutating func value() throws(Failure) -> JSONValue {
    skipSpace()
    guard let byte = next else { try fail("the text ends where a value should follow") }
    switch byte {
    case UInt8(ascii: "{"):
      var fields: JSONValue.Fields = [:]
      try skipItems(until: "}") { scanner throws(Failure) in
        let start = scanner
        let name = try scanner.text()
        scanner.skipSpace()
        try scanner.expect(":")
        guard fields.updateValue(try scanner.value(), forKey: name) == nil else {
          try start.fail("the name '\(name)' occurs twice in an object")
        }
      }
      return .object(fields)
    case UInt8(ascii: "["):
      var values: [JSONValue] = []
      try skipItems(until: "]") { scanner throws(Failure) in values.append(try scanner.value()) }
      return .list(values)
    case UInt8(ascii: "\""): return .text(try text())
    default: return try word()
    }
  }

  private mutating func word() throws(Failure) -> JSONValue {
    let start = self
    switch try skipWord() {
    case "null": return .null
    case "true": return .flag(true)
    case "false": return .flag(false)
    case let word:
      if let number = Int(word) { return .integer(number) }
      guard let number = Double(word), number.isFinite else {
        try start.fail("the number '\(word)' is too large")
      }
      return .number(number)
    }
  }

  /// Reads a string.
  private mutating func text() throws(Failure) -> String {
    let range = try skipString()
    let content = bytes[range]
    guard content.contains(UInt8(ascii: "\\")) else {
      return String(decoding: content, as: UTF8.self)
    }
    var units: [UInt8] = []
    units.reserveCapacity(content.count)
    var index = content.startIndex
    while index < content.endIndex {
      guard content[index] == UInt8(ascii: "\\") else {
        units.append(content[index])
        index += 1
        continue
      }
      let letter = content[index + 1]
      index += 2
      if let meant = Self.escapes[letter] {
        units.append(meant)
        continue
      }
      // `skipString` has seen that the digits are there and that halves of pairs have partners.
      var value = Self.hexadecimal(content[index..<(index + 4)])
      index += 4
      if value & 0xFC00 == 0xD800 {
        let low = Self.hexadecimal(content[(index + 2)..<(index + 6)])
        value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
        index += 6
      }
      units += Array(UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? .init())
    }
    return String(decoding: units, as: UTF8.self)
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F,
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt32 {
    digits.reduce(0) { value, digit in
      value << 4 | UInt32(Character(Unicode.Scalar(digit)).hexDigitValue ?? 0)
    }
  }
}

import KnowledgeGraph

extension String {
  /// The text in quotation marks, as JSON.
  var jsonQuoted: String {
    var text: [UInt8] = []
    text.appendJSON(self)
    return String(decoding: text, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends a text as a JSON string; what needs no escape is copied in runs. O(n).
  mutating func appendJSON(_ text: String, ascii: Bool = false) {
    append(UInt8(ascii: "\""))
    let isDone: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { text in
      unsafe appendEscaped(text, ascii: ascii)
    }
    if isDone == nil {
      unsafe Array(text.utf8).withUnsafeBufferPointer { unsafe appendEscaped($0, ascii: ascii) }
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends what `Evidence.json` gives, without the values in between: in tables of edges it is half
  /// of the text.
  mutating func appendJSON(_ evidence: [Evidence]) {
    append(UInt8(ascii: "["))
    for index in evidence.indices {
      if index > 0 { appendASCII(", ") }
      append(UInt8(ascii: "{"))
      appendFields(of: evidence[index])
      append(UInt8(ascii: "}"))
    }
    append(UInt8(ascii: "]"))
  }

  private mutating func appendFields(of part: Evidence) {
    if let cue = part.cue {
      appendASCII("\"cue\": ")
      appendJSON(cue)
      appendASCII(", ")
    }
    appendASCII("\"document\": ")
    appendJSON(part.document)
    appendASCII(", \"end\": ")
    appendDecimal(part.end)
    if let modality = part.modality {
      appendASCII(", \"modality\": ")
      appendJSON(modality.rawValue)
    }
    appendASCII(", \"quote\": ")
    appendJSON(part.quote)
    appendASCII(", \"reportedBy\": [")
    for (index, reporter) in part.reportedBy.enumerated() {
      if index > 0 { appendASCII(", ") }
      appendJSON(reporter.rawValue)
    }
    appendASCII("], \"sentence\": ")
    appendDecimal(part.sentence)
    appendASCII(", \"start\": ")
    appendDecimal(part.start)
  }

  @inline(__always)
  private mutating func appendASCII(_ text: StaticString) {
    unsafe append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends a whole number, without a string for it.
  private mutating func appendDecimal(_ number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    let start = count
    var rest = number.magnitude
    repeat {
      append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    // A slice that is reversed would be a copy.
    var (first, last) = (start, count - 1)
    while first < last {
      swapAt(first, last)
      (first, last) = (first + 1, last - 1)
    }
  }

  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, ascii: Bool) {
    var (start, index) = (0, 0)
    while index < text.count {
      let byte = unsafe text[index]
      guard Self.mayNeedEscape(byte, ascii: ascii) else {
        index += 1
        continue
      }
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let scalar = unsafe Self.scalar(in: text, at: index, length: length)
      if let escape = scalar.jsonEscape(ascii: ascii) {
        unsafe append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        append(contentsOf: escape.utf8)
        start = index + length
      }
      index += length
    }
    unsafe append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// Whether a scalar that begins with the byte may need an escape: those that nobody sees begin with
  /// few.
  private static func mayNeedEscape(_ byte: UInt8, ascii: Bool) -> Bool {
    if byte < 0x80 { return byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F }
    return ascii || byte == 0xC2 || byte == 0xE2 || byte >= 0xEF
  }

  /// A scalar of sound UTF-8.
  private static func scalar(
    in text: UnsafeBufferPointer<UInt8>, at index: Int, length: Int
  ) -> Unicode.Scalar {
    let first = unsafe UInt32(text[index])
    guard length > 1 else { return Unicode.Scalar(UInt8(first)) }
    var value = first & 0x7F >> UInt32(length)
    for offset in 1..<length { value = unsafe value << 6 | UInt32(text[index + offset] & 0x3F) }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}

extension Unicode.Scalar {
  /// How JSON writes the scalar where it can't stand for itself; `nil` where it can.
  fileprivate func jsonEscape(ascii: Bool) -> String? {
    switch self {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    default:
      guard isInvisible || ascii && !isASCII else { return nil }
      return (UTF16.encode(self) ?? .init()).map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      }.joined()
    }
  }

  /// Whether a reader of the file couldn't see the scalar or would be misled by it: controls, line
  /// separators that some programs split at, marks that turn the direction of writing,
  /// noncharacters.
  fileprivate var isInvisible: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}

/// A JSON value, to be written.
///
/// Foundation's encoder isn't used for writing: its layout differs between its releases, and it
/// breaks a mention of five short fields over seven lines.
public enum JSONValue: Sendable, Hashable {
  /// `true` or `false`.
  case flag(Bool)
  /// A whole number.
  case integer(Int)
  /// A finite number.
  case number(Double)
  /// A text.
  case text(String)
  /// Values in order.
  case list([JSONValue])
  /// Values by name; written in the order of the names' scalars.
  case object([String: JSONValue])

  /// The names of an object's values.
  public typealias Fields = [String: JSONValue]

  /// The widest line that a list or an object may fill instead of being broken.
  private static let lineWidth = 100

  /// The value in one line.
  public func line(ascii: Bool = false) -> String {
    var text = ""
    appendLine(to: &text, ascii: ascii)
    return text
  }

  /// The value over several lines; what fits into a line stays in one.
  public func pages(ascii: Bool = false) -> String {
    var text = ""
    appendPages(to: &text, indent: 0, lead: 0, ascii: ascii)
    return text
  }

  /// The value as a part of a text over several lines.
  /// - Parameters:
  ///   - indent: How many spaces stand before the line.
  ///   - lead: How many scalars stand between them and the value.
  func pages(indent: Int, lead: Int, ascii: Bool) -> String {
    var text = ""
    appendPages(to: &text, indent: indent, lead: lead, ascii: ascii)
    return text
  }

  private func appendLine(to text: inout String, ascii: Bool) {
    switch self {
    case .flag(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.plainText
    case .text(let value): value.appendQuoted(to: &text, ascii: ascii)
    case .list(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += ", " }
        value.appendLine(to: &text, ascii: ascii)
      }
      text += "]"
    case .object(let fields):
      text += "{"
      for (index, field) in fields.inOrder.enumerated() {
        if index > 0 { text += ", " }
        field.key.appendQuoted(to: &text, ascii: ascii)
        text += ": "
        field.value.appendLine(to: &text, ascii: ascii)
      }
      text += "}"
    }
  }

  /// - Parameters:
  ///   - indent: How many spaces stand before the line.
  ///   - lead: How many scalars stand between them and the value.
  private func appendPages(to text: inout String, indent: Int, lead: Int, ascii: Bool) {
    let line = line(ascii: ascii)
    if isLeaf || line.unicodeScalars.count + indent + lead < Self.lineWidth {
      text += line
      return
    }
    let margin = "\n" + String(repeating: " ", count: indent + 2)
    switch self {
    case .list(let values):
      text += "["
      for (index, value) in values.enumerated() {
        text += (index > 0 ? "," : "") + margin
        value.appendPages(to: &text, indent: indent + 2, lead: 0, ascii: ascii)
      }
      text += "\n" + String(repeating: " ", count: indent) + "]"
    case .object(let fields):
      text += "{"
      for (index, field) in fields.inOrder.enumerated() {
        let name = JSONValue.text(field.key).line(ascii: ascii) + ": "
        text += (index > 0 ? "," : "") + margin + name
        field.value.appendPages(
          to: &text, indent: indent + 2, lead: name.unicodeScalars.count, ascii: ascii)
      }
      text += "\n" + String(repeating: " ", count: indent) + "}"
    default: text += line
    }
  }

  private var isLeaf: Bool {
    switch self {
    case .list, .object: false
    default: true
    }
  }
}

extension JSONValue.Fields {
  /// The fields, sorted by the scalars of their names.
  fileprivate var inOrder: [(key: String, value: JSONValue)] {
    // UTF-8 orders as its scalars do.
    sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }
}

extension Double {
  /// The shortest decimal text that reads back as the same number; whole numbers without a point.
  /// The number must be finite.
  var plainText: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension String {
  /// The text in quotation marks, as JSON.
  var jsonQuoted: String {
    var text = ""
    appendQuoted(to: &text, ascii: false)
    return text
  }

  fileprivate func appendQuoted(to text: inout String, ascii: Bool) {
    text += "\""
    // Most texts need no escape, and copying them whole is many times faster.
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
      text += self
      text += "\""
      return
    }
    // What needs no escape is copied in runs.
    var start = unicodeScalars.startIndex
    for index in unicodeScalars.indices {
      let scalar = unicodeScalars[index]
      guard let escape = scalar.jsonEscape(ascii: ascii) else { continue }
      text += self[start..<index]
      text += escape
      start = unicodeScalars.index(after: index)
    }
    text += self[start...]
    text += "\""
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

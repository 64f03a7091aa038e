/// A JSON value: to be written always in the same bytes, or read with the place of what is wrong.
///
/// Foundation's encoder isn't used for writing: its layout differs between its releases, and it
/// breaks a mention of five short fields over seven lines. Values are equal where they are written
/// equal: texts with the same scalars, a whole number and the same number as `number`.
public enum JSONValue: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case flag(Bool)
  /// A whole number.
  case integer(Int)
  /// A number; it must be finite.
  case number(Double)
  /// A string.
  case text(String)
  /// A list.
  case list([JSONValue])
  /// An object.
  case object([String: JSONValue])

  /// The values of an object by their names.
  public typealias Fields = [String: JSONValue]

  /// The widest line that a list or an object may fill instead of being broken.
  private static let lineWidth = 100

  /// The value in one line, names of an object in the order of their scalars.
  /// - Parameter ascii: Whether scalars beyond ASCII are written as `\uXXXX`.
  public func line(ascii: Bool = false) -> String {
    var text: [UInt8] = []
    appendLine(to: &text, ascii: ascii)
    return String(decoding: text, as: UTF8.self)
  }

  /// The value over several lines; what fits into 100 columns stays in one line.
  /// - Parameter ascii: Whether scalars beyond ASCII are written as `\uXXXX`.
  public func pages(ascii: Bool = false) -> String { pages(indent: 0, lead: 0, ascii: ascii) }

  /// The value as a part of a text over several lines.
  /// - Parameters:
  ///   - indent: How many spaces stand before the line.
  ///   - lead: How many scalars stand between them and the value.
  func pages(indent: Int, lead: Int, ascii: Bool) -> String {
    var text: [UInt8] = []
    appendPages(to: &text, indent: indent, lead: lead, ascii: ascii)
    return String(decoding: text, as: UTF8.self)
  }

  func appendLine(to text: inout [UInt8], ascii: Bool = false) {
    switch self {
    case .null: text += "null".utf8
    case .flag(let value): text += (value ? "true" : "false").utf8
    case .integer(let value): text += String(value).utf8
    case .number(let value): text += value.plainText.utf8
    case .text(let value): text.appendJSON(value, ascii: ascii)
    case .list(let values):
      text.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { text += ", ".utf8 }
        value.appendLine(to: &text, ascii: ascii)
      }
      text.append(UInt8(ascii: "]"))
    case .object(let fields):
      text.append(UInt8(ascii: "{"))
      for (index, field) in fields.inOrder.enumerated() {
        if index > 0 { text += ", ".utf8 }
        text.appendJSON(field.key, ascii: ascii)
        text += ": ".utf8
        field.value.appendLine(to: &text, ascii: ascii)
      }
      text.append(UInt8(ascii: "}"))
    }
  }

  /// - Parameters:
  ///   - indent: How many spaces stand before the line.
  ///   - lead: How many scalars stand between them and the value.
  private func appendPages(to text: inout [UInt8], indent: Int, lead: Int, ascii: Bool) {
    let start = text.count
    appendLine(to: &text, ascii: ascii)
    if isLeaf || text[start...].scalarCount + indent + lead < Self.lineWidth { return }
    text.removeSubrange(start...)
    let margin = "\n" + String(repeating: " ", count: indent + 2)
    switch self {
    case .list(let values):
      text.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        text += ((index > 0 ? "," : "") + margin).utf8
        value.appendPages(to: &text, indent: indent + 2, lead: 0, ascii: ascii)
      }
      text += ("\n" + String(repeating: " ", count: indent) + "]").utf8
    case .object(let fields):
      text.append(UInt8(ascii: "{"))
      for (index, field) in fields.inOrder.enumerated() {
        text += ((index > 0 ? "," : "") + margin).utf8
        let start = text.count
        text.appendJSON(field.key, ascii: ascii)
        text += ": ".utf8
        field.value.appendPages(
          to: &text, indent: indent + 2, lead: text[start...].scalarCount, ascii: ascii)
      }
      text += ("\n" + String(repeating: " ", count: indent) + "}").utf8
    default: break
    }
  }

  private var isLeaf: Bool {
    switch self {
    case .list, .object: false
    default: true
    }
  }
}

extension ArraySlice<UInt8> {
  /// How many scalars the bytes are.
  fileprivate var scalarCount: Int { count { $0 & 0xC0 != 0x80 } }
}

extension JSONValue: Hashable {
  /// Whether two values are written in the same bytes.
  public static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.flag(let a), .flag(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.integer(let a), .number(let b)), (.number(let b), .integer(let a)):
      Int(exactly: b) == a
    // `==` of strings is canonical equivalence.
    case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
    case (.list(let a), .list(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }

  /// Feeds what `==` compares into a hash.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .flag(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(value)
    case .number(let value):
      if let whole = Int(exactly: value) { hasher.combine(whole) } else { hasher.combine(value) }
    case .text(let value): hasher.combine(value)
    case .list(let values): hasher.combine(values)
    case .object(let fields): hasher.combine(fields)
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
    if magnitude < 0x1p53, let whole = Int(exactly: self), whole != 0 || sign == .plus {
      return String(whole)
    }
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

import KnowledgeGraph
import MarkupText

/// A named value of a node, an edge or the graph in formats that know plain values only.
struct PlainProperty {
  let name: String
  let value: PlainValue

  init(_ name: String, _ value: PlainValue) {
    self.name = name
    self.value = value
  }
}

/// A value that every graph format can hold.
enum PlainValue {
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  // Lists and objects, as JSON text. The text is made when it is asked for, because most of a row's
  // cost is here and the columns of a table are found without.
  case texts([String])
  case mentions([NodeMention])
  case evidence([Evidence])
  case documents([DocumentRecord])
  case object(JSONValue.Fields)

  /// The value as text, as all formats write it.
  var text: String {
    switch self {
    case .flag(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): value.plainText
    case .text(let value): value.plain
    default: structure?.line() ?? ""
    }
  }

  /// Appends the value's JSON text where it is a list or an object.
  /// - Returns: Whether it is one.
  func appendStructure(to text: inout [UInt8]) -> Bool {
    switch self {
    case .evidence(let evidence): text.appendJSON(evidence)
    default:
      guard let structure else { return false }
      structure.appendLine(to: &text)
    }
    return true
  }

  /// The value's type, as formats with typed columns declare it.
  var type: PlainType {
    switch self {
    case .flag: .flag
    case .integer(let value): Int32(exactly: value) == nil ? .number : .integer
    case .number: .number
    default: .text
    }
  }

  /// A list or an object in JSON; `nil` for other values.
  var structure: JSONValue? {
    switch self {
    case .texts(let texts): .list(texts.map(JSONValue.text))
    case .mentions(let mentions): .list(mentions.map { $0.json() })
    case .evidence(let evidence): .list(evidence.map { $0.json() })
    case .documents(let documents): .list(documents.map { $0.json() })
    case .object(let fields): .object(fields)
    default: nil
    }
  }

  /// The value in JSON; lists as lists.
  var json: JSONValue {
    switch self {
    case .flag(let value): .flag(value)
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .text(let value): .text(value)
    default: structure ?? .null
    }
  }
}

extension Double {
  /// The number, which texts can hold.
  /// - Throws: `FormatError.notFinite` for infinity or none.
  func finite(_ place: @autoclosure () -> String) throws(FormatError) -> Double {
    guard isFinite else { throw .notFinite(place()) }
    return self
  }
}

/// Takes the properties of a node or an edge one by one, in their order.
protocol PlainPropertyTaker {
  /// - Parameter value: Made only for takers that look at it.
  mutating func take(_ name: String, as type: PlainType, _ value: @autoclosure () -> PlainValue)
}

extension [PlainProperty]: PlainPropertyTaker {
  mutating func take(_ name: String, as type: PlainType, _ value: @autoclosure () -> PlainValue) {
    append(PlainProperty(name, value()))
  }
}

/// What a column holds.
enum PlainType {
  case flag, integer, number, text

  /// The narrowest type that holds both.
  func joined(with other: PlainType) -> PlainType {
    if self == other { return self }
    return Set([self, other]) == [.integer, .number] ? .number : .text
  }
}

/// The columns of a table whose rows differ: every name that occurs, with its type.
///
/// Columns stand in the order in which they are first seen.
struct PlainColumns: PlainPropertyTaker {
  private(set) var names: [String] = []
  private var types: [PlainType] = []
  private var indices: [String: Int] = [:]
  /// Where the next name is looked for: rows name their columns in nearly the same order.
  private var cursor = 0
  private let leftOut: Set<String>

  /// - Parameter leftOut: Names that become no columns.
  init(without leftOut: Set<String> = []) { self.leftOut = leftOut }

  /// Takes note of a name and its type.
  @inline(__always)
  mutating func take(_ name: String, as type: PlainType, _ value: @autoclosure () -> PlainValue) {
    if cursor < names.count, types[cursor] == type, names[cursor] == name {
      cursor += 1
    } else {
      note(name, type)
    }
  }

  private mutating func note(_ name: String, _ type: PlainType) {
    if let index = index(of: name, from: &cursor) {
      if types[index] != type { types[index] = types[index].joined(with: type) }
    } else if !leftOut.contains(name) {
      indices[name] = names.count
      names.append(name)
      types.append(type)
    }
  }

  /// The index of a name; `nil` for one that is not known.
  /// - Parameter cursor: Where the name is likely to be; moves behind it.
  func index(of name: String, from cursor: inout Int) -> Int? {
    for index in cursor..<min(cursor + 4, names.count) where names[index] == name {
      cursor = index + 1
      return index
    }
    guard let index = indices[name] else { return nil }
    cursor = index + 1
    return index
  }

  func type(of name: String) -> PlainType { indices[name].map { types[$0] } ?? .text }
}

extension String {
  /// The text as formats show it that can't hold every scalar: without those that XML forbids, and
  /// with line feeds for all line breaks, which many readers put themselves.
  var plain: String {
    guard !isPlain else { return self }
    var text = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in unicodeScalars {
      if scalar == "\r" {
        text.append("\n")
      } else if scalar.isLegalInXML, !(scalar == "\n" && previous == "\r") {
        text.append(scalar)
      }
      previous = scalar
    }
    return String(text)
  }

  /// Whether such a format shows the text as it is.
  var isPlain: Bool {
    utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
      || unicodeScalars.allSatisfy { $0 != "\r" && $0.isLegalInXML }
  }

  /// Whether a reader could trim the text.
  var isPadded: Bool {
    unicodeScalars.first?.properties.isWhitespace == true
      || unicodeScalars.last?.properties.isWhitespace == true
  }

  /// The text without control characters, line breaks as spaces: for formats of one line a value.
  var inOneLine: String {
    var text = String.UnicodeScalarView()
    for scalar in plain.unicodeScalars {
      switch scalar.value {
      case 0x9, 0xA, 0x85, 0x2028, 0x2029: text.append(" ")
      case 0x7F...0x9F: continue
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}

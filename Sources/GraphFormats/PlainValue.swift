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
  /// A list or an object, as JSON text; made when it is asked for, because most of a row's cost is here
  /// and the columns of a table are found without.
  case json(() -> JSONValue)

  /// The value as text, as all formats write it.
  var text: String {
    switch self {
    case .flag(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): value.plainText
    case .text(let value): value.plain
    case .json(let value): value().line()
    }
  }

  /// The value's type, as formats with typed columns declare it.
  var type: PlainType {
    switch self {
    case .flag: .flag
    case .integer(let value): Int32(exactly: value) == nil ? .number : .integer
    case .number: .number
    case .text, .json: .text
    }
  }

  /// The value in JSON; lists as lists.
  var json: JSONValue {
    switch self {
    case .flag(let value): .flag(value)
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .text(let value): .text(value)
    case .json(let value): value()
    }
  }

  static func finite(_ value: Double, _ place: String) throws(FormatError) -> PlainValue {
    guard value.isFinite else { throw .notFinite(place) }
    return .number(value)
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
struct PlainColumns {
  private(set) var names: [String] = []
  private var types: [String: PlainType] = [:]
  private var indices: [String: Int] = [:]

  /// Takes note of a row; columns stand in the order in which they are first seen.
  mutating func add(_ row: [PlainProperty]) {
    for property in row {
      if let known = types[property.name] {
        if known != property.value.type {
          types[property.name] = known.joined(with: property.value.type)
        }
      } else {
        indices[property.name] = names.count
        names.append(property.name)
        types[property.name] = property.value.type
      }
    }
  }

  func index(of name: String) -> Int? { indices[name] }

  func type(of name: String) -> PlainType { types[name] ?? .text }
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

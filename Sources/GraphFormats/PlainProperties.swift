import KnowledgeGraph
import MarkupText

/// A named value of a node or an edge in formats that know plain values only.
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

  /// The value as text, as all formats write it.
  var text: String {
    switch self {
    case .flag(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): value.plainText
    case .text(let value): value
    }
  }
}

extension Node {
  /// What is known of the node besides its identifier, in a fixed order. Lists are JSON text; what
  /// is empty is left out.
  func plainProperties() throws(FormatError) -> [PlainProperty] {
    let place = "of node '\(id)'"
    var properties = [
      PlainProperty("label", .text(plainLabel)),
      PlainProperty("kind", .text(kind.rawValue)),
      PlainProperty("salience", try .finite(salience, "the salience \(place)")),
      PlainProperty("confidence", try .finite(confidence, "the confidence \(place)")),
    ]
    if !aliases.isEmpty {
      properties.append(PlainProperty("aliases", .json(aliases.map(JSONValue.text))))
    }
    properties += try attributes.plainProperties(place)
    return properties
  }

  /// The label, or the identifier where nothing of the label can be written.
  var plainLabel: String { label.legalInXML.isEmpty ? id.rawValue : label }
}

extension Edge {
  /// What is known of the edge besides its ends, in a fixed order. Lists are JSON text; what is
  /// empty is left out.
  func plainProperties() throws(FormatError) -> [PlainProperty] {
    let place = "of edge '\(id)'"
    var properties = [
      PlainProperty("label", .text(plainLabel)),
      PlainProperty("relation", .text(relation.rawValue)),
      PlainProperty("category", .text(relation.category.rawValue)),
      PlainProperty("symmetric", .flag(isSymmetric)),
      PlainProperty("negated", .flag(isNegated)),
      PlainProperty("origin", .text(origin.rawValue)),
      PlainProperty("confidence", try .finite(confidence, "the confidence \(place)")),
      PlainProperty("weight", .number(Double(evidence.count))),
    ]
    if let quote = evidence.first?.quote, !quote.isEmpty {
      properties.append(PlainProperty("quote", .text(quote)))
    }
    properties += try attributes.plainProperties(place)
    return properties
  }

  /// The relation with what qualifies it, so that programs which show labels only don't show a
  /// denied act like one that happened.
  private var plainLabel: String {
    let words = [AttributeKey.status, .modality].compactMap { attributes[$0]?.text }
      .filter { !["current", Modality.actual.rawValue].contains($0) }
    return words.isEmpty
      ? relation.rawValue : "\(relation.rawValue) (\(words.joined(separator: ", ")))"
  }

  private var isNegated: Bool { attributes[.modality]?.text == Modality.negated.rawValue }

  private var isSymmetric: Bool { relation.isSymmetric || attributes["reciprocal"]?.flag == true }
}

extension Attributes {
  fileprivate func plainProperties(_ place: String) throws(FormatError) -> [PlainProperty] {
    var properties: [PlainProperty] = []
    for (key, value) in sorted(by: { $0.key < $1.key }) {
      let name = key.plainName
      switch value {
      case .flag(let value): properties.append(PlainProperty(name, .flag(value)))
      case .integer(let value): properties.append(PlainProperty(name, .integer(value)))
      case .number(let value):
        let place = "the attribute '\(key.rawValue)' \(place)"
        properties.append(PlainProperty(name, try .finite(value, place)))
      case .text(let value):
        if !value.isEmpty { properties.append(PlainProperty(name, .text(value))) }
      case .texts(let values):
        if !values.isEmpty {
          properties.append(PlainProperty(name, .json(values.map(JSONValue.text))))
        }
      }
    }
    return properties
  }
}

extension AttributeKey {
  /// The names that are safe as they are. Others could be words of power in some program, such as
  /// `image` in Graphviz or `id` in igraph.
  private static let plainNames: Set<AttributeKey> = [
    .named, .honorific, .type, .acronym, .count, .iso3, .title, .rank, .vacant, .content,
    .speechKind, .stance, .cue, .status, .modality, .polarity, .since, .until, .kin, .position,
    "predicate", "mode", "quad", "event", "when", "reciprocal",
  ]

  /// The name in formats that reserve names or restrict their letters.
  fileprivate var plainName: String {
    if Self.plainNames.contains(self) { return rawValue }
    return "other_"
      + rawValue.unicodeScalars.map { scalar in
        scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          ? String(scalar) : "_" + String(scalar.value, radix: 16) + "_"
      }.joined()
  }
}

extension PlainValue {
  fileprivate static func finite(_ value: Double, _ place: String) throws(FormatError) -> PlainValue
  {
    guard value.isFinite else { throw .notFinite(place) }
    return .number(value)
  }

  /// A list as JSON text.
  static func json(_ values: [JSONValue]) -> PlainValue { .text(JSONValue.list(values).line()) }
}

/// What else is known of a node or an edge.
public typealias Attributes = [AttributeKey: AttributeValue]

/// The name of an attribute.
public struct AttributeKey: RawRepresentable, Hashable, Sendable, Comparable,
  ExpressibleByStringLiteral, Codable, CodingKeyRepresentable
{
  /// The name as it stands in JSON.
  public var rawValue: String

  /// Wraps a name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Wraps a name.
  public init(stringLiteral value: String) { rawValue = value }

  /// Wraps the name of a JSON key.
  public init?<T: CodingKey>(codingKey: T) { rawValue = codingKey.stringValue }

  /// The name as a JSON key.
  public var codingKey: any CodingKey { NameKey(stringValue: rawValue) }

  /// Orders by scalars.
  public static func < (a: Self, b: Self) -> Bool {
    a.rawValue.unicodeScalars.lexicographicallyPrecedes(b.rawValue.unicodeScalars)
  }

  private struct NameKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// `false` for an actor that the text does not name.
  public static var named: Self { "named" }
  /// The form of address before a name.
  public static var honorific: Self { "honorific" }
  /// The sort of organization or place.
  public static var type: Self { "type" }
  /// The short form of an organization's name.
  public static var acronym: Self { "acronym" }
  /// How many people a group has.
  public static var count: Self { "count" }
  /// ISO 3166-1 alpha-3 code of a country.
  public static var iso3: Self { "iso3" }
  /// The bare title of a position, in lower case.
  public static var title: Self { "title" }
  /// The words of rank that the title keeps.
  public static var rank: Self { "rank" }
  /// `true` for a position that nobody is said to hold.
  public static var vacant: Self { "vacant" }
  /// The words of a statement.
  public static var content: Self { "content" }
  /// Direct, indirect or mixed speech.
  public static var speechKind: Self { "speechKind" }
  /// What the speaker does with the content.
  public static var stance: Self { "stance" }
  /// The words that carry a relation or statement.
  public static var cue: Self { "cue" }
  /// Whether an office is held now, was, will be or is sought.
  public static var status: Self { "status" }
  /// Whether an act took place.
  public static var modality: Self { "modality" }
  /// Whether a claim is affirmed or denied.
  public static var polarity: Self { "polarity" }
  /// From when a state holds, ISO 8601.
  public static var since: Self { "since" }
  /// Until when a state holds, ISO 8601.
  public static var until: Self { "until" }
  /// The kinship of two persons.
  public static var kin: Self { "kin" }
  /// The office that an appointment or succession is about.
  public static var position: Self { "position" }
}

/// The value of an attribute.
public enum AttributeValue: Sendable, Hashable, Codable {
  /// Yes or no.
  case flag(Bool)
  /// A whole number.
  case integer(Int)
  /// A number.
  case number(Double)
  /// A text.
  case text(String)
  /// Several texts.
  case texts([String])

  /// Reads whichever of the forms stands in the file.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Bool.self) {
      self = .flag(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode([String].self) {
      self = .texts(value)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  /// Writes the bare value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .flag(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .texts(let value): try container.encode(value)
    }
  }

  /// The text, where the value is one.
  public var text: String? {
    if case .text(let value) = self { value } else { nil }
  }

  /// The flag, where the value is one.
  public var flag: Bool? {
    if case .flag(let value) = self { value } else { nil }
  }
}

extension AttributeValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral
{
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A flag.
  public init(booleanLiteral value: Bool) { self = .flag(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
}

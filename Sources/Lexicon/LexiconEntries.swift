/// What a noun for people says.
public struct Role: Sendable, Hashable {
  /// The sort of noun.
  public enum Class: String, Sendable {
    /// A title that stands before names and makes a position.
    case office
    /// A job or function that makes a position.
    case role
    /// A human being; no position.
    case person
    /// A relative.
    case kin
  }

  /// The sort of noun.
  public let `class`: Class

  /// The graph's relation of the person to whom the noun belongs ("Y's ally"); `nil` for none.
  public let tie: String?

  /// The kinship, for relatives.
  public let kin: String?

  /// Whether the noun makes a position.
  public var makesPosition: Bool { `class` == .office || `class` == .role }

  init?(row: [String]) {
    guard let kind = Class(rawValue: row[1]) else { return nil }
    `class` = kind
    let parts = row[2].split(separator: ":").map(String.init)
    tie = row[2] == "-" ? nil : parts.first
    kin = parts.count == 2 ? parts[1] : nil
  }
}

/// A word beside a title that says whether the office is held.
public struct StatusWord: Sendable, Hashable {
  /// Where the word stands.
  public enum Place: String, Sendable {
    /// In front of the title.
    case before
    /// Behind the title, with or without a hyphen.
    case after
    /// In front of the title with a hyphen.
    case prefix
    /// As an adverb beside the verb or the whole phrase: "formerly a senator".
    case adverb
  }

  /// The status of the office: `former`, `elect`, `acting` …
  public let status: String

  /// Where the word may stand.
  public internal(set) var places: Set<Place>
}

/// What a verb says of its subject.
public enum AgentVerb: String, Sendable {
  /// The subject says, believes or wants something.
  case speech
  /// The subject does something.
  case act
}

/// What a pronoun may stand for.
public enum PronounClass: String, Sendable {
  /// A male person.
  case male
  /// A female person.
  case female
  /// An organization or a place.
  case thing
  /// A group.
  case several
}

/// What a small word may join.
public enum Connector: String, Sendable {
  /// The capitalized words of an organization's name.
  case organization
  /// A surname with what stands before it.
  case person
}

/// A verb that says a lasting tie between its subject and its object.
public struct TieVerb: Sendable, Hashable {
  /// The graph's relation.
  public let relation: String
  /// The kinship, where the tie is one.
  public let kin: String?
  /// Whether the object is the source of the tie: "employs".
  public let isReversed: Bool
  /// The prepositions behind which the other end stands; empty where it is the object.
  public let prepositions: Set<String>
  /// Whether the verb may have an object beside the preposition: "teaches history at Y", but not "signed a deal with Y".
  public let allowsObject: Bool

  init?(row: [String]) {
    let parts = row[1].split(separator: ":").map(String.init)
    guard let relation = parts.first else { return nil }
    isReversed = relation.hasPrefix("-")
    self.relation = isReversed ? String(relation.dropFirst()) : relation
    kin = parts.count == 2 ? parts[1] : nil
    let words = row[2].split(separator: ",").map(String.init)
    allowsObject = words.contains("+object")
    prepositions = Set(words).subtracting(["+object"])
  }
}

/// What a sign of a name's kind adds to each of the four sums that compete.
public struct KindWeights: Sendable, Hashable {
  /// For a person's name.
  public let person: Double
  /// For an organization's name.
  public let organization: Double
  /// For a place's name.
  public let place: Double
  /// For the name of something that is no actor.
  public let other: Double

  init?(row: [String]) {
    let values = row.dropFirst().compactMap(Double.init)
    guard values.count == 4 else { return nil }
    (person, organization, place, other) = (values[0], values[1], values[2], values[3])
  }
}

/// A city or region.
public struct Place: Sendable, Hashable {
  /// `city` or `region`.
  public let type: String
  /// ISO 3166-1 alpha-3 code of its country, where it lies in one.
  public let iso3: String?

  init?(row: [String]) {
    type = row[1]
    iso3 = row[2].isEmpty ? nil : row[2]
  }
}

/// What a node is.
public enum NodeKind: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  /// One human being.
  case person
  /// A company, party, agency, court, medium, armed force, cartel, union, alliance or government.
  case organization
  /// Several people named by what they are, who act or speak together.
  case group
  /// A country, region or city: as an actor, a jurisdiction or a seat.
  case place
  /// An office, job or role as such, apart from who holds it.
  case position
  /// Something said, written, believed or planned by somebody, in the text's words.
  case statement

  /// Whether nodes of this kind act: persons, organizations, groups and places.
  public var isActor: Bool { self != .position && self != .statement }

  /// Orders as the cases are declared, which is the order of nodes in a file.
  public static func < (a: NodeKind, b: NodeKind) -> Bool { a.rank < b.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}

/// An actor, organization, place, position or statement of a graph.
public struct Node: Sendable, Hashable, Codable {
  /// Names the node within its graph.
  public var id: NodeID

  /// What the node is.
  public var kind: NodeKind

  /// The fullest name; a slice of the text or, for positions and places, its normal form.
  public var label: String

  /// Other surface forms, by frequency, then text.
  public var aliases: [String]

  /// Where the text names it, in order.
  public var mentions: [NodeMention]

  /// The node's share of the document's weighted mentions, 0…1.
  public var salience: Double

  /// How sure the extraction is that the node exists and is of this kind, 0…1.
  public var confidence: Double

  /// What else is known, by the names of `AttributeKey`.
  public var attributes: Attributes

  /// Creates a node.
  public init(
    id: NodeID, kind: NodeKind, label: String, aliases: [String] = [],
    mentions: [NodeMention] = [], salience: Double = 0, confidence: Double = 1,
    attributes: Attributes = [:]
  ) {
    self.id = id
    self.kind = kind
    self.label = label
    self.aliases = aliases
    self.mentions = mentions
    self.salience = salience
    self.confidence = confidence
    self.attributes = attributes
  }
}

/// One place where a text names a node.
public struct NodeMention: Sendable, Hashable, Codable {
  /// How a mention names its entity.
  public enum Form: String, Sendable, Hashable, Codable, CaseIterable {
    /// By a proper name.
    case name
    /// By a common noun: "the magazine".
    case nominal
    /// By a pronoun.
    case pronoun
  }

  /// Why a mention was joined to its entity.
  public enum Link: String, Sendable, Hashable, Codable, CaseIterable {
    /// The same words.
    case exact
    /// A part of a longer name: "Ruiz" for "Ana Ruiz".
    case partOfName = "part-of-name"
    /// The initials, or what stands in parentheses behind the long form.
    case acronym
    /// A further name that the text itself introduces.
    case aliasInText = "alias-in-text"
    /// An apposition.
    case apposition
    /// An office: "the president" where one president is meant.
    case title
    /// A pronoun.
    case pronoun
    /// A nominal with the same head noun.
    case sameHead = "same-head"
    /// The adjective or the people of a place.
    case demonym
  }

  /// The identifier of the document.
  public var document: String

  /// The first scalar in the document's text.
  public var start: Int

  /// One past the last scalar.
  public var end: Int

  /// The exact words.
  public var text: String

  /// How the mention names the entity.
  public var form: Form

  /// Why it was joined to the entity; absent where it founds the entity.
  public var link: Link?

  /// Creates a mention.
  public init(document: String, start: Int, end: Int, text: String, form: Form, link: Link? = nil) {
    self.document = document
    self.start = start
    self.end = end
    self.text = text
    self.form = form
    self.link = link
  }
}

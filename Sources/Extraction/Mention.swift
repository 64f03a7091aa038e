import Documents
import KnowledgeGraph

/// A place in a document that names or describes an actor, organization or place.
struct Mention: Sendable, Hashable {
  /// What the detector knows of the mention.
  enum Basis: Sendable, Hashable {
    /// A proper name that the annotator labelled.
    case labelled(String)
    /// A proper name found by its form: an organization's designator, a nickname, an acronym.
    case pattern(NodeKind)
    /// A proper name that stands elsewhere in the document.
    case repeated
    /// A name, adjective or people of a country; the value is the country's code.
    case country(String, isAdjective: Bool)
    /// The adjective of a region; the value is the region's name.
    case region(String)
    /// A common noun for one person.
    case personNoun
    /// A common noun for several people.
    case groupNoun
    /// A common noun for an organization; the value is its type.
    case organizationNoun(String)
    /// A pronoun.
    case pronoun
  }

  /// The tokens, without determiners at the front or a possessive mark at the end.
  var tokens: Range<Int>

  /// The token that the rest of the sentence depends on.
  var head: Int

  /// The words as they name the entity: one space between tokens that are apart, no outer quotes.
  var name: String

  /// How the mention was found.
  var basis: Basis

  /// The lemma of the common noun that tells the sort of organization ("magazine" beside a name).
  var typeNoun: String?

  /// The common noun behind a name on which the rest of the sentence depends: "magazine" in "Globe magazine".
  var nounToken: Int?

  /// A further name that the text introduces beside this one: an acronym in parentheses, a nickname.
  var introduces: String?

  /// Whether the mention is a proper name.
  var isName: Bool {
    switch basis {
    case .labelled, .pattern, .repeated, .country, .region: true
    case .personNoun, .groupNoun, .organizationNoun, .pronoun: false
    }
  }

  /// Whether the mention is a common noun for an organization.
  var describesOrganization: Bool {
    if case .organizationNoun = basis { true } else { false }
  }

  /// How the mention names its entity, in the graph's words.
  var form: NodeMention.Form {
    if basis == .pronoun { return .pronoun }
    return isName ? .name : .nominal
  }
}

/// A mention with the reason for which it was joined to its entity.
struct LinkedMention: Sendable, Hashable {
  /// The mention.
  var mention: Mention
  /// Why it belongs to the entity; `nil` where it founds the entity.
  var link: NodeMention.Link?
}

/// Everything that a document says under one identity.
struct Entity: Sendable {
  /// What the entity is.
  var kind: NodeKind
  /// The fullest name.
  var label: String
  /// Whether the text names it, or only describes it.
  var isNamed: Bool
  /// The mentions in the order of the text.
  var mentions: [LinkedMention]
  /// The sort of organization or place, where it is known.
  var type: String?
  /// ISO 3166-1 alpha-3, for countries.
  var iso3: String?
  /// The lemma of the common noun that heads its description.
  var headNoun: String?
  /// How many people a group is said to be.
  var count: Int?
  /// The indices of entities that its description is built on ("Mexican" in "Mexican government").
  var modifiers: [Int] = []
  /// The form of address that stands before its name.
  var honorific: String?
  /// How sure the kind is, 0…1.
  var confidence: Double = 1
}

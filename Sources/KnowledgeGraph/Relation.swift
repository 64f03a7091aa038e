/// What an edge says: the closed vocabulary of the graph.
///
/// States are lasting ties. Interactions are the sixteen event classes of PLOVER (Open Event Data
/// Alliance, 2018 manual). The last four tie statements to those who make, report and hear them.
public enum Relation: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  /// Somebody holds, held or will hold a position.
  case holds
  /// A position is one of an organization or place.
  case of
  /// Somebody belongs to an organization or group.
  case memberOf
  /// Somebody is employed by, or an aide of.
  case worksFor
  /// Somebody is the voice of.
  case speaksFor
  /// An organization or place is a part of another.
  case partOf
  /// An organization or group has its seat in a place.
  case basedIn
  /// Somebody has the nationality of a place.
  case citizenOf
  /// Two persons are kin.
  case familyOf
  /// Two actors are allies, friends or partners.
  case associateOf
  /// Two actors are rivals or enemies.
  case opponentOf
  /// Somebody put somebody into a position.
  case appointed
  /// Somebody followed somebody in a position.
  case succeeded
  /// Somebody set up an organization.
  case founded
  /// Somebody owns an organization.
  case owns
  /// Somebody pays for an organization.
  case funds

  /// Agreement, or a promise of help.
  case agree
  /// Meetings, calls, visits and negotiations.
  case consult
  /// Praise, endorsement and other diplomatic cooperation.
  case support
  /// Yielding, easing and releasing.
  case concede
  /// Material cooperation, such as trade or joint exercises.
  case cooperate
  /// Giving of material aid.
  case aid
  /// Withdrawal and ceasefire.
  case retreat
  /// Demands and calls for action.
  case request
  /// Accusation, criticism, investigation.
  case accuse
  /// Refusal and denial.
  case reject
  /// Threats and ultimatums.
  case threaten
  /// Demonstrations, strikes, riots.
  case protest
  /// Reducing relations: embargo, ban, expulsion.
  case sanction
  /// Movement of forces, short of their use.
  case mobilize
  /// Arrest, seizure, restriction.
  case coerce
  /// Use of force.
  case assault

  /// Somebody makes a statement.
  case states
  /// A statement is reported by.
  case reportedBy
  /// A statement names.
  case about
  /// A statement is made to.
  case addressedTo

  /// What sort of fact a relation is.
  public enum Category: String, Sendable, Hashable, CaseIterable {
    /// A lasting tie.
    case state
    /// An act of one actor towards another.
    case interaction
    /// A tie of a statement.
    case statement
  }

  /// PLOVER's four quadrants of interaction.
  public enum Quad: String, Sendable, Hashable, Codable, CaseIterable {
    /// Words of cooperation.
    case verbalCooperation = "verbal cooperation"
    /// Deeds of cooperation.
    case materialCooperation = "material cooperation"
    /// Words of conflict.
    case verbalConflict = "verbal conflict"
    /// Deeds of conflict.
    case materialConflict = "material conflict"
  }

  /// What sort of fact the relation is.
  public var category: Category {
    if quad != nil { return .interaction }
    switch self {
    case .states, .reportedBy, .about, .addressedTo: return .statement
    default: return .state
    }
  }

  /// The quadrant of an interaction; `nil` for other relations.
  public var quad: Quad? {
    switch self {
    case .agree, .consult, .support, .concede: .verbalCooperation
    case .cooperate, .aid, .retreat: .materialCooperation
    case .request, .accuse, .reject, .threaten: .verbalConflict
    case .protest, .sanction, .mobilize, .coerce, .assault: .materialConflict
    default: nil
    }
  }

  /// Whether the relation reads the same in both directions.
  public var isSymmetric: Bool {
    self == .familyOf || self == .associateOf || self == .opponentOf
  }

  /// The kinds of node that may stand at the source.
  public var sourceKinds: Set<NodeKind> {
    switch self {
    case .holds, .worksFor, .citizenOf: [.person, .group]
    case .of: [.position]
    case .memberOf: Self.actors
    case .associateOf, .opponentOf: [.person, .group, .organization]
    case .appointed: [.person, .organization, .group]
    case .speaksFor, .founded, .owns, .funds: [.person, .organization]
    case .partOf: [.organization, .place]
    case .basedIn: [.organization, .group]
    case .familyOf, .succeeded: [.person]
    case .reportedBy, .about, .addressedTo: [.statement]
    default: Self.actors
    }
  }

  /// The kinds of node that may stand at the target.
  public var targetKinds: Set<NodeKind> {
    switch self {
    case .holds: [.position]
    case .of, .partOf: [.organization, .place]
    case .memberOf: [.organization, .group]
    case .worksFor: [.organization, .person]
    case .speaksFor: [.person, .organization, .place]
    case .basedIn, .citizenOf: [.place]
    case .familyOf, .succeeded: [.person]
    case .associateOf, .opponentOf: [.person, .group, .organization]
    case .appointed: [.person, .group]
    case .founded, .owns, .funds: [.organization]
    case .states: [.statement]
    case .about: Self.actors.union([.position])
    default: Self.actors
    }
  }

  /// Orders as the cases are declared.
  public static func < (a: Relation, b: Relation) -> Bool { a.rank < b.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }

  private static let actors: Set<NodeKind> = [.person, .organization, .group, .place]
}

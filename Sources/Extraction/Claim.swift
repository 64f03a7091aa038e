import Documents
import KnowledgeGraph

/// An office as such: its title and whose office it is.
struct PositionKey: Sendable, Hashable, Comparable {
  /// The bare title in lower case, with words of rank.
  var title: String
  /// The entity that it is an office of.
  var of: Int?
  /// The holder, where the text does not say whose office it is: two presidents of unnamed countries do not share
  /// one office.
  var holder: Int?

  static func < (a: PositionKey, b: PositionKey) -> Bool {
    (a.title, a.of ?? -1, a.holder ?? -1) < (b.title, b.of ?? -1, b.holder ?? -1)
  }
}

/// What an edge leads from or to before the graph is built.
enum ClaimEnd: Sendable, Hashable {
  /// An entity, by its index.
  case entity(Int)
  /// An office.
  case position(PositionKey)
}

/// One relation read in one place.
struct Claim: Sendable {
  /// Where the relation starts.
  var source: ClaimEnd
  /// What it says.
  var relation: Relation
  /// Where it leads.
  var target: ClaimEnd
  /// What else the place says, such as the status of an office.
  var attributes: Attributes = [:]
  /// The sentence that carries it.
  var sentence: Int
  /// The tokens of the words that carry it.
  var cue: Range<Int>
  /// Whether one clause says it.
  var origin: Edge.Origin = .extracted
  /// How sure the reading is, 0…1.
  var confidence: Double = 1
  /// Who is said to say it, by entity, innermost source first; empty where the article itself does.
  var reportedBy: [Int] = []
}

extension Claim {
  /// The claim with those who are said to say it, where it stands inside a statement.
  func reported(in statements: StatementTable) -> Claim {
    guard reportedBy.isEmpty else { return self }
    var claim = self
    claim.reportedBy = statements.reporters(at: cue.lowerBound)
    return claim
  }
}

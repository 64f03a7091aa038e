import KnowledgeGraph

/// What one graph says, with the nodes that it is about.
public enum GraphFact: Sendable, Hashable {
  /// A node.
  case node(Node)
  /// A tie, an act or an office.
  case edge(Edge, source: Node, target: Node)
  /// A statement, who makes it, and the edge that says so where the graph has one.
  case statement(Node, speaker: Node?, edge: Edge?)

  /// The words of the text that stand behind it; `nil` where the graph has none.
  public var quote: String? {
    switch self {
    case .node(let node):
      node.mentions.first { $0.form == .name }?.text ?? node.mentions.first?.text
    case .edge(let edge, _, _): edge.evidence.first?.quote
    case .statement(let node, _, let edge):
      edge?.evidence.first?.quote ?? node.attributes[.content]?.text ?? node.label
    }
  }

  /// The document of the quotation.
  public var document: String? {
    switch self {
    case .node(let node): node.mentions.first?.document
    case .edge(let edge, _, _): edge.evidence.first?.document
    case .statement(let node, _, let edge):
      edge?.evidence.first?.document ?? node.mentions.first?.document
    }
  }

  /// The edge, where the fact is or has one.
  public var edge: Edge? {
    switch self {
    case .node: nil
    case .edge(let edge, _, _): edge
    case .statement(_, _, let edge): edge
    }
  }

  /// The nodes, the source or speaker first.
  public var nodes: [Node] {
    switch self {
    case .node(let node): [node]
    case .edge(_, let source, let target): [source, target]
    case .statement(let node, let speaker, _): (speaker.map { [$0] } ?? []) + [node]
    }
  }
}

/// One piece of news between two graphs: what the first says, and what the second says in its place.
public struct GraphChange: Sendable, Hashable {
  /// What a change is about.
  public enum Topic: String, Sendable, Hashable, Codable, CaseIterable {
    /// Who holds a position, and with what status.
    case office
    /// Two actors who were friends are opponents, or the other way.
    case turn
    /// A speaker's stance on one thing.
    case stance
    /// What one says and another denies.
    case dispute
    /// What one actor does to another.
    case act
    /// A lasting tie.
    case tie
    /// A statement.
    case statement
    /// An actor or position as such.
    case actor
    /// The kind of a node.
    case kind
    /// What a node is called.
    case name
    /// What else is known of a node or an edge.
    case attribute
    /// Which places of one document carry an edge.
    case evidence
  }

  /// What became of it.
  public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    /// The second graph alone says it.
    case new
    /// The first graph alone says it, and the second says nothing against it.
    case notMentioned = "not-mentioned"
    /// The second graph says that it is over.
    case ended
    /// The second graph says that what was over holds again.
    case resumed
    /// An office went from one to another.
    case handedOver = "handed-over"
    /// Somebody's status in an office, or the office itself, is another.
    case moved
    /// What was announced or possible took place.
    case carriedOut = "carried-out"
    /// What was said to be is said not to be.
    case denied
    /// What was said not to be is said to be.
    case affirmed
    /// The opposite.
    case reversed
    /// Both say it, and not the same of it.
    case changed
  }

  /// What the change is about.
  public var topic: Topic

  /// What the first graph says; empty where it says nothing.
  public var before: [GraphFact]

  /// What the second graph says; empty where it says nothing.
  public var after: [GraphFact]

  /// Whether the offices of both sides are held by one person.
  public var isOfOneHolder: Bool

  /// Creates a change.
  public init(
    topic: Topic, before: [GraphFact], after: [GraphFact], isOfOneHolder: Bool = false
  ) {
    self.topic = topic
    self.before = before
    self.after = after
    self.isOfOneHolder = isOfOneHolder
  }

  /// The change that leads back.
  public var inverse: GraphChange {
    GraphChange(topic: topic, before: after, after: before, isOfOneHolder: isOfOneHolder)
  }

  /// What became of it.
  public var verdict: Verdict {
    if before.isEmpty { return .new }
    if after.isEmpty { return .notMentioned }
    switch topic {
    case .office: return officeVerdict
    case .turn: return .reversed
    case .stance, .dispute: return stanceVerdict
    case .act: return actVerdict
    case .tie: return tieVerdict
    default: return .changed
    }
  }

  private var officeVerdict: Verdict {
    let (one, other) = (before.compactMap(\.officeStatus), after.compactMap(\.officeStatus))
    if isOfOneHolder {
      if one.allSatisfy({ $0 != .former }), other.allSatisfy({ $0 == .former }) { return .ended }
      if one.allSatisfy({ $0 == .former }), other.allSatisfy({ $0 != .former }) { return .resumed }
      return .moved
    }
    return .handedOver
  }

  private var stanceVerdict: Verdict {
    guard let one = before.first?.stance, let other = after.first?.stance else { return .reversed }
    if Stance.isDenial(other), !Stance.isDenial(one) { return .denied }
    if Stance.isDenial(one), !Stance.isDenial(other) { return .affirmed }
    return .reversed
  }

  private var actVerdict: Verdict {
    let (one, other) = (before.compactMap(\.modality), after.compactMap(\.modality))
    if other.contains(.negated), !one.contains(.negated) { return .denied }
    if one.contains(.negated), !other.contains(.negated) { return .affirmed }
    if other.contains(.actual), !one.contains(.actual) { return .carriedOut }
    return .changed
  }

  private var tieVerdict: Verdict {
    let (one, other) = (before.contains(where: \.isOver), after.contains(where: \.isOver))
    if !one, other { return .ended }
    return one && !other ? .resumed : .changed
  }
}

/// The status of an office, as far as a difference cares.
enum OfficeStatus {
  case former
  case held
  case coming

  init(_ status: String?) {
    switch status {
    case "former": self = .former
    case "elect", "incoming", "nominee", "candidate": self = .coming
    default: self = .held
    }
  }
}

/// The stances of statements in pairs of opposites.
enum Stance {
  static let denials: Set<String> = ["denies", "opposes"]
  static let claims: Set<String> = ["asserts", "supports", "proposes", "demands", "threatens"]

  static func isDenial(_ stance: String) -> Bool { denials.contains(stance) }

  /// Whether one takes back the other.
  static func areOpposite(_ a: String, _ b: String) -> Bool {
    denials.contains(a) && claims.contains(b) || claims.contains(a) && denials.contains(b)
  }
}

extension GraphFact {
  var officeStatus: OfficeStatus? {
    guard case .edge(let edge, _, _) = self, edge.relation == .holds else { return nil }
    return OfficeStatus(edge.status)
  }

  var modality: Modality? { edge?.modality }

  var stance: String? {
    guard case .statement(let node, _, _) = self else { return nil }
    return node.attributes[.stance]?.text
  }

  /// Whether a tie is said to be over: it has an end, or is denied.
  var isOver: Bool {
    guard let edge, edge.relation.category == .state else { return false }
    return edge.attributes[.until] != nil || edge.modality == .negated
      || edge.attributes[.polarity]?.text == Modality.negated.rawValue
      || OfficeStatus(edge.status) == .former
  }
}

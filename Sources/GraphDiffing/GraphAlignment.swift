import KnowledgeGraph

/// Why two nodes are taken for one.
public enum AlignmentReason: String, Sendable, Hashable, Codable, CaseIterable {
  /// Nothing tells them apart, their ties included.
  case identical
  /// The same words at the same places of the same document.
  case samePlaces = "same-places"
  /// The user says so.
  case manual
  /// The same name.
  case sameName = "same-name"
  /// One name is a part of the other.
  case partOfName = "part-of-name"
  /// A surname alone.
  case surname
  /// Both surnames.
  case surnames
  /// A given name alone.
  case givenName = "given-name"
  /// The given name's initial.
  case initials
  /// A short form of the given name, or a nickname that a text gives.
  case nickname
  /// Two spellings of one name.
  case spelling
  /// An acronym and its long form.
  case acronym
  /// The same country.
  case country
  /// The same common noun: "rebels".
  case sameWords = "same-words"
  /// The same title.
  case sameTitle = "same-title"
  /// One is named by the position that the other holds.
  case position
  /// The positions are of one organization or place.
  case sameBody = "same-body"
  /// The same holder.
  case sameHolder = "same-holder"
  /// The same speaker.
  case sameSpeaker = "same-speaker"
  /// Alike in content.
  case content
  /// No other person of either graph has this name.
  case onlyBearer = "only-bearer"
  /// Ties to nodes that are paired.
  case neighbours
  /// Both graphs are about the same actors.
  case sameStory = "same-story"
  /// Ties to different places, which speaks against it.
  case otherPlace = "other-place"
}

/// Which nodes of two graphs are the same.
public struct GraphAlignment: Sendable, Hashable {
  /// Two nodes, one of each graph.
  public struct Pair: Sendable, Hashable {
    /// The node of the first graph.
    public var a: NodeID
    /// The node of the second graph.
    public var b: NodeID
    /// How sure it is that they are the same, 0…1.
    public var score: Double
    /// What speaks for it, and what against.
    public var reasons: [AlignmentReason]

    /// Creates a pair.
    public init(a: NodeID, b: NodeID, score: Double, reasons: [AlignmentReason]) {
      self.a = a
      self.b = b
      self.score = score
      self.reasons = reasons
    }

    /// The pair seen from the second graph.
    public var swapped: Pair { Pair(a: b, b: a, score: score, reasons: reasons) }
  }

  /// The nodes that are the same, in the order of the first graph. Each node stands in one pair at most.
  public private(set) var pairs: [Pair]

  /// Pairs that may be the same and are kept apart, in the order of the first graph.
  public private(set) var doubtful: [Pair]

  /// Creates an alignment.
  public init(pairs: [Pair] = [], doubtful: [Pair] = []) {
    self.pairs = pairs.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
    self.doubtful = doubtful.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
  }

  /// The alignment seen from the second graph.
  public var swapped: GraphAlignment {
    GraphAlignment(pairs: pairs.map(\.swapped), doubtful: doubtful.map(\.swapped))
  }

  /// The node of the second graph for each paired one of the first.
  public var partners: [NodeID: NodeID] {
    Dictionary(pairs.map { ($0.a, $0.b) }) { first, _ in first }
  }
}

/// What the user knows of who is who.
public struct AlignmentDecisions: Sendable, Hashable {
  /// Two names, or identifiers, one of each graph.
  public struct NamePair: Sendable, Hashable {
    /// How the first graph names the node.
    public var a: String
    /// How the second graph names the node.
    public var b: String
    /// Another name for the first graph's node, where it has none of the first name.
    public var labelA: String?
    /// Another name for the second graph's node.
    public var labelB: String?

    /// Creates a pair.
    public init(_ a: String, _ b: String, labelA: String? = nil, labelB: String? = nil) {
      self.a = a
      self.b = b
      self.labelA = labelA
      self.labelB = labelB
    }
  }

  /// Nodes that are the same.
  public var same: [NamePair]

  /// Nodes that aren't the same.
  public var different: [NamePair]

  /// Creates decisions; none by default.
  public init(same: [NamePair] = [], different: [NamePair] = []) {
    self.same = same
    self.different = different
  }
}

/// A decision about nodes that can't be followed.
public enum AlignmentError: Error, Equatable, CustomStringConvertible {
  /// No node has the name.
  case unknownName(String, side: String)
  /// Several nodes have the name.
  case ambiguousName(String, side: String, nodes: [String])
  /// A node is said to be the same as two others.
  case decidedTwice(String)
  /// A line of a mapping file can't be read.
  case mapping(line: Int, reason: String)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .unknownName(let name, let side):
      "the \(side) graph has no node '\(name)'; give a label, another name or an identifier of it"
    case .ambiguousName(let name, let side, let nodes):
      "'\(name)' is the name of several nodes of the \(side) graph; "
        + "give one of the identifiers \(nodes.joined(separator: ", "))"
    case .decidedTwice(let name):
      "'\(name)' is said to be the same as two nodes; a node is the same as one at most"
    case .mapping(let line, let reason): "line \(line) of the mapping: \(reason)"
    }
  }
}

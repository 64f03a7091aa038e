import KnowledgeGraph

/// What became of a node or an edge between two graphs.
public enum ChangeMark: String, Sendable, Hashable, CaseIterable {
  /// Only in the second graph.
  case added
  /// Only in the first graph.
  case removed
  /// In both, but not the same.
  case changed
  /// In both and the same.
  case same

  /// What stands before a label.
  var glyph: String {
    switch self {
    case .added: "+ "
    case .removed: "− "
    case .changed: "~ "
    case .same: ""
    }
  }

  /// How a line is drawn.
  var stroke: Drawing.Stroke {
    switch self {
    case .added, .same: .solid
    case .removed: .dashed
    case .changed: .double
    }
  }
}

/// Marks the parts of a graph that joins two, for a picture of their difference.
///
/// Pictures of one side have the same places as the picture of both, so that they can be laid side by
/// side: the joined graph is placed as a whole, and what the side lacks is not drawn.
public struct ChangeMarks: Sendable, Hashable {
  /// One of two graphs.
  public enum Side: String, Sendable, Hashable, CaseIterable {
    /// The first graph.
    case before
    /// The second graph.
    case after
  }

  /// The marks of nodes; a node without one is the same in both graphs.
  public var nodes: [NodeID: ChangeMark]

  /// The marks of edges by their identifiers; an edge without one is the same in both graphs.
  public var edges: [String: ChangeMark]

  /// The side to draw; `nil` draws both.
  public var side: Side?

  /// Creates marks.
  public init(
    nodes: [NodeID: ChangeMark] = [:], edges: [String: ChangeMark] = [:], side: Side? = nil
  ) {
    self.nodes = nodes
    self.edges = edges
    self.side = side
  }

  /// Whether what has this mark is missing on the drawn side.
  func hides(_ mark: ChangeMark?) -> Bool {
    switch (side, mark) {
    case (.before, .added), (.after, .removed): true
    default: false
    }
  }
}

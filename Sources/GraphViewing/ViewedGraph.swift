import KnowledgeGraph

/// A graph as one of the page's tabs.
public struct ViewedGraph: Sendable {
  /// What the tab is called; `nil` takes the headline of the graph's document.
  public var name: String?

  /// The graph. Its evidence leads into the page's texts of the same document identifiers.
  public var graph: Graph

  /// What differs from another graph; `nil` where the page is not about differences.
  public var changes: ChangeMarks?

  /// Creates a tab.
  public init(_ graph: Graph, name: String? = nil, changes: ChangeMarks? = nil) {
    self.graph = graph
    self.name = name
    self.changes = changes
  }
}

/// What differs between two graphs, told on one graph that holds the nodes and edges of both.
///
/// Nodes and edges without a mark count as the same in both.
public struct ChangeMarks: Sendable, Hashable {
  /// What happened to a node or an edge.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// It is in the second graph only.
    case added
    /// It is in the first graph only.
    case removed
    /// It is in both and differs.
    case changed
    /// It is in both and equal.
    case same
  }

  /// What happened, in a sentence.
  public struct Mark: Sendable, Hashable {
    /// What happened.
    public var kind: Kind
    /// The same in words, one line; empty where the mark needs none of its own.
    public var sentence: String

    /// Creates a mark.
    public init(_ kind: Kind, sentence: String = "") {
      self.kind = kind
      self.sentence = sentence
    }
  }

  /// The marks of nodes, by their identifiers.
  public var nodes: [NodeID: Mark]

  /// The marks of edges, by their identifiers.
  public var edges: [String: Mark]

  /// Creates the marks.
  public init(nodes: [NodeID: Mark] = [:], edges: [String: Mark] = [:]) {
    self.nodes = nodes
    self.edges = edges
  }
}

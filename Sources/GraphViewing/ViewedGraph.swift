import GraphRendering
import KnowledgeGraph

/// A graph as one of the page's tabs.
public struct ViewedGraph: Sendable {
  /// What the tab is called; `nil` takes the headline of the graph's document.
  public var name: String?

  /// The graph. Its evidence leads into the page's texts of the same document identifiers.
  public var graph: Graph

  /// What differs from another graph; `nil` where the page is not about differences.
  public var changes: GraphChanges?

  /// Creates a tab.
  public init(_ graph: Graph, name: String? = nil, changes: GraphChanges? = nil) {
    self.graph = graph
    self.name = name
    self.changes = changes
  }
}

/// What differs between two graphs, told on one graph that holds the nodes and edges of both.
public struct GraphChanges: Sendable, Hashable {
  /// What became of nodes and edges; what has no mark is the same in both graphs.
  public var marks: ChangeMarks

  /// What changed, in a line for each node that has something to say.
  public var nodeSentences: [NodeID: String]

  /// What changed, in a line for each edge that has something to say, by the edges' identifiers.
  public var edgeSentences: [String: String]

  /// Creates the changes.
  public init(
    marks: ChangeMarks, nodeSentences: [NodeID: String] = [:], edgeSentences: [String: String] = [:]
  ) {
    self.marks = marks
    self.nodeSentences = nodeSentences
    self.edgeSentences = edgeSentences
  }
}

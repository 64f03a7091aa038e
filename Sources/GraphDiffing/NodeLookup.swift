import KnowledgeGraph

/// Finds a node of a graph by what a user calls it.
public struct NodeLookup: Sendable {
  private let graph: Graph

  /// Looks into a graph.
  public init(_ graph: Graph) { self.graph = graph }

  /// The node with an identifier, else with a label, else with another name; letters' case and accents
  /// don't count.
  /// - Throws: `AlignmentError` where none or several are meant.
  public func id(of name: String) throws(AlignmentError) -> NodeID {
    let indexed = IndexedGraph(graph)
    return indexed.nodes[try NodeNameTable(indexed, side: "given").place(of: name)].id
  }
}

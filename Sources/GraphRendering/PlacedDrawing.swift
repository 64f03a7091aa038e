import KnowledgeGraph

/// A drawing whose nodes have places, and its SVG.
///
/// What a page needs to build on a picture: which group of the SVG is which node or line, which edges of
/// the graph a line stands for, and where the nodes are.
public struct PlacedDrawing: Sendable {
  /// Where a node is: points from the upper left corner of the picture, y downwards, as in the
  /// SVG's `viewBox`.
  public struct Place: Sendable, Hashable {
    /// The identifier of the graph's node.
    public let node: NodeID
    /// The `id` of the SVG group.
    public let element: String
    /// The middle.
    public let x: Double
    /// The middle.
    public let y: Double
    /// The width of the outline.
    public let width: Double
    /// The height of the outline.
    public let height: Double
  }

  /// What is drawn. `drawing.lines[…].edges` are the edges that a line stands for, and
  /// `drawing.lines[…].element` the `id` of its group; `drawing.nodes[…].element` that of a node.
  public let drawing: Drawing

  /// The width of the picture in points.
  public let width: Double

  /// The height of the picture in points.
  public let height: Double

  /// The places of the nodes, in the order of `drawing.nodes`.
  public let places: [Place]

  /// The whole SVG file.
  public let svg: String

  /// Rules of a style sheet that turn the light theme into the dark one, each `[fill="…"]{fill:…}` or
  /// the same for strokes. Empty for other themes. Scope them by nesting where the page has more.
  public let darkRules: String
}

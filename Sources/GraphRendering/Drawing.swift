/// A picture before it is laid out: what is drawn, in which colours and words.
public struct Drawing: Sendable, Hashable {
  /// The outline of a node.
  public enum Shape: String, Sendable, Hashable {
    /// A box with round corners.
    case roundedBox
    /// A box.
    case box
    /// A box with round corners and two borders, like one sheet on another.
    case doubleBox
    /// An ellipse.
    case ellipse
    /// A hexagon.
    case hexagon
    /// A sheet with a folded corner.
    case note
  }

  /// How a line is drawn.
  public enum Line: String, Sendable, Hashable {
    /// Without gaps.
    case solid
    /// In dashes.
    case dashed
    /// In dots.
    case dotted
  }

  /// What a line ends in.
  public enum Tip: String, Sendable, Hashable {
    /// Nothing.
    case none
    /// A filled arrowhead.
    case arrow = "normal"
    /// A hollow arrowhead.
    case hollowArrow = "onormal"
    /// A bar across the line.
    case bar = "tee"
  }

  /// A drawn node.
  public struct Node: Sendable, Hashable {
    /// The identifier of the graph's node.
    public var id: String
    /// The lines of the label.
    public var lines: [String]
    /// What shows under the pointer.
    public var tooltip: String
    /// The look of the kind.
    public var look: NodeLook
    /// Whether the border is dashed: an actor that the text does not name.
    public var isDashed: Bool
    /// The size of the label in points.
    public var fontSize: Double
    /// CSS classes.
    public var classes: [String]
  }

  /// The look of a node.
  public struct NodeLook: Sendable, Hashable {
    /// The outline.
    public var shape: Shape
    /// The colour inside, as `#RRGGBB`.
    public var fill: String
    /// The colour of the outline, as `#RRGGBB`.
    public var stroke: String
  }

  /// A drawn edge: one or several edges of the graph that look alike.
  public struct Edge: Sendable, Hashable {
    /// The identifier of the first of the graph's edges.
    public var id: String
    /// The identifier of the node that it starts from.
    public var source: String
    /// The identifier of the node that it leads to.
    public var target: String
    /// The lines of the label.
    public var lines: [String]
    /// What shows under the pointer: the words of the text.
    public var tooltip: String
    /// The look.
    public var look: EdgeLook
    /// CSS classes.
    public var classes: [String]
  }

  /// The look of an edge.
  public struct EdgeLook: Sendable, Hashable {
    /// The colour of the line, as `#RRGGBB`.
    public var stroke: String
    /// The colour of the label, as `#RRGGBB`.
    public var text: String
    /// The width of the line in points.
    public var width: Double
    /// How the line is drawn.
    public var line: Line
    /// What the line ends in at its target.
    public var head: Tip
    /// What the line ends in at its source.
    public var tail: Tip
  }

  /// A line of the legend.
  public enum LegendEntry: Sendable, Hashable {
    /// A kind of node.
    case node(String, NodeLook, isDashed: Bool)
    /// A kind of edge, with a sample of the line in letters.
    case edge(String, sample: String, color: String)
    /// A mark in a label.
    case mark(String, String)
  }

  /// The headline.
  public var title: String
  /// Who published the article, and when.
  public var subtitle: String
  /// What is left out.
  public var notes: [String]
  /// What the colours and shapes mean; only what occurs.
  public var legend: [LegendEntry]
  /// The nodes, in the graph's order.
  public var nodes: [Node]
  /// The edges, in the graph's order.
  public var edges: [Edge]
}

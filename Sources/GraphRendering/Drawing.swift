import KnowledgeGraph

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
    /// A small box whose ends are round, like a tag.
    case tag
    /// A sheet with a folded corner.
    case note
  }

  /// How a line is drawn.
  public enum Stroke: String, Sendable, Hashable {
    /// Without gaps.
    case solid
    /// In dashes.
    case dashed
    /// In dots.
    case dotted
    /// As two parallel lines.
    case double
  }

  /// What a line ends in.
  public enum Tip: String, Sendable, Hashable {
    /// Nothing.
    case none
    /// A filled arrowhead.
    case arrow = "normal"
    /// A hollow arrowhead.
    case hollowArrow = "onormal"
    /// A ring, at the beginning of a line that no single sentence says.
    case ring = "odot"
    /// A filled arrowhead and a bar that strikes the line out.
    case struckArrow = "normaltee"
    /// A hollow arrowhead and a bar that strikes the line out.
    case struckHollowArrow = "onormaltee"
  }

  /// A drawn node.
  public struct Node: Sendable, Hashable {
    /// The identifier of the graph's node.
    public var id: NodeID
    /// The `id` of the SVG group: `n-` and the node's identifier; see `ElementID`.
    public var element: String
    /// What the node is.
    public var kind: NodeKind
    /// The lines of the label.
    public var lines: [String]
    /// Smaller lines below the label: offices that have no node of their own.
    public var details: [String] = []
    /// What shows under the pointer.
    public var tooltip: String
    /// The look of the kind.
    public var look: NodeLook
    /// Whether the border is dashed: an actor that the text does not name.
    public var isDashed: Bool
    /// The size of the label in points.
    public var fontSize: Double
    /// CSS classes: the kind, then `unnamed` and the mark of a comparison where they apply.
    public var classes: [String]
    /// The group that the node stands in, an index into `clusters`.
    public var cluster: Int?
    /// Whether the node keeps its place and is not drawn.
    public var isHidden = false
  }

  /// The look of a node.
  public struct NodeLook: Sendable, Hashable {
    /// The outline.
    public var shape: Shape
    /// The colour inside, as `#RRGGBB`.
    public var fill: String
    /// The colour of the outline, as `#RRGGBB`.
    public var stroke: String
    /// The width of the outline in points.
    public var width = 1.2
  }

  /// A drawn line: one or several edges of the graph between the same ends that look alike.
  public struct Line: Sendable, Hashable {
    /// The `id` of the SVG group: `l-` and a hash of the ends, the sort of tie and the modality, so
    /// that it stays the same when a further edge joins the line.
    public var element: String
    /// The identifiers of the graph's edges that the line stands for, in the graph's order.
    public var edges: [String]
    /// The node that the line starts from.
    public var source: NodeID
    /// The node that the line leads to.
    public var target: NodeID
    /// The lines of the label; empty where the ends say it all.
    public var lines: [String]
    /// What each of the edges says, read from source to target; never empty.
    public var words: [String]
    /// What shows under the pointer: the words of the text.
    public var tooltip: String
    /// The look.
    public var look: LineLook
    /// CSS classes: the category (`state`, `interaction`, `statement`), the relations, and where they
    /// apply the quadrant (`verbal-conflict`), the modality (`planned`), `former`, `derived`,
    /// `reported` and the mark of a comparison (`added`).
    public var classes: [String]
    /// Whether the line keeps its place and is not drawn.
    public var isHidden = false
  }

  /// The look of a line.
  public struct LineLook: Sendable, Hashable {
    /// The colour of the line, as `#RRGGBB`.
    public var stroke: String
    /// The colour of the label, as `#RRGGBB`.
    public var text: String
    /// The width of the line in points.
    public var width: Double
    /// How the line is drawn.
    public var line: Stroke
    /// What the line ends in at its target.
    public var head: Tip
    /// What the line ends in at its source.
    public var tail: Tip
  }

  /// Nodes that stand together in a frame.
  public struct Cluster: Sendable, Hashable {
    /// What is written at the frame.
    public var label: String
  }

  /// A line of the legend.
  public enum LegendEntry: Sendable, Hashable {
    /// A kind of node.
    case node(String, NodeLook, isDashed: Bool)
    /// A sort of line, with a sample in letters for where none can be drawn.
    case edge(String, sample: String, look: LineLook)
    /// A mark in a label.
    case mark(String, String)
  }

  /// Whether placing it may take seconds or more; such a drawing belongs into a process of its own.
  public var isLarge: Bool { nodes.count > 150 || lines.count > 400 }

  /// The headline.
  public var title: String
  /// Who published the article, and when.
  public var subtitle: String
  /// What is left out.
  public var notes: [String]
  /// What made the picture, in small print.
  public var credit: String
  /// What the colours and shapes mean; only what occurs.
  public var legend: [LegendEntry]
  /// The frames around nodes that belong together.
  public var clusters: [Cluster] = []
  /// The nodes, in the graph's order.
  public var nodes: [Node]
  /// The lines, in the order of the graph's edges.
  public var lines: [Line]
}

import KnowledgeGraph

/// How offices are drawn.
public enum OfficeStyle: String, Sendable, Hashable, CaseIterable {
  /// As small tags between who holds them and what they are offices of.
  case nodes
  /// As words at a line from who holds them to what they are offices of.
  case edges
  /// As small words below the name of who holds them.
  case labels
}

/// What nodes that stand together have in common.
public enum Grouping: String, Sendable, Hashable, CaseIterable {
  /// Nothing: there are no frames.
  case none
  /// They belong to one organization.
  case organization
  /// They belong to one country.
  case country
}

/// What a picture shows and how.
public struct RenderingOptions: Sendable, Hashable {
  // MARK: What is shown

  /// How many actors are drawn at most, the most salient first; their positions come on top.
  public var top: Int

  /// Whether statements are drawn. A picture of one article has no room for them, as a rule.
  public var statements: Bool

  /// The only kinds of node to draw; `nil` draws all.
  public var kinds: Set<NodeKind>?

  /// The only relations to draw; `nil` draws all.
  public var relations: Set<Relation>?

  /// The node around which everything is drawn; see `GraphRenderer.node(named:in:)`.
  public var center: NodeID?

  /// How many ties away from the center a node may be; offices and statements don't count as steps.
  public var depth = 1

  /// What changed, for a picture of the difference between two graphs that are joined in one.
  public var marks: ChangeMarks?

  // MARK: How it is shown

  /// How nodes are placed; `nil` chooses by the number of nodes.
  public var layout: Layout?

  /// How offices are drawn.
  public var positions = OfficeStyle.nodes

  /// What nodes in a frame have in common. Frames are drawn by the layouts `dot` and `fdp`.
  public var cluster = Grouping.none

  /// The headline; `nil` takes it from the graph's documents.
  public var title: String?

  /// The colours.
  public var theme = ThemeName.light

  /// The resolution of bitmaps in dots an inch, 72 for a pixel a point. It is lowered for pictures of a
  /// side beyond 16,000 pixels.
  public var dotsPerInch: Double

  // MARK: SVG

  /// The page to whose parts nodes and lines link: the link of a node is this, `#` and the `id` of its
  /// group. `nil` makes no links.
  public var linkBase: String?

  /// What all `id` attributes of an SVG begin with, for pages with several pictures.
  public var idPrefix = ""

  /// Whether an SVG of the light theme holds a style sheet that makes it dark for readers who want
  /// dark pages. Pages that have the picture inside may want `PlacedDrawing.darkRules` instead.
  public var hasDarkStyle = true

  /// Creates the options.
  public init(
    layout: Layout? = nil, top: Int = 25, statements: Bool = false, title: String? = nil,
    dotsPerInch: Double = 144
  ) {
    self.layout = layout
    self.top = top
    self.statements = statements
    self.title = title
    self.dotsPerInch = dotsPerInch
  }

  /// Whether a page of this address may be linked to: relative ones, and those of the web.
  public static func isSafeLink(_ address: String) -> Bool { LinkTarget.isSafe(address) }
}

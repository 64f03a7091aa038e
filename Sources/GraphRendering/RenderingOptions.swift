/// What a picture shows and how.
public struct RenderingOptions: Sendable, Hashable {
  /// How nodes are placed; `nil` chooses by the number of nodes.
  public var layout: Layout?

  /// How many actors are drawn at most, the most salient first; their positions come on top.
  public var top: Int

  /// Whether statements are drawn. A picture of one article has no room for them, as a rule.
  public var statements: Bool

  /// The headline; `nil` takes it from the graph's documents.
  public var title: String?

  /// The resolution of bitmaps in dots an inch. It is lowered for pictures of a side beyond
  /// 16,000 pixels.
  public var dotsPerInch: Double

  /// The colours.
  public var theme = ThemeName.light

  /// What changed, for a picture of the difference between two graphs that are joined in one.
  public var marks: ChangeMarks?

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
}

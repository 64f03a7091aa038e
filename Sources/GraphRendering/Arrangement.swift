import KnowledgeGraph

/// Where the nodes and lines of a drawing are, in points from the upper left corner.
struct Arrangement: Sendable {
  /// The middles of nodes.
  var nodes: [NodeID: Point] = [:]
  /// The paths of lines, by their elements.
  var paths: [String: SplinePath] = [:]
  /// The middles of the words at lines, by their elements.
  var labels: [String: Point] = [:]
  /// The size of the whole.
  var width = 0.0
  var height = 0.0

  /// Adds the parts of another arrangement, moved to the right and down.
  mutating func add(_ other: Arrangement, x: Double, y: Double) {
    func moved(_ point: Point) -> Point { Point(x: point.x + x, y: point.y + y) }
    nodes.merge(other.nodes.mapValues(moved)) { $1 }
    paths.merge(other.paths.mapValues { $0.map(moved) }) { $1 }
    labels.merge(other.labels.mapValues(moved)) { $1 }
    width = max(width, x + other.width)
    height = max(height, y + other.height)
  }

  /// Puts arrangements that have nothing in common side by side and below each other, so that they
  /// fill a page of about three to two.
  init(packing parts: [Arrangement]) {
    self.init()
    guard let main = parts.max(by: { ($0.area, -$0.width) < ($1.area, -$1.width) }) else { return }
    let ordered = parts.enumerated().sorted {
      (-$0.element.area, $0.offset) < (-$1.element.area, $1.offset)
    }.map(\.element)
    let total = ordered.reduce(0) { $0 + $1.area }
    let widths = [1.0, 1.15, 1.3, 1.5, 1.8].map { max(main.width, (total * 1.5).squareRoot()) * $0 }
    let candidates =
      widths.map { Self.shelves(ordered, width: $0) }
      + [Self.column(beside: ordered)].compactMap(\.self)
    self = candidates.min { $0.cost < $1.cost } ?? self
  }

  init() {}

  private var area: Double { (width + Self.gap) * (height + Self.gap) }

  /// What is left free between parts, in points.
  private static let gap = 34.0

  /// The width from which on words of 10 points have less than 9 pixels on a screen of 1600.
  static let widest = 1700.0

  /// How far the page is from a good one: large, or of an odd format, or too wide.
  private var cost: Double {
    let ratio = width / max(height, 1) / 1.5
    return area * max(ratio, 1 / ratio).squareRoot() * (width > Self.widest ? 4 : 1)
  }

  /// Rows from left to right, each as high as its first part.
  private static func shelves(_ parts: [Arrangement], width: Double) -> Arrangement {
    var whole = Arrangement()
    var (x, y, rowHeight) = (0.0, 0.0, 0.0)
    for part in parts {
      if x > 0, x + part.width > width {
        y += rowHeight + gap
        (x, rowHeight) = (0, 0)
      }
      whole.add(part, x: x, y: y)
      x += part.width + gap
      rowHeight = max(rowHeight, part.height)
    }
    return whole
  }

  /// The greatest part with the others in a column beside it.
  private static func column(beside parts: [Arrangement]) -> Arrangement? {
    guard let main = parts.first, parts.count > 1 else { return nil }
    var whole = Arrangement()
    whole.add(main, x: 0, y: 0)
    var y = 0.0
    for part in parts.dropFirst() {
      whole.add(part, x: main.width + gap * 1.5, y: y)
      y += part.height + gap
    }
    return whole
  }
}

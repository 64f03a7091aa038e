import KnowledgeGraph

/// Where the parts of a picture are, in points from the upper left corner; y grows downwards.
struct Arrangement: Sendable {
  /// The boxes of nodes.
  var nodes: [NodeID: Box] = [:]
  /// The paths of lines, by their elements.
  var paths: [String: SplinePath] = [:]
  /// The boxes of the words at lines, by their elements.
  var labels: [String: Box] = [:]
  /// The frames, by their indices.
  var frames: [Int: Box] = [:]
  /// The boxes of the frames' words.
  var frameLabels: [Box] = []
  /// The words around the picture.
  var words: [PageWords.Placed] = []
  /// The samples of lines in the legend.
  var samples: [(look: Drawing.LineLook, start: Point)] = []
  /// The size of the whole.
  var width = 0.0
  var height = 0.0

  /// Adds the parts of another arrangement, moved to the right and down.
  mutating func add(_ other: Arrangement, x: Double, y: Double) {
    func moved(_ box: Box) -> Box {
      Box(x: box.x + x, y: box.y + y, width: box.width, height: box.height)
    }
    nodes.merge(other.nodes.mapValues(moved)) { $1 }
    labels.merge(other.labels.mapValues(moved)) { $1 }
    frames.merge(other.frames.mapValues(moved)) { $1 }
    frameLabels += other.frameLabels.map(moved)
    paths.merge(
      other.paths.mapValues { path in path.map { Point(x: $0.x + x, y: $0.y + y) } }
    ) { $1 }
    width = max(width, x + other.width)
    height = max(height, y + other.height)
  }

  /// Adds words, moved down.
  mutating func add(_ block: PageWords.Block, y: Double) {
    words += block.words.map {
      PageWords.Placed(item: $0.item, place: Point(x: $0.place.x, y: $0.place.y + y))
    }
    samples += block.samples.map { ($0.look, Point(x: $0.start.x, y: $0.start.y + y)) }
    width = max(width, block.width)
    height = max(height, y + block.height)
  }
}

// MARK: Packing

extension Arrangement {
  /// What is left free between parts, in points.
  private static let gap = 30.0

  /// The width from which on words of 10 points have less than 9 pixels on a screen of 1600, margins
  /// included.
  static let widest = 1720.0

  /// Puts arrangements that have nothing in common side by side and below each other, so that they
  /// fill a page of about three to two.
  init(packing parts: [Arrangement]) {
    self.init()
    let ordered = parts.enumerated().sorted {
      (-$0.element.area, $0.offset) < (-$1.element.area, $1.offset)
    }.map(\.element)
    guard let main = ordered.first else { return }
    let total = ordered.reduce(0) { $0 + $1.area }
    let widths = [1.0, 1.15, 1.3, 1.5, 1.8].map { max(main.width, (total * 1.5).squareRoot()) * $0 }
    let candidates =
      widths.map { Self.shelves(ordered, width: $0) }
      + (ordered.count > 1 ? [Self.column(beside: ordered)] : [])
    self = candidates.min { $0.cost < $1.cost } ?? self
  }

  private var area: Double { (width + Self.gap) * (height + Self.gap) }

  /// How far the page is from a good one: large, or of an odd format, or too wide.
  private var cost: Double {
    let ratio = width / max(height, 1) / 1.5
    return area * max(ratio, 1 / ratio).squareRoot() * (width > Self.widest ? 4 : 1)
  }

  /// Rows from left to right.
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
  private static func column(beside parts: [Arrangement]) -> Arrangement {
    var whole = Arrangement()
    var y = 0.0
    for (index, part) in parts.enumerated() {
      whole.add(part, x: index == 0 ? 0 : parts[0].width + gap * 1.5, y: y)
      if index > 0 { y += part.height + gap }
    }
    return whole
  }
}

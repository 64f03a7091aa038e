import KnowledgeGraph

extension Arrangement {
  /// Moves words at lines that cover a node or other words to the nearest free place.
  ///
  /// Graphviz keeps them apart in most layouts, but not those of several lines between two nodes of one
  /// rank, nor those of layouts by forces. O(labels · boxes nearby).
  /// - Parameter order: The lines' elements; words of earlier ones stay where they are.
  mutating func separateLabels(in order: [String]) {
    var grid = BoxGrid()
    for box in nodes.values { grid.insert(box) }
    for box in frameLabels where box.width > 0 { grid.insert(box) }
    for element in order {
      guard let label = labels[element] else { continue }
      let free = Self.candidates(around: label).first { !grid.overlaps($0) } ?? label
      labels[element] = free
      grid.insert(free)
      width = max(width, free.x + free.width / 2)
      height = max(height, free.y + free.height / 2)
    }
  }

  /// Places around a label, the nearest first: above and below rather than beside.
  private static func candidates(around label: Box) -> [Box] {
    var moves: [(dx: Double, dy: Double)] = [(0, 0)]
    for ring in 1...12 {
      let (dx, dy) = (Double(ring) * label.width / 4, Double(ring) * label.height / 3)
      moves += [(0, -dy), (0, dy), (-dx, 0), (dx, 0), (-dx, -dy), (dx, -dy), (-dx, dy), (dx, dy)]
    }
    return moves.map { move in
      Box(
        x: label.x + move.dx, y: label.y + move.dy, width: label.width, height: label.height)
    }.filter { $0.x >= $0.width / 2 && $0.y >= $0.height / 2 }
  }
}

/// Finds boxes that overlap, by the squares of a grid they touch.
private struct BoxGrid {
  private static let side = 120.0

  private struct Square: Hashable {
    let column: Int
    let row: Int
  }

  private var squares: [Square: [Box]] = [:]

  mutating func insert(_ box: Box) {
    for square in Self.squares(of: box) { squares[square, default: []].append(box) }
  }

  func overlaps(_ box: Box) -> Bool {
    Self.squares(of: box).contains { square in
      squares[square]?.contains { Self.overlap($0, box) } ?? false
    }
  }

  private static func overlap(_ a: Box, _ b: Box) -> Bool {
    abs(a.x - b.x) < (a.width + b.width) / 2 && abs(a.y - b.y) < (a.height + b.height) / 2
  }

  private static func squares(of box: Box) -> [Square] {
    let columns = span(box.x, box.width)
    let rows = span(box.y, box.height)
    return columns.flatMap { column in rows.map { Square(column: column, row: $0) } }
  }

  private static func span(_ middle: Double, _ size: Double) -> ClosedRange<Int> {
    Int(
      ((middle - size / 2) / side).rounded(.down))...Int(
        ((middle + size / 2) / side).rounded(.down))
  }
}

/// A place in points.
struct Point: Sendable, Hashable {
  var x: Double
  var y: Double
}

/// The path of an edge: cubic curves that begin where the one before ends, and the tips of arrows.
struct SplinePath: Sendable, Hashable {
  /// The tip of the arrow at the source.
  var start: Point?
  /// The tip of the arrow at the target.
  var end: Point?
  /// The first point, then three points a curve.
  var points: [Point]

  init(start: Point? = nil, end: Point? = nil, points: [Point]) {
    (self.start, self.end, self.points) = (start, end, points)
  }

  /// Reads the attribute `pos` of Graphviz, as "Graphviz splineType" describes it; `nil` for text that
  /// is none or has several paths.
  init?(_ text: String) {
    points = []
    for part in text.split(separator: " ") {
      let fields = part.split(separator: ",")
      let numbers = fields.suffix(2).compactMap { Double($0) }
      guard numbers.count == 2 else { return nil }
      let point = Point(x: numbers[0], y: numbers[1])
      switch (fields.count, fields[0]) {
      case (3, "s"): start = point
      case (3, "e"): end = point
      case (2, _): points.append(point)
      default: return nil
      }
    }
    guard points.count >= 4, points.count % 3 == 1 else { return nil }
  }

  /// The path as Graphviz reads it.
  var text: String {
    let tips = [start.map { "s,\($0.text)" }, end.map { "e,\($0.text)" }].compactMap(\.self)
    return (tips + points.map(\.text)).joined(separator: " ")
  }

  /// The path from its other end.
  var reversed: SplinePath { SplinePath(start: end, end: start, points: points.reversed()) }

  /// The path with all points changed.
  func map(_ change: (Point) -> Point) -> SplinePath {
    SplinePath(start: start.map(change), end: end.map(change), points: points.map(change))
  }

  /// The path with y counted from the other side.
  func mirrored(in height: Double) -> SplinePath { map { Point(x: $0.x, y: height - $0.y) } }
}

extension Point {
  /// The place as Graphviz reads it, to a hundredth of a point.
  var text: String { "\(Self.rounded(x)),\(Self.rounded(y))" }

  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}

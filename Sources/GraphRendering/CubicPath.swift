/// Places on paths of cubic curves that begin where the one before ends, as in `SplinePath`.
enum CubicPath {
  /// The part of a path right of a place; `nil` where the path never crosses it to the right.
  static func rest(of points: [Point], after x: Double) -> [Point]? {
    let curves = curves(points)
    guard let index = curves.lastIndex(where: { $0[0].x <= x && $0[3].x > x }) else { return nil }
    let curve = curves[index]
    return split(curve, at: parameter(curve, x)).after + curves[(index + 1)...].flatMap { $0[1...] }
  }

  /// How high a path is where it crosses a place to the right for the last time; `nil` where it doesn’t.
  static func height(_ points: [Point], at x: Double) -> Double? {
    curves(points).last { $0[0].x <= x && $0[3].x > x }
      .map { split($0, at: parameter($0, x)).before[3].y }
  }

  private static func curves(_ points: [Point]) -> [[Point]] {
    stride(from: 0, to: points.count - 1, by: 3).map { Array(points[$0...($0 + 3)]) }
  }

  /// Where on a curve a place is, 0…1, by halving.
  private static func parameter(_ curve: [Point], _ x: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if split(curve, at: middle).before[3].x < x { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// A curve in two, after de Casteljau.
  private static func split(
    _ curve: [Point], at share: Double
  ) -> (before: [Point], after: [Point]) {
    func between(_ a: Point, _ b: Point) -> Point {
      Point(x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share)
    }
    let (a, b, c) = (
      between(curve[0], curve[1]), between(curve[1], curve[2]), between(curve[2], curve[3])
    )
    let (d, e) = (between(a, b), between(b, c))
    let middle = between(d, e)
    return ([curve[0], a, d, middle], [middle, e, c, curve[3]])
  }
}

import KnowledgeGraph

/// Draws the ends of lines anew where many of them meet at a node.
///
/// Graphviz leads lines that end far apart through the same narrow strip beside a node, one on top of the
/// other. Here they leave the node side by side and part at once, as the branches of a dendrogram do:
/// in the strip each line is the same curve, stretched to where it goes. Elsewhere lines stay where
/// Graphviz led them, around nodes. Words move onto their lines.
///
/// For layouts in columns, without frames.
struct Fans {
  private let lines: [Drawing.Line]
  private let shapes: [NodeID: Drawing.Shape]
  private let arrangement: Arrangement
  private let columns: [Column]
  private let columnOfNode: [NodeID: Int]

  /// Nodes of one rank: from where to where they reach.
  private struct Column {
    var left: Double
    var right: Double
    /// Where words begin and end on the way to the next column.
    var wordsLeft = Double.infinity
    var wordsRight = -Double.infinity
  }

  /// One end of a line.
  private struct End {
    let line: Int
    /// Where the line is when it leaves the strip beside the node.
    let beyond: Point
    /// How high the line is in places inside the strip; empty where it turns back there.
    let inside: [Double]
  }

  init(_ drawing: Drawing, _ arrangement: Arrangement) {
    lines = drawing.lines
    shapes = Dictionary(drawing.nodes.map { ($0.id, $0.look.shape) }) { first, _ in first }
    self.arrangement = arrangement
    let middles = Set(arrangement.nodes.values.map { $0.x.rounded() }).sorted()
    // Graphviz gives all nodes of a rank the same middle, within rounding.
    var starts: [Double] = []
    for middle in middles where middle - (starts.last ?? -.infinity) > 3 { starts.append(middle) }
    func index(_ x: Double) -> Int { (starts.lastIndex { $0 <= x + 1.5 }) ?? 0 }
    var columns = starts.map { _ in Column(left: .infinity, right: -.infinity) }
    for box in arrangement.nodes.values {
      let column = index(box.x)
      columns[column].left = min(columns[column].left, box.x - box.width / 2)
      columns[column].right = max(columns[column].right, box.x + box.width / 2)
    }
    for label in arrangement.labels.values {
      let column = index(label.x)
      guard label.x - label.width / 2 > columns[column].right else { continue }
      columns[column].wordsLeft = min(columns[column].wordsLeft, label.x - label.width / 2)
      columns[column].wordsRight = max(columns[column].wordsRight, label.x + label.width / 2)
    }
    self.columns = columns
    columnOfNode = arrangement.nodes.mapValues { index($0.x) }
  }

  /// The arrangement with words in the middle of their lines and the lines of crowded nodes drawn anew.
  func fanned() -> Arrangement {
    var result = arrangement
    var starts: [NodeID: [End]] = [:]
    var finishes: [NodeID: [End]] = [:]
    for (index, line) in lines.enumerated() {
      guard let route = route(of: line) else { continue }
      result.labels[line.element] = route.label ?? arrangement.labels[line.element]
      if let beyond = route.start {
        starts[route.left, default: []].append(end(index, route, route.left, beyond, side: 1))
      }
      if let beyond = route.finish {
        finishes[route.right, default: []].append(end(index, route, route.right, beyond, side: -1))
      }
    }
    let left = ports(starts, side: 1)
    let right = ports(finishes, side: -1)
    for (index, line) in lines.enumerated() where left[index] != nil || right[index] != nil {
      guard let route = route(of: line) else { continue }
      result.paths[line.element] = path(line, route, from: left[index], to: right[index])
    }
    return result
  }

  private func end(
    _ line: Int, _ route: Route, _ node: NodeID, _ beyond: Point, side: Double
  ) -> End {
    guard let column = columnOfNode[node] else {
      return End(line: line, beyond: beyond, inside: [])
    }
    let edge = side > 0 ? columns[column].right : columns[column].left
    let inside = [0.2, 0.4, 0.6].compactMap {
      CubicPath.height(route.points, at: edge + (beyond.x - edge) * $0)
    }
    return End(line: line, beyond: beyond, inside: inside)
  }

  // MARK: Routes

  /// A line from left to right.
  private struct Route {
    let isForward: Bool
    let left: NodeID
    let right: NodeID
    /// The curves of Graphviz.
    let points: [Point]
    /// Where the line leaves the strip beside its left node, and enters the one beside its right node;
    /// `nil` where it turns back there.
    let start: Point?
    let finish: Point?
    /// Where the words stand in the middle of the line.
    let label: Box?
    /// Up to where a line to the next column is drawn anew: the middle of its words.
    let middle: Double?
  }

  private func route(of line: Drawing.Line) -> Route? {
    guard let source = columnOfNode[line.source], let target = columnOfNode[line.target],
      source != target, let path = arrangement.paths[line.element]
    else { return nil }
    let isForward = source < target
    let (first, last) = (min(source, target), max(source, target))
    let points = isForward ? path.points : path.points.reversed()
    var label = arrangement.labels[line.element]
    if let box = label, let y = CubicPath.height(points, at: box.x) { label?.y = y }
    let from = min(columns[first].wordsLeft, columns[first + 1].left)
    let to = max(columns[last - 1].wordsRight, columns[last - 1].right)
    let isNear = last == first + 1
    // A little into the room of longer words, so that the curve is less steep.
    let own = isNear ? label : nil
    let start = own.map { Point(x: min(from + 14, $0.x - $0.width / 2), y: $0.y) }
    let finish = own.map { Point(x: max(to - 14, $0.x + $0.width / 2), y: $0.y) }
    return Route(
      isForward: isForward, left: isForward ? line.source : line.target,
      right: isForward ? line.target : line.source, points: points,
      start: start ?? Self.calm(points, from: min(from, to), by: 1),
      finish: finish ?? Self.calm(points, from: max(from, to), by: -1), label: label,
      middle: own?.x)
  }

  /// The first place from an x on where a path is not steep.
  private static func calm(_ points: [Point], from x: Double, by step: Double) -> Point? {
    for distance in stride(from: 0.0, through: 60, by: 4) {
      let x = x + step * distance
      guard let y = CubicPath.height(points, at: x), let next = CubicPath.height(points, at: x + 2)
      else { return nil }
      if abs(next - y) < 1.6 { return Point(x: x, y: y) }
    }
    return nil
  }

  // MARK: Ports

  /// Whether lines that part beyond the strip run on top of each other inside.
  private static func isCrowded(_ ends: [End]) -> Bool {
    zip(ends, ends.dropFirst()).contains { first, second in
      let distance = second.beyond.y - first.beyond.y
      guard distance > 12 else { return false }
      return first.inside.isEmpty || second.inside.isEmpty
        || zip(first.inside, second.inside).contains { $1 - $0 < 0.05 * distance }
    }
  }

  /// Where lines touch a crowded node: spread over its side in the order in which they part.
  private func ports(_ ends: [NodeID: [End]], side: Double) -> [Int: Point] {
    var ports: [Int: Point] = [:]
    for (node, ends) in ends {
      let ordered = ends.sorted { ($0.beyond.y, $0.line) < ($1.beyond.y, $1.line) }
      guard let box = arrangement.nodes[node], Self.isCrowded(ordered) else { continue }
      let room = min(box.height * 0.62, Double(ordered.count - 1) * 7)
      for (index, end) in ordered.enumerated() {
        let dy = (Double(index) / Double(ordered.count - 1) - 0.5) * room
        let half = box.width / 2
        let share = 2 * dy / box.height
        let dx =
          shapes[node] == .ellipse ? half * max(0, 1 - share * share).squareRoot() : half
        ports[end.line] = Point(x: box.x + side * dx, y: box.y + dy)
      }
    }
    return ports
  }

  // MARK: Paths

  /// The length of an arrowhead in points; a bar behind it makes it longer.
  private static func length(of tip: Drawing.Tip) -> Double {
    switch tip {
    case .none: 0
    case .struckArrow, .struckHollowArrow: 8.8
    case .ring: 5.6
    case .arrow, .hollowArrow: 7
    }
  }

  private func path(
    _ line: Drawing.Line, _ route: Route, from start: Point?, to finish: Point?
  ) -> SplinePath? {
    guard var path = arrangement.paths[line.element] else { return nil }
    if !route.isForward { path = path.reversed }
    let (startTip, endTip) =
      route.isForward ? (line.look.tail, line.look.head) : (line.look.head, line.look.tail)
    var points = route.points
    if let finish, let beyond = route.finish, let column = columnOfNode[route.right] {
      let end = Point(x: finish.x - Self.length(of: endTip), y: finish.y)
      points =
        Self.bent(
          points.mirrored, from: end.mirrored, edge: -columns[column].left, to: beyond.mirrored,
          until: route.middle.map { -$0 }
        ).mirrored
      path.end = endTip == .none ? nil : finish
    }
    if let start, let beyond = route.start, let column = columnOfNode[route.left] {
      let first = Point(x: start.x + Self.length(of: startTip), y: start.y)
      points = Self.bent(
        points, from: first, edge: columns[column].right, to: beyond,
        until: route.middle)
      path.start = startTip == .none ? nil : start
    }
    path.points = points
    return route.isForward ? path : path.reversed
  }

  /// A path that begins elsewhere, up to a place on it, or level beside it until another place.
  private static func bent(
    _ points: [Point], from start: Point, edge: Double, to place: Point, until middle: Double?
  ) -> [Point] {
    guard let rest = CubicPath.rest(of: points, after: middle ?? place.x) else { return points }
    guard let middle else {
      return [start]
        + strip(from: start, edge: edge, to: rest[0], slope: slopes(of: rest).start)
        + rest.dropFirst()
    }
    let level = Point(x: middle, y: place.y)
    return [start] + strip(from: start, edge: edge, to: place, slope: 0)
      + straight(place, level).dropFirst() + straight(level, rest[0]).dropFirst()
      + rest.dropFirst()
  }

  /// How steep a path is at its ends, within bounds.
  private static func slopes(of points: [Point]) -> (start: Double, end: Double) {
    guard points.count >= 4 else { return (0, 0) }
    func slope(_ a: Point, _ b: Point) -> Double {
      let dx = b.x - a.x
      return abs(dx) < 0.01 ? 0 : max(-1.5, min(1.5, (b.y - a.y) / dx))
    }
    return (
      slope(points[0], points[1]), slope(points[points.count - 2], points[points.count - 1])
    )
  }

  /// Curves from a node to the other side of the strip beside it, without the first point.
  ///
  /// The line runs straight to the edge of the column, then in a curve that begins level and ends as
  /// steep as what follows.
  private static func strip(
    from start: Point, edge: Double, to end: Point, slope: Double
  ) -> [Point] {
    let bend = Point(x: max(start.x, min(edge, end.x - 4)), y: start.y)
    let reach = (end.x - bend.x) * 0.55
    let curve = [
      Point(x: bend.x + reach, y: bend.y), Point(x: end.x - reach, y: end.y - reach * slope), end,
    ]
    return straight(start, bend).dropFirst() + curve
  }

  private static func straight(_ a: Point, _ b: Point) -> [Point] {
    [0, 1.0 / 3, 2.0 / 3, 1].map { share in
      Point(x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share)
    }
  }
}

extension Point {
  /// The place with left and right exchanged.
  fileprivate var mirrored: Point { Point(x: -x, y: y) }
}

extension [Point] {
  /// The path from its other end, with left and right exchanged, so that it runs to the right again.
  fileprivate var mirrored: [Point] { reversed().map(\.mirrored) }
}

import KnowledgeGraph
import TestSupport
import Testing

@testable import GraphRendering

@Suite struct FanTests {
  private static let hub = NodeID(kind: .person, "hub")

  /// A node with four others in the next column, to which all lines run in one another as far as the
  /// middle of the strip, and only then part.
  private static func crowded() -> (drawing: Drawing, page: Arrangement) {
    let others = ["a", "b", "c", "d"].map { NodeID(kind: .person, $0) }
    let evidence = Evidence(document: "d", sentence: 0, start: 0, end: 1, quote: "x")
    let graph = Graph(
      generator: "newsgraph 0.1.0",
      nodes: ([hub] + others).map { Node(id: $0, kind: .person, label: $0.rawValue) },
      edges: others.map {
        Edge(source: hub, relation: .accuse, target: $0, evidence: [evidence])
      })
    let drawing = GraphRenderer().drawing(of: graph)
    var page = Arrangement()
    page.nodes[hub] = Box(x: 50, y: 200, width: 100, height: 30)
    for (index, line) in drawing.lines.enumerated() {
      let y = [100.0, 190, 300, 340][index]
      page.nodes[line.target] = Box(x: 400, y: y, width: 60, height: 30)
      page.labels[line.element] = Box(x: 250, y: y - 8, width: 60, height: 14)
      page.paths[line.element] = SplinePath(
        end: Point(x: 370, y: y),
        points: [
          (100, 200), (120, 200), (140, 200), (150, 200), (152, 200), (158, y), (160, y), (200, y),
          (300, y), (363, y),
        ].map { Point(x: $0, y: $1) })
    }
    return (drawing, page)
  }

  private func arrangement(of drawing: Drawing) throws -> Arrangement {
    try Graphviz.exclusively { () throws(RenderingError) in
      try Arranger(
        description: GraphvizDrawing(
          drawing: drawing, layout: .dot, theme: .light, hasPlates: true)
      ).arrangement()
    }
  }

  @Test func linesOfACrowdedNodePartAtOnce() throws {
    let (drawing, page) = Self.crowded()
    let fanned = Fans(drawing, page).fanned()
    func heights(_ page: Arrangement, at x: Double) throws -> [Double] {
      try drawing.lines.map { line in
        let path = try #require(page.paths[line.element])
        return try #require(CubicPath.height(path.points, at: x))
      }
    }
    #expect(try heights(page, at: 124) == [200, 200, 200, 200])
    for (x, gap) in [(100.5, 1.0), (124, 2), (150, 5)] {
      let heights = try heights(fanned, at: x)
      for (above, below) in zip(heights, heights.dropFirst()) {
        #expect(below - above > gap, "\(x): \(heights)")
      }
    }
    for line in drawing.lines {
      let (before, after) = (page.paths[line.element], fanned.paths[line.element])
      #expect(after?.end == before?.end && after?.points.last == before?.points.last)
      #expect(fanned.labels[line.element]?.y == page.nodes[line.target]?.y)
    }
  }

  @Test func linesThatPartByThemselvesStay() throws {
    var (drawing, page) = Self.crowded()
    let kept = Set(drawing.lines.prefix(1).map(\.element))
    drawing.lines = drawing.lines.filter { kept.contains($0.element) }
    page.paths = page.paths.filter { kept.contains($0.key) }
    #expect(Fans(drawing, page).fanned().paths == page.paths)
  }

  @Test func wordsStandOnTheirLines() throws {
    let drawing = GraphRenderer().drawing(of: .sample)
    let page = try arrangement(of: drawing)
    var checked = 0
    for line in drawing.lines {
      guard let label = page.labels[line.element], let path = page.paths[line.element],
        let height = CubicPath.height(
          path.points[0].x < (path.points.last?.x ?? 0) ? path.points : path.points.reversed(),
          at: label.x)
      else { continue }
      checked += 1
      #expect(abs(height - label.y) <= label.height, "\(line.lines)")
    }
    #expect(checked > 8)
  }

  @Test func pathsBeginAndEndAtTheirNodes() throws {
    for graph in [Graph.sample, .article] {
      let drawing = GraphRenderer().drawing(of: graph)
      let page = try arrangement(of: drawing)
      for line in drawing.lines {
        let path = try #require(page.paths[line.element])
        let ends = [
          (path.start ?? path.points[0], page.nodes[line.source]),
          (path.end ?? path.points[path.points.count - 1], page.nodes[line.target]),
        ]
        for case (let point, let box?) in ends {
          // A second outline is four points outside of the first.
          #expect(abs(point.x - box.x) <= box.width / 2 + 6, "\(line.lines)")
          #expect(abs(point.y - box.y) <= box.height / 2 + 6, "\(line.lines)")
        }
      }
    }
  }
}

import KnowledgeGraph
import TestSupport
import Testing

@testable import GraphRendering

@Suite struct FanTests {
  /// Somebody who has to do with many, in words of different lengths.
  private var crowded: Graph {
    let hub = NodeID(kind: .person, "hub")
    let others = (0..<14).map { NodeID(kind: .person, "p\($0)") }
    let relations: [Relation] = [.accuse, .protest, .aid, .mobilize, .agree]
    let evidence = Evidence(document: "d", sentence: 0, start: 0, end: 1, quote: "x")
    return Graph(
      generator: "newsgraph 0.1.0",
      nodes: ([hub] + others).map { Node(id: $0, kind: .person, label: $0.rawValue) },
      edges: others.enumerated().map { index, other in
        Edge(
          source: hub, relation: relations[index % 5], target: other,
          attributes: index % 3 == 0 ? [.modality: "planned"] : [:], evidence: [evidence])
      })
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
    let drawing = GraphRenderer().drawing(of: crowded)
    let page = try arrangement(of: drawing)
    let hub = try #require(page.nodes[NodeID(kind: .person, "hub")])
    let lines = try drawing.lines.map { line in
      (
        path: try #require(page.paths[line.element]).points,
        end: try #require(page.nodes[line.target]).y
      )
    }.sorted { $0.end < $1.end }
    #expect(lines.count == 14)
    // At the node they lie side by side, and a little further they have parted, in order.
    for (distance, gap) in [(1.0, 0.5), (20, 3)] {
      let heights = lines.compactMap {
        CubicPath.height($0.path, at: hub.x + hub.width / 2 + distance)
      }
      #expect(heights.count == 14)
      for (above, below) in zip(heights, heights.dropFirst()) {
        #expect(below - above >= gap, "\(distance): \(heights)")
      }
    }
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
    for graph in [Graph.sample, .article, crowded] {
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

import KnowledgeGraph
import TestSupport
import Testing

@testable import GraphRendering

@Suite struct ArrangementTests {
  private func part(_ name: String, _ width: Double, _ height: Double) -> Arrangement {
    var part = Arrangement()
    (part.width, part.height) = (width, height)
    part.nodes[NodeID(kind: .person, name)] = Box(
      x: width / 2, y: height / 2, width: width, height: height)
    return part
  }

  private func isOver(_ a: Box, _ b: Box) -> Bool {
    let (width, height) = ((a.width + b.width) / 2, (a.height + b.height) / 2)
    return abs(a.x - b.x) < width && abs(a.y - b.y) < height
  }

  private func overlaps(_ boxes: [Box]) -> Int {
    var count = 0
    for (index, box) in boxes.enumerated() {
      for other in boxes[(index + 1)...] where isOver(box, other) { count += 1 }
    }
    return count
  }

  @Test(arguments: [1, 2, 5, 12, 40]) func packedPartsDoNotOverlap(count: Int) {
    let parts = (0..<count).map { index in
      let (width, height) = (40 + index * 37 % 200, 30 + index * 53 % 120)
      return part("p\(index)", Double(width), Double(height))
    }
    let page = Arrangement(packing: parts)
    #expect(page.nodes.count == count)
    #expect(overlaps(Array(page.nodes.values)) == 0)
    for box in page.nodes.values {
      #expect(box.x - box.width / 2 >= 0 && box.x + box.width / 2 <= page.width)
      #expect(box.y - box.height / 2 >= 0 && box.y + box.height / 2 <= page.height)
    }
    if count > 4 { #expect((0.5...4).contains(page.width / page.height)) }
  }

  @Test func aWidePartGetsTheOthersBelow() {
    let page = Arrangement(packing: [part("a", 100, 40), part("b", 1200, 300)])
    #expect(page.width == 1200 && page.height > 340)
  }

  @Test func aHighPartGetsTheOthersBeside() {
    let page = Arrangement(packing: [part("a", 100, 40), part("b", 300, 900)])
    #expect(page.height == 900 && page.width > 400)
  }

  @Test func wordsMoveOffNodesAndOtherWords() throws {
    var page = part("a", 100, 60)
    let elements = (0..<6).map { "l\($0)" }
    for element in elements { page.labels[element] = Box(x: 50, y: 30, width: 60, height: 14) }
    page.separateLabels(in: elements)
    #expect(page.labels.count == 6)
    #expect(overlaps(Array(page.labels.values) + Array(page.nodes.values)) == 0)
  }

  @Test func wordsThatAreFreeStayWhereTheyAre() {
    var page = part("a", 100, 60)
    page.labels["l"] = Box(x: 200, y: 30, width: 60, height: 14)
    page.separateLabels(in: ["l"])
    #expect(page.labels["l"] == Box(x: 200, y: 30, width: 60, height: 14))
  }

  @Test func pathsAreReadAndWrittenAsGraphvizDoes() throws {
    let text = "s,1.0,2.0 e,30.0,4.5 2.0,2.0 5.0,2.0 9.0,3.0 12.0,4.0"
    let path = try #require(SplinePath(text))
    #expect(path.start == Point(x: 1, y: 2) && path.end == Point(x: 30, y: 4.5))
    #expect(path.points.count == 4 && path.text == text)
    for text in ["", "1,2", "1,2 3,4 5,6 7,8;9,9", "e,1 2,3 4,5 6,7 8,9", "a,b c,d e,f g,h"] {
      #expect(SplinePath(text) == nil, "\(text)")
    }
  }

  @Test func partsThatNoLineConnectsAreFound() {
    let parts = GraphRenderer().drawing(of: .article).components
    #expect(parts.count > 1)
    #expect(
      parts.flatMap(\.nodes).map(\.id).sorted()
        == GraphRenderer().drawing(of: .article).nodes.map(\.id).sorted())
    for part in parts {
      let ids = Set(part.nodes.map(\.id))
      #expect(part.lines.allSatisfy { ids.contains($0.source) && ids.contains($0.target) })
    }
  }

  @Test func pathsAreCutWhereTheyCrossAPlace() throws {
    let line = [0.0, 1, 2, 3].map { Point(x: $0 * 10, y: $0 * 5) }
    let height = try #require(CubicPath.height(line, at: 12))
    #expect(abs(height - 6) < 0.01)
    let rest = try #require(CubicPath.rest(of: line, after: 12))
    #expect(abs(rest[0].x - 12) < 0.01 && rest.last == line.last)
    #expect(CubicPath.rest(of: line, after: 99) == nil)
  }
}

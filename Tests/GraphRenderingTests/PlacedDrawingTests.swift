import Foundation
import KnowledgeGraph
import TestSupport
import Testing

@testable import GraphRendering

@Suite struct PlacedDrawingTests {
  private func placed(
    _ graph: Graph = .sample, _ change: (inout RenderingOptions) -> Void = { _ in }
  ) throws -> PlacedDrawing {
    var options = RenderingOptions()
    change(&options)
    return try GraphRenderer(options: options).placed(graph)
  }

  private func picture(_ placed: PlacedDrawing) throws -> SVGPicture {
    try #require(SVGPicture(Array(placed.svg.utf8)))
  }

  @Test func identifiersTellWhatIsDrawn() throws {
    let placed = try placed()
    #expect(placed.drawing.nodes[0].element == "n-person.ana-ruiz")
    #expect(placed.svg.contains("<g id=\"n-person.ana-ruiz\" class=\"node person\""))
    let prefixed = try self.placed(.sample) { $0.idPrefix = "a1-" }
    #expect(prefixed.svg.contains("<g id=\"a1-n-person.ana-ruiz\""))
    #expect(prefixed.svg.contains("aria-labelledby=\"a1-title a1-desc\""))
  }

  @Test func identifiersWithOddCharactersBecomeHashes() {
    #expect(ElementID.node(NodeID(rawValue: "person.josé-ñ")) == "n-person.josé-ñ")
    let odd = ["a b", "a&b", "", "a\"b", "<a>"].map { ElementID.node(NodeID(rawValue: $0)) }
    #expect(Set(odd).count == odd.count)
    #expect(odd.allSatisfy { $0.hasPrefix("n-x") && $0.count == 19 })
  }

  @Test func identifiersDoNotDependOnWhatElseIsDrawn() throws {
    let all = try placed().drawing
    let few = try placed(.sample) { $0.top = 3 }.drawing
    #expect(Set(few.nodes.map(\.element)).isSubset(of: all.nodes.map(\.element)))
    #expect(!few.lines.isEmpty)
    #expect(Set(few.lines.map(\.element)).isSubset(of: all.lines.map(\.element)))
  }

  @Test func everyEdgeIsInOneLine() throws {
    let drawing = try placed(.article) { $0.top = 1000 }.drawing
    let edges = drawing.lines.flatMap(\.edges)
    let drawn = Graph.article.edges.filter { $0.relation.category != .statement }
    #expect(edges.sorted() == drawn.map(\.id).sorted())
    #expect(Set(drawing.lines.map(\.element)).count == drawing.lines.count)
  }

  @Test func groupsCarryWhatTheyStandFor() throws {
    let placed = try placed()
    let line = try #require(placed.drawing.lines.first { $0.lines == ["talks with"] })
    let data =
      "data-source=\"n-person.ana-ruiz\" data-target=\"n-person.bram-okafor\" "
      + "data-edges=\"\(line.edges[0])\""
    #expect(placed.svg.contains("<g id=\"\(line.element)\" class=\"edge interaction"))
    #expect(placed.svg.contains(data))
    #expect(placed.svg.contains("data-node=\"place.norland\""))
  }

  @Test(arguments: [Graph.sample, .article]) func placesAreWhereTheOutlinesAre(graph: Graph) throws
  {
    let placed = try placed(graph)
    let groups = try picture(placed).nodes
    let outlines = Dictionary(uniqueKeysWithValues: groups.map { ($0.id, $0.outlines) })
    #expect(placed.places.count == placed.drawing.nodes.count)
    for place in placed.places {
      let outline = try #require(outlines[place.element]?.first)
      let (x, y) = (outline.x, outline.y)
      // A second outline is outside of the first.
      #expect(abs(place.x - (x.lowerBound + x.upperBound) / 2) < 1)
      #expect(abs(place.y - (y.lowerBound + y.upperBound) / 2) < 1)
      #expect(place.width - (x.upperBound - x.lowerBound) > -1)
      #expect(place.width - (x.upperBound - x.lowerBound) < 10)
      #expect(place.x > 0 && place.x < placed.width && place.y > 0 && place.y < placed.height)
    }
  }

  // MARK: Changes

  private func marks(_ side: ChangeMarks.Side? = nil) throws -> ChangeMarks {
    func edge(_ relation: Relation) throws -> String {
      try #require(Graph.sample.edges.first { $0.relation == relation }).id
    }
    return ChangeMarks(
      nodes: [NodeID(rawValue: "person.teo-ruiz"): .added],
      edges: [
        try edge(.familyOf): .added, try edge(.opponentOf): .removed, try edge(.consult): .changed,
      ], side: side)
  }

  @Test func changesShowInColourSignAndLine() throws {
    let marks = try marks()
    let drawing = try placed(.sample) { $0.marks = marks }.drawing
    let looks = try [
      "+ brother": Drawing.Stroke.solid, "− opponent": .dashed, "~ talks with": .double,
      "owns": .solid,
    ].map { words, stroke in
      let line = try #require(drawing.lines.first { $0.lines == [words] })
      #expect(line.look.line == stroke)
      return line.look.stroke
    }
    #expect(Set(looks).count == 4)
    #expect(drawing.nodes.contains { $0.lines == ["+ Teo Ruiz"] && $0.classes.last == "added" })
    #expect(drawing.nodes.contains { $0.lines == ["Ana Ruiz"] && $0.classes.last == "same" })
  }

  @Test func bothSidesHaveTheSamePlaces() throws {
    let (both, before, after) = (try marks(), try marks(.before), try marks(.after))
    let pictures = try [both, before, after].map { marks in
      try placed(.sample) { $0.marks = marks }
    }
    #expect(pictures[1].places == pictures[0].places && pictures[2].places == pictures[0].places)
    let words = try pictures.map { try Set(picture($0).texts) }
    #expect(words[0].isSuperset(of: ["+ Teo Ruiz", "+ brother", "− opponent", "~ talks with"]))
    #expect(words[1].isSuperset(of: ["− opponent", "~ talks with"]))
    #expect(words[1].isDisjoint(with: ["+ Teo Ruiz", "+ brother"]))
    #expect(words[2].isSuperset(of: ["+ Teo Ruiz", "+ brother", "~ talks with"]))
    #expect(!words[2].contains("− opponent"))
  }

  // MARK: Themes

  @Test func theDarkStyleKnowsEveryColour() throws {
    let placed = try placed(.article)
    for attribute in ["fill", "stroke"] {
      for part in placed.svg.split(separator: " \(attribute)=\"#").dropFirst() {
        let color = "[\(attribute)=\"#\(part.prefix(6))\"]"
        #expect(placed.darkRules.contains(color), "\(color)")
      }
    }
    #expect(placed.svg.contains("<style>@media (prefers-color-scheme:dark){"))
    let plain = try self.placed(.article) { $0.hasDarkStyle = false }
    #expect(!plain.svg.contains("<style>"))
  }

  @Test func aColourHasOneMeaningInAllThemes() {
    var dark: [String: String] = [:]
    for (light, other) in zip(Theme.light.colors, Theme.dark.colors) {
      #expect(dark[light] == nil || dark[light] == other, "\(light)")
      dark[light] = other
    }
    #expect(Theme.light.colors.count == Theme.dark.colors.count)
  }

  @Test(arguments: ThemeName.allCases) func wordsStandOutFromTheBackground(name: ThemeName) {
    let theme = Theme.named(name)
    let inks =
      Relation.Quad.allCases.compactMap { theme.quads[$0] } + [theme.state, theme.former]
      + [theme.speech] + ChangeMark.allCases.compactMap { theme.changes[$0] }
    for color in inks.map(\.text) + [theme.title, theme.text] {
      #expect(contrast(color, theme.background) >= 4.5, "\(color)")
    }
    for kind in NodeKind.allCases {
      #expect(contrast(theme.title, theme.look(of: kind).fill) >= 4.5, "\(kind)")
    }
  }

  /// The contrast of WCAG 2.2 between two colours as `#RRGGBB`.
  private func contrast(_ a: String, _ b: String) -> Double {
    func luminance(_ color: String) -> Double {
      let value = Int(color.dropFirst(), radix: 16) ?? 0
      let parts = [value >> 16, value >> 8, value].map { part in
        let share = Double(part & 0xFF) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (first, second) = (luminance(a), luminance(b))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

}

import Foundation
import GraphDiffing
import GraphFormats
import KnowledgeGraph
import Lexicon
import TestSupport
import Testing

/// What holds of every merge, whatever the graphs.
@Suite struct MergeLawTests {
  private let merger: GraphMerger

  init() throws {
    merger = try SharedDiffer.lexicon.get().merger
  }

  /// Three articles about overlapping sets of invented people.
  private func articles(_ seed: UInt64) -> [Graph] {
    (0..<3).map { Graph.story(seed: seed, article: $0) }
  }

  private func text(_ graphs: [Graph]) throws -> String {
    try JSONFormat().string(for: try merger.merged(graphs))
  }

  @Test(arguments: Array(UInt64(1)...12)) func orderDoesNotMatter(seed: UInt64) throws {
    let graphs = articles(seed)
    let expected = try text(graphs)
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      #expect(try text(order.map { graphs[$0] }) == expected)
    }
  }

  @Test(arguments: Array(UInt64(1)...12)) func groupingDoesNotMatter(seed: UInt64) throws {
    let graphs = articles(seed)
    let expected = try text(graphs)
    let left = try merger.merged([try merger.merged([graphs[0], graphs[1]]), graphs[2]])
    let right = try merger.merged([graphs[0], try merger.merged([graphs[1], graphs[2]])])
    #expect(try JSONFormat().string(for: left) == expected)
    #expect(try JSONFormat().string(for: right) == expected)
  }

  @Test(arguments: Array(UInt64(1)...12)) func repeatingDoesNotMatter(seed: UInt64) throws {
    let graphs = articles(seed)
    let once = try merger.merged(graphs)
    let expected = try JSONFormat().string(for: once)
    #expect(try text([once]) == expected)
    #expect(try text([once, graphs[1], once]) == expected)
    #expect(try text(graphs + graphs) == expected)
  }

  @Test(arguments: Array(UInt64(1)...12)) func identifiersDoNotMatter(seed: UInt64) throws {
    let graphs = articles(seed)
    let renamed = graphs.enumerated().map { $1.renamed(seed: seed + UInt64($0)) }
    let expected = try text(graphs)
    #expect(try text(renamed) == expected)
  }

  @Test(arguments: Array(UInt64(1)...12)) func mergedGraphsAreSound(seed: UInt64) throws {
    let graphs = articles(seed)
    let merged = try merger.merged(graphs)
    #expect(merged.problems() == [])
    // Nothing that an article says is lost.
    let quotes = { (graph: Graph) in Set(graph.edges.flatMap(\.evidence).map(\.quote)) }
    #expect(quotes(merged) == graphs.reduce(into: Set()) { $0.formUnion(quotes($1)) })
    #expect(merged.documents.count == 3)
  }

  @Test func aDocumentReadInTwoWaysIsRefused() throws {
    let graph = Graph.sample
    #expect(throws: MergeError.documentTwice("norland-2031-03-04")) {
      try merger.merged([graph, graph.shaken(seed: 3)])
    }
  }

  @Test(arguments: RealGraph.all) func realGraphsMergeWithThemselves(graph: Graph) throws {
    let once = try merger.merged([graph])
    #expect(once.problems() == [])
    #expect(once.edges.count == graph.edges.count)
    #expect(once.nodes.count == graph.nodes.count)
    let expected = try JSONFormat().string(for: once)
    #expect(try text([graph, once, graph]) == expected)
  }
}

extension Lexicon {
  var merger: GraphMerger { GraphMerger(lexicon: self, generator: "newsgraph 0.1.0") }
}

extension Graph {
  /// One of several articles of a story: a part of its people under the names that the article uses, with
  /// offices and acts drawn at random.
  static func story(seed: UInt64, article: Int) -> Graph {
    var generator = SeededGenerator(seed: seed &* 100 &+ UInt64(article))
    let document = "story-\(article)"
    var builder = GraphBuilder()
    var people: [NodeID] = []
    func evidence(_ text: String) -> Evidence {
      Evidence(
        document: document, sentence: 0, start: 0, end: text.unicodeScalars.count, quote: text)
    }
    for names in cast where Int.random(in: 0..<4, using: &generator) > 0 {
      let label = names.randomElement(using: &generator) ?? names[0]
      let place = people.count * 40
      people.append(
        builder.add(
          Node(
            id: NodeID(kind: .person, label), kind: .person, label: label,
            mentions: [
              NodeMention(
                document: document, start: place, end: place + label.unicodeScalars.count,
                text: label, form: .name)
            ], salience: 0.125)))
    }
    let norland = builder.add(
      Node(id: NodeID(kind: .place, "Norland"), kind: .place, label: "Norland", salience: 0.5))
    let office = builder.add(
      Node(
        id: NodeID(kind: .position, "president", "Norland"), kind: .position,
        label: "president of Norland", attributes: [.title: "president"]))
    builder.add(
      Edge(source: office, relation: .of, target: norland, evidence: [evidence("of \(article)")]))
    if let holder = people.randomElement(using: &generator) {
      builder.add(
        Edge(
          source: holder, relation: .holds, target: office, attributes: [.status: "current"],
          evidence: [evidence("holds \(article)")]))
    }
    for number in 0..<8 {
      guard let source = people.randomElement(using: &generator),
        let target = people.randomElement(using: &generator), source != target
      else { continue }
      let relation =
        [Relation.accuse, .support, .consult, .associateOf]
        .randomElement(using: &generator) ?? .accuse
      let modality = Modality.allCases.randomElement(using: &generator) ?? .actual
      builder.add(
        Edge(
          source: source, relation: relation, target: target,
          attributes: relation.category == .state ? [:] : [.modality: .text(modality.rawValue)],
          evidence: [evidence("act \(number) of \(article)")]))
    }
    return builder.graph(
      generator: "newsgraph 0.1.0",
      documents: [DocumentRecord(id: document, date: "2031-03-0\(article + 1)", scalars: 900)])
  }

  private static let cast = [
    ["Ana Ruiz", "Ana Ruiz Pardo", "Ruiz"], ["Bram Okafor", "B. Okafor", "Okafor"],
    ["Joseph Lindqvist", "Joe Lindqvist"], ["Teo Ruiz", "Teo Ruiz Pardo"],
    ["Petra Sorel", "Sorel"],
    ["Hugo Brandt", "Hugo M. Brandt"],
  ]
}

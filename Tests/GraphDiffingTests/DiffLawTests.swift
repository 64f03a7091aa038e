import Foundation
import GraphDiffing
import GraphFormats
import KnowledgeGraph
import Lexicon
import TestSupport
import Testing

/// What holds of every difference, whatever the graphs.
@Suite struct DiffLawTests {
  private let differ: GraphDiffer

  init() throws { differ = try SharedDiffer.differ.get() }

  static let seeds = Array(UInt64(1)...24)

  /// Pairs of graphs: drawn at random, one and a changed copy, and two that have nothing in common.
  private func pair(_ seed: UInt64) -> (Graph, Graph) {
    let a = Graph.random(seed: seed)
    return seed % 3 == 0 ? (a, .random(seed: seed + 1000)) : (a, a.shaken(seed: seed))
  }

  @Test(arguments: seeds) func aGraphDoesNotDifferFromItself(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    let diff = try differ.diff(from: graph, to: graph)
    #expect(diff.isEmpty)
    #expect(diff.delta == GraphDelta())
    #expect(diff.alignment.pairs.count == graph.nodes.count)
    #expect(DiffReport(diff).isEmpty)
  }

  @Test(arguments: RealGraph.all) func aRealGraphDoesNotDifferFromItself(graph: Graph) throws {
    let diff = try differ.diff(from: graph, to: graph)
    #expect(diff.delta == GraphDelta() && diff.changes.isEmpty)
    let renamed = try differ.diff(from: graph, to: graph.renamed(seed: 5))
    #expect(renamed.isEmpty, "\(renamed.changes.map { ChangeSentence($0).text })")
  }

  @Test(arguments: seeds) func identifiersChangeNothing(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    let diff = try differ.diff(from: graph, to: graph.renamed(seed: seed))
    #expect(diff.changes.isEmpty, "\(diff.changes.map { ChangeSentence($0).text })")
    #expect(diff.delta.isEmpty)
  }

  @Test(arguments: seeds) func theDeltaLeadsFromOneToTheOther(seed: UInt64) throws {
    let (a, b) = pair(seed)
    let text = try DiffFormat.string(for: try differ.diff(from: a, to: b))
    let delta = try DiffFormat.delta(from: Array(text.utf8))
    let patched = try JSONFormat().string(for: try delta.applied(to: a))
    #expect(patched.utf8.elementsEqual(try JSONFormat().string(for: b).utf8))
  }

  @Test(arguments: seeds) func theReverseIsTheInverse(seed: UInt64) throws {
    let (a, b) = pair(seed)
    let there = try differ.diff(from: a, to: b)
    let back = try differ.diff(from: b, to: a)
    #expect(back.alignment == there.inverse.alignment)
    #expect(back.delta == there.inverse.delta)
    #expect(back.changes == there.inverse.changes)
    #expect(back == there.inverse)
    #expect(there.inverse.inverse == there)
  }

  @Test(arguments: seeds) func pairsDoNotDependOnIdentifiersOrOrder(seed: UInt64) throws {
    let (a, b) = pair(seed)
    // Graphs sort their nodes by identifier, so that other identifiers are another order too.
    let names = a.newNames(seed: seed + 77)
    let plain = try differ.aligner.alignment(of: a, and: b)
    let renamed = try differ.aligner.alignment(of: a.renamed(names), and: b)
    let expected = GraphAlignment(
      pairs: plain.pairs.map { pair in
        var pair = pair
        pair.a = names[pair.a] ?? pair.a
        return pair
      },
      doubtful: plain.doubtful.map { pair in
        var pair = pair
        pair.a = names[pair.a] ?? pair.a
        return pair
      })
    #expect(renamed == expected)
  }

  @Test func aPatchOfAnotherGraphIsRefused() throws {
    let diff = try differ.diff(from: .sample, to: .article)
    #expect(throws: PatchError.self) { try diff.delta.applied(to: .article) }
    #expect(throws: PatchError.self) { try diff.delta.applied(to: .hostile) }
  }

  @Test(arguments: [
    ("{}", DiffFormatError.noDifference), ("", .noDifference), ("[1]", .noDifference),
    ("{\"format\": \"newsgraph-diff/2\"}", .version(found: "newsgraph-diff/2")),
    ("{\"format\": \"newsgraph-diff/1\"}", .invalid(path: "$.delta", reason: "is missing")),
    (
      "{\"format\": \"newsgraph-diff/1\", \"delta\": 3}",
      .invalid(path: "$.delta", reason: "has the wrong form")
    ),
  ])
  func filesThatAreNoDifferenceAreRefused(text: String, error: DiffFormatError) {
    #expect(throws: error) { try DiffFormat.delta(from: Array(text.utf8)) }
  }
}

/// Graphs that the program made of articles, as they are stored in the repository.
enum RealGraph {
  static let all: [Graph] = [.sample, .article, .hostile, .star(of: 200)] + stored

  /// The graph of the article that the project was created from.
  static let stored: [Graph] = {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = package.appending(path: "Graphs/000_c410ee5ac9047ccb/graph.json")
    guard let data = try? Data(contentsOf: file), let graph = try? JSONFormat.read(Array(data))
    else { return [] }
    return [graph]
  }()
}

/// The linguistic data, loaded once.
enum SharedDiffer {
  static let differ = Result { GraphDiffer(lexicon: try Lexicon()) }
}

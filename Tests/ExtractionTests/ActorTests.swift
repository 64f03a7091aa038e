import Documents
import Extraction
import Foundation
import KnowledgeGraph
import Lexicon
import TestSupport
import Testing

/// Short texts about invented people: who is found in each, under which names, with which office and ties; and what must
/// not be found.
@Suite struct ActorTests {
  @Test(arguments: ["actors", "offices"])
  func textsGiveTheirActors(name: String) throws {
    let file = RecordedArticleTests.documents.appending(path: "Actors/\(name).tokens")
    let extractor = GraphExtractor(lexicon: try Lexicon(), generator: "test")
    var page = ""
    for document in try RecordedDocument.readBlocks(file) {
      let graph = extractor.graph(of: document)
      #expect(graph.problems() == [])
      page += document.article.text.string + "\n" + actors(of: graph) + ties(of: graph)
    }
    try expectGolden(page, "\(name).txt")
  }

  private func actors(of graph: Graph) -> String {
    graph.nodes.filter { ![.position, .statement].contains($0.kind) }.map { node in
      var line = "  \(node.kind.rawValue) \(node.label)"
      if let count = node.attributes[.count], case .integer(let number) = count {
        line += " (\(number))"
      }
      let others = node.mentions.filter { $0.text != node.label }
        .map { "\($0.text) [\($0.link?.rawValue ?? "-")]" }
      return line + (others.isEmpty ? "" : " = " + others.joined(separator: ", ")) + "\n"
    }.joined()
  }

  private func ties(of graph: Graph) -> String {
    graph.edges.filter { $0.relation.category == .state }.map { edge in
      let attributes = edge.attributes.sorted { $0.key < $1.key }
        .compactMap { $0.value.text.map { " \($0)" } }.joined()
      return "  \(edge.source) \(edge.relation.rawValue)\(attributes) \(edge.target)\n"
    }.joined()
  }
}

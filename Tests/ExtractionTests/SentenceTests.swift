import Documents
import Extraction
import Foundation
import KnowledgeGraph
import Lexicon
import TestSupport
import Testing

/// Single sentences about invented people: what each says, and what it must not be made to say.
@Suite struct SentenceTests {
  /// Each sentence with the edges of its graph, read as a document of its own.
  @Test func sentencesGiveTheirEdges() throws {
    let file = RecordedArticleTests.documents.appending(path: "sentences.tokens")
    let extractor = GraphExtractor(lexicon: try Lexicon(), generator: "test")
    var page = ""
    for document in try RecordedDocument.readBlocks(file) {
      let graph = extractor.graph(of: document)
      #expect(graph.problems() == [])
      page += document.article.text.string + "\n"
      for edge in graph.edges {
        let attributes = edge.attributes.sorted { $0.key < $1.key }
          .compactMap { $0.value.text.map { " \($0)" } }.joined()
        page += "  \(edge.source) \(edge.relation.rawValue)\(attributes) \(edge.target)\n"
      }
      for node in graph.nodes where node.attributes[.vacant] == .flag(true) {
        page += "  \(node.id) vacant\n"
      }
    }
    try expectGolden(page, "sentences.txt")
  }
}

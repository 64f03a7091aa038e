import Documents
import Extraction
import Foundation
import KnowledgeGraph
import Lexicon
import TestSupport
import Testing

/// Whole articles about invented people, annotated once and read here without a model.
@Suite struct RecordedArticleTests {
  static let documents = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Documents")

  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: documents.path)
    return (files ?? []).filter { $0.hasSuffix(".tokens") && $0 != "sentences.tokens" }
      .sorted()
  }()

  static func graph(_ name: String) throws -> (document: Document, graph: Graph) {
    let document = try RecordedDocument.read(documents.appending(path: name))
    let extractor = GraphExtractor(lexicon: try Lexicon(), generator: "test")
    return (document, extractor.graph(of: document))
  }

  @Test func articlesAreThere() { #expect(Self.names.count >= 3) }

  @Test(arguments: names)
  func graphMatchesItsGolden(name: String) throws {
    let graph = try Self.graph(name).graph
    try expectGolden(
      summary(of: graph), name.replacingOccurrences(of: ".tokens", with: ".graph.txt"))
  }

  @Test(arguments: names)
  func graphIsSound(name: String) throws {
    let (document, graph) = try Self.graph(name)
    #expect(graph.problems() == [])
    for edge in graph.edges {
      for evidence in edge.evidence {
        let span = TextSpan(evidence.start, evidence.end)
        #expect(document.article.text[span] == evidence.quote)
        #expect(evidence.cue.map(evidence.quote.contains) ?? true)
      }
    }
    for mention in graph.nodes.flatMap(\.mentions) {
      #expect(document.article.text[TextSpan(mention.start, mention.end)] == mention.text)
    }
  }

  @Test(arguments: names)
  func equalDocumentsGiveEqualGraphs(name: String) throws {
    #expect(try Self.graph(name).graph == Self.graph(name).graph)
  }

  /// The annotator called “Lang” an organization in one sentence and a person in another.
  @Test func oneNameHasOneKind() throws {
    let graph = try Self.graph("harbour.tokens").graph
    let langs = graph.nodes.filter { $0.label.contains("Lang") || $0.aliases.contains("Lang") }
    #expect(langs.map(\.kind) == [.person])
  }

  /// Father and daughter share a surname and stay apart.
  @Test func namesakesStayApart() throws {
    let graph = try Self.graph("names.tokens").graph
    let brandts = graph.nodes.filter { $0.kind == .person && $0.label.hasSuffix("Brandt") }
    #expect(brandts.map(\.label) == ["Ilse Brandt", "Willem Brandt"])
  }

  @Test func anEmptyDocumentGivesAnEmptyGraph() throws {
    let article = Article(id: "empty", text: SourceText(""), blocks: [])
    let document = Document(article: article, annotations: [])
    let graph = GraphExtractor(lexicon: try Lexicon(), generator: "test").graph(of: document)
    #expect(graph.nodes.isEmpty && graph.edges.isEmpty)
    #expect(graph.documents.map(\.id) == ["empty"])
  }
}

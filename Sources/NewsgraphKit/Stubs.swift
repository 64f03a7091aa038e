import Documents
import KnowledgeGraph

struct SpacyPipeline: Annotator {
  let name = "stub"
  init(directory: String) throws {}
  func annotate(_ texts: [String]) throws -> [AnnotatedText] {
    texts.map { _ in AnnotatedText(tokens: [], entities: [], nounChunks: []) }
  }
}

struct GraphExtractor {
  func graph(of document: Document) -> Graph {
    let a = document.article
    return Graph(
      generator: "",
      documents: [
        DocumentRecord(
          id: a.id, title: a.title, date: a.date?.description, source: a.source,
          language: a.language, sha256: a.sha256, scalars: a.text.count)
      ])
  }
}

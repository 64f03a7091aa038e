import Documents
import KnowledgeGraph

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

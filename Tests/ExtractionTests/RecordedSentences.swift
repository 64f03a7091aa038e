import Documents
import Extraction
import Foundation
import KnowledgeGraph
import Lexicon
import TestSupport

/// Sentences that were annotated one by one, with the interactions that are read from each.
struct RecordedSentences {
  private let documents: [String: Document]
  private let extractor: GraphExtractor

  /// Reads a file of `Documents/Events`, or of another folder of sentences.
  init(_ name: String, in folder: URL = Self.folder) throws {
    let url = folder.appending(path: name)
    let text = try String(contentsOf: url, encoding: .utf8)
    let blocks = text.components(separatedBy: "= paragraph\n")
    var documents: [String: Document] = [:]
    for block in blocks where !block.isEmpty {
      let document = try RecordedDocument.parse("= paragraph\n" + block, id: "example")
      documents[document.article.text.string] = document
    }
    self.documents = documents
    extractor = GraphExtractor(lexicon: try Lexicon(), generator: "test")
  }

  /// The folder of the recorded sentences and of the rules about them.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Documents/Events")

  /// An edge with the names of its ends.
  struct Interaction {
    let edge: Edge
    let source: Set<String>
    let target: Set<String>
    let description: String
  }

  /// The interactions of a sentence; `nil` where it was not recorded.
  /// - Parameters:
  ///   - sentence: The sentence.
  ///   - date: When its article is said to have been published.
  func interactions(of sentence: String, date: CalendarDate? = nil) -> [Interaction]? {
    guard let document = documents[sentence] else { return nil }
    let graph = extractor.graph(of: document.dated(date))
    return graph.edges.filter { $0.relation.category == .interaction }.map { edge in
      Interaction(
        edge: edge, source: names(edge.source, graph), target: names(edge.target, graph),
        description: [
          graph.node(edge.source)?.label ?? "", edge.relation.rawValue,
          edge.attributes[.modality]?.text ?? "", graph.node(edge.target)?.label ?? "",
        ].joined(separator: "|"))
    }
  }

  /// The graph of a sentence; `nil` where it was not recorded.
  func graph(of sentence: String) -> Graph? {
    documents[sentence].map { extractor.graph(of: $0) }
  }

  /// The rows of a table of sentences, each with what is expected of it; "-" is nothing.
  static func rows(_ name: String, in folder: URL = Self.folder) -> [(String, String)] {
    let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let columns = line.components(separatedBy: "\t")
      return (columns[0], columns[1] == "-" ? "" : columns[1])
    }
  }

  private func names(_ id: NodeID, _ graph: Graph) -> Set<String> {
    guard let node = graph.node(id) else { return [] }
    return Set([node.label] + node.aliases + node.mentions.map(\.text))
  }
}

extension Document {
  /// The same document in an article of a date.
  fileprivate func dated(_ date: CalendarDate?) -> Document {
    var article = article
    article.date = date
    return Document(
      article: article,
      annotations: [AnnotatedText(tokens: tokens, entities: entities, nounChunks: nounChunks)])
  }
}

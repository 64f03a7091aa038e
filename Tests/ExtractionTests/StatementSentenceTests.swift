import Foundation
import KnowledgeGraph
import Testing

/// What single sentences say of statements: cues of every form, quotation marks of every sort, and what is no statement.
@Suite struct StatementSentenceTests {
  static let folder = RecordedArticleTests.documents.appending(path: "Statements")

  static let rows = RecordedSentences.rows("said.tsv", in: folder)

  static let sentences = Result { try RecordedSentences("said.tokens", in: folder) }

  @Test func sentencesAreThere() { #expect(Self.rows.count > 60) }

  @Test(arguments: rows.indices)
  func sentenceSaysTheseStatements(row: Int) throws {
    let (sentence, expected) = Self.rows[row]
    let graph = try #require(try Self.sentences.get().graph(of: sentence))
    let found = graph.nodes.filter { $0.kind == .statement }
      .sorted { ($0.mentions.first?.start ?? 0) < ($1.mentions.first?.start ?? 0) }
      .map { description(of: $0, in: graph) }
    #expect(found.joined(separator: " ;; ") == expected, "\(sentence)")
  }

  private func description(of statement: Node, in graph: Graph) -> String {
    func names(_ ids: [NodeID]) -> String {
      let labels = ids.compactMap { graph.node($0)?.label }.sorted()
      return labels.isEmpty ? "-" : labels.joined(separator: "+")
    }
    func targets(_ relation: Relation) -> [NodeID] {
      graph.edges.filter { $0.source == statement.id && $0.relation == relation }.map(\.target)
    }
    let speakers = graph.edges.filter { $0.target == statement.id && $0.relation == .states }
    return [
      names(speakers.map(\.source)), statement.attributes[.speechKind]?.text ?? "",
      statement.attributes[.stance]?.text ?? "", statement.attributes[.content]?.text ?? "",
      names(targets(.reportedBy)), names(targets(.addressedTo)),
    ].joined(separator: "|")
  }
}

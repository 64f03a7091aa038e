import Documents
import Foundation
import KnowledgeGraph
import Lexicon
import TestSupport
import Testing

@testable import Extraction

/// Who says what in an article about invented people.
@Suite struct StatementTests {
  /// A statement with the labels of those who have a part in it.
  struct Said: Equatable, CustomStringConvertible {
    var speakers: [String]
    var kind: String?
    var stance: String?
    var reporters: [String]
    var hearers: [String]
    var places: Int
    var description: String {
      "\(speakers) \(kind ?? "-") \(stance ?? "-") via \(reporters) to \(hearers), \(places)"
    }
  }

  static func graph() throws -> Graph { try RecordedArticleTests.graph("speech.tokens").graph }

  static func said(_ content: String) throws -> Said? {
    let graph = try graph()
    let labels = Dictionary(uniqueKeysWithValues: graph.nodes.map { ($0.id, $0.label) })
    guard
      let node = graph.nodes.first(where: {
        $0.kind == .statement && $0.attributes[.content]?.text == content
      })
    else { return nil }
    func targets(_ relation: Relation) -> [String] {
      graph.edges.filter { $0.source == node.id && $0.relation == relation }
        .compactMap { labels[$0.target] }
    }
    let states = graph.edges.filter { $0.target == node.id && $0.relation == .states }
    return Said(
      speakers: states.compactMap { labels[$0.source] }, kind: node.attributes[.speechKind]?.text,
      stance: node.attributes[.stance]?.text, reporters: targets(.reportedBy),
      hearers: targets(.addressedTo), places: states.map(\.evidence.count).max() ?? 0)
  }

  static let expected: [(content: String, speaker: String, kind: String, stance: String)] = [
    (
      "We will not pay for this bridge Tarn has no money for it.", "Ana Ruiz", "direct", "opposes"
    ),
    ("Nobody asked the fishermen. They would have said no", "Ana Ruiz", "direct", "asserts"),
    ("the council had never seen the plan", "Tarn Gazette", "indirect", "asserts"),
    ("hiding the costs", "Willem Lang", "indirect", "asserts"),
    ("his union had been paid", "Willem Lang", "indirect", "denies"),
    ("the so-called “consultation” was useless", "Willem Lang", "mixed", "asserts"),
    ("to block the port", "Willem Lang", "indirect", "threatens"),
    ("the fishermen's boats” would stay there for weeks", "Willem Lang", "mixed", "asserts"),
  ]

  @Test(arguments: expected)
  func speechOfEverySortIsRead(
    expected: (content: String, speaker: String, kind: String, stance: String)
  ) throws {
    let said = try #require(try Self.said(expected.content))
    #expect(said.speakers == [expected.speaker])
    #expect(said.kind == expected.kind)
    #expect(said.stance == expected.stance)
  }

  /// A question in a heading and in the text is one statement found in two places.
  @Test func aRepetitionIsOneStatement() throws {
    let said = try #require(try Self.said("Where is the report?"))
    #expect(said.speakers == ["Willem Lang"])
    #expect(said.stance == "questions")
    #expect(said.places == 2)
  }

  /// "The Gazette reported that an aide described …": the aide speaks, the Gazette passes it on.
  @Test func aChainNamesWhoReports() throws {
    let said = try #require(try Self.said("the bridge as “a monument to vanity"))
    #expect(said.speakers == ["senior aide"])
    #expect(said.reporters == ["Tarn Gazette"])
  }

  @Test func wordsAtArmsLengthAreNoStatement() throws {
    #expect(try Self.said("consultation") == nil)
  }

  @Test func whatAStatementSaysCarriesItsChain() throws {
    let (document, _) = try RecordedArticleTests.graph("speech.tokens")
    let speaker = Entity(kind: .person, label: "A", isNamed: true, mentions: [])
    var table = EntityTable([speaker, speaker])
    let statements = StatementTable([
      Statement(
        speakers: [0], content: [2..<9], kind: .indirect, stance: "asserts", isReport: true),
      Statement(
        speakers: [1], content: [4..<6], kind: .indirect, stance: "asserts", reporters: [0],
        isReport: true),
    ])
    table[0].label = "B"
    #expect(document.tokens.count > 9)
    #expect(statements.reporters(at: 3) == [0])
    #expect(statements.reporters(at: 5) == [1, 0])
    #expect(statements.reporters(at: 9) == [])
  }

  @Test func theCueLexiconIsLarge() throws {
    let lexicon = try Lexicon().statements
    #expect(lexicon.count >= 400)
    #expect(lexicon.cues("say", .verb).contains { $0.forms.contains(.quote) })
    #expect(lexicon.cues("threaten", .verb).contains { $0.stance == "threatens" })
    #expect(lexicon.cues("table", .noun).isEmpty)
  }
}

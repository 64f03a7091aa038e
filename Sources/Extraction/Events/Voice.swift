import Documents
import KnowledgeGraph
import Lexicon

/// Says for whom the first person speaks inside a statement.
///
/// "I" is the speaker. "We" is the speaker too where it is a body or a group; of a person who holds an office it is the body or
/// country whose office it is: "“We demanded an answer,” said the Danish minister" is said for Denmark.
struct Voice: Sendable {
  private let lexicon: Lexicon
  private let statements: StatementTable
  /// The body or place for which a person speaks, by entity.
  private let sides: [Int: Int]

  /// Prepares the answer for a document.
  init(
    lexicon: Lexicon, statements: StatementTable, holdings: [Holding], _ table: EntityTable
  ) {
    self.lexicon = lexicon
    self.statements = statements
    var sides: [Int: Int] = [:]
    for holding in holdings {
      guard let holder = holding.holder, sides[holder] == nil,
        holding.statuses.contains(where: { ["current", "acting", "outgoing"].contains($0) }),
        !Self.speaksForItself(holding, lexicon),
        let side = holding.title.ofHeads.lazy.compactMap({ table.entity(at: $0) }).first,
        table[side].kind != .person
      else { continue }
      sides[holder] = side
    }
    self.sides = sides
  }

  /// Whether a title is that of one voice among many: "senator".
  private static func speaksForItself(_ holding: Holding, _ lexicon: Lexicon) -> Bool {
    holding.title.title.split(separator: " ").contains {
      lexicon.events.isIn(.ownVoice, String($0))
    }
  }

  /// The body or place for which a person speaks.
  func side(of person: Int) -> Int? { sides[person] }

  /// Whoever a first-person word stands for; `nil` outside of statements.
  /// - Parameters:
  ///   - token: The word.
  ///   - word: The word in lower case, letters alone.
  func speaker(at token: Int, word: String) -> Int? {
    guard let speaker = statements.reporters(at: token).first else { return nil }
    guard lexicon.statements.isIn(.firstPersonPlural, word) else { return speaker }
    return sides[speaker] ?? speaker
  }
}

import Documents

/// What the stages of the extraction have made of a document.
struct ExtractionReading: Sendable {
  /// The names and noun phrases, in order.
  var mentions: [Mention]
  /// The entities.
  var entities: EntityTable
  /// The offices with their holders.
  var holdings: [Holding]
  /// The relations between entities and offices.
  var claims: [Claim]
  /// Who says what.
  var statements: StatementTable
}

/// A stage of the extraction that can be looked at.
public enum ExtractionStage: String, Sendable, CaseIterable {
  /// The words with their syntax.
  case tokens
  /// The names and noun phrases that may name somebody.
  case mentions
  /// What speaks for the kind of each name.
  case kinds
  /// Who is who.
  case entities
  /// What is said of whom.
  case claims
}

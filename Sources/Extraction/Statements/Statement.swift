import Documents

/// Something said, written, believed or planned by somebody, as one place of a text reports it.
struct Statement: Sendable {
  /// How the content stands in the text.
  enum SpeechKind: String, Sendable {
    /// Between quotation marks.
    case direct
    /// In the writer's words.
    case indirect
    /// Partly in quotation marks.
    case mixed
  }

  /// Who speaks, by entity.
  var speakers: [Int]
  /// The words said: tokens without the outer quotation marks, in order.
  var content: [Range<Int>]
  /// How the content stands in the text.
  var kind: SpeechKind
  /// What the speaker does with the content.
  var stance: String
  /// The words that show who speaks; `nil` where only the order of the text does.
  var cue: Range<Int>?
  /// Who hears it, by entity.
  var hearers: [Int] = []
  /// Who reports it, innermost first; empty where the article itself does.
  var reporters: [Int] = []
  /// Whether the content is a clause or a quotation, so that what it says is the speaker's claim; the object of
  /// "criticized the plan" is none.
  var isReport: Bool

  /// Whether a token belongs to the content.
  func contains(_ token: Int) -> Bool { content.contains { $0.contains(token) } }
}

/// A cue with the tokens that it ties together, before anyone knows who the speaker is.
struct Attribution: Sendable {
  /// The verb, noun, adjective or preposition that ties source and content.
  var cue: Int
  /// The heads of the phrases that name the source.
  var speakers: [Int]
  /// The words said.
  var content: [Range<Int>]
  /// What the cue shows of the stance.
  var stance: String
  /// Whether only a known entity can be the source.
  var needsActor: Bool
  /// Whether the content is a clause or a quotation.
  var isReport: Bool
  /// The heads of the phrases that name hearers.
  var hearers: [Int] = []
  /// The heads of the phrases that name who passes it on: "M quoted R as saying".
  var reporters: [Int] = []
  /// The cue with its particle.
  var cueTokens: Range<Int> { cue..<(cue + 1) }
}

/// The statements of a document with the way back from tokens.
struct StatementTable: Sendable {
  /// All statements, in the order of the text.
  let statements: [Statement]

  private let chains: [Int: [Int]]

  /// Indexes the statements.
  init(_ statements: [Statement]) {
    self.statements = statements
    var innermost: [Int: (size: Int, chain: [Int])] = [:]
    for statement in statements where statement.isReport {
      let size = statement.content.reduce(0) { $0 + $1.count }
      let chain = statement.speakers + statement.reporters
      for token in statement.content.joined() {
        if let known = innermost[token], known.size <= size { continue }
        innermost[token] = (size, chain)
      }
    }
    chains = innermost.mapValues(\.chain)
  }

  /// Who is said to have said what stands at a token, innermost source first; empty where the article itself says it.
  func reporters(at token: Int) -> [Int] { chains[token] ?? [] }
}

/// Words that say that somebody says, believes, wants or plans something.
public struct StatementLexicon: Sendable {
  /// The part of speech of a cue.
  public enum Class: String, Sendable, Hashable {
    /// A verb, with its particle where it has one: "say", "point out".
    case verb
    /// A noun: "claim", "promise".
    case noun
    /// An adjective behind a copula: "confident that".
    case adjective
  }

  /// What holds the content that a cue brings in.
  public enum Form: Sendable, Hashable {
    /// A quotation.
    case quote
    /// A finite clause.
    case clause
    /// A question clause.
    case question
    /// An infinitive.
    case infinitive
    /// An object with an infinitive: "urged R to leave".
    case objectInfinitive
    /// A gerund.
    case gerund
    /// The object itself: "criticized the plan".
    case object
    /// An object and what it is said to be: "described R as S".
    case objectAs
    /// What follows a preposition.
    case preposition(String)

    init(_ word: String) {
      switch word {
      case "quote": self = .quote
      case "clause": self = .clause
      case "wh": self = .question
      case "to": self = .infinitive
      case "object_to": self = .objectInfinitive
      case "ing": self = .gerund
      case "object": self = .object
      case "as": self = .objectAs
      default: self = .preposition(word)
      }
    }
  }

  /// One reading of a cue.
  public struct Cue: Sendable, Hashable {
    /// What the speaker does with the content, as far as the cue shows it.
    public let stance: String
    /// What may hold the content.
    public let forms: Set<Form>
    /// Whether only somebody whom the document knows can be its speaker.
    public let needsActor: Bool
  }

  /// A closed set of words that a rule refers to.
  public enum WordSet: String, Sendable, CaseIterable {
    /// Verbs whose clause is no speech.
    case notACue = "not-a-cue"
    /// Texts, which speak for whoever made them.
    case document
    /// "in her view".
    case viewNoun = "view-noun"
    /// Carries a noun of speech: "voiced concern".
    case lightVerb = "light-verb"
    /// "quoted R as saying".
    case quotingVerb = "quoting-verb"
    /// Endings of nouns for people.
    case agentSuffix = "agent-suffix"
    /// Stands for people who are not described further.
    case indefiniteSpeaker = "indefinite-speaker"
    /// "I" and its forms.
    case firstPersonSingular = "first-person-singular"
    /// "we" and its forms.
    case firstPersonPlural = "first-person-plural"
    /// Pronouns of the third person.
    case thirdPerson = "third-person"
    /// "must", "should".
    case obligation
    /// "will", "plan".
    case volition
    /// "not", "never".
    case negation
    /// Violence and its means.
    case threat
    /// Praise.
    case supportWord = "support-word"
    /// Blame.
    case opposeWord = "oppose-word"
    /// "false", "baseless".
    case denyWord = "deny-word"
    /// "if", "unless".
    case condition
    /// Whose negation refuses: "we don't need".
    case refusedVerb = "refused-verb"
    /// Verbs of speech that open a sentence before their subject: "Said R".
    case invertedCue = "inverted-cue"
    /// "as R put it".
    case citingVerb = "citing-verb"
    /// Nouns for words as such: "used the term “R”".
    case phraseNoun = "phrase-noun"
    /// Prepositions before what somebody is called or compared with: "as".
    case comparing
    /// Opens the phrase that names a source.
    case according
    /// "as R said".
    case citingMark = "citing-mark"
  }

  private let cues: [Class: [String: [Cue]]]
  private let sets: [String: Set<String>]

  /// How many entries the cue lexicon has.
  public var count: Int { cues.values.reduce(0) { $0 + $1.count } }

  /// The readings of a word as a cue; empty for none.
  public func cues(_ word: String, _ part: Class) -> [Cue] { cues[part]?[word] ?? [] }

  /// Whether a word belongs to a set.
  public func isIn(_ set: WordSet, _ word: String) -> Bool {
    sets[set.rawValue]?.contains(word) ?? false
  }

  /// Whether a noun has an ending of nouns for people.
  public func hasAgentSuffix(_ noun: String) -> Bool {
    (sets[WordSet.agentSuffix.rawValue] ?? []).contains { noun.hasSuffix($0) }
  }

  init() throws(LexiconError) {
    let table = try LexiconTable("statement_cues.tsv", columns: 5)
    var cues: [Class: [String: [Cue]]] = [:]
    for row in table.rows {
      guard let part = Class(rawValue: row[1]), ["strong", "actor"].contains(row[4]) else {
        throw .unknownValue(path: table.name, row: row)
      }
      let forms = row[3].split(separator: ",").map { Form(String($0)) }
      cues[part, default: [:]][row[0], default: []].append(
        Cue(stance: row[2], forms: Set(forms), needsActor: row[4] == "actor"))
    }
    self.cues = cues
    let words = try LexiconTable("statement_words.tsv", columns: 2)
    var sets: [String: Set<String>] = [:]
    for row in words.rows {
      guard WordSet(rawValue: row[0]) != nil else {
        throw .unknownValue(path: words.name, row: row)
      }
      sets[row[0], default: []].insert(row[1])
    }
    self.sets = sets
  }
}

extension StatementLexicon.Form {
  /// Whether the content is a clause or a quotation, so that it says something by itself.
  public var isReport: Bool { self == .quote || self == .clause || self == .question }
}

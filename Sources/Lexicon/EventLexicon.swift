/// What verbs and nouns say of one actor's act towards another, as patterns with their arguments.
public struct EventLexicon: Sendable {
  /// The patterns of verbs by the verb's lemma, longest phrase first.
  public let verbs: [String: [EventPattern]]

  /// The patterns of nouns by the noun's lemma, longest phrase first.
  public let nouns: [String: [EventPattern]]

  /// Words for a day beside today, with how many days later it is.
  public let dayOffsets: [String: Int]

  /// The weekdays by name, 1 for Monday … 7 for Sunday.
  public let weekdays: [String: Int]

  /// A unit of time that texts count in.
  public enum TimeUnit: Int, Sendable {
    /// A day.
    case day = 1
    /// A week.
    case week
    /// A month.
    case month
    /// A year.
    case year
  }

  /// The units of time by lemma.
  public let timeUnits: [String: TimeUnit]

  /// Words in front of a unit that say which one, -1 for the one before, 0 for this, 1 for the next.
  public let timeDirections: [String: Int]

  /// Small numbers as words.
  public let smallNumbers: [String: Int]

  private let wordSets: [EventWordSet: Set<String>]

  /// Loads the data that is compiled into the program.
  init() throws(LexiconError) {
    let table = try LexiconTable("event_patterns.tsv", columns: 8)
    var verbs: [String: [EventPattern]] = [:]
    var nouns: [String: [EventPattern]] = [:]
    for row in table.rows {
      guard let pattern = EventPattern(row: row) else {
        throw .unknownValue(path: table.name, row: row)
      }
      switch pattern.kind {
      case .verb: verbs[pattern.head, default: []].append(pattern)
      case .noun: nouns[pattern.head, default: []].append(pattern)
      }
    }
    self.verbs = verbs.mapValues { $0.sorted(by: EventPattern.isMoreSpecific) }
    self.nouns = nouns.mapValues { $0.sorted(by: EventPattern.isMoreSpecific) }
    let days = try LexiconTable("event_days.tsv", columns: 3)
    dayOffsets = Self.numbers("offset", of: days)
    weekdays = Self.numbers("weekday", of: days)
    timeUnits = Self.numbers("unit", of: days).compactMapValues { TimeUnit(rawValue: $0) }
    timeDirections = Self.numbers("direction", of: days)
    smallNumbers = Self.numbers("number", of: days)
    wordSets = try Self.wordSets(LexiconTable("event_words.tsv", columns: 2))
  }

  /// Whether a lemma belongs to a set of `event_words.tsv`.
  public func isIn(_ set: EventWordSet, _ word: String) -> Bool {
    wordSets[set]?.contains(word) ?? false
  }

  /// All patterns, in no order that matters.
  public var patterns: [EventPattern] {
    (Array(verbs.values) + Array(nouns.values)).flatMap { $0 }
  }

  private static func numbers(_ kind: String, of table: LexiconTable) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for row in table.rows where row[1] == kind { numbers[row[0]] = Int(row[2]) }
    return numbers
  }

  private static func wordSets(
    _ table: LexiconTable
  ) throws(LexiconError) -> [EventWordSet: Set<String>] {
    var sets: [EventWordSet: Set<String>] = [:]
    for row in table.rows {
      guard let set = EventWordSet(rawValue: row[0]) else {
        throw .unknownValue(path: table.name, row: row)
      }
      sets[set, default: []].insert(row[1])
    }
    return sets
  }
}

/// A phrase that says an act, how it names who acts and on whom, and an example that is its test.
public struct EventPattern: Sendable, Hashable {
  /// What heads the phrase.
  public enum Kind: String, Sendable {
    /// A verb, alone or with a particle, an object noun or a prepositional phrase.
    case verb
    /// A noun for the act.
    case noun
  }

  /// A place beside the phrase where an actor stands.
  public enum Slot: Sendable, Hashable {
    /// The subject of the verb, or the by-phrase of its passive.
    case subject
    /// The object of the verb, or the subject of its passive.
    case object
    /// The indirect object.
    case dative
    /// A possessor: "Ruiz's", "her".
    case possessor
    /// A noun or adjective in front of the noun: "police raid", "Danish attack".
    case modifier
    /// Whoever is to act in the complement clause: "urged Ruiz to go".
    case infinitive
    /// The subject of a that-clause: "demanded that Ruiz go".
    case clause
    /// Whoever is told what they have to do: "told Ruiz that she must go".
    case obliged
    /// What a complement without a pattern of its own names: "threatened to stop voting in Denmark".
    case complement
    /// The object of a preposition.
    case preposition(String)

    init(_ word: String) {
      switch word {
      case "subject": self = .subject
      case "object": self = .object
      case "dative": self = .dative
      case "possessor": self = .possessor
      case "modifier": self = .modifier
      case "infinitive": self = .infinitive
      case "clause": self = .clause
      case "obliged": self = .obliged
      case "complement": self = .complement
      default: self = .preposition(word)
      }
    }
  }

  /// What else a pattern says.
  public enum Flag: String, Sendable {
    /// Both parties do it: "meet". A compound subject is enough.
    case reciprocal
    /// Neither end is a person, a party or a team: "hit", which people do in contests as well.
    case forces
    /// The target is named itself or stands behind people: "released", which is done to reports as well.
    case people
    /// A named person does it to a person or a body that carries no arms: "attacked", which is said of words then.
    case words
    /// The target stands behind a thing: "dismissed Ruiz's claims", not "dismissed Ruiz".
    case things
  }

  /// The lemma that heads the phrase.
  public let head: String

  /// The lemmas that must hang on the head, or on one another, in this order.
  public let rest: [String]

  /// What heads the phrase.
  public let kind: Kind

  /// The class of the act, a relation of the graph.
  public let eventClass: String

  /// PLOVER's mode of the class; `nil` where the phrase shows none.
  public let mode: String?

  /// Where whoever acts may stand, first choice first.
  public let sources: [Slot]

  /// Where whoever is acted on may stand, first choice first.
  public let targets: [Slot]

  /// What else the pattern says; `nil` for nothing.
  public let flag: Flag?

  /// Whether both parties do it.
  public var isReciprocal: Bool { flag == .reciprocal }

  /// A sentence with «source …» and «target …».
  public let example: String

  init?(row: [String]) {
    let words = row[0].split(separator: " ").map(String.init)
    guard let head = words.first, let kind = Kind(rawValue: row[1]), !row[2].isEmpty,
      !row[4].isEmpty, !row[5].isEmpty, row[6] == "-" || Flag(rawValue: row[6]) != nil
    else { return nil }
    self.head = head
    self.rest = Array(words.dropFirst())
    self.kind = kind
    eventClass = row[2]
    mode = row[3] == "-" ? nil : row[3]
    sources = row[4].split(separator: "|").map { Slot(String($0)) }
    targets = row[5].split(separator: "|").map { Slot(String($0)) }
    flag = Flag(rawValue: row[6])
    example = row[7]
  }

  /// Longer phrases come first, then those that need a preposition or a clause, then those with a condition.
  static func isMoreSpecific(_ a: EventPattern, _ b: EventPattern) -> Bool {
    a.order.lexicographicallyPrecedes(b.order)
  }

  private var order: [String] {
    let length = String(9 - min(rest.count, 9))
    let isGeneral = targets.first == .object || targets.first == .complement
    return [
      length, isGeneral ? "1" : "0", flag == nil ? "1" : "0", rest.joined(separator: " "), example,
    ]
  }
}

/// A set of words that decides what becomes of an act that they govern.
public enum EventWordSet: String, Sendable, CaseIterable {
  /// The act is meant to happen: "plan to", "be expected to".
  case plan
  /// The act is asked for, tried or thought of: "urge to", "try to".
  case hypothesis
  /// The act does not happen: "fail to".
  case negation
  /// The act happens as its governor does: "manage to", "continue to".
  case factual
  /// Promises: of help is agreement, of force is a threat.
  case commitment
  /// Promises that are no threat: "agree to".
  case consent
  /// Refusals of cooperation are rejections.
  case refusal
  /// Threats of any act.
  case threat
  /// Reports: what they say in the past of "would" is a plan.
  case report
  /// Denials of what a clause says.
  case denial
  /// Claims that somebody did wrong, without proof.
  case allegation
  /// Verbs whose subject does what their object noun names: "launch", "hold".
  case support
  /// Verbs whose subject suffers what their object noun names: "face".
  case undergo
  /// Verbs that call a joint act off: "cancel".
  case cancel
  /// Verbs that put an end to an act: "lift".
  case end
  /// Words that open a condition or an indirect question: "if".
  case condition
  /// Words that say that a noun's act is only meant: "planned".
  case plannedModifier = "planned-modifier"
  /// Words that say that a noun's act is only possible: "alleged".
  case possibleModifier = "possible-modifier"
  /// Verbs whose object acts in the complement: "accuse X of".
  case objectControl = "object-control"
  /// Verbs whose subject acts in the complement although they have an object: "promise X to".
  case subjectControl = "subject-control"
  /// Modal verbs of the future.
  case future
  /// The modal of the future in reported speech.
  case reportedFuture = "reported-future"
  /// Words that say that somebody has to: "must".
  case obligation
  /// Prepositions of time, behind which an act stands for itself: "before".
  case temporal
  /// Prepositions of phrases that say on what occasion the clause's subject acts: "during a visit".
  case occasion
  /// Verbs that say of an act that it takes place: "continue".
  case occurrence
  /// Words with a preposition for whoever is asked to act: "put pressure on", "call on".
  case appeal
  /// The prepositions behind them.
  case appealPreposition = "appeal-preposition"
  /// Words that negate: "no", "never".
  case negative
  /// The first person, in quotations.
  case firstPerson = "first-person"
  /// Prepositions before those whom a plural noun counts up: "including".
  case example
  /// What acts for its owner: "warplane", "country".
  case instrument
  /// Verbs that give a name: "call".
  case naming
  /// What it is an accusation to call somebody: "liar".
  case badName = "bad-name"
  /// Verbs before the act that a first person performs by saying so: "I want to thank".
  case performing
  /// Verbs that bring out a text: "issue".
  case issue
  /// Words in titles of one voice among many: "senator".
  case ownVoice = "own-voice"
  /// Prepositions that date an act: "in March".
  case dating
  /// Words behind a span of time that has passed: "two weeks ago".
  case ago
  /// Words that single one out: "the first to".
  case rank
  /// Determiners of what is new in a text: "a".
  case indefinite
}

/// The linguistic data: what words mean for people, organizations, places and offices.
///
/// All data lies in readable files below `Sources/CLexicon/data/`; loading takes about 10 ms, once.
/// Common nouns and function words are keyed in lower case, names as they are written.
public struct Lexicon: Sendable {
  /// Nouns for people by what they do or are, by lemma.
  public let roles: [String: Role]

  /// Nouns for organizations with the organization's type, by lemma.
  public let organizationNouns: [String: String]

  /// Words that say whether an office is held, was held or will be.
  public let statusWords: [String: StatusWord]

  /// Forms of address with the gender they show: f, m or u.
  public let honorifics: [String: String]

  /// Full titles by their abbreviation before a name.
  public let titleAbbreviations: [String: String]

  /// Abbreviated titles of all the names that follow: "Reps."
  public let pluralAbbreviations: Set<String>

  /// Adjectives and nouns that belong to a title; the value says whether the word is a rank.
  public let titleModifiers: [String: Bool]

  /// Given names with their usual gender: f, m or u.
  public let givenNames: [String: String]

  /// Full given names by their short forms, both folded: "joe" stands for "joseph".
  public let nicknames: [String: Set<String>]

  /// Countries, found by any of their names, adjectives or peoples.
  public let countries: CountryTable

  /// Cities and regions by name.
  public let places: [String: Place]

  /// Verbs that only somebody who acts can be subject of.
  public let agentVerbs: [String: AgentVerb]

  /// Small words inside names.
  public let connectors: [String: Connector]

  /// Last words of names that name no actor: laws, events, works.
  public let nonActorNouns: Set<String>

  /// Last words of names that show that the name is an organization's: legal forms, branches.
  public let organizationDesignators: Set<String>

  /// Verbs whose subject holds a position in their object, with its title.
  public let positionVerbs: [String: String]

  /// Verbs that say a lasting tie, with the graph's relation and, for kinship, its sort.
  public let tieVerbs: [String: TieVerb]

  /// Phrases that say what one actor does to another.
  public let events: EventLexicon

  /// Verbs of taking, giving or leaving an office, with the status that they give it.
  public let officeVerbs: [String: String]

  /// Nouns that say a tie of one organization or place to another, with the graph's relation.
  public let organizationTies: [String: String]

  /// Third-person pronouns and what they may stand for.
  public let pronouns: [String: PronounClass]

  /// The numbers of the months by their names and abbreviations.
  public let months: [String: Int]

  /// Words that say that somebody says, believes, wants or plans something.
  public let statements: StatementLexicon

  private let wordSets: [String: Set<String>]

  /// Whether a word belongs to a set of `word_sets.tsv`.
  public func isIn(_ set: WordSet, _ word: String) -> Bool {
    wordSets[set.rawValue]?.contains(word) ?? false
  }

  /// Loads the data that is compiled into the program.
  /// - Throws: `LexiconError`, which a test excludes for the data as shipped.
  public init() throws(LexiconError) {
    roles = try LexiconTable("roles.tsv", columns: 3).dictionary { Role(row: $0) }
    organizationNouns = try LexiconTable("organization_nouns.tsv", columns: 2)
      .dictionary { $0[1] }
    statusWords = try Self.statusWords(LexiconTable("status.tsv", columns: 3))
    honorifics = try LexiconTable("honorifics.tsv", columns: 2).dictionary { $0[1] }
    let abbreviations = try LexiconTable("title_abbreviations.tsv", columns: 3)
    titleAbbreviations = try abbreviations.dictionary { $0[1] }
    pluralAbbreviations = Set(abbreviations.rows.filter { $0[2] == "yes" }.map { $0[0] })
    titleModifiers = try LexiconTable("title_modifiers.tsv", columns: 2)
      .dictionary { $0[1] == "yes" }
    givenNames = try LexiconTable("given_names.tsv", columns: 2).dictionary { $0[1] }
    nicknames = try LexiconTable("nicknames.tsv", columns: 2)
      .dictionary { Set($0[1].split(separator: "|").map(String.init)) }
    countries = try CountryTable(LexiconTable("countries.tsv", columns: 6))
    places = try LexiconTable("places.tsv", columns: 3).dictionary { Place(row: $0) }
    agentVerbs = try LexiconTable("agent_verbs.tsv", columns: 2)
      .dictionary { AgentVerb(rawValue: $0[1]) }
    connectors = try LexiconTable("connectors.tsv", columns: 2)
      .dictionary { Connector(rawValue: $0[1]) }
    nonActorNouns = Set(try LexiconTable("non_actor_nouns.tsv", columns: 1).rows.map { $0[0] })
    organizationDesignators = Set(
      try LexiconTable("organization_designators.tsv", columns: 1).rows.map { $0[0] })
    positionVerbs = try LexiconTable("position_verbs.tsv", columns: 2).dictionary { $0[1] }
    events = try EventLexicon()
    tieVerbs = try LexiconTable("tie_verbs.tsv", columns: 3).dictionary { TieVerb(row: $0) }
    officeVerbs = try LexiconTable("office_verbs.tsv", columns: 2).dictionary { $0[1] }
    organizationTies = try LexiconTable("organization_ties.tsv", columns: 2)
      .dictionary { $0[1] }
    pronouns = try LexiconTable("pronouns.tsv", columns: 2)
      .dictionary { PronounClass(rawValue: $0[1]) }
    months = try LexiconTable("months.tsv", columns: 2).dictionary { Int($0[1]) }
    statements = try StatementLexicon()
    wordSets = try Self.wordSets(LexiconTable("word_sets.tsv", columns: 2))
  }

  private static func wordSets(
    _ table: LexiconTable
  ) throws(LexiconError) -> [String: Set<String>] {
    var sets: [String: Set<String>] = [:]
    for row in table.rows {
      guard WordSet(rawValue: row[0]) != nil else {
        throw .unknownValue(path: table.name, row: row)
      }
      sets[row[0], default: []].insert(row[1])
    }
    return sets
  }

  private static func statusWords(
    _ table: LexiconTable
  ) throws(LexiconError) -> [String: StatusWord] {
    var words: [String: StatusWord] = [:]
    for row in table.rows {
      guard let place = StatusWord.Place(rawValue: row[1]) else {
        throw .unknownValue(path: table.name, row: row)
      }
      var word = words[row[0]] ?? StatusWord(status: row[2], places: [])
      word.places.insert(place)
      words[row[0]] = word
    }
    return words
  }
}

/// A small closed set of words that a rule refers to.
public enum WordSet: String, Sendable, CaseIterable {
  /// Points rather than describes: "another", "several".
  case looseModifier = "loose-modifier"
  /// Weekdays and months.
  case calendarWord = "calendar-word"
  /// Counts terms of one organization: "second", "new". No part of its label.
  case ordinalModifier = "ordinal-modifier"
  /// Puts somebody into an office: "appoint".
  case appointingVerb = "appointing-verb"
  /// Somebody does the work of an office: "serve as".
  case servingVerb = "serving-verb"
  /// Somebody comes to hold, or keeps, an office: "become".
  case becomingVerb = "becoming-verb"
  /// Points back: "the", "that".
  case definiteDeterminer = "definite-determiner"
  /// Singular in form, several people: "staff".
  case collectiveNoun = "collective-noun"
  /// Takes a part of a group: "some of the lawyers".
  case partitive
  /// Says what sort of place a name is: "the city of X".
  case placeNoun = "place-noun"
  /// Offices of towns and regions: "the mayor of X".
  case placeOffice = "place-office"
  /// Offices of organizations: "the chairman of X".
  case organizationOffice = "organization-office"
  /// Types of which "the company" names the one that was named last.
  case anaphoricType = "anaphoric-type"
  /// Says where somebody has a seat: "based in X".
  case seatVerb = "seat-verb"
  /// Joins a title to an organization: "analyst at X".
  case affiliationPreposition = "affiliation-preposition"
  /// Brings in the begin of a term: "since 2012".
  case sinceWord = "since-word"
  /// Brings in the end of a term: "until 2012".
  case untilWord = "until-word"
  /// Stands between the begin and the end of a term: "from 2008 to 2012".
  case toWord = "to-word"
  /// Joins a seat: "based in X".
  case seatPreposition = "seat-preposition"
  /// Joins the complement of a noun for somebody: "a member of X", "an official from X".
  case complementPreposition = "complement-preposition"
  /// Modals of the future: "will become".
  case futureModal = "future-modal"
  /// Completes a title: "secretary of state".
  case portfolio
  /// Brings in a further name: "alias".
  case aliasCue = "alias-cue"
  /// Somebody who is put forward: "her choice for R".
  case appointedNoun = "appointed-noun"
  /// Tells bearers of one name apart: "Jr."
  case generationSuffix = "generation-suffix"
  /// Titles that several people of one body hold at a time: "senator".
  case sharedOffice = "shared-office"
  /// Says nothing of what a statement is about: "the", "has".
  case functionWord = "function-word"
}

/// What a noun for people says.
public struct Role: Sendable, Hashable {
  /// The sort of noun.
  public enum Class: String, Sendable {
    /// A title that stands before names and makes a position.
    case office
    /// A job or function that makes a position.
    case role
    /// A human being; no position.
    case person
    /// A relative.
    case kin
  }

  /// The sort of noun.
  public let `class`: Class

  /// The graph's relation of the person to whom the noun belongs ("Y's ally"); `nil` for none.
  public let tie: String?

  /// The kinship, for relatives.
  public let kin: String?

  /// Whether the noun makes a position.
  public var makesPosition: Bool { `class` == .office || `class` == .role }

  init?(row: [String]) {
    guard let kind = Class(rawValue: row[1]) else { return nil }
    `class` = kind
    let parts = row[2].split(separator: ":").map(String.init)
    tie = row[2] == "-" ? nil : parts.first
    kin = parts.count == 2 ? parts[1] : nil
  }
}

/// A word beside a title that says whether the office is held.
public struct StatusWord: Sendable, Hashable {
  /// Where the word stands.
  public enum Place: String, Sendable {
    /// In front of the title.
    case before
    /// Behind the title, with or without a hyphen.
    case after
    /// In front of the title with a hyphen.
    case prefix
  }

  /// The status of the office: `former`, `elect`, `acting` …
  public let status: String

  /// Where the word may stand.
  public fileprivate(set) var places: Set<Place>
}

/// What a verb says of its subject.
public enum AgentVerb: String, Sendable {
  /// The subject says, believes or wants something.
  case speech
  /// The subject does something.
  case act
}

/// What a pronoun may stand for.
public enum PronounClass: String, Sendable {
  /// A male person.
  case male
  /// A female person.
  case female
  /// An organization or a place.
  case thing
  /// A group.
  case several
}

/// What a small word may join.
public enum Connector: String, Sendable {
  /// The capitalized words of an organization's name.
  case organization
  /// A surname with what stands before it.
  case person
}

/// A verb that says a lasting tie between its subject and its object.
public struct TieVerb: Sendable, Hashable {
  /// The graph's relation.
  public let relation: String
  /// The kinship, where the tie is one.
  public let kin: String?
  /// Whether the object is the source of the tie: "employs".
  public let isReversed: Bool
  /// The prepositions behind which the other end stands; empty where it is the object.
  public let prepositions: Set<String>

  init?(row: [String]) {
    let parts = row[1].split(separator: ":").map(String.init)
    guard let relation = parts.first else { return nil }
    isReversed = relation.hasPrefix("-")
    self.relation = isReversed ? String(relation.dropFirst()) : relation
    kin = parts.count == 2 ? parts[1] : nil
    prepositions = Set(row[2].split(separator: ",").map(String.init))
  }
}

/// A city or region.
public struct Place: Sendable, Hashable {
  /// `city` or `region`.
  public let type: String
  /// ISO 3166-1 alpha-3 code of its country, where it lies in one.
  public let iso3: String?

  init?(row: [String]) {
    type = row[1]
    iso3 = row[2].isEmpty ? nil : row[2]
  }
}

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

  /// Names of regions by their adjectives, such as "Tibetan".
  public let regionAdjectives: [String: String]

  /// The words of names by abbreviations that all texts use: "UN".
  public let nameAbbreviations: [String: [String]]

  /// What each sign of a name's kind is worth, fitted to annotated text.
  public let kindWeights: [String: KindWeights]

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

  /// Titles by the adjectives that name the office somebody seeks: "gubernatorial candidate".
  public let soughtTitles: [String: String]

  /// Nouns that say a tie of one organization or place to another, with the graph's relation; a minus sign turns it round.
  public let organizationTies: [String: String]

  /// Third-person pronouns and what they may stand for.
  public let pronouns: [String: PronounClass]

  /// The numbers of the months by their names and abbreviations.
  public let months: [String: Int]

  /// Whole numbers by their words.
  public let numbers: [String: Int]

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
    regionAdjectives = try LexiconTable("region_adjectives.tsv", columns: 2).dictionary { $0[1] }
    nameAbbreviations = try LexiconTable("name_abbreviations.tsv", columns: 2)
      .dictionary { $0[1].split(separator: " ").map(String.init) }
    kindWeights = try LexiconTable("kind_weights.tsv", columns: 5)
      .dictionary { KindWeights(row: $0) }
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
    soughtTitles = try LexiconTable("sought_titles.tsv", columns: 2).dictionary { $0[1] }
    organizationTies = try LexiconTable("organization_ties.tsv", columns: 2)
      .dictionary { $0[1] }
    pronouns = try LexiconTable("pronouns.tsv", columns: 2)
      .dictionary { PronounClass(rawValue: $0[1]) }
    months = try LexiconTable("months.tsv", columns: 2).dictionary { Int($0[1]) }
    numbers = try LexiconTable("numbers.tsv", columns: 2).dictionary { Int($0[1]) }
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

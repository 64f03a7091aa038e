/// A country or territory.
public struct Country: Sendable, Hashable {
  /// ISO 3166-1 alpha-3.
  public let iso3: String
  /// The short English name.
  public let name: String
  /// Further names.
  public let otherNames: [String]
  /// Its adjectives, such as "Mexican".
  public let adjectives: [String]
  /// Its people, such as "Danes".
  public let peoples: [String]
  /// Its seat of government.
  public let capitals: [String]
}

/// Finds countries by the words that texts use for them.
public struct CountryTable: Sendable {
  /// What a word says of a country.
  public enum Form: Sendable, Hashable {
    /// A name of the country.
    case name
    /// Its adjective.
    case adjective
    /// Its people.
    case people
    /// Its seat of government.
    case capital
  }

  /// A country with the form in which a word names it.
  public struct Match: Sendable, Hashable {
    /// The country.
    public let country: Country
    /// How the word names it.
    public let form: Form
  }

  /// All countries, by code.
  public let countries: [Country]

  private let matches: [String: [Match]]

  init(_ table: LexiconTable) throws(LexiconError) {
    var countries: [Country] = []
    var matches: [String: [Match]] = [:]
    for row in table.rows {
      let lists = row[2...].map { $0.split(separator: "|").map(String.init) }
      let country = Country(
        iso3: row[0], name: row[1], otherNames: lists[0], adjectives: lists[1], peoples: lists[2],
        capitals: lists[3])
      countries.append(country)
      let forms: [(Form, [String])] = [
        (.name, [country.name] + country.otherNames), (.adjective, country.adjectives),
        (.people, country.peoples), (.capital, country.capitals),
      ]
      for (form, words) in forms {
        for word in words {
          matches[word, default: []].append(Match(country: country, form: form))
        }
      }
    }
    self.countries = countries
    self.matches = matches
  }

  /// The countries that a word may mean, by its exact spelling; a name comes before an adjective.
  public func matches(_ word: String) -> [Match] { matches[word] ?? [] }

  /// The country of which the word is a name, adjective or people; `nil` where none or several are.
  public func country(_ word: String) -> Match? {
    let found = matches(word).filter { $0.form != .capital }
    guard let first = found.first, found.allSatisfy({ $0.country == first.country }) else {
      return found.first { $0.form == .name }
    }
    return first
  }
}

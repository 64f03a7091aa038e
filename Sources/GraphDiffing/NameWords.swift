import KnowledgeGraph
import Lexicon

/// Names as lists of folded words.
enum NameWords {
  /// The folded words of a name, without a leading article, dots and quotation marks.
  static func words(_ name: String) -> [String] {
    Folding.folded(withoutPossessives(name)).split {
      $0 == " " || $0 == "-" || $0.isNewline || $0 == "/"
    }
    .map { $0.filter { $0.isLetter || $0.isNumber || $0 == "&" || $0 == "@" } }
    .filter { !$0.isEmpty }
  }

  /// The name without "’s" at the end of a word.
  private static func withoutPossessives(_ name: String) -> String {
    guard name.contains("’") || name.contains("'") else { return name }
    return name.split(separator: " ").map { word in
      for ending in ["’s", "'s"] where word.hasSuffix(ending) {
        return String(word.dropLast(ending.count))
      }
      return String(word)
    }.joined(separator: " ")
  }

  /// The words with adjectives and initials of countries written out, without small words and articles.
  static func spelledOut(_ name: String, _ lexicon: Lexicon) -> [String] {
    var spelled: [String] = []
    let words = words(name)
    for (index, word) in words.enumerated() {
      if lexicon.connectors[word] == .organization || lexicon.isIn(.definiteDeterminer, word)
        || lexicon.isIn(.complementPreposition, word)
        || lexicon.isIn(.functionWord, word)
          && index == 0
      {
        continue
      }
      if let country = country(word, lexicon) {
        spelled += NameWords.words(country.name)
      } else {
        spelled.append(word)
      }
    }
    return spelled.isEmpty ? words : spelled
  }

  /// The country that a folded word names by name, adjective or people.
  static func country(_ word: String, _ lexicon: Lexicon) -> Country? {
    let capitalized = word.prefix(1).uppercased() + word.dropFirst()
    if let match = lexicon.countries.country(capitalized) { return match.country }
    return word.count <= 4 ? lexicon.countries.country(word.uppercased())?.country : nil
  }

  /// Whether a folded word is a given name.
  static func isGiven(_ word: String, _ lexicon: Lexicon) -> Bool { gender(word, lexicon) != nil }

  /// The gender of a folded given name: f, m or u.
  static func gender(_ word: String, _ lexicon: Lexicon) -> String? {
    lexicon.givenNames[word.prefix(1).uppercased() + word.dropFirst()]
  }

  /// A word's consonants, those that transliterations mix up made equal: `gaddafi`, `qadhafi`.
  static func consonants(_ word: String) -> String {
    var letters = ""
    for letter in word {
      let folded: Character
      switch letter {
      case "a", "e", "i", "o", "u", "y", "h", "w": continue
      case "q", "g", "c", "k": folded = "k"
      case "z", "s": folded = "s"
      case "v", "f": folded = "f"
      case "d", "t": folded = "t"
      default: folded = letter
      }
      if letters.last != folded { letters.append(folded) }
    }
    return letters
  }

  /// A word without the ending of its plural.
  static func singular(_ word: String) -> String {
    if word.count > 4, word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    if word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss") { return String(word.dropLast()) }
    return word
  }
}

/// How well two names go together.
struct NameMatch: Hashable {
  /// Thousandths.
  var points: Int
  var reason: AlignmentReason

  init(_ points: Int, _ reason: AlignmentReason) {
    self.points = points
    self.reason = reason
  }
}

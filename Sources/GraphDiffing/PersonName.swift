import KnowledgeGraph
import Lexicon

/// A person's name in its parts, folded, without honorifics and particles.
struct PersonName: Hashable {
  /// The words, given names first.
  let words: [String]
  /// What stands in quotation marks between them: “El Mayo”.
  let nicknames: [[String]]
  /// "jr", which tells bearers of one name apart.
  let suffix: String?
  /// The words' consonants.
  private let sounds: [String]
  /// The words that may be the surname.
  let surnames: Set<String>

  /// The consonants of the first and the last word.
  var firstSound: String { sounds.first ?? "" }
  var lastSound: String { sounds.last ?? "" }

  init(_ text: String, _ lexicon: Lexicon) {
    var plain = ""
    var quoted: [String] = []
    var inside: String?
    for character in text {
      if Self.quotes.contains(character) {
        if let open = inside {
          quoted.append(open)
          inside = nil
        } else if character == "”", quoted.isEmpty {
          // The mark that opens it was lost: “El Mayo” Soto, without the first mark.
          quoted.append(plain)
          plain = ""
        } else {
          inside = ""
        }
        plain += " "
      } else if inside != nil {
        inside?.append(character)
      } else {
        plain.append(character)
      }
    }
    // A quotation mark that isn't closed is none.
    if let inside { plain += inside }
    var words = NameWords.words(plain)
    while words.count > 1, lexicon.honorifics[words[0]] != nil { words.removeFirst() }
    if words.count > 1, let last = words.last, lexicon.isIn(.generationSuffix, last) {
      suffix = last
      words.removeLast()
    } else {
      suffix = nil
    }
    let bare = words.filter { lexicon.connectors[$0] != .person }
    self.words = bare.isEmpty ? words : bare
    sounds = self.words.map(NameWords.consonants)
    surnames = Self.surnames(self.words, lexicon)
    nicknames = quoted.map(NameWords.words).filter { !$0.isEmpty }
  }

  private static let quotes: Set<Character> = ["“", "”", "\"", "«", "»", "„"]

  /// The words that may be the surname: the last, and the one before it unless it is a given name,
  /// because the paternal surname comes first in Spanish.
  private static func surnames(_ words: [String], _ lexicon: Lexicon) -> Set<String> {
    guard let last = words.last else { return [] }
    var surnames: Set = [last]
    if words.count > 2, !NameWords.isGiven(words[words.count - 2], lexicon) {
      surnames.insert(words[words.count - 2])
    }
    return surnames
  }
}

/// How well two names of persons go together, in thousandths, and why.
struct PersonNameComparison {
  let lexicon: Lexicon

  /// `nil` for names of two different people.
  func match(_ a: PersonName, _ b: PersonName) -> NameMatch? {
    guard !a.words.isEmpty, !b.words.isEmpty else { return nil }
    if let one = a.suffix, let other = b.suffix, one != other { return nil }
    if a.words == b.words {
      return a.words.count > 1 ? NameMatch(1000, .sameName) : NameMatch(720, .surname)
    }
    if isNickname(a, of: b) || isNickname(b, of: a) { return NameMatch(860, .nickname) }
    let (short, long) = a.words.count <= b.words.count ? (a, b) : (b, a)
    return short.words.count == 1 ? single(short.words[0], long) : several(short, long)
  }

  private func isNickname(_ a: PersonName, of b: PersonName) -> Bool {
    b.nicknames.contains(a.words) || !Set(a.nicknames).isDisjoint(with: b.nicknames)
  }

  /// One word against a name of one or more.
  private func single(_ word: String, _ long: PersonName) -> NameMatch? {
    if long.words.count == 1 {
      return isVariant(word, long.words[0], NameWords.consonants(word), long.firstSound)
        ? NameMatch(620, .spelling) : nil
    }
    if long.surnames.contains(word) { return NameMatch(720, .surname) }
    if long.words[0] == word { return NameMatch(560, .givenName) }
    return long.words.contains(word) ? NameMatch(520, .partOfName) : nil
  }

  private func several(_ short: PersonName, _ long: PersonName) -> NameMatch? {
    let (some, all) = (short.words, long.words)
    if some.count < all.count, Array(all.suffix(some.count)) == some,
      some[0].count > 1, !NameWords.isGiven(some[0], lexicon)
    {
      return NameMatch(860, .surnames)
    }
    let sharesSurname = !short.surnames.isDisjoint(with: long.surnames)
    let isSpelledAlike =
      !sharesSurname
      && isVariant(
        some[some.count - 1], all[all.count - 1], short.lastSound, long.lastSound)
    guard sharesSurname || isSpelledAlike, let given = given(short, long) else { return nil }
    if middleNamesDiffer(short, long) { return NameMatch(640, .surname) }
    if isSpelledAlike {
      return given.reason == .sameName || given.reason == .spelling
        ? NameMatch(given.reason == .sameName ? 820 : 740, .spelling) : nil
    }
    return given
  }

  /// Two first words.
  private func given(_ one: PersonName, _ other: PersonName) -> NameMatch? {
    let (a, b) = (one.words[0], other.words[0])
    if a == b { return a.count == 1 ? NameMatch(860, .initials) : NameMatch(960, .sameName) }
    if a.count == 1 || b.count == 1 {
      return a.first == b.first ? NameMatch(860, .initials) : nil
    }
    if a.count <= 2, b.hasPrefix(a) || b.count <= 2, a.hasPrefix(b) { return nil }
    let full = lexicon.nicknames
    if full[a]?.contains(b) == true || full[b]?.contains(a) == true {
      return NameMatch(900, .nickname)
    }
    if let some = full[a], let others = full[b], !some.isDisjoint(with: others) {
      return NameMatch(860, .nickname)
    }
    return isVariant(a, b, one.firstSound, other.firstSound) && !differInGender(a, b)
      ? NameMatch(780, .spelling) : nil
  }

  /// Whether both have names between the first and the last, and they can't be the same.
  private func middleNamesDiffer(_ short: PersonName, _ long: PersonName) -> Bool {
    guard short.words.count > 2, long.words.count > 2 else { return false }
    let (a, b) = (short.words[1], long.words[1])
    if a.count == 1 || b.count == 1 { return a.first != b.first }
    // The words of the shorter name stand in the longer one in the same order.
    var rest = long.words[...]
    for word in short.words.dropFirst() {
      guard let place = rest.firstIndex(of: word) else { return true }
      rest = rest[(place + 1)...]
    }
    return false
  }

  private func differInGender(_ a: String, _ b: String) -> Bool {
    let (one, other) = (NameWords.gender(a, lexicon), NameWords.gender(b, lexicon))
    return (one == "f" && other == "m") || (one == "m" && other == "f")
  }

  /// Whether two words are one name in two spellings: the same consonants, or one letter apart.
  private func isVariant(_ a: String, _ b: String, _ one: String, _ other: String) -> Bool {
    guard one.utf8.first == other.utf8.first || a.utf8.first == b.utf8.first, a.utf8.count > 3,
      b.utf8.count > 3
    else { return false }
    if one == other { return one.utf8.count > 1 }
    return min(a.utf8.count, b.utf8.count) > 5 && isOneEditApart(a, b)
  }

  private func isOneEditApart(_ a: String, _ b: String) -> Bool {
    guard abs(a.utf8.count - b.utf8.count) <= 4 else { return false }
    let (short, long) = a.count <= b.count ? (Array(a), Array(b)) : (Array(b), Array(a))
    guard long.count - short.count <= 1 else { return false }
    let start = zip(short, long).prefix { $0 == $1 }.count
    let skip = long.count == short.count ? start + 1 : start
    return Array(short.dropFirst(skip)) == Array(long.dropFirst(start + 1))
  }
}

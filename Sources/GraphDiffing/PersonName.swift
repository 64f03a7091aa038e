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

  init(_ text: String, _ lexicon: Lexicon) {
    var plain = ""
    var quoted: [String] = []
    var inside: String?
    for character in text {
      if Self.quotes.contains(character) {
        if let open = inside {
          quoted.append(open)
          inside = nil
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
    nicknames = quoted.map(NameWords.words).filter { !$0.isEmpty }
  }

  private static let quotes: Set<Character> = ["“", "”", "\"", "«", "»", "„"]

  /// The words that may be the surname: the last, and the one before it unless it is a given name,
  /// because the paternal surname comes first in Spanish.
  func surnames(_ lexicon: Lexicon) -> Set<String> {
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
      return isVariant(word, long.words[0]) ? NameMatch(620, .spelling) : nil
    }
    if long.surnames(lexicon).contains(word) { return NameMatch(720, .surname) }
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
    let sharesSurname = !short.surnames(lexicon).isDisjoint(with: long.surnames(lexicon))
    let isSpelledAlike =
      !sharesSurname && isVariant(some[some.count - 1], all[all.count - 1])
    guard sharesSurname || isSpelledAlike, let given = given(some[0], all[0]) else { return nil }
    if middleNamesDiffer(short, long) { return NameMatch(640, .surname) }
    if isSpelledAlike {
      return given.reason == .sameName || given.reason == .spelling
        ? NameMatch(given.reason == .sameName ? 820 : 740, .spelling) : nil
    }
    return given
  }

  /// Two first words.
  private func given(_ a: String, _ b: String) -> NameMatch? {
    if a == b { return a.count == 1 ? NameMatch(860, .initials) : NameMatch(960, .sameName) }
    if a.count == 1 || b.count == 1 {
      return a.first == b.first ? NameMatch(860, .initials) : nil
    }
    if a.count <= 2, b.hasPrefix(a) || b.count <= 2, a.hasPrefix(b) { return nil }
    let full = lexicon.nicknames
    if full[a]?.contains(b) == true || full[b]?.contains(a) == true {
      return NameMatch(900, .nickname)
    }
    if let one = full[a], let other = full[b], !one.isDisjoint(with: other) {
      return NameMatch(860, .nickname)
    }
    return isVariant(a, b) && !differInGender(a, b) ? NameMatch(780, .spelling) : nil
  }

  /// Whether both have names between the first and the surname, and they can't be the same.
  private func middleNamesDiffer(_ short: PersonName, _ long: PersonName) -> Bool {
    guard short.words.count > 2, long.words.count > 2 else { return false }
    let (a, b) = (short.words[1], long.words[1])
    if a.count == 1 || b.count == 1 { return a.first != b.first }
    return a != b && !short.words.contains(b) && !long.words.contains(a)
  }

  private func differInGender(_ a: String, _ b: String) -> Bool {
    let (one, other) = (NameWords.gender(a, lexicon), NameWords.gender(b, lexicon))
    return (one == "f" && other == "m") || (one == "m" && other == "f")
  }

  /// Whether two words are one name in two spellings: the same consonants, or one letter apart.
  private func isVariant(_ a: String, _ b: String) -> Bool {
    guard a.count > 3, b.count > 3,
      a.first == b.first || NameWords.consonants(a).first == NameWords.consonants(b).first
    else { return false }
    let (one, other) = (NameWords.consonants(a), NameWords.consonants(b))
    return one == other && one.count > 1 || isOneEditApart(a, b) && min(a.count, b.count) > 5
  }

  private func isOneEditApart(_ a: String, _ b: String) -> Bool {
    let (short, long) = a.count <= b.count ? (Array(a), Array(b)) : (Array(b), Array(a))
    guard long.count - short.count <= 1 else { return false }
    let start = zip(short, long).prefix { $0 == $1 }.count
    let skip = long.count == short.count ? start + 1 : start
    return Array(short.dropFirst(skip)) == Array(long.dropFirst(start + 1))
  }
}

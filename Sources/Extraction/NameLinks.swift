import Documents
import KnowledgeGraph
import Lexicon

/// Why a shorter name is a form of a longer one.
extension NameResolver {
  /// Whether a capital stands for its country: it speaks or acts, and nothing is said to be in it.
  func isCapitalActing(_ short: Group, of country: Group) -> Bool {
    guard short.words.count <= 2,
      lexicon.countries.matches(short.mentions[0].name).contains(where: {
        $0.form == .capital && "country:\($0.country.iso3)" == country.key
      })
    else { return false }
    let acts = short.mentions.contains { mention in
      document.governingVerb(ofSubject: mention.head).map {
        lexicon.agentVerbs[document.lemma($0)] != nil
          || lexicon.events.verbs[document.lemma($0)] != nil
      } ?? false
    }
    return acts && !short.mentions.contains { isLocated(in: $0) || isDescribed($0) }
  }

  /// Whether a clause says what a city is like, as nobody says of a government: "Oslo is home to".
  func isDescribed(_ mention: Mention) -> Bool {
    document.governingVerb(ofSubject: mention.head).map {
      lexicon.isIn(.copula, document.lemma($0))
    } ?? false
  }

  /// Whether a mention says where something is: "in Oslo", "Oslo, Norway".
  func isLocated(in mention: Mention) -> Bool {
    let (before, next) = (mention.tokens.lowerBound - 1, mention.tokens.upperBound)
    if before >= 0, lexicon.isIn(.locativePreposition, document.lower(before)) { return true }
    guard next + 1 < document.tokens.count, document.tokens[next].text == "," else { return false }
    return lexicon.countries.country(document.tokens[next + 1].text) != nil
  }

  /// Whether the text introduces the shorter name beside the longer: "Liberal Front (LF)".
  func isIntroduced(_ short: Group, by long: Group) -> Bool {
    long.mentions.contains { mention in
      mention.introduces.map { Self.words($0) == short.words } ?? false
    }
  }

  func isHandle(_ short: Group, of long: Group) -> Bool {
    guard short.words.count == 1, short.words[0].hasPrefix("@"), long.words.count > 1 else {
      return false
    }
    return short.words[0].dropFirst() == long.words.joined()
  }

  func isPart(_ short: Group, ofPerson long: Group) -> Bool {
    guard short.words.count < long.words.count, long.words.count > 1,
      !differInGender(short, long)
    else { return false }
    if short.words.count == 1, short.scores.placeShare > 0.7 {
      return false
    }
    if short.words.count > 1, short.scores.best == .organization, short.mentions[0].typeNoun != nil
    {
      return false
    }
    guard let place = Self.position(of: short.words, in: long.words) else { return false }
    if place > 0 { return true }
    return short.words.count > 1 || lexicon.givenNames[short.mentions[0].name] != nil
      || short.scores.best == .person && short.scores.confidence > 0.6
  }

  /// Whether a form of address before a surname tells against a full name: "Mrs. Holm" is not Nils Holm.
  func differInGender(_ short: Group, _ long: Group) -> Bool {
    let genders = Set(
      short.mentions.compactMap { mention -> String? in
        let before = mention.tokens.lowerBound - 1
        return before >= 0 ? lexicon.honorifics[document.lower(before)] : nil
      }.filter { $0 != "u" })
    let given = long.mentions[0].name.split(separator: " ").first.map(String.init) ?? ""
    guard genders.count == 1, let one = genders.first, let other = lexicon.givenNames[given],
      other != "u"
    else { return false }
    return one != other
  }

  func isAcronym(_ short: Group, of long: Group) -> Bool {
    guard short.words.count == 1, long.words.count > 1, let mention = short.mentions.first,
      document.isAcronym(mention.head)
    else { return false }
    let letters = Acronym.letters(mention.name)
    return letters.count >= 2 && letters == Acronym.initials(long.mentions[0].name, lexicon)
  }

  /// Whether an acronym that fits no name by its letters may be that of a party's name in its own language: the same
  /// first letter, and two letters of three.
  func isForeignAcronym(_ short: Group, of long: Group) -> Bool {
    guard short.words.count == 1, long.words.count > 2, let mention = short.mentions.first,
      document.isAllCapitals(mention.head),
      long.words.contains(where: { lexicon.organizationNouns[$0] == "party" })
    else { return false }
    let letters = Acronym.letters(mention.name)
    var initials = long.words.compactMap(\.first)
    guard letters.count >= 3, letters.first == initials.first else { return false }
    var shared = 0
    for letter in letters {
      guard let index = initials.firstIndex(of: letter) else { continue }
      initials.remove(at: index)
      shared += 1
    }
    return 3 * shared >= 2 * letters.count
  }

  func isPart(_ short: Group, ofOrganization long: Group) -> Bool {
    guard short.words.count < long.words.count || short.words.count > 1 else { return false }
    if sharesHeadAndPlace(short, long) { return true }
    guard short.words.count < long.words.count,
      let place = Self.position(of: short.words, in: long.words)
    else { return false }
    let rest = long.words[(place + short.words.count)...]
    if short.words.count == 1, lexicon.organizationNouns[short.words[0]] != nil,
      rest.first.map({ lexicon.connectors[$0] == .organization }) ?? false
    {
      return true
    }
    if place == 0 {
      if isFront(short, of: long) { return true }
      let isHead = short.words.count == 1 && lexicon.organizationNouns[short.words[0]] != nil
      if isHead, rest.first.map({ lexicon.isIn(.nameJoiner, $0) }) ?? false { return true }
      return short.scores.placeShare < 0.8
        && rest.allSatisfy { lexicon.organizationNouns[$0] != nil }
    }
    guard rest.isEmpty, short.scores.best == .organization else { return false }
    let head = short.words[short.words.count - 1]
    if short.words.count == 1, document.tokens[short.mentions[0].head].tag == "NNPS" { return true }
    return short.words.count > 1 || lexicon.organizationNouns[head] != nil
  }

  /// "Northwind" for "Northwind Racing Team": a name that nothing else explains.
  func isFront(_ short: Group, of long: Group) -> Bool {
    short.words.count == 1 && short.scores.best == .organization && short.scores.placeShare < 0.3
      && lexicon.organizationNouns[short.words[0]] == nil
      && !document.isAcronym(short.mentions[0].head)
      && long.words.dropFirst().contains {
        lexicon.organizationNouns[$0] != nil || lexicon.organizationDesignators.contains($0)
      }
  }

  /// "Ruritanian Congress" for "National Congress of Ruritania", "UN Council" for "United Nations Council".
  func sharesHeadAndPlace(_ short: Group, _ long: Group) -> Bool {
    let (some, all) = (short.spelledOut, long.spelledOut)
    guard some.count > 1, some.count <= all.count, some != all || short.key != long.key else {
      return false
    }
    let heads = some.filter { lexicon.organizationNouns[$0] != nil }
    guard let head = heads.last, headNoun(of: long.words) == head else { return false }
    return some.allSatisfy(all.contains)
      && long.mentions[0].tokens.count >= short.mentions[0].tokens.count
  }

  /// A name's words with adjectives of places and well-known initials written out.
  func spelledOut(_ words: [String]) -> [String] {
    words.filter { lexicon.connectors[$0] == nil }.flatMap { word -> [String] in
      let capitalized = word.prefix(1).uppercased() + word.dropFirst()
      let match =
        lexicon.countries.country(capitalized) ?? lexicon.countries.country(word.uppercased())
      if let match { return Self.words(match.country.name) }
      return lexicon.nameAbbreviations[word] ?? [word]
    }
  }

  /// Where `part` stands in `whole` as consecutive words.
  static func position(of part: [String], in whole: [String]) -> Int? {
    guard !part.isEmpty, part.count <= whole.count else { return nil }
    return (0...(whole.count - part.count)).first { Array(whole[$0..<($0 + part.count)]) == part }
  }
}

import Documents
import KnowledgeGraph
import Lexicon

/// A name with what speaks for its kind.
struct NameJudgement: Sendable {
  /// The mentions of the name, in order.
  var mentions: [Mention]
  /// The sums of weights for each kind.
  var scores: KindClassifier.Scores
  /// What the sums are made of.
  var features: [KindFeatures.Feature]
}

/// Joins the names of a document into entities and gives each its kind.
///
/// A wrong merge is worse than a split: a shorter name joins a longer one only where the text leaves one candidate, or
/// where one was named last before it.
struct NameResolver: Sendable {
  let lexicon: Lexicon
  let document: Document

  /// A set of equal names.
  private struct Group {
    var key: String
    var mentions: [Mention]
    var links: [NodeMention.Link?]
    var scores: KindClassifier.Scores
    var words: [String]
    /// The words with adjectives of places and well-known initials written out.
    var spelledOut: [String] = []
    var host: Int?
  }

  /// The entities that the names of the document name.
  func entities(from names: [Mention]) -> [Entity] {
    let classifier = KindClassifier(lexicon: lexicon, document: document, names: names)
    var groups = groups(of: names.filter { !isFamily($0, among: names) }, classifier)
    let order = groups.indices.sorted {
      (-groups[$0].words.count, start($0, groups)) < (-groups[$1].words.count, start($1, groups))
    }
    for index in order { join(index, among: order, &groups) }
    joinAliases(&groups)
    return entities(of: groups)
  }

  /// Whether a name is the plural of a surname: "two Langs".
  private func isFamily(_ mention: Mention, among names: [Mention]) -> Bool {
    guard mention.tokens.count == 1, mention.name.hasSuffix("s") else { return false }
    let before = mention.head - 1
    let isCounted =
      before >= 0
      && [.numeral, .determiner].contains(document.tokens[before].pos)
    guard document.tokens[mention.head].tag == "NNPS" || isCounted else { return false }
    let surname = mention.name.dropLast()
    return names.contains { $0.name.hasSuffix(" \(surname)") }
  }

  private func start(_ index: Int, _ groups: [Group]) -> Int {
    groups[index].mentions[0].tokens.lowerBound
  }

  /// Puts equal names together; forms of one country are equal.
  private func groups(of names: [Mention], _ classifier: KindClassifier) -> [Group] {
    var indices: [String: Int] = [:]
    var groups: [Group] = []
    for mention in names {
      let key = key(of: mention)
      if let index = indices[key] {
        groups[index].mentions.append(mention)
      } else {
        indices[key] = groups.count
        groups.append(
          Group(
            key: key, mentions: [mention], links: [], scores: .init(),
            words: key.hasPrefix("country:") ? Self.words(mention.name) : Self.words(key), host: nil
          ))
      }
    }
    for index in groups.indices {
      if let surname = sharedSurname(of: groups[index].mentions[0], among: names) {
        groups[index].words.append(surname)
      }
      groups[index].spelledOut = spelledOut(groups[index].words)
      groups[index].scores = classifier.scores(of: groups[index].mentions)
      groups[index].links = groups[index].mentions.enumerated().map { link(at: $0, $1) }
    }
    return groups
  }

  /// The names of a document as they are judged, with all that speaks for their kinds.
  func judgements(of names: [Mention]) -> [NameJudgement] {
    let classifier = KindClassifier(lexicon: lexicon, document: document, names: names)
    let features = KindFeatures(lexicon: lexicon, document: document, names: names)
    return groups(of: names, classifier).map { group in
      NameJudgement(
        mentions: group.mentions, scores: group.scores,
        features: features.features(of: group.mentions))
    }
  }

  /// "Holm" for the first name in "Karin and Nils Holm".
  private func sharedSurname(of mention: Mention, among names: [Mention]) -> String? {
    let cc = mention.tokens.upperBound
    guard mention.tokens.count == 1, lexicon.givenNames[mention.name] != nil,
      cc + 1 < document.tokens.count, document.tokens[cc].dependency == .cc,
      let next = names.first(where: { $0.tokens.lowerBound == cc + 1 }), next.tokens.count > 1,
      document.isGivenNameLike(cc + 1, lexicon), next.basis == .labelled("PERSON")
    else { return nil }
    return Self.words(next.name).last
  }

  private func link(at index: Int, _ mention: Mention) -> NodeMention.Link? {
    if case .country(_, isAdjective: true) = mention.basis { return .demonym }
    if case .region(let name) = mention.basis, mention.name != name { return .demonym }
    return index == 0 ? nil : .exact
  }

  private func key(of mention: Mention) -> String {
    if case .country(let iso3, _) = mention.basis { return "country:\(iso3)" }
    if case .region(let name) = mention.basis {
      return Self.words(name).joined(separator: " ")
    }
    return Self.words(mention.name).joined(separator: " ")
  }

  /// The folded words of a name, without a leading article, dots and quotation marks.
  static func words(_ name: String) -> [String] {
    var words = Folding.folded(name).split { $0 == " " || $0 == "-" }
      .map { $0.filter { $0.isLetter || $0.isNumber || $0 == "&" || $0 == "@" } }
      .filter { !$0.isEmpty }
    if words.count > 1, words[0] == "the" { words.removeFirst() }
    return words
  }

  // MARK: - Joining shorter names to longer ones

  private func join(_ index: Int, among order: [Int], _ groups: inout [Group]) {
    guard !groups[index].key.hasPrefix("country:") else { return }
    var hosts: [(group: Int, link: NodeMention.Link)] = []
    for other in order where other != index && groups[other].host == nil {
      if let link = link(of: groups[index], to: groups[other]) { hosts.append((other, link)) }
    }
    guard let host = preferred(hosts, for: index, groups) else { return }
    groups[index].host = host.group
    groups[host.group].mentions += groups[index].mentions
    groups[host.group].links += groups[index].mentions.map { _ in Optional(host.link) }
    groups[host.group].scores = groups[host.group].scores + groups[index].scores
  }

  /// Joins what a text says somebody is called to whom it says it of: "Ana Ruiz, who performs under the name «Luna»".
  private func joinAliases(_ groups: inout [Group]) {
    for index in groups.indices where groups[index].host == nil {
      let first = groups[index].mentions[0]
      guard let cue = aliasCue(before: first.tokens.lowerBound) else { continue }
      let sentence = document.sentenceRange(of: cue)
      let named = groups.indices.filter {
        $0 != index && groups[$0].host == nil && groups[$0].scores.best == groups[index].scores.best
      }.compactMap { other -> (other: Int, end: Int)? in
        groups[other].mentions.map(\.tokens).filter {
          sentence.contains($0.lowerBound) && $0.upperBound <= cue
        }.map { (other, $0.upperBound) }.max { $0.1 < $1.1 }
      }.max { $0.end < $1.end }
      guard let named, !groups[index].key.hasPrefix("country:") else { continue }
      groups[index].host = named.other
      groups[named.other].mentions += groups[index].mentions
      groups[named.other].links += groups[index].mentions.map { _ in .aliasInText }
    }
  }

  /// Where the words start that bring in a further name, directly before a token or an opening quotation mark.
  private func aliasCue(before token: Int) -> Int? {
    var end = token
    while end > 0, document.isQuote(end - 1) { end -= 1 }
    for length in stride(from: 3, through: 1, by: -1) where end >= length {
      let words = (end - length..<end).map { document.lower($0) }.joined(separator: " ")
      if lexicon.isIn(.aliasCue, words) { return end - length }
    }
    return nil
  }

  /// The only candidate, or the one that was named last before the name's first mention.
  private func preferred(
    _ hosts: [(group: Int, link: NodeMention.Link)], for index: Int, _ groups: [Group]
  ) -> (group: Int, link: NodeMention.Link)? {
    guard hosts.count > 1 else { return hosts.first }
    let hosts = closest(hosts, for: index, groups)
    let place = start(index, groups)
    return hosts.max { a, b in
      lastStart(of: a.group, before: place, groups) < lastStart(of: b.group, before: place, groups)
    }
  }

  /// The people of this surname where there are any: neither those it is a given name of, nor a firm called after them.
  private func closest(
    _ hosts: [(group: Int, link: NodeMention.Link)], for index: Int, _ groups: [Group]
  ) -> [(group: Int, link: NodeMention.Link)] {
    guard groups[index].words.count == 1, let word = groups[index].words.first else { return hosts }
    let people = hosts.filter {
      groups[$0.group].scores.best == .person && groups[$0.group].words.dropFirst().contains(word)
    }
    return people.isEmpty ? hosts : people
  }

  private func lastStart(of group: Int, before place: Int, _ groups: [Group]) -> Int {
    groups[group].mentions.map(\.tokens.lowerBound).filter { $0 < place }.max() ?? -1
  }

  /// Why a name is a form of a longer one; `nil` where it is none.
  private func link(of short: Group, to long: Group) -> NodeMention.Link? {
    if long.key.hasPrefix("country:") {
      return isCapitalActing(short, of: long) ? .aliasInText : nil
    }
    if isHandle(short, of: long) || isIntroduced(short, by: long) { return .aliasInText }
    switch long.scores.best {
    case .person:
      return isPart(short, ofPerson: long) ? .partOfName : nil
    case .organization:
      if isAcronym(short, of: long) || isForeignAcronym(short, of: long) { return .acronym }
      return isPart(short, ofOrganization: long) ? .partOfName : nil
    default:
      return nil
    }
  }

  /// Whether a capital stands for its country: it speaks or acts, and nothing is said to be in it.
  private func isCapitalActing(_ short: Group, of country: Group) -> Bool {
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
  private func isDescribed(_ mention: Mention) -> Bool {
    document.governingVerb(ofSubject: mention.head).map {
      lexicon.isIn(.copula, document.lemma($0))
    } ?? false
  }

  /// Whether a mention says where something is: "in Oslo", "Oslo, Norway".
  private func isLocated(in mention: Mention) -> Bool {
    let (before, next) = (mention.tokens.lowerBound - 1, mention.tokens.upperBound)
    if before >= 0, lexicon.isIn(.locativePreposition, document.lower(before)) { return true }
    guard next + 1 < document.tokens.count, document.tokens[next].text == "," else { return false }
    return lexicon.countries.country(document.tokens[next + 1].text) != nil
  }

  /// Whether the text introduces the shorter name beside the longer: "Liberal Front (LF)".
  private func isIntroduced(_ short: Group, by long: Group) -> Bool {
    long.mentions.contains { mention in
      mention.introduces.map { Self.words($0) == short.words } ?? false
    }
  }

  private func isHandle(_ short: Group, of long: Group) -> Bool {
    guard short.words.count == 1, short.words[0].hasPrefix("@"), long.words.count > 1 else {
      return false
    }
    return short.words[0].dropFirst() == long.words.joined()
  }

  private func isPart(_ short: Group, ofPerson long: Group) -> Bool {
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
  private func differInGender(_ short: Group, _ long: Group) -> Bool {
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

  private func isAcronym(_ short: Group, of long: Group) -> Bool {
    guard short.words.count == 1, long.words.count > 1, let mention = short.mentions.first,
      document.isAcronym(mention.head)
    else { return false }
    let letters = Acronym.letters(mention.name)
    return letters.count >= 2 && letters == Acronym.initials(long.mentions[0].name, lexicon)
  }

  /// Whether an acronym that fits no name by its letters may be that of a party's name in its own language: the same
  /// first letter, and two letters of three.
  private func isForeignAcronym(_ short: Group, of long: Group) -> Bool {
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

  private func isPart(_ short: Group, ofOrganization long: Group) -> Bool {
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
  private func isFront(_ short: Group, of long: Group) -> Bool {
    short.words.count == 1 && short.scores.best == .organization && short.scores.placeShare < 0.3
      && lexicon.organizationNouns[short.words[0]] == nil
      && !document.isAcronym(short.mentions[0].head)
      && long.words.dropFirst().contains {
        lexicon.organizationNouns[$0] != nil || lexicon.organizationDesignators.contains($0)
      }
  }

  /// "Ruritanian Congress" for "National Congress of Ruritania", "UN Council" for "United Nations Council".
  private func sharesHeadAndPlace(_ short: Group, _ long: Group) -> Bool {
    let (some, all) = (short.spelledOut, long.spelledOut)
    guard some.count > 1, some.count <= all.count, some != all || short.key != long.key else {
      return false
    }
    let heads = some.filter { lexicon.organizationNouns[$0] != nil }
    return !heads.isEmpty && some.allSatisfy(all.contains)
      && long.mentions[0].tokens.count >= short.mentions[0].tokens.count
  }

  /// A name's words with adjectives of places and well-known initials written out.
  private func spelledOut(_ words: [String]) -> [String] {
    words.filter { lexicon.connectors[$0] == nil }.flatMap { word -> [String] in
      let capitalized = word.prefix(1).uppercased() + word.dropFirst()
      let match =
        lexicon.countries.country(capitalized) ?? lexicon.countries.country(word.uppercased())
      if let match { return Self.words(match.country.name) }
      return lexicon.nameAbbreviations[word] ?? [word]
    }
  }

  /// Where `part` stands in `whole` as consecutive words.
  private static func position(of part: [String], in whole: [String]) -> Int? {
    guard !part.isEmpty, part.count <= whole.count else { return nil }
    return (0...(whole.count - part.count)).first { Array(whole[$0..<($0 + part.count)]) == part }
  }

  // MARK: - From groups to entities

  private func entities(of groups: [Group]) -> [Entity] {
    groups.filter { $0.host == nil }.map { group in
      let linked = zip(group.mentions, group.links)
        .map { LinkedMention(mention: $0, link: $1) }
        .sorted { $0.mention.tokens.lowerBound < $1.mention.tokens.lowerBound }
      var entity = Entity(
        kind: group.scores.best, label: label(of: group), isNamed: true, mentions: linked)
      entity.confidence = group.scores.confidence
      describe(&entity, group)
      return entity
    }
  }

  /// The noun for organizations in a name: its last, or the last in front of "of" and "for".
  private func headNoun(of words: [String]) -> String? {
    if let last = words.last, lexicon.organizationNouns[last] != nil { return last }
    let front = words.prefix { lexicon.connectors[$0] != .organization }
    if let last = front.last, lexicon.organizationNouns[last] != nil { return last }
    return words.last
  }

  /// The noun directly before a name that says what it names: "the newspaper Le Quotidien".
  private func apposedNoun(of group: Group) -> String? {
    for mention in group.mentions where mention.tokens.lowerBound > 0 {
      let before = document.lower(mention.tokens.lowerBound - 1)
      if lexicon.organizationNouns[before] != nil { return before }
    }
    return nil
  }

  private func label(of group: Group) -> String {
    if group.key.hasPrefix("country:"),
      let country = lexicon.countries.countries.first(where: {
        "country:\($0.iso3)" == group.key
      })
    {
      return country.name
    }
    for mention in group.mentions {
      if case .region = mention.basis { continue }
      return mention.name
    }
    if case .region(let name) = group.mentions[0].basis { return name }
    return group.mentions[0].name
  }

  private func describe(_ entity: inout Entity, _ group: Group) {
    let words = group.words
    switch entity.kind {
    case .place:
      if group.key.hasPrefix("country:") {
        entity.type = "country"
        entity.iso3 = String(group.key.dropFirst("country:".count))
      } else {
        entity.type = lexicon.places[entity.label]?.type
      }
    case .organization:
      let noun =
        group.mentions.compactMap(\.typeNoun).first ?? apposedNoun(of: group)
        ?? headNoun(of: words)
      entity.headNoun = noun
      entity.type =
        noun.flatMap { lexicon.organizationNouns[$0] }
        ?? words.first.flatMap { lexicon.organizationNouns[$0] }
    case .person:
      for mention in group.mentions where mention.tokens.lowerBound > 0 {
        let before = mention.tokens.lowerBound - 1
        if lexicon.honorifics[document.lower(before)] != nil {
          entity.honorific = document.tokens[before].text
          break
        }
      }
    default: break
    }
  }
}

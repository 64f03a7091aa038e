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
  struct Group {
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
  func isFamily(_ mention: Mention, among names: [Mention]) -> Bool {
    guard mention.tokens.count == 1, mention.name.hasSuffix("s") else { return false }
    let before = mention.head - 1
    let isCounted =
      before >= 0
      && [.numeral, .determiner].contains(document.tokens[before].pos)
    guard document.tokens[mention.head].tag == "NNPS" || isCounted else { return false }
    let surname = mention.name.dropLast()
    return names.contains { $0.name.hasSuffix(" \(surname)") }
  }

  func start(_ index: Int, _ groups: [Group]) -> Int {
    groups[index].mentions[0].tokens.lowerBound
  }

  /// Puts equal names together; forms of one country are equal.
  func groups(of names: [Mention], _ classifier: KindClassifier) -> [Group] {
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

  /// The name that starts at a token; `names` are in order.
  private func nameStarting(at token: Int, among names: [Mention]) -> Mention? {
    let index = names.partitioningIndex { $0.tokens.lowerBound >= token }
    return index < names.count && names[index].tokens.lowerBound == token ? names[index] : nil
  }

  /// "Holm" for the first name in "Karin and Nils Holm".
  func sharedSurname(of mention: Mention, among names: [Mention]) -> String? {
    let cc = mention.tokens.upperBound
    guard mention.tokens.count == 1, lexicon.givenNames[mention.name] != nil,
      cc + 1 < document.tokens.count, document.tokens[cc].dependency == .cc,
      let next = nameStarting(at: cc + 1, among: names), next.tokens.count > 1,
      document.isGivenNameLike(cc + 1, lexicon), next.basis == .labelled("PERSON")
    else { return nil }
    return Self.words(next.name).last
  }

  func link(at index: Int, _ mention: Mention) -> NodeMention.Link? {
    if case .country(_, isAdjective: true) = mention.basis { return .demonym }
    if case .region(let name) = mention.basis, mention.name != name { return .demonym }
    return index == 0 ? nil : .exact
  }

  func key(of mention: Mention) -> String {
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

  func join(_ index: Int, among order: [Int], _ groups: inout [Group]) {
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
  func joinAliases(_ groups: inout [Group]) {
    for index in groups.indices where groups[index].host == nil {
      let first = groups[index].mentions[0]
      guard let cue = aliasCue(before: first.tokens.lowerBound),
        // "Ruiz called Lang" is no alias.
        document.tokens[cue].pos != .verb || document.child(cue, .nsubj) == nil
      else { continue }
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
  func aliasCue(before token: Int) -> Int? {
    var end = token
    while end > 0, document.isQuote(end - 1) { end -= 1 }
    for length in stride(from: 3, through: 1, by: -1) where end >= length {
      let words = (end - length..<end).map { document.lower($0) }.joined(separator: " ")
      // "Ruiz dubbed Lang" says it of Lang.
      if lexicon.isIn(.aliasCue, words), document.tokens[end - 1].tag != "VBD" {
        return end - length
      }
    }
    return nil
  }

  /// The only candidate, or the one that was named last before the name's first mention.
  func preferred(
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
  func closest(
    _ hosts: [(group: Int, link: NodeMention.Link)], for index: Int, _ groups: [Group]
  ) -> [(group: Int, link: NodeMention.Link)] {
    guard groups[index].words.count == 1, let word = groups[index].words.first else { return hosts }
    let people = hosts.filter {
      groups[$0.group].scores.best == .person && groups[$0.group].words.dropFirst().contains(word)
    }
    return people.isEmpty ? hosts : people
  }

  func lastStart(of group: Int, before place: Int, _ groups: [Group]) -> Int {
    groups[group].mentions.map(\.tokens.lowerBound).filter { $0 < place }.max() ?? -1
  }

  /// Why a name is a form of a longer one; `nil` where it is none.
  func link(of short: Group, to long: Group) -> NodeMention.Link? {
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

  // MARK: - From groups to entities

  func entities(of groups: [Group]) -> [Entity] {
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

}

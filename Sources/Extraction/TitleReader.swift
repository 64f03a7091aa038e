import Documents
import Lexicon

/// A title as it stands in a text: the bare title, its status and what it is an office of.
struct TitlePhrase: Sendable, Hashable {
  /// The bare title in lower case: "deputy foreign minister", "secretary of state".
  var title: String
  /// The words of rank that the title keeps.
  var ranks: [String]
  /// What the words beside it say about who holds it when; empty for an office held now.
  var statuses: [String]
  /// The tokens of the title with its modifiers.
  var tokens: Range<Int>
  /// The head noun.
  var noun: Int
  /// The head noun's entry.
  var role: Role
  /// Heads of names or noun phrases that the title is an office of, nearest first.
  var ofHeads: [Int]
  /// Heads joined to the last of these: "Graustark" in "professor at the universities of Ruritania and Graustark".
  var furtherHeads: [Int] = []
}

/// Reads titles around a head noun: what belongs to the title, what is status, whose office it is.
struct TitleReader: Sendable {
  let lexicon: Lexicon
  let document: Document
  /// For each token the mention that covers it.
  let mentionAt: [Int?]
  let mentions: [Mention]

  init(lexicon: Lexicon, document: Document, mentions: [Mention]) {
    self.lexicon = lexicon
    self.document = document
    self.mentions = mentions
    var mentionAt = [Int?](repeating: nil, count: document.tokens.count)
    for (index, mention) in mentions.enumerated() where mention.isName {
      for token in mention.tokens { mentionAt[token] = index }
    }
    self.mentionAt = mentionAt
  }

  /// Reads the title whose head noun is `noun`; `nil` where the noun makes no position.
  func title(at noun: Int) -> TitlePhrase? {
    guard mentionAt[noun] == nil, let role = role(at: noun), role.makesPosition,
      !isSuffix(noun), !modifiesTitle(noun)
    else { return nil }
    var phrase = TitlePhrase(
      title: bareNoun(noun), ranks: [], statuses: [], tokens: noun..<(noun + 1), noun: noun,
      role: role, ofHeads: [])
    readLeft(&phrase)
    readRight(&phrase)
    return sought(phrase)
  }

  /// The office that a candidate seeks: "president" for "presidential candidate", "mayor" for "candidate for mayor".
  private func sought(_ phrase: TitlePhrase) -> TitlePhrase {
    guard phrase.statuses.isEmpty, lexicon.isIn(.seekingTitle, document.lemma(phrase.noun)) else {
      return phrase
    }
    var phrase = phrase
    let next = phrase.noun + 1
    for noun in (next + 1)..<max(next + 1, min(next + 5, document.tokens.count))
    where document.tokens[next].dependency == .prep && document.tokens[noun].head == next {
      guard let office = title(at: noun), office.role.class == .office else { continue }
      phrase.title = office.title
      phrase.ofHeads = office.ofHeads + phrase.ofHeads
      phrase.tokens =
        phrase.tokens.lowerBound..<max(phrase.tokens.upperBound, office.tokens.upperBound)
      phrase.statuses = [lexicon.statusWords[document.lemma(phrase.noun)]?.status ?? "candidate"]
      return phrase
    }
    let words = phrase.title.split(separator: " ").dropLast()
    guard let title = lexicon.soughtTitles[words.joined(separator: " ")] else { return phrase }
    phrase.title = title
    phrase.statuses = ["candidate"]
    return phrase
  }

  private func role(at noun: Int) -> Role? {
    let lower = document.lower(noun)
    if let full = lexicon.titleAbbreviations[lower] { return lexicon.roles[full] }
    return lexicon.roles[lower] ?? lexicon.roles[document.lemma(noun)]
  }

  private func bareNoun(_ noun: Int) -> String {
    let lower = document.lower(noun)
    if let full = lexicon.titleAbbreviations[lower] { return full }
    let lemma = document.lemma(noun)
    return lexicon.roles[lemma] != nil ? lemma : lower
  }

  // MARK: - In front of the noun

  private func readLeft(_ phrase: inout TitlePhrase) {
    let sentence = document.sentenceRange(of: phrase.noun)
    var index = phrase.noun - 1
    var skipped = 0
    scan: while index >= sentence.lowerBound {
      if let mention = mentionAt[index] {
        phrase.ofHeads.append(mentions[mention].head)
        index = mentions[mention].tokens.lowerBound - 1
        continue
      }
      let lower = document.lower(index)
      let word = document.tokens[index]
      if document.isQuote(index) || document.isPossessiveMark(index) {
        index -= 1
        continue
      }
      if word.tag == "PRP$" {
        phrase.ofHeads.append(index)
        break
      }
      switch lower {
      case "-" where index > sentence.lowerBound:
        let before = document.lower(index - 1)
        guard let status = lexicon.statusWords[before], status.places.contains(.prefix) else {
          if word.hasTrailingSpace { break scan }
          index -= 1
          continue
        }
        phrase.statuses.append(status.status)
        index -= 2
        continue
      case _ where word.dependency == .cc:
        guard joinsStatuses(index, sentence.lowerBound) else { break scan }
        index -= 1
        continue
      default: break
      }
      if let status = lexicon.statusWords[lower], status.places.contains(.before) {
        phrase.statuses.append(status.status)
      } else if let isRank = lexicon.titleModifiers[lower] {
        guard skipped == 0, isRank || phrase.ofHeads.isEmpty else { break scan }
        if lexicon.isIn(.countingRank, lower), !countsAsRank(phrase.title) {
          index -= 1
          continue
        }
        phrase.title = "\(lower) \(phrase.title)"
        if isRank { phrase.ranks.insert(lower, at: 0) }
      } else if !phrase.ofHeads.isEmpty, word.dependency == .compound {
        break
      } else if skipped == 0, isPartOfTitle(index) {
        phrase.title = "\(lower) \(phrase.title)"
      } else if skipped == 0, word.dependency == .compound, namesEmployer(index) {
        phrase.ofHeads.append(index)
      } else if word.pos == .adjective, skipped < 3 {
        skipped += 1
      } else {
        break
      }
      index -= 1
    }
    phrase.tokens = (index + 1)..<phrase.tokens.upperBound
  }

  /// Whether "first" belongs to a title: "first lady", but not "first president".
  private func countsAsRank(_ title: String) -> Bool {
    title.split(separator: " ").first.map { lexicon.isIn(.countedTitle, String($0)) } ?? false
  }

  /// Whether a noun in front of a title belongs to it: "border" in "border czar", "Press" in "Press Secretary".
  private func isPartOfTitle(_ token: Int) -> Bool {
    let word = document.tokens[token]
    guard word.dependency == .compound, !document.isAllCapitals(token) else { return false }
    if word.pos == .noun, !namesEmployer(token) { return true }
    return word.pos == .properNoun && lexicon.isIn(.portfolio, document.lower(token))
  }

  /// Whether a common noun in front of a title says whose office it is: "party chairman".
  private func namesEmployer(_ token: Int) -> Bool {
    let types: Set<String> = ["party", "media", "company", "government", "university", "team"]
    return document.tokens[token].pos == .noun
      && types.contains(lexicon.organizationNouns[document.lower(token)] ?? "")
  }

  /// Whether a noun is only the front of a longer title: "chief" and "executive" in "chief executive officer".
  private func modifiesTitle(_ noun: Int) -> Bool {
    let head = document.tree.head(of: noun)
    let labels: Set<Dependency> = [.compound, .amod, .nmod]
    return head > noun && head - noun <= 2 && labels.contains(document.tokens[noun].dependency)
      && mentionAt[head] == nil && role(at: head)?.makesPosition == true && !isSuffix(head)
      && ((noun + 1)..<head).allSatisfy { role(at: $0) != nil }
  }

  /// Whether a word only completes the title before it: "General" in "Secretary-General", "Chief" in "Commander in Chief".
  private func isSuffix(_ token: Int) -> Bool {
    var before = token - 1
    while before > 0, document.tokens[before].text == "-" { before -= 1 }
    guard before >= 0 else { return false }
    if lexicon.isIn(.titleSuffix, document.lower(token)) {
      return lexicon.isIn(.suffixedTitle, document.lower(before))
    }
    return suffixEnd(after: token - 4, through: token)
      || suffixEnd(after: token - 2, through: token)
  }

  /// Whether "in chief" stands between a title and a token, with or without hyphens.
  private func suffixEnd(after noun: Int, through token: Int) -> Bool {
    guard noun >= 0, role(at: noun)?.makesPosition == true else { return false }
    let words = ((noun + 1)...token).map { document.lower($0) }.filter { $0 != "-" }
    return lexicon.isIn(.titleSuffix, words.joined(separator: " "))
  }

  /// Whether a conjunction joins two words of status: "former and future president".
  private func joinsStatuses(_ token: Int, _ start: Int) -> Bool {
    token > start && lexicon.statusWords[document.lower(token - 1)] != nil
      && lexicon.statusWords[document.lower(token + 1)] != nil
  }

  // MARK: - Behind the noun

  private func readRight(_ phrase: inout TitlePhrase) {
    let sentence = document.sentenceRange(of: phrase.noun)
    var index = readSuffix(&phrase, sentence.upperBound)
    if index + 1 < sentence.upperBound, document.tokens[index].text == "-",
      let status = lexicon.statusWords[document.lower(index + 1)], status.places.contains(.after)
    {
      phrase.statuses.append(status.status)
      index += 2
    } else if index < sentence.upperBound,
      let status = lexicon.statusWords[document.lower(index)], status.places.contains(.after)
    {
      phrase.statuses.append(status.status)
      index += 1
    }
    if index < sentence.upperBound,
      lexicon.isIn(.titlePreposition, document.lower(index))
    {
      index = readComplement(from: index, sentence.upperBound, &phrase)
    }
    if index < sentence.upperBound, phrase.ofHeads.isEmpty,
      lexicon.isIn(.affiliationPreposition, document.lower(index))
    {
      index = readAffiliation(from: index, sentence.upperBound, &phrase)
    }
    phrase.tokens = phrase.tokens.lowerBound..<index
  }

  /// Takes in the words that complete a title, and returns where they end: "Secretary-General", "commander in chief".
  private func readSuffix(_ phrase: inout TitlePhrase, _ limit: Int) -> Int {
    let start = phrase.noun + 1
    for end in start..<min(start + 4, max(start, limit)) {
      let words = (start...end).map { document.lower($0) }.filter { $0 != "-" }
      let suffix = words.joined(separator: " ")
      guard lexicon.isIn(.titleSuffix, suffix),
        words.count > 1 || lexicon.isIn(.suffixedTitle, document.lower(phrase.noun))
      else { continue }
      phrase.title += " \(suffix)"
      return end + 1
    }
    return start
  }

  /// Reads "of X": a common noun belongs to the title, a name or an organization is whose office it is.
  private func readComplement(from preposition: Int, _ limit: Int, _ phrase: inout TitlePhrase)
    -> Int
  {
    var index = preposition + 1
    while index < limit, skipsInComplement(index) { index += 1 }
    guard index < limit else { return preposition }
    if let mention = mentionAt[index] {
      if isAdjective(mention), let name = nameBehindNoun(mention, limit) {
        return readNames(from: name, limit, &phrase)
      }
      return readNames(from: mention, limit, &phrase)
    }
    if let head = nounPhraseHead(from: index, limit), head + 1 < limit,
      let name = mentionAt[head + 1], !isAdjective(name),
      lexicon.organizationNouns[document.lemma(head)] != nil
    {
      return readNames(from: name, limit, &phrase)
    }
    let word = document.tokens[index]
    let isNounOfTitle = [.noun, .properNoun].contains(word.pos) && index == preposition + 1
    if isNounOfTitle,
      lexicon.isIn(.wholePreposition, document.lower(preposition)) || word.pos == .properNoun,
      lexicon.isIn(.portfolio, document.lower(index)) || !namesActor(from: index, limit)
    {
      var complement = document.lower(index)
      index += 1
      while index < limit, mentionAt[index] == nil,
        document.tokens[index - 1].dependency == .compound || document.tokens[index].pos == .noun,
        !document.isCapitalized(index) || !document.isGivenNameLike(index, lexicon)
      {
        complement += " \(document.lower(index))"
        index += 1
      }
      phrase.title += " \(document.lower(preposition)) \(complement)"
      if index < limit, lexicon.isIn(.titlePreposition, document.lower(index)) {
        return readComplement(from: index, limit, &phrase)
      }
      return index
    }
    if let head = nounPhraseHead(from: index, limit) {
      phrase.ofHeads.append(head)
      return head + 1
    }
    return preposition
  }

  /// Whether a mention is an adjective of a place.
  private func isAdjective(_ mention: Int) -> Bool {
    switch mentions[mention].basis {
    case .country(_, isAdjective: true), .region: true
    default: false
    }
  }

  /// The name behind a noun that an adjective of a place stands before: "Welsh television station S4C".
  private func nameBehindNoun(_ mention: Int, _ limit: Int) -> Int? {
    guard let head = nounPhraseHead(from: mentions[mention].tokens.upperBound, limit),
      head + 1 < limit, let name = mentionAt[head + 1], !isAdjective(name)
    else { return nil }
    return name
  }

  /// Reads "at X" and its like where X is a name, with or without a title: "aide to Danish minister Ruiz".
  private func readAffiliation(
    from preposition: Int, _ limit: Int, _ phrase: inout TitlePhrase
  ) -> Int {
    guard
      !lexicon.isIn(.addresseePreposition, document.lower(preposition)) || takesAddressee(phrase)
    else { return preposition }
    var index = preposition + 1
    while index < limit, index < preposition + 6 {
      if let mention = mentionAt[index] {
        guard let name = nameBehindTitle(mention, limit) else {
          return readNames(from: mention, limit, &phrase)
        }
        index = name
        continue
      }
      guard
        document.tokens[index].pos == .determiner || role(at: index)?.class == .office
          || lexicon.honorifics[document.lower(index)] != nil
          || lexicon.titleModifiers[document.lower(index)] != nil
          || lexicon.statusWords[document.lower(index)] != nil
      else { return preposition }
      index += 1
    }
    return preposition
  }

  /// Where the name starts in "Danish Prime Minister Ruiz".
  private func nameBehindTitle(_ mention: Int, _ limit: Int) -> Int? {
    var next = mentions[mention].tokens.upperBound
    var hasOffice = false
    while next < limit, mentionAt[next] == nil {
      let isOffice = role(at: next)?.class == .office
      guard
        isOffice || lexicon.titleModifiers[document.lower(next)] != nil
          || isPartOfTitle(next)
      else { return nil }
      hasOffice = hasOffice || isOffice
      next += 1
    }
    return hasOffice && next < limit ? next : nil
  }

  /// Whether a title says to whom somebody is sent or whom they serve: "ambassador to X", "adviser to X".
  private func takesAddressee(_ phrase: TitlePhrase) -> Bool {
    lexicon.isIn(.addressedTitle, document.lemma(phrase.noun))
  }

  /// Reads the names of a coordination: "of Ruritania and Graustark".
  private func readNames(from mention: Int, _ limit: Int, _ phrase: inout TitlePhrase) -> Int {
    let mark = mentions[mention].tokens.upperBound
    if mark + 1 < limit, document.isPossessiveMark(mark) {
      if let owned = mentionAt[mark + 1] { return readNames(from: owned, limit, &phrase) }
      var start = mark + 1
      while start < limit, document.tokens[start].pos == .adjective { start += 1 }
      if let head = nounPhraseHead(from: start, limit),
        lexicon.organizationNouns[document.lemma(head)] != nil
      {
        phrase.ofHeads.append(head)
        return head + 1
      }
    }
    phrase.ofHeads.append(mentions[mention].head)
    var end = mentions[mention].tokens.upperBound
    if end < limit, let head = nounPhraseHead(from: end, limit), mentionAt[head] == nil,
      mentions[mention].tokens.contains(where: { document.tokens[$0].head == head })
    {
      phrase.ofHeads.insert(head, at: phrase.ofHeads.count - 1)
      end = head + 1
    } else {
      end = readFurtherNames(from: end, limit, &phrase)
    }
    return end
  }

  /// Reads the names that are joined to the name that ends at `start`: ", B and C".
  private func readFurtherNames(
    from start: Int, _ limit: Int, _ phrase: inout TitlePhrase
  ) -> Int {
    var end = start
    while true {
      var next = end
      while next < limit, next < end + 3, mentionAt[next] == nil,
        document.isListSeparator(next) || document.tokens[next].pos == .determiner
      {
        next += 1
      }
      guard next > end, next < limit, let mention = mentionAt[next],
        document.tokens[mentions[mention].head].dependency == .conj,
        document.tokens[document.tree.head(of: mentions[mention].head)].pos == .properNoun
      else { return end }
      phrase.furtherHeads.append(mentions[mention].head)
      end = mentions[mention].tokens.upperBound
    }
  }

  private func skipsInComplement(_ token: Int) -> Bool {
    let word = document.tokens[token]
    return word.pos == .determiner || word.pos == .adjective || word.pos == .numeral
      || document.isQuote(token) || word.tag == "PRP$"
  }

  /// Whether the noun phrase that starts at `start` describes people or an organization.
  private func namesActor(from start: Int, _ limit: Int) -> Bool {
    guard let head = nounPhraseHead(from: start, limit) else { return false }
    let lemma = document.lemma(head)
    return lexicon.organizationNouns[lemma] != nil || lexicon.roles[lemma] != nil
  }

  /// The head of the noun phrase that starts at `start`.
  private func nounPhraseHead(from start: Int, _ limit: Int) -> Int? {
    var index = start
    while index < limit, [.noun, .properNoun].contains(document.tokens[index].pos) {
      if document.tokens[index].dependency != .compound { return index }
      index += 1
    }
    return nil
  }
}

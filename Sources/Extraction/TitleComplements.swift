import Documents
import KnowledgeGraph
import Lexicon

/// What stands behind a title: the words that complete it, whose office it is, whom it serves.
extension TitleReader {
  func readRight(_ phrase: inout TitlePhrase) {
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
  func readSuffix(_ phrase: inout TitlePhrase, _ limit: Int) -> Int {
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
  func readComplement(from preposition: Int, _ limit: Int, _ phrase: inout TitlePhrase)
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
  func isAdjective(_ mention: Int) -> Bool {
    switch mentions[mention].basis {
    case .country(_, isAdjective: true), .region: true
    default: false
    }
  }

  /// The name behind a noun that an adjective of a place stands before: "Welsh television station S4C".
  func nameBehindNoun(_ mention: Int, _ limit: Int) -> Int? {
    guard let head = nounPhraseHead(from: mentions[mention].tokens.upperBound, limit),
      head + 1 < limit, let name = mentionAt[head + 1], !isAdjective(name)
    else { return nil }
    return name
  }

  /// Reads "at X" and its like where X is a name, with or without a title: "aide to Danish minister Ruiz".
  func readAffiliation(
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
  func nameBehindTitle(_ mention: Int, _ limit: Int) -> Int? {
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
  func takesAddressee(_ phrase: TitlePhrase) -> Bool {
    lexicon.isIn(.addressedTitle, document.lemma(phrase.noun))
  }

  /// Reads the names of a coordination: "of Ruritania and Graustark".
  func readNames(from mention: Int, _ limit: Int, _ phrase: inout TitlePhrase) -> Int {
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
  func readFurtherNames(
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

  func skipsInComplement(_ token: Int) -> Bool {
    let word = document.tokens[token]
    return word.pos == .determiner || word.pos == .adjective || word.pos == .numeral
      || document.isQuote(token) || word.tag == "PRP$"
  }

  /// Whether the noun phrase that starts at `start` describes people or an organization.
  func namesActor(from start: Int, _ limit: Int) -> Bool {
    guard let head = nounPhraseHead(from: start, limit) else { return false }
    let lemma = document.lemma(head)
    return lexicon.organizationNouns[lemma] != nil || lexicon.roles[lemma] != nil
  }

  /// The head of the noun phrase that starts at `start`.
  func nounPhraseHead(from start: Int, _ limit: Int) -> Int? {
    var index = start
    while index < limit, [.noun, .properNoun].contains(document.tokens[index].pos) {
      if document.tokens[index].dependency != .compound { return index }
      index += 1
    }
    return nil
  }
}

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
  func sought(_ phrase: TitlePhrase) -> TitlePhrase {
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

  func role(at noun: Int) -> Role? {
    let lower = document.lower(noun)
    if let full = lexicon.titleAbbreviations[lower] { return lexicon.roles[full] }
    return lexicon.roles[lower] ?? lexicon.roles[document.lemma(noun)]
  }

  func bareNoun(_ noun: Int) -> String {
    let lower = document.lower(noun)
    if let full = lexicon.titleAbbreviations[lower] { return full }
    let lemma = document.lemma(noun)
    return lexicon.roles[lemma] != nil ? lemma : lower
  }

  // MARK: - In front of the noun

  func readLeft(_ phrase: inout TitlePhrase) {
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
  func countsAsRank(_ title: String) -> Bool {
    title.split(separator: " ").first.map { lexicon.isIn(.countedTitle, String($0)) } ?? false
  }

  /// Whether a noun in front of a title belongs to it: "border" in "border czar", "Press" in "Press Secretary".
  func isPartOfTitle(_ token: Int) -> Bool {
    let word = document.tokens[token]
    guard word.dependency == .compound, !document.isAllCapitals(token) else { return false }
    if word.pos == .noun, !namesEmployer(token) { return true }
    return word.pos == .properNoun && lexicon.isIn(.portfolio, document.lower(token))
  }

  /// Whether a common noun in front of a title says whose office it is: "party chairman".
  func namesEmployer(_ token: Int) -> Bool {
    let types: Set<String> = ["party", "media", "company", "government", "university", "team"]
    return document.tokens[token].pos == .noun
      && types.contains(lexicon.organizationNouns[document.lower(token)] ?? "")
  }

  /// Whether a noun is only the front of a longer title: "chief" and "executive" in "chief executive officer".
  func modifiesTitle(_ noun: Int) -> Bool {
    let head = document.tree.head(of: noun)
    let labels: Set<Dependency> = [.compound, .amod, .nmod]
    return head > noun && head - noun <= 2 && labels.contains(document.tokens[noun].dependency)
      && mentionAt[head] == nil && role(at: head)?.makesPosition == true && !isSuffix(head)
      && ((noun + 1)..<head).allSatisfy { role(at: $0) != nil }
  }

  /// Whether a word only completes the title before it: "General" in "Secretary-General", "Chief" in "Commander in Chief".
  func isSuffix(_ token: Int) -> Bool {
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
  func suffixEnd(after noun: Int, through token: Int) -> Bool {
    guard noun >= 0, role(at: noun)?.makesPosition == true else { return false }
    let words = ((noun + 1)...token).map { document.lower($0) }.filter { $0 != "-" }
    return lexicon.isIn(.titleSuffix, words.joined(separator: " "))
  }

  /// Whether a conjunction joins two words of status: "former and future president".
  func joinsStatuses(_ token: Int, _ start: Int) -> Bool {
    token > start && lexicon.statusWords[document.lower(token - 1)] != nil
      && lexicon.statusWords[document.lower(token + 1)] != nil
  }
}

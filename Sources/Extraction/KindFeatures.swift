import Documents
import KnowledgeGraph
import Lexicon

/// What a document shows of the kind of one name, as named numbers from 0 to 1.
///
/// A feature of the name itself is 1 where it holds. A feature of what stands around the mentions is the share of the
/// mentions for which it holds, but at least a third where it holds for any: one clear sign outweighs many silent mentions.
struct KindFeatures: Sendable {
  let lexicon: Lexicon
  let document: Document
  /// The last words of longer names that start with a given name or that the annotator calls persons'.
  private let surnames: Set<String>
  /// The first words of longer names that a noun for organizations ends.
  private let fronts: Set<String>

  /// A feature with its value, 0…1.
  struct Feature: Sendable, Hashable {
    var name: String
    var value: Double
  }

  /// - Parameter names: All names of the document; longer ones tell of shorter ones.
  init(lexicon: Lexicon, document: Document, names: [Mention]) {
    self.lexicon = lexicon
    self.document = document
    var surnames: Set<String> = []
    var fronts: Set<String> = []
    for name in names {
      let words = NameResolver.words(name.name)
      guard words.count > 1, let first = words.first, let last = words.last else { continue }
      let isDesignated =
        lexicon.organizationNouns[last] != nil || lexicon.organizationDesignators.contains(last)
      if isDesignated {
        fronts.insert(first)
      } else if name.basis == .labelled("PERSON") || name.basis == .pattern(.person) {
        surnames.insert(last)
      }
    }
    self.surnames = surnames
    self.fronts = fronts
  }

  /// The features of a name, by name of the feature.
  /// - Parameter mentions: All mentions of the name, in order.
  func features(of mentions: [Mention]) -> [Feature] {
    guard let first = mentions.first else { return [] }
    var features = ["bias"] + form(of: first)
    features = features.uniqued()
    var counts: [String: Int] = [:]
    for mention in mentions {
      for sign in Set(label(of: mention) + context(of: mention)) { counts[sign, default: 0] += 1 }
    }
    let total = Double(mentions.count)
    return features.sorted().map { Feature(name: $0, value: 1) }
      + counts.sorted { $0.key < $1.key }.map { sign, count in
        Feature(name: sign, value: max(Double(count) / total, 0.34))
      }
  }

  // MARK: - The name itself

  private func form(of mention: Mention) -> [String] {
    let words = mention.name.split(separator: " ").map(String.init)
    guard let firstWord = words.first, let lastWord = words.last else { return [] }
    var signs = ["words-\(min(words.count, 4))"]
    let folded = NameResolver.words(mention.name)
    switch mention.basis {
    case .country, .region: return ["country"]
    default: break
    }
    if mention.basis == .pattern(.organization) { signs.append("pattern-organization") }
    if mention.basis == .pattern(.person) { signs.append("pattern-person") }
    if let place = lexicon.places[mention.name] { signs.append("list-\(place.type)") }
    signs += designation(of: words)
    if words.count == 1, isAcronym(mention.name) { signs.append("acronym") }
    if lexicon.givenNames[firstWord] != nil {
      signs.append(words.count > 1 ? "given-name-front" : "given-name-alone")
    }
    if words.count > 1, lexicon.givenNames[lastWord] != nil { signs.append("given-name-end") }
    if folded.count == 1, let word = folded.first {
      if surnames.contains(word) { signs.append("surname-of-another") }
      if fronts.contains(word) { signs.append("front-of-organization") }
    }
    if words.contains("&") { signs.append("ampersand") }
    if mention.typeNoun != nil { signs.append("type-noun") }
    if mention.name.unicodeScalars.contains(where: { $0.properties.numericType != nil }) {
      signs.append("digit")
    }
    if words.dropLast().contains(where: { $0.count == 2 && $0.hasSuffix(".") }) {
      signs.append("initial")
    }
    if words.count > 1, words.contains(where: { lexicon.connectors[$0.lowercased()] == .person }) {
      signs.append("particle")
    }
    if document.tokens[mention.head].tag == "NNPS" { signs.append("plural") }
    return signs
  }

  /// What the nouns in a name say: "Bank" at the end, "Ministry of", a legal form.
  private func designation(of words: [String]) -> [String] {
    var signs: [String] = []
    let last = (words.last ?? "").lowercased()
    let isNoun = lexicon.organizationNouns[last] != nil
    if words.count == 1 { return isNoun ? ["organization-noun-alone"] : [] }
    if isNoun { signs.append("organization-noun-end") }
    if lexicon.organizationDesignators.contains(last) { signs.append("designator-end") }
    if lexicon.isIn(.placeNoun, last) { signs.append("place-noun-end") }
    if lexicon.roles[last] != nil { signs.append("role-end") }
    let lower = words.map { $0.lowercased() }
    if let of = lower.firstIndex(where: {
      lexicon.connectors[$0] == .organization && !lexicon.isIn(.article, $0)
    }),
      of > 0
    {
      signs.append("connector")
      if lexicon.organizationNouns[lower[of - 1]] != nil { signs.append("organization-noun-front") }
      if lexicon.isIn(.placeNoun, lower[of - 1]) { signs.append("place-noun-front") }
    }
    if let first = lower.first, lexicon.organizationNouns[first] != nil {
      signs.append("organization-noun-first")
    }
    if lexicon.countries.country(words[0]) != nil { signs.append("country-first") }
    return signs
  }

  private func isAcronym(_ name: String) -> Bool {
    let letters = name.unicodeScalars.filter { $0.properties.isAlphabetic }
    return letters.count >= 2 && letters.allSatisfy { $0.properties.isUppercase }
  }

  private func label(of mention: Mention) -> [String] {
    if case .labelled(let label) = mention.basis { return ["label-\(label)"] }
    return mention.basis == .repeated ? ["label-repeated"] : []
  }

  // MARK: - What stands around it

  private func context(of mention: Mention) -> [String] {
    before(mention) + behind(mention) + clause(of: mention) + dependents(of: mention)
  }

  private func before(_ mention: Mention) -> [String] {
    let start = mention.tokens.lowerBound
    guard start > 0 else { return [] }
    var signs: [String] = []
    let word = document.lower(start - 1)
    if lexicon.honorifics[word] != nil { signs.append("honorific") }
    if isTitle(word) { signs.append("title") }
    if lexicon.roles[word].map({ !$0.makesPosition }) ?? false { signs.append("person-noun") }
    if !document.isCapitalized(start - 1) {
      if lexicon.organizationNouns[word] != nil { signs.append("organization-noun") }
      if lexicon.isIn(.placeNoun, word) { signs.append("place-noun") }
    }
    if document.tokens[start - 1].pos == .determiner { signs.append("determiner") }
    if lexicon.isIn(.locativePreposition, word) { signs.append("locative-\(word)") }
    if lexicon.isIn(.wholePreposition, word), start > 1 {
      let noun = document.lower(start - 2)
      if lexicon.isIn(.organizationOffice, noun) { signs.append("of-organization-office") }
      if lexicon.isIn(.placeOffice, noun) { signs.append("of-place-office") }
      if lexicon.isIn(.placeNoun, noun) { signs.append("of-place-noun") }
      if lexicon.roles[noun]?.tie == "memberOf" { signs.append("of-member") }
    }
    if document.tokens[start - 1].text == ",", start > 1, isPlace(endingAt: start - 2) {
      signs.append("behind-place")
    }
    return signs
  }

  private func behind(_ mention: Mention) -> [String] {
    let next = mention.tokens.upperBound
    guard next < document.tokens.count else { return [] }
    var signs: [String] = []
    let isCompound = document.tokens[mention.head].dependency == .compound
    let word = document.lower(next)
    if document.isPossessiveMark(next) {
      signs.append("possessive")
    } else if isTitle(word) || isTitle(document.lemma(next)) {
      signs.append(
        lexicon.isIn(.organizationOffice, document.lemma(next))
          ? "before-organization-office" : "before-title")
    } else if isCompound, !document.isCapitalized(next) {
      let isOrganization = lexicon.organizationNouns[document.lemma(next)] != nil
      signs.append(isOrganization ? "before-organization-noun" : "before-noun")
    }
    if document.tokens[next].text == ",", next + 1 < document.tokens.count {
      if document.tokens[next + 1].pos == .numeral, document.tokens[next + 1].text.count == 2 {
        signs.append("age")
      }
      if isPlace(startingAt: next + 1) { signs.append("before-place") }
    }
    return signs
  }

  private func clause(of mention: Mention) -> [String] {
    let function = document.tokens[document.firstConjunct(of: mention.head)].dependency
    guard let verb = document.governingVerb(ofSubject: mention.head) else {
      let governor = document.tree.head(of: document.firstConjunct(of: mention.head))
      if function == .dobj || function == .nsubjpass,
        ["founded", "owns", "funds"].contains(lexicon.tieVerbs[document.lemma(governor)]?.relation)
      {
        return ["founded-or-owned"]
      }
      return [.dobj, .nsubjpass, .agent].contains(function) ? ["function-\(function.rawValue)"] : []
    }
    var signs: [String] = []
    switch lexicon.agentVerbs[document.lemma(verb)] {
    case .speech: signs.append("speaks")
    case .act: signs.append("acts")
    case nil: signs.append("subject")
    }
    if lexicon.isIn(.copula, document.lemma(verb)), let noun = document.child(verb, .attr) {
      let lemma = document.lemma(noun)
      if lexicon.organizationNouns[lemma] != nil {
        signs.append("is-organization")
      } else if lexicon.roles[lemma] != nil {
        signs.append("is-person")
      } else if lexicon.isIn(.placeNoun, lemma) {
        signs.append("is-place")
      } else {
        signs.append("is-thing")
      }
    }
    return signs + laterPronoun(after: verb) + nextSubject(after: verb)
  }

  /// The pronoun for a person in what a subject says or does: "X said she would leave".
  private func laterPronoun(after verb: Int) -> [String] {
    let end = document.sentenceRange(of: verb).upperBound
    guard verb < end else { return [] }
    let isPerson = (verb..<end).contains {
      let reading = lexicon.pronouns[document.lower($0)]
      return reading == .male || reading == .female
    }
    return isPerson ? ["pronoun-person-behind"] : []
  }

  /// The pronoun that the next sentence starts with, which mostly stands for the subject of the one before.
  private func nextSubject(after verb: Int) -> [String] {
    let next = document.sentenceRange(of: verb).upperBound
    guard next < document.tokens.count else { return [] }
    switch lexicon.pronouns[document.lower(next)] {
    case .male, .female: return ["pronoun-person"]
    case .thing: return ["pronoun-thing"]
    default: return []
    }
  }

  private func dependents(of mention: Mention) -> [String] {
    var signs: [String] = []
    for child in document.tree.children(of: mention.head) where !mention.tokens.contains(child) {
      let lemma = document.lemma(child)
      switch document.tokens[child].dependency {
      case .appos where child > mention.head:
        if isTitle(lemma) { signs.append("apposed-title") }
        if lexicon.organizationNouns[lemma] != nil { signs.append("apposed-organization-noun") }
        if lexicon.isIn(.placeNoun, lemma) { signs.append("apposed-place-noun") }
      case .relcl:
        let words = document.tree.subtree(of: child).prefix(3).map { document.lower($0) }
        signs.append(
          words.contains { lexicon.isIn(.humanRelative, $0) } ? "relative-human" : "relative-other")
      default: break
      }
    }
    return signs
  }

  private func isTitle(_ word: String) -> Bool {
    lexicon.titleAbbreviations[word] != nil || lexicon.roles[word]?.makesPosition == true
  }

  private func isPlace(startingAt token: Int) -> Bool {
    isPlace(document.tokens[token].text)
      || token + 1 < document.tokens.count && isPlace(document.name(of: token..<(token + 2)))
  }

  private func isPlace(endingAt token: Int) -> Bool { isPlace(document.tokens[token].text) }

  private func isPlace(_ name: String) -> Bool {
    lexicon.places[name] != nil || lexicon.countries.country(name)?.form == .name
  }
}

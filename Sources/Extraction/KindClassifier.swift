import Documents
import KnowledgeGraph
import Lexicon

/// Decides what a name names from everything that the document says about it.
///
/// Each sign adds its weight to a kind; the kind with the greatest sum wins. One decision holds for the
/// whole document, because an annotator that reads sentence by sentence calls one name three things.
struct KindClassifier: Sendable {
  let lexicon: Lexicon
  let document: Document

  /// The sums of weights for the three kinds that names have.
  struct Scores: Sendable {
    var person = 0.0
    var organization = 0.0
    var place = 0.0

    /// The kind with the greatest sum; an organization where nothing speaks for any.
    var best: NodeKind {
      if person > organization, person >= place { return .person }
      return place > organization ? .place : .organization
    }

    /// The share of the best kind in the sum.
    var confidence: Double {
      let parts = [person, organization, place].map { max(0, $0) }
      let total = parts.reduce(0, +)
      return total > 0 ? (parts.max() ?? 0) / total : 0.5
    }

    static func + (a: Scores, b: Scores) -> Scores {
      Scores(
        person: a.person + b.person, organization: a.organization + b.organization,
        place: a.place + b.place)
    }
  }

  /// What the mentions of one name say together.
  func scores(of mentions: [Mention]) -> Scores {
    var scores = Scores()
    guard let first = mentions.first else { return scores }
    addForm(of: first, to: &scores)
    let share = 1 / Double(mentions.count)
    for mention in mentions {
      addLabel(of: mention, share: share, to: &scores)
      addContext(of: mention, share: max(share, 0.34), to: &scores)
    }
    return scores
  }

  // MARK: - The name itself

  private func addForm(of mention: Mention, to scores: inout Scores) {
    let words = mention.name.split(separator: " ").map(String.init)
    guard let firstWord = words.first, let lastWord = words.last else { return }
    let last = lastWord.lowercased()
    if case .country = mention.basis { scores.place += 6 }
    if case .pattern(.organization) = mention.basis { scores.organization += 2 }
    if case .pattern(.person) = mention.basis { scores.person += 4 }
    if lexicon.places[mention.name] != nil { scores.place += 1.2 }
    let isOrganizationNoun = lexicon.organizationNouns[last] != nil
    let isDesignated = isOrganizationNoun || lexicon.organizationDesignators.contains(last)
    if words.count > 1, isDesignated { scores.organization += 3 }
    if words.count > 1,
      words.contains(where: { $0.lowercased() == "of" || $0.lowercased() == "for" })
    {
      scores.organization += 1
    }
    if words.count == 1, isOrganizationNoun { scores.organization += 2 }
    if words.count == 1, isAcronym(mention.name) { scores.organization += 1.5 }
    if let gender = lexicon.givenNames[firstWord], !gender.isEmpty, !isDesignated {
      scores.person += words.count > 1 ? 2 : 0.4
    }
    if mention.typeNoun != nil { scores.organization += 2 }
    if words.contains("&") { scores.organization += 2 }
  }

  private func isAcronym(_ name: String) -> Bool {
    let letters = name.unicodeScalars.filter { $0.properties.isAlphabetic }
    return letters.count >= 2 && letters.allSatisfy { $0.properties.isUppercase }
  }

  private func addLabel(of mention: Mention, share: Double, to scores: inout Scores) {
    guard case .labelled(let label) = mention.basis else { return }
    switch label {
    case "PERSON": scores.person += 2 * share
    case "GPE", "LOC", "FAC": scores.place += 2 * share
    default: scores.organization += 1.6 * share
    }
  }

  // MARK: - What stands around it

  private func addContext(of mention: Mention, share: Double, to scores: inout Scores) {
    let start = mention.tokens.lowerBound
    if start > 0 {
      let before = document.lower(start - 1)
      if lexicon.honorifics[before] != nil { scores.person += 3 * share }
      if before != "of", isTitle(before),
        document.sentenceOfToken[start - 1] == document.sentenceOfToken[start]
      {
        scores.person += 2.5 * share
      }
      if lexicon.organizationNouns[before] != nil, !document.isCapitalized(start - 1) {
        scores.organization += 2.5 * share
      }
      if before == "of", start > 1, lexicon.isIn(.organizationOffice, document.lower(start - 2)) {
        scores.organization += 2.5 * share
      }
      if before == "of", start > 1, lexicon.isIn(.placeOffice, document.lower(start - 2)) {
        scores.place += 2.5 * share
      }
      if before == "in" || before == "at" { scores.place += 0.8 * share }
      if before == "of", start > 1, lexicon.isIn(.placeNoun, document.lower(start - 2)) {
        scores.place += 3 * share
      }
    }
    if let verb = document.governingVerb(ofSubject: mention.head) {
      switch lexicon.agentVerbs[document.lemma(verb)] {
      case .speech:
        scores.person += 0.9 * share
        scores.organization += 0.5 * share
      case .act: scores.person += 0.3 * share
      case nil: break
      }
      addPredicate(of: verb, share: share, to: &scores)
    }
    addDependents(of: mention, share: share, to: &scores)
  }

  /// "X is a painter" and "X is a company" say what X is.
  private func addPredicate(of verb: Int, share: Double, to scores: inout Scores) {
    guard document.lemma(verb) == "be", let noun = document.child(verb, .attr) else { return }
    let lemma = document.lemma(noun)
    if lexicon.organizationNouns[lemma] != nil {
      scores.organization += 2.5 * share
    } else if lexicon.roles[lemma] != nil {
      scores.person += 2 * share
    } else if lexicon.isIn(.placeNoun, lemma) {
      scores.place += 2.5 * share
    }
  }

  private func isTitle(_ word: String) -> Bool {
    lexicon.titleAbbreviations[word] != nil || lexicon.roles[word]?.makesPosition == true
  }

  private func addDependents(of mention: Mention, share: Double, to scores: inout Scores) {
    for child in document.tree.children(of: mention.head) where !mention.tokens.contains(child) {
      switch document.tokens[child].dependency {
      case .appos:
        if isTitle(document.lemma(child)) { scores.person += 2 * share }
        if document.tokens[child].pos == .numeral { scores.person += 2 * share }
        if lexicon.organizationNouns[document.lemma(child)] != nil {
          scores.organization += 2.5 * share
        }
      case .relcl:
        let hasWho = document.tree.subtree(of: child).contains { document.lower($0) == "who" }
        if hasWho { scores.person += 1.5 * share }
      default: break
      }
    }
    let next = mention.tokens.upperBound
    if next + 1 < document.tokens.count, document.tokens[next].text == ",",
      document.tokens[next + 1].pos == .numeral, document.tokens[next + 1].text.count == 2
    {
      scores.person += 1 * share
    }
  }
}

import Documents
import Lexicon

/// Says what a speaker does with a content: by the cue where it is strong, else by the content's own words.
struct StanceReader: Sendable {
  let lexicon: Lexicon
  let document: Document
  let reader: ContentReader

  /// The stance of an attribution, one of the words of the graph's `stance` attribute.
  ///
  /// - Parameters:
  ///   - attribution: The attribution.
  ///   - isMedium: Whether the speaker is a medium, which tells what others think.
  ///   - isSpeakers: Whether a token names the speaker.
  func stance(
    of attribution: Attribution, isMedium: Bool, isSpeakers: (Int) -> Bool
  ) -> String {
    let words = attribution.content.joined().filter { !reader.isMark($0) }
    if attribution.stance == "proposes", isViolent(words), !isNegated(words) { return "threatens" }
    let canAsk = attribution.stance == "asserts" || attribution.stance == "demands"
    if canAsk, attribution.isReport, asks(attribution.content) { return "questions" }
    guard attribution.stance == "asserts", attribution.isReport, !isMedium else {
      return attribution.stance
    }
    if isViolent(words), words.contains(where: { isCondition($0) }) { return "threatens" }
    let opening = firstSentence(of: words)
    if let performed = root(of: opening).flatMap({ performed(by: $0) }) { return performed }
    let will = opening.first { isOwnWill($0, isSpeakers) }
    if let will {
      if isViolent(words) { return "threatens" }
      return isNegatedWill(will) ? "opposes" : "proposes"
    }
    if has(.denyWord, words, isSpeakers) { return "denies" }
    if let negated = negatedRoot(opening, isSpeakers) { return negated }
    if words.contains(where: { isDuty($0) }) { return "demands" }
    let opposed = count(.opposeWord, words, isSpeakers)
    let supported = count(.supportWord, words, isSpeakers)
    if opposed > supported { return "opposes" }
    return supported > opposed ? "supports" : "asserts"
  }

  private func firstSentence(of words: [Int]) -> [Int] {
    guard let first = words.first else { return [] }
    return words.filter { document.sentenceOfToken[$0] == document.sentenceOfToken[first] }
  }

  private func has(
    _ set: StatementLexicon.WordSet, _ words: [Int], _ isSpeakers: (Int) -> Bool
  ) -> Bool { count(set, words, isSpeakers) > 0 }

  /// How many words belong to a set; a verb counts only where nobody but the speaker does it.
  private func count(
    _ set: StatementLexicon.WordSet, _ words: [Int], _ isSpeakers: (Int) -> Bool
  ) -> Int {
    words.filter { token in
      guard isIn(set, token) else { return false }
      guard document.tokens[token].pos == .verb, let subject = document.subject(of: token) else {
        return true
      }
      return isFirstPerson(subject) || isSpeakers(subject)
    }.count
  }

  private func isIn(_ set: StatementLexicon.WordSet, _ token: Int) -> Bool {
    if lexicon.statements.isIn(set, document.lemma(token)) { return true }
    // "[w]e": an editor's brackets are no part of the word.
    let word = document.lower(token).filter { $0 != "[" && $0 != "]" }
    return lexicon.statements.isIn(set, word)
  }

  private func isViolent(_ words: [Int]) -> Bool { words.contains { isIn(.threat, $0) } }

  private func isNegated(_ words: [Int]) -> Bool { words.contains { isIn(.negation, $0) } }

  private func isFirstPerson(_ token: Int) -> Bool {
    isIn(.firstPersonSingular, token) || isIn(.firstPersonPlural, token)
  }

  private func asks(_ content: [Range<Int>]) -> Bool {
    guard let end = content.last?.upperBound else { return false }
    return document.tokens[end - 1].text == "?"
      || end < document.tokens.count && document.tokens[end].text == "?"
  }

  /// The main verb of a clause.
  private func root(of words: [Int]) -> Int? {
    words.first { token in
      let head = document.tree.head(of: token)
      return [.verb, .auxiliary].contains(document.tokens[token].pos)
        && document.tokens[token].dependency != "aux" && (head == token || !words.contains(head))
    }
  }

  /// What "we condemn", "I urge you to" do by being said.
  private func performed(by verb: Int) -> String? {
    guard let subject = document.child(verb, .nsubj), isFirstPerson(subject),
      document.tokens[verb].tag == "VBP" || document.tokens[verb].tag == "VBG",
      document.child(verb, "neg") == nil
    else { return nil }
    let cues = lexicon.statements.cues(document.lemma(verb), .verb)
    let forms: [(StatementLexicon.Form, Bool)] = [
      (.objectInfinitive, hasObjectInfinitive(verb)), (.object, document.child(verb, .dobj) != nil),
      (.infinitive, document.child(verb, .xcomp) != nil),
      (.clause, document.child(verb, .ccomp) != nil),
    ]
    for (form, isThere) in forms where isThere {
      if let cue = cues.first(where: { $0.forms.contains(form) }), cue.stance != "asserts" {
        return cue.stance
      }
    }
    return nil
  }

  private func hasObjectInfinitive(_ verb: Int) -> Bool {
    guard let clause = document.child(verb, .ccomp, .xcomp),
      document.child(clause, "aux").map({ document.tokens[$0].tag == "TO" }) ?? false
    else { return false }
    return document.child(clause, .nsubj) != nil || document.child(verb, .dobj) != nil
  }

  private func isCondition(_ token: Int) -> Bool {
    document.tokens[token].dependency == "mark" && isIn(.condition, token)
  }

  // MARK: - Will and duty

  /// Whether a word of will belongs to the speaker: "he will", "we are going to", "he is prepared to".
  private func isOwnWill(_ token: Int, _ isSpeakers: (Int) -> Bool) -> Bool {
    guard isIn(.volition, token), let subject = subject(ofWill: token) else { return false }
    return isFirstPerson(subject) || isSpeakers(subject)
  }

  private func willVerb(_ token: Int) -> Int {
    let label = document.tokens[token].dependency
    return label == "aux" || label == "acomp" ? document.tree.head(of: token) : token
  }

  private func subject(ofWill token: Int) -> Int? { document.child(willVerb(token), .nsubj) }

  private func isNegatedWill(_ token: Int) -> Bool {
    document.child(willVerb(token), "neg") != nil
  }

  private func isDuty(_ token: Int) -> Bool {
    guard isIn(.obligation, token) else { return false }
    let isAuxiliary = document.tokens[token].dependency == "aux"
    guard isAuxiliary || document.child(token, .xcomp) != nil else { return false }
    let verb = isAuxiliary ? document.tree.head(of: token) : token
    guard document.child(verb, "neg") == nil || isAuxiliary else { return false }
    let first = document.tree.subtree(of: verb).first { !reader.isMark($0) } ?? verb
    return !document.tokens[first].tag.hasPrefix("W") && document.lemma(first) != "whether"
  }

  // MARK: - Negation

  private func isNegatedVerb(_ verb: Int) -> Bool {
    document.tree.children(of: verb).contains {
      document.tokens[$0].dependency == "neg" || isIn(.negation, $0)
    }
  }

  /// What a negated main clause says: "R is not viable" and "we don't need R" oppose, "he has not done it" of oneself denies.
  private func negatedRoot(_ words: [Int], _ isSpeakers: (Int) -> Bool) -> String? {
    guard let root = root(of: words), isNegatedVerb(root) else { return nil }
    if document.child(root, "acomp") != nil || isIn(.refusedVerb, root) { return "opposes" }
    let isOpinion = lexicon.statements.cues(document.lemma(root), .verb).contains(
      where: \.needsActor)
    let isModal = document.child(root, "aux").map { document.tokens[$0].tag == "MD" } ?? false
    guard !isOpinion, !isModal, let subject = document.child(root, .nsubj, .nsubjpass) else {
      return nil
    }
    let isPast = document.child(root, "aux").map { document.tokens[$0].tag == "VBD" } ?? false
    if isPast { return "denies" }
    let owner = document.child(subject, .poss)
    let isOwn =
      isFirstPerson(subject) || isSpeakers(subject)
      || owner.map { isFirstPerson($0) || isSpeakers($0) } ?? false
    return isOwn ? "denies" : nil
  }
}

import Documents
import Lexicon

/// Says what a speaker does with a content: by the cue where it is strong, else by the content's own words.
struct StanceReader: Sendable {
  let lexicon: Lexicon
  let document: Document
  let reader: ContentReader

  /// The stance of an attribution, one of the words of the graph's `stance` attribute.
  func stance(of attribution: Attribution, isSpeakers: (Int) -> Bool) -> String {
    let words = attribution.content.joined().filter { !reader.isMark($0) }
    if attribution.stance == "proposes", has(.threat, words), has(.negation, words) == false,
      attribution.isReport, !has(.supportWord, words)
    {
      return isViolent(words) ? "threatens" : "proposes"
    }
    guard attribution.stance == "asserts", attribution.isReport else { return attribution.stance }
    if asks(attribution.content) { return "questions" }
    let ownWill = words.contains { isOwnWill($0, isSpeakers) }
    if ownWill, isViolent(words) { return "threatens" }
    if ownWill { return words.contains { isNegatedWill($0) } ? "opposes" : "proposes" }
    if has(.denyWord, words) { return "denies" }
    if words.contains(where: { isDuty($0) }) { return "demands" }
    let opposed = count(.opposeWord, words)
    let supported = count(.supportWord, words)
    if opposed > supported { return "opposes" }
    if supported > opposed { return "supports" }
    return "asserts"
  }

  private func has(_ set: StatementLexicon.WordSet, _ words: [Int]) -> Bool {
    count(set, words) > 0
  }

  private func count(_ set: StatementLexicon.WordSet, _ words: [Int]) -> Int {
    words.reduce(0) { sum, token in
      let isIn = lexicon.statements.isIn(set, document.lemma(token))
        || lexicon.statements.isIn(set, document.lower(token))
      return sum + (isIn ? 1 : 0)
    }
  }

  private func isViolent(_ words: [Int]) -> Bool { count(.threat, words) > 0 }

  private func asks(_ content: [Range<Int>]) -> Bool {
    guard let end = content.last?.upperBound else { return false }
    return document.tokens[end - 1].text == "?"
      || end < document.tokens.count && document.tokens[end].text == "?"
  }

  /// Whether a word of will belongs to the speaker: "he will", "we are going to".
  private func isOwnWill(_ token: Int, _ isSpeakers: (Int) -> Bool) -> Bool {
    guard lexicon.statements.isIn(.volition, document.lower(token)) else { return false }
    let verb = document.tokens[token].dependency == "aux" ? document.tree.head(of: token) : token
    guard let subject = document.child(verb, .nsubj) else { return false }
    return lexicon.statements.isIn(.firstPersonSingular, document.lower(subject))
      || lexicon.statements.isIn(.firstPersonPlural, document.lower(subject))
      || isSpeakers(subject)
  }

  private func isNegatedWill(_ token: Int) -> Bool {
    guard lexicon.statements.isIn(.volition, document.lower(token)) else { return false }
    let verb = document.tokens[token].dependency == "aux" ? document.tree.head(of: token) : token
    return document.child(verb, "neg") != nil
  }

  private func isDuty(_ token: Int) -> Bool {
    lexicon.statements.isIn(.obligation, document.lower(token))
      && (document.tokens[token].dependency == "aux" || document.child(token, .xcomp) != nil)
  }
}

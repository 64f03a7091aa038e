import Documents
import KnowledgeGraph
import Lexicon

/// Says whether an act took place, is meant to, might or did not, from the words that govern it.
struct EventModality: Sendable {
  let lexicon: Lexicon
  let document: Document

  private var words: EventLexicon { lexicon.events }

  /// What has been read on the way up from an act.
  private struct Reading {
    var isNegated = false
    var isHypothetical = false
    var isPlanned = false
    /// A "would" that is a plan in a report and a condition elsewhere.
    var isWould = false
    /// Whether a condition is stated, so that nothing is said to have happened or not.
    var isConditional = false

    var modality: Modality {
      if isConditional { return .hypothetical }
      if isNegated { return .negated }
      if isHypothetical || isWould { return .hypothetical }
      return isPlanned ? .planned : .actual
    }
  }

  /// The modality of the act that a verb says.
  func modality(ofVerb verb: Int) -> Modality {
    var reading = Reading()
    climb(from: verb, &reading)
    return reading.modality
  }

  /// The modality of the act that a noun says.
  ///
  /// A noun's act is taken to have happened, unless a word in front of it or its governor says otherwise.
  func modality(ofNoun noun: Int) -> Modality {
    var reading = Reading()
    for child in document.tree.children(of: noun) {
      let word = document.lower(child)
      if words.isIn(.plannedModifier, word) { reading.isPlanned = true }
      if words.isIn(.possibleModifier, word) { reading.isHypothetical = true }
      if words.isIn(.negative, word) { reading.isNegated = true }
    }
    var current = noun
    for _ in 0..<6 {
      let head = document.tree.head(of: current)
      guard head != current else { break }
      let token = document.tokens[head]
      let word = document.lemma(head)
      if token.pos == .adposition || token.pos == "SCONJ" {
        if words.isIn(.negative, word) { reading.isNegated = true }
        if words.isIn(.occasion, word) { break }
        current = head
        continue
      }
      if document.tokens[current].dependency == .nsubj {
        if words.isIn(.occurrence, word) { climb(from: head, &reading) }
        break
      }
      let isKnown = apply(governor: word, to: &reading, isNoun: true)
      if words.isIn(.support, word), token.pos == .verb {
        climb(from: head, &reading)
        break
      }
      if !isKnown, token.pos == .verb, isIndefinite(current) { readModal(of: head, &reading) }
      if token.pos != .noun { break }
      current = head
    }
    return reading.modality
  }

  /// Whether a noun brings in something new: "war with" rather than "the war with".
  private func isIndefinite(_ noun: Int) -> Bool {
    !document.tree.children(of: noun).contains { child in
      document.tokens[child].dependency == .poss
        || document.tokens[child].dependency == "det"
          && !words.isIn(.indefinite, document.lower(child))
    }
  }

  /// What a verb may, could or will bring about: "that would cause war between".
  private func readModal(of verb: Int, _ reading: inout Reading) {
    for child in document.tree.children(of: verb)
    where document.tokens[child].dependency == "aux" && document.tokens[child].tag == "MD" {
      if words.isIn(.future, document.lower(child)) {
        reading.isPlanned = true
      } else {
        reading.isHypothetical = true
      }
    }
  }

  /// Whether a verb is denied by a word beside it.
  func isDenied(_ verb: Int) -> Bool {
    document.tree.children(of: verb).contains { child in
      document.tokens[child].dependency == "neg"
        || (words.isIn(.negative, document.lower(child))
          && ["advmod", "preconj", "det"].contains(document.tokens[child].dependency))
    }
  }

  /// Whether a verb has a modal of the future, spoken or reported.
  func isFuture(_ verb: Int) -> Bool {
    document.tree.children(of: verb).contains { child in
      document.tokens[child].dependency == "aux"
        && (words.isIn(.future, document.lower(child))
          || words.isIn(.reportedFuture, document.lower(child)))
    }
  }

  // MARK: - The way up

  private func climb(from verb: Int, _ reading: inout Reading) {
    var current = verb
    for _ in 0..<8 {
      readAuxiliaries(of: current, &reading)
      let head = document.tree.head(of: current)
      guard head != current else {
        // "Norway to withdraw troops", as headlines have it.
        if document.isInfinitive(current) { reading.isPlanned = true }
        break
      }
      guard let next = step(from: current, to: head, &reading) else { break }
      current = next
    }
    if isQuestion(verb) { reading.isHypothetical = true }
  }

  private func readAuxiliaries(of verb: Int, _ reading: inout Reading) {
    if isDenied(verb) { reading.isNegated = true }
    for child in document.tree.children(of: verb) {
      let token = document.tokens[child]
      let word = document.lower(child)
      switch token.dependency {
      case "aux" where token.tag == "MD":
        if words.isIn(.future, word) {
          reading.isPlanned = true
        } else if words.isIn(.reportedFuture, word) {
          reading.isWould = true
        } else {
          reading.isHypothetical = true
        }
      case "mark", "advmod":
        if words.isIn(.possibleModifier, word) { reading.isHypothetical = true }
        if words.isIn(.condition, word) { reading.isConditional = true }
      case .nsubj, .nsubjpass, .dobj:
        if isNothing(child) { reading.isNegated = true }
      default: break
      }
    }
  }

  /// "no troops", "nobody".
  private func isNothing(_ noun: Int) -> Bool {
    words.isIn(.negative, document.lower(noun))
      || document.tree.children(of: noun).contains {
        document.tokens[$0].dependency == "det" && words.isIn(.negative, document.lower($0))
      }
  }

  /// Reads what the governor says of the act; `nil` where the way ends.
  private func step(from verb: Int, to head: Int, _ reading: inout Reading) -> Int? {
    let isInfinitive = document.tree.children(of: verb).contains {
      document.tokens[$0].tag == "TO" && document.tokens[$0].dependency == "aux"
    }
    switch document.tokens[verb].dependency {
    case .conj:
      return document.child(verb, .nsubj, .nsubjpass) == nil ? head : nil
    case "acomp", .attr, .oprd: return head
    case .xcomp:
      // "is to visit"
      if isInfinitive, document.tokens[head].pos == .auxiliary, document.lemma(head) == "be",
        document.child(head, "acomp", .attr) == nil
      {
        reading.isPlanned = true
      }
      applyGovernor(head, &reading, isInfinitive: isInfinitive)
      return head
    case "pcomp" where document.tokens[head].dependency == "prt":
      applyGovernor(document.tree.head(of: head), &reading, isInfinitive: false)
      return document.tree.head(of: head)
    case .ccomp, "parataxis":
      return complement(of: head, isInfinitive: isInfinitive, &reading)
    case "pcomp":
      let governor = document.tree.head(of: head)
      if words.isIn(.negative, document.lower(head)) { reading.isNegated = true }
      if words.isIn(.temporal, document.lower(head)) { return nil }
      apply(governor: document.lemma(governor), to: &reading, isNoun: true)
      return document.tokens[governor].pos == .verb ? governor : nil
    case "acl", .relcl:
      guard isInfinitive else { return nil }
      if Clause(lexicon: lexicon, document: document).ranked(head) != nil { return nil }
      applyGovernor(head, &reading, isInfinitive: true)
      return nil
    case "advcl":
      if isInfinitive { reading.isPlanned = true }
      return document.child(verb, "mark") == nil ? head : nil
    default: return nil
    }
  }

  private func complement(
    of governor: Int, isInfinitive: Bool, _ reading: inout Reading
  ) -> Int? {
    if isInfinitive {
      applyGovernor(governor, &reading, isInfinitive: true)
      return governor
    }
    let word = document.lemma(governor)
    if words.isIn(.report, word), reading.isWould {
      reading.isWould = false
      reading.isPlanned = true
    }
    if words.isIn(.denial, word) { reading.isNegated = true }
    if words.isIn(.allegation, word) { reading.isHypothetical = true }
    if words.isIn(.hypothesis, word), !words.isIn(.report, word) { reading.isHypothetical = true }
    return nil
  }

  private func applyGovernor(_ governor: Int, _ reading: inout Reading, isInfinitive: Bool) {
    let word = phrase(at: governor)
    if word == "able", document.tokens[document.tree.head(of: governor)].tag == "VBD" { return }
    if word == "go", document.tokens[governor].tag == "VBG" {
      reading.isPlanned = true
    } else if !apply(governor: word, to: &reading, isNoun: false), isInfinitive,
      document.tokens[governor].pos != .auxiliary
    {
      reading.isHypothetical = true
    }
  }

  /// A governing word, with the particle or adverb with which it is in the lexicon: "rule out", "have yet".
  private func phrase(at governor: Int) -> String {
    let word = document.lemma(governor)
    for child in document.tree.children(of: governor)
    where ["prt", "advmod"].contains(document.tokens[child].dependency) {
      let phrase = "\(word) \(document.lower(child))"
      if words.isIn(.negation, phrase) { return phrase }
    }
    return word
  }

  /// Reads one governing word; whether it is known.
  @discardableResult
  private func apply(governor word: String, to reading: inout Reading, isNoun: Bool) -> Bool {
    if words.isIn(.factual, word) { return true }
    if words.isIn(.negation, word) || words.isIn(.refusal, word) {
      reading.isNegated = true
    } else if words.isIn(.commitment, word) {
      reading.isPlanned = true
    } else if words.isIn(.threat, word) || words.isIn(.hypothesis, word)
      || words.isIn(.allegation, word)
    {
      reading.isHypothetical = true
    } else if words.isIn(.plan, word) {
      reading.isPlanned = true
    } else {
      return false
    }
    return true
  }

  private func isQuestion(_ token: Int) -> Bool {
    let sentence = document.sentenceRange(of: token)
    let last = sentence.last { index in
      document.tokens[index].pos != .space && !document.isQuote(index)
    }
    guard let last, document.tokens[last].text == "?" else { return false }
    return document.tree.head(of: last) == token
      || document.tree.isAncestor(document.tree.head(of: last), of: token)
  }
}

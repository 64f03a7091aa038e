import Documents
import KnowledgeGraph
import Lexicon

/// What an act becomes below a word that promises, threatens or refuses it.
struct GovernedActs: Sendable {
  let lexicon: Lexicon
  let document: Document

  private var words: EventLexicon { lexicon.events }

  /// The class of the whole; `nil` where the act stays what it is.
  func relation(of relation: Relation, below word: String) -> Relation? {
    if words.isIn(.threat, word) { return .threaten }
    if words.isIn(.refusal, word), relation.isCooperation { return .reject }
    guard words.isIn(.commitment, word) else { return nil }
    if relation.isCooperation { return .agree }
    if relation.quad == .materialConflict, !words.isIn(.consent, word) { return .threaten }
    return nil
  }

  /// The reading with the class of the whole, where a promise, threat or refusal governs its verb.
  func governed(_ reading: EventReading, by verb: Int) -> EventReading {
    guard let governor = governor(of: verb),
      let relation = relation(of: reading.relation, below: document.lemma(governor))
        ?? relation(of: reading.relation, below: document.lower(governor))
    else { return reading }
    var reading = reading
    switch (relation, reading.relation) {
    case (.threaten, .assault): reading.mode = Self.violence
    case (.reject, .consult): reading.mode = Self.meet
    default: reading.mode = nil
    }
    reading.relation = relation
    reading.isReciprocal = reading.isReciprocal && relation == .agree
    reading.modality = EventModality(lexicon: lexicon, document: document)
      .modality(ofVerb: governor)
    if document.sentenceOfToken[governor] == document.sentenceOfToken[verb] {
      reading.words.append(governor)
    }
    return reading
  }

  /// PLOVER's mode of a refusal to meet.
  static let meet = "meet"

  /// PLOVER's mode of a threat to use force.
  static let violence = "violence"

  /// The word whose infinitive or gerund a verb is, beyond verbs that only say that it goes on: "promised to continue to help".
  private func governor(of verb: Int) -> Int? {
    var current = verb
    for _ in 0..<4 {
      guard let next = directGovernor(of: current) else { return nil }
      guard words.isIn(.factual, document.lemma(next)), document.tokens[next].pos == .verb else {
        return next
      }
      current = next
    }
    return nil
  }

  private func directGovernor(of verb: Int) -> Int? {
    if document.tokens[verb].dependency == .conj, document.child(verb, .nsubj, .nsubjpass) == nil {
      let first = document.firstConjunct(of: verb)
      return first == verb ? nil : directGovernor(of: first)
    }
    let head = document.tree.head(of: verb)
    if document.tokens[verb].dependency == "pcomp", document.lower(head) == "to" {
      return document.tree.head(of: head)
    }
    guard head != verb, [.xcomp, "acl"].contains(document.tokens[verb].dependency),
      document.isInfinitive(verb)
    else { return nil }
    return head
  }
}

extension Document {
  /// Whether a verb is an infinitive with "to".
  func isInfinitive(_ verb: Int) -> Bool {
    tree.children(of: verb).contains {
      tokens[$0].tag == "TO" && tokens[$0].dependency == "aux"
    }
  }
}

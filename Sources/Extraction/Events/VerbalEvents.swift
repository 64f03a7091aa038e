import Documents
import KnowledgeGraph
import Lexicon

/// Reads acts from verbs and their phrases.
struct VerbalEvents: Sendable {
  let lexicon: Lexicon
  let document: Document
  let finder: ActorFinder

  private var clause: Clause { Clause(lexicon: lexicon, document: document) }
  private var modality: EventModality { EventModality(lexicon: lexicon, document: document) }

  /// The act that a verb says; `nil` where no pattern has both its ends.
  func reading(at verb: Int) -> EventReading? {
    guard let patterns = patterns(of: verb) else { return nil }
    let matcher = PatternMatcher(document: document, clause: clause)
    for pattern in patterns {
      guard let words = matcher.words(of: pattern, at: verb),
        let relation = Relation(rawValue: pattern.eventClass)
      else { continue }
      var sources = actors(pattern.sources, .things, matcher, words)
      let reach = pattern.flag == .people ? .people : relation.reach
      var targets = actors(pattern.targets, reach, matcher, words)
      switch pattern.flag {
      case .forces:
        sources.removeAll(where: finder.contests)
        targets.removeAll(where: finder.contests)
      case .things: targets.removeAll(where: \.isDirect)
      case .people, .reciprocal, nil: break
      }
      let own = Set(sources.map(\.entity))
      targets.removeAll { own.contains($0.entity) }
      let isShared = pattern.isReciprocal && own.count > 1
      guard !sources.isEmpty, !targets.isEmpty || isShared else { continue }
      let reading = EventReading(
        relation: relation, mode: pattern.mode, modality: modality.modality(ofVerb: verb),
        sources: sources, targets: targets, isReciprocal: pattern.isReciprocal, trigger: verb,
        words: words)
      return governed(spoken(reading))
    }
    return nil
  }

  /// The patterns of a verb; also where the annotator's lemma lost a final e ("stag" for "staged").
  private func patterns(of verb: Int) -> [EventPattern]? {
    let lemma = document.lemma(verb)
    let word = document.lower(verb)
    if word == lemma + "ed" || word == lemma + "ing",
      let patterns = lexicon.events.verbs[lemma + "e"]
    {
      return patterns
    }
    return lexicon.events.verbs[lemma]
  }

  /// The actors in the first slot that has any.
  private func actors(
    _ slots: [EventPattern.Slot], _ reach: ActorFinder.Reach, _ matcher: PatternMatcher,
    _ words: [Int]
  ) -> [ActorFinder.Actor] {
    for slot in slots {
      let found = matcher.fillers(of: slot, words: words).flatMap { token in
        slot == .modifier
          ? finder.direct(token).map { [$0] } ?? [] : finder.actors(at: token, reach: reach)
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// What becomes of an act below a threat, promise or refusal.
  ///
  /// PLOVER: a threat to attack is a threat and no attack, a promise to help is an agreement, a refusal to meet is a
  /// rejection.
  private func governed(_ reading: EventReading) -> EventReading {
    let verb = reading.trigger
    var reading = reading
    if reading.relation.isCooperation, reading.modality == .negated, modality.isDenied(verb),
      modality.isFuture(verb)
    {
      reading.relation = .reject
      reading.modality = .actual
      reading.isReciprocal = false
      reading.mode = nil
      return reading
    }
    guard let governor = governor(of: verb),
      let relation = transformed(reading.relation, below: governor)
    else { return reading }
    reading.relation = relation
    reading.mode = nil
    reading.isReciprocal = reading.isReciprocal && relation == .agree
    reading.modality = modality.modality(ofVerb: governor)
    if document.sentenceOfToken[governor] == document.sentenceOfToken[verb] {
      reading.words.append(governor)
    }
    return reading
  }

  /// "marched to protest against Ruiz": whoever acts in order to say something says it.
  private func spoken(_ reading: EventReading) -> EventReading {
    let verb = reading.trigger
    let isSpeech =
      reading.relation.quad == .verbalConflict || reading.relation.quad == .verbalCooperation
      || reading.relation == .protest
    guard reading.modality == .planned, isSpeech,
      document.tokens[verb].dependency == "advcl", isInfinitive(verb)
    else { return reading }
    var reading = reading
    reading.modality = modality.modality(ofVerb: document.tree.head(of: verb))
    return reading
  }

  private func isInfinitive(_ verb: Int) -> Bool {
    document.tree.children(of: verb).contains { document.tokens[$0].tag == "TO" }
  }

  private func governor(of verb: Int) -> Int? {
    if document.tokens[verb].dependency == .conj, document.child(verb, .nsubj, .nsubjpass) == nil {
      let first = document.firstConjunct(of: verb)
      return first == verb ? nil : governor(of: first)
    }
    let head = document.tree.head(of: verb)
    if document.tokens[verb].dependency == "pcomp", document.lower(head) == "to" {
      return document.tree.head(of: head)
    }
    guard head != verb, [.xcomp, "acl"].contains(document.tokens[verb].dependency),
      isInfinitive(verb)
    else { return nil }
    return head
  }

  private func transformed(_ relation: Relation, below governor: Int) -> Relation? {
    let acts = GovernedActs(words: lexicon.events)
    return acts.relation(of: relation, below: document.lemma(governor))
      ?? acts.relation(of: relation, below: document.lower(governor))
  }
}

/// What an act becomes below a word that promises, threatens or refuses it.
struct GovernedActs: Sendable {
  let words: EventLexicon

  /// The class of the whole; `nil` where the act stays what it is.
  func relation(of relation: Relation, below word: String) -> Relation? {
    if words.isIn(.threat, word) { return .threaten }
    if words.isIn(.refusal, word), relation.isCooperation { return .reject }
    guard words.isIn(.commitment, word) else { return nil }
    if relation.isCooperation { return .agree }
    if relation.quad == .materialConflict, !words.isIn(.consent, word) { return .threaten }
    return nil
  }
}

extension Relation {
  /// Whether the act is one of cooperation, in words or deeds.
  var isCooperation: Bool { quad == .verbalCooperation || quad == .materialCooperation }

  /// Whether the act is one of help, of which "with the help of" names the helper.
  var isHelp: Bool { self == .aid || self == .support || self == .cooperate }

  /// How far behind its object the one may stand whom the act is done to: words reach farther than deeds.
  var reach: ActorFinder.Reach {
    switch self {
    case .consult, .cooperate: .people
    case .accuse, .reject, .support, .request, .agree: .matters
    default: .things
    }
  }
}

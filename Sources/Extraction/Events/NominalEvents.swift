import Documents
import KnowledgeGraph
import Lexicon

/// Reads acts from nouns: "Ruiz's threats against Denmark", "the arrest of Ruiz by the police", "launched a strike on".
struct NominalEvents: Sendable {
  let lexicon: Lexicon
  let document: Document
  let finder: ActorFinder

  private var words: EventLexicon { lexicon.events }
  private var clause: Clause { Clause(lexicon: lexicon, document: document) }
  private var modality: EventModality { EventModality(lexicon: lexicon, document: document) }

  /// The verb that governs an act's noun.
  private struct Governor {
    var verb: Int
    var lemma: String
    /// Whether the noun stands in a phrase of time or manner.
    var isAdverbial = false
  }

  /// The act that a noun says; `nil` where no pattern has both its ends.
  func reading(at noun: Int) -> EventReading? {
    guard let patterns = words.nouns[document.lemma(noun)],
      ![.compound, .amod, "nmod"].contains(document.tokens[noun].dependency)
    else { return nil }
    let matcher = PatternMatcher(document: document, clause: clause)
    for pattern in patterns {
      guard let found = matcher.words(of: pattern, at: noun),
        let relation = Relation(rawValue: pattern.eventClass)
      else { continue }
      let anchors = anchors(of: noun)
      let governor = governor(of: anchors)
      let reach =
        found + anchors.filter { $0 != noun } + (governor.map { [$0.verb] } ?? [])
        + (occurrence(of: anchors).map { [$0] } ?? [])
      if let reading = reading(pattern, relation, found, reach, governor, matcher) {
        return reading
      }
    }
    return nil
  }

  /// The noun and those of which it is the content: "a series of raids".
  private func anchors(of noun: Int) -> [Int] {
    var anchors = [noun]
    while let last = anchors.last, anchors.count < 3 {
      let preposition = document.tree.head(of: last)
      guard document.tokens[last].dependency == .pobj, document.lower(preposition) == "of" else {
        break
      }
      let outer = document.tree.head(of: preposition)
      guard document.tokens[outer].pos == .noun, finder.direct(outer) == nil else { break }
      anchors.append(outer)
    }
    return anchors
  }

  /// The verb that says that the act takes place: "fighting resumed between …".
  private func occurrence(of anchors: [Int]) -> Int? {
    guard let last = anchors.last else { return nil }
    let outer = document.firstConjunct(of: last)
    let verb = document.tree.head(of: outer)
    guard document.tokens[outer].dependency == .nsubj, words.isIn(.occurrence, document.lemma(verb))
    else { return nil }
    return verb
  }

  private func governor(of anchors: [Int]) -> Governor? {
    guard let last = anchors.last else { return nil }
    let outer = document.firstConjunct(of: last)
    let verb = document.tree.head(of: outer)
    switch document.tokens[outer].dependency {
    case .dobj, .nsubjpass: break
    case .pobj where document.tokens[verb].dependency == .prep:
      return adverbial(verb)
    default: return nil
    }
    guard document.tokens[verb].pos == .verb else { return nil }
    return Governor(verb: verb, lemma: document.lemma(verb))
  }

  /// "said in a letter to Ruiz", "spoke during a visit to Denmark": whoever is subject of the clause does it.
  private func adverbial(_ preposition: Int) -> Governor? {
    let verb = document.tree.head(of: preposition)
    guard document.tokens[verb].pos == .verb else { return nil }
    let lemma = document.lemma(verb)
    let isGoverned =
      (words.isIn(.support, lemma) && !words.isIn(.hypothesis, lemma))
      || words.isIn(.cancel, lemma)
    guard isGoverned || words.isIn(.occasion, document.lower(preposition)) else { return nil }
    return Governor(verb: verb, lemma: lemma, isAdverbial: true)
  }

  private func reading(
    _ pattern: EventPattern, _ relation: Relation, _ found: [Int], _ reach: [Int],
    _ governor: Governor?, _ matcher: PatternMatcher
  ) -> EventReading? {
    guard let noun = found.first else { return nil }
    var reading = EventReading(
      relation: relation, mode: pattern.mode, modality: modality.modality(ofNoun: noun),
      sources: [], targets: [], isReciprocal: pattern.isReciprocal, trigger: noun, words: found)
    reading.targets = actors(pattern.targets, found, reach, matcher)
    reading.sources = finder.doing(relation, actors(pattern.sources, found, reach, matcher))
    let isMutual = pattern.targets.contains(.preposition(Self.mutual))
    if isMutual, Set(reading.targets.map(\.entity)).count > 1, reading.sources.isEmpty {
      swap(&reading.sources, &reading.targets)
      return reading
    }
    if let governor { complete(&reading, with: governor) }
    let own = Set(reading.sources.map(\.entity))
    reading.targets.removeAll { own.contains($0.entity) }
    let isShared = pattern.isReciprocal && own.count > 1
    guard !reading.sources.isEmpty, !reading.targets.isEmpty || isShared else { return nil }
    guard let governor, words.isIn(.support, governor.lemma) else { return reading }
    return GovernedActs(lexicon: lexicon, document: document).governed(reading, by: governor.verb)
  }

  /// The preposition that joins both parties of an act.
  private static let mutual = "between"

  /// Reads from the governing verb who acts, on whom, and what becomes of the act.
  private func complete(_ reading: inout EventReading, with governor: Governor) {
    let doers = finder.doing(
      reading.relation, clause.doers(of: governor.verb).flatMap { finder.actors(at: $0) })
    let supports = words.isIn(.support, governor.lemma)
    if governor.isAdverbial, !words.isIn(.cancel, governor.lemma) {
      if reading.sources.isEmpty, reading.relation.quad != .materialConflict {
        reading.sources = supports ? doers : doers.filter(\.isDirect)
      } else if reading.targets.isEmpty, reading.relation.isHelp {
        reading.targets = doers.filter(\.isDirect)
      }
      return
    }
    // "signed a pact, ending talks with Denmark": the talks come to their goal.
    let isOutcome =
      document.tokens[governor.verb].tag == "VBG"
      && document.tokens[governor.verb].dependency == "advcl" && reading.relation == .consult
    if isOutcome, words.isIn(.end, governor.lemma) { return }
    if let changed = changedRelation(reading.relation, below: governor.lemma) {
      let changedModality = modality.modality(ofVerb: governor.verb)
      reading.sources = doers
      reading.words.append(governor.verb)
      // Whoever is asked to end attacks of their own is attacking.
      if reading.relation == .assault, changed == .retreat, changedModality != .actual {
        if !isOwn(reading.trigger) { reading.sources = [] }
        reading.modality = .actual
        return
      }
      reading.mode = changed == .reject && reading.relation == .consult ? GovernedActs.meet : nil
      reading.relation = changed
      reading.isReciprocal = reading.isReciprocal && changed == .agree
      reading.modality = changedModality
    } else if supports {
      if !doers.isEmpty || reading.sources.isEmpty { reading.sources = doers }
      reading.words.append(governor.verb)
    } else if reading.targets.isEmpty, words.isIn(.undergo, governor.lemma) {
      reading.targets = doers
    }
  }

  /// Whether an act's noun says that it is that of whoever the clause is about: "its attacks", "attacks".
  private func isOwn(_ noun: Int) -> Bool {
    if document.child(noun, .poss) != nil { return true }
    return document.child(noun, "det").map { document.lower($0) != "the" } ?? true
  }

  /// "cancelled talks with": reject; "lifted the ban on": concede; "promised aid to": agree.
  private func changedRelation(_ relation: Relation, below lemma: String) -> Relation? {
    if let relation = GovernedActs(lexicon: lexicon, document: document).relation(
      of: relation, below: lemma)
    {
      return relation
    }
    if words.isIn(.cancel, lemma), relation.isCooperation { return .reject }
    guard words.isIn(.end, lemma) else { return nil }
    switch relation {
    case .sanction, .coerce: return .concede
    case .assault, .mobilize, .protest: return .retreat
    case .aid, .cooperate: return .sanction
    case .consult, .agree: return .reject
    default: return nil
    }
  }

  /// Prepositional phrases may hang on the verb that governs the noun, everything else on the noun.
  private func actors(
    _ slots: [EventPattern.Slot], _ found: [Int], _ reach: [Int], _ matcher: PatternMatcher
  ) -> [ActorFinder.Actor] {
    for slot in slots {
      var actors: [ActorFinder.Actor] = []
      switch slot {
      case .subject, .object, .dative, .infinitive, .clause, .obliged, .complement: continue
      case .modifier:
        actors = matcher.fillers(of: slot, words: found).compactMap { finder.direct($0) }
      case .possessor:
        actors = matcher.fillers(of: slot, words: found).flatMap { finder.actors(at: $0) }
      case .preposition(let preposition):
        let places = preposition == "of" ? found : reach
        actors = matcher.fillers(of: slot, words: places).filter { $0 > found[0] }
          .flatMap { finder.actors(at: $0, reach: .things) }
      }
      if !actors.isEmpty { return actors }
    }
    return []
  }
}

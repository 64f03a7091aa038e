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
    let name = naming(by: verb)
    if let name, let reading = named(verb, name, matcher) { return reading }
    for pattern in patterns where name == nil || !pattern.rest.isEmpty {
      guard let words = matcher.words(of: pattern, at: verb),
        let relation = Relation(rawValue: pattern.eventClass)
      else { continue }
      var sources = actors(pattern.sources, .makers, matcher, words)
      let reach = reach(of: pattern, relation)
      var targets = actors(pattern.targets, reach, matcher, words)
      if targets.isEmpty, pattern.targets.contains(.object) {
        targets = origins(of: verb, matcher, words)
        if targets.isEmpty, reach == .grounds { targets = finder.grounds(ofObjectAt: verb) }
      }
      if pattern.flag == .forces, isContest(verb) { continue }
      if relation == .sanction, pattern.flag == .people, isDescribing(verb) { continue }
      (sources, targets) = fitting(pattern, relation, sources, targets)
      let own = Set(sources.map(\.entity))
      targets.removeAll { own.contains($0.entity) }
      // "met their goals" is no meeting.
      let hasOther = pattern.targets.contains(.object) && !clause.patients(of: verb).isEmpty
      let isShared = pattern.isReciprocal && own.count > 1 && !hasOther
      guard !sources.isEmpty, !targets.isEmpty || isShared else { continue }
      let isPolitics = relation == .assault && isPolitical(sources, targets)
      let reading = EventReading(
        relation: isPolitics ? .reject : relation, mode: isPolitics ? nil : pattern.mode,
        modality: modality.modality(ofVerb: verb),
        sources: sources, targets: targets, isReciprocal: pattern.isReciprocal, trigger: verb,
        words: words)
      return governed(spoken(reading))
    }
    return nil
  }

  /// The actors that a pattern's flag and the class allow.
  private func fitting(
    _ pattern: EventPattern, _ relation: Relation, _ sources: [ActorFinder.Actor],
    _ targets: [ActorFinder.Actor]
  ) -> (sources: [ActorFinder.Actor], targets: [ActorFinder.Actor]) {
    var sources = finder.doing(relation, sources)
    var targets = finder.doing(relation, targets)
    switch pattern.flag {
    case .forces:
      sources.removeAll(where: finder.contests)
      targets.removeAll(where: finder.contests)
    case .things: targets.removeAll(where: \.isDirect)
    case .words:
      sources = sources.filter { finder.isNamedPerson($0) || finder.isMedium($0) }
      // A medium attacks with words, whomever it attacks.
      if !sources.allSatisfy(finder.isMedium) { targets = targets.filter(finder.carriesNoArms) }
    // Towns are freed, but not released.
    case .people where relation == .concede: targets.removeAll(where: finder.isPlace)
    // "clashed with Ruiz over the tax": a dispute of people, who fight with words.
    case .reciprocal where relation == .assault:
      sources.removeAll(where: finder.isNamedPerson)
      targets.removeAll { finder.isNamedPerson($0) && $0.isDirect }
    case .people, .reciprocal, nil: break
    }
    // What is criticized or backed as "it" is a plan more often than a body.
    if relation.reach == .matters { targets.removeAll { document.lower($0.token) == "it" } }
    return (sources, targets)
  }

  /// Whether people or parties fight what others stand for: "the party fought Ruiz's reform".
  private func isPolitical(_ sources: [ActorFinder.Actor], _ targets: [ActorFinder.Actor]) -> Bool {
    !targets.isEmpty && sources.allSatisfy(finder.contests)
      && targets.allSatisfy { !$0.isDirect && finder.contests($0) }
  }

  /// "dismissed Ruiz as a dreamer": words about somebody, where "as minister" would be an office that is taken away.
  private func isDescribing(_ verb: Int) -> Bool {
    document.tree.children(of: verb).contains { child in
      guard document.tokens[child].dependency == .prep, document.lower(child) == "as",
        let name = document.child(child, .pobj, "amod", "pcomp")
      else { return false }
      return document.tokens[name].pos == .adjective
        || document.child(name, .det).map { lexicon.events.isIn(.indefinite, document.lower($0)) }
          ?? false
    }
  }

  /// Whether a sentence tells a score: "beat Kenya 3-1".
  private func isContest(_ verb: Int) -> Bool {
    document.sentenceRange(of: verb).contains { token in
      let parts = document.tokens[token].text.split { "-–—".contains($0) }
      return parts.count == 2 && parts.allSatisfy { $0.allSatisfy(\.isNumber) && $0.count <= 3 }
    }
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

  /// Where people come from whom a verb's object names: "fought troops from Denmark", with "from" on the verb.
  private func origins(
    of verb: Int, _ matcher: PatternMatcher, _ words: [Int]
  ) -> [ActorFinder.Actor] {
    guard let object = document.child(verb, .dobj), document.isPlural(object),
      finder.comeFrom(object),
      lexicon.events.verbs[document.lemma(verb)]?.first?.eventClass != "aid"
    else { return [] }
    return matcher.fillers(of: .preposition("from"), words: words)
      .filter { document.tree.head(of: document.tree.head(of: $0)) == verb }
      .flatMap { finder.actors(at: $0, reach: .people) }
  }

  /// How far behind the words in its slots a pattern's target may stand: behind a thing that the phrase itself names, as in "joined
  /// the coalition led by Ruiz", in any case.
  private func reach(of pattern: EventPattern, _ relation: Relation) -> ActorFinder.Reach {
    if pattern.flag == .people { return .people }
    return relation.reach == .people && !pattern.rest.isEmpty ? .things : relation.reach
  }

  /// What somebody is called: "called Ruiz a liar". `nil` where the verb names nobody.
  private func naming(by verb: Int) -> Int? {
    guard lexicon.events.isIn(.naming, document.lemma(verb)) else { return nil }
    let children = document.tree.children(of: verb)
    if let name = children.first(where: { document.tokens[$0].dependency == .oprd }) {
      // "called President Ruiz": the parser takes the object for a name.
      let isObject =
        document.child(verb, .dobj, .nsubjpass) == nil && finder.direct(name) != nil
        && document.tokens[verb].dependency != "acl" && document.tokens[verb].dependency != .relcl
        && children.filter { document.tokens[$0].dependency == .oprd }.count == 1
      return isObject ? nil : name
    }
    let isPassive = clause.isPassive(verb) && document.child(verb, .agent) == nil
    return children.first { child in
      let token = document.tokens[child]
      if [.ccomp, .attr, "dep", "appos"].contains(token.dependency) {
        return [.noun, .properNoun, .adjective].contains(token.pos)
      }
      return isPassive && child > verb && [.noun, .properNoun].contains(token.pos)
    } ?? (document.tokens[verb].dependency == "acl" && isPassive ? verb : nil)
  }

  /// To call somebody a bad name is to accuse; to call somebody anything else is no act.
  private func named(_ verb: Int, _ name: Int, _ matcher: PatternMatcher) -> EventReading? {
    let phrase = document.tree.subtree(of: name)
    let isBad =
      name != verb
      && phrase.contains {
        lexicon.events.isIn(.badName, document.lemma($0))
          || lexicon.statements.isIn(.opposeWord, document.lemma($0))
          || lexicon.statements.isIn(.denyWord, document.lemma($0))
      }
    guard isBad else { return nil }
    let sources = finder.actors(at: clause.doers(of: verb).first ?? verb, reach: .makers)
    let called =
      document.child(verb, .dobj) ?? document.child(name, .nsubj)
      ?? clause.patients(of: verb).first { $0 != name }
    let targets = called.map { finder.actors(at: $0, reach: .people) } ?? []
    let own = Set(sources.map(\.entity))
    let others = targets.filter { !own.contains($0.entity) && document.lower($0.token) != "it" }
    guard !sources.isEmpty, !others.isEmpty else { return nil }
    return EventReading(
      relation: .accuse, mode: nil, modality: modality.modality(ofVerb: verb), sources: sources,
      targets: others, isReciprocal: false, trigger: verb, words: [verb])
  }

  /// The actors in the first slot that has any.
  private func actors(
    _ slots: [EventPattern.Slot], _ reach: ActorFinder.Reach, _ matcher: PatternMatcher,
    _ words: [Int]
  ) -> [ActorFinder.Actor] {
    for slot in slots {
      // Whoever has to act is named as somebody: "demanded that Ruiz go", not "that Ruiz's trial end".
      let reach = slot == .clause || slot == .obliged ? ActorFinder.Reach.people : reach
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
      reading.mode = reading.relation == .consult ? GovernedActs.meet : nil
      reading.relation = .reject
      reading.modality = .actual
      reading.isReciprocal = false
      return reading
    }
    return GovernedActs(lexicon: lexicon, document: document).governed(reading, by: verb)
  }

  /// "marched to protest against Ruiz": whoever acts in order to say something says it.
  private func spoken(_ reading: EventReading) -> EventReading {
    let verb = reading.trigger
    let isSpeech =
      reading.relation.quad == .verbalConflict || reading.relation.quad == .verbalCooperation
      || reading.relation == .protest
    guard isSpeech, document.isInfinitive(verb) else { return reading }
    var reading = reading
    if performs(verb) {
      reading.modality = .actual
    } else if reading.modality == .planned, document.tokens[verb].dependency == "advcl" {
      reading.modality = modality.modality(ofVerb: document.tree.head(of: verb))
    }
    return reading
  }

  /// "I want to thank Ruiz", "we would like to condemn": the words do what they say.
  private func performs(_ verb: Int) -> Bool {
    let frame = document.tree.head(of: verb)
    guard document.tokens[verb].dependency == .xcomp,
      lexicon.events.isIn(.performing, document.lemma(frame)), !modality.isDenied(frame),
      let subject = document.child(frame, .nsubj)
    else { return false }
    return lexicon.events.isIn(.firstPerson, document.lower(subject))
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
    case .assault, .mobilize: .grounds
    default: .things
    }
  }
}

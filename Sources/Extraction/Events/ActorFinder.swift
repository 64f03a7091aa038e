import Documents
import KnowledgeGraph
import Lexicon

/// Says which entities a phrase brings into an act: those it names, or those that stand behind it.
struct ActorFinder: Sendable {
  let lexicon: Lexicon
  let document: Document
  let table: EntityTable
  let voice: Voice?

  /// An entity with the token that brought it in.
  struct Actor: Sendable, Hashable {
    var entity: Int
    var token: Int
    /// Whether the phrase names the entity itself, rather than something of it.
    var isDirect: Bool
    /// Whether it is the "we" of a person whose side the text does not name, who speaks but does nothing alone.
    var isVague = false
  }

  /// The entities of a phrase and of everything that is joined to it.
  /// - Parameters:
  ///   - token: The head of the phrase.
  ///   - reach: How far from the phrase an entity may stand behind it.
  func actors(at token: Int, reach: Reach = .things) -> [Actor] {
    document.conjuncts(of: document.resolvingRelative(token)).flatMap { conjunct -> [Actor] in
      let examples = examples(of: conjunct)
      if let actor = direct(conjunct) { return [actor] + examples }
      if !examples.isEmpty { return examples }
      if reach == .people, !isPeople(conjunct) { return [] }
      if reach == .makers, !standsForMaker(conjunct) { return [] }
      let found = behind(conjunct, depth: reach.firstDepth)
      return found.isEmpty && reach == .grounds ? ground(of: conjunct) : found
    }
  }

  /// Those whom a plural noun counts up: "deserters including Ruiz and Lang".
  private func examples(of noun: Int) -> [Actor] {
    guard document.isPlural(noun) else { return [] }
    for child in document.tree.children(of: noun)
    where document.tokens[child].dependency == .prep
      && lexicon.events.isIn(.example, document.lower(child))
    {
      let found = document.child(child, .pobj).map { document.conjuncts(of: $0) } ?? []
      return found.compactMap { direct($0) }
    }
    return []
  }

  /// The place where a thing stands: "bombed a bridge in Denmark". People are victims themselves.
  private func ground(of noun: Int) -> [Actor] {
    guard document.tokens[noun].pos == .noun, !isPeople(noun) else { return [] }
    return grounds(below: noun)
  }

  /// The place where the thing stands that a verb's object names, with the place on the verb: "bombed bridges in Denmark".
  func grounds(ofObjectAt verb: Int) -> [Actor] {
    guard let object = document.child(verb, .dobj), document.tokens[object].pos == .noun,
      !comeFrom(object)
    else { return [] }
    return grounds(below: verb)
  }

  private func grounds(below word: Int) -> [Actor] {
    let places = document.tree.children(of: word)
      .filter { document.tokens[$0].dependency == .prep && document.lower($0) == "in" }
      .compactMap { document.child($0, .pobj) }.flatMap { document.conjuncts(of: $0) }
    return places.compactMap { direct($0) }.filter { table[$0.entity].kind == .place }
      .map { Actor(entity: $0.entity, token: $0.token, isDirect: false) }
  }

  /// How far from a phrase an entity may stand behind it.
  enum Reach: Sendable, Hashable {
    /// Behind people only: "met members of the party".
    case people
    /// Behind what acts for somebody: "Danish warplanes bombed", "the ministry's letter urged".
    case makers
    /// Behind a thing: "burned the party's office".
    case things
    /// Behind a thing, or the place where it stands: "bombed a bridge in Denmark".
    case grounds
    /// Behind a thing of a thing: "dismissed the veracity of the magazine's reporting".
    case matters

    /// The depth at which the search starts; it ends at `deepest`.
    fileprivate var firstDepth: Int { self == .matters ? 0 : Self.deepest - 1 }

    fileprivate static let deepest = 4
  }

  /// Whether an entity is a person, a party, a team, a parliament or a court, whose fights are contests.
  func contests(_ actor: Actor) -> Bool {
    let entity = table[actor.entity]
    return entity.kind == .person
      || ["party", "team", "legislature", "court"].contains(entity.type)
  }

  /// Whether an entity is a person with a name.
  func isNamedPerson(_ actor: Actor) -> Bool {
    table[actor.entity].kind == .person && table[actor.entity].isNamed
  }

  /// Whether an entity is a person, or an organization that carries no arms.
  func carriesNoArms(_ actor: Actor) -> Bool {
    let entity = table[actor.entity]
    if entity.kind == .person { return true }
    let armed = ["military", "armedGroup", "criminal", "police"]
    return entity.kind == .organization && !armed.contains(entity.type ?? "")
  }

  /// The actors of an act: whoever only speaks for unnamed others does no deed.
  func doing(_ relation: Relation, _ actors: [Actor]) -> [Actor] {
    let isDeed =
      relation.quad == .materialConflict || relation.quad == .materialCooperation
      || relation == .consult
    return isDeed ? actors.filter { !$0.isVague } : actors
  }

  /// Whether an entity is a place.
  func isPlace(_ actor: Actor) -> Bool { table[actor.entity].kind == .place }

  /// Whether an entity is a medium.
  func isMedium(_ actor: Actor) -> Bool { table[actor.entity].type == "media" }

  /// Whether what a noun does is done by whoever it belongs to: people, bodies, texts, weapons, acts.
  private func standsForMaker(_ noun: Int) -> Bool {
    let lemma = document.lemma(noun)
    return isPeople(noun) || lexicon.organizationNouns[lemma] != nil
      || lexicon.isIn(.collectiveNoun, lemma) || lexicon.statements.hasAgentSuffix(lemma)
      || lexicon.statements.isIn(.document, lemma) || lexicon.events.nouns[lemma] != nil
      || lexicon.events.isIn(.instrument, lemma) || document.tokens[noun].pos == .properNoun
      || document.child(noun, .appos) != nil
  }

  /// Whether a noun is one for people or forces, who come from somewhere.
  func comeFrom(_ noun: Int) -> Bool {
    lexicon.roles[document.lemma(noun)] != nil || lexicon.roles[document.lower(noun)] != nil
      || lexicon.organizationNouns[document.lower(noun)] == "military"
      || lexicon.events.isIn(.instrument, document.lemma(noun))
  }

  /// Whether a noun is one for people or a part of a group.
  private func isPeople(_ noun: Int) -> Bool {
    lexicon.roles[document.lemma(noun)] != nil || lexicon.roles[document.lower(noun)] != nil
      || lexicon.isIn(.partitive, document.lower(noun))
  }

  /// The entity that the token itself names.
  func direct(_ token: Int) -> Actor? {
    let word = document.lower(token).filter { $0.isLetter }
    if let entity = table.entity(at: token), !lexicon.events.isIn(.firstPerson, word) {
      return Actor(entity: entity, token: token, isDirect: true)
    }
    if lexicon.events.isIn(.firstPerson, word),
      let speaker = voice?.speaker(at: token, word: word) ?? speaker(around: token)
    {
      return Actor(
        entity: speaker, token: token, isDirect: true,
        isVague: lexicon.statements.isIn(.firstPersonPlural, word)
          && table[speaker].kind == .person)
    }
    return table.entity(at: token).map { Actor(entity: $0, token: token, isDirect: true) }
  }

  /// Who stands behind a thing: its possessor, whom it is of, the country of its adjective, who made it.
  ///
  /// "dismissed the veracity of the magazine's reporting" is said of the magazine, "a tariff on Danish exports" of
  /// Denmark.
  private func behind(_ noun: Int, depth: Int) -> [Actor] {
    let token = document.tokens[noun]
    guard depth < Reach.deepest, token.pos == .noun || token.pos == .properNoun else { return [] }
    for child in document.tree.children(of: noun) where document.tokens[child].dependency == .appos
    {
      if let actor = direct(child) { return [actor] }
    }
    if isOwnCountry(noun) { return country(noun).map { [$0] } ?? [] }
    let isRelative = lexicon.roles[document.lemma(noun)].map { !$0.makesPosition } ?? false
    var owners = isRelative ? [] : owners(of: noun)
    if owners.isEmpty { owners = issuers(of: noun) }
    for owner in owners {
      let found = indirect(owner, depth)
      if !found.isEmpty { return found }
    }
    for child in document.tree.children(of: noun)
    where [.compound, .amod, "nmod"].contains(document.tokens[child].dependency) {
      let found = document.conjuncts(of: child).compactMap { direct($0) }
        .filter {
          document.tokens[child].dependency != .compound || table[$0.entity].kind != .person
            || isPeople(noun)
        }
        .map { Actor(entity: $0.entity, token: $0.token, isDirect: false) }
      if !found.isEmpty { return found }
      if let body = body(ofAdjective: child) {
        return [Actor(entity: body, token: child, isDirect: false)]
      }
    }
    return []
  }

  /// "her country", where the text says which country's office she holds.
  private func country(_ noun: Int) -> Actor? {
    guard let owner = document.child(noun, .poss), let person = table.entity(at: owner),
      let side = voice?.side(of: person),
      table[side].kind == .place
    else { return nil }
    return Actor(entity: side, token: noun, isDirect: true)
  }

  /// Whether a noun is "her country": not whoever she is acts, but the country.
  private func isOwnCountry(_ noun: Int) -> Bool {
    ["country", "nation"].contains(document.lemma(noun))
      && document.child(noun, .poss).map { owner in
        document.tokens[owner].tag == "PRP$"
          && table.entity(at: owner).map { table[$0].kind == .person } ?? false
      } ?? false
  }

  /// "parliamentary", where the text speaks of a parliament: the adjective extends the last word of a label.
  private func body(ofAdjective token: Int) -> Int? {
    guard document.tokens[token].pos == .adjective else { return nil }
    let adjective = document.lower(token)
    return table.indices.first { index in
      guard table[index].kind == .organization,
        let noun = table[index].label.split(separator: " ").last?.lowercased()
      else { return false }
      return noun.count > 5 && adjective.count > noun.count && adjective.hasPrefix(noun)
    }
  }

  /// Who possesses a thing, whom it is of, who made it: "the coalition proposed by Ruiz".
  private func owners(of noun: Int) -> [Int] {
    let children = document.tree.children(of: noun)
    let possessors = children.filter { document.tokens[$0].dependency == .poss }
    let patterns = lexicon.events.nouns[document.lemma(noun)] ?? []
    let isOnVictim = patterns.contains { $0.targets.contains(.preposition("of")) }
    let lemma = document.lemma(noun)
    let isWords =
      lexicon.statements.isIn(.document, lemma) || lexicon.statements.isIn(.phraseNoun, lemma)
      || !lexicon.statements.cues(lemma, .noun).isEmpty
    let origin = comeFrom(noun) || isWords
    let joins = ["by"] + (isOnVictim ? [] : ["of"]) + (origin ? ["from"] : [])
    let objects = joins.flatMap { preposition in
      children.filter {
        document.tokens[$0].dependency == .prep && document.lower($0) == preposition
      }
    }
    .compactMap { document.child($0, .pobj) }
    let makers = children.filter { document.tokens[$0].dependency == "acl" }
      .compactMap { document.child($0, .agent) }.compactMap { document.child($0, .pobj) }
    return possessors + objects + makers
  }

  /// Whoever brings out a text: "issued a statement condemning", "passed a resolution that urges".
  private func issuers(of noun: Int) -> [Int] {
    let verb = document.tree.head(of: noun)
    guard lexicon.statements.isIn(.document, document.lemma(noun)),
      [.dobj, .nsubjpass].contains(document.tokens[noun].dependency),
      document.tokens[verb].pos == .verb, lexicon.events.isIn(.issue, document.lemma(verb))
    else { return [] }
    return Clause(lexicon: lexicon, document: document).doers(of: verb)
  }

  private func indirect(_ token: Int, _ depth: Int) -> [Actor] {
    document.conjuncts(of: document.resolvingRelative(token)).flatMap { conjunct -> [Actor] in
      if let actor = direct(conjunct) {
        return [Actor(entity: actor.entity, token: actor.token, isDirect: false)]
      }
      return behind(conjunct, depth: depth + 1)
    }
  }

  /// Whoever says the words around a first-person pronoun.
  private func speaker(around token: Int) -> Int? {
    for ancestor in document.tree.ancestors(of: token) {
      guard [.ccomp, "parataxis"].contains(document.tokens[ancestor].dependency) else { continue }
      let verb = document.tree.head(of: ancestor)
      guard lexicon.agentVerbs[document.lemma(verb)] == .speech,
        let subject = document.child(verb, .nsubj), let entity = table.entity(at: subject)
      else { continue }
      return entity
    }
    return nil
  }
}

import Documents
import Lexicon

/// Finds whom a cue names as its source, by syntax alone.
struct SpeakerFinder: Sendable {
  let lexicon: Lexicon
  let document: Document

  /// The heads of the phrases that name who speaks at a verb, with who passes it on.
  func sources(of verb: Int) -> (speakers: [Int], reporters: [Int]) {
    if document.tokens[verb].tag == "VBG", document.child(verb, .nsubj) == nil, verb > 0,
      document.entities.contains(where: {
        $0.label == "PERSON" && $0.tokens.contains(verb - 1)
      }),
      [.pobj, .dobj, .poss].contains(document.tokens[verb - 1].dependency)
    {
      return ([verb - 1], [])
    }
    var current = verb
    for _ in 0..<5 {
      if let agent = document.child(current, .agent).flatMap({ document.child($0, .pobj) }) {
        return (document.conjuncts(of: agent), [])
      }
      if let own = document.child(current, .nsubj),
        isPlausible(own) || document.tokens[current].tag != "VBG"
      {
        return (document.conjuncts(of: own), [])
      }
      if let passive = document.child(current, .nsubjpass) {
        if current == verb { return ([], []) }
        // "After saying that …, R was taken": R says it.
        if isAdverbial(verb, of: current) { return (document.conjuncts(of: passive), []) }
      }
      if current != verb, let passive = document.child(current, .nsubjpass),
        isQuoting(current)
      {
        return (document.conjuncts(of: passive), [])
      }
      let head = document.tree.head(of: current)
      guard head != current else { break }
      switch document.tokens[current].dependency {
      case "pcomp":
        let governor = document.tree.head(of: head)
        if isQuoting(governor), let quoted = document.child(governor, .dobj) {
          return (document.conjuncts(of: quoted), sources(of: governor).speakers)
        }
        current = governor
      case "acl":
        guard document.tokens[current].tag == "VBG" else { return ([], []) }
        return (document.conjuncts(of: head), [])
      case .conj, .xcomp, "advcl", .ccomp, "parataxis", "dep":
        let isClause = document.tokens[current].dependency == .ccomp
        if isClause, current == verb, document.tokens[current].tag != "VBG" { return ([], []) }
        if let led = controller(of: current, at: head) { return (document.conjuncts(of: led), []) }
        current = head
      default: return ([], [])
      }
    }
    return ([], [])
  }

  /// Whoever is led to do what an infinitive says: "led R to fear that".
  private func controller(of verb: Int, at governor: Int) -> Int? {
    guard document.tokens[verb].dependency == .xcomp, document.isInfinitive(verb),
      !lexicon.events.isIn(.subjectControl, document.lemma(governor)),
      let object = document.child(governor, .dobj), object < verb
    else { return nil }
    return object
  }

  /// Whether a gerund stands in a phrase beside a clause.
  private func isAdverbial(_ verb: Int, of clause: Int) -> Bool {
    let head = document.tree.head(of: verb)
    return document.tokens[verb].tag == "VBG"
      && (document.tokens[verb].dependency == "advcl" && head == clause
        || document.tokens[verb].dependency == "pcomp" && document.tree.head(of: head) == clause)
  }

  /// Whether a verb passes on what somebody else said: "quoted R as saying".
  func isQuoting(_ verb: Int) -> Bool {
    lexicon.statements.isIn(.quotingVerb, document.lemma(verb))
  }

  /// The heads of the phrases that name whose noun it is: "R's claim", "the claim by R", "R voiced concern".
  func sources(ofNoun noun: Int) -> [Int] {
    if let owner = document.child(noun, .poss) { return document.conjuncts(of: owner) }
    for preposition in document.tree.children(of: noun)
    where document.tokens[preposition].dependency == .prep
      && ["by", "from"].contains(document.lower(preposition))
    {
      if let object = document.child(preposition, .pobj) { return document.conjuncts(of: object) }
    }
    let governor = document.tree.head(of: noun)
    if document.tokens[noun].dependency == .dobj,
      lexicon.statements.isIn(.lightVerb, document.lemma(governor))
        || !lexicon.statements.cues(document.lemma(governor), .verb).isEmpty
    {
      return sources(of: governor).speakers
    }
    if let of = document.child(noun, .prep), document.lower(of) == "of",
      document.tokens[noun].dependency == .nsubj, let object = document.child(of, .pobj)
    {
      return document.conjuncts(of: object)
    }
    return []
  }

  /// Whether a noun may name somebody who speaks; the parser's subject of "saying" is often an object of the verb before.
  private func isPlausible(_ token: Int) -> Bool {
    let word = document.tokens[token]
    let lemma = document.lemma(token)
    return word.pos == .properNoun || word.pos == .pronoun || word.tag.hasPrefix("W")
      || lexicon.roles[lemma] != nil || lexicon.organizationNouns[lemma] != nil
      || lexicon.isIn(.collectiveNoun, lemma) || lexicon.statements.hasAgentSuffix(lemma)
      || lexicon.statements.isIn(.document, lemma)
  }

  /// To whom a text goes in which somebody says something: "wrote in a letter to R that".
  private func readers(of verb: Int) -> [Int] {
    document.tree.children(of: verb)
      .filter { document.tokens[$0].dependency == .prep && document.lower($0) == "in" }
      .compactMap { document.child($0, .pobj) }
      .filter { lexicon.statements.isIn(.document, document.lemma($0)) }
      .flatMap { document.tree.children(of: $0) }
      .filter { document.tokens[$0].dependency == .prep && document.lower($0) == "to" }
      .compactMap { document.child($0, .pobj) }
  }

  /// The phrases that name hearers of a verb: "told reporters", "said to her".
  func hearers(of verb: Int) -> [Int] {
    var heads = document.tree.children(of: verb).filter {
      [.dobj, .dative].contains(document.tokens[$0].dependency)
    }
    for child in document.tree.children(of: verb)
    where document.tokens[child].dependency == .prep && document.lower(child) == "to" {
      heads += document.child(child, .pobj).map { [$0] } ?? []
    }
    heads += readers(of: verb)
    return heads.flatMap { document.conjuncts(of: $0) }
  }
}

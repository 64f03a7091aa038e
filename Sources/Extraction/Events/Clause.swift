import Documents
import Lexicon

/// Finds who fills the places of a verb, through passives, relative clauses, control, raising and coordination.
struct Clause: Sendable {
  let lexicon: Lexicon
  let document: Document

  /// Whether the verb is passive: a passive subject or auxiliary, or a participle behind its noun.
  func isPassive(_ verb: Int) -> Bool {
    if document.child(verb, .nsubjpass, "auxpass") != nil { return true }
    if isHeadlinePassive(verb) { return true }
    guard document.tokens[verb].tag == "VBN" else { return false }
    let label = document.tokens[verb].dependency
    if label == "acl" { return true }
    if label == .conj, document.child(verb, .nsubj, "aux") == nil {
      return isPassive(document.tree.head(of: verb))
    }
    return document.child(verb, .agent) != nil
  }

  /// "Ruiz released from prison": headlines tell in the present, and their past forms are passives.
  private func isHeadlinePassive(_ verb: Int) -> Bool {
    let kind = document.block(of: verb).kind
    return (kind == .title || kind == .heading)
      && ["VBN", "VBD"].contains(document.tokens[verb].tag)
      && document.child(verb, .dobj, .ccomp, .xcomp, "aux", .dative) == nil
      && document.child(verb, .nsubj) != nil
      && (document.child(verb, .agent) != nil || !isIntransitive(verb))
  }

  private func isIntransitive(_ verb: Int) -> Bool {
    let patterns = lexicon.events.verbs[document.lemma(verb)] ?? []
    return !patterns.contains { $0.rest.isEmpty && $0.targets.first == .object }
  }

  /// The phrases that name who does what the verb says.
  func doers(of verb: Int) -> [Int] {
    if isPassive(verb) {
      let agents = objects(of: verb) { document.tokens[$0].dependency == .agent }
      return agents.isEmpty ? critics(at: verb) : agents
    }
    return subject(of: verb, depth: 0).map { [$0] } ?? []
  }

  private func objects(of verb: Int, where condition: (Int) -> Bool) -> [Int] {
    document.tree.children(of: verb).filter(condition).compactMap { document.child($0, .pobj) }
  }

  /// "was criticized from within the party": words come from whoever says them.
  private func critics(at verb: Int) -> [Int] {
    guard
      lexicon.events.verbs[document.lemma(verb)]?
        .contains(where: { $0.eventClass == "accuse" && $0.rest.isEmpty }) == true
    else { return [] }
    return objects(of: verb) {
      document.tokens[$0].dependency == .prep && document.lower($0) == "from"
    }
  }

  /// The phrases that name whom the verb's act reaches.
  func patients(of verb: Int) -> [Int] {
    guard isPassive(verb) else {
      if let object = document.child(verb, .dobj) ?? sharedObject(of: verb) { return [object] }
      return relativized(by: verb).map { [$0] } ?? []
    }
    if let own = document.child(verb, .nsubjpass) { return [own] }
    if isHeadlinePassive(verb), let own = document.child(verb, .nsubj) { return [own] }
    switch document.tokens[verb].dependency {
    case "acl": return [document.tree.head(of: verb)]
    case .conj: return patients(of: document.tree.head(of: verb))
    default: return subject(of: verb, depth: 0).map { [$0] } ?? []
    }
  }

  /// "attack or even invade Denmark": the object stands behind the last verb.
  private func sharedObject(of verb: Int) -> Int? {
    for child in document.tree.children(of: verb)
    where document.tokens[child].dependency == .conj && document.tokens[child].pos == .verb {
      let hasOwn = document.child(child, .nsubj, .nsubjpass, "aux") != nil
      let isSame = document.tokens[child].tag == document.tokens[verb].tag
      if !hasOwn, isSame, document.child(verb, .prep, .ccomp, .xcomp, "prt") == nil {
        return document.child(child, .dobj)
      }
    }
    return nil
  }

  /// The noun whose relative clause has no word for it: "the man Ruiz accused".
  func relativized(by verb: Int) -> Int? {
    var current = verb
    while [.xcomp, .ccomp].contains(document.tokens[current].dependency) {
      if document.child(current, .dobj) != nil { return nil }
      current = document.tree.head(of: current)
    }
    guard document.tokens[current].dependency == .relcl else { return nil }
    let hasPronoun = document.tree.subtree(of: current).contains { token in
      ["WP", "WDT", "WP$"].contains(document.tokens[token].tag)
        && document.tokens[token].dependency != .dobj
    }
    return hasPronoun ? nil : document.tree.head(of: current)
  }

  /// Who acts in a clause, be it said there or in the clause that governs it.
  func subject(of verb: Int, depth: Int) -> Int? {
    guard depth < 6 else { return nil }
    if let own = document.child(verb, .nsubj, .nsubjpass) { return own }
    let head = document.tree.head(of: verb)
    guard head != verb else { return nil }
    if let asked = asked(for: verb, head) { return asked }
    switch document.tokens[verb].dependency {
    case .conj: return conjoined(verb, head, depth)
    case .xcomp, .ccomp: return controller(of: verb, head, depth)
    case "advcl": return document.child(verb, "mark") == nil ? outer(head, depth) : nil
    case "acomp", .attr, .oprd: return subject(of: head, depth: depth + 1)
    case "pcomp": return prepositional(head, depth)
    case "acl": return nominal(verb, head, depth)
    case .relcl: return ranked(head)
    default: return nil
    }
  }

  /// "put pressure on Ruiz to release …", "called on Ruiz to release …": Ruiz.
  private func asked(for verb: Int, _ head: Int) -> Int? {
    guard document.tree.children(of: verb).contains(where: { document.tokens[$0].tag == "TO" })
    else { return nil }
    let appeals =
      [head]
      + document.tree.children(of: head).filter {
        document.tokens[$0].dependency == .dobj
      }
    for appeal in appeals where lexicon.events.isIn(.appeal, document.lemma(appeal)) {
      for child in document.tree.children(of: appeal)
      where document.tokens[child].dependency == .prep && child < verb
        && lexicon.events.isIn(.appealPreposition, document.lower(child))
      {
        return document.child(child, .pobj)
      }
    }
    return nil
  }

  private func conjoined(_ verb: Int, _ head: Int, _ depth: Int) -> Int? {
    isPassive(head)
      ? document.child(head, .nsubjpass) ?? subject(of: head, depth: depth + 1)
      : subject(of: head, depth: depth + 1)
  }

  private func outer(_ head: Int, _ depth: Int) -> Int? {
    let pos = document.tokens[head].pos
    guard pos == .verb || pos == .auxiliary || pos == .adjective else {
      return prepositional(head, depth)
    }
    return subject(of: head, depth: depth + 1)
  }

  private func controller(of verb: Int, _ head: Int, _ depth: Int) -> Int? {
    if let object = document.child(head, .dobj, .dative), object < verb,
      document.tokens[object].pos != .adposition,
      !lexicon.events.isIn(.subjectControl, document.lemma(head))
    {
      return object
    }
    return subject(of: head, depth: depth + 1)
  }

  /// "accused Ruiz of attacking …": Ruiz; "responded by attacking …": who responded.
  private func prepositional(_ preposition: Int, _ depth: Int) -> Int? {
    let governor = document.tree.head(of: preposition)
    guard governor != preposition else { return nil }
    let pos = document.tokens[governor].pos
    if pos == .noun || pos == .properNoun { return ofNoun(governor, depth) }
    guard pos == .verb || pos == .adjective || pos == .auxiliary else { return nil }
    if lexicon.events.isIn(.objectControl, document.lemma(governor)) {
      let patient = patients(of: governor).first
      if let patient { return patient }
    }
    return subject(of: governor, depth: depth + 1)
  }

  /// "Ruiz's plan to boycott …": Ruiz; "the party boycotting …": the party.
  private func nominal(_ verb: Int, _ noun: Int, _ depth: Int) -> Int? {
    if document.tokens[verb].tag == "VBG" { return noun }
    if let first = ranked(noun) { return document.resolvingRelative(first) }
    // "calls to impose a ban" do not say who is to impose it.
    if lexicon.events.isIn(.appeal, document.lemma(noun)) { return nil }
    if document.child(verb, "aux").map({ document.tokens[$0].tag == "TO" }) == true {
      return ofNoun(noun, depth)
    }
    return nil
  }

  /// "Ruiz was the first to call": Ruiz.
  func ranked(_ noun: Int) -> Int? {
    let copula = document.tree.head(of: noun)
    guard document.tokens[noun].dependency == .attr,
      ([noun] + document.tree.children(of: noun)).contains(where: {
        lexicon.events.isIn(.rank, document.lower($0))
      })
    else { return nil }
    return document.child(copula, .nsubj)
  }

  private func ofNoun(_ noun: Int, _ depth: Int) -> Int? {
    if let possessor = document.child(noun, .poss) { return possessor }
    if let of = document.child(noun, .prep), ["of", "by"].contains(document.lower(of)),
      let object = document.child(of, .pobj)
    {
      return object
    }
    var governor = document.tree.head(of: noun)
    let isInPhrase = document.tokens[noun].dependency == .pobj
    if isInPhrase { governor = document.tree.head(of: governor) }
    if isInPhrase, document.tokens[governor].pos == .auxiliary {
      return subject(of: governor, depth: depth + 1)
    }
    guard document.tokens[noun].dependency == .dobj || isInPhrase,
      document.tokens[governor].pos == .verb
    else { return nil }
    return subject(of: governor, depth: depth + 1)
  }
}

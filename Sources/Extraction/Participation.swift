import Documents
import Lexicon

/// Says whether a noun phrase takes part in what the text tells: whether somebody described there acts, speaks or is acted on.
struct Participation: Sendable {
  let lexicon: Lexicon
  let document: Document

  /// How a phrase takes part.
  enum Part: Sendable, Comparable {
    /// It stands in a phrase that takes no part.
    case none
    /// Something is done to it, or with it.
    case affected
    /// It says or does something.
    case active
  }

  /// The part of the phrase with this head in its clause.
  func part(of head: Int) -> Part {
    let first = document.firstConjunct(of: head)
    let token = document.tokens[first]
    let governor = document.tree.head(of: first)
    switch token.dependency {
    case .nsubj: return subjectPart(of: governor)
    case .nsubjpass: return takesActors(governor) ? .affected : .none
    case .dobj, .dative: return objectPart(of: governor)
    case .pobj: return prepositionPart(of: governor)
    case .poss:
      let lemma = document.lemma(governor)
      let acts = lexicon.events.nouns[lemma] != nil || lexicon.statements.isIn(.document, lemma)
      return acts ? .active : .none
    default: return .none
    }
  }

  /// Whether the phrase with this head is what an act is done to: "fired on rebels" leaves open whom, "attacked rebels" does not.
  func isObjectOfAct(_ head: Int) -> Bool {
    let first = document.firstConjunct(of: head)
    guard [.dobj, .nsubjpass].contains(document.tokens[first].dependency) else { return false }
    return lexicon.events.verbs[document.lemma(document.tree.head(of: first))] != nil
  }

  /// Whether a verb's subject and object are somebody who acts or is acted on.
  private func takesActors(_ verb: Int) -> Bool {
    let lemma = document.lemma(verb)
    return lexicon.agentVerbs[lemma] != nil || lexicon.events.verbs[lemma] != nil
  }

  private func subjectPart(of verb: Int) -> Part {
    document.tokens[verb].pos == .verb ? .active : .none
  }

  private func objectPart(of verb: Int) -> Part {
    takesActors(verb) ? .affected : .none
  }

  private func prepositionPart(of preposition: Int) -> Part {
    let governor = document.tree.head(of: preposition)
    let lemma = document.lemma(preposition)
    if lexicon.isIn(.wholePreposition, lemma), lexicon.isIn(.partitive, document.lower(governor)) {
      return part(of: governor)
    }
    if document.tokens[preposition].dependency == .agent {
      return document.child(governor, "auxpass") != nil ? .active : .affected
    }
    if lexicon.isIn(.addresseePreposition, lemma),
      lexicon.isIn(.sourceCue, document.lower(governor))
    {
      return .active
    }
    if let role = lexicon.roles[document.lemma(governor)],
      role.class == .office || role.tie == "speaksFor",
      lexicon.isIn(.complementPreposition, lemma)
    {
      return .active
    }
    let isAct = lexicon.events.nouns[document.lemma(governor)] != nil
    if isAct, lexicon.isIn(.doerPreposition, lemma) { return .active }
    guard isAct || takesActors(governor) else { return .none }
    if isAct, lexicon.isIn(.actPreposition, lemma) { return .affected }
    return lexicon.isIn(.partnerPreposition, lemma) ? .affected : .none
  }
}

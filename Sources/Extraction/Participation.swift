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
    case .nsubjpass: return lexicon.agentVerbs[document.lemma(governor)] != nil ? .affected : .none
    case .dobj, .dative: return objectPart(of: governor)
    case .pobj: return prepositionPart(of: governor)
    default: return .none
    }
  }

  private func subjectPart(of verb: Int) -> Part {
    document.tokens[verb].pos == .verb ? .active : .none
  }

  private func objectPart(of verb: Int) -> Part {
    lexicon.agentVerbs[document.lemma(verb)] != nil ? .affected : .none
  }

  private func prepositionPart(of preposition: Int) -> Part {
    let governor = document.tree.head(of: preposition)
    let lemma = document.lemma(preposition)
    if lemma == "of", lexicon.isIn(.partitive, document.lower(governor)) {
      return part(of: governor)
    }
    if document.tokens[preposition].dependency == .agent {
      return document.child(governor, "auxpass") != nil ? .active : .affected
    }
    if lemma == "to", document.lower(governor) == "according" { return .active }
    guard lexicon.agentVerbs[document.lemma(governor)] != nil else { return .none }
    return ["with", "to", "against", "from"].contains(lemma) ? .affected : .none
  }
}

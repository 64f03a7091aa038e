import Documents
import Lexicon

/// Nouns and adjectives of speech, belief and intent: "R's claim that", "R is confident that".
extension CueReader {
  func nominal(_ noun: Int) -> Attribution? {
    let cues = lexicon.statements.cues(document.lemma(noun), .noun)
    guard !cues.isEmpty else { return nil }
    let head = document.tree.head(of: noun)
    var found: (StatementLexicon.Form, Int)?
    for child in document.tree.children(of: noun) where child > noun {
      let token = document.tokens[child]
      switch token.dependency {
      case "acl", .ccomp, .relcl, .xcomp:
        if isInfinitive(child) {
          found = found ?? (.infinitive, child)
        } else if isThatClause(child) {
          found = found ?? (.clause, child)
        }
      default: break
      }
    }
    if found == nil, document.tokens[noun].dependency == .nsubj, document.lemma(head) == "be" {
      let child = document.tree.children(of: head).first {
        document.tokens[$0].dependency == .ccomp && isThatClause($0)
          || document.tokens[$0].dependency == .xcomp && isInfinitive($0)
      }
      found = child.map { (isInfinitive($0) ? .infinitive : .clause, $0) }
    }
    if found == nil, isCarried(noun) {
      let beside = document.tree.children(of: head).first {
        document.tokens[$0].dependency == "advcl" && isInfinitive($0)
          && document.tree.subtree(of: $0).lowerBound == noun + 1
      }
      found = beside.map { (.infinitive, $0) }
    }
    if found == nil, isCarried(noun) {
      for child in document.tree.children(of: noun)
      where child > noun && document.tokens[child].dependency == .prep {
        guard let object = document.child(child, .pobj, "pcomp") else { continue }
        found = found ?? (.preposition(document.lower(child)), object)
      }
    }
    guard let (form, clause) = found, let cue = cues.first(where: { $0.forms.contains(form) })
    else { return nil }
    let speakers = finder.sources(ofNoun: noun)
    let content = reader.content(of: clause)
    guard !speakers.isEmpty, !content.isEmpty else { return nil }
    return Attribution(
      cue: noun, speakers: speakers, content: content,
      stance: isDenied(noun, by: speakers) ? "denies" : cue.stance,
      needsActor: cue.needsActor, isReport: form == .clause)
  }

  /// Whether those who are taken for a noun's speakers say that it is not so: "R denied reports that".
  private func isDenied(_ noun: Int, by speakers: [Int]) -> Bool {
    let verb = document.tree.head(of: noun)
    guard document.tokens[noun].dependency == .dobj, let subject = document.subject(of: verb),
      speakers.contains(subject)
    else { return false }
    return lexicon.statements.cues(document.lemma(verb), .verb)
      .contains(where: { $0.stance == "denies" })
  }

  /// Whether somebody voices the noun: "expressed concern about".
  private func isCarried(_ noun: Int) -> Bool {
    document.tokens[noun].dependency == .dobj
      && lexicon.statements.isIn(.lightVerb, document.lemma(document.tree.head(of: noun)))
  }

  func isThatClause(_ clause: Int) -> Bool {
    document.tree.children(of: clause).contains {
      document.tokens[$0].dependency == "mark" && document.lemma($0) == "that"
    }
  }

  // MARK: - Adjectives

  func adjectival(_ adjective: Int) -> Attribution? {
    let token = document.tokens[adjective]
    guard ["acomp", "ROOT", "ccomp", "oprd", "conj"].contains(token.dependency.rawValue) else {
      return nil
    }
    let cues = lexicon.statements.cues(document.lemma(adjective), .adjective)
    guard !cues.isEmpty else { return nil }
    let verb = document.tree.head(of: document.firstConjunct(of: adjective))
    guard let subject = document.child(verb, .nsubj) else { return nil }
    for child in document.tree.children(of: adjective) where child > adjective {
      let form: StatementLexicon.Form
      var head = child
      switch document.tokens[child].dependency {
      case .ccomp: form = .clause
      case .xcomp: form = .infinitive
      case .prep:
        guard let object = document.child(child, .pobj, "pcomp") else { continue }
        form = .preposition(document.lower(child))
        head = object
      default: continue
      }
      guard let cue = cues.first(where: { $0.forms.contains(form) }) else { continue }
      let content = reader.content(of: head)
      guard !content.isEmpty else { continue }
      return Attribution(
        cue: adjective, speakers: document.conjuncts(of: subject),
        content: content, stance: cue.stance, needsActor: true, isReport: form == .clause)
    }
    return nil
  }
}

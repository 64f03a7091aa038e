import Documents
import Lexicon

/// Reads attributions from verbs, nouns and adjectives of speech, belief and intent with what depends on them.
struct CueReader: Sendable {
  let lexicon: Lexicon
  let document: Document
  let reader: ContentReader
  let finder: SpeakerFinder

  init(lexicon: Lexicon, document: Document) {
    self.lexicon = lexicon
    self.document = document
    reader = ContentReader(lexicon: lexicon, document: document)
    finder = SpeakerFinder(lexicon: lexicon, document: document)
  }

  /// The attributions of a document, in the order of their cues.
  func attributions() -> [Attribution] {
    let found: [Attribution] = document.tokens.indices.flatMap { token -> [Attribution] in
      switch document.tokens[token].pos {
      case .verb: verbal(token).map { split($0) } ?? []
      case .noun: nominal(token).map { [$0] } ?? []
      case .adjective, .adverb: adjectival(token).map { [$0] } ?? []
      default: []
      }
    }
    let nouns = Set(found.lazy.map(\.cue).filter { document.tokens[$0].pos == .noun })
    return found.filter { attribution in
      attribution.isReport
        || !document.tree.children(of: attribution.cue).contains {
          document.tokens[$0].dependency == .dobj && nouns.contains($0)
        }
    }
  }

  /// "said that A and that B" as two.
  private func split(_ attribution: Attribution) -> [Attribution] {
    guard attribution.isReport else { return [attribution] }
    let clauses = document.tree.children(of: attribution.cue)
      .filter { document.tokens[$0].dependency == .ccomp }
      .flatMap { document.conjuncts(of: $0) }
    let further = clauses.dropFirst().filter {
      document.tokens[$0].dependency == .conj && isThatClause($0)
    }
    guard !further.isEmpty, let first = clauses.first else { return [attribution] }
    return [first].map { ($0, Array(further)) }.map { head, others in
      var part = attribution
      part.content = reader.content(of: head, without: others)
      return part
    }
      + further.map { head in
        var part = attribution
        part.content = reader.content(of: head, without: further.filter { $0 != head })
        return part
      }
  }

  /// The readings of a verb, with its particle where the lexicon has it so.
  func cues(ofVerb verb: Int) -> [StatementLexicon.Cue] {
    let lemma = document.lemma(verb)
    for child in document.tree.children(of: verb)
    where ["prt", "prep", "acomp", "advmod"].contains(document.tokens[child].dependency.rawValue) {
      let cues = lexicon.statements.cues("\(lemma) \(document.lower(child))", .verb)
      if !cues.isEmpty { return cues }
    }
    return lexicon.statements.cues(lemma, .verb)
  }

  // MARK: - Verbs

  private func verbal(_ verb: Int) -> Attribution? {
    let cues = cues(ofVerb: verb)
    guard !isNegated(verb) || cues.contains(where: { $0.stance != "asserts" }) else { return nil }
    for (form, heads) in arguments(of: verb) {
      let cue = cues.first { $0.forms.contains(form) }
      guard cue != nil || cues.isEmpty && carriesUnknown(verb, form, heads) else { continue }
      let content = content(of: verb, heads: heads, form: form)
      let isThreat = cue?.stance == "threatens"
      guard !content.isEmpty,
        form.isReport || isThreat || isSubstantial(verb, content, form)
      else { continue }
      let (speakers, reporters) = finder.sources(of: verb)
      guard !speakers.isEmpty else { return nil }
      var stance = cue?.stance ?? "asserts"
      if isNegated(verb) { stance = Self.reversed(stance) }
      return Attribution(
        cue: verb, speakers: speakers, content: content, stance: stance,
        needsActor: cue?.needsActor ?? true, isReport: form.isReport,
        hearers: form.isReport ? finder.hearers(of: verb) : [], reporters: reporters)
    }
    return nil
  }

  /// Whether a content that is no clause says something: more than a pronoun, and not of a phrase that only describes a noun.
  private func isSubstantial(
    _ verb: Int, _ content: [Range<Int>], _ form: StatementLexicon.Form
  ) -> Bool {
    if document.tokens[verb].dependency == "acl" || document.tokens[verb].dependency == "pcomp" {
      return false
    }
    if form == .infinitive, reader.wordCount(content) < 3 { return false }
    return content.joined().contains {
      [.noun, .properNoun, .verb].contains(document.tokens[$0].pos)
    }
  }

  private static func reversed(_ stance: String) -> String {
    switch stance {
    case "supports": "opposes"
    case "proposes": "opposes"
    default: stance
    }
  }

  private func isNegated(_ verb: Int) -> Bool { document.child(verb, "neg") != nil }

  /// A verb that the lexicon lacks still carries a statement where a clause with "that" depends on it.
  private func carriesUnknown(
    _ verb: Int, _ form: StatementLexicon.Form, _ heads: [Int]
  ) -> Bool {
    guard form == .clause, !lexicon.statements.isIn(.notACue, document.lemma(verb)) else {
      return false
    }
    return heads.contains { head in
      document.tree.children(of: head).contains {
        document.tokens[$0].dependency == "mark" && document.lemma($0) == "that"
      }
    }
  }

  /// What depends on a verb, strongest form first.
  private func arguments(of verb: Int) -> [(StatementLexicon.Form, [Int])] {
    var clauses: [Int] = []
    var questions: [Int] = []
    var infinitives: [Int] = []
    var gerunds: [Int] = []
    var objects: [Int] = []
    var prepositional: [(StatementLexicon.Form, [Int])] = []
    var complement: [Int] = []
    for child in document.tree.children(of: verb) {
      let token = document.tokens[child]
      switch token.dependency {
      case .ccomp:
        // "The talks failed; R asked for more": no clause of "asked".
        if child < verb, (child..<verb).contains(where: { document.tokens[$0].text == ";" }) {
          continue
        }
        if isInfinitive(child) {
          infinitives.append(child)
        } else if isGerund(child) {
          gerunds.append(child)
        } else if asks(child) {
          questions.append(child)
        } else {
          clauses.append(child)
        }
      case .xcomp:
        if isInfinitive(child) {
          infinitives.append(child)
        } else if isGerund(child) {
          gerunds.append(child)
        }
      case .dobj:
        objects.append(child)
        if let clause = swallowed(by: child) { clauses.append(clause) }
        prepositional += blame(on: child)
      case .oprd: complement.append(child)
      case .prep:
        guard let object = document.child(child, .pobj, "pcomp") ?? document.child(child, "amod")
        else { continue }
        if document.lower(child) == "as" { complement.append(child) }
        prepositional.append((.preposition(document.lower(child)), [object]))
      default: break
      }
    }
    var arguments: [(StatementLexicon.Form, [Int])] = []
    if !clauses.isEmpty { arguments.append((.clause, clauses)) }
    if !questions.isEmpty {
      arguments += [(.question, questions), (.object, questions)]
    }
    if !infinitives.isEmpty {
      let withSubject =
        objects.isEmpty
        && document.child(infinitives[0], .nsubj, .nsubjpass) == nil
      arguments +=
        withSubject
        ? [(.infinitive, infinitives), (.objectInfinitive, infinitives)]
        : [(.objectInfinitive, objects + infinitives), (.infinitive, infinitives)]
    }
    if !gerunds.isEmpty { arguments.append((.gerund, gerunds)) }
    if quotes(verb) { return arguments }
    if !complement.isEmpty, !objects.contains(where: { document.tokens[$0].tag.hasPrefix("W") }) {
      arguments.append((.objectAs, objects + complement))
    }
    if objects.isEmpty || document.lemma(verb) == "call" && !hasQuote(verb) {
      return arguments + prepositional
    }
    let blamed = prepositional.filter { $0.0 == .preposition("of") || $0.0 == .preposition("for") }
    return arguments + blamed.map { ($0.0, $0.1) } + [(.object, objects)] + prepositional
  }

  /// Whether a mark of quotation stands among a verb's words: "called R “a liar”", other than "called R on Monday".
  private func hasQuote(_ verb: Int) -> Bool {
    document.tree.subtree(of: verb).contains { document.isQuote($0) }
  }

  /// "accused the ministry of lying", where the parser ties "of lying" to the ministry.
  private func blame(on object: Int) -> [(StatementLexicon.Form, [Int])] {
    document.tree.children(of: object).compactMap { child in
      guard document.tokens[child].dependency == .prep,
        ["of", "for"].contains(document.lower(child)), let gerund = document.child(child, "pcomp")
      else { return nil }
      return (.preposition(document.lower(child)), [gerund])
    }
  }

  /// A clause that the parser ties to the hearer as if it described him: "told the panel he was against it".
  private func swallowed(by object: Int) -> Int? {
    document.tree.children(of: object).first { clause in
      guard document.tokens[clause].dependency == .relcl,
        let subject = document.child(clause, .nsubj, .nsubjpass)
      else { return false }
      let first = document.tree.subtree(of: clause).first { !reader.isMark($0) }
      // "told the group that it was late": no relative clause has a subject behind its "that".
      if let first, document.tokens[first].dependency == "mark", document.lemma(first) == "that" {
        return true
      }
      return first == subject && document.tokens[subject].tag == "PRP"
    }
  }

  /// Whether a verb passes on another's words: "quoted R as saying" has no content of its own.
  private func quotes(_ verb: Int) -> Bool {
    finder.isQuoting(verb)
      && document.tree.children(of: verb).contains {
        document.lower($0) == "as" && document.child($0, "pcomp") != nil
      }
  }

  private func content(
    of verb: Int, heads: [Int], form: StatementLexicon.Form
  ) -> [Range<Int>] {
    reader.content(of: heads.filter { $0 != verb })
  }

  func isInfinitive(_ verb: Int) -> Bool {
    document.tree.children(of: verb).contains {
      document.tokens[$0].tag == "TO" && document.tokens[$0].dependency == "aux"
    }
  }

  func isGerund(_ verb: Int) -> Bool {
    let auxiliary = document.child(verb, "aux")
    return document.tokens[verb].tag == "VBG" && auxiliary == nil
      || auxiliary.map { document.tokens[$0].tag == "VBG" } ?? false
  }

  private func asks(_ clause: Int) -> Bool {
    let first = document.tree.subtree(of: clause).first { !reader.isMark($0) } ?? clause
    return document.tokens[first].tag.hasPrefix("W") || document.lemma(first) == "whether"
  }
}

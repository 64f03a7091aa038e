import Documents
import KnowledgeGraph
import Lexicon

/// One act as a place in the text says it.
struct EventReading: Sendable {
  /// The class of the act, one of the sixteen interactions.
  var relation: Relation
  /// PLOVER's mode, where the phrase shows one.
  var mode: String?
  /// Whether it took place.
  var modality: Modality
  /// Who acts.
  var sources: [ActorFinder.Actor]
  /// On whom; empty for an act that all sources share.
  var targets: [ActorFinder.Actor]
  /// Whether both parties do it.
  var isReciprocal: Bool
  /// The word that heads the phrase.
  var trigger: Int
  /// The words of the phrase.
  var words: [Int]

  /// The tokens from the first to the last word of the phrase.
  var cue: Range<Int> {
    (words.min() ?? trigger)..<((words.max() ?? trigger) + 1)
  }
}

/// Finds the words of a pattern and the phrases in its slots.
struct PatternMatcher: Sendable {
  let document: Document
  let clause: Clause

  /// The head of a pattern with the words that hang on it; `nil` where one is missing.
  func words(of pattern: EventPattern, at head: Int) -> [Int]? {
    var words = [head]
    for lemma in pattern.rest {
      guard let next = word(lemma, below: words) else { return nil }
      let head = document.tree.head(of: next)
      if document.tokens[next].dependency == .compound, !words.contains(head) {
        words.append(head)
      }
      words.append(next)
    }
    return words
  }

  private func word(_ lemma: String, below words: [Int]) -> Int? {
    for word in words.reversed() {
      let match = document.tree.children(of: word).first {
        document.lemma($0) == lemma || document.lower($0) == lemma
      }
      if let match { return match }
    }
    for word in words {
      for child in document.tree.children(of: word)
      where [.dobj, .nsubjpass].contains(document.tokens[child].dependency) {
        if let title = document.tree.children(of: child).first(where: {
          document.tokens[$0].dependency == .appos && document.lemma($0) == lemma
        }) {
          return title
        }
        guard document.tokens[child].dependency == .dobj else { continue }
        if let content = content(of: child), document.lemma(content) == lemma { return content }
        let modifier = document.tree.children(of: child).first {
          document.tokens[$0].dependency == .compound && document.lemma($0) == lemma
        }
        if let modifier { return modifier }
      }
    }
    guard let noun = words.first.flatMap({ clause.relativized(by: $0) }),
      document.lemma(noun) == lemma
    else { return nil }
    return noun
  }

  /// "tons of food": what a measure is filled with.
  private func content(of noun: Int) -> Int? {
    guard let preposition = document.child(noun, .prep), document.lower(preposition) == "of" else {
      return nil
    }
    return document.child(preposition, .pobj)
  }

  /// The heads of the phrases in a slot of a pattern whose words are known.
  func fillers(of slot: EventPattern.Slot, words: [Int]) -> [Int] {
    guard let head = words.first else { return [] }
    switch slot {
    case .subject: return clause.doers(of: head)
    case .object: return objects(words)
    case .dative:
      let own = datives(of: head)
      // "granted Ruiz asylum": the parser takes the two for one name.
      return own.isEmpty && words.count > 1
        ? children(of: Array(words.dropFirst()), [.compound]).filter { $0 > head } : own
    case .possessor: return children(of: words, [.poss])
    case .modifier: return children(of: words, [.compound, .amod, "nmod"])
    case .infinitive: return asked(by: head)
    case .clause: return subjectsOfClause(under: head)
    case .obliged: return obliged(by: head)
    case .complement: return complements(of: head)
    case .preposition(let preposition):
      let own = objects(of: preposition, words)
      if !own.isEmpty || words.count > 1 { return own }
      if let stranded = stranded(preposition, behind: head) { return [stranded] }
      return objects(of: preposition, clause.patients(of: head).filter { $0 > head })
    }
  }

  /// The object, also where the annotator hangs it on the particle or the predicate: "shot down Ruiz".
  private func objects(_ words: [Int]) -> [Int] {
    guard let head = words.first else { return [] }
    var own = clause.patients(of: head)
    if own.isEmpty, let taken = clause.document.child(head, .oprd), taken > head { own = [taken] }
    guard own.isEmpty, words.count > 1 else { return own }
    return words.dropFirst().compactMap { document.child($0, .pobj, .nsubj) }
      .filter { !words.contains($0) }
  }

  /// The subject of a passive whose preposition has no object: "the plan was objected to by Ruiz".
  private func stranded(_ preposition: String, behind verb: Int) -> Int? {
    guard clause.isPassive(verb) else { return nil }
    let isStranded = document.tree.children(of: verb).contains {
      document.lower($0) == preposition && [.prep, "prt"].contains(document.tokens[$0].dependency)
        && document.child($0, .pobj, "pcomp") == nil
    }
    return isStranded ? document.child(verb, .nsubjpass) : nil
  }

  private func children(of words: [Int], _ labels: [Dependency]) -> [Int] {
    words.flatMap { word in
      document.tree.children(of: word).filter {
        labels.contains(document.tokens[$0].dependency) && !words.contains($0)
      }
    }
  }

  private func objects(of preposition: String, _ words: [Int]) -> [Int] {
    words.flatMap { word in
      document.tree.children(of: word)
        .filter { document.lower($0) == preposition }
        .flatMap { child -> [Int] in
          if words.contains(child), document.child(child, .pobj).map(words.contains) == true {
            return []
          }
          return document.tree.children(of: child)
            .filter { document.tokens[$0].dependency == .pobj }
        }
    }
  }

  /// "granted Ruiz a delay", "granted a delay to Ruiz", "Ruiz was granted a delay".
  private func datives(of verb: Int) -> [Int] {
    if document.child(verb, .dobj) != nil, let passive = document.child(verb, .nsubjpass) {
      return [passive]
    }
    let own = document.tree.children(of: verb).filter {
      document.tokens[$0].dependency == .dative
    }
    return own.compactMap { child in
      document.tokens[child].pos == .adposition ? document.child(child, .pobj) : child
    } + objects(of: "to", [verb])
  }

  /// Whoever is asked to act: "urged Ruiz to go", "wants Ruiz to go", "Ruiz was told to go".
  private func asked(by verb: Int) -> [Int] {
    let complements = document.tree.children(of: verb).filter {
      [.xcomp, .ccomp, "advcl"].contains(document.tokens[$0].dependency)
        && (isInfinitive($0) || isBareInfinitive($0))
    }
    guard !complements.isEmpty else { return [] }
    if clause.isPassive(verb) { return clause.patients(of: verb) }
    let own = complements.compactMap { document.child($0, .nsubj) }
    return own.isEmpty ? document.child(verb, .dobj, .dative).map { [$0] } ?? [] : own
  }

  /// "helped Ruiz leave".
  private func isBareInfinitive(_ verb: Int) -> Bool {
    document.tokens[verb].dependency == .ccomp && document.tokens[verb].tag == "VB"
      && document.child(verb, .nsubj) != nil && document.child(verb, "aux", "mark") == nil
  }

  /// Everything that the complement's verb and its object govern.
  private func complements(of verb: Int) -> [Int] {
    document.tree.children(of: verb)
      .filter { document.tokens[$0].dependency == .xcomp && isInfinitive($0) }
      .flatMap { inner -> [Int] in
        let objects = document.tree.children(of: inner).filter {
          document.tokens[$0].dependency == .dobj
        }
        let phrases = ([inner] + objects).flatMap { place in
          document.tree.children(of: place)
            .filter { document.tokens[$0].dependency == .prep }
            .compactMap { document.child($0, .pobj) }
        }
        return objects + phrases
      }
  }

  /// Whoever is told what they have to do: "told Ruiz that she must go".
  private func obliged(by verb: Int) -> [Int] {
    let events = clause.lexicon.events
    let isDuty = document.tree.children(of: verb).contains { child in
      guard document.tokens[child].dependency == .ccomp else { return false }
      let children = document.tree.children(of: child)
      if events.isIn(.obligation, document.lemma(child)) {
        return children.contains {
          document.tokens[$0].dependency == .xcomp && isInfinitive($0)
        }
      }
      return children.contains {
        document.tokens[$0].tag == "MD" && events.isIn(.obligation, document.lower($0))
      }
    }
    guard isDuty else { return [] }
    return document.child(verb, .dobj, .dative).map { [$0] } ?? subjectsOfClause(under: verb)
  }

  private func isInfinitive(_ verb: Int) -> Bool {
    document.tree.children(of: verb).contains {
      document.tokens[$0].tag == "TO" && document.tokens[$0].dependency == "aux"
    }
  }

  private func subjectsOfClause(under verb: Int) -> [Int] {
    document.tree.children(of: verb)
      .filter { document.tokens[$0].dependency == .ccomp && !isInfinitive($0) }
      .compactMap { document.child($0, .nsubj, .nsubjpass) }
  }
}

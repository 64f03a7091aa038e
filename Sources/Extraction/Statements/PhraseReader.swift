import Documents
import Lexicon

/// Reads sources that stand beside a clause instead of governing it: "according to R", "in her view", "as R said", and
/// headlines such as "R: the plan is dead".
struct PhraseReader: Sendable {
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

  /// The attributions of a document, in the order of the text.
  func attributions() -> [Attribution] {
    document.tokens.indices.compactMap { token in
      if lexicon.statements.isIn(.according, document.lower(token)) { return according(token) }
      if lexicon.statements.isIn(.viewNoun, document.lemma(token)) { return inView(token) }
      if document.tokens[token].dependency == .prep, let eyes = inEyes(token) { return eyes }
      if document.tokens[token].dependency == "advcl"
        || document.tokens[token].dependency == "parataxis"
      {
        return aside(token)
      }
      return nil
    } + headlines() + turns()
  }

  /// "R: Where is the plan?" at the start of a paragraph, as transcripts have it.
  private func turns() -> [Attribution] {
    document.sentences.enumerated().compactMap { index, sentence in
      let words = sentence.tokens.drop { document.tokens[$0].isSpace || document.isQuote($0) }
      guard document.article.blocks[sentence.block].kind == .paragraph, !words.isEmpty,
        document.sentences[..<index].reversed().prefix(while: { $0.block == sentence.block })
          .allSatisfy({
            $0.tokens.allSatisfy { document.tokens[$0].isSpace || document.isQuote($0) }
          })
      else { return nil }
      let name = words.prefix { document.tokens[$0].text != ":" }
      guard let first = name.first, let last = name.last, name.count <= 4,
        last + 1 < words.endIndex, document.tokens[last + 1].text == ":",
        name.allSatisfy({ document.isCapitalized($0) })
      else { return nil }
      let rest = document.sentences[index...].prefix { $0.block == sentence.block }
      let end = rest.last?.tokens.upperBound ?? sentence.tokens.upperBound
      guard let content = reader.trimmed((last + 2)..<end), !document.isQuote(last + 2) else {
        return nil
      }
      return Attribution(
        cue: last + 1, speakers: [document.head(of: first..<(last + 1))], content: [content],
        stance: "asserts", needsActor: true, isReport: true)
    }
  }

  private func according(_ token: Int) -> Attribution? {
    guard
      let to = document.tree.children(of: token).first(where: { document.lower($0) == "to" })
        ?? (token + 1 < document.tokens.count && document.lower(token + 1) == "to"
          ? token + 1 : nil),
      let source = document.child(to, .pobj, "pcomp") ?? document.child(token, .pobj)
    else { return nil }
    let speakers = document.conjuncts(of: source)
    return beside(phrase: token, cue: token, speakers: speakers)
      ?? behind(phrase: token, source: source)
  }

  /// What follows "according to R," where the parser hangs it on R.
  private func behind(phrase: Int, source: Int) -> Attribution? {
    let sentence = document.sentenceRange(of: phrase)
    guard document.tree.isRoot(phrase), phrase == sentence.lowerBound,
      let comma = sentence.first(where: { $0 > source && document.tokens[$0].text == "," }),
      let content = reader.trimmed((comma + 1)..<sentence.upperBound),
      reader.wordCount([content]) > 2
    else { return nil }
    return Attribution(
      cue: phrase, speakers: [source], content: [content], stance: "asserts", needsActor: false,
      isReport: true)
  }

  private func inView(_ noun: Int) -> Attribution? {
    let preposition = document.tree.head(of: noun)
    guard document.tokens[noun].dependency == .pobj,
      ["in", "by", "to"].contains(document.lower(preposition)),
      let owner = document.child(noun, .poss) ?? whole(of: noun)
    else { return nil }
    return beside(phrase: preposition, cue: noun, speakers: document.conjuncts(of: owner))
  }

  /// "the view of R".
  private func whole(of noun: Int) -> Int? {
    document.child(noun, .prep).flatMap {
      document.lower($0) == "of" ? document.child($0, .pobj) : nil
    }
  }

  /// "To R, the plan is a disaster".
  private func inEyes(_ preposition: Int) -> Attribution? {
    let copula = document.tree.head(of: preposition)
    guard document.lower(preposition) == "to", document.tokens[preposition].dependency == .prep,
      document.lemma(copula) == "be", preposition < copula,
      let person = document.child(preposition, .pobj),
      [.properNoun, .pronoun].contains(document.tokens[person].pos),
      opensClause(preposition),
      person + 1 < document.tokens.count, document.tokens[person + 1].text == ","
    else { return nil }
    return beside(phrase: preposition, cue: preposition, speakers: document.conjuncts(of: person))
  }

  /// Whether nothing of its clause but a conjunction stands before a word.
  private func opensClause(_ token: Int) -> Bool {
    guard token > document.sentenceRange(of: token).lowerBound else { return true }
    let before = document.tokens[token - 1]
    return before.dependency == "mark" || before.dependency == .cc || before.text == ","
  }

  /// "…, R claims, …" where the parser takes "claims" for a noun.
  private func nominalAside(_ noun: Int) -> Attribution? {
    let cues = lexicon.statements.cues(document.lemma(noun), .verb)
    guard cues.contains(where: { $0.forms.contains(.quote) }), noun > 0,
      document.tokens[noun - 1].dependency == .compound,
      document.tokens[noun - 1].pos == .properNoun
    else { return nil }
    return beside(phrase: noun, cue: noun, speakers: [noun - 1])
  }

  /// "as R said", "R claims," in the middle of a sentence.
  private func aside(_ verb: Int) -> Attribution? {
    if document.tokens[verb].pos == .noun { return nominalAside(verb) }
    if let puts = puts(verb) { return puts }
    let cues = lexicon.statements.cues(document.lemma(verb), .verb)
    guard let cue = cues.first(where: { $0.forms.contains(.clause) || $0.forms.contains(.quote) }),
      document.child(verb, .ccomp) == nil
    else { return nil }
    if document.tokens[verb].dependency == "advcl" {
      guard let mark = document.child(verb, "mark", "advmod", .prep),
        lexicon.statements.isIn(.citingMark, document.lower(mark)),
        document.child(verb, .dobj, .xcomp, "acomp") == nil
      else { return nil }
    } else if cue.needsActor {
      return nil
    }
    let speakers = finder.sources(of: verb).speakers
    guard !speakers.isEmpty else { return nil }
    return beside(phrase: verb, cue: verb, speakers: speakers)
  }

  /// "As R put it, the plan is dead".
  private func puts(_ verb: Int) -> Attribution? {
    guard lexicon.statements.isIn(.citingVerb, document.lemma(verb)),
      document.tokens[verb].dependency == "advcl",
      let mark = document.child(verb, "mark", "advmod", .prep),
      lexicon.statements.isIn(.citingMark, document.lower(mark)),
      let object = document.child(verb, .dobj), document.lower(object) == "it"
    else { return nil }
    let speakers = finder.sources(of: verb).speakers
    guard !speakers.isEmpty else { return nil }
    return beside(phrase: verb, cue: verb, speakers: speakers)
  }

  private func beside(phrase: Int, cue: Int, speakers: [Int]) -> Attribution? {
    var clause = document.tree.head(of: phrase)
    guard clause != phrase else { return nil }
    while ![.verb, .auxiliary].contains(document.tokens[clause].pos), !document.tree.isRoot(clause)
    {
      clause = document.tree.head(of: clause)
    }
    let content = reader.content(of: clause, without: [phrase])
    guard reader.wordCount(content) > 1 else { return nil }
    return Attribution(
      cue: cue, speakers: speakers, content: content, stance: "asserts", needsActor: false,
      isReport: true)
  }

  /// "R: the plan is dead" in titles and headings.
  private func headlines() -> [Attribution] {
    document.sentences.compactMap { sentence in
      guard [.title, .heading].contains(document.article.blocks[sentence.block].kind),
        let colon = sentence.tokens.first(where: { document.tokens[$0].text == ":" }),
        colon > sentence.tokens.lowerBound, colon - sentence.tokens.lowerBound <= 5
      else { return nil }
      let content = [reader.trimmed((colon + 1)..<sentence.tokens.upperBound)].compactMap(\.self)
      let hasVerb = content.joined().contains {
        [.verb, .auxiliary].contains(document.tokens[$0].pos)
      }
      guard hasVerb else { return nil }
      return Attribution(
        cue: colon, speakers: [document.head(of: sentence.tokens.lowerBound..<colon)],
        content: content, stance: "asserts", needsActor: true, isReport: true)
    }
  }
}

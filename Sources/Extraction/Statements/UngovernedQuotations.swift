import Documents
import Lexicon

/// Sources of quotations that no verb of the lexicon brings in: other verbs, signatures, paragraphs behind a colon.
extension QuotationReader {
  /// What the sentence before a quotation reports, where the quotation is a sentence of its own: R said that it was over. “…”
  func reported(before quotation: Quotation, _ joined: [Attribution]) -> Int? {
    let sentence = document.sentenceOfToken[quotation.start]
    guard sentence > 0, document.block(of: quotation.start).kind == .paragraph,
      standsAlone(quotation), reader.wordCount(quotation.parts) >= 4,
      let before = (0..<quotation.start).last(where: { !reader.isMark($0) })
    else { return nil }
    let blocks = [before, quotation.start].map {
      document.sentences[document.sentenceOfToken[$0]].block
    }
    guard blocks[1] - blocks[0] <= 1 else { return nil }
    let range = document.sentenceRange(of: before)
    return joined.indices.filter { joined[$0].isReport && range.contains(joined[$0].cue) }
      .min { joined[$0].cue < joined[$1].cue }
  }

  /// A verb that the lexicon does not know, directly behind a comma and the closing mark: “…,” R cut in.
  func anyVerb(behind quotation: Quotation) -> Int? {
    let last = quotation.parts.joined().last { !document.tokens[$0].isSpace }
    guard let last, [",", "?", "!"].contains(document.tokens[last].text) else { return nil }
    let range = document.sentenceRange(of: last)
    let words = (quotation.end..<max(quotation.end, range.upperBound)).filter { !reader.isMark($0) }
    return words.prefix(6).first {
      document.tokens[$0].pos == .verb && !cues.finder.sources(of: $0).speakers.isEmpty
    }
  }

  /// The main verb of a sentence that announces a quotation with a colon: R returned to the theme: “…”.
  func anyVerb(before quotation: Quotation) -> Int? {
    var token = quotation.start - 1
    while token > 0, document.isQuote(token) || document.tokens[token].isSpace { token -= 1 }
    guard token > 0, document.tokens[token].text == ":" else { return nil }
    let range = document.sentenceRange(of: token)
    return (range.lowerBound..<token).last {
      document.tokens[$0].pos == .verb && document.child($0, .nsubj) != nil
    }
  }

  /// What somebody is called or compared with in quotation marks: branded R a “fool”; spoke of R as a “fool”.
  func naming(_ quotation: Quotation) -> Attribution? {
    guard quotation.parts.count == 1, reader.wordCount(quotation.parts) > 0 else { return nil }
    let part = quotation.parts[0]
    let block = document.block(of: part.lowerBound)
    guard block.kind == .paragraph else { return nil }
    guard
      var head = part.last(where: { token in
        !reader.isMark(token) && !part.contains(document.tree.head(of: token))
      })
    else { return nil }
    let noun = part.lowerBound - 2
    if noun >= 0, document.tokens[noun].dependency == .dobj,
      lexicon.statements.isIn(.phraseNoun, document.lemma(noun))
    {
      return used(quotation, at: document.tree.head(of: noun))
    }
    if let verb = criticism(of: part) { return used(quotation, at: verb) }
    var comparison: Int?
    for _ in 0..<4 {
      let above = document.tree.head(of: head)
      let label = document.tokens[head].dependency
      guard above != head else { return nil }
      let isComparison =
        label == .prep && lexicon.statements.isIn(.comparing, document.lower(head))
      if document.tokens[above].pos == .verb, !quotation.contains(above),
        label == .oprd || label == .ccomp || isComparison
          || label == .dobj && (comparison != nil || isSecondObject(head, of: above))
      {
        return named(above, complement: comparison ?? head)
      }
      if isComparison { comparison = head }
      guard
        [.pobj, "pcomp", .amod, .compound, .conj, .attr, "acomp"].contains(label)
          || isComparison || label == .prep && document.lower(head) == "of"
      else { return nil }
      head = above
    }
    return nil
  }

  private func named(_ verb: Int, complement: Int) -> Attribution? {
    let object = [document.child(verb, .dative, .dobj), document.child(complement, .nsubj)]
      .lazy.compactMap(\.self).first {
        $0 != complement && !document.tokens[$0].tag.hasPrefix("W")
      }
    let isNaming = lexicon.events.isIn(.naming, document.lemma(verb))
    guard isNaming || document.tokens[complement].dependency == .prep else { return nil }
    let speakers = cues.finder.sources(of: verb).speakers
    guard !speakers.isEmpty else { return nil }
    let content = reader.content(of: [object, complement].compactMap(\.self))
    guard !content.isEmpty else { return nil }
    return Attribution(
      cue: verb, speakers: speakers, content: content, stance: "asserts", needsActor: true,
      isReport: false)
  }

  /// The verb that criticizes what stands in quotation marks: attacked “the cult of speed”.
  private func criticism(of part: Range<Int>) -> Int? {
    let object = part.first { document.tokens[$0].dependency == .dobj }
    guard let object, document.tree.subtree(of: object).lowerBound >= part.lowerBound,
      let verb = Optional(document.tree.head(of: object)), !part.contains(verb),
      lexicon.events.verbs[document.lemma(verb)]?
        .contains(where: { $0.eventClass == "accuse" && $0.rest.isEmpty }) == true
    else { return nil }
    return verb
  }

  private func isSecondObject(_ noun: Int, of verb: Int) -> Bool {
    document.child(verb, .dative) != nil || document.child(verb, .dobj).map { $0 != noun } ?? false
  }

  /// Somebody uses words: used the term “R”.
  private func used(_ quotation: Quotation, at verb: Int) -> Attribution? {
    let speakers = cues.finder.sources(of: verb).speakers
    guard !speakers.isEmpty else { return nil }
    return Attribution(
      cue: verb, speakers: speakers, content: quotation.parts.compactMap { reader.trimmed($0) },
      stance: "asserts", needsActor: true, isReport: false)
  }

  /// A name behind a dash: “…” — R.
  func signature(behind quotation: Quotation) -> Attribution? {
    let tokens = document.tokens.indices
    var token = quotation.end
    while tokens.contains(token), document.isQuote(token) || document.tokens[token].isSpace {
      token += 1
    }
    guard tokens.contains(token), isDash(token) else { return nil }
    let block = document.sentences[document.sentenceOfToken[token]].block
    let name = ((token + 1)..<document.tokens.count).prefix {
      document.sentences[document.sentenceOfToken[$0]].block == block
        && (document.tokens[$0].pos == .properNoun || document.isCapitalized($0)
          || document.tokens[$0].isSpace)
    }.filter { !document.tokens[$0].isSpace }
    guard let last = name.last, name.count <= 5 else { return nil }
    return Attribution(
      cue: token, speakers: [last], content: quotation.parts.compactMap { reader.trimmed($0) },
      stance: "asserts", needsActor: false, isReport: true)
  }

  /// Whether a token is a dash, or a closing mark that the tokenizer left on one.
  private func isDash(_ token: Int) -> Bool {
    let text = document.tokens[token].text.drop { "”\"’'».".contains($0) }
    return Self.dashes.contains(String(text))
  }

  private static let dashes: Set<String> = ["—", "–", "―", "-", "--"]

  // MARK: - Paragraphs that a colon announces

  /// A paragraph without marks behind one that ends with "R said:".
  func announced(_ joined: [Attribution]) -> [Attribution] {
    var found: [Attribution] = []
    for (index, sentence) in document.sentences.enumerated().dropLast() {
      let next = document.sentences[index + 1]
      guard next.block != sentence.block,
        let last = sentence.tokens.last(where: { !document.tokens[$0].isSpace }),
        document.tokens[last].text == ":",
        let cue = sentence.tokens.last(where: { carriesQuotation($0) }), last - cue <= 6
      else { continue }
      let block = document.sentences[(index + 1)...].prefix { $0.block == next.block }
      guard let end = block.last?.tokens.upperBound else { continue }
      let content = [reader.trimmed(next.tokens.lowerBound..<end)].compactMap(\.self)
      guard !content.isEmpty, !joined.contains(where: { $0.cue == cue && $0.isReport }),
        !quotations.contains(where: { $0.contains(content[0].lowerBound) })
      else { continue }
      let speakers = cues.finder.sources(of: cue).speakers
      guard !speakers.isEmpty else { continue }
      found.append(
        Attribution(
          cue: cue, speakers: speakers, content: content, stance: "asserts", needsActor: false,
          isReport: true))
    }
    return found
  }
}

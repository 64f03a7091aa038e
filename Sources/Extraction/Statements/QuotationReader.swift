import Documents
import Lexicon

/// Joins quotations to the attributions that syntax shows, and finds a source for those that it leaves alone.
struct QuotationReader: Sendable {
  let lexicon: Lexicon
  let document: Document
  let quotations: [Quotation]
  /// The tokens between quotation marks.
  let quoted: Set<Int>
  let reader: ContentReader
  let cues: CueReader
  private let nicknames: [Int: Range<Int>]

  init(lexicon: Lexicon, document: Document) {
    self.lexicon = lexicon
    self.document = document
    quotations = QuotationFinder(document: document).quotations()
    quoted = Set(quotations.lazy.flatMap(\.parts).joined())
    reader = ContentReader(lexicon: lexicon, document: document)
    cues = CueReader(lexicon: lexicon, document: document)
    nicknames = Self.nicknames(among: quotations, in: document, reader)
  }

  /// The attributions with whole quotations in place of the parts that one sentence holds, and those of quotations that
  /// no clause governs, in the order of the text.
  func attributions(joining clauses: [Attribution]) -> [Attribution] {
    var joined = clauses
    var owner: [Int: Int] = [:]
    for (index, quotation) in quotations.enumerated() {
      guard let match = governing(quotation, in: joined) else { continue }
      joined[match].content = union(joined[match].content, quotation.parts)
      if joined[match].speakers.allSatisfy({ quotation.contains($0) }) {
        joined[match].speakers = outside(quotation, joined[match].cue)
      }
      owner[index] = match
    }
    for (index, quotation) in quotations.enumerated() where owner[index] == nil {
      guard isSpeech(quotation) else { continue }
      if let match = beforeOrAfter(quotation, &joined) {
        owner[index] = match
      } else if index > 0, let previous = owner[index - 1],
        isSameBlock(quotations[index - 1], quotation)
      {
        if isSplit(quotations[index - 1], quotation, by: joined[previous]) {
          joined[previous].content = union(joined[previous].content, quotation.parts)
          owner[index] = previous
        } else if standsAlone(quotation) {
          owner[index] = add(quotation, like: joined[previous], &joined)
        }
      } else if opensBlock(quotation), let previous = lastSpeaker(before: index, owner) {
        owner[index] = add(quotation, like: joined[previous], &joined)
      } else if let previous = reported(before: quotation, joined) {
        owner[index] = add(quotation, like: joined[previous], &joined)
      }
    }
    for (index, quotation) in quotations.enumerated() where owner[index] == nil {
      if let name = naming(quotation), !joined.contains(where: { $0.cue == name.cue }) {
        joined.append(name)
      }
    }
    return joined + announced(joined)
  }

  private func add(
    _ quotation: Quotation, like attribution: Attribution, _ joined: inout [Attribution]
  ) -> Int {
    var next = attribution
    next.content = quotation.parts.compactMap { reader.trimmed($0) }
    next.stance = "asserts"
    next.isReport = true
    joined.append(next)
    return joined.count - 1
  }

  // MARK: - Clauses that hold a quotation

  private func governing(_ quotation: Quotation, in clauses: [Attribution]) -> Int? {
    var best: (covered: Int, index: Int)?
    let size = reader.wordCount(quotation.parts)
    for (index, clause) in clauses.enumerated()
    where clause.content.contains(where: { part in quotation.parts.contains { $0.overlaps(part) } })
      && !quotation.contains(clause.cue)
    {
      let covered = quotation.parts.joined().reduce(0) { sum, token in
        sum + (!reader.isMark(token) && clause.content.contains { $0.contains(token) } ? 1 : 0)
      }
      guard covered > 0, covered * 2 >= size || holdsEdge(of: quotation, clause) else { continue }
      if covered > best?.covered ?? 0 { best = (covered, index) }
    }
    return best?.index
  }

  /// Whether the clause holds the first or the last words of the quotation, whose other sentences it can't reach.
  private func holdsEdge(of quotation: Quotation, _ clause: Attribution) -> Bool {
    let words = quotation.parts.joined().filter { !reader.isMark($0) }
    guard clause.isReport, let first = words.first, let last = words.last else { return false }
    return clause.content.contains { $0.contains(first) || $0.contains(last) }
  }

  private func union(_ content: [Range<Int>], _ parts: [Range<Int>]) -> [Range<Int>] {
    reader.ranges(Array(Set(content.joined()).union(parts.joined())).sorted())
  }

  // MARK: - Quotations that no clause governs

  /// Whether a quotation is speech rather than a word held at arm's length: several words with a verb, or a sentence's end.
  private func isSpeech(_ quotation: Quotation) -> Bool {
    let words = quotation.parts.joined().filter { !reader.isMark($0) }
    guard words.count >= 2 else { return false }
    let ends =
      quotation.parts.joined().last { !document.tokens[$0].isSpace }
      .map { [",", ".", "?", "!", "…", "—"].contains(document.tokens[$0].text) } ?? false
    let hasVerb = words.contains { [.verb, .auxiliary].contains(document.tokens[$0].pos) }
    if !hasVerb, isTitle(words) { return false }
    return words.count >= 4 && hasVerb || ends
  }

  /// Whether words are the title of a work: “The Long Road.”
  private func isTitle(_ words: [Int]) -> Bool {
    words.count <= 6
      && words.allSatisfy { document.isCapitalized($0) || document.tokens[$0].text.count <= 3 }
      && words.contains { document.isCapitalized($0) && $0 != words[0] }
  }

  /// The nicknames inside names, from mark to mark, by both marks: Ana “Ace” Ruiz.
  private static func nicknames(
    among quotations: [Quotation], in document: Document, _ reader: ContentReader
  ) -> [Int: Range<Int>] {
    var found: [Int: Range<Int>] = [:]
    for quotation in quotations where quotation.parts.count == 1 {
      let part = quotation.parts[0]
      let marks = (part.lowerBound - 1)..<(part.upperBound + 1)
      guard marks.lowerBound > 0, marks.upperBound < document.tokens.count,
        reader.wordCount(quotation.parts) <= 2,
        document.tokens[marks.lowerBound - 1].pos == .properNoun,
        document.isCapitalized(marks.upperBound)
      else { continue }
      found[marks.lowerBound] = marks
      found[part.upperBound] = marks
    }
    return found
  }

  private func beforeOrAfter(_ quotation: Quotation, _ joined: inout [Attribution]) -> Int? {
    if let signature = signature(behind: quotation) {
      joined.append(signature)
      return joined.count - 1
    }
    guard
      let cue = cueBehind(quotation) ?? cueBefore(quotation) ?? anyVerb(behind: quotation)
        ?? anyVerb(before: quotation)
    else { return nil }
    if let known = joined.firstIndex(where: { $0.cue == cue && $0.isReport }) {
      joined[known].content = union(joined[known].content, quotation.parts)
      return known
    }
    var (speakers, reporters) = cues.finder.sources(of: cue)
    if speakers.allSatisfy({ quotation.contains($0) }) { speakers = outside(quotation, cue) }
    if speakers.isEmpty { speakers = neighbour(of: cue, quotation).map { [$0] } ?? [] }
    guard !speakers.isEmpty else { return nil }
    joined.removeAll { $0.cue == cue }
    let known = cues.cues(ofVerb: cue).first { $0.forms.contains(.quote) }
    joined.append(
      Attribution(
        cue: cue, speakers: speakers, content: quotation.parts.compactMap { reader.trimmed($0) },
        stance: known?.stance ?? "asserts", needsActor: false, isReport: true,
        hearers: cues.finder.hearers(of: cue), reporters: reporters))
    return joined.count - 1
  }

  /// The subject of a verb of speech that stands outside of the quotation, where the parser has one inside.
  private func outside(_ quotation: Quotation, _ cue: Int) -> [Int] {
    let subject = document.tree.children(of: cue).first {
      document.tokens[$0].dependency == .nsubj && !quotation.contains($0)
    }
    return (subject ?? neighbour(of: cue, quotation)).map { document.conjuncts(of: $0) } ?? []
  }

  func carriesQuotation(_ token: Int) -> Bool {
    document.tokens[token].pos == .verb
      && cues.cues(ofVerb: token).contains { $0.forms.contains(.quote) }
      // "Said Ruiz: “…”": the tagger takes the verb for a name.
      || document.tokens[token].pos == .properNoun
        && lexicon.statements.isIn(.invertedCue, document.lower(token))
        && token == document.sentenceRange(of: token).lowerBound
  }

  /// The verb of speech behind the closing mark: “…,” said R; “…?” she asked.
  private func cueBehind(_ quotation: Quotation) -> Int? {
    let last = quotation.parts.joined().last { !document.tokens[$0].isSpace }
    guard let last, document.tokens[last].text != "." else { return nil }
    var token = quotation.end
    let block = document.sentences[document.sentenceOfToken[quotation.end - 1]].block
    var words = 0
    while token < document.tokens.count, words < 25,
      document.sentences[document.sentenceOfToken[token]].block == block
    {
      let text = document.tokens[token].text
      if words > 0, let name = nicknames[token], name.lowerBound == token {
        token = name.upperBound
        continue
      }
      if words > 0, [".", "?", "!", ";", ":"].contains(text) || document.isQuote(token) {
        return nil
      }
      if !reader.isMark(token) { words += 1 }
      if carriesQuotation(token), !isSubordinate(token) { return token }
      token += 1
    }
    return nil
  }

  /// Whether a verb stands in a clause with a conjunction of its own, "when R objected", other than "as R said".
  private func isSubordinate(_ verb: Int) -> Bool {
    guard document.tokens[verb].dependency == "advcl",
      let mark = document.child(verb, "mark", "advmod"), mark < verb
    else { return false }
    return document.tokens[mark].tag != "RB"
      && !lexicon.statements.isIn(.citingMark, document.lower(mark))
  }

  /// The verb of speech before the opening mark: R said: “…”; R said that “…”.
  private func cueBefore(_ quotation: Quotation) -> Int? {
    var token = quotation.start - 1
    let block = document.sentences[document.sentenceOfToken[quotation.start]].block
    var words = 0
    while token >= 0, words < 25,
      document.sentences[document.sentenceOfToken[token]].block == block
    {
      let text = document.tokens[token].text
      if words > 0, let name = nicknames[token], name.upperBound == token + 1 {
        token = name.lowerBound - 1
        continue
      }
      if words > 0 || !document.isQuote(token), [".", "?", "!", ";"].contains(text) { return nil }
      if words > 0, document.isQuote(token) { return nil }
      if !reader.isMark(token) { words += 1 }
      if carriesQuotation(token) { return token }
      token -= 1
    }
    return nil
  }

  /// The noun beside a verb of speech whose subject the parser missed: “…,” said R.
  private func neighbour(of verb: Int, _ quotation: Quotation) -> Int? {
    let range = document.sentenceRange(of: verb)
    let behind = range.filter { $0 > verb && $0 <= verb + 6 && !quotation.contains($0) }
    let before = range.filter { $0 < verb && $0 >= verb - 6 && !quotation.contains($0) }.reversed()
    // “…,” R, an analyst, said: the name stands first.
    let between = quotation.end < verb ? Array(quotation.end..<verb) : []
    for token in between + behind + before
    where [.properNoun, .noun, .pronoun].contains(document.tokens[token].pos) {
      let label = document.tokens[token].dependency
      if label != .compound, label != .poss, label != "npadvmod" { return token }
    }
    return nil
  }

  private func isSameBlock(_ a: Quotation, _ b: Quotation) -> Bool {
    document.sentences[document.sentenceOfToken[a.end - 1]].block
      == document.sentences[document.sentenceOfToken[b.start]].block
  }

  /// Whether only the attribution stands between two quotations: “…,” R said, “…”.
  private func isSplit(_ a: Quotation, _ b: Quotation, by attribution: Attribution) -> Bool {
    guard (a.end..<b.start).contains(attribution.cue), b.start - a.end <= 30 else { return false }
    let sentence = document.sentenceOfToken[attribution.cue]
    return (a.end..<b.start).allSatisfy {
      document.sentenceOfToken[$0] == sentence || reader.isMark($0)
        || document.sentenceOfToken[$0] == sentence + 1 && reader.isMark($0)
    }
  }

  /// Whether a quotation is a sentence of its own: nothing of its sentence stands outside of it.
  func standsAlone(_ quotation: Quotation) -> Bool {
    let first = document.sentenceRange(of: quotation.start).lowerBound
    return (first..<max(first, quotation.start)).allSatisfy { reader.isMark($0) }
  }

  private func opensBlock(_ quotation: Quotation) -> Bool {
    let block = document.sentences[document.sentenceOfToken[quotation.start]].block
    guard document.article.blocks[block].kind == .paragraph else { return false }
    var token = quotation.start - 1
    while token >= 0, document.sentences[document.sentenceOfToken[token]].block == block {
      guard reader.isMark(token) else { return false }
      token -= 1
    }
    return reader.wordCount(quotation.parts) >= 4
  }

  /// The source of the last quotation, at most one paragraph before.
  private func lastSpeaker(before index: Int, _ owner: [Int: Int]) -> Int? {
    guard index > 0, let previous = owner[index - 1] else { return nil }
    let here = document.sentences[document.sentenceOfToken[quotations[index].start]].block
    let there = document.sentences[document.sentenceOfToken[quotations[index - 1].end - 1]].block
    return here - there <= 1 ? previous : nil
  }
}

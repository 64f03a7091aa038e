import Documents
import KnowledgeGraph
import Lexicon

/// Where a noun phrase starts and ends, and how it is written.
extension NominalDetector {
  /// From the phrase's first modifier to its head, and on to what the head needs: "members of the council".
  func phrase(endingAt head: Int, noun: Int, in document: Document) -> Range<Int> {
    var start = noun
    let modifiers: Set<Dependency> = [.det, .amod, .compound, .poss, "nummod", "nmod", "predet"]
    let leftmost = document.tree.children(of: head).first {
      $0 < noun && modifiers.contains(document.tokens[$0].dependency)
    }
    let own = document.tree.children(of: noun).first {
      $0 < noun && modifiers.contains(document.tokens[$0].dependency)
    }
    for child in [leftmost, own].compactMap(\.self) {
      start = min(start, document.tree.subtree(of: child).lowerBound)
    }
    start = max(start, document.sentenceRange(of: noun).lowerBound, noun - 12)
    while start < noun, skipsAtFront(start, in: document) { start += 1 }
    return start..<max(head + 1, complementEnd(of: head, in: document))
  }

  /// The end of the complement behind a head: "of the council", "close to Ruiz", a further counted phrase.
  func complementEnd(of head: Int, in document: Document) -> Int {
    if let conjunct = document.child(head, .conj),
      countedPartner(of: conjunct, in: document) == head
    {
      return conjunct + 1
    }
    let next = head + 1
    guard next < document.sentenceRange(of: head).upperBound else { return next }
    let label = document.tokens[next].dependency
    let isClose =
      lexicon.isIn(.closeness, document.lower(next))
      && (label == .amod || label == "acl" || label == "relcl")
    guard isClose || label == .prep && lexicon.isIn(.complementPreposition, document.lower(next)),
      document.tokens[next].head == head
    else { return next }
    guard isClose || hasActorComplement(next, in: document) else { return next }
    var end = document.tree.subtree(of: next).upperBound
    if isClose, end == next + 1, end < document.tokens.count,
      lexicon.isIn(.addresseePreposition, document.lower(end))
    {
      end = document.tree.subtree(of: end).upperBound
    }
    let clause = (next..<end).first { token in
      [.relcl, "acl", "advcl", .ccomp].contains(document.tokens[token].dependency) && token > next
        || [",", ";", "—", "("].contains(document.tokens[token].text)
    }
    end = clause.map { document.tree.subtree(of: $0).lowerBound } ?? end
    while end > next,
      document.tokens[end - 1].pos == .punctuation || document.isPossessiveMark(end - 1)
    {
      end -= 1
    }
    return end - next <= 9 ? max(end, next) : next
  }

  /// Whether a preposition leads to a name or to somebody: "of the council", not "of bad faith".
  func hasActorComplement(_ preposition: Int, in document: Document) -> Bool {
    guard let object = document.child(preposition, .pobj) else { return false }
    if document.tokens[object].pos == .properNoun || document.isCapitalized(object) { return true }
    let lemma = document.lemma(object)
    return lexicon.roles[lemma] != nil || lexicon.organizationNouns[lemma] != nil
      || lexicon.isIn(.portfolio, document.lower(object))
  }

  func skipsAtFront(_ token: Int, in document: Document) -> Bool {
    let word = document.tokens[token]
    if word.isSpace || word.pos == .punctuation || document.isQuote(token) { return true }
    if document.isPossessiveMark(token) { return true }
    let letters = document.lower(token).filter { $0.isLetter }
    return word.pos == .determiner || word.tag == "PRP$"
      || lexicon.isIn(.definiteDeterminer, letters)
      || lexicon.isIn(.looseModifier, word.lemma.lowercased())
      || lexicon.isIn(.approximation, document.lower(token))
  }

  func label(of range: Range<Int>, in document: Document) -> String {
    var label = ""
    for index in range where !document.isQuote(index) && !document.tokens[index].isSpace {
      if document.isPossessiveMark(index) { continue }
      label += document.tokens[index].text
      let next = index + 1
      let isGlued =
        next < range.upperBound && !document.tokens[index].hasTrailingSpace
        && !document.isPossessiveMark(next) && !document.isQuote(next)
        && !document.isQuote(index)
      if next < range.upperBound, !isGlued { label += " " }
    }
    return label.trimmingSpaces()
  }
}

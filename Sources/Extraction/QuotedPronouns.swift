import Documents
import Lexicon

/// Finds who speaks the words around a pronoun: nobody calls oneself "she" between quotation marks.
struct QuotedPronouns: Sendable {
  private let lexicon: Lexicon
  private let document: Document
  private let quotations: [Quotation]

  init(lexicon: Lexicon, document: Document) {
    self.lexicon = lexicon
    self.document = document
    self.quotations = QuotationFinder(document: document).quotations()
  }

  /// How many words of a quotation make it somebody's sentence, rather than a phrase in another's.
  private static let sentenceLength = 4

  /// The token that names whoever says the quotation in which a token stands; `nil` outside of quotations.
  ///
  /// The verb of speech is sought in the token's sentence, then before it and after it in the paragraph.
  func speaker(around token: Int) -> Int? {
    guard let quotation = quotations.first(where: { $0.contains(token) }),
      quotation.end - quotation.start > Self.sentenceLength
    else { return nil }
    let own = document.sentenceOfToken[token]
    let block = document.sentences[own].block
    let sentences = document.sentences.indices.filter { document.sentences[$0].block == block }
    let order = [own] + sentences.filter { $0 < own }.reversed() + sentences.filter { $0 > own }
    return order.lazy.compactMap { speaker(inSentence: $0) }.first
  }

  private func speaker(inSentence sentence: Int) -> Int? {
    for verb in document.sentences[sentence].tokens
    where document.tokens[verb].pos == .verb
      && lexicon.agentVerbs[document.lemma(verb)] == .speech
      && !quotations.contains(where: { $0.contains(verb) })
    {
      if let subject = document.subject(of: verb) { return subject }
    }
    return nil
  }
}

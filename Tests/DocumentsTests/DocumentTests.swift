import Documents
import Testing

/// A token of one word with the least that a document asks for.
private func token(_ text: String, at start: Int, head: Int, starts: Bool = false) -> Token {
  Token(
    span: TextSpan(start, start + text.unicodeScalars.count), text: text, hasTrailingSpace: true,
    norm: text, lemma: text, pos: .noun, tag: "NN", morphology: "", dependency: .root, head: head,
    startsSentence: starts)
}

@Suite struct DocumentTests {
  /// A header, a paragraph of two sentences, a heading; the text has a scalar beyond the BMP.
  private let article = Article(
    id: "a", text: SourceText("date 😀\nAna left. She wept.\nAfter"),
    blocks: [
      TextBlock(kind: .header, span: TextSpan(0, 6)),
      TextBlock(kind: .paragraph, span: TextSpan(7, 26)),
      TextBlock(kind: .heading, span: TextSpan(27, 32)),
    ])

  private var document: Document {
    let paragraph = AnnotatedText(
      tokens: [
        token("Ana", at: 0, head: 1, starts: true), token("left.", at: 4, head: 1),
        token("She", at: 10, head: 3, starts: true), token("wept.", at: 14, head: 3),
      ], entities: [EntitySpan(tokens: 0..<1, label: "PERSON")], nounChunks: [0..<1, 2..<3])
    let heading = AnnotatedText(
      tokens: [token("After", at: 0, head: 0, starts: true)],
      entities: [EntitySpan(tokens: 0..<1, label: "DATE")], nounChunks: [0..<1])
    return Document(article: article, annotations: [paragraph, heading])
  }

  @Test func offsetsCountInTheArticle() {
    #expect(document.tokens.map { document.article.text[$0.span] } == document.tokens.map(\.text))
    #expect(document.text(of: 0..<2) == "Ana left.")
    #expect(document.tokens.last?.span == TextSpan(27, 32))
  }

  @Test func headsAndRangesAreMoved() {
    #expect(document.tokens.map(\.head) == [1, 1, 3, 3, 4])
    #expect(document.entities.map(\.tokens) == [0..<1, 4..<5])
    #expect(document.nounChunks == [0..<1, 2..<3, 4..<5])
  }

  @Test func sentencesDoNotCrossBlocks() {
    #expect(document.sentences.map(\.tokens) == [0..<2, 2..<4, 4..<5])
    #expect(document.sentences.map(\.block) == [1, 1, 2])
    #expect(document.sentenceOfToken == [0, 0, 1, 1, 2])
    #expect(document.block(of: 4).kind == .heading)
  }

  @Test func sourceTextComparesScalars() {
    #expect(SourceText("é") != SourceText("e\u{301}"))
    #expect(SourceText("a😀b")[TextSpan(1, 2)] == "😀")
  }

  @Test func sentencesOfNoTokens() {
    #expect(AnnotatedText(tokens: [], entities: [], nounChunks: []).sentences.isEmpty)
  }
}

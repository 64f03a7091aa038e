/// An annotated article: all blocks' tokens in one sequence, offsets counted in the article's text.
public struct Document: Sendable {
  /// The article.
  public let article: Article

  /// The tokens of all annotated blocks, in order.
  public let tokens: [Token]

  /// The sentences, in order; none crosses a block.
  public let sentences: [Sentence]

  /// Named entities, in order, without overlap.
  public let entities: [EntitySpan]

  /// Base noun phrases as token ranges, in order.
  public let nounChunks: [Range<Int>]

  /// Who depends on whom.
  public let tree: DependencyTree

  /// For each token the index of its sentence in `sentences`.
  public let sentenceOfToken: [Int]

  /// Joins the annotations of an article's blocks.
  ///
  /// - Parameters:
  ///   - article: The article.
  ///   - annotations: One for each annotated block, in order, with offsets relative to the block.
  public init(article: Article, annotations: [AnnotatedText]) {
    var tokens: [Token] = []
    var sentences: [Sentence] = []
    var entities: [EntitySpan] = []
    var chunks: [Range<Int>] = []
    var sentenceOfToken: [Int] = []
    let annotated = article.blocks.indices.filter { article.blocks[$0].kind.isAnnotated }
    for (block, annotation) in zip(annotated, annotations) {
      let offset = article.blocks[block].span.start
      let base = tokens.count
      for var token in annotation.tokens {
        token.span = token.span.shifted(by: offset)
        token.head += base
        tokens.append(token)
      }
      for range in annotation.sentences {
        let index = sentences.count
        let moved = (range.lowerBound + base)..<(range.upperBound + base)
        sentences.append(Sentence(index: index, tokens: moved, block: block))
        sentenceOfToken.append(contentsOf: repeatElement(index, count: range.count))
      }
      for entity in annotation.entities {
        let moved = (entity.tokens.lowerBound + base)..<(entity.tokens.upperBound + base)
        entities.append(EntitySpan(tokens: moved, label: entity.label))
      }
      for chunk in annotation.nounChunks {
        chunks.append((chunk.lowerBound + base)..<(chunk.upperBound + base))
      }
    }
    self.article = article
    self.tokens = tokens
    self.sentences = sentences
    self.entities = entities
    self.nounChunks = chunks
    self.sentenceOfToken = sentenceOfToken
    self.tree = DependencyTree(heads: tokens.map(\.head))
  }

  /// The characters that a token range covers, from its first scalar to its last.
  /// - Precondition: the range is not empty.
  public func span(of range: Range<Int>) -> TextSpan {
    TextSpan(tokens[range.lowerBound].span.start, tokens[range.upperBound - 1].span.end)
  }

  /// The words that a token range covers, exactly as they stand in the article.
  /// - Precondition: the range is not empty.
  public func text(of range: Range<Int>) -> String { article.text[span(of: range)] }

  /// The characters of a sentence, without whitespace tokens at its edges.
  public func span(of sentence: Sentence) -> TextSpan {
    var range = sentence.tokens
    while range.count > 1, tokens[range.lowerBound].isSpace { range = range.dropFirst() }
    while range.count > 1, tokens[range.upperBound - 1].isSpace { range = range.dropLast() }
    return span(of: range)
  }

  /// The block in which a token stands.
  public func block(of token: Int) -> TextBlock {
    article.blocks[sentences[sentenceOfToken[token]].block]
  }
}

/// A sentence of a document.
public struct Sentence: Sendable, Hashable {
  /// The place among the document's sentences, from 0.
  public let index: Int

  /// The tokens, half-open.
  public let tokens: Range<Int>

  /// The index of its block among the article's blocks.
  public let block: Int

  /// Creates a sentence.
  public init(index: Int, tokens: Range<Int>, block: Int) {
    self.index = index
    self.tokens = tokens
    self.block = block
  }
}

import Documents
import Tensors

/// The working memory of one thread, with what it remembers about words. Reused from call to call.
///
/// What is remembered is bounded and changes no result.
struct Workspace: Sendable {
  /// When more types than these are known, all are forgotten before the next texts.
  private static let typeLimit = 1 << 16
  /// Larger buffers, in floats, are given back after the text that needed them.
  private static let keptVectors = 1 << 21

  private let networks: Networks
  private let lexical: LexicalStages
  private var lexemes = LexemeTable()
  private var chunkCache = ChunkCache()
  private var rulerCache = RulerCache()
  private var lemmaCache: LemmaCache
  private var encoder: EncoderScratch
  private var entityEncoder: EncoderScratch
  private var parser: DependencyParser.Scratch
  private var recognizer: EntityRecognizer.Scratch

  private var tokens = TokenBatch()
  private var starts: [Int32] = []
  private var columns = LexicalColumns()
  private var tags: [Int32] = []
  private var tagScores: AlignedFloats
  /// The vectors of a transition system for each token of the batch.
  private var vectors = AlignedFloats(count: 0)
  private var heads: [Int32] = []
  private var leftEdges: [Int32] = []
  private var startsSentence: [Bool] = []

  init(for model: PipelineModel) {
    networks = model.networks
    lexical = model.lexical
    lemmaCache = LemmaCache(symbols: lexical.symbols)
    encoder = EncoderScratch(for: networks.encoder)
    entityEncoder = EncoderScratch(for: networks.recognizer.encoder)
    parser = DependencyParser.Scratch(for: networks.parser)
    recognizer = EntityRecognizer.Scratch(for: networks.recognizer)
    tagScores = AlignedFloats(count: EncoderScratch.pieceLength * networks.tagger.output.stride)
  }

  /// Annotates texts together; each result depends on its own text alone.
  mutating func annotate(_ texts: ArraySlice<String>) -> [AnnotatedText] {
    tokenize(texts)
    tagAndProject()
    parse()
    return recognizeAndCollect()
  }

  private mutating func tokenize(_ texts: ArraySlice<String>) {
    if lexemes.count > Self.typeLimit {
      lexemes.removeAll()
      encoder.removeAll()
      entityEncoder.removeAll()
    }
    tokens.types.removeAll(keepingCapacity: true)
    tokens.hasSpace.removeAll(keepingCapacity: true)
    tokens.documents.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    for text in texts {
      let first = tokens.types.count
      let tokenized = lexical.tokenizer.tokenize(
        text, lexemes: &lexemes, cache: &chunkCache)
      tokens.types += tokenized.types
      tokens.hasSpace += tokenized.hasSpace
      starts += tokenized.starts
      tokens.documents.append(first..<tokens.types.count)
    }
  }

  /// Runs the shared encoder; fills `tags` and the parser's vectors.
  private mutating func tagAndProject() {
    let count = tokens.types.count
    tags.removeAll(keepingCapacity: true)
    tags.append(contentsOf: repeatElement(0, count: count))
    let tagger = networks.tagger.output
    let projection = networks.parser.model.projection
    makeRoom(for: count * projection.stride)
    encoder.encode(tokens, lexemes: lexemes, vectors: networks.vectors) { pieces, matrix in
      for piece in pieces {
        tagger.apply(
          to: matrix, firstRow: piece.row + 1, rows: piece.count, into: &tagScores)
        tagger.argmax(of: tagScores, rows: piece.count, into: &tags, at: piece.token)
        projection.apply(
          to: matrix, firstRow: piece.row + 1, rows: piece.count, into: &vectors,
          outRow: piece.token)
      }
    }
  }

  private mutating func makeRoom(for floats: Int) {
    if vectors.count < floats || (vectors.count > Self.keptVectors && floats < Self.keptVectors) {
      vectors = AlignedFloats(unspecified: floats)
    }
  }

  /// Parses each document; fills the columns.
  private mutating func parse() {
    columns.tags.removeAll(keepingCapacity: true)
    columns.dependencies.removeAll(keepingCapacity: true)
    heads.removeAll(keepingCapacity: true)
    leftEdges.removeAll(keepingCapacity: true)
    startsSentence.removeAll(keepingCapacity: true)
    for tag in tags { columns.tags.append(lexical.tagSymbols[Int(tag)]) }
    for document in tokens.documents {
      networks.parser.parse(vectors, document, scratch: &parser)
      let first = Int32(document.lowerBound)
      parser.tree.build(parser.state, labels: networks.dependencyLabels) {
        lexemes[tokens.types[document.lowerBound + $0]].isSpace
      }
      for head in parser.tree.heads { heads.append(head + first) }
      for edge in parser.tree.leftEdges { leftEdges.append(edge + first) }
      for label in parser.tree.labels {
        columns.dependencies.append(lexical.dependencySymbols[Int(label)])
      }
      startsSentence += parser.tree.startsSentence
    }
    columns.clearDerived()
    for document in tokens.documents {
      lexical.ruler.apply(
        to: &columns, document, types: tokens.types, lexemes: lexemes, cache: &rulerCache)
      lexical.lemmatizer.apply(
        to: &columns, document, types: tokens.types, lexemes: lexemes, cache: &lemmaCache)
    }
  }

  /// Finds the entities and makes the results.
  private mutating func recognizeAndCollect() -> [AnnotatedText] {
    let projection = networks.recognizer.model.projection
    makeRoom(for: tokens.types.count * projection.stride)
    entityEncoder.encode(tokens, lexemes: lexemes, vectors: networks.vectors) { pieces, matrix in
      for piece in pieces {
        projection.apply(
          to: matrix, firstRow: piece.row + 1, rows: piece.count, into: &vectors,
          outRow: piece.token)
      }
    }
    var results: [AnnotatedText] = []
    results.reserveCapacity(tokens.documents.count)
    for document in tokens.documents {
      let entities = networks.recognizer.recognize(
        vectors, document, startsSentence: startsSentence, scratch: &recognizer
      ) { lexemes[tokens.types[$0]].isSpace }
      let chunks = lexical.chunker.chunks(
        in: columns, document, heads: heads, leftEdges: leftEdges)
      let first = document.lowerBound
      results.append(
        AnnotatedText(
          tokens: documentTokens(document),
          entities: entities.map {
            EntitySpan(tokens: $0.tokens, label: networks.recognizer.actions.labels[$0.label])
          },
          nounChunks: chunks.map { ($0.lowerBound - first)..<($0.upperBound - first) }))
    }
    return results
  }

  private func documentTokens(_ document: Range<Int>) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(document.count)
    let symbols = lexical.symbols
    for token in document {
      let lexeme = lexemes[tokens.types[token]]
      let start = Int(starts[token])
      result.append(
        Token(
          span: TextSpan(start, start + Int(lexeme.scalarCount)), text: lexeme.text,
          hasTrailingSpace: tokens.hasSpace[token], norm: lexeme.normText,
          lemma: lemmaCache[columns.lemmas[token]],
          pos: PartOfSpeech(rawValue: symbols[columns.parts[token]]),
          tag: symbols[columns.tags[token]], morphology: symbols[columns.morphologies[token]],
          dependency: Dependency(rawValue: symbols[columns.dependencies[token]]),
          head: Int(heads[token]) - document.lowerBound, startsSentence: startsSentence[token]))
    }
    return result
  }
}

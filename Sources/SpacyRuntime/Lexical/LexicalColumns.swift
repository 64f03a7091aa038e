/// What is known of the tokens of one text or of several, as columns of equal length.
///
/// How the lexical stages fit together. When a model is loaded:
///
/// ```swift
/// let tokenizer = try Tokenizer(tokenizer: bytes, vocabularyLookups: bytes)
/// var symbols = SymbolTable()  // intern the labels of tagger and parser here
/// let ruler = try AttributeRuler(patterns: bytes, symbols: &symbols)
/// let chunker = try NounChunker(symbols: &symbols)
/// let lemmatizer = try Lemmatizer(lookups: bytes, symbols: symbols)  // last: symbols are complete
/// ```
///
/// In the workspace of each caller, which is not shared between threads:
///
/// ```swift
/// var lexemes = LexemeTable()
/// var chunkCache = ChunkCache()
/// var rulerCache = RulerCache()
/// var lemmaCache = LemmaCache(symbols: symbols)
/// ```
///
/// For each text, with `range` its tokens in the columns:
///
/// ```swift
/// let text = tokenizer.tokenize(article, lexemes: &lexemes, cache: &chunkCache)
/// // tagger and parser fill `columns.tags`, `columns.dependencies` (symbols), heads and edges
/// ruler.apply(to: &columns, range, types: types, lexemes: lexemes, cache: &rulerCache)
/// lemmatizer.apply(to: &columns, range, types: types, lexemes: lexemes, cache: &lemmaCache)
/// let chunks = chunker.chunks(in: columns, range, heads: heads, leftEdges: leftEdges)
/// let lemma = lemmaCache[columns.lemmas[token]]
/// ```
///
/// `lexemes.removeAll()` bounds the memory; the three caches notice it at their next use. Types and
/// lemma numbers from before are void then.
struct LexicalColumns: Sendable, Equatable {
  /// The lemma column of a token whose lemma is not known yet.
  static let noLemma: Int32 = -1

  /// Penn Treebank tags, as symbols.
  var tags: [Int32] = []
  /// Dependency labels, as symbols.
  var dependencies: [Int32] = []
  /// Parts of speech, as symbols; 0 where no rule gave one.
  var parts: [Int32] = []
  /// Morphological features, as symbols; 0 for none.
  var morphologies: [Int32] = []
  /// Lemmas: numbers of a ``LemmaCache``, those of symbols being the same there; or ``noLemma``.
  var lemmas: [Int32] = []

  init() {}

  /// Columns for tokens that have been tagged and parsed; both must have the same length.
  init(tags: [Int32], dependencies: [Int32]) {
    self.tags = tags
    self.dependencies = dependencies
    clearDerived()
  }

  /// How many tokens there are.
  var count: Int { tags.count }

  /// Sets the columns that the ruler and the lemmatizer fill to "unknown", for ``count`` tokens.
  mutating func clearDerived() {
    parts = Array(repeating: SymbolTable.empty, count: count)
    morphologies = parts
    lemmas = Array(repeating: Self.noLemma, count: count)
  }
}

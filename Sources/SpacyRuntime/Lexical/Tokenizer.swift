/// Splits English text into tokens as spaCy's English pipelines do.
///
/// The rules are written out by hand in ``AffixRules``, ``InfixRules`` and ``URLRule``; the exceptions and
/// norms come from the model directory. A tokenizer is a value that any number of threads may share;
/// what it learns lies in the ``LexemeTable`` and the ``ChunkCache`` of each caller.
struct Tokenizer: Sendable {
  private let vocabulary: LexicalVocabulary
  private let exceptions: TokenizerExceptions
  private let sequences: ExceptionSequences

  /// Creates a tokenizer from exceptions and norms.
  ///
  /// - Parameters:
  ///   - norms: The norms of texts, by string identifier; they go before those of every language.
  ///   - areAllSequences: Whether all exceptions are searched for across tokens, rather than those that
  ///     have an affix or a space in them.
  init(
    exceptions: TokenizerExceptions, norms: [UInt64: String], areAllSequences: Bool = false
  ) {
    self.exceptions = exceptions
    var splitter = ChunkSplitter()
    var sequences = ExceptionSequences()
    var starts: Set<UInt64> = []
    for exception in exceptions.all {
      let key = exception.key
      guard areAllSequences || key.contains(0x20) || splitter.hasAffix(key) else { continue }
      let texts = Self.texts(of: key, &splitter)
      sequences.insert(texts)
      if let first = texts.first { starts.insert(first) }
    }
    self.sequences = sequences
    let merged = LexicalVocabulary.baseNorms.merging(norms) { _, own in own }
    vocabulary = LexicalVocabulary(norms: merged, sequenceStarts: starts)
  }

  /// The identifiers of the tokens of a text for which there are no exceptions.
  private static func texts(of bytes: [UInt8], _ splitter: inout ChunkSplitter) -> [UInt64] {
    var texts: [UInt64] = []
    var chunks = TextChunks(bytes)
    while let chunk = chunks.next() {
      splitter.split(bytes, chunk.range, exceptions: nil)
      for case .token(let range) in splitter.pieces { texts.append(StringID.id(of: bytes, range)) }
    }
    return texts
  }

  /// Splits a text.
  ///
  /// Every scalar of the text is in a token, or is the space after one. O(bytes) for any text; a word
  /// that `cache` knows costs one look-up. Below 2^31 scalars.
  ///
  /// - Parameters:
  ///   - lexemes: Grows by the types that are new.
  ///   - cache: The words that have been split before, with types of `lexemes`.
  func tokenize(
    _ text: String, lexemes: inout LexemeTable, cache: inout ChunkCache
  ) -> TokenizedText {
    tokenize(Array(text.utf8), lexemes: &lexemes, cache: &cache)
  }

  /// The same for a text that is given as valid UTF-8.
  func tokenize(
    _ bytes: [UInt8], lexemes: inout LexemeTable, cache: inout ChunkCache
  ) -> TokenizedText {
    var text = TokenizedText()
    text.types.reserveCapacity(bytes.count / 4 + 1)
    text.hasSpace.reserveCapacity(bytes.count / 4 + 1)
    cache.synchronize(with: lexemes)
    var chunks = TextChunks(bytes)
    while let chunk = chunks.next() {
      if !cache.append(to: &text.types, bytes, chunk.range, hash: chunk.hash) {
        split(bytes, chunk, into: &text.types, &lexemes, &cache)
      }
      while text.hasSpace.count < text.types.count { text.hasSpace.append(false) }
      if chunk.isBeforeSpace && !text.hasSpace.isEmpty {
        text.hasSpace[text.hasSpace.count &- 1] = true
      }
    }
    let sequenceStarts = Self.setStarts(of: &text, lexemes)
    if !sequenceStarts.isEmpty { replaceSequences(in: &text, at: sequenceStarts, &lexemes) }
    return text
  }

  /// Splits a word that is not in the cache.
  private func split(
    _ bytes: [UInt8], _ chunk: TextChunks.Chunk, into types: inout [Int32],
    _ lexemes: inout LexemeTable, _ cache: inout ChunkCache
  ) {
    let first = types.count
    cache.splitter.split(bytes, chunk.range, exceptions: exceptions)
    for piece in cache.splitter.pieces {
      switch piece {
      case .token(let range): types.append(lexemes.type(of: bytes, range, in: vocabulary))
      case .exception(let number): append(exception: number, to: &types, &lexemes)
      }
    }
    cache.insert(bytes, chunk.range, hash: chunk.hash, types: types[first...])
  }

  private func append(
    exception number: Int, to types: inout [Int32], _ lexemes: inout LexemeTable
  ) {
    for token in exceptions.tokens(number) {
      types.append(
        lexemes.type(of: token.text, 0..<token.text.count, norm: token.norm, in: vocabulary))
    }
  }

  /// Sets the start column from the lengths and spaces.
  /// - Returns: The tokens with which a sequence of exceptions may begin.
  private static func setStarts(of text: inout TokenizedText, _ lexemes: LexemeTable) -> [Int32] {
    var candidates: [Int32] = []
    var starts: [Int32] = []
    starts.reserveCapacity(text.count)
    var position: Int32 = 0
    for (token, type) in text.types.enumerated() {
      let length = lexemes.lengthsAndStarts[Int(type)]
      starts.append(position)
      position += (length >> 1) + (text.hasSpace[token] ? 1 : 0)
      if length & 1 != 0 { candidates.append(Int32(token)) }
    }
    text.starts = starts
    return candidates
  }

  /// Puts exceptions in the place of tokens that together have their text.
  private func replaceSequences(
    in text: inout TokenizedText, at starts: [Int32], _ lexemes: inout LexemeTable
  ) {
    let replacements = sequences.replacements(
      in: text, starts: starts, lexemes: lexemes, exceptions: exceptions)
    guard !replacements.isEmpty else { return }
    var replaced = TokenizedText()
    var next = 0
    for replacement in replacements {
      replaced.types.append(contentsOf: text.types[next..<replacement.tokens.lowerBound])
      replaced.hasSpace.append(contentsOf: text.hasSpace[next..<replacement.tokens.lowerBound])
      append(exception: replacement.exception, to: &replaced.types, &lexemes)
      while replaced.hasSpace.count < replaced.types.count { replaced.hasSpace.append(false) }
      replaced.hasSpace[replaced.types.count - 1] =
        text.hasSpace[replacement.tokens.upperBound - 1]
      next = replacement.tokens.upperBound
    }
    replaced.types.append(contentsOf: text.types[next...])
    replaced.hasSpace.append(contentsOf: text.hasSpace[next...])
    text = replaced
    _ = Self.setStarts(of: &text, lexemes)
  }
}

/// The stages of a model that work on words and labels rather than vectors.
struct LexicalStages: Sendable {
  let tokenizer: Tokenizer
  let ruler: AttributeRuler
  let lemmatizer: Lemmatizer
  let chunker: NounChunker
  let symbols: SymbolTable
  /// The symbol of each tag of the tagger.
  let tagSymbols: [Int32]
  /// The symbol of each label of the parser.
  let dependencySymbols: [Int32]
}

extension LexicalStages {
  /// Loads the stages.
  /// - Parameters:
  ///   - tags: The labels of the tagger.
  ///   - dependencies: The labels of the parser.
  init(
    _ directory: ModelDirectory, config: PipelineConfig, tags: [String], dependencies: [String]
  ) throws(ModelError) {
    try config.require(
      "components.lemmatizer", "mode", .string("rule"), component: "lemmatizer")
    try config.require(
      "components.lemmatizer", "overwrite", .bool(false), component: "lemmatizer", absent: true)
    let tokenizerFile = try directory.bytes("tokenizer")
    let vocabulary = try directory.bytes("vocab/lookups.bin")
    let patterns = try directory.bytes("attribute_ruler/patterns")
    let lookups = try directory.bytes("lemmatizer/lookups/lookups.bin")
    do throws(LexicalDataError) {
      let tokenizer = try Tokenizer(tokenizer: tokenizerFile, vocabularyLookups: vocabulary)
      var symbols = SymbolTable()
      var tagSymbols: [Int32] = []
      for tag in tags { tagSymbols.append(try symbols.intern(tag)) }
      var dependencySymbols: [Int32] = []
      for label in dependencies { dependencySymbols.append(try symbols.intern(label)) }
      let ruler = try AttributeRuler(patterns: patterns, symbols: &symbols)
      let chunker = try NounChunker(symbols: &symbols)
      let lemmatizer = try Lemmatizer(lookups: lookups, symbols: symbols)
      self.init(
        tokenizer: tokenizer, ruler: ruler, lemmatizer: lemmatizer, chunker: chunker,
        symbols: symbols, tagSymbols: tagSymbols, dependencySymbols: dependencySymbols)
    } catch {
      throw ModelError(error, in: directory)
    }
  }
}

extension ModelError {
  /// What is wrong with lexical data, said about the model.
  init(_ error: LexicalDataError, in directory: ModelDirectory) {
    switch error {
    case .malformed(let file, let offset, let reason):
      self = .malformed(
        path: directory.fullPath(file), reason: "at byte \(offset), \(reason)")
    case .missing(let file, let entry):
      self = .malformed(path: directory.fullPath(file), reason: "there is no entry '\(entry)'")
    case .invalidException(let file, let key, let reason):
      self = .malformed(
        path: directory.fullPath(file), reason: "the exception '\(key)' \(reason)")
    case .unknownPattern(_, let name):
      self = .unsupported(
        component: "tokenizer", reason: "its pattern '\(name)' is not that of English 3.8")
    case .unsupportedRule(_, let rule, let reason):
      self = .unsupported(component: "attribute_ruler", reason: "rule \(rule) \(reason)")
    case .tooManySymbols(let limit):
      self = .unsupported(component: "attribute_ruler", reason: "more than \(limit) labels")
    }
  }
}

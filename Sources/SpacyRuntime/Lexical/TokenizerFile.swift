import CSpacyTables

extension Tokenizer {
  /// Reads a tokenizer from a model directory.
  ///
  /// - Parameters:
  ///   - tokenizer: The file `tokenizer`.
  ///   - vocabularyLookups: The file `vocab/lookups.bin`.
  /// - Throws: ``LexicalDataError`` where a file is damaged, or holds other patterns than those that
  ///   the rules stand for.
  init(tokenizer: [UInt8], vocabularyLookups: [UInt8]) throws(LexicalDataError) {
    var file = LexicalFileReader(tokenizer, file: "tokenizer")
    var exceptions: TokenizerExceptions?
    var areAllSequences = false
    var patterns: Set<String> = []
    for _ in 0..<(try file.mapCount()) {
      let name = try file.string()
      switch name {
      case "exceptions": exceptions = try Self.exceptions(&file)
      case "faster_heuristics": areAllSequences = try !file.bool()
      default:
        try Self.check(try file.optionalString(), isPattern: name)
        patterns.insert(name)
      }
    }
    try file.expectEnd()
    for name in Self.patterns.map(\.name) where !patterns.contains(name) {
      throw .missing(file: file.file, entry: name)
    }
    guard let exceptions else { throw .missing(file: file.file, entry: "exceptions") }
    var lookups = LexicalFileReader(vocabularyLookups, file: "vocab/lookups.bin")
    let norms = try Self.norms(&lookups)
    self.init(
      exceptions: exceptions, norms: norms,
      areAllSequences: areAllSequences)
  }

  // MARK: Patterns

  /// The patterns that the rules stand for: byte count and string identifier of each. Those without
  /// have no rule and must be nil.
  private static let patterns: [(name: String, count: Int, id: UInt64)] = [
    ("prefix_search", 2962, 0xbdce_10f7_f805_aa1b),
    ("suffix_search", 12953, 0xe21b_dfee_103a_48c5),
    ("infix_finditer", 16124, 0x57c5_3722_ff65_cd10),
    ("url_match", 3541, 0xd1bb_ede8_cb6f_2f33),
  ]

  private static func check(
    _ pattern: String?, isPattern name: String
  ) throws(LexicalDataError) {
    let known = patterns.first { $0.name == name }
    switch (pattern, known) {
    case (nil, nil): return
    case (let pattern?, let known?):
      if pattern.utf8.count == known.count && StringID.id(pattern) == known.id { return }
    default: break
    }
    throw .unknownPattern(file: "tokenizer", name: name)
  }

  // MARK: Exceptions

  /// The attribute numbers of an exception's tokens.
  private static let orth = 65
  private static let norm = 67

  private static func exceptions(
    _ file: inout LexicalFileReader
  ) throws(LexicalDataError) -> TokenizerExceptions {
    var exceptions = TokenizerExceptions()
    for _ in 0..<(try file.mapCount()) {
      let key = try file.string()
      var tokens: [TokenizerException.Token] = []
      for _ in 0..<(try file.arrayCount()) { tokens.append(try token(&file, of: key)) }
      guard !tokens.isEmpty, tokens.flatMap(\.text) == Array(key.utf8) else {
        throw .invalidException(
          file: file.file, key: key, reason: "does not consist of its tokens")
      }
      exceptions.insert(TokenizerException(key: Array(key.utf8), tokens: tokens))
    }
    return exceptions
  }

  private static func token(
    _ file: inout LexicalFileReader, of key: String
  ) throws(LexicalDataError) -> TokenizerException.Token {
    var token = TokenizerException.Token(text: [])
    for _ in 0..<(try file.mapCount()) {
      switch try file.int() {
      case orth: token.text = Array(try file.string().utf8)
      case norm: token.norm = try file.string()
      default:
        throw .invalidException(
          file: file.file, key: key, reason: "sets more than the text and the norm of a token")
      }
    }
    guard !token.text.isEmpty else {
      throw .invalidException(file: file.file, key: key, reason: "has an empty token")
    }
    return token
  }

  // MARK: Norms

  /// Reads the norms of a file of lookup tables, by string identifier.
  static func norms(
    _ file: inout LexicalFileReader
  ) throws(LexicalDataError) -> [UInt64: String] {
    var norms: [UInt64: String]?
    for _ in 0..<(try file.mapCount()) {
      guard try file.string() == "lexeme_norm" else {
        try file.skip()
        continue
      }
      var table: [UInt64: String] = [:]
      for _ in 0..<(try file.mapCount()) {
        let id = try file.id()
        table[id] = try file.string()
      }
      norms = table
    }
    try file.expectEnd()
    guard let norms else { throw .missing(file: file.file, entry: "lexeme_norm") }
    return norms
  }
}

extension LexicalVocabulary {
  /// The norms that hold for every language, by string identifier: quotes, dashes, currency signs.
  static let baseNorms: [UInt64: String] = {
    var norms: [UInt64: String] = [:]
    for index in 0..<spacy_base_norms() {
      var packed = spacy_base_norm_value(index)
      var norm = ""
      while packed != 0 {
        norm.unicodeScalars.append(Unicode.Scalar(UInt8(packed & 0xFF)))
        packed >>= 8
      }
      norms[StringID.id(ofHash: spacy_base_norm_key(index))] = norm
    }
    return norms
  }()
}

@testable import SpacyRuntime

/// A few entries of each lexical file, for tests that need no model or must be quick.
enum SmallModel {
  static let exceptionsFile =
    ([
      "exceptions": ["don't": [[65: "do"], [65: "n't", 67: "not"]], "a.m.": [[65: "a.m."]]],
      "faster_heuristics": .bool(true), "token_match": .null,
    ] as Packed).bytes

  static let normFile =
    (["other": ["x": [1, 2]], "lexeme_norm": [5_827: "because", 67: "b"]] as Packed).bytes

  static let rulesFile =
    ([
      ["patterns": [[["TAG": "NN"]]], "attrs": ["POS": "NOUN", "MORPH": "_"], "index": 0],
      [
        "patterns": [[["LOWER": ["IN": ["gon", "'s"]]], ["DEP": ["NOT_IN": ["aux", ""]]]]],
        "attrs": ["LEMMA": "to"], "index": 1,
      ],
      [
        "patterns": [[["LOWER": ["REGEX": "^n'?t$"], "IS_SPACE": .bool(false)]]],
        "attrs": ["TAG": "_SP", "DEP": "dep"], "index": 0,
      ],
    ] as Packed).bytes

  private static let noun = Packed.int(Int(bitPattern: UInt(StringID.id("noun"))))

  static let lemmaFile =
    ([
      "lemma_rules": [noun: [["s", ""], ["men", "man"]]],
      "lemma_exc": [noun: ["geese": ["goose"]]], "lemma_index": [noun: ["boy", "man"]],
    ] as Packed).bytes

  /// A tokenizer with two exceptions and no norms.
  static func tokenizer() throws -> Tokenizer {
    var exceptions = TokenizerExceptions()
    exceptions.insert(
      TokenizerException(
        key: Array("don't".utf8),
        tokens: [.init(text: Array("do".utf8)), .init(text: Array("n't".utf8), norm: "not")]))
    exceptions.insert(
      TokenizerException(key: Array("a.m.".utf8), tokens: [.init(text: Array("a.m.".utf8))]))
    exceptions.insert(
      TokenizerException(key: Array(":)".utf8), tokens: [.init(text: Array(":)".utf8))]))
    return Tokenizer(exceptions: exceptions, norms: [:])
  }

  /// The text that the tokens and spaces of a text make; the offsets are checked on the way.
  static func restored(_ text: String) throws -> [UInt8] {
    var lexemes = LexemeTable()
    var cache = ChunkCache()
    let tokens = try tokenizer().tokenize(text, lexemes: &lexemes, cache: &cache)
    var bytes: [UInt8] = []
    var start: Int32 = 0
    for token in 0..<tokens.count {
      guard tokens.starts[token] == start else { return [] }
      bytes.append(contentsOf: lexemes[tokens.types[token]].text.utf8)
      start += lexemes.scalarCount(tokens.types[token])
      if tokens.hasSpace[token] {
        bytes.append(0x20)
        start += 1
      }
    }
    return bytes
  }

  /// Loads the files, and uses what can be loaded.
  /// - Returns: How many could not.
  static func load(
    tokenizer: [UInt8], lookups: [UInt8], patterns: [UInt8], lemmas: [UInt8]
  ) -> Int {
    var failures = 0
    // The patterns that a tokenizer must have are missing; all before is read.
    if case .failure(.missing(_, "prefix_search")) = result({ () throws(LexicalDataError) in
      try Tokenizer(tokenizer: tokenizer, vocabularyLookups: normFile)
    }) {
    } else {
      failures += 1
    }
    var file = LexicalFileReader(lookups, file: "vocab/lookups.bin")
    if (try? Tokenizer.norms(&file)) == nil { failures += 1 }
    var symbols = SymbolTable()
    var lexemes = LexemeTable()
    var columns = LexicalColumns(tags: [1, 0, 2], dependencies: [0, 1, 2])
    let types = ["gon", "geese", "n't"].map { text in
      let bytes = Array(text.utf8)
      return lexemes.type(of: bytes, 0..<bytes.count, in: LexicalVocabulary())
    }
    if let ruler = try? AttributeRuler(patterns: patterns, symbols: &symbols) {
      var cache = RulerCache()
      ruler.apply(to: &columns, types: types, lexemes: lexemes, cache: &cache)
    } else {
      failures += 1
    }
    if let lemmatizer = try? Lemmatizer(lookups: lemmas, symbols: symbols) {
      var cache = LemmaCache(symbols: symbols)
      lemmatizer.apply(to: &columns, types: types, lexemes: lexemes, cache: &cache)
    } else {
      failures += 1
    }
    return failures
  }

  private static func result<Value>(
    _ body: () throws(LexicalDataError) -> Value
  ) -> Result<Value, LexicalDataError> {
    do throws(LexicalDataError) {
      return .success(try body())
    } catch {
      return .failure(error)
    }
  }
}

/// A value to be written as MessagePack.
enum Packed: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, Sendable
{
  case null
  case bool(Bool)
  case int(Int)
  case string(String)
  case array([Packed])
  case map([(Packed, Packed)])

  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .int(value) }
  init(arrayLiteral elements: Packed...) { self = .array(elements) }
  init(dictionaryLiteral elements: (Packed, Packed)...) { self = .map(elements) }

  /// The encoding; numbers take nine bytes, lengths one or three.
  var bytes: [UInt8] {
    switch self {
    case .null: [0xC0]
    case .bool(let value): [value ? 0xC3 : 0xC2]
    case .int(let value): [0xCF] + (0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * $0)) }
    case .string(let text): [0xD9, UInt8(text.utf8.count)] + Array(text.utf8)
    case .array(let elements): header(0xDC, elements.count) + elements.flatMap(\.bytes)
    case .map(let entries):
      header(0xDE, entries.count) + entries.flatMap { $0.0.bytes + $0.1.bytes }
    }
  }

  private func header(_ marker: UInt8, _ count: Int) -> [UInt8] {
    [marker, UInt8(count >> 8), UInt8(count & 0xFF)]
  }
}

/// Random numbers that are the same in every run.
///
/// Source: Sebastiano Vigna's SplitMix64 (public domain).
struct FixedSeed: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return value ^ value >> 31
  }

  /// Bytes with a few changed, taken out, put in, or cut off.
  mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &self) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &self)
      switch Int.random(in: 0..<8, using: &self) {
      case 0: bytes.removeSubrange(place...)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(UInt8.random(in: 0...255, using: &self), at: place)
      case 3: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
      default: bytes[place] = UInt8.random(in: 0...255, using: &self)
      }
    }
    return bytes
  }
}

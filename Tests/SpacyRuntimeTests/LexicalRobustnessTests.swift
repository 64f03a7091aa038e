import MessagePack
import Testing

@testable import SpacyRuntime

/// Long and odd texts, and damaged files.
@Suite struct LexicalRobustnessTests {
  /// Each a text of 100,000 bytes or more: a rule that rescans would take hours.
  @Test(
    .timeLimit(.minutes(20)),
    arguments: [
      "a", "(", ".", "\n", " ", " \n", "'", "a.", "a.b", "@", "a@", "://", "a://", "-", "a-", "--",
      "a--", "1-", ":)", ": )", "a.m.", "…", "\u{301}", "e\u{301}", "\u{0}", "\u{200D}", "Σ'",
      "ΑΣ'",
      "👍🏽", "مرحبا", "10.0.0.1:", "US$", "'s", "\u{FEFF}", "a_", "½", "a,", "can't", "1km", "\u{85}",
      "a@b.", "'em", "É",
    ])
  func longRunsAreLinear(unit: String) throws {
    let text = String(repeating: unit, count: 100_000 / unit.utf8.count + 1)
    #expect(try SmallModel.restored(text) == Array(text.utf8))
  }

  @Test func prefixesAndSuffixesTogetherAreLinear() throws {
    let text =
      String(repeating: "(", count: 50_000) + "word" + String(repeating: ")", count: 50_000)
    #expect(try SmallModel.restored(text) == Array(text.utf8))
  }

  @Test func randomTextsAreRestored() throws {
    var random = FixedSeed(state: 7)
    let scalars: [Unicode.Scalar] = Array(
      " \n\u{A0}.,'’-–…:/@#$%&()1a9AzÉßΣ中あ👍\u{1F3FD}\u{301}\u{FEFF}\u{0}\u{200D}\u{2028}"
        .unicodeScalars)
    for _ in 0..<2_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...30, using: &random) {
        text.append(scalars.randomElement(using: &random) ?? "a")
      }
      #expect(try SmallModel.restored(String(text)) == Array(String(text).utf8))
    }
  }

  @Test func aFullCacheStartsAfresh() throws {
    let words = (0..<ChunkCache.limit + 10).map { "w\($0)" }
    let text = words.joined(separator: " ")
    var lexemes = LexemeTable()
    var cache = ChunkCache()
    let tokenizer = try SmallModel.tokenizer()
    let first = tokenizer.tokenize(text, lexemes: &lexemes, cache: &cache)
    #expect(first.types == (0..<Int32(words.count)).map { $0 })
    #expect(tokenizer.tokenize(text, lexemes: &lexemes, cache: &cache) == first)
  }

  @Test func canonicallyEquivalentTextsAreDifferentTypes() throws {
    var lexemes = LexemeTable()
    var cache = ChunkCache()
    let text = try SmallModel.tokenizer().tokenize(
      "é e\u{301} é", lexemes: &lexemes, cache: &cache)
    #expect(text.types == [0, 1, 0])
  }

  // MARK: Damaged files

  @Test func damagedFilesGiveErrors() throws {
    var random = FixedSeed(state: 1)
    var failures = 0
    for _ in 0..<4_000 {
      failures += SmallModel.load(
        tokenizer: random.damaged(SmallModel.exceptionsFile),
        lookups: random.damaged(SmallModel.normFile),
        patterns: random.damaged(SmallModel.rulesFile),
        lemmas: random.damaged(SmallModel.lemmaFile))
    }
    // Of the four files of a round not all are damaged beyond reading.
    #expect(failures > 4_000 && failures < 16_000)
  }

  @Test func truncatedFilesGiveErrors() {
    for count in 0..<SmallModel.rulesFile.count {
      var symbols = SymbolTable()
      #expect(throws: LexicalDataError.self) {
        try AttributeRuler(patterns: Array(SmallModel.rulesFile[..<count]), symbols: &symbols)
      }
    }
    for count in 0..<SmallModel.lemmaFile.count {
      #expect(throws: LexicalDataError.self) {
        try Lemmatizer(lookups: Array(SmallModel.lemmaFile[..<count]), symbols: SymbolTable())
      }
    }
  }

  @Test(
    arguments: [
      (["OP": "*"], "asks for 'OP'"), (["LEMMA": "be"], "asks for 'LEMMA'"),
      (
        ["LOWER": ["REGEX": "^a*$"]],
        "has a regular expression other than of letters, '?' and '[…]'"
      ),
      (["TAG": ["FUZZY": "x"]], "uses the operator 'FUZZY'"),
    ] as [(Packed, String)])
  func anUnsupportedRuleIsNamed(condition: Packed, reason: String) {
    let rules: Packed = [
      ["patterns": [[["TAG": "NN"]]], "attrs": ["POS": "NOUN"], "index": 0],
      ["patterns": [[condition]], "attrs": ["POS": "NOUN"], "index": 0],
    ]
    let error = LexicalDataError.unsupportedRule(
      file: "attribute_ruler/patterns", rule: 1, reason: reason)
    var symbols = SymbolTable()
    #expect(throws: error) { try AttributeRuler(patterns: rules.bytes, symbols: &symbols) }
  }

  @Test func anExceptionMustConsistOfItsTokens() {
    let file: Packed = ["exceptions": ["don't": [[65: "do"], [65: "not"]]]]
    let error = LexicalDataError.invalidException(
      file: "tokenizer", key: "don't", reason: "does not consist of its tokens")
    #expect(throws: error) {
      try Tokenizer(tokenizer: file.bytes, vocabularyLookups: SmallModel.normFile)
    }
  }

  @Test(.enabled(if: LexicalFixtures.model("sm") != nil, "the small model is not installed"))
  func anotherPatternIsNamed() throws {
    var bytes = try LexicalFixtures.bytes("tokenizer", model: "sm")
    let name = Array("suffix_search".utf8)
    let place = try #require(
      bytes.indices.first { bytes[$0...].starts(with: name) })
    // Past the name and the length of the string.
    bytes[place + name.count + 10] ^= 1
    #expect(throws: LexicalDataError.unknownPattern(file: "tokenizer", name: "suffix_search")) {
      try Tokenizer(
        tokenizer: bytes, vocabularyLookups: LexicalFixtures.bytes("vocab/lookups.bin", model: "sm")
      )
    }
  }
}

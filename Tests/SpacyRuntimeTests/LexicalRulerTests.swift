import Testing

@testable import SpacyRuntime

/// A tokenizer with what comes after the parser, and the workspace of both.
struct LexicalPipeline {
  let tokenizer: Tokenizer
  let symbols: SymbolTable
  let ruler: AttributeRuler
  let lemmatizer: Lemmatizer
  let chunker: NounChunker
  var lexemes = LexemeTable()
  var chunkCache = ChunkCache()
  var rulerCache = RulerCache()
  var lemmaCache: LemmaCache

  /// - Parameter labels: All tags and dependency labels that will occur.
  init(model size: String, labels: [String]) throws {
    tokenizer = try LexicalTokenizerTests.tokenizer(size)
    var symbols = SymbolTable()
    for label in labels { _ = try symbols.intern(label) }
    ruler = try AttributeRuler(
      patterns: LexicalFixtures.bytes("attribute_ruler/patterns", model: size), symbols: &symbols)
    chunker = try NounChunker(symbols: &symbols)
    lemmatizer = try Lemmatizer(
      lookups: LexicalFixtures.bytes("lemmatizer/lookups/lookups.bin", model: size),
      symbols: symbols)
    lemmaCache = LemmaCache(symbols: symbols)
    self.symbols = symbols
  }

  /// Tokenizes, and derives columns from tags and dependencies.
  mutating func columns(
    of text: String, tags: [String], dependencies: [String]
  ) throws -> LexicalColumns {
    let tokens = tokenizer.tokenize(text, lexemes: &lexemes, cache: &chunkCache)
    try #require(tokens.count == tags.count)
    var columns = LexicalColumns(
      tags: tags.map { symbols.find($0) ?? 0 },
      dependencies: dependencies.map { symbols.find($0) ?? 0 })
    ruler.apply(to: &columns, types: tokens.types, lexemes: lexemes, cache: &rulerCache)
    lemmatizer.apply(to: &columns, types: tokens.types, lexemes: lexemes, cache: &lemmaCache)
    return columns
  }

  /// The strings of a column of symbols.
  func texts(_ column: [Int32]) -> [String] { column.map { symbols[$0] } }
}

/// Attribute rules, lemmas and noun chunks, from the tags and trees of the fixtures.
@Suite(.enabled(if: LexicalFixtures.model("sm") != nil, "the small model is not installed"))
struct LexicalRulerTests {
  @Test(arguments: ["sm", "md"], ["short", "long", "seed"])
  func attributesAreThoseOfTheReference(size: String, file: String) throws {
    guard LexicalFixtures.model(size) != nil else { return }
    let documents = try LexicalFixtures.documents("\(file).\(size).json")
    let labels = documents.flatMap { $0.tokens.tag + $0.tokens.dep }
    var pipeline = try LexicalPipeline(model: size, labels: labels)
    for pass in 0..<2 {
      if pass == 1 { pipeline.lexemes.removeAll() }
      for document in documents {
        let expected = document.tokens
        let columns = try pipeline.columns(
          of: document.text, tags: expected.tag, dependencies: expected.dep)
        let comment = "\(document.id), pass \(pass)"
        #expect(pipeline.texts(columns.parts) == expected.pos, "\(comment)")
        #expect(pipeline.texts(columns.morphologies) == expected.morph, "\(comment)")
        #expect(pipeline.texts(columns.tags) == expected.tag, "\(comment)")
        #expect(pipeline.texts(columns.dependencies) == expected.dep, "\(comment)")
        let lemmas = columns.lemmas.map { pipeline.lemmaCache[$0] }
        #expect(lemmas.bytes == expected.lemma.bytes, "\(comment)")
        let chunks = pipeline.chunker.chunks(
          in: columns, heads: expected.head, leftEdges: Self.leftEdges(expected.head))
        let ends = chunks.map { [Int32($0.lowerBound), Int32($0.upperBound)] }
        #expect(ends == document.noun_chunks, "\(comment)")
      }
    }
  }

  /// The first token of each subtree.
  static func leftEdges(_ heads: [Int32]) -> [Int32] {
    var edges = heads.indices.map { Int32($0) }
    for token in Array(heads.indices) + heads.indices.reversed() {
      let head = Int(heads[token])
      edges[head] = min(edges[head], edges[token])
    }
    return edges
  }

  @Test func rulesSeeTheOldValuesAndTheLastOneCounts() throws {
    var pipeline = try LexicalPipeline(
      model: "sm",
      labels: ["EX", "VBZ", "_SP", "NN", "PRP", "RB", "expl", "aux", "ROOT", "nsubj", "neg"])
    let there = try pipeline.columns(
      of: "There is", tags: ["EX", "VBZ"], dependencies: ["expl", "aux"])
    #expect(pipeline.texts(there.parts) == ["PRON", "VERB"])
    let space = try pipeline.columns(
      of: "\n x", tags: ["NN", "_SP"], dependencies: ["ROOT", "ROOT"])
    #expect(pipeline.texts(space.parts) == ["SPACE", "X"])
    #expect(pipeline.texts(space.tags) == ["_SP", "_SP"])
    #expect(pipeline.texts(space.dependencies) == ["dep", "ROOT"])
    let aint = try pipeline.columns(
      of: "It ain't", tags: ["PRP", "VBZ", "RB"], dependencies: ["nsubj", "ROOT", "neg"])
    #expect(aint.lemmas.map { pipeline.lemmaCache[$0] } == ["it", "be", "not"])
  }

  @Test func longCoordinationsAreLinear() throws {
    let pipeline = try LexicalPipeline(model: "sm", labels: [])
    let count = 200_000
    var columns = LexicalColumns(
      tags: Array(repeating: 0, count: count),
      dependencies: Array(repeating: try #require(pipeline.symbols.find("conj")), count: count))
    columns.dependencies[0] = try #require(pipeline.symbols.find("nsubj"))
    columns.parts = Array(repeating: try #require(pipeline.symbols.find("NOUN")), count: count)
    let heads = (0..<count).map { Int32(max(0, $0 - 1)) }
    let chunks = pipeline.chunker.chunks(
      in: columns, heads: heads, leftEdges: (0..<count).map { Int32($0) })
    #expect(chunks.count == count)
  }

  @Test func finiteRegularExpressions() {
    #expect(FiniteRegex.texts(of: "^n'?t$") == ["n't", "nt"])
    #expect(FiniteRegex.texts(of: "^n[ou]thin'$") == ["nothin'", "nuthin'"])
    #expect(FiniteRegex.texts(of: "^$") == [""])
    for other in ["nt", "^a*$", "^a|b$", "^[^a]$", "^[a-z]$", "^a.$", "^[a$", "^$a", "$", "^"] {
      #expect(FiniteRegex.texts(of: other) == nil, "\(other)")
    }
  }
}

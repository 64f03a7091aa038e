/// Finds noun phrases without the clauses that follow their noun.
///
/// Source: `spacy/lang/en/syntax_iterators.py`.
struct NounChunker: Sendable {
  /// By symbol: whether it is the part of speech of a noun, a name or a pronoun.
  private let isNominal: [Bool]
  /// By symbol: whether it is the dependency label of a noun phrase.
  private let isPhrase: [Bool]
  private let conjunct: Int32

  /// - Parameter symbols: Gets the labels that matter here.
  init(symbols: inout SymbolTable) throws(LexicalDataError) {
    var nominals: [Int32] = []
    for part in ["NOUN", "PROPN", "PRON"] { nominals.append(try symbols.intern(part)) }
    var phrases: [Int32] = []
    for label in [
      "oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT",
    ] { phrases.append(try symbols.intern(label)) }
    conjunct = try symbols.intern("conj")
    var isNominal = Array(repeating: false, count: symbols.count)
    for symbol in nominals { isNominal[Int(symbol)] = true }
    self.isNominal = isNominal
    var isPhrase = Array(repeating: false, count: symbols.count)
    for symbol in phrases { isPhrase[Int(symbol)] = true }
    self.isPhrase = isPhrase
  }

  /// The noun chunks of one text, in order; they do not overlap. O(tokens).
  ///
  /// - Parameters:
  ///   - columns: Reads parts of speech and dependencies, as they are after the attribute ruler.
  ///   - range: The text's tokens in the columns; nil for all.
  ///   - heads: The head of each token of the columns, as a position in the columns; a root's own.
  ///   - leftEdges: The first token of the subtree of each token, likewise.
  func chunks(
    in columns: LexicalColumns, _ range: Range<Int>? = nil, heads: [Int32], leftEdges: [Int32]
  ) -> [Range<Int>] {
    let range = range ?? 0..<columns.count
    let first = conjuncts(columns, range, heads)
    var chunks: [Range<Int>] = []
    var end = range.lowerBound
    for token in range where isIn(isNominal, columns.parts[token]) {
      let start = Int(leftEdges[token])
      guard start >= end, start <= token else { continue }
      let dependency = columns.dependencies[token]
      var isChunk = isIn(isPhrase, dependency)
      if !isChunk && dependency == conjunct && range.contains(Int(heads[token])) {
        let head = Int(first[Int(heads[token]) - range.lowerBound])
        isChunk = isIn(isPhrase, columns.dependencies[head])
      }
      if isChunk {
        chunks.append(start..<token + 1)
        end = token + 1
      }
    }
    return chunks
  }

  private func isIn(_ symbols: [Bool], _ symbol: Int32) -> Bool {
    symbol < symbols.count && symbols[Int(symbol)]
  }

  /// For each token the first of the conjuncts that lead to it from the left. Each takes over what its
  /// head has found, so that long coordinations stay linear.
  private func conjuncts(
    _ columns: LexicalColumns, _ range: Range<Int>, _ heads: [Int32]
  ) -> [Int32] {
    var first: [Int32] = []
    first.reserveCapacity(range.count)
    for token in range {
      let head = Int(heads[token])
      let leads =
        columns.dependencies[token] == conjunct && head < token && head >= range.lowerBound
      first.append(leads ? first[head - range.lowerBound] : Int32(token))
    }
    return first
  }
}

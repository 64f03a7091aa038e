/// Finds dictionary forms by suffix rules, exceptions and an index of known forms.
///
/// Source: `spacy/pipeline/lemmatizer.py`, mode `rule`, and `spacy/lang/en/lemmatizer.py`.
struct Lemmatizer: Sendable {
  /// How the tokens of a part of speech get their lemma.
  private enum Method: Sendable {
    /// The text in lower case.
    case lower
    /// The text as it is.
    case text
    /// By a table.
    case table(Int)
  }

  private let tables: [LemmaTable]
  /// By symbol, for those that are parts of speech.
  private let methods: [Method]
  private let kinds: [PartKind]
  /// By symbol, for those that are morphological features.
  private let features: [LemmaFeatures]

  /// Creates a lemmatizer.
  ///
  /// - Parameters:
  ///   - tables: By identifier of the part of speech in lower case.
  ///   - symbols: All symbols that may occur in the columns.
  init(tables: [UInt64: LemmaTable], symbols: SymbolTable) {
    let ids = tables.keys.sorted()
    self.tables = ids.compactMap { tables[$0] }
    let parts = symbols.all.map { LexicalAttributes.lower(ScalarText($0)) }
    kinds = parts.map { PartKind(rawValue: $0) ?? .other }
    features = symbols.all.map { LemmaFeatures($0) }
    methods = parts.map { part in
      if ["", "eol", "space"].contains(part) { return .lower }
      let id = StringID.id(part)
      if let table = tables[id], !table.isEmpty, let number = ids.firstIndex(of: id) {
        return .table(number)
      }
      return part == "propn" ? .text : .lower
    }
  }

  /// Sets the lemmas of the tokens of a range that have none.
  ///
  /// - Parameters:
  ///   - columns: Reads parts of speech and morphology.
  ///   - range: The tokens; nil for all.
  ///   - types: The type of each token of the columns.
  ///   - cache: Lemmas that are known; gets those that are new.
  func apply(
    to columns: inout LexicalColumns, _ range: Range<Int>? = nil, types: [Int32],
    lexemes: LexemeTable, cache: inout LemmaCache
  ) {
    cache.synchronize(with: lexemes)
    for token in range ?? 0..<columns.count where columns.lemmas[token] < 0 {
      let type = types[token]
      let part = columns.parts[token]
      let morphology = columns.morphologies[token]
      let key =
        UInt64(truncatingIfNeeded: type) << 32
        | UInt64(truncatingIfNeeded: part & 0xFFFF) << 16
        | UInt64(truncatingIfNeeded: morphology & 0xFFFF)
      if let known = cache.numbers[key] {
        columns.lemmas[token] = known
      } else {
        let lemma = lemma(of: lexemes[type], part: part, morphology: morphology)
        columns.lemmas[token] = cache.insert(lemma, for: key)
      }
    }
  }

  /// The lemma of a word.
  ///
  /// - Parameters:
  ///   - part: The part of speech, as a symbol.
  ///   - morphology: Its features, as a symbol.
  func lemma(of lexeme: Lexeme, part: Int32, morphology: Int32) -> String {
    let method = methods[Int(part)]
    if case .lower = method { return lexeme.lower }
    if features[Int(morphology)].isBaseForm(of: kinds[Int(part)]) { return lexeme.lower }
    if case .table(let number) = method {
      return tables[number].lemma(ofLower: lexeme.lower) ?? lexeme.text
    }
    return lexeme.text
  }
}

/// The parts of speech that have base forms of their own.
private enum PartKind: String, Sendable {
  case noun, verb, other
}

/// What morphological features say about base forms.
private struct LemmaFeatures: Sendable {
  private var hasNumber = false
  private var isSingular = false
  private var isInfinitive = false
  private var isFinitePresent = false
  private var isPositive = false

  /// Reads features such as `Tense=Pres|VerbForm=Fin`.
  init(_ morphology: String) {
    var values: [Substring: Substring] = [:]
    for feature in morphology.split(separator: "|") {
      let pair = feature.split(separator: "=", maxSplits: 1)
      if pair.count == 2 { values[pair[0]] = pair[1] }
    }
    hasNumber = values["Number"] != nil
    isSingular = values["Number"] == "Sing"
    isInfinitive = values["VerbForm"] == "Inf"
    isFinitePresent = values["VerbForm"] == "Fin" && values["Tense"] == "Pres"
    isPositive = values["Degree"] == "Pos"
  }

  /// Whether a word with the features is its own lemma.
  func isBaseForm(of kind: PartKind) -> Bool {
    if isInfinitive || isPositive { return true }
    switch kind {
    case .noun: return isSingular
    case .verb: return isFinitePresent && !hasNumber
    case .other: return false
    }
  }
}

/// Remembers lemmas. Part of a caller's workspace, and for one lemmatizer only.
///
/// Lemmas are counted from 0; the first are the model's symbols, by the same numbers.
struct LemmaCache: Sendable {
  fileprivate var numbers = PackedKeyTable()
  private var texts: [String]
  private let symbolCount: Int
  private var generation = 0

  /// - Parameter symbols: The complete symbols of the model.
  init(symbols: SymbolTable) {
    texts = symbols.all
    symbolCount = symbols.count
  }

  /// The text of a lemma.
  subscript(lemma: Int32) -> String { texts[Int(lemma)] }

  /// Forgets all lemmas but symbols if the table of types has been emptied.
  fileprivate mutating func synchronize(with lexemes: LexemeTable) {
    guard generation != lexemes.generation else { return }
    generation = lexemes.generation
    numbers.removeAll()
    texts.removeLast(texts.count - symbolCount)
  }

  fileprivate mutating func insert(_ lemma: String, for key: UInt64) -> Int32 {
    let number = Int32(texts.count)
    texts.append(lemma)
    numbers.insert(key, number)
    return number
  }
}

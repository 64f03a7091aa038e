/// Derives parts of speech, morphology and some lemmas from tags, words and dependencies.
///
/// All rules look at the tokens as they were before; of several that set the same attribute of a
/// token the last counts. The joint effect of the rules for single tokens is cached by what rules can
/// ask of a token: the tag, the dependency label, whether it is whitespace, and the class of the
/// lower-case text, where all words that no rule mentions are one class. Rules for two tokens are put on top
/// where they apply.
///
/// Source: `spacy/pipeline/attributeruler.py`.
struct AttributeRuler: Sendable {
  /// A pattern of two tokens.
  private struct Pair: Sendable {
    var first: AttributeRule.Condition
    var second: AttributeRule.Condition
    var rule: Int32
  }

  /// A pattern of one.
  private struct Single: Sendable {
    var condition: AttributeRule.Condition
    var rule: Int32
  }

  /// More patterns of two tokens than bits are not supported.
  static let pairLimit = UInt64.bitWidth

  private let words: [UInt64: Int32]
  private let attributes: [AttributeRule.Attributes]
  private var pairs: [Pair] = []
  /// The pairs that set attributes of their first token, and of their second; one bit each.
  private var firstTargets: UInt64 = 0
  private var secondTargets: UInt64 = 0
  /// Patterns of one token by the word class they ask for; else by the tag; else all others.
  private var singlesByWord: [Int32: [Single]] = [:]
  private var singlesByTag: [Int32: [Single]] = [:]
  private var otherSingles: [Single] = []

  /// Creates a ruler.
  ///
  /// - Parameters:
  ///   - rules: The rules; at most ``pairLimit`` of their patterns have two tokens.
  ///   - words: The classes, from 1, of the lower-case texts that rules mention, by identifier.
  init(rules: [AttributeRule], words: [UInt64: Int32]) {
    self.words = words
    attributes = rules.map(\.attributes)
    for (number, rule) in rules.enumerated() {
      for pattern in rule.patterns {
        switch pattern.count {
        case 1: add(Single(condition: pattern[0], rule: Int32(number)))
        case 2: add(Pair(first: pattern[0], second: pattern[1], rule: Int32(number)), rule.index)
        default: break
        }
      }
    }
  }

  private mutating func add(_ single: Single) {
    if case .oneOf(let words) = single.condition.word {
      for word in words { singlesByWord[word, default: []].append(single) }
    } else if case .oneOf(let tags) = single.condition.tag {
      for tag in tags { singlesByTag[tag, default: []].append(single) }
    } else {
      otherSingles.append(single)
    }
  }

  private mutating func add(_ pair: Pair, _ index: Int) {
    let bit: UInt64 = 1 << UInt64(pairs.count)
    pairs.append(pair)
    if index == 0 { firstTargets |= bit } else { secondTargets |= bit }
  }

  /// Applies the rules to the tokens of one text.
  ///
  /// - Parameters:
  ///   - columns: Reads tags and dependencies, and writes what rules set.
  ///   - range: The text's tokens in the columns; nil for all.
  ///   - types: The type of each token of the columns.
  ///   - cache: Effects that are known.
  func apply(
    to columns: inout LexicalColumns, _ range: Range<Int>? = nil, types: [Int32],
    lexemes: LexemeTable, cache: inout RulerCache
  ) {
    let range = range ?? 0..<columns.count
    guard !range.isEmpty else { return }
    cache.classify(lexemes, words)
    var before: UInt64 = 0
    var current = effect(of: range.lowerBound, columns, types, &cache)
    for token in range {
      let next = token &+ 1
      // The next token's effect is found before this one is written: rules see the old values.
      let following = next < range.upperBound ? effect(of: next, columns, types, &cache) : -1
      let effect = cache.effects[Int(current)]
      let seconds = before & effect.seconds & secondTargets
      let firsts =
        following >= 0 && effect.firsts != 0
        ? effect.firsts & cache.effects[Int(following)].seconds & firstTargets : 0
      if seconds | firsts == 0 {
        effect.write(to: &columns, token)
      } else {
        write(effect, and: seconds | firsts, to: &columns, token)
      }
      before = effect.firsts
      current = following
    }
  }

  /// Writes an effect together with those of some pairs.
  private func write(
    _ effect: RuleEffect, and matches: UInt64, to columns: inout LexicalColumns, _ token: Int
  ) {
    var effect = effect
    for (bit, pair) in pairs.enumerated() where matches >> UInt64(bit) & 1 != 0 {
      effect.add(attributes[Int(pair.rule)], of: pair.rule)
    }
    effect.write(to: &columns, token)
  }

  /// The number in the cache of the effect on a token.
  @inline(__always)
  private func effect(
    of token: Int, _ columns: LexicalColumns, _ types: [Int32], _ cache: inout RulerCache
  ) -> Int32 {
    let word = cache.words[Int(types[token])]
    let key = TokenKey(
      word: word >> 1, isSpace: word & 1 != 0, tag: columns.tags[token],
      dependency: columns.dependencies[token])
    if let known = cache.numbers[key.packed] { return known }
    return cache.insert(effect(on: key), for: key)
  }

  /// Evaluates all rules for a token.
  private func effect(on token: TokenKey) -> RuleEffect {
    var effect = RuleEffect()
    for singles in [singlesByWord[token.word], singlesByTag[token.tag], otherSingles] {
      for single in singles ?? [] where single.condition.holds(for: token) {
        effect.add(attributes[Int(single.rule)], of: single.rule)
      }
    }
    for (bit, pair) in pairs.enumerated() {
      if pair.first.holds(for: token) { effect.firsts |= 1 << UInt64(bit) }
      if pair.second.holds(for: token) { effect.seconds |= 1 << UInt64(bit) }
    }
    return effect
  }
}

/// Remembers what the rules do to tokens. Part of a caller's workspace, and for one ruler only.
struct RulerCache: Sendable {
  /// Per type, twice the class of its lower-case text, plus 1 for whitespace.
  fileprivate var words: [Int32] = []
  fileprivate var numbers = PackedKeyTable()
  fileprivate var effects: [RuleEffect] = []
  private var generation = 0

  init() {}

  /// Learns the word classes of types that are new.
  fileprivate mutating func classify(_ lexemes: LexemeTable, _ classes: [UInt64: Int32]) {
    if generation != lexemes.generation {
      words.removeAll(keepingCapacity: true)
      generation = lexemes.generation
    }
    while words.count < lexemes.count {
      let lexeme = lexemes[Int32(words.count)]
      words.append((classes[lexeme.lowerID] ?? 0) << 1 | (lexeme.isSpace ? 1 : 0))
    }
  }

  fileprivate mutating func insert(_ effect: RuleEffect, for key: TokenKey) -> Int32 {
    let number = Int32(effects.count)
    effects.append(effect)
    numbers.insert(key.packed, number)
    return number
  }
}

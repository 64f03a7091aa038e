/// A rule that sets attributes of a token where a pattern of one or two tokens occurs.
struct AttributeRule: Sendable {
  /// Which of some numbers pass.
  enum Test: Sendable {
    /// All.
    case any
    /// These.
    case oneOf(Set<Int32>)
    /// All but these.
    case noneOf(Set<Int32>)

    func passes(_ number: Int32) -> Bool {
      switch self {
      case .any: true
      case .oneOf(let numbers): numbers.contains(number)
      case .noneOf(let numbers): !numbers.contains(number)
      }
    }
  }

  /// What a token must be like.
  struct Condition: Sendable {
    /// Its tag, as a symbol.
    var tag = Test.any
    /// Its dependency label, as a symbol.
    var dependency = Test.any
    /// The class of its lower-case text.
    var word = Test.any
    /// Whether it is whitespace; nil where that does not matter.
    var isSpace: Bool?

    func holds(for token: TokenKey) -> Bool {
      word.passes(token.word) && tag.passes(token.tag) && dependency.passes(token.dependency)
        && (isSpace ?? token.isSpace) == token.isSpace
    }
  }

  /// What is set, as symbols; nil where the attribute stays.
  struct Attributes: Sendable {
    var part: Int32?
    var morphology: Int32?
    var lemma: Int32?
    var tag: Int32?
    var dependency: Int32?
  }

  /// The alternatives, each of one or two conditions for adjacent tokens.
  var patterns: [[Condition]]
  /// What is set.
  var attributes: Attributes
  /// Which of the tokens it is set on.
  var index: Int
}

/// All that rules can ask of a token.
struct TokenKey: Sendable {
  /// The class of the lower-case text; 0 for all texts that no rule mentions.
  var word: Int32
  /// Whether it is whitespace.
  var isSpace: Bool
  /// The tag, as a symbol.
  var tag: Int32
  /// The dependency label, as a symbol.
  var dependency: Int32

  /// The key as one number; classes and symbols have 16 bits.
  @inline(__always)
  var packed: UInt64 {
    UInt64(truncatingIfNeeded: word) << 33 | (isSpace ? 1 << 32 : 0)
      | UInt64(truncatingIfNeeded: tag & 0xFFFF) << 16
      | UInt64(truncatingIfNeeded: dependency & 0xFFFF)
  }
}

/// The value that a token's attribute gets, and the number of the rule that sets it: the highest
/// among the rules that do.
struct RuledValue: Sendable {
  var value: Int32 = 0
  var rule: Int32 = -1

  mutating func set(_ new: Int32?, by number: Int32) {
    guard let new, number >= rule else { return }
    value = new
    rule = number
  }
}

/// The joint effect of rules on a token.
struct RuleEffect: Sendable {
  var part = RuledValue()
  var morphology = RuledValue()
  var lemma = RuledValue()
  var tag = RuledValue()
  var dependency = RuledValue()
  /// The patterns of two tokens whose first condition holds for the token, one bit each.
  var firsts: UInt64 = 0
  /// Those whose second condition holds.
  var seconds: UInt64 = 0

  mutating func add(_ attributes: AttributeRule.Attributes, of rule: Int32) {
    part.set(attributes.part, by: rule)
    morphology.set(attributes.morphology, by: rule)
    lemma.set(attributes.lemma, by: rule)
    tag.set(attributes.tag, by: rule)
    dependency.set(attributes.dependency, by: rule)
  }

  /// Writes what is set into the columns.
  @inline(__always)
  func write(to columns: inout LexicalColumns, _ token: Int) {
    if part.rule >= 0 { columns.parts[token] = part.value }
    if morphology.rule >= 0 { columns.morphologies[token] = morphology.value }
    if lemma.rule >= 0 { columns.lemmas[token] = lemma.value }
    if tag.rule >= 0 { columns.tags[token] = tag.value }
    if dependency.rule >= 0 { columns.dependencies[token] = dependency.value }
  }
}

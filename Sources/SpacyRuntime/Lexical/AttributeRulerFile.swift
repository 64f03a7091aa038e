import MessagePack

extension AttributeRuler {
  /// Reads a ruler from a model directory.
  ///
  /// - Parameters:
  ///   - patterns: The file `attribute_ruler/patterns`.
  ///   - symbols: Gets the labels and lemmas that the rules mention.
  /// - Throws: ``LexicalDataError`` where the file is damaged, or a rule uses what is not supported.
  init(patterns: [UInt8], symbols: inout SymbolTable) throws(LexicalDataError) {
    var file = LexicalFileReader(patterns, file: "attribute_ruler/patterns")
    var rules: [AttributeRule] = []
    var parser = AttributeRuleParser(file: file.file, symbols: symbols)
    var pairs = 0
    for number in 0..<(try file.arrayCount()) {
      let value = try file.read { reader throws(MessagePackError) in try reader.readValue() }
      let rule = try parser.rule(value, number)
      pairs += rule.patterns.count { $0.count == 2 }
      guard pairs <= Self.pairLimit else {
        throw .unsupportedRule(
          file: file.file, rule: number,
          reason: "is one of more than \(Self.pairLimit) with two tokens")
      }
      rules.append(rule)
    }
    try file.expectEnd()
    symbols = parser.symbols
    self.init(rules: rules, words: parser.words)
  }
}

/// Reads the rules one after the other.
private struct AttributeRuleParser {
  let file: String
  private(set) var symbols: SymbolTable
  /// The classes of the lower-case texts that rules mention.
  private(set) var words: [UInt64: Int32] = [:]
  /// The number of the rule that is read.
  private var number = 0

  init(file: String, symbols: SymbolTable) {
    self.file = file
    self.symbols = symbols
  }

  private func unsupported(_ reason: String) -> LexicalDataError {
    .unsupportedRule(file: file, rule: number, reason: reason)
  }

  mutating func rule(
    _ value: MessagePackValue, _ number: Int
  ) throws(LexicalDataError) -> AttributeRule {
    self.number = number
    guard let patterns = value["patterns"]?.elements, let attributes = value["attrs"]?.entries,
      let index = value["index"]?.int
    else { throw unsupported("does not have patterns, attrs and an index") }
    var rule = AttributeRule(patterns: [], attributes: .init(), index: index)
    for pattern in patterns { rule.patterns.append(try self.pattern(pattern, index)) }
    for attribute in attributes { try set(attribute, in: &rule.attributes) }
    return rule
  }

  private mutating func pattern(
    _ value: MessagePackValue, _ index: Int
  ) throws(LexicalDataError) -> [AttributeRule.Condition] {
    guard let tokens = value.elements, (1...2).contains(tokens.count) else {
      throw unsupported("has a pattern that is not of one or two tokens")
    }
    guard tokens.indices.contains(index) else {
      throw unsupported("has an index outside of its pattern")
    }
    var conditions: [AttributeRule.Condition] = []
    for token in tokens {
      guard let entries = token.entries else {
        throw unsupported("has a token condition that is not a map")
      }
      var condition = AttributeRule.Condition()
      for entry in entries { try add(entry, to: &condition) }
      conditions.append(condition)
    }
    return conditions
  }

  private mutating func add(
    _ entry: MessagePackValue.Entry, to condition: inout AttributeRule.Condition
  ) throws(LexicalDataError) {
    switch entry.key.text {
    case "TAG": condition.tag = try test(entry.value, .symbol)
    case "DEP": condition.dependency = try test(entry.value, .symbol)
    case "LOWER": condition.word = try test(entry.value, .word)
    case "IS_SPACE":
      guard let isSpace = entry.value.bool else {
        throw unsupported("asks IS_SPACE for what is not true or false")
      }
      condition.isSpace = isSpace
    default: throw unsupported("asks for '\(entry.key.text ?? "a number")'")
    }
  }

  // MARK: Tests

  /// What the numbers of a test stand for.
  private enum Kind {
    case symbol, word
  }

  private mutating func test(
    _ value: MessagePackValue, _ kind: Kind
  ) throws(LexicalDataError) -> AttributeRule.Test {
    if let text = value.text { return .oneOf([try self.number(of: text, kind)]) }
    guard let entries = value.entries, entries.count == 1 else {
      throw unsupported("compares with what is neither a string nor one operator")
    }
    switch entries[0].key.text {
    case "IN": return .oneOf(try numbers(of: entries[0].value, kind))
    case "NOT_IN": return .noneOf(try numbers(of: entries[0].value, kind))
    case "REGEX":
      guard let pattern = entries[0].value.text, let texts = FiniteRegex.texts(of: pattern) else {
        throw unsupported("has a regular expression other than of letters, '?' and '[…]'")
      }
      var numbers: Set<Int32> = []
      for text in texts { numbers.insert(try self.number(of: text, kind)) }
      return .oneOf(numbers)
    default: throw unsupported("uses the operator '\(entries[0].key.text ?? "a number")'")
    }
  }

  private mutating func numbers(
    of value: MessagePackValue, _ kind: Kind
  ) throws(LexicalDataError) -> Set<Int32> {
    guard let elements = value.elements else {
      throw unsupported("has an operator whose operand is not a list")
    }
    var numbers: Set<Int32> = []
    for element in elements {
      guard let text = element.text else { throw unsupported("lists what is not a string") }
      numbers.insert(try number(of: text, kind))
    }
    return numbers
  }

  private mutating func number(of text: String, _ kind: Kind) throws(LexicalDataError) -> Int32 {
    if kind == .symbol { return try symbols.intern(text) }
    let id = StringID.id(text)
    if let known = words[id] { return known }
    guard words.count < SymbolTable.limit - 1 else {
      throw .tooManySymbols(limit: SymbolTable.limit)
    }
    words[id] = Int32(words.count + 1)
    return Int32(words.count)
  }

  // MARK: Attributes

  private mutating func set(
    _ entry: MessagePackValue.Entry, in attributes: inout AttributeRule.Attributes
  ) throws(LexicalDataError) {
    guard let name = entry.key.text, let text = entry.value.text else {
      throw unsupported("sets an attribute to what is not a string")
    }
    let symbol = try symbols.intern(name == "MORPH" && text == "_" ? "" : text)
    switch name {
    case "POS": attributes.part = symbol
    case "MORPH": attributes.morphology = symbol
    case "LEMMA":
      attributes.lemma = symbol == SymbolTable.empty ? LexicalColumns.noLemma : symbol
    case "TAG": attributes.tag = symbol
    case "DEP": attributes.dependency = symbol
    default: throw unsupported("sets '\(name)'")
    }
  }
}

/// Regular expressions that match finitely many texts: `^`, literal characters and bracket
/// expressions of some, each perhaps optional, and `$`.
enum FiniteRegex {
  /// More texts than this are not listed.
  static let limit = 64

  /// All texts that match, or nil for any other expression.
  static func texts(of pattern: String) -> [String]? {
    var rest = Array(pattern.unicodeScalars)[...]
    guard rest.popFirst() == "^", rest.popLast() == "$" else { return nil }
    var texts = [""]
    while let scalar = rest.popFirst() {
      guard var choices = choices(scalar, &rest) else { return nil }
      if rest.first == "?" {
        rest.removeFirst()
        choices.append("")
      }
      guard texts.count * choices.count <= limit else { return nil }
      texts = texts.flatMap { text in choices.map { text + $0 } }
    }
    return texts
  }

  /// What the element that begins with `scalar` may be.
  private static func choices(
    _ scalar: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>
  ) -> [String]? {
    if scalar != "[" { return isLiteral(scalar) ? [String(scalar)] : nil }
    guard let end = rest.firstIndex(of: "]") else { return nil }
    let members = rest[..<end]
    rest = rest[(end + 1)...]
    return !members.isEmpty && members.allSatisfy(isLiteral) ? members.map { String($0) } : nil
  }

  private static func isLiteral(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "’" || scalar.properties.isAlphabetic
      || scalar.properties.numericType == .decimal
  }
}

/// What is known of all tokens that share a text and a norm.
struct Lexeme: Sendable {
  /// The text, as it stands in the article.
  var text: String
  /// The text in lower case.
  var lower: String
  /// The norm: what spelling variants have in common.
  var normText: String
  /// The identifier of the text.
  var orth: UInt64
  /// The identifier of the lower-case text.
  var lowerID: UInt64
  /// The identifier of the norm.
  var norm: UInt64
  /// The identifier of the first scalar.
  var prefix: UInt64
  /// The identifier of the last three scalars.
  var suffix: UInt64
  /// The identifier of the shape.
  var shape: UInt64
  /// How many Unicode scalars the text has.
  var scalarCount: Int32
  /// Whether all of the text is whitespace.
  var isSpace: Bool
  /// Whether an exception that spans several tokens may begin with it.
  var startsSequence: Bool
}

/// The distinct tokens that have been seen, each with a small number: its *type*.
///
/// A type is a text together with the norm that a tokenizer exception gave it, if one did. Types are
/// counted from 0 in the order of their first occurrence, and keep their number until ``removeAll()``.
/// Texts are compared as bytes. The table is part of a caller's workspace: a value that is passed in and
/// out of the tokenizer and grows with the vocabulary of the texts. It must be used with one tokenizer only.
struct LexemeTable: Sendable {
  /// The types, in order.
  private var lexemes: [Lexeme] = []
  /// What the tokenizer's loops need of each type: twice the scalar count, plus 1 where a sequence
  /// may begin with it.
  private(set) var lengthsAndStarts: [Int32] = []
  /// How often the table has been emptied; what is stored outside by type is void afterwards.
  private(set) var generation = 0

  private var texts = ByteKeyTable()
  /// Per type, the identifier of the norm that an exception gave, or nil.
  private var overrides: [UInt64?] = []
  private var scratch = ScalarText()

  init() {}

  /// How many types there are.
  var count: Int { lexemes.count }

  /// A type's attributes.
  subscript(type: Int32) -> Lexeme {
    _read { yield lexemes[Int(type)] }
  }

  /// How many scalars the text of a type has.
  @inline(__always)
  func scalarCount(_ type: Int32) -> Int32 { lengthsAndStarts[Int(type)] >> 1 }

  /// Forgets all types, and keeps the storage.
  mutating func removeAll() {
    lexemes.removeAll(keepingCapacity: true)
    lengthsAndStarts.removeAll(keepingCapacity: true)
    overrides.removeAll(keepingCapacity: true)
    texts.removeAll()
    generation &+= 1
  }

  /// The type of a text, which is new if the text has not been seen.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 that contains the text.
  ///   - range: The text's bytes.
  ///   - override: The norm that an exception gives to the token.
  mutating func type(
    of bytes: [UInt8], _ range: Range<Int>, norm override: String? = nil,
    in vocabulary: LexicalVocabulary
  ) -> Int32 {
    let hash = StringID.hash(of: bytes, range)
    let norm = override.map { StringID.id($0) }
    let salted = norm.map { hash ^ ($0 &* 0x9e37_79b9_7f4a_7c15 | 1) } ?? hash
    let (type, isNew) = texts.insert(bytes, range, hash: salted) { [overrides] in
      overrides[Int($0)] == norm
    }
    if isNew {
      overrides.append(norm)
      append(bytes, range, hash: hash, norm: override, in: vocabulary)
    }
    return type
  }

  private mutating func append(
    _ bytes: [UInt8], _ range: Range<Int>, hash: UInt64, norm override: String?,
    in vocabulary: LexicalVocabulary
  ) {
    scratch.read(bytes, range)
    let orth = StringID.id(ofHash: hash)
    let lower = LexicalAttributes.lower(scratch)
    let norm = override ?? vocabulary.norms[orth] ?? lower
    let count = scratch.count
    let prefix = scratch.bytes(of: 0..<min(1, count))
    let suffix = scratch.bytes(of: max(0, count - 3)..<count)
    let startsSequence = vocabulary.sequenceStarts.contains(orth)
    lexemes.append(
      Lexeme(
        text: String(decoding: bytes[range], as: UTF8.self), lower: lower, normText: norm,
        orth: orth, lowerID: StringID.id(lower), norm: StringID.id(norm),
        prefix: StringID.id(of: bytes, prefix), suffix: StringID.id(of: bytes, suffix),
        shape: StringID.id(LexicalAttributes.shape(scratch)), scalarCount: Int32(count),
        isSpace: LexicalAttributes.isSpace(scratch), startsSequence: startsSequence))
    lengthsAndStarts.append(Int32(count) << 1 | (startsSequence ? 1 : 0))
  }
}

/// The labels of a model with small numbers: tags, dependencies, parts of speech, morphology and the
/// lemmas that rules give.
///
/// Number 0 is the empty string. The table is filled while a model is loaded and constant afterwards, so
/// that the loops over tokens compare numbers. Labels are compared as bytes.
struct SymbolTable: Sendable {
  /// So many labels may there be: a number fits 16 bits.
  static let limit = 1 << 16

  /// The number of the empty string.
  static let empty: Int32 = 0

  private var texts = [""]
  private var numbers: [UInt64: Int32] = [0: 0]

  init() {}

  /// How many labels there are.
  var count: Int { texts.count }

  /// The labels in the order of their numbers.
  var all: [String] { texts }

  /// The label with a number.
  subscript(number: Int32) -> String { texts[Int(number)] }

  /// The number of a label, or nil where it is unknown.
  func find(_ text: String) -> Int32? { numbers[StringID.id(text)] }

  /// The number of a label, which is added if it is new.
  mutating func intern(_ text: String) throws(LexicalDataError) -> Int32 {
    let id = StringID.id(text)
    if let number = numbers[id] { return number }
    guard texts.count < Self.limit else { throw .tooManySymbols(limit: Self.limit) }
    let number = Int32(texts.count)
    texts.append(text)
    numbers[id] = number
    return number
  }
}

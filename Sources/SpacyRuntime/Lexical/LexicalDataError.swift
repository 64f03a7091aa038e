import MessagePack

/// What is wrong with the tokenizer, the attribute ruler or the lemma tables of a model directory.
enum LexicalDataError: Error, Equatable, CustomStringConvertible {
  /// The bytes are not what the file should contain.
  case malformed(file: String, offset: Int, reason: String)
  /// The file does not have an entry that it must have.
  case missing(file: String, entry: String)
  /// A pattern is not the one that the hand-written tokenizer rules stand for.
  case unknownPattern(file: String, name: String)
  /// A tokenizer exception cannot be applied.
  case invalidException(file: String, key: String, reason: String)
  /// An attribute rule uses what is not supported.
  case unsupportedRule(file: String, rule: Int, reason: String)
  /// There are more labels than a column can tell apart.
  case tooManySymbols(limit: Int)

  /// What failed, where, and what to do.
  var description: String {
    switch self {
    case .malformed(let file, let offset, let reason):
      "\(file), byte \(offset): \(reason); install the model again"
    case .missing(let file, let entry):
      "\(file) has no entry '\(entry)'; install the model again"
    case .unknownPattern(let file, let name):
      "\(file): the pattern '\(name)' is not that of the English 3.8 pipelines, "
        + "which alone are supported"
    case .invalidException(let file, let key, let reason):
      "\(file): the exception '\(key)' \(reason); install the model again"
    case .unsupportedRule(let file, let rule, let reason):
      "\(file): rule \(rule) \(reason); only the English 3.8 pipelines are supported"
    case .tooManySymbols(let limit):
      "the model has more than \(limit) labels; only the English 3.8 pipelines are supported"
    }
  }
}

/// Reads the entries of one file, with errors that name it.
struct LexicalFileReader {
  /// What errors call the file.
  let file: String
  private(set) var reader: MessagePackReader

  init(_ bytes: [UInt8], file: String) {
    self.file = file
    reader = MessagePackReader(bytes)
  }

  /// Reads with the underlying reader.
  mutating func read<Value>(
    _ body: (inout MessagePackReader) throws(MessagePackError) -> Value
  ) throws(LexicalDataError) -> Value {
    do throws(MessagePackError) {
      return try body(&reader)
    } catch {
      throw .malformed(file: file, offset: error.offset, reason: error.description)
    }
  }

  /// Reads a string or nil.
  mutating func optionalString() throws(LexicalDataError) -> String? {
    try read { reader throws(MessagePackError) in
      if try reader.readNil() { return nil }
      return try reader.readString()
    }
  }

  /// Reads a string.
  mutating func string() throws(LexicalDataError) -> String {
    try read { reader throws(MessagePackError) in try reader.readString() }
  }

  /// Reads a string or a binary; gives its place in the bytes.
  mutating func byteRange() throws(LexicalDataError) -> Range<Int> {
    try read { reader throws(MessagePackError) in try reader.readByteRange() }
  }

  /// Reads the header of a map.
  mutating func mapCount() throws(LexicalDataError) -> Int {
    try read { reader throws(MessagePackError) in try reader.readMapCount() }
  }

  /// Reads the header of an array.
  mutating func arrayCount() throws(LexicalDataError) -> Int {
    try read { reader throws(MessagePackError) in try reader.readArrayCount() }
  }

  /// Reads an integer.
  mutating func int() throws(LexicalDataError) -> Int {
    try read { reader throws(MessagePackError) in try reader.readInt() }
  }

  /// Reads an unsigned integer.
  mutating func id() throws(LexicalDataError) -> UInt64 {
    try read { reader throws(MessagePackError) in try reader.readUInt64() }
  }

  /// Reads a truth value.
  mutating func bool() throws(LexicalDataError) -> Bool {
    try read { reader throws(MessagePackError) in try reader.readBool() }
  }

  /// Passes over a value.
  mutating func skip() throws(LexicalDataError) {
    try read { reader throws(MessagePackError) in try reader.skip() }
  }

  /// Fails unless the file ends here.
  mutating func expectEnd() throws(LexicalDataError) {
    try read { reader throws(MessagePackError) in try reader.expectEnd() }
  }
}

/// A word that is split in a way of its own.
struct TokenizerException: Sendable {
  /// One of the tokens of which the word consists.
  struct Token: Sendable {
    /// Its text.
    var text: [UInt8]
    /// The norm that it has here, where that differs from the norm of the text.
    var norm: String?
  }

  /// The word.
  var key: [UInt8]
  /// The tokens; their texts joined are the word.
  var tokens: [Token]
}

/// Finds exceptions by their bytes.
struct TokenizerExceptions: Sendable {
  private var keys = ByteKeyTable(capacity: 2048)
  private var entries: [TokenizerException] = []
  /// No longer text is an exception.
  private var longestKey = 0

  /// All exceptions.
  var all: [TokenizerException] { entries }

  /// Adds an exception; it replaces one with the same key.
  mutating func insert(_ exception: TokenizerException) {
    let all = 0..<exception.key.count
    let hash = StringID.hash(of: exception.key, all)
    let (number, isNew) = keys.insert(exception.key, all, hash: hash)
    if isNew { entries.append(exception) } else { entries[Int(number)] = exception }
    longestKey = max(longestKey, exception.key.count)
  }

  /// The number of the exception that is a part of `bytes`. Longer texts than any key cost nothing.
  func find(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard range.count <= longestKey else { return nil }
    return keys.find(bytes, range, hash: StringID.hash(of: bytes, range)).map { Int($0) }
  }

  /// The tokens of an exception.
  func tokens(_ number: Int) -> [TokenizerException.Token] {
    entries[number].tokens
  }
}

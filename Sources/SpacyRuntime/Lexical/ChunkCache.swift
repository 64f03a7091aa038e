/// Remembers the tokens of the words that a tokenizer has split.
///
/// Part of a caller's workspace, beside the ``LexemeTable`` that the types belong to; the cache
/// empties itself when that table has been emptied. It holds at most ``limit`` words of at most
/// ``longestChunk`` bytes and starts afresh when it is full. What it holds never changes a result.
struct ChunkCache: Sendable {
  /// How many words are kept.
  static let limit = 1 << 16
  /// Longer words, in bytes, are split each time: they hardly come again.
  static let longestChunk = 48

  /// What splits the words that are not there.
  var splitter = ChunkSplitter()

  private var chunks = ByteKeyTable(capacity: 4096)
  /// Where the types of each word end in `types`.
  private var ends: [Int32] = []
  private var types: [Int32] = []
  private var generation = 0

  init() {}

  /// Empties the cache if its types are no longer those of `lexemes`.
  mutating func synchronize(with lexemes: LexemeTable) {
    if generation != lexemes.generation {
      removeAll()
      generation = lexemes.generation
    }
  }

  /// Appends the types of a word to `output`, if they are known.
  @inline(__always)
  func append(
    to output: inout [Int32], _ bytes: [UInt8], _ range: Range<Int>, hash: UInt64
  ) -> Bool {
    guard let number = chunks.find(bytes, range, hash: hash) else { return false }
    var index = number == 0 ? 0 : Int(ends[Int(number) &- 1])
    let end = Int(ends[Int(number)])
    while index < end {
      output.append(types[index])
      index &+= 1
    }
    return true
  }

  /// Remembers the types of a word that is not there.
  mutating func insert(
    _ bytes: [UInt8], _ range: Range<Int>, hash: UInt64, types new: ArraySlice<Int32>
  ) {
    guard range.count <= Self.longestChunk else { return }
    if chunks.count >= Self.limit { removeAll() }
    guard chunks.insert(bytes, range, hash: hash).isNew else { return }
    types.append(contentsOf: new)
    ends.append(Int32(types.count))
  }

  private mutating func removeAll() {
    chunks.removeAll()
    ends.removeAll(keepingCapacity: true)
    types.removeAll(keepingCapacity: true)
  }
}

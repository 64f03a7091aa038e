import Tensors

/// The working memory of a ``TokenEncoder``, with what it remembers about token types.
///
/// Everything up to the encoder's first layer depends on the token's type alone (and, for some models, on
/// whether a space follows). Such a combination is a *slot*: its mixed vector and the products of the first
/// layer are made once. The number of slots is bounded; when they are used up, all are forgotten.
/// Results do not depend on what is remembered.
struct EncoderScratch: Sendable {
  /// The most tokens of a document that are encoded at once; even.
  static let pieceLength = 1024
  /// How many slots are remembered, at 3.8 kB each for a width of 96.
  static let slotLimit = 12_288

  let encoder: TokenEncoder
  private(set) var matrix: AlignedFloats
  private var spare: AlignedFloats

  /// The slot of each row of the matrix, with one more on either side.
  private var rowSlots: [Int32] = [0]
  /// The slot of each type, or of each type with and without a space; 0 for none.
  private var slotOfKey: [Int32] = []
  /// The slots in use; slot 0 is the row of zeros.
  private var slotCount = 1
  /// The keys of slots that have no vector yet.
  private var newKeys: [Int32] = []
  private var mixed: AlignedFloats
  private var products: AlignedFloats
  private var features: AlignedFloats
  private var vectors: AlignedFloats
  private var projected: AlignedFloats

  /// A run of a document's tokens in the matrix.
  struct Piece: Sendable {
    /// The row of the first token.
    var row: Int
    /// The first token among all tokens of the batch.
    var token: Int
    var count: Int
  }

  /// How many new slots are mixed at once.
  private static let mixerBatch = 64

  init(for encoder: TokenEncoder) {
    self.encoder = encoder
    let width = encoder.width
    let rows = Self.pieceLength + 4 * Self.margin(encoder) + 4
    matrix = AlignedFloats(count: rows * width)
    spare = AlignedFloats(count: rows * width)
    mixed = AlignedFloats(unspecified: Self.slotLimit * width)
    mixed.clear(0..<width)
    let productWidth = encoder.tableLayer?.productWidth ?? 0
    products = AlignedFloats(unspecified: Self.slotLimit * productWidth)
    products.clear(0..<productWidth)
    features = AlignedFloats(count: Self.mixerBatch * encoder.mixer.inputs)
    let projection = encoder.vectorProjection
    vectors = AlignedFloats(count: Self.mixerBatch * (projection?.inputs ?? 0))
    projected = AlignedFloats(count: Self.mixerBatch * (projection?.stride ?? 0))
  }

  /// Rows to either side of a run of tokens: as many as layers, rounded up to a pair.
  private static func margin(_ encoder: TokenEncoder) -> Int { (encoder.depth + 1) / 2 * 2 }

  /// Forgets all types, because their numbers mean other words now.
  mutating func removeAll() {
    for index in slotOfKey.indices { slotOfKey[index] = 0 }
    slotCount = 1
    newKeys.removeAll(keepingCapacity: true)
  }

  /// Encodes documents.
  ///
  /// Each document begins at an even row, and long ones are cut at multiples of an even length, so that a
  /// token's arithmetic is the same whatever else is encoded with it.
  /// - Parameters:
  ///   - documents: Ranges of the batch's tokens.
  ///   - body: Gets pieces and the matrix that holds their vectors, row 0 at its row 1.
  mutating func encode(
    _ tokens: borrowing TokenBatch, lexemes: LexemeTable, vectors: WordVectors,
    _ body: ([Piece], borrowing AlignedFloats) -> Void
  ) {
    let margin = Self.margin(encoder)
    let capacity = Self.pieceLength + 4 * margin
    var pieces: [Piece] = []
    begin(margin, lexemes)
    var endsInZeros = true
    for document in tokens.documents {
      var start = document.lowerBound
      while start < document.upperBound {
        let end = min(start + Self.pieceLength, document.upperBound)
        if !pieces.isEmpty, rowCount + (end - start) + 3 * margin > capacity {
          flush(pieces, lexemes, vectors, body)
          pieces.removeAll(keepingCapacity: true)
          begin(margin, lexemes)
          endsInZeros = true
        }
        if start > document.lowerBound {
          append(tokens, (start - margin)..<start)
        } else if !endsInZeros {
          appendZeros(margin)
        }
        pieces.append(Piece(row: rowCount, token: start, count: end - start))
        append(tokens, start..<end)
        let following = end..<min(end + margin, document.upperBound)
        append(tokens, following)
        appendZeros(margin - following.count)
        if rowCount % 2 != 0 { appendZeros(1) }
        endsInZeros = following.isEmpty
        start = end
      }
    }
    flush(pieces, lexemes, vectors, body)
  }

  // MARK: Rows

  private var rowCount: Int { rowSlots.count - 1 }

  private mutating func begin(_ margin: Int, _ lexemes: LexemeTable) {
    if slotCount + Self.pieceLength + 8 * margin > Self.slotLimit { removeAll() }
    let keys = lexemes.count * (encoder.dependsOnSpace ? 2 : 1)
    if slotOfKey.count < keys {
      slotOfKey += repeatElement(0, count: max(keys, slotOfKey.count * 2) - slotOfKey.count)
    }
    rowSlots.removeAll(keepingCapacity: true)
    rowSlots.append(0)
    appendZeros(margin)
  }

  private mutating func appendZeros(_ count: Int) {
    for _ in 0..<max(count, 0) { rowSlots.append(0) }
  }

  private mutating func append(_ tokens: borrowing TokenBatch, _ range: Range<Int>) {
    let dependsOnSpace = encoder.dependsOnSpace
    for token in range {
      let type = tokens.types[token]
      let key = dependsOnSpace ? type * 2 + (tokens.hasSpace[token] ? 1 : 0) : type
      var slot = slotOfKey[Int(key)]
      if slot == 0 {
        slot = Int32(slotCount)
        slotOfKey[Int(key)] = slot
        slotCount += 1
        newKeys.append(key)
      }
      rowSlots.append(slot)
    }
  }

  // MARK: Layers

  private mutating func flush(
    _ pieces: [Piece], _ lexemes: LexemeTable, _ vectors: WordVectors,
    _ body: ([Piece], borrowing AlignedFloats) -> Void
  ) {
    if pieces.isEmpty { return }
    fillNewSlots(lexemes, vectors)
    let rows = rowCount
    rowSlots.append(0)
    if let tableLayer = encoder.tableLayer {
      tableLayer.apply(
        slots: rowSlots, rows: rows, inputs: mixed, tables: products, into: &matrix)
    } else {
      let width = encoder.width
      for (row, slot) in rowSlots.enumerated() {
        matrix.copy(from: mixed, at: Int(slot) * width, to: row * width, count: width)
      }
    }
    for layer in encoder.layers {
      layer.apply(to: matrix, rows: rows, into: &spare)
      swap(&matrix, &spare)
    }
    body(pieces, matrix)
  }

  private mutating func fillNewSlots(_ lexemes: LexemeTable, _ wordVectors: WordVectors) {
    let first = slotCount - newKeys.count
    var done = 0
    while done < newKeys.count {
      let count = min(Self.mixerBatch, newKeys.count - done)
      embed(done..<(done + count), lexemes, wordVectors)
      encoder.mixer.apply(to: features, rows: count, into: &mixed, outRow: first + done)
      done += count
    }
    encoder.tableLayer?.tabulate(mixed, slot: first, count: newKeys.count, into: &products)
    newKeys.removeAll(keepingCapacity: true)
  }

  private mutating func embed(
    _ range: Range<Int>, _ lexemes: LexemeTable, _ wordVectors: WordVectors
  ) {
    let width = encoder.width
    let inputs = encoder.mixer.inputs
    if let projection = encoder.vectorProjection {
      vectors.clear(0..<(range.count * projection.inputs))
    }
    for (row, index) in range.enumerated() {
      let key = newKeys[index]
      let lexeme = lexemes[encoder.dependsOnSpace ? key / 2 : key]
      let space = encoder.dependsOnSpace && key % 2 == 1
      for (column, part) in encoder.columns.enumerated() {
        let id = part.feature.id(of: lexeme, followedBySpace: space)
        part.table.sum(
          EmbeddingHash.rows(id, seed: part.seed), into: &features,
          at: row * inputs + column * width)
      }
      if let projection = encoder.vectorProjection {
        _ = wordVectors.copyVector(
          of: lexeme.orth, into: &vectors, at: row * projection.inputs)
      }
    }
    guard let projection = encoder.vectorProjection else { return }
    projection.apply(to: vectors, rows: range.count, into: &projected)
    for row in 0..<range.count {
      features.copy(
        from: projected, at: row * projection.stride,
        to: row * inputs + encoder.columns.count * width, count: width)
    }
  }
}

/// The tokens of several documents, one after the other.
struct TokenBatch: Sendable {
  /// Each token's type in the lexeme table.
  var types: [Int32] = []
  /// Whether a space follows that belongs to no token.
  var hasSpace: [Bool] = []
  /// Where each document's tokens stand.
  var documents: [Range<Int>] = []
}

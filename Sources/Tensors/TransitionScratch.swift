import CTensorKernels

/// The working memory of a ``TransitionScorer`` for one document at a time; reusable.
///
/// Holds the lower layer's rows of the last tokens only, so that they stay in the second-level cache and
/// a long document needs no more memory than a short one.
public struct TransitionScratch: Sendable {
  /// Tokens whose rows are kept, and how many are made at once.
  private static let window = 128
  private static let block = 32

  private var rows: AlignedFloats
  /// Tokens below are done; the rows of the last `window` of them are kept.
  private var done = 0
  /// For each slot one row of a token that is not among those, and which token it is.
  private var pastRows: AlignedFloats
  private var pastTokens: [Int32]
  private var scores: AlignedFloats
  private let scorer: TransitionScorer

  /// Creates working memory for a scorer.
  public init(for scorer: TransitionScorer) {
    let columns = 2 * scorer.hidden
    self.scorer = scorer
    self.rows = AlignedFloats(count: Self.window * scorer.commonSlots * columns)
    self.pastRows = AlignedFloats(count: scorer.slots * columns)
    self.pastTokens = Array(repeating: -1, count: scorer.slots)
    // `newsgraph_best` reads whole vectors.
    self.scores = AlignedFloats(count: scorer.paddedClasses + lanes)
  }

  /// Forgets the document before.
  public mutating func begin() {
    done = 0
    for slot in pastTokens.indices { pastTokens[slot] = -1 }
  }

  /// Scores all classes for a state.
  /// - Parameters:
  ///   - features: The token of each slot, −1 for none.
  ///   - vectors: The tokens' vectors, rows of the scorer's `inputs`.
  ///   - firstRow: The row of `vectors` that is token 0.
  ///   - count: The number of tokens.
  /// - Precondition: every feature is below `count`.
  public mutating func score(
    _ features: [Int32], vectors: borrowing AlignedFloats, firstRow: Int = 0, count: Int
  ) {
    precondition(features.count == scorer.slots)
    for token in features {
      precondition(token >= -1 && token < count)
      if token >= done { fill(through: Int(token), vectors, firstRow, count) }
    }
    for (slot, token) in features.enumerated()
    where token >= 0 && pastTokens[slot] != token
      && (slot >= scorer.commonSlots || Int(token) < done - Self.window)
    {
      scorer.lowerOfSlot[slot].apply(
        to: vectors, firstRow: firstRow + Int(token), rows: 1, into: &pastRows,
        outRow: slot)
      pastTokens[slot] = token
    }
    let scorer = scorer
    withFeatureRows(features) { rows, scores in
      if scorer.kernels.isPortable {
        scorer.reference(rows, scores)
      } else {
        scorer.withScorer { newsgraph_score_state(scorer.kernels.variant, $0, rows, scores) }
      }
    }
  }

  private mutating func fill(
    through token: Int, _ vectors: borrowing AlignedFloats, _ firstRow: Int, _ count: Int
  ) {
    while done <= token {
      let block = min(Self.block, count - done)
      scorer.lower.apply(
        to: vectors, firstRow: firstRow + done, rows: block, into: &rows,
        outRow: done % Self.window)
      done += block
    }
  }

  /// Calls `body` with the address of each slot's row.
  @inline(__always)
  private mutating func withFeatureRows(
    _ features: [Int32],
    _ body: (UnsafePointer<UnsafePointer<Float>?>, UnsafeMutablePointer<Float>) -> Void
  ) {
    let columns = 2 * scorer.hidden
    let slots = scorer.slots
    let common = scorer.commonSlots
    let oldest = done - Self.window
    scores.withMutablePointer { scores in
      rows.withPointer { rows in
        pastRows.withPointer { past in
          scorer.pad.withPointer { pad in
            withUnsafeTemporaryAllocation(of: UnsafePointer<Float>?.self, capacity: slots) {
              for slot in 0..<slots {
                let token = Int(features[slot])
                if token < 0 {
                  $0[slot] = pad + slot * columns
                } else if slot >= common || token < oldest {
                  $0[slot] = past + slot * columns
                } else {
                  $0[slot] = rows + ((token % Self.window) * common + slot) * columns
                }
              }
              guard let base = $0.baseAddress else { return }
              body(UnsafePointer(base), scores)
            }
          }
        }
      }
    }
  }

  /// The class with the greatest score, the lowest on ties.
  ///
  /// A class whose score is no number loses to every other; if all are such, the first one is taken.
  /// - Returns: `nil` if no class is allowed.
  public func best(among allowed: ClassSet) -> Int? {
    precondition(allowed.end <= scorer.classes)
    guard let first = allowed.first else { return nil }
    let best = scores.withPointer { scores in
      allowed.bounds.withUnsafeBufferPointer {
        newsgraph_best(max(scorer.kernels.variant, 0), scores, $0.baseAddress, $0.count / 2)
      }
    }
    return best < 0 ? first : Int(best)
  }

  /// The score of a class.
  public subscript(action: Int) -> Float { scores[action] }
}

extension TransitionScorer {
  /// The formula without any rearrangement: the reference for the kernels.
  func reference(
    _ features: UnsafePointer<UnsafePointer<Float>?>, _ scores: UnsafeMutablePointer<Float>
  ) {
    for action in 0..<classes { scores[action] = upperBias[action] }
    for unit in 0..<hidden {
      var sums: [Float] = [0, 0]
      for piece in 0..<2 {
        for slot in 0..<slots {
          if let row = features[slot] { sums[piece] += row[piece * hidden + unit] }
        }
        sums[piece] += bias[piece * hidden + unit]
      }
      let value = max(sums[0], sums[1])
      for action in 0..<classes {
        scores[action] += value * upper[unit * paddedClasses + action]
      }
    }
  }

  func withScorer(_ body: (UnsafePointer<newsgraph_scorer>) -> Void) {
    bias.withPointer { bias in
      upper.withPointer { upper in
        upperBias.withPointer { upperBias in
          var scorer = newsgraph_scorer(
            bias: bias, upper: upper, upper_bias: upperBias, hidden: hidden,
            padded_classes: paddedClasses, slots: slots)
          body(&scorer)
        }
      }
    }
  }
}

/// Classes to choose from.
public struct ClassSet: Sendable {
  /// Start and end of each range, one after the other.
  let bounds: [Int32]

  /// Collects ranges; they must be ascending and not overlap.
  public init(_ ranges: [Range<Int>]) {
    var bounds: [Int32] = []
    for range in ranges where !range.isEmpty {
      precondition(range.lowerBound >= Int(bounds.last ?? 0))
      bounds.append(Int32(range.lowerBound))
      bounds.append(Int32(range.upperBound))
    }
    self.bounds = bounds
  }

  var first: Int? { bounds.first.map { Int($0) } }
  var end: Int { Int(bounds.last ?? 0) }
}

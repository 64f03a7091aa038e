/// How alike two statements are in their words, rare words counting more.
struct StatementComparison {
  private let weights: [String: Int]

  /// Weighs words by how few of the statements have them.
  init(_ contents: [[String]]) {
    var counts: [String: Int] = [:]
    for words in contents { for word in Set(words) { counts[word, default: 0] += 1 } }
    let total = contents.count + 1
    weights = counts.mapValues { count in
      // The binary logarithm of the share, in whole steps, so that no machine rounds otherwise.
      1 + (Int.bitWidth - (total / count).leadingZeroBitCount)
    }
  }

  /// Twice the weight of the shared words in thousandths of all; where one holds the other, at most 850.
  func likeness(_ a: [String], _ b: [String]) -> Int {
    if a == b { return a.isEmpty ? 0 : 1000 }
    let (one, other) = (Set(a), Set(b))
    let shared = one.intersection(other).reduce(0) { $0 + (weights[$1] ?? 1) }
    let (first, second) = (weight(one), weight(other))
    guard first > 0, second > 0 else { return 0 }
    let both = 2000 * shared / (first + second)
    let inside = one.intersection(other).count >= 4 ? 850 * shared / min(first, second) : 0
    return max(both, inside)
  }

  private func weight(_ words: Set<String>) -> Int {
    words.reduce(0) { $0 + (weights[$1] ?? 1) }
  }
}

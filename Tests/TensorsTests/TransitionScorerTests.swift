import Tensors
import Testing

/// States are scored alike by every implementation, and alike for tokens near and far.
@Suite struct TransitionScorerTests {
  private let slots = 4
  private let hidden = 32
  private let inputs = 16
  private let classes = 21

  private func scorer(_ kernels: Kernels, commonSlots: Int = 4) throws -> TransitionScorer {
    var random = RandomFloats(seed: 1)
    return try TransitionScorer(
      TransitionScorer.Parameters(
        lower: random.array(slots * hidden * 2 * inputs, scale: 0.3),
        bias: random.array(hidden * 2), pad: random.array(slots * hidden * 2),
        upper: random.array(classes * hidden, scale: 0.3), upperBias: random.array(classes)),
      slots: slots, commonSlots: commonSlots, hidden: hidden, inputs: inputs, classes: classes,
      kernels: kernels)
  }

  /// The formula, written out once more and without reuse.
  private func formula(_ features: [Int32], _ vectors: AlignedFloats) -> [Float] {
    var random = RandomFloats(seed: 1)
    let lower = random.array(slots * hidden * 2 * inputs, scale: 0.3)
    let bias = random.array(hidden * 2)
    let pad = random.array(slots * hidden * 2)
    let upper = random.array(classes * hidden, scale: 0.3)
    var scores = random.array(classes)
    for unit in 0..<hidden {
      let pieces = (0..<2).map { piece in
        var sum = bias[unit * 2 + piece]
        for (slot, token) in features.enumerated() {
          let row = (slot * hidden + unit) * 2 + piece
          if token < 0 {
            sum += pad[row]
          } else {
            for i in 0..<inputs {
              sum += vectors[Int(token) * inputs + i] * lower[row * inputs + i]
            }
          }
        }
        return sum
      }
      for action in 0..<classes {
        scores[action] += max(pieces[0], pieces[1]) * upper[action * hidden + unit]
      }
    }
    return scores
  }

  @Test(arguments: Kernels.all, [1, 3, 4])
  func scoresAreTheFormula(kernels: Kernels, commonSlots: Int) throws {
    let count = 700
    var random = RandomFloats(seed: 2)
    let vectors = AlignedFloats(random.array(count * inputs))
    var scratch = TransitionScratch(for: try scorer(kernels, commonSlots: commonSlots))
    // Forward, then back to tokens of which the rows were given up, and missing ones.
    let states: [[Int32]] = [
      [0, 1, -1, -1], [5, 6, 0, -1], [140, 139, 5, 0], [300, 2, 299, 170], [300, 3, 2, 1],
      [699, 699, 0, 570], [699, 572, 571, 570], [-1, -1, -1, -1],
    ]
    scratch.begin()
    for features in states {
      scratch.score(features, vectors: vectors, count: count)
      let scores = (0..<classes).map { scratch[$0] }
      #expect(distance(scores, formula(features, vectors)) < 1e-4, "\(features)")
    }
  }

  @Test func aSecondDocumentForgetsTheFirst() throws {
    var random = RandomFloats(seed: 3)
    let vectors = AlignedFloats(random.array(20 * inputs))
    var scratch = TransitionScratch(for: try scorer(.native))
    scratch.begin()
    scratch.score([3, 2, 1, 0], vectors: vectors, count: 10)
    let first = (0..<classes).map { scratch[$0] }
    scratch.begin()
    scratch.score([3, 2, 1, 0], vectors: vectors, firstRow: 10, count: 10)
    #expect((0..<classes).map { scratch[$0] } != first)
    scratch.begin()
    scratch.score([3, 2, 1, 0], vectors: vectors, count: 10)
    #expect((0..<classes).map { scratch[$0] } == first)
  }

  @Test func theBestIsTheFirstAllowed() throws {
    var scratch = TransitionScratch(for: try scorer(.native))
    scratch.begin()
    scratch.score([-1, -1, -1, -1], vectors: AlignedFloats(count: 0), count: 0)
    let scores = (0..<classes).map { scratch[$0] }
    let greatest = try #require(scores.max())
    #expect(scratch.best(among: ClassSet([0..<classes])) == scores.firstIndex(of: greatest))
    #expect(scratch.best(among: ClassSet([3..<4])) == 3)
    #expect(scratch.best(among: ClassSet([])) == nil)
    let some = try #require(scratch.best(among: ClassSet([2..<5, 9..<12])))
    #expect(scores[some] == [2, 3, 4, 9, 10, 11].map { scores[$0] }.max())
  }

  @Test func scoresThatAreNoNumbersLose() throws {
    let weights = [Float](repeating: 0, count: 16 * 2 * 16)
    let scorer = try TransitionScorer(
      TransitionScorer.Parameters(
        lower: weights, bias: [Float](repeating: 0, count: 32),
        pad: [Float](repeating: 0, count: 32), upper: [Float](repeating: 0, count: 48),
        upperBias: [.nan, 1, .nan]),
      slots: 1, commonSlots: 1, hidden: 16, inputs: 16, classes: 3, kernels: .native)
    var scratch = TransitionScratch(for: scorer)
    scratch.begin()
    scratch.score([-1], vectors: AlignedFloats(count: 0), count: 0)
    #expect(scratch.best(among: ClassSet([0..<3])) == 1)
    #expect(scratch.best(among: ClassSet([2..<3])) == 2)
  }
}

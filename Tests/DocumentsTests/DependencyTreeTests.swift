import Documents
import Testing

@Suite struct DependencyTreeTests {
  /// Ana Ruiz, the minister, resigned . She left — two sentences, heads by index.
  private let tree = DependencyTree(heads: [1, 6, 1, 4, 1, 1, 6, 6, 9, 9])

  @Test func childrenStandInOrder() {
    #expect(Array(tree.children(of: 1)) == [0, 2, 4, 5])
    #expect(Array(tree.children(of: 6)) == [1, 7])
    #expect(tree.children(of: 0).isEmpty)
  }

  @Test func subtreesReachFromFirstToLast() {
    #expect(tree.subtree(of: 1) == 0..<6)
    #expect(tree.subtree(of: 6) == 0..<8)
    #expect(tree.subtree(of: 9) == 8..<10)
  }

  @Test func ancestorsLeadToTheRoot() {
    #expect(tree.ancestors(of: 3) == [4, 1, 6])
    #expect(tree.ancestors(of: 6).isEmpty)
    #expect(tree.isAncestor(1, of: 3) && tree.isAncestor(3, of: 3))
    #expect(!tree.isAncestor(9, of: 3) && !tree.isAncestor(3, of: 1))
  }

  @Test func crossingArcsAreCovered() {
    // 0 and 2 hang on 3 and 1, so that the arcs cross.
    let crossing = DependencyTree(heads: [2, 1, 1, 0])
    #expect(crossing.subtree(of: 2) == 0..<4)
    #expect(crossing.subtree(of: 1) == 0..<4)
  }

  /// Against the definition, for many trees: the subtree is what has the token above it.
  @Test(arguments: 0..<200)
  func agreesWithTheDefinition(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let count = Int.random(in: 1...12, using: &random)
    // Every head stands earlier in a random order, so there is no cycle.
    let order = Array(0..<count).shuffled(using: &random)
    var heads = Array(0..<count)
    for (place, token) in order.enumerated() where place > 0 {
      let isRoot = Int.random(in: 0..<4, using: &random) == 0
      heads[token] = isRoot ? token : order[Int.random(in: 0..<place, using: &random)]
    }
    let tree = DependencyTree(heads: heads)
    for token in 0..<count {
      let below = (0..<count).filter { tree.isAncestor(token, of: $0) }
      #expect(tree.subtree(of: token) == (below.first ?? 0)..<((below.last ?? 0) + 1))
      #expect(
        Array(tree.children(of: token))
          == (0..<count).filter {
            $0 != token && heads[$0] == token
          })
      #expect(tree.isRoot(token) == tree.ancestors(of: token).isEmpty)
    }
  }
}

/// Random numbers that are the same in every run. Source: Steele et al., OOPSLA 2014.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// Children and edges of every token, derived from the heads once.
///
/// Children lie in one array with an offset for each head: two allocations for a document, O(n) to build.
public struct DependencyTree: Sendable {
  private let heads: [Int]
  private let starts: [Int]
  private let childList: [Int]
  private let leftEdges: [Int]
  private let rightEdges: [Int]

  /// Builds the tree.
  ///
  /// Source of the edge computation: spaCy's `set_children_from_heads`; edges grow until nothing changes, so
  /// that non-projective arcs are covered too.
  /// - Parameter heads: The head of each token; a root is its own head.
  /// - Precondition: every head is an index of `heads`.
  public init(heads: [Int]) {
    let count = heads.count
    var starts = [Int](repeating: 0, count: count + 1)
    for (token, head) in heads.enumerated() where head != token { starts[head + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    var next = starts
    var childList = [Int](repeating: 0, count: starts[count])
    for (token, head) in heads.enumerated() where head != token {
      childList[next[head]] = token
      next[head] += 1
    }
    var left = Array(0..<count)
    var right = left
    var changed = true
    while changed {
      changed = false
      for token in Array(0..<count) + Array((0..<count).reversed()) {
        let head = heads[token]
        if left[token] < left[head] {
          left[head] = left[token]
          changed = true
        }
        if right[token] > right[head] {
          right[head] = right[token]
          changed = true
        }
      }
    }
    self.heads = heads
    self.starts = starts
    self.childList = childList
    self.leftEdges = left
    self.rightEdges = right
  }

  /// The tokens whose head is `token`, from left to right.
  public func children(of token: Int) -> ArraySlice<Int> {
    childList[starts[token]..<starts[token + 1]]
  }

  /// The head of `token`; `token` itself for a root.
  public func head(of token: Int) -> Int { heads[token] }

  /// Whether `token` is the root of its sentence.
  public func isRoot(_ token: Int) -> Bool { heads[token] == token }

  /// The tokens from the first to the last of the subtree of `token`.
  public func subtree(of token: Int) -> Range<Int> { leftEdges[token]..<(rightEdges[token] + 1) }

  /// Whether `ancestor` is `token` or stands on its way to the root. O(depth).
  public func isAncestor(_ ancestor: Int, of token: Int) -> Bool {
    var current = token
    while current != ancestor {
      if heads[current] == current { return false }
      current = heads[current]
    }
    return true
  }

  /// The heads of `token` up to the root, nearest first, without `token` itself.
  public func ancestors(of token: Int) -> [Int] {
    var ancestors: [Int] = []
    var current = token
    while heads[current] != current {
      current = heads[current]
      ancestors.append(current)
    }
    return ancestors
  }
}

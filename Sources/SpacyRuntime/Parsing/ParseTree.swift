/// Heads, labels, edges and sentence starts of one document, made from a parser's arcs.
///
/// Source: `set_children_from_heads` in `spacy/tokens/doc.pyx` and `deprojectivize` in
/// `spacy/pipeline/_parser_internals/nonproj.pyx`; Nivre and Nilsson, "Pseudo-Projective Dependency
/// Parsing", ACL 2005.
struct ParseTree: Sendable {
  /// Repetitions of the edge computation, as many as spaCy allows itself.
  private static let maximumPasses = 12
  /// How many words may be looked at to find the heads of lifted arcs: a fixed number and some a word. No
  /// text of real sentences comes near; it keeps the work linear for any input.
  private static let searchBudget = (fixed: 4_000_000, perWord: 64)

  /// The head of each word, its own index for a root.
  private(set) var heads: [Int32] = []
  /// The label of each word's arc.
  private(set) var labels: [Int32] = []
  /// The first and last word of each word's subtree.
  private(set) var leftEdges: [Int32] = []
  private(set) var rightEdges: [Int32] = []
  private(set) var startsSentence: [Bool] = []

  private var queue: [Int32] = []
  private var searchesLeft = 0

  /// Builds the tree.
  /// - Parameters:
  ///   - state: A finished parse.
  ///   - isSpace: Whether each word is whitespace.
  mutating func build(
    _ state: borrowing ArcEagerState, labels table: DependencyLabels, isSpace: (Int) -> Bool
  ) {
    let count = state.count
    heads.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    var isLifted = false
    for word in 0..<count {
      let head = state.heads[word]
      heads.append(head < 0 ? Int32(word) : head)
      let label = head < 0 ? table.root : table.ofAction[Int(state.arcActions[word])]
      labels.append(label)
      if table.lifted[Int(label)] != nil { isLifted = true }
    }
    computeEdges()
    if isLifted {
      lower(table, isSpace)
      computeEdges()
    }
    startsSentence.removeAll(keepingCapacity: true)
    startsSentence.append(contentsOf: repeatElement(false, count: count))
    for word in 0..<count where heads[word] == Int32(word) {
      startsSentence[Int(leftEdges[word])] = true
    }
  }

  // MARK: Edges

  private mutating func computeEdges() {
    let count = heads.count
    leftEdges.removeAll(keepingCapacity: true)
    leftEdges.append(contentsOf: (0..<count).lazy.map { Int32($0) })
    rightEdges.removeAll(keepingCapacity: true)
    rightEdges.append(contentsOf: (0..<count).lazy.map { Int32($0) })
    for _ in 0..<Self.maximumPasses {
      for word in 0..<count { widenHead(of: word) }
      for word in (0..<count).reversed() { widenHead(of: word) }
      if headsLieInSentences() { return }
    }
  }

  @inline(__always)
  private mutating func widenHead(of word: Int) {
    let head = Int(heads[word])
    if leftEdges[word] < leftEdges[head] { leftEdges[head] = leftEdges[word] }
    if rightEdges[word] > rightEdges[head] { rightEdges[head] = rightEdges[word] }
  }

  /// Whether the sentences that the edges give contain the heads of their words.
  private mutating func headsLieInSentences() -> Bool {
    let count = heads.count
    startsSentence.removeAll(keepingCapacity: true)
    startsSentence.append(contentsOf: repeatElement(false, count: count))
    for word in 0..<count where heads[word] == Int32(word) {
      startsSentence[Int(leftEdges[word])] = true
    }
    var start = 0
    for end in 0..<count where (end > 0 && startsSentence[end]) || end == count - 1 {
      for word in start..<end where heads[word] < start || heads[word] > end { return false }
      start = end
    }
    return true
  }

  // MARK: Lifted arcs

  /// Gives words with a label `x||y` the head labelled `y` below their present head.
  private mutating func lower(_ table: DependencyLabels, _ isSpace: (Int) -> Bool) {
    searchesLeft = Self.searchBudget.fixed + Self.searchBudget.perWord * heads.count
    for word in heads.indices {
      guard let lifted = table.lifted[Int(labels[word])] else { continue }
      if let head = descendant(of: heads[word], labelled: lifted.headLabel, without: word, isSpace)
      {
        heads[word] = head
      }
      labels[word] = lifted.label
    }
  }

  /// The first word with a label below a head, breadth first, not through whitespace or `word`.
  private mutating func descendant(
    of head: Int32, labelled label: Int32, without word: Int, _ isSpace: (Int) -> Bool
  ) -> Int32? {
    queue.removeAll(keepingCapacity: true)
    queue.append(head)
    var index = 0
    while index < queue.count, queue.count <= heads.count {
      let parent = queue[index]
      index += 1
      searchesLeft -= Int(rightEdges[Int(parent)] - leftEdges[Int(parent)]) + 1
      if searchesLeft < 0 { return nil }
      for child in leftEdges[Int(parent)]...rightEdges[Int(parent)]
      where heads[Int(child)] == parent && child != parent {
        if isSpace(Int(child)) || Int(child) == word { continue }
        if labels[Int(child)] == label { return child }
        queue.append(child)
      }
    }
    return nil
  }
}

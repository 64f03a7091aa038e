/// The state of an arc-eager parse of one document; its storage is reused from one to the next.
///
/// Source: Nivre, "Incrementality in Deterministic Dependency Parsing", 2004, with spaCy's non-monotonic
/// reduce: a word without a head goes back to the buffer (Honnibal and Johnson, EMNLP 2015).
struct ArcEagerState: Sendable {
  private static let none: Int32 = -1

  private(set) var count = 0
  private var stack: [Int32] = []
  /// The first word of the buffer that was never on the stack.
  private var next: Int32 = 0
  /// Words that went back to the buffer; the last one is its front.
  private var returned: [Int32] = []

  /// The head of each word, −1 for none yet.
  private(set) var heads: [Int32] = []
  /// The class of the action that made each word's arc.
  private(set) var arcActions: [Int32] = []
  /// The child on each side that was attached last, and before each child the one attached before it.
  private var newestLeft: [Int32] = []
  private var newestRight: [Int32] = []
  private var olderSibling: [Int32] = []

  private var blocked: [Bool] = []
  private var startsSentence: [Bool] = []

  /// Begins a document of `count` words.
  mutating func begin(_ count: Int) {
    self.count = count
    stack.removeAll(keepingCapacity: true)
    returned.removeAll(keepingCapacity: true)
    next = 0
    func reset<Element>(_ array: inout [Element], _ value: Element) {
      array.removeAll(keepingCapacity: true)
      array.append(contentsOf: repeatElement(value, count: count))
    }
    reset(&heads, Self.none)
    reset(&arcActions, Self.none)
    reset(&newestLeft, Self.none)
    reset(&newestRight, Self.none)
    reset(&olderSibling, Self.none)
    reset(&blocked, false)
    reset(&startsSentence, false)
    if count > 0 { startsSentence[0] = true }
  }

  // MARK: What the state is

  private var bufferCount: Int { count - Int(next) + returned.count }

  /// Whether stack and buffer are empty.
  var isFinal: Bool { stack.isEmpty && bufferCount == 0 }

  /// A word of the buffer from its front, −1 beyond its end.
  private func buffer(_ index: Int) -> Int32 {
    if index < returned.count { return returned[returned.count - 1 - index] }
    let word = Int(next) + index - returned.count
    return word < count ? Int32(word) : Self.none
  }

  /// A word of the stack from its top, −1 beyond its bottom.
  private func stacked(_ index: Int) -> Int32 {
    index < stack.count ? stack[stack.count - 1 - index] : Self.none
  }

  /// Writes the eight feature words.
  func features(_ features: inout [Int32]) {
    let front = buffer(0)
    let top = stacked(0)
    features[0] = front
    features[1] = buffer(1)
    features[2] = top
    features[3] = stacked(1)
    features[4] = stacked(2)
    features[5] = front < 0 ? Self.none : newestLeft[Int(front)]
    features[6] = top < 0 ? Self.none : newestLeft[Int(top)]
    features[7] = top < 0 ? Self.none : newestRight[Int(top)]
  }

  /// The kinds of action that may be taken: bit `kind` of the result.
  var validKinds: Int {
    let front = buffer(0)
    var valid = 0
    let canAttach = !stack.isEmpty && front >= 0 && !startsSentence[Int(front)]
    let canShift =
      stack.isEmpty
      ? front >= 0
      : bufferCount >= 2 && !startsSentence[Int(front)] && !blocked[Int(front)]
    if canShift { valid |= 1 << ArcEagerKind.shift.rawValue }
    if !stack.isEmpty { valid |= 1 << ArcEagerKind.reduce.rawValue }
    if canAttach {
      valid |= 1 << ArcEagerKind.leftArc.rawValue
      valid |= 1 << ArcEagerKind.rightArc.rawValue
    }
    if bufferCount >= 2 {
      let second = buffer(1)
      if second == front + 1, !startsSentence[Int(second)] {
        valid |= 1 << ArcEagerKind.breakSentence.rawValue
      }
    }
    return valid
  }

  // MARK: What the actions do

  /// Takes an action that is valid.
  mutating func apply(_ kind: ArcEagerKind, action: Int) {
    switch kind {
    case .shift: stack.append(takeFront())
    case .reduce:
      let top = stack.removeLast()
      if heads[Int(top)] < 0, !stack.isEmpty {
        returned.append(top)
        blocked[Int(top)] = true
      }
    case .leftArc:
      let front = buffer(0)
      attach(stack.removeLast(), to: front, action)
      blocked[Int(front)] = false
    case .rightArc:
      attach(buffer(0), to: stack[stack.count - 1], action)
      stack.append(takeFront())
    case .breakSentence: startsSentence[Int(buffer(1))] = true
    }
  }

  private mutating func takeFront() -> Int32 {
    if let word = returned.popLast() { return word }
    next += 1
    return next - 1
  }

  private mutating func attach(_ child: Int32, to head: Int32, _ action: Int) {
    if heads[Int(child)] >= 0 { detach(child) }
    heads[Int(child)] = head
    arcActions[Int(child)] = Int32(action)
    if child < head {
      olderSibling[Int(child)] = newestLeft[Int(head)]
      newestLeft[Int(head)] = child
    } else {
      olderSibling[Int(child)] = newestRight[Int(head)]
      newestRight[Int(head)] = child
    }
  }

  /// Takes a child out of its head's list; it is nearly always the newest.
  private mutating func detach(_ child: Int32) {
    let head = Int(heads[Int(child)])
    let isLeft = child < Int32(head)
    let older = olderSibling[Int(child)]
    if isLeft, newestLeft[head] == child {
      newestLeft[head] = older
    } else if !isLeft, newestRight[head] == child {
      newestRight[head] = older
    } else {
      var sibling = isLeft ? newestLeft[head] : newestRight[head]
      while sibling >= 0, olderSibling[Int(sibling)] != child {
        sibling = olderSibling[Int(sibling)]
      }
      if sibling >= 0 { olderSibling[Int(sibling)] = older }
    }
  }
}

/// The kinds of action, numbered as in the model's `moves`.
enum ArcEagerKind: Int, Sendable, CaseIterable {
  case shift = 0
  case reduce = 1
  case leftArc = 2
  case rightArc = 3
  case breakSentence = 4
}

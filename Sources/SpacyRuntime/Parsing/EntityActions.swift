import Tensors

/// The classes of an entity recognizer, and which of them may follow.
struct EntityActions: Sendable {
  /// The kinds of action, numbered as in the model's `moves`.
  enum Kind: Int, Sendable {
    case begin = 1
    case inside = 2
    case last = 3
    case unit = 4
    case outside = 5
  }

  /// The labels, each once, in the order of the classes.
  let labels: [String]

  let kinds: [Kind]
  /// The label of each class, as an index of ``labels``; −1 for none.
  let labelOfClass: [Int]
  /// The classes that end an entity, by its label.
  let last: [ClassSet]
  /// The classes that end or continue an entity, by its label.
  let inside: [ClassSet]
  /// The classes outside of an entity: bit 0 allows to begin one, bit 1 to name a single token.
  private let outside: [ClassSet]

  /// How many classes there are.
  var count: Int { kinds.count }

  /// The classes outside of an entity.
  /// - Parameters:
  ///   - canBegin: Whether an entity of several tokens may begin.
  ///   - canBeUnit: Whether the token may be an entity by itself.
  func outside(canBegin: Bool, canBeUnit: Bool) -> ClassSet {
    outside[(canBegin ? 1 : 0) + (canBeUnit ? 2 : 0)]
  }

  init(_ inventory: ActionInventory) throws(ModelError) {
    var kinds: [Kind] = []
    var labels: [String] = []
    var labelOfClass: [Int] = []
    for action in inventory.actions {
      guard let kind = Kind(rawValue: action.kind) else {
        throw .unsupported(component: "ner", reason: "it has an action \(action.kind)")
      }
      kinds.append(kind)
      if kind == .outside || action.label.isEmpty {
        labelOfClass.append(-1)
      } else if let index = labels.firstIndex(of: action.label) {
        labelOfClass.append(index)
      } else {
        labelOfClass.append(labels.count)
        labels.append(action.label)
      }
    }
    self.kinds = kinds
    self.labels = labels
    self.labelOfClass = labelOfClass

    func classes(_ kind: Kind, label: Int? = nil) -> [Range<Int>] {
      kinds.indices.filter { index in
        kinds[index] == kind
          && (kind == .outside || labelOfClass[index] >= 0)
          && (label == nil || labelOfClass[index] == label)
      }.map { $0..<($0 + 1) }
    }
    outside = (0..<4).map { allowed in
      joined(
        (allowed & 1 != 0 ? classes(.begin) : []) + (allowed & 2 != 0 ? classes(.unit) : [])
          + classes(.outside))
    }
    last = labels.indices.map { joined(classes(.last, label: $0)) }
    inside = labels.indices.map {
      joined(classes(.inside, label: $0) + classes(.last, label: $0))
    }
  }
}

/// Neighbouring ranges made one.
private func joined(_ ranges: [Range<Int>]) -> ClassSet {
  var joined: [Range<Int>] = []
  for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
    if let last = joined.last, last.upperBound == range.lowerBound {
      joined[joined.count - 1] = last.lowerBound..<range.upperBound
    } else {
      joined.append(range)
    }
  }
  return ClassSet(joined)
}

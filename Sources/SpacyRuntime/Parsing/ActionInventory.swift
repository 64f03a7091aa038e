import MessagePack

/// The actions of a transition system, in the order of the output layer's classes.
///
/// Source: `spacy/pipeline/_parser_internals/transition_system.pyx`: by action, then by frequency and label
/// descending.
struct ActionInventory: Sendable {
  /// One class.
  struct Action: Hashable, Sendable {
    /// The action's number, such as 2 for an arc to the left.
    var kind: Int
    var label: String
  }

  /// More classes than any model has; the kernels take no more.
  static let limit = 512

  /// The classes in order; those of one kind stand together.
  let actions: [Action]

  /// Reads a component's `moves` file.
  init(_ bytes: [UInt8], path: String) throws(ModelError) {
    let value = try inFile(path) { () throws(MessagePackError) in try MessagePackValue(bytes) }
    guard let text = value["moves"]?.text, let kinds = JSONValue(parsing: text)?.members else {
      throw .malformed(path: path, reason: "there is no list of actions")
    }
    var sortable: [(kind: Int, frequency: Int, label: String)] = []
    for (kind, labels) in kinds {
      guard let kind = Int(kind), let labels = labels.members else {
        throw .malformed(path: path, reason: "an action has no labels")
      }
      for (label, frequency) in labels {
        guard let frequency = frequency.int else {
          throw .malformed(path: path, reason: "the label '\(label)' has no frequency")
        }
        sortable.append((kind, frequency, label))
      }
    }
    guard sortable.count <= Self.limit else {
      throw .malformed(path: path, reason: "there are more than \(Self.limit) actions")
    }
    sortable.sort { a, b in
      if a.kind != b.kind { return a.kind < b.kind }
      if a.frequency != b.frequency { return a.frequency > b.frequency }
      return b.label.unicodeScalars.lexicographicallyPrecedes(a.label.unicodeScalars)
    }
    actions = sortable.map { Action(kind: $0.kind, label: $0.label) }
  }

  /// The classes of a kind.
  func classes(of kind: Int) -> Range<Int> {
    let first = actions.firstIndex { $0.kind == kind } ?? 0
    let count = actions.count { $0.kind == kind }
    return first..<(first + count)
  }
}

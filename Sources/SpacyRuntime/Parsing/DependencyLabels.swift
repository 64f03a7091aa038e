/// The dependency labels of a parser as small numbers.
struct DependencyLabels: Sendable {
  /// The names, each once.
  let names: [String]
  /// The label of a word without a head.
  let root: Int32
  /// The label that each class of the parser gives.
  let ofAction: [Int32]
  /// For a label `x||y`, the numbers of `x` and `y`.
  let lifted: [Lifted?]

  /// A label of an arc that was lifted to make a tree projective: the label proper, and that of the
  /// word that should be the head.
  struct Lifted: Sendable {
    var label: Int32
    var headLabel: Int32
  }

  init(actionLabels: [String]) {
    var names: [String] = []
    var numbers: [String: Int32] = [:]
    func number(_ name: String) -> Int32 {
      if let number = numbers[name] { return number }
      let number = Int32(names.count)
      numbers[name] = number
      names.append(name)
      return number
    }
    root = number("ROOT")
    ofAction = actionLabels.map(number)
    var lifted: [Lifted?] = []
    var index = 0
    while index < names.count {
      lifted.append(nil)
      // `x||y`; only the first bar pair divides.
      if let bars = Self.firstBars(in: names[index]) {
        let label = String(names[index][..<bars.lowerBound])
        let head = String(names[index][bars.upperBound...])
        lifted[index] = Lifted(label: number(label), headLabel: number(head))
      }
      index += 1
    }
    self.names = names
    self.lifted = lifted
  }

  /// The labels that a finished tree may have.
  var plainNames: [String] {
    var isPlain = Array(repeating: false, count: names.count)
    isPlain[Int(root)] = true
    for label in ofAction {
      let plain = lifted[Int(label)]?.label ?? label
      isPlain[Int(plain)] = !names[Int(plain)].isEmpty
    }
    return names.indices.filter { isPlain[$0] }.map { names[$0] }
  }

  private static func firstBars(in name: String) -> Range<String.Index>? {
    var index = name.startIndex
    while index < name.endIndex {
      let next = name.index(after: index)
      if name[index] == "|", next < name.endIndex, name[next] == "|" {
        return index..<name.index(after: next)
      }
      index = next
    }
    return nil
  }
}

import KnowledgeGraph

/// Finds nodes that nothing tells apart, their ties included.
///
/// Colour refinement decides; where several nodes are alike, one pair of them is singled out and the
/// colours are refined again, so that what hangs together stays together.
struct IdenticalNodes {
  let a: IndexedGraph
  let b: IndexedGraph
  let signatures: (ContentSignatures, ContentSignatures)
  let manual: ManualPairs

  /// How many times nodes are singled out at most; behind that, twins are paired in order.
  private static let mostSteps = 48

  /// The pairs, of nodes that are free yet.
  func pairs(free partners: PartnerTable) -> [(Int, Int)] {
    var colours = (signatures.0.last, signatures.1.last)
    let edges = (a.edges.map(\.contentHash), b.edges.map(\.contentHash))
    for step in 0..<Self.mostSteps {
      guard let twin = firstTwin(colours, partners) else { break }
      let fresh = ContentHash.mixed(UInt64(step) &+ 0x7477_696E)
      colours.0[twin.0] = fresh
      colours.1[twin.1] = fresh
      for _ in 0..<ContentSignatures.depth {
        colours.0 = ContentSignatures.refined(colours.0, a, edges.0)
        colours.1 = ContentSignatures.refined(colours.1, b, edges.1)
      }
    }
    var found: [(Int, Int)] = []
    for (one, other) in classes(colours, partners).values where one.count == other.count {
      // A node alone in its graph's class is sure; of several, any order is as good as another.
      found += zip(one, other)
    }
    return found.sorted { $0 < $1 }
      .filter { !manual.different.contains(.init(a: $0.0, b: $0.1)) }
  }

  /// The first nodes of the class of twins with the least colour.
  private func firstTwin(
    _ colours: ([UInt64], [UInt64]), _ partners: PartnerTable
  ) -> (Int, Int)? {
    let twins = classes(colours, partners)
      .filter { $0.value.0.count > 1 && $0.value.0.count == $0.value.1.count }
    guard let least = twins.min(by: { $0.key < $1.key }) else { return nil }
    return (least.value.0[0], least.value.1[0])
  }

  private func classes(
    _ colours: ([UInt64], [UInt64]), _ partners: PartnerTable
  ) -> [UInt64: ([Int], [Int])] {
    var classes: [UInt64: ([Int], [Int])] = [:]
    for (index, colour) in colours.0.enumerated() where partners.ofRow[index] == nil {
      classes[colour, default: ([], [])].0.append(index)
    }
    for (index, colour) in colours.1.enumerated() where partners.ofColumn[index] == nil {
      classes[colour, default: ([], [])].1.append(index)
    }
    return classes
  }
}

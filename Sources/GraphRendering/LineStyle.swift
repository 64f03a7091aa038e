import KnowledgeGraph

extension Theme {
  /// The colours of an edge.
  func ink(of edge: Edge, mark: ChangeMark? = nil) -> Ink {
    if let mark, let ink = changes[mark] { return ink }
    return switch edge.relation.category {
    case .interaction: edge.relation.quad.flatMap { quads[$0] } ?? state
    case .state: edge.isFormer ? former : state
    case .statement: speech
    }
  }

  /// The look of a line that stands for edges of one modality between the same ends.
  func look(of edges: [Edge], mark: ChangeMark? = nil) -> Drawing.LineLook? {
    guard let first = edges.first else { return nil }
    let ink = ink(of: first, mark: mark)
    let isStruck = first.modality == .negated
    let isReported = edges.allSatisfy(\.isReported)
    let arrow: Drawing.Tip =
      switch (isStruck, isReported) {
      case (false, false): .arrow
      case (false, true): .hollowArrow
      case (true, false): .struckArrow
      case (true, true): .struckHollowArrow
      }
    let line: Drawing.Stroke =
      switch first.modality {
      case .planned: .dashed
      case .hypothetical: .dotted
      case .actual, .negated: .solid
      }
    let isMutual = Self.goesBothWays(edges)
    let hasNoDirection = edges.allSatisfy(\.relation.isSymmetric)
    return Drawing.LineLook(
      stroke: ink.stroke, text: ink.text, width: ink.width, line: mark?.stroke ?? line,
      head: hasNoDirection ? .none : arrow,
      tail: isMutual && !hasNoDirection
        ? arrow : edges.allSatisfy { $0.origin == .derived } ? .ring : .none)
  }

  /// Whether each relation among the edges is said to go both ways.
  private static func goesBothWays(_ edges: [Edge]) -> Bool {
    Set(edges.map(\.relation)).allSatisfy { relation in
      edges.contains { $0.relation == relation && $0.isReciprocal }
    }
  }
}

extension Edge {
  /// Whether what the edge says took place.
  var modality: Modality {
    attributes[.modality]?.text.flatMap(Modality.init(rawValue:)) ?? .actual
  }

  /// Whether only sources say it, never the article itself.
  var isReported: Bool {
    !evidence.isEmpty && evidence.allSatisfy { !$0.reportedBy.isEmpty }
  }

  /// Whether both ends do the same.
  var isReciprocal: Bool { attributes["reciprocal"]?.flag == true }

  /// Whether the tie is over.
  var isFormer: Bool {
    relation.category == .state && attributes[.status]?.text == "former"
  }
}

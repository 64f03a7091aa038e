import KnowledgeGraph

/// Explains the colours, shapes and marks that occur in a drawing, and no others.
struct LegendPlan {
  let theme: Theme
  let nodes: [Node]
  let edges: [Edge]
  let marks: ChangeMarks?

  /// The entries, nodes first.
  func entries() -> [Drawing.LegendEntry] {
    nodeEntries() + (marks == nil ? inkEntries() : changeEntries()) + modalityEntries()
      + markEntries()
  }

  private func nodeEntries() -> [Drawing.LegendEntry] {
    let kinds = Set(nodes.map(\.kind)).sorted()
    var entries = kinds.map {
      Drawing.LegendEntry.node(
        RelationWords.kinds[$0] ?? $0.rawValue, theme.look(of: $0), isDashed: false)
    }
    if nodes.contains(where: \.isUnnamed) {
      let look = Drawing.NodeLook(shape: .box, fill: theme.background, stroke: theme.outline)
      entries.append(.node("not named in the text", look, isDashed: true))
    }
    return entries
  }

  private func inkEntries() -> [Drawing.LegendEntry] {
    var entries: [Drawing.LegendEntry] = []
    func add(_ words: String, _ ink: Theme.Ink, where occurs: (Edge) -> Bool) {
      guard edges.contains(where: occurs) else { return }
      let sample = ink.width > 2 ? "━━▶" : "──▸"
      entries.append(.edge(words, sample: sample, look: Self.look(ink)))
    }
    add("lasting tie", theme.state) { $0.relation.category == .state && !$0.isFormer }
    add("former", theme.former, where: \.isFormer)
    add("statement", theme.speech) { $0.relation.category == .statement }
    for quad in Relation.Quad.allCases {
      guard let ink = theme.quads[quad] else { continue }
      add(RelationWords.quads[quad] ?? quad.rawValue, ink) { $0.relation.quad == quad }
    }
    return entries
  }

  private func changeEntries() -> [Drawing.LegendEntry] {
    let found = Set(
      nodes.map { marks?.nodes[$0.id] ?? .same } + edges.map { marks?.edges[$0.id] ?? .same })
    return ChangeMark.allCases.filter(found.contains).compactMap { mark in
      guard let ink = theme.changes[mark] else { return nil }
      let sample =
        switch mark.stroke {
        case .dashed: "╌╌▸"
        case .double: "══▸"
        default: mark == .same ? "──▸" : "━━▶"
        }
      return .edge(
        mark.glyph + (RelationWords.changes[mark] ?? mark.rawValue), sample: sample,
        look: Self.look(ink, mark.stroke))
    }
  }

  private func modalityEntries() -> [Drawing.LegendEntry] {
    let ink = Theme.Ink(stroke: theme.text, text: theme.text, width: 1.4)
    var entries: [Drawing.LegendEntry] = []
    func add(
      _ words: String, _ sample: String, _ modality: Modality, _ line: Drawing.Stroke,
      _ head: Drawing.Tip = .arrow
    ) {
      if edges.contains(where: { $0.modality == modality }) {
        entries.append(.edge(words, sample: sample, look: Self.look(ink, line, head)))
      }
    }
    if marks == nil {
      add("planned", "– – ▸", .planned, .dashed)
      add("possible", "· · · ▸", .hypothetical, .dotted)
    }
    add("did not happen", "──┼▸", .negated, .solid, .struckArrow)
    return entries
  }

  private static func look(
    _ ink: Theme.Ink, _ line: Drawing.Stroke = .solid, _ head: Drawing.Tip = .arrow
  ) -> Drawing.LineLook {
    Drawing.LineLook(
      stroke: ink.stroke, text: ink.text, width: ink.width, line: line, head: head, tail: .none)
  }

  private func markEntries() -> [Drawing.LegendEntry] {
    var entries: [Drawing.LegendEntry] = []
    if edges.contains(where: \.isReported) {
      entries.append(.mark("†", "only a source says so (hollow arrowhead)"))
    }
    if edges.contains(where: { $0.origin == .derived }) {
      entries.append(.mark("*", "concluded from the whole text (ring)"))
    }
    if edges.contains(where: { $0.relation.category == .interaction && $0.evidence.count > 1 }) {
      entries.append(.mark("×2", "said in two places"))
    }
    return entries
  }
}

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
    func add(_ words: String, _ sample: String, _ color: String, where occurs: (Edge) -> Bool) {
      if edges.contains(where: occurs) {
        entries.append(.edge(words, sample: sample, color: color))
      }
    }
    add("lasting tie", "──▸", theme.state.stroke) {
      $0.relation.category == .state && !$0.isFormer
    }
    add("former", "──▸", theme.former.stroke, where: \.isFormer)
    for quad in Relation.Quad.allCases {
      guard let ink = theme.quads[quad] else { continue }
      let sample = ink.width > 2 ? "━━▶" : "──▸"
      add(RelationWords.quads[quad] ?? quad.rawValue, sample, ink.stroke) {
        $0.relation.quad == quad
      }
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
        color: ink.stroke)
    }
  }

  private func modalityEntries() -> [Drawing.LegendEntry] {
    var entries: [Drawing.LegendEntry] = []
    func add(_ words: String, _ sample: String, _ modality: Modality) {
      if edges.contains(where: { $0.modality == modality }) {
        entries.append(.edge(words, sample: sample, color: theme.text))
      }
    }
    if marks == nil {
      add("planned", "– – ▸", .planned)
      add("possible", "· · · ▸", .hypothetical)
    }
    add("did not happen", "──┼▸", .negated)
    return entries
  }

  private func markEntries() -> [Drawing.LegendEntry] {
    var entries: [Drawing.LegendEntry] = []
    if edges.contains(where: \.isReported) {
      entries.append(.mark("†", "only a source says so (hollow arrowhead)"))
    }
    if edges.contains(where: { $0.origin == .derived }) {
      entries.append(.mark("*", "concluded from the whole text"))
    }
    if edges.contains(where: { $0.relation.category == .interaction && $0.evidence.count > 1 }) {
      entries.append(.mark("×2", "said in two places"))
    }
    return entries
  }
}

import KnowledgeGraph

/// Explains the colours, shapes and marks that occur in a drawing, and no others.
struct LegendPlan {
  let theme: Theme
  let nodes: [Node]
  let edges: [Edge]

  /// The entries, nodes first.
  func entries() -> [Drawing.LegendEntry] { nodeEntries() + edgeEntries() + markEntries() }

  private func nodeEntries() -> [Drawing.LegendEntry] {
    let kinds = Set(nodes.map(\.kind)).sorted()
    var entries = kinds.map {
      Drawing.LegendEntry.node(
        RelationWords.kinds[$0] ?? $0.rawValue, theme.look(of: $0), isDashed: false)
    }
    if nodes.contains(where: \.isUnnamed) {
      let look = Drawing.NodeLook(shape: .box, fill: "#FFFFFF", stroke: "#555555")
      entries.append(.node("not named in the text", look, isDashed: true))
    }
    return entries
  }

  private func edgeEntries() -> [Drawing.LegendEntry] {
    var entries: [Drawing.LegendEntry] = []
    func add(_ words: String, _ sample: String, _ color: String, where occurs: (Edge) -> Bool) {
      if edges.contains(where: occurs) {
        entries.append(.edge(words, sample: sample, color: color))
      }
    }
    let isFormer = { (edge: Edge) in
      edge.relation.category == .state && edge.attributes[.status]?.text == "former"
    }
    add("lasting tie", "──▸", theme.state.stroke) {
      $0.relation.category == .state && !isFormer($0)
    }
    add("former", "──▸", theme.former.stroke, where: isFormer)
    for quad in Relation.Quad.allCases {
      guard let ink = theme.quads[quad] else { continue }
      let sample = ink.width > 2 ? "━━▶" : "──▸"
      add(RelationWords.quads[quad] ?? quad.rawValue, sample, ink.stroke) {
        $0.relation.quad == quad
      }
    }
    add("planned", "– – ▸", "#333333") { $0.modality == .planned }
    add("possible", "· · · ▸", "#333333") { $0.modality == .hypothetical }
    add("did not happen", "──┤", "#333333") { $0.modality == .negated }
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
    return entries
  }
}

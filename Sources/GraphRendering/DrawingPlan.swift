import KnowledgeGraph

/// Decides how a graph is drawn.
struct DrawingPlan {
  private let graph: Graph
  private let options: RenderingOptions
  private let theme: Theme
  private let selection: Selection

  init(_ graph: Graph, options: RenderingOptions) {
    self.graph = graph
    self.options = options
    theme = .named(options.theme)
    selection = Selection(graph, options: options)
  }

  /// The drawing.
  func drawing() -> Drawing {
    let greatest = selection.nodes.map(\.salience).max() ?? 0
    let headline = Headline(graph, title: options.title)
    let offices = Offices(selection.edges, style: options.positions)
    let nodes = selection.nodes.filter { !offices.isFolded($0.id) }
    let lines = LinePlan(graph, edges: selection.edges, offices: offices, options: options)
    let legend = LegendPlan(
      theme: theme, nodes: nodes, edges: selection.edges, marks: options.marks)
    let clusters = Clusters(selection.nodes, selection.edges, by: options.cluster)
    let details = lines.details()
    let drawnLines = lines.lines()
    let touched = Set(drawnLines.flatMap { [$0.source, $0.target] })
    return Drawing(
      title: headline.title, subtitle: headline.subtitle, notes: notes(),
      credit: graph.generator.shown, legend: legend.entries(), clusters: clusters.frames,
      // Whom only an office tied that is told in words, stands there alone and says nothing.
      nodes: nodes.filter {
        offices.isEmpty || touched.contains($0.id) || details[$0.id] != nil
      }.map { node in
        var drawn = drawn(node, greatest: greatest)
        drawn.details = details[node.id] ?? []
        drawn.cluster = clusters.index(of: node.id)
        return drawn
      }, lines: drawnLines)
  }

  private func drawn(_ node: Node, greatest: Double) -> Drawing.Node {
    let isUnnamed = node.isUnnamed
    let share = greatest > 0 ? (max(0, node.salience) / greatest).squareRoot() : 0
    let mark = options.marks.map { $0.nodes[node.id] ?? .same }
    let label = node.label.shown.isEmpty ? node.id.rawValue.shown : node.label.shown
    return Drawing.Node(
      id: node.id, element: ElementID.node(node.id, prefix: options.idPrefix), kind: node.kind,
      lines: ((mark?.glyph ?? "") + label).wrapped(
        width: Self.width(of: node.kind), limit: node.kind == .statement ? 4 : 3),
      tooltip: tooltip(of: node), look: theme.look(of: node.kind, mark: mark),
      isDashed: isUnnamed || mark == .removed,
      // A tenth of a point is finer than anybody sees and the same on every machine.
      fontSize: node.kind.isActor ? ((11 + 5 * share) * 10).rounded() / 10 : 10,
      classes: [node.kind.rawValue] + (isUnnamed ? ["unnamed"] : [])
        + (mark.map { [$0.rawValue] } ?? []),
      isHidden: options.marks?.hides(mark) ?? false)
  }

  /// How many characters a line of a label has.
  private static func width(of kind: NodeKind) -> Int {
    switch kind {
    case .statement: 30
    case .position: 24
    default: 20
    }
  }

  private func tooltip(of node: Node) -> String {
    var lines = [node.label.shown]
    let kind = RelationWords.kinds[node.kind] ?? node.kind.rawValue
    lines.append(
      [kind, node.attributes[.type]?.text?.shown].compactMap(\.self).joined(separator: ", "))
    if !node.aliases.isEmpty {
      lines.append("also: " + node.aliases.prefix(6).map(\.shown).joined(separator: ", "))
    }
    if let content = node.attributes[.content]?.text { lines.append("“\(content.shown)”") }
    return lines.joined(separator: "\n")
  }

  // MARK: Notes

  /// What the reader of the picture can't see that its maker chose.
  private func choices() -> [String] {
    var notes: [String] = []
    if let center = options.center.flatMap({ id in graph.nodes.first { $0.id == id } }) {
      let ties = options.depth == 1 ? "1 tie" : "\(options.depth) ties"
      notes.append("Shown is what is at most \(ties) away from \(center.label.shown).")
    }
    if let kinds = options.kinds {
      let names = NodeKind.allCases.filter(kinds.contains).map { RelationWords.kinds[$0] ?? "" }
      notes.append("Shown are nodes of these kinds only: \(names.joined(separator: ", ")).")
    }
    if options.relations != nil { notes.append("Only some relations are shown.") }
    return notes
  }

  private func notes() -> [String] {
    var notes = choices()
    let drawn = selection.nodes.count { $0.kind.isActor }
    if selection.lessSalient > 0 {
      let ties = selection.hiddenEdges
      notes.append(
        "Shown are the \(drawn) most mentioned of \(drawn + selection.lessSalient) actors with ties; "
          + "\(ties) \(ties == 1 ? "tie" : "ties") of the others \(ties == 1 ? "is" : "are") left out."
      )
    }
    if !selection.untied.isEmpty {
      let names = selection.untied.prefix(12).map { $0.label.shown.clipped(to: 40) }
      let more = selection.untied.count - names.count
      notes.append(
        "Also named: " + names.joined(separator: ", ") + (more > 0 ? " and \(more) more." : "."))
    }
    if selection.hiddenStatements > 0 {
      let count = selection.hiddenStatements
      notes.append("\(count) \(count == 1 ? "statement is" : "statements are") not drawn.")
    }
    return notes
  }
}

extension Node {
  /// Whether the text tells what the actor is but not its name.
  var isUnnamed: Bool { kind.isActor && attributes[.named]?.flag == false }
}

extension [String] {
  /// The texts without repetition, in order.
  var distinct: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

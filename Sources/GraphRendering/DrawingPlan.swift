import KnowledgeGraph

/// Decides how a graph is drawn.
struct DrawingPlan {
  private let graph: Graph
  private let options: RenderingOptions
  private let theme: Theme
  private let selection: Selection
  private let known: [NodeID: Node]

  init(_ graph: Graph, options: RenderingOptions, theme: Theme = .standard) {
    self.graph = graph
    self.options = options
    self.theme = theme
    selection = Selection(graph, options: options)
    known = Dictionary(graph.nodes.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The drawing.
  func drawing() -> Drawing {
    let greatest = selection.nodes.map(\.salience).max() ?? 0
    let headline = Headline(graph.documents, title: options.title)
    return Drawing(
      title: headline.title, subtitle: headline.subtitle, notes: notes(),
      legend: LegendPlan(theme: theme, nodes: selection.nodes, edges: selection.edges).entries(),
      nodes: selection.nodes.map { drawn($0, greatest: greatest) }, edges: bundles())
  }

  private func drawn(_ node: Node, greatest: Double) -> Drawing.Node {
    let isUnnamed = node.isUnnamed
    let share = greatest > 0 ? (max(0, node.salience) / greatest).squareRoot() : 0
    let label = node.label.shown.isEmpty ? node.id.rawValue.shown : node.label.shown
    let isStatement = node.kind == .statement
    return Drawing.Node(
      id: node.id.rawValue,
      lines: isStatement
        ? label.wrapped(width: 30, limit: 4)
        : label.wrapped(width: node.kind == .position ? 26 : 20, limit: 3),
      tooltip: tooltip(of: node), look: theme.look(of: node.kind), isDashed: isUnnamed,
      // A tenth of a point is finer than anybody sees and the same on every machine.
      fontSize: node.kind.isActor ? ((11 + 5 * share) * 10).rounded() / 10 : 10.5,
      classes: [node.kind.rawValue] + (isUnnamed ? ["unnamed"] : []))
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

  // MARK: Edges

  /// Edges between the same ends that look the same are one line with several words.
  private func bundles() -> [Drawing.Edge] {
    struct Ends: Hashable {
      let source: NodeID
      let target: NodeID
      let look: Drawing.EdgeLook
    }
    var order: [Ends] = []
    var members: [Ends: [Edge]] = [:]
    for edge in selection.edges {
      let ends = Ends(source: edge.source, target: edge.target, look: theme.look(of: edge))
      if members[ends] == nil { order.append(ends) }
      members[ends, default: []].append(edge)
    }
    return order.compactMap { ends in members[ends].flatMap { bundle($0, look: ends.look) } }
  }

  private func bundle(_ edges: [Edge], look: Drawing.EdgeLook) -> Drawing.Edge? {
    guard let first = edges.first else { return nil }
    var lines = edges.map(words).distinct
    if lines.count > 4 { lines = lines.prefix(3) + ["… \(lines.count - 3) more"] }
    return Drawing.Edge(
      id: first.id, source: first.source.rawValue, target: first.target.rawValue, lines: lines,
      tooltip: edges.map(tooltip).distinct.joined(separator: "\n"), look: look,
      classes: edges.flatMap(classes).distinct)
  }

  /// The words at an edge, with the marks that the legend explains.
  private func words(_ edge: Edge) -> String {
    let words = RelationWords.of(edge.relation)
    var text = words.plain
    if edge.relation == .holds, let status = edge.attributes[.status]?.text {
      let title = known[edge.target]?.attributes[.title]?.text?.shown
      text =
        (RelationWords.office[status] ?? status.shown)
        .replacing("%", with: title.map { $0.count > 18 ? "" : $0 } ?? "")
        .trimmed
    } else if edge.relation == .familyOf, let kin = edge.attributes[.kin]?.text, !kin.isEmpty {
      text = kin.shown.clipped(to: 20)
    } else if let modal = RelationWords.modal[edge.modality] {
      text = words.infinitive.map { "\(modal) \($0)" } ?? "\(text) (\(edge.modality.rawValue))"
    }
    return text + (edge.origin == .derived ? " *" : "") + (edge.isReported ? " †" : "")
  }

  private func tooltip(_ edge: Edge) -> String {
    edge.evidence.prefix(3).map { evidence in
      let sources = evidence.reportedBy.map { known[$0]?.label.shown ?? $0.rawValue.shown }
      let quote = "“\(evidence.quote.shown.clipped(to: 300))”"
      return sources.isEmpty ? quote : quote + " — \(sources.joined(separator: ", in "))"
    }.joined(separator: "\n")
  }

  private func classes(_ edge: Edge) -> [String] {
    var classes = [edge.relation.category.rawValue, edge.relation.rawValue]
    if let quad = edge.relation.quad { classes.append(quad.rawValue.replacing(" ", with: "-")) }
    if edge.modality != .actual { classes.append(edge.modality.rawValue) }
    if edge.attributes[.status]?.text == "former" { classes.append("former") }
    if edge.origin == .derived { classes.append("derived") }
    if edge.isReported { classes.append("reported") }
    return classes
  }

  // MARK: Notes

  private func notes() -> [String] {
    var notes: [String] = []
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
  fileprivate var distinct: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

extension String {
  /// The text without spaces and hyphens at its ends.
  fileprivate var trimmed: String {
    let rest = drop { $0 == " " || $0 == "-" }
    return String(rest.reversed().drop { $0 == " " || $0 == "-" }.reversed())
  }
}

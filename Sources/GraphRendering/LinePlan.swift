import KnowledgeGraph

/// Joins edges into lines: one for each pair of ends, sort of tie and modality.
struct LinePlan {
  private let options: RenderingOptions
  private let theme: Theme
  private let edges: [Edge]
  private let known: [NodeID: Node]
  private let offices: Offices
  private let ties: OfficeTies
  /// What is said to go both ways.
  private var mutual: Set<Bundle> = []

  init(_ graph: Graph, edges: [Edge], offices: Offices, options: RenderingOptions) {
    self.options = options
    self.edges = edges
    theme = .named(options.theme)
    self.offices = offices
    ties = OfficeTies(options.positions == .nodes ? edges : [])
    known = Dictionary(graph.nodes.map { ($0.id, $0) }) { first, _ in first }
    mutual = Set(edges.filter(\.isReciprocal).map { pair(of: $0) })
  }

  /// What the edges of a line have in common.
  private struct Bundle: Hashable {
    let source: NodeID
    let target: NodeID
    /// A quadrant of interaction, or a category, with what changes the look of the line.
    let sort: [String]
  }

  /// The lines, in the order of their first edges.
  func lines() -> [Drawing.Line] {
    var order: [Bundle] = []
    var members: [Bundle: [Edge]] = [:]
    for edge in edges {
      guard let bundle = bundle(of: edge) else { continue }
      if members[bundle] == nil { order.append(bundle) }
      members[bundle, default: []].append(edge)
    }
    return order.compactMap { bundle in members[bundle].flatMap { line(of: $0, bundle) } }
  }

  /// Small words below the names of those who hold an office that has no node and no line.
  func details() -> [NodeID: [String]] {
    var details: [NodeID: [String]] = [:]
    for edge in edges where offices.isDetail(edge) {
      details[edge.source, default: []].append(officeWords(edge, place: true) + marks(edge))
    }
    return details.mapValues(\.distinct)
  }

  private func bundle(of edge: Edge) -> Bundle? {
    let sort = sort(of: edge)
    guard edge.relation.isSymmetric || mutual.contains(pair(of: edge)) else {
      guard let ends = offices.ends(of: edge) else { return nil }
      return Bundle(
        source: ends.source, target: ties.office(implying: edge) ?? ends.target, sort: sort)
    }
    // Who comes first says nothing in a tie that goes both ways.
    return Bundle(
      source: min(edge.source, edge.target), target: max(edge.source, edge.target),
      sort: sort + ["mutual"])
  }

  private func sort(of edge: Edge) -> [String] {
    var sort = [edge.relation.quad?.rawValue ?? edge.relation.category.rawValue]
    if edge.modality != .actual { sort.append(edge.modality.rawValue) }
    if edge.isFormer { sort.append("former") }
    if let mark = mark(of: edge) { sort.append(mark.rawValue) }
    return sort
  }

  /// The ends of an edge without their order, and what it says of them.
  private func pair(of edge: Edge) -> Bundle {
    Bundle(
      source: min(edge.source, edge.target), target: max(edge.source, edge.target),
      sort: sort(of: edge) + [edge.relation.rawValue])
  }

  private func mark(of edge: Edge) -> ChangeMark? {
    options.marks.map { $0.edges[edge.id] ?? .same }
  }

  private func line(of edges: [Edge], _ bundle: Bundle) -> Drawing.Line? {
    let mark = edges.first.flatMap { self.mark(of: $0) }
    guard let look = theme.look(of: edges, mark: mark) else { return nil }
    let words = counted(edges)
    var lines = shown(words, at: edges).flatMap { $0.wrapped(width: 28, limit: 3) }
    if lines.count > 4 { lines = lines.prefix(3) + ["… \(lines.count - 3) more"] }
    if let glyph = mark?.glyph, !glyph.isEmpty {
      lines = [glyph + (lines.first ?? "")] + lines.dropFirst()
    }
    return Drawing.Line(
      element: ElementID.line(
        from: bundle.source, to: bundle.target, sort: bundle.sort, prefix: options.idPrefix),
      edges: edges.map(\.id), source: bundle.source, target: bundle.target, lines: lines,
      words: words,
      tooltip: edges.map(tooltip).distinct.joined(separator: "\n"), look: look,
      classes: edges.flatMap(classes).distinct + (mark.map { [$0.rawValue] } ?? []),
      isHidden: options.marks?.hides(mark) ?? false)
  }

  /// The words without those that an office between holder and organization says by itself.
  private func shown(_ words: [String], at edges: [Edge]) -> [String] {
    // What a note is about, its words say; the arrow tells the rest.
    if edges.allSatisfy({ $0.relation == .about }) { return [] }
    if options.positions == .edges { return words.filter { !$0.isEmpty } }
    guard edges.contains(where: { $0.relation == .holds || $0.relation == .of }) else {
      return words
    }
    let silent = edges.filter {
      $0.relation == .of || ties.office(implying: $0) != nil
        || $0.relation == .holds && ["current", nil].contains($0.attributes[.status]?.text)
    }.map(self.words)
    return words.filter { !silent.contains($0) }
  }

  /// The words of edges; acts that are read in several places say in how many.
  private func counted(_ edges: [Edge]) -> [String] {
    var order: [String] = []
    var places: [String: Int] = [:]
    for edge in edges {
      let words = words(edge)
      if places[words] == nil { order.append(words) }
      places[words, default: 0] += edge.relation.category == .interaction ? edge.evidence.count : 0
    }
    return order.map { words in
      let count = places[words] ?? 0
      return count > 1 ? "\(words) ×\(count)" : words
    }
  }

  /// The words at an edge, with its marks.
  private func words(_ edge: Edge) -> String {
    let words = RelationWords.of(edge.relation)
    var text = words.plain
    if edge.relation == .holds, offices.isFolded(edge.target) {
      text = officeWords(edge, place: false)
    } else if edge.relation == .of, offices.isFolded(edge.source) {
      return ""
    } else if edge.relation == .holds, let status = edge.attributes[.status]?.text {
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
    return text + marks(edge)
  }

  /// An office and whether it is held now: "president-elect".
  /// - Parameter place: Whether to say what it is an office of.
  private func officeWords(_ edge: Edge, place: Bool) -> String {
    let office = known[edge.target]
    let bare = office?.attributes[.title]?.text?.shown ?? office?.label.shown ?? ""
    let status = edge.attributes[.status]?.text ?? "current"
    guard place, let label = office?.label.shown else {
      return status == "current" ? bare : Self.with(status, bare)
    }
    // "president of Norland" with "elect" is "president-elect of Norland".
    guard status != "current" else { return label }
    let joins = RelationWords.office[status]?.contains("%") ?? false
    guard joins, label.lowercased().hasPrefix(bare.lowercased()) else {
      return Self.with(status, label)
    }
    return Self.with(status, bare) + label.dropFirst(bare.count)
  }

  private static func with(_ status: String, _ title: String) -> String {
    let words = RelationWords.office[status] ?? status.shown
    return words.contains("%") ? words.replacing("%", with: title) : "\(words) (\(title))"
  }

  /// The marks that the legend explains, each after a space.
  private func marks(_ edge: Edge) -> String {
    (edge.origin == .derived ? " *" : "") + (edge.isReported ? " †" : "")
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
    if edge.isFormer { classes.append("former") }
    if edge.origin == .derived { classes.append("derived") }
    if edge.isReported { classes.append("reported") }
    return classes
  }
}

extension String {
  /// The text without spaces and hyphens at its ends.
  fileprivate var trimmed: String {
    let rest = drop { $0 == " " || $0 == "-" }
    return String(rest.reversed().drop { $0 == " " || $0 == "-" }.reversed())
  }
}

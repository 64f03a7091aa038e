import KnowledgeGraph

/// A dossier to read: who is who, with offices, ties, acts and words, each with its quotation.
public struct MarkdownFormat: GraphFormat {
  /// `markdown`.
  public static let name = "markdown"
  /// `md`.
  public static let fileExtension = "md"
  /// Who reads the format.
  public static let summary = "a dossier to read, with quotations"
  /// What of a graph the format holds.
  public static let carries =
    "all nodes and edges in words, with every quotation and who reports it"
  /// What is lost or changed.
  public static let losses = "offsets, confidence, mentions; no reader of ours"

  /// Creates the format.
  public init() {}

  private static let sections: KeyValuePairs<NodeKind, String> = [
    .person: "People", .organization: "Organizations", .group: "Groups", .place: "Places",
    .position: "Positions",
  ]

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    for node in graph.nodes { _ = try node.json() }
    for edge in graph.edges { _ = try edge.json() }
    let labels = Dictionary(graph.nodes.map { ($0.id, $0.plainLabel) }) { first, _ in first }
    func label(_ id: NodeID) -> String { (labels[id] ?? id.rawValue).markdown }
    let edges = graph.edges
    // Places in the list of edges: copies of the edges would need as much memory as the graph.
    let from = Dictionary(grouping: edges.indices) { edges[$0].source }
    let to = Dictionary(grouping: edges.indices) { edges[$0].target }

    output.write("# \((graph.title.isEmpty ? "Newsgraph" : graph.title).markdown)\n")
    for document in graph.documents {
      let about = [document.source, document.date, document.id].compactMap { $0?.markdown }
      output.write("\n- " + about.joined(separator: ", ") + "\n")
    }
    for (kind, heading) in Self.sections {
      let nodes = graph.nodes.filter { $0.kind == kind }
        .sorted { ($1.salience, $0.id) < ($0.salience, $1.id) }
      if !nodes.isEmpty { output.write("\n## \(heading)\n") }
      for node in nodes {
        output.write("\n### \(node.plainLabel.markdown)\n")
        Self.writeAbout(node, to: &output)
        let lines =
          (from[node.id] ?? []).map { edges[$0] }
          .map { Line(edge: $0, text: $0.words + " " + label($0.target)) }
          + (to[node.id] ?? []).map { edges[$0] }
          .map { Line(edge: $0, text: "\(label($0.source)) \($0.words) \(label(node.id))") }
        for line in lines { Self.write(line, label, to: &output) }
      }
    }
    Self.writeStatements(graph, from, to, label, to: &output)
  }

  private struct Line {
    let edge: Edge
    let text: String
  }

  private static func writeAbout(_ node: Node, to output: inout some TextOutputStream) {
    var parts: [String] = []
    if !node.aliases.isEmpty {
      parts.append("also: " + node.aliases.map(\.markdown).joined(separator: ", "))
    }
    for (key, value) in node.attributes.sorted(by: { $0.key < $1.key }) {
      switch (key, value) {
      case (.named, .flag(false)): parts.append("not named")
      case (.vacant, .flag(true)): parts.append("vacant")
      case (_, .text(let text)) where !text.isEmpty:
        parts.append("\(key.rawValue.markdown): \(text.markdown)")
      case (_, .integer(let number)): parts.append("\(key.rawValue.markdown): \(number)")
      default: continue
      }
    }
    if !parts.isEmpty { output.write("\n*" + parts.joined(separator: "; ") + "*\n") }
  }

  private static func write(
    _ line: Line, _ label: (NodeID) -> String, to output: inout some TextOutputStream
  ) {
    guard line.edge.relation.category != .statement else { return }
    output.write("\n- \(line.text)\n")
    writeQuotes(of: line.edge, label, to: &output)
  }

  private static func writeQuotes(
    of edge: Edge, _ label: (NodeID) -> String, to output: inout some TextOutputStream
  ) {
    for evidence in edge.evidence {
      let reporters = evidence.reportedBy.map(label).joined(separator: ", ")
      let source = reporters.isEmpty ? "" : " (according to \(reporters))"
      output.write("  > \(evidence.quote.markdown)\(source)\n")
    }
  }

  private static func writeStatements(
    _ graph: Graph, _ from: [NodeID: [Int]], _ to: [NodeID: [Int]],
    _ label: (NodeID) -> String, to output: inout some TextOutputStream
  ) {
    let statements = graph.nodes.filter { $0.kind == .statement }
    if !statements.isEmpty { output.write("\n## Statements\n") }
    for statement in statements {
      let said = (to[statement.id] ?? []).map { graph.edges[$0] }
      let speakers = said.map { label($0.source) }.joined(separator: ", ")
      let stance = statement.attributes[.stance]?.text ?? "states"
      output.write("\n- \(speakers.isEmpty ? "somebody" : speakers) \(stance.markdown): ")
      output.write((statement.attributes[.content]?.text ?? statement.label).markdown + "\n")
      for edge in (from[statement.id] ?? []).map({ graph.edges[$0] }) {
        output.write("  - \(edge.words) \(label(edge.target))\n")
      }
      for edge in said { writeQuotes(of: edge, label, to: &output) }
    }
  }
}

extension Edge {
  /// The relation in bold with what qualifies it and the cue.
  fileprivate var words: String {
    var details = [AttributeKey.status, .modality, .kin, .since, .until].compactMap { key in
      attributes[key]?.text.map { value in
        [.since, .until].contains(key) ? "\(key.rawValue) \(value.markdown)" : value.markdown
      }
    }.filter { $0 != "current" && $0 != "actual" }
    if origin == .derived { details.append("derived") }
    let suffix = details.isEmpty ? "" : " (" + details.joined(separator: ", ") + ")"
    return "**\(relation.rawValue)**\(suffix)"
  }
}

extension String {
  /// The text in one line, in which nothing is markup.
  fileprivate var markdown: String {
    var text = ""
    for scalar in inOneLine.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "!", "$": text += "\\" + String(scalar)
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "&": text += "&amp;"
      default:
        // Marks that turn the direction of writing would turn what stands behind them too.
        if scalar.properties.generalCategory == .format, scalar != "\u{200D}" {
          text += "&#\(scalar.value);"
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    return text
  }
}

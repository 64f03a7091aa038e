import KnowledgeGraph

/// A Mermaid flowchart, for GitHub, GitLab, Obsidian and documents in Markdown.
///
/// Nodes are `n0`, `n1` and so on, labels are quoted and cut at 80 scalars. Mermaid refuses more
/// than 500 edges, so that of more the ones between the most salient nodes are kept, and a comment
/// says how many are left out. Evidence doesn't go into the file.
public struct MermaidFormat: GraphFormat {
  /// `mermaid`.
  public static let name = "mermaid"
  /// `mmd`.
  public static let fileExtension = "mmd"
  /// Who reads the format.
  public static let summary = "a diagram for Markdown on GitHub and GitLab, and for Obsidian"
  /// What of a graph the format holds.
  public static let carries = "labels, kinds, relations with status and modality"
  /// What is lost or changed.
  public static let losses = "evidence, mentions, attributes; long labels; edges beyond 400"

  /// Creates the format.
  public init() {}

  /// What Mermaid takes is 500; the rest is left for what people add.
  private static let edgeLimit = 400
  private static let labelLimit = 80

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    var salience: [NodeID: Double] = [:]
    for node in graph.nodes {
      _ = try node.salience.finite("the salience of node '\(node.id)'")
      salience[node.id] = node.salience
    }
    let edges = Self.kept(graph.edges, salience)
    let isWhole = edges.count == graph.edges.count
    let ends = Set(edges.flatMap { [$0.source, $0.target] })
    let nodes = graph.nodes.filter { isWhole || ends.contains($0.id) }

    output.write("flowchart LR\n")
    if !isWhole {
      output.write("  %% left out: \(graph.edges.count - edges.count) of the edges\n")
    }
    var names: [NodeID: String] = [:]
    for (index, node) in nodes.enumerated() {
      names[node.id] = "n\(index)"
      let (left, right) = node.kind.mermaidShape
      let label = node.plainLabel.mermaidText(limit: Self.labelLimit)
      output.write("  n\(index)\(left)\"\(label)\"\(right):::\(node.kind.rawValue)\n")
    }
    for edge in edges {
      guard let source = names[edge.source], let target = names[edge.target] else { continue }
      let label = edge.plainLabel.mermaidText(limit: Self.labelLimit)
      output.write("  \(source) \(edge.mermaidLine)|\"\(label)\"| \(target)\n")
    }
    for kind in NodeKind.allCases where nodes.contains(where: { $0.kind == kind }) {
      output.write("  classDef \(kind.rawValue) fill:\(kind.colour.hexadecimal),color:#000\n")
    }
  }

  /// The edges between the most salient nodes, in the graph's order.
  private static func kept(_ edges: [Edge], _ salience: [NodeID: Double]) -> [Edge] {
    guard edges.count > edgeLimit else { return edges }
    func weight(_ edge: Edge) -> Double {
      (salience[edge.source] ?? 0) + (salience[edge.target] ?? 0)
    }
    let ranked = edges.indices.sorted { (weight(edges[$0]), $1) > (weight(edges[$1]), $0) }
    return ranked.prefix(edgeLimit).sorted().map { edges[$0] }
  }
}

extension Edge {
  /// A solid line for what is, a dotted one for what is planned, possible or denied.
  fileprivate var mermaidLine: String {
    let isActual = [nil, Modality.actual.rawValue].contains(attributes[.modality]?.text)
    return switch (isActual, isSymmetric) {
    case (true, true): "<-->"
    case (true, false): "-->"
    case (false, true): "<-.->"
    case (false, false): "-.->"
    }
  }
}

extension NodeKind {
  fileprivate var mermaidShape: (String, String) {
    switch self {
    case .person: ("([", "])")
    case .organization: ("[", "]")
    case .group: ("[[", "]]")
    case .place: ("(", ")")
    case .position: ("{{", "}}")
    case .statement: (">", "]")
    }
  }
}

extension String {
  /// The text for quotation marks in Mermaid: nothing in it is markup, quotation or comment.
  fileprivate func mermaidText(limit: Int) -> String {
    let scalars = inOneLine.unicodeScalars
    var text = ""
    for scalar in scalars.prefix(limit) {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ",", ".", "(", ")", "'":
        text.unicodeScalars.append(scalar)
      default:
        // Mermaid's way to write a scalar by its number; other ASCII could be Markdown or HTML.
        if scalar.isASCII || scalar.properties.generalCategory == .format {
          text += "#\(scalar.value);"
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    return scalars.count > limit ? text + "…" : text
  }
}

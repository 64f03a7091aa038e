import KnowledgeGraph

/// A graph as a page that a reviewer can read: a line a node, a line an edge with its words.
public func summary(of graph: Graph) -> String {
  var lines: [String] = []
  for node in graph.nodes {
    var line = "\(node.kind.rawValue) \(node.label)"
    if node.attributes[.named] == .flag(false) { line += " [unnamed]" }
    if let type = node.attributes[.type]?.text { line += " [\(type)]" }
    if node.attributes[.vacant] == .flag(true) { line += " [vacant]" }
    if !node.aliases.isEmpty { line += " = " + node.aliases.joined(separator: ", ") }
    let pronouns = node.mentions.filter { $0.form == .pronoun }.map(\.text)
    if !pronouns.isEmpty { line += " ~ " + pronouns.joined(separator: ", ") }
    lines.append(line)
  }
  lines.append("")
  for edge in graph.edges {
    let attributes = edge.attributes.sorted { $0.key < $1.key }
      .compactMap { $0.value.text.map { " \($0)" } }.joined()
    let origin = edge.origin == .derived ? " (derived)" : ""
    let cue = edge.evidence.compactMap(\.cue).map { "“\($0)”" }.joined(separator: " ")
    lines.append(
      "\(edge.source) \(edge.relation.rawValue)\(attributes) \(edge.target)\(origin) \(cue)")
  }
  return lines.joined(separator: "\n") + "\n"
}

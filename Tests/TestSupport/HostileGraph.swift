import KnowledgeGraph

/// Texts that break writers which forget to quote.
public enum HostileStrings {
  /// A text for each trap, without scalars that XML can't hold.
  public static let all = [
    "say \"yes\"", "back\\slash and C:\\new", "&eacute; & &amp; &#38;", "\\N \\G \\E \\T \\H \\L",
    "]]> <!-- --> <b>bold</b>", "turned \u{202E}around", "two\nlines\tand a tab",
    "it's; (a) [b] {c}",
    "<table><tr><td>x</td></tr></table>", "e\u{301} and é", "名前 🦊 עברית", " spaces ",
    "graph", "trailing backslash\\", "javascript:alert(1)", "--->", "%s %d %n", "line\u{2028}break",
  ]

  /// Texts with scalars that no XML file may hold.
  public static let illegalInXML = [
    "bell\u{7}", "null\u{0}byte", "escape\u{1B}[31m", "nonchar\u{FFFE}acter", "form\u{C}feed",
  ]
}

extension Graph {
  /// A graph whose every text is a trap.
  public static var hostile: Graph {
    let texts = HostileStrings.all + HostileStrings.illegalInXML
    let kinds: [NodeKind] = [.person, .organization, .group, .place, .position]
    var nodes: [Node] = []
    var edges: [Edge] = []
    for (index, text) in texts.enumerated() {
      let kind = kinds[index % kinds.count]
      nodes.append(
        Node(
          id: NodeID(kind: kind, "hostile \(index)"), kind: kind, label: text, aliases: [text],
          mentions: [
            NodeMention(
              document: "hostile", start: 0, end: text.unicodeScalars.count, text: text, form: .name
            )
          ], salience: 0.5, attributes: [.honorific: .text(text)]))
    }
    let hub = NodeID(kind: .person, "hub")
    nodes.append(Node(id: hub, kind: .person, label: "hub", salience: 1))
    for (node, text) in zip(nodes, texts) where node.kind.isActor {
      edges.append(
        Edge(
          source: hub, relation: .accuse, target: node.id, attributes: ["predicate": .text(text)],
          evidence: [
            Evidence(
              document: "hostile", sentence: 0, start: 0, end: text.unicodeScalars.count,
              quote: text, cue: text)
          ]))
    }
    return Graph(
      generator: "newsgraph 0.1.0",
      documents: [
        DocumentRecord(
          id: "hostile", title: texts.joined(separator: " | "), source: "\"</svg>&\\N", scalars: 100
        )
      ],
      nodes: nodes, edges: edges)
  }
}

extension Graph {
  /// A node with ties to many others.
  public static func star(of count: Int) -> Graph {
    let hub = NodeID(kind: .organization, "hub")
    let members = (1...count).map { NodeID(kind: .person, "member \($0)") }
    let evidence = Evidence(document: "star", sentence: 0, start: 0, end: 1, quote: "x")
    return Graph(
      generator: "newsgraph 0.1.0", documents: [DocumentRecord(id: "star", scalars: 1)],
      nodes: [Node(id: hub, kind: .organization, label: "hub")]
        + members.map { Node(id: $0, kind: .person, label: $0.rawValue) },
      edges: members.map {
        Edge(source: $0, relation: .memberOf, target: hub, evidence: [evidence])
      })
  }
}

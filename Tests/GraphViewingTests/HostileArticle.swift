import GraphViewing
import KnowledgeGraph

/// An article by somebody who wants to run things in the reader's browser.
enum HostileArticle {
  static let attacks = [
    "<script>globalThis.ran = 1</script>", "</script><script>globalThis.ran = 2</script>",
    "<img src=x onerror=globalThis.ran=3>", "\"><svg onload=globalThis.ran=4>",
    "\" onmouseover=\"globalThis.ran = 5", "' onclick='globalThis.ran = 6",
    // A quotation mark and an accent are one character of Swift's and two of the browser's.
    "\"\u{301} onfocus=\"globalThis.ran = 7\" autofocus x=\"", "<\u{301}b>",
    "<!-- --!> <!--<script>",
    "</style><style>* { display: none }</style>", "</textarea></title></svg></template>",
    "javascript:globalThis.ran=8", "{{title}} {{{script}}} {{> page}} {{=<% %>=}}", "]]> <![CDATA[",
    "turned \u{202E}around\u{2066}", "nul \u{0} bell \u{7} escape \u{1B}[31m", "\\u003cscript>",
    "&lt;script&gt; &#60;", "<base href=//evil.example>",
    "<a href=\"javascript:globalThis.ran=9\">x</a>",
    "<iframe srcdoc=\"<script>parent.ran=10</script>\">", "line\u{2028}break\rreturn", "\u{FEFF}",
    "$& $1 ${globalThis.ran = 11} `", "<form action=//evil.example><input name=body>",
  ]

  static let text = attacks.joined(separator: "\n\n")

  /// A graph in which every text is an attack, identifiers too.
  static var graph: Graph {
    let kinds = NodeKind.allCases
    var nodes: [Node] = []
    var edges: [Edge] = []
    var start = 0
    for (index, attack) in attacks.enumerated() {
      let end = start + attack.unicodeScalars.count
      let kind = kinds[index % kinds.count]
      nodes.append(
        Node(
          id: NodeID(rawValue: "\(kind.rawValue).\(attack)"), kind: kind, label: attack,
          aliases: [attack],
          mentions: [
            NodeMention(
              document: attacks[0], start: start, end: end, text: attack, form: .name)
          ], salience: 0.5,
          attributes: [
            .honorific: .text(attack), .type: .text(attack), .content: .text(attack),
            .stance: .text(attack),
          ]))
      start = end + 2
    }
    start = 0
    for (index, attack) in attacks.enumerated() {
      let end = start + attack.unicodeScalars.count
      let evidence = Evidence(
        document: attacks[0], sentence: index, start: start, end: end, quote: attack, cue: attack,
        reportedBy: [nodes[(index + 1) % nodes.count].id, NodeID(rawValue: attack)])
      for (number, relation) in Relation.allCases.enumerated() where (number + index) % 4 == 0 {
        let target = nodes[(index * 7 + relation.rawValue.count) % nodes.count]
        guard relation.sourceKinds.contains(nodes[index].kind),
          relation.targetKinds.contains(target.kind), target.id != nodes[index].id
        else { continue }
        edges.append(
          Edge(
            source: nodes[index].id, relation: relation, target: target.id,
            attributes: [
              .status: .text(attack), .modality: .text(attack), .kin: .text(attack),
              .since: .text(attack), "when": .text(attack), "predicate": .text(attack),
            ], evidence: [evidence]))
      }
      start = end + 2
    }
    return Graph(
      generator: attacks[1],
      documents: [
        DocumentRecord(
          id: attacks[0], title: attacks.joined(separator: " "), date: attacks[4],
          source: attacks[6], language: attacks[6], scalars: text.unicodeScalars.count)
      ], nodes: nodes, edges: edges)
  }

  /// The page beside the text, and the page with quotations only.
  static var pages: [ViewerPage] {
    [
      ViewerPage(
        graphs: [ViewedGraph(graph)], texts: [ViewedText(document: attacks[0], text: text)]),
      ViewerPage(
        graphs: [ViewedGraph(graph), ViewedGraph(graph, name: attacks[6])], title: attacks[7]),
    ]
  }
}

import GraphRendering
import GraphViewing
import KnowledgeGraph
import TestSupport

/// An invented article, its graph, and pages of them.
enum HarbourArticle {
  static let document = "harbour"

  static let text = SampleText(
    document: document,
    sentences: [
      "Quarrel at the quay",
      "Mayor Ilka Brandt of Westhaven said that the Dockers’ Union “will not be paid twice”.",
      "Brandt, a member of the Tide Party, may sue Harbour Lines, according to the Westhaven Courier.",
      "Harbour Lines, based in Westhaven, denied that it had threatened the union.",
      "Joran Pell, head of the Dockers’ Union, met Brandt on 3 March.",
    ])

  /// The text with one block a sentence, the first of which is the headline.
  static var viewedText: ViewedText {
    var start = 0
    let blocks = text.sentences.enumerated().map { index, sentence in
      defer { start += sentence.unicodeScalars.count + 1 }
      return ViewedText.Block(
        kind: index == 0 ? .title : .paragraph, range: start..<start + sentence.unicodeScalars.count
      )
    }
    return ViewedText(document: document, text: text.text, blocks: blocks)
  }

  static let brandt = NodeID(kind: .person, "Ilka Brandt")
  static let pell = NodeID(kind: .person, "Joran Pell")
  static let union = NodeID(kind: .organization, "Dockers’ Union")
  static let party = NodeID(kind: .organization, "Tide Party")
  static let lines = NodeID(kind: .organization, "Harbour Lines")
  static let courier = NodeID(kind: .organization, "Westhaven Courier")
  static let westhaven = NodeID(kind: .place, "Westhaven")
  static let mayor = NodeID(kind: .position, "mayor", "Westhaven")
  static let head = NodeID(kind: .position, "head")
  static let refusal = NodeID(kind: .statement, "5a1c")

  static var graph: Graph {
    Graph(
      generator: "newsgraph 0.1.0",
      documents: [
        DocumentRecord(
          id: document, title: "Quarrel at the quay", date: "2031-03-05",
          source: "Westhaven Courier", scalars: text.text.unicodeScalars.count)
      ], nodes: nodes, edges: edges)
  }

  private static func node(
    _ id: NodeID, _ kind: NodeKind, _ label: String, _ mentions: [String] = [],
    salience: Double = 0.1, attributes: Attributes = [:]
  ) -> Node {
    Node(
      id: id, kind: kind, label: label, mentions: mentions.map { text.mention($0) },
      salience: salience, attributes: attributes)
  }

  private static var nodes: [Node] {
    [
      node(brandt, .person, "Ilka Brandt", ["Ilka Brandt", "Brandt, a"], salience: 0.4),
      node(pell, .person, "Joran Pell", ["Joran Pell"], salience: 0.2),
      node(union, .organization, "Dockers’ Union", ["Dockers’ Union", "the union"]),
      node(party, .organization, "Tide Party", ["Tide Party"], attributes: [.type: "party"]),
      node(
        lines, .organization, "Harbour Lines", ["Harbour Lines"], attributes: [.type: "company"]),
      node(
        courier, .organization, "Westhaven Courier", ["Westhaven Courier"],
        attributes: [.type: "media"]),
      node(westhaven, .place, "Westhaven", ["Westhaven"]),
      node(mayor, .position, "mayor of Westhaven", ["Mayor"], attributes: [.title: "mayor"]),
      node(head, .position, "head", ["head"], attributes: [.title: "head"]),
      node(
        refusal, .statement, "the Dockers’ Union “will not be paid twice”",
        attributes: [.content: "the Dockers’ Union “will not be paid twice”", .stance: "opposes"]),
    ]
  }

  private static func edge(
    _ source: NodeID, _ relation: Relation, _ target: NodeID, sentence: Int, cue: String? = nil,
    by sources: [NodeID] = [], _ attributes: Attributes = [:]
  ) -> Edge {
    Edge(
      source: source, relation: relation, target: target, attributes: attributes,
      evidence: [text.evidence(text.sentences[sentence], cue: cue, reportedBy: sources)])
  }

  static let threat = edge(
    lines, .threaten, union, sentence: 3, cue: "threatened", by: [lines], [.modality: "negated"])
  static let membership = edge(brandt, .memberOf, party, sentence: 2, cue: "member")

  private static var edges: [Edge] {
    [
      edge(brandt, .holds, mayor, sentence: 1, cue: "Mayor", [.status: "current"]),
      edge(mayor, .of, westhaven, sentence: 1),
      edge(brandt, .states, refusal, sentence: 1, cue: "said"),
      edge(refusal, .about, union, sentence: 1, by: [brandt]),
      membership,
      edge(
        brandt, .sanction, lines, sentence: 2, cue: "may sue", by: [courier],
        [.modality: "hypothetical", "predicate": "sue"]),
      edge(lines, .basedIn, westhaven, sentence: 3, cue: "based"),
      threat,
      edge(pell, .holds, head, sentence: 4, cue: "head", [.status: "current"]),
      edge(
        pell, .consult, brandt, sentence: 4, cue: "met", by: [courier],
        [.modality: "actual", "reciprocal": true, "when": "2031-03-03"]),
    ]
  }

  /// The page of the article.
  static var page: ViewerPage {
    ViewerPage(graphs: [ViewedGraph(graph)], texts: [viewedText])
  }

  /// The page with what a later article changes.
  static var pageOfChanges: ViewerPage {
    let changes = GraphChanges(
      marks: ChangeMarks(edges: [threat.id: .added, membership.id: .removed]),
      edgeSentences: [
        threat.id: "The quarrel is new.", membership.id: "No longer a member.",
      ])
    return ViewerPage(graphs: [ViewedGraph(graph, changes: changes)], texts: [viewedText])
  }

  /// Two articles and what they say together.
  static var pageOfSeveral: ViewerPage {
    let ferry = SampleText(
      document: "ferry", sentences: ["Orla Finch owns Finch Ferries.", "She is proud."])
    let finch = Node(
      id: NodeID(kind: .person, "Orla Finch"), kind: .person, label: "Orla Finch",
      mentions: [ferry.mention("Orla Finch")], salience: 0.5)
    let ferries = Node(
      id: NodeID(kind: .organization, "Finch Ferries"), kind: .organization, label: "Finch Ferries",
      mentions: [ferry.mention("Finch Ferries")], salience: 0.5)
    let owns = Edge(
      source: finch.id, relation: .owns, target: ferries.id,
      evidence: [ferry.evidence(ferry.sentences[0], cue: "owns")])
    let second = Graph(
      generator: graph.generator,
      documents: [DocumentRecord(id: "ferry", scalars: ferry.text.unicodeScalars.count)],
      nodes: [finch, ferries], edges: [owns])
    let common = Graph(
      generator: graph.generator, documents: graph.documents + second.documents,
      nodes: graph.nodes + second.nodes, edges: graph.edges + second.edges)
    return ViewerPage(
      graphs: [
        ViewedGraph(graph), ViewedGraph(second, name: "Ferry"), ViewedGraph(common, name: "Both"),
      ],
      texts: [viewedText, ViewedText(document: "ferry", text: ferry.text)])
  }
}

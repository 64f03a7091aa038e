import GraphRendering
import KnowledgeGraph

/// The diagram of a graph, for the page.
struct Diagram {
  /// The SVG element.
  let svg: String

  /// The headline: the document's, or the names of those it mentions most.
  let title: String

  /// Who published it, and when; empty where nobody says.
  let subtitle: String

  /// What the diagram leaves out, a sentence each.
  let notes: [String]

  private let kinds: [NodeKind]
  private let hasUnnamed: Bool
  private let looks: Set<String>

  /// Draws a graph. Headline and legend are the page's.
  ///
  /// Other pictures can link to the groups of the first graph by their usual names.
  init(_ viewed: ViewedGraph, number: Int, options: RenderingOptions) throws {
    let graph = viewed.graph
    var options = options
    options.marks = viewed.changes?.marks
    options.idPrefix = number == 0 ? "" : "g\(number):"
    options.linkBase = nil
    options.theme = .light
    let renderer = GraphRenderer(options: options)
    var drawing = renderer.drawing(of: graph)
    title = viewed.name?.inOneLine ?? drawing.title.inOneLine
    subtitle = drawing.subtitle.inOneLine
    notes = drawing.notes.map(\.inOneLine)
    drawing.title = ""
    drawing.subtitle = ""
    drawing.notes = []
    drawing.legend = []
    drawing.credit = ""
    kinds = NodeKind.allCases.filter { kind in drawing.nodes.contains { $0.kind == kind } }
    hasUnnamed = drawing.nodes.contains(where: \.isDashed)
    looks = Set(drawing.lines.flatMap(\.classes))
    let nodes = Dictionary(graph.nodes.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let edges = Dictionary(graph.edges.enumerated().map { ($1.id, $0) }) { first, _ in first }
    var meaning = InlinePicture.Meaning(nodes: [:], edges: [:])
    for node in drawing.nodes { meaning.nodes[node.element] = nodes[node.id] }
    for line in drawing.lines { meaning.edges[line.element] = line.edges.compactMap { edges[$0] } }
    svg = try InlinePicture.svg(
      Array(try renderer.placed(drawing).svg.utf8), meaning: meaning, label: title)
  }

  /// What colours and lines mean; only what the diagram shows.
  func legend(_ words: PageWords) -> [GraphView.LegendItem] {
    var items = kinds.map {
      GraphView.LegendItem(classes: "k-" + $0.rawValue, mark: "", words: words["kind", $0.rawValue])
    }
    if hasUnnamed {
      items.append(.init(classes: "unnamed", mark: "", words: words["legend", "unnamed"]))
    }
    for name in [
      "state", "former", "verbal-cooperation", "material-cooperation", "verbal-conflict",
      "material-conflict", "statement",
    ] where looks.contains(name) {
      items.append(.init(classes: "line " + name, mark: "", words: words["legend", name]))
    }
    for name in ["planned", "hypothetical", "negated"] where looks.contains(name) {
      items.append(.init(classes: "line state " + name, mark: "", words: words["legend", name]))
    }
    for (name, mark) in [("derived", "*"), ("reported", "†")] where looks.contains(name) {
      items.append(.init(classes: "mark", mark: mark, words: words["legend", name]))
    }
    return items
  }
}

import Crypto
import Foundation
import GraphFormats
import GraphRendering
import KnowledgeGraph
import Mustache

/// A page that shows graphs beside the texts that they were read from: one HTML file that needs no
/// network and no other file.
///
/// ```swift
/// let page = ViewerPage(
///   graphs: [ViewedGraph(graph)], texts: [ViewedText(document: graph.documents[0].id, text: text)])
/// let html = try page.html()
/// ```
///
/// Each graph is a tab with a diagram and a list; all share the texts, which are found by the document
/// identifiers of the evidence. A document without a text is shown by its quotations. For the
/// difference of two graphs give one graph that holds both, with `ChangeMarks`, and both texts.
///
/// Whatever the texts hold is shown and never run: each is escaped, the page's security policy allows no
/// script and style but its own, by their hashes, and no request at all.
public struct ViewerPage: Sendable {
  /// The tabs, at least one.
  public var graphs: [ViewedGraph]

  /// The texts that are known, in any order.
  public var texts: [ViewedText]

  /// The headline; `nil` takes the first graph's.
  public var title: String?

  /// How the diagrams are drawn.
  public var rendering: RenderingOptions

  /// Creates a page.
  public init(
    graphs: [ViewedGraph], texts: [ViewedText] = [], title: String? = nil,
    rendering: RenderingOptions = RenderingOptions()
  ) {
    self.graphs = graphs
    self.texts = texts
    self.title = title
    self.rendering = rendering
  }

  /// The page. Equal values give equal bytes with the same Graphviz and fonts.
  ///
  /// The cost is that of drawing, see `GraphRenderer`.
  /// - Throws: `ViewerError`, `RenderingError`, or `FormatError` for a graph with infinite numbers.
  public func html() throws -> String {
    guard let first = graphs.first else { throw ViewerError.empty }
    var known: [String: ViewedText] = [:]
    for text in texts where known.updateValue(text, forKey: text.document) != nil {
      throw ViewerError.twoTexts(document: text.document)
    }
    let words = try PageWords()
    let index = DocumentIndex(graphs)
    let style = try PageFiles.style()
    let script = try PageFiles.script()
    let diagrams = try graphs.enumerated().map { try Diagram($1, number: $0, options: rendering) }
    let isSingle = graphs.count == 1
    let contents = PageView(
      title: title?.inOneLine ?? (isSingle ? diagrams[0].title : words.articles(graphs.count)),
      byline: isSingle && !diagrams[0].subtitle.isEmpty ? diagrams[0].subtitle : nil,
      language: first.graph.documents.first?.language.inOneLine ?? "en",
      generator: first.graph.generator.inOneLine, policy: Self.policy(script: script, style: style),
      style: style, script: script, hasTabs: !isSingle,
      graphs: try zip(graphs.indices, diagrams).map { try view(of: $0, $1, index, words) },
      texts: try TextViews(graphs: graphs, texts: known, index: index).views())
    guard let html = try PageFiles.templates().render(contents, withTemplate: "page") else {
      throw ViewerError.brokenTemplate(name: "page.mustache", reason: "it can't be rendered")
    }
    return html
  }

  private func view(
    of number: Int, _ diagram: Diagram, _ documents: DocumentIndex, _ words: PageWords
  ) throws -> GraphView {
    let viewed = graphs[number]
    let list = GraphList(viewed, number: number, documents: documents, words: words)
    let filters = FilterList(viewed: viewed, words: words)
    let speakers = list.speakers()
    let island = try JSONFormat(layout: .line).string(for: viewed.graph)
    return GraphView(
      anchor: Anchor.graph(number), index: number, isFirst: number == 0,
      documents: DocumentIndex.documents(of: viewed.graph).compactMap { documents[$0] }
        .map { String($0) }.joined(separator: " "),
      name: diagram.title, picture: diagram.svg, legend: diagram.legend(words),
      notes: diagram.notes, filters: filters.filters(), hasDates: filters.hasDates,
      changes: list.changes(), sections: list.sections(), tieGroups: list.tieGroups(),
      hasSpeakers: !speakers.isEmpty, speakers: speakers,
      // No tag can end the element, whatever the graph holds.
      island: island.replacing("<", with: "\\u003c"))
  }

  private static func policy(script: String, style: String) -> String {
    func source(_ text: String) -> String {
      "'sha256-\(Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString())'"
    }
    return "default-src 'none'; script-src \(source(script)); style-src \(source(style)); "
      + "base-uri 'none'; form-action 'none'"
  }
}

/// What the template `page` shows.
private struct PageView {
  let title: String
  let byline: String?
  let language: String
  let generator: String
  let policy: String
  let style: String
  let script: String
  let hasTabs: Bool
  let graphs: [GraphView]
  let texts: [TextView]
}

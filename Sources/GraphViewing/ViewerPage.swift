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
    let style = try PageFiles.text("viewer.css")
    let script = try PageFiles.text("viewer.js")
    let headline = Headline(first, title: title)
    let contents = PageView(
      title: headline.title, byline: headline.byline,
      language: first.graph.documents.first?.language.inOneLine ?? "en",
      generator: first.graph.generator.inOneLine, policy: Self.policy(script: script, style: style),
      style: style, script: script, hasTabs: graphs.count > 1,
      graphs: try graphs.enumerated().map { try view(of: $1, number: $0, index, words) },
      texts: try TextViews(graphs: graphs, texts: known, index: index).views())
    guard let html = try PageFiles.templates().render(contents, withTemplate: "page") else {
      throw ViewerError.brokenTemplate(name: "page.mustache", reason: "it can't be rendered")
    }
    return html
  }

  private func view(
    of viewed: ViewedGraph, number: Int, _ documents: DocumentIndex, _ words: PageWords
  ) throws -> GraphView {
    let list = GraphList(viewed, number: number, documents: documents, words: words)
    let filters = FilterList(viewed: viewed, words: words)
    let speakers = list.speakers()
    let headline = Headline(viewed, title: viewed.name)
    let diagram = try Diagram(viewed, options: rendering, label: headline.title)
    let island = try JSONFormat(layout: .line).string(for: viewed.graph)
    return GraphView(
      anchor: Anchor.graph(number), index: number, isFirst: number == 0,
      documents: DocumentIndex.documents(of: viewed.graph).compactMap { documents[$0] }
        .map { String($0) }.joined(separator: " "),
      name: headline.title, picture: diagram.svg, legend: diagram.legend(words),
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

/// The words above a graph.
private struct Headline {
  let title: String
  let byline: String?

  init(_ viewed: ViewedGraph, title: String?) {
    let documents = viewed.graph.documents
    let given = [title, documents.count == 1 ? documents[0].title ?? documents[0].id : nil]
      .compactMap { $0?.inOneLine }.first { !$0.isEmpty }
    self.title = given ?? "\(documents.count) articles"
    let dates = documents.compactMap { $0.date?.inOneLine }.sorted()
    var parts: [String] = []
    for source in documents.compactMap({ $0.source?.inOneLine }) where !parts.contains(source) {
      parts.append(source)
    }
    if let first = dates.first, let last = dates.last {
      parts.append(first == last ? first : "\(first) – \(last)")
    }
    byline = parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

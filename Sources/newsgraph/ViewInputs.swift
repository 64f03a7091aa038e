import Documents
import GraphFormats
import GraphViewing
import KnowledgeGraph
import NewsgraphKit

/// The graphs and texts that a page shows, read from files.
struct ViewInputs {
  let articles: ArticleOptions
  let model: ModelOptions
  /// The texts that are known.
  private(set) var texts: [ViewedText] = []
  private var graphs: [ViewedGraph] = []
  private var newsgraph: Newsgraph?

  init(articles: ArticleOptions, model: ModelOptions) {
    self.articles = articles
    self.model = model
  }

  /// Reads an article or a graph; a file that starts with `{` is a graph.
  mutating func read(_ path: String) throws {
    let bytes = try InputFile.bytes(of: path, limit: ArticleImporter.sizeLimit + 1)
    let start = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard start == UInt8(ascii: "{") else {
      let article = try articles.importer.article(from: bytes, fileName: path)
      let newsgraph = try newsgraph ?? model.load()
      self.newsgraph = newsgraph
      graphs.append(ViewedGraph(try newsgraph.graph(of: article)))
      texts.append(ViewedText(article))
      return
    }
    do throws(FormatError) {
      graphs.append(ViewedGraph(try JSONFormat.read(bytes)))
    } catch {
      throw InvalidGraph(path: path, reason: error)
    }
  }

  /// Reads the article of a graph that was read already.
  ///
  /// Checksums tell whose it is. A graph without one takes it by its length.
  mutating func readText(_ path: String) throws {
    let bytes = try InputFile.bytes(of: path, limit: ArticleImporter.sizeLimit + 1)
    let article = try articles.importer.article(from: bytes, fileName: path)
    let records = graphs.flatMap(\.graph.documents)
    guard
      let record = records.first(where: { $0.sha256 != nil && $0.sha256 == article.sha256 })
        ?? records.first(where: { $0.sha256 == nil && $0.scalars == article.text.count })
    else { throw UnknownText(path: path) }
    texts.append(ViewedText(article, document: record.id))
  }

  /// The tabs.
  func tabs() throws -> [ViewedGraph] { graphs }

  /// A file that starts like a graph and is none.
  private struct InvalidGraph: Error, CustomStringConvertible {
    let path: String
    let reason: FormatError
    var description: String { "can't read the graph '\(path)': \(reason)" }
  }

  /// A text that none of the graphs was read from.
  private struct UnknownText: Error, CustomStringConvertible {
    let path: String
    var description: String {
      "none of the graphs was read from '\(path)': no document has its checksum"
    }
  }
}

extension ViewedText {
  /// An article's text with its blocks.
  init(_ article: Article, document: String? = nil) {
    self.init(
      document: document ?? article.id, text: article.text.string,
      blocks: article.blocks.map { block in
        Block(kind: .init(block.kind), range: block.span.start..<block.span.end)
      })
  }
}

extension ViewedText.BlockKind {
  fileprivate init(_ kind: TextBlock.Kind) {
    switch kind {
    case .header: self = .header
    case .title: self = .title
    case .heading: self = .heading
    case .paragraph: self = .paragraph
    case .listItem: self = .listItem
    case .credit: self = .credit
    }
  }
}

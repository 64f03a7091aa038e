import Documents
import GraphDiffing
import GraphFormats
import GraphViewing
import KnowledgeGraph
import Lexicon
import NewsgraphKit

/// The graphs and texts that a page shows, read from files.
struct ViewInputs {
  let articles: ArticleOptions
  let model: ModelOptions
  /// The texts that are known.
  private(set) var texts: [ViewedText] = []
  /// What was read from standard input, for another process that reads the same.
  private(set) var standardInput: [UInt8] = []
  private var graphs: [ViewedGraph] = []
  private var newsgraph: Newsgraph?

  init(articles: ArticleOptions, model: ModelOptions) {
    self.articles = articles
    self.model = model
  }

  /// Reads an article, or a graph in a format that reads back.
  mutating func read(_ path: String) throws {
    if Self.namesGraph(path) {
      var input = GraphInput(models: model, importer: articles.importer)
      graphs += try input.graphs(at: path).map { ViewedGraph($0) }
      return
    }
    let bytes = try InputFile.bytes(of: path, limit: ArticleImporter.sizeLimit + 1)
    if path == "-" { standardInput = bytes }
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
      throw GraphInput.UnreadableGraph(path: path, reason: "\(error)")
    }
  }

  /// Whether a name is that of a graph: a folder of tables, or a file whose extension says so.
  private static func namesGraph(_ path: String) -> Bool {
    if path == "-" { return false }
    if OutputFile.isFolder(path) || FileName.fileExtension(of: path) == "zip" { return true }
    return (try? GraphFormats.forFile(named: path)) is any ReadableGraphFormat
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

  /// The tabs; several graphs get one in front in which they are joined.
  func tabs() throws -> [ViewedGraph] {
    guard graphs.count > 1 else { return graphs }
    let merger = GraphMerger(lexicon: try Lexicon(), generator: Newsgraph.generator)
    let common = try merger.merged(graphs.map(\.graph), decisions: AlignmentDecisions())
    return [ViewedGraph(common)] + graphs
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

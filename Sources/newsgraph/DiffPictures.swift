import ArgumentParser
import GraphDiffing
import GraphRendering
import GraphViewing
import KnowledgeGraph
import NewsgraphKit

/// How the picture of a difference is drawn.
struct DiffPictureOptions: ParsableArguments {
  @Flag(
    help: """
      Draw each side in a picture of its own, NAME-a and NAME-b, with everything at one place in both.
      """)
  var sideBySide = false

  @Option(help: ArgumentHelp("How many actors a picture has at most.", valueName: "count"))
  var top: Int?

  @Option(
    help: ArgumentHelp("How nodes are placed in a picture.", valueName: "name"),
    completion: .list(Layout.allCases.map(\.rawValue)))
  var layout: String?

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top is \(top); at least one actor is drawn") }
    do throws(RenderingError) {
      _ = try options()
    } catch {
      throw ValidationError("\(error)")
    }
  }

  /// Draws both graphs as one, or a page with it and both texts.
  func write(_ picture: DiffPicture, as output: DiffOutput, to path: String) throws {
    if output == .html { return try Terminal.write(try page(picture), to: path) }
    guard let format = ImageFormat(rawValue: output == .dot ? "gv" : output.rawValue) else {
      return
    }
    guard sideBySide else {
      return try OutputFile.write(try bytes(picture, side: nil, as: format), to: path)
    }
    for (side, name) in [(ChangeMarks.Side.before, "a"), (.after, "b")] {
      try OutputFile.write(
        try bytes(picture, side: side, as: format), to: FileName.marked(path, name))
    }
  }

  private func bytes(
    _ picture: DiffPicture, side: ChangeMarks.Side?, as format: ImageFormat
  ) throws -> [UInt8] {
    var options = try options()
    options.title = picture.title
    options.marks = picture.marks(side)
    return try GraphRenderer(options: options).render(picture.joined.graph, as: format)
  }

  private func page(_ picture: DiffPicture) throws -> String {
    let changes = GraphChanges(
      marks: picture.marks(nil), nodeSentences: picture.joined.nodeSentences,
      edgeSentences: picture.joined.edgeSentences)
    return try ViewerPage(
      graphs: [ViewedGraph(picture.joined.graph, name: picture.title, changes: changes)],
      texts: picture.texts, title: picture.title, rendering: try options()
    ).html()
  }

  private func options() throws(RenderingError) -> RenderingOptions {
    var options = RenderingOptions()
    if let top { options.top = top }
    if let layout { options.layout = try Layout(named: layout) }
    return options
  }
}

/// What a picture of a difference shows.
struct DiffPicture {
  let joined: JoinedGraph
  let title: String
  let texts: [ViewedText]

  init(_ report: DiffReport, _ a: Graph, _ b: Graph, texts: [ViewedText]) {
    joined = JoinedGraph(report.diff, a, b, changes: report.changes)
    title = Self.name(a) + " → " + Self.name(b)
    var known: Set<String> = []
    // Two versions of one article may have one identifier; a page can show one of them.
    self.texts = texts.filter { known.insert($0.document).inserted }
  }

  private static func name(_ graph: Graph) -> String {
    guard let document = graph.documents.first else { return "a graph" }
    let title = document.title ?? document.date ?? document.id
    return graph.documents.count == 1 ? title : title + " …"
  }

  func marks(_ side: ChangeMarks.Side?) -> ChangeMarks {
    ChangeMarks(
      nodes: joined.nodes.compactMapValues { ChangeMark(rawValue: $0.rawValue) },
      edges: joined.edges.compactMapValues { ChangeMark(rawValue: $0.rawValue) }, side: side)
  }
}

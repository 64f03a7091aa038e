import ArgumentParser
import Documents
import GraphFormats
import ModelStore
import NewsgraphKit
import SpacyRuntime

/// Which model reads the text.
struct ModelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The model: md, sm, or the folder of a model.",
      discussion: "Without it, NEWSGRAPH_MODEL counts, then md.", valueName: "name-or-folder"),
    completion: .directory)
  var model: String?

  @Option(
    help: ArgumentHelp(
      "What finds names: newsgraph, model, or the folder of a component.",
      discussion: "By default newsgraph's own where the model is md; for annotate the model's.",
      valueName: "name-or-folder"),
    completion: .list(["newsgraph", "model"]))
  var ner: String?

  /// What finds names.
  func recognizer(for directory: String) -> RecognizerChoice {
    ner.map { RecognizerChoice($0) } ?? .standard(for: directory)
  }

  /// The folder of the model.
  func directory() throws(ModelStoreError) -> String {
    try ModelStore.current().directory(of: model)
  }

  /// Loads the model to annotate texts on their own.
  ///
  /// Names are found by the model's own component unless the user names another, so that the output can be compared with
  /// spaCy's.
  func annotator(threads: Int) throws -> any Annotator {
    let recognizer = ner.map { RecognizerChoice($0).recognizer } ?? .model
    return try SpacyPipeline(
      directory: try directory(), recognizer: recognizer, threads: threads)
  }

  /// Loads the model and the linguistic data.
  func load() throws -> Newsgraph {
    let directory = try directory()
    return try Newsgraph(modelDirectory: directory, recognizer: recognizer(for: directory))
  }
}

/// What the user knows better than the file.
struct ArticleOptions: ParsableArguments {
  @Option(help: "The article's identifier in the graph.")
  var id: String?

  @Option(help: "The headline.")
  var title: String?

  @Option(
    help: ArgumentHelp("The date of publication, such as 2024-11-28.", valueName: "date"),
    transform: { text in
      guard let date = CalendarDate(iso8601: text) else {
        throw ValidationError("'\(text)' is no date; write it as 2024-11-28, 2024-11 or 2024")
      }
      return date
    })
  var date: CalendarDate?

  @Option(help: "Who published the article.")
  var source: String?

  @Flag(help: "Replace bytes that are not UTF-8, rather than stop.")
  var lossy = false

  /// The importer that the options describe.
  var importer: ArticleImporter {
    ArticleImporter(id: id, title: title, date: date, source: source, isLossy: lossy)
  }

  /// Reads an article; `-` is standard input.
  func article(at path: String) throws -> Article {
    let bytes = try InputFile.bytes(of: path, limit: ArticleImporter.sizeLimit + 1)
    if bytes.first == UInt8(ascii: "{"), (try? JSONFormat.read(bytes)) != nil {
      throw NoArticle.graph(path)
    }
    return try importer.article(from: bytes, fileName: path)
  }

  /// Refuses options that can be true of one article only.
  func validateForSeveralFiles() throws {
    guard id == nil, title == nil else {
      throw ValidationError("--id and --title are for one article; there are several")
    }
  }
}

/// A file that is no article.
enum NoArticle: Error, CustomStringConvertible {
  /// It holds a graph.
  case graph(String)

  /// What the file is, and what to do.
  var description: String {
    switch self {
    case .graph(let path):
      "'\(path)' is a graph, not an article; 'newsgraph convert' writes it in another format"
    }
  }
}

extension ArticleOptions {
  func validate() throws {
    if let id, !ArticleImporter.isLegalIdentifier(id) {
      throw ValidationError(
        "'\(id)' is no identifier: it starts with a letter and has letters, digits, '.', '_', '-'")
    }
  }
}

import Documents
import Extraction
import KnowledgeGraph
import Lexicon
import SpacyRuntime

/// The whole way from an article to its graph.
///
/// ```swift
/// let newsgraph = try Newsgraph(modelDirectory: ModelStore.current().directory())
/// let article = try ArticleImporter().article(from: bytes, fileName: "story.txt")
/// let graph = try newsgraph.graph(of: article)
/// let json = try JSONFormat().string(for: graph)
/// ```
///
/// Equal articles give equal graphs, whatever else the process does.
public struct Newsgraph: Sendable {
  /// The version of the program.
  public static let version = "0.1.0"

  /// The program and its version, as every graph names them.
  public static let generator = "newsgraph \(version)"

  /// What reads the text.
  public let annotator: any Annotator

  private let extractor: GraphExtractor

  /// Creates the program around an annotator; reads the linguistic data, about 10 ms.
  public init(annotator: any Annotator) throws {
    self.annotator = annotator
    extractor = GraphExtractor(lexicon: try Lexicon(), generator: Self.generator)
  }

  /// Creates the program with a spaCy model.
  /// - Parameters:
  ///   - modelDirectory: The folder of the model, as `ModelStore` finds it.
  ///   - recognizer: What finds names; `nil` for the model's standard choice.
  ///   - threads: How many threads annotate texts; results don't depend on it.
  public init(
    modelDirectory: String, recognizer: RecognizerChoice? = nil, threads: Int = 1
  ) throws {
    let choice = recognizer ?? .standard(for: modelDirectory)
    try self.init(
      annotator: try SpacyPipeline(
        directory: modelDirectory, recognizer: choice.recognizer, threads: threads))
  }

  /// The article with its tokens, sentences, syntax and names. O(n).
  public func document(for article: Article) throws -> Document {
    let texts = article.blocks.filter(\.kind.isAnnotated).map { article.text[$0.span] }
    return Document(article: article, annotations: try annotator.annotate(texts))
  }

  /// A stage of the extraction as a table for people.
  public func table(of stage: ExtractionStage, in article: Article) throws -> InspectionTable {
    extractor.table(of: stage, in: try document(for: article))
  }

  /// The article's graph.
  public func graph(of article: Article) throws -> Graph {
    extractor.graph(of: try document(for: article))
  }
}

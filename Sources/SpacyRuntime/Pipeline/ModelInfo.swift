/// What a model says about itself.
public struct ModelInfo: Sendable, Hashable {
  /// The labels that a component gives.
  public struct Labels: Sendable, Hashable {
    /// The component, such as `tagger`.
    public var component: String
    /// Its labels, sorted by scalars.
    public var labels: [String]
  }

  /// Language and name, such as `en_core_web_sm`.
  public var name: String
  /// The version, such as `3.8.0`.
  public var version: String
  /// The licence's name, empty where the model states none.
  public var license: String
  /// Who made the model, empty where the model states none.
  public var author: String
  /// The components that run, in their order.
  public var components: [String]
  /// The labels of the components that give some.
  public var labels: [Labels]
  /// The number of rows of the word vectors, 0 without vectors.
  public var vectorRows: Int
  /// The length of a word vector, 0 without vectors.
  public var vectorWidth: Int
  /// How many words have a vector; several may share a row.
  public var vectorWords: Int

  init(_ directory: ModelDirectory, _ networks: Networks) throws(ModelError) {
    let meta = try directory.json("meta.json")
    guard let lang = meta["lang"]?.string, let name = meta["name"]?.string,
      let version = meta["version"]?.string
    else {
      throw .malformed(
        path: directory.fullPath("meta.json"), reason: "'lang', 'name' or 'version' is missing")
    }
    self.name = lang + "_" + name
    self.version = version
    license = meta["license"]?.string ?? ""
    author = meta["author"]?.string ?? ""
    components = Networks.components
    labels = [
      Labels(component: "tagger", labels: Self.sorted(networks.tagger.labels)),
      Labels(component: "parser", labels: Self.sorted(networks.dependencyLabels.plainNames)),
      Labels(component: "ner", labels: Self.sorted(networks.recognizer.actions.labels)),
    ]
    vectorRows = networks.vectors.rows
    vectorWidth = networks.vectors.width
    vectorWords = networks.vectors.words
  }

  private static func sorted(_ labels: [String]) -> [String] {
    labels.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
  }
}

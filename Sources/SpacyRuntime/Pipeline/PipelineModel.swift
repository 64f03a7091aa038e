import Tensors

/// Everything of a loaded model; constant, and shared by all threads.
final class PipelineModel: Sendable {
  /// The components that run, in their order.
  private static let components = [
    "tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner",
  ]

  let info: ModelInfo
  let encoder: TokenEncoder
  let tagger: Tagger
  let parser: DependencyParser
  let dependencyLabels: DependencyLabels
  let recognizer: EntityRecognizer
  let lexical: LexicalStages
  let vectors: WordVectors

  /// Loads a model directory.
  init(_ directory: ModelDirectory, kernels: Kernels) throws(ModelError) {
    let config = try PipelineConfig(
      try directory.bytes("config.cfg"), path: directory.fullPath("config.cfg"))
    try Self.check(config)
    let vectors = try WordVectors(directory)
    let settings = try TokenEncoder.Settings(
      config, section: "components.tok2vec.model", component: "tok2vec")
    let file = try WeightFile(
      try directory.bytes("tok2vec/model"), path: directory.fullPath("tok2vec/model"))
    let encoder = try TokenEncoder(
      file, settings: settings, vectorWidth: vectors.width, kernels: kernels)
    let tagger = try Tagger(directory, config: config, inputs: encoder.width, kernels: kernels)
    let parser = try DependencyParser(
      directory, config: config, inputs: encoder.width, kernels: kernels)
    let recognizer = try EntityRecognizer(
      directory, config: config, vectorWidth: vectors.width, kernels: kernels)
    let labels = DependencyLabels(actionLabels: parser.labels)
    lexical = try LexicalStages(
      directory, config: config, tags: tagger.labels, dependencies: labels.names)
    info = try ModelInfo(
      directory, components: Self.components, tags: tagger.labels,
      dependencies: labels.plainNames, entities: recognizer.labels, vectors: vectors)
    self.vectors = vectors
    self.encoder = encoder
    self.tagger = tagger
    self.parser = parser
    self.dependencyLabels = labels
    self.recognizer = recognizer
  }

  /// Fails unless the pipeline is the one that this engine runs.
  private static func check(_ config: PipelineConfig) throws(ModelError) {
    try config.require("nlp", "lang", .string("en"), component: "nlp")
    let disabled = try config.value("nlp", "disabled")?.strings ?? []
    let pipeline = try config.strings("nlp", "pipeline").filter { !disabled.contains($0) }
    guard pipeline == components else {
      throw .unsupported(
        component: "nlp",
        reason: "its pipeline is \(pipeline.joined(separator: ", ")) instead of "
          + components.joined(separator: ", "))
    }
    for component in components {
      try config.require(
        "components." + component, "factory", .string(component), component: component)
    }
    var tokenizer = try config.value("nlp", "tokenizer")?["@tokenizers"]
    if tokenizer == nil { tokenizer = try config.value("nlp.tokenizer", "@tokenizers") }
    guard tokenizer == .string("spacy.Tokenizer.v1") else {
      throw .unsupported(component: "tokenizer", reason: "it is not spacy.Tokenizer.v1")
    }
    for component in ["tagger", "parser"] {
      let section = "components.\(component).model.tok2vec"
      try config.require(
        section, "@architectures", .string("spacy.Tok2VecListener.v1"), component: component)
      guard ["tok2vec", "*"].contains(try config.string(section, "upstream")) else {
        throw .unsupported(component: component, reason: "it does not listen to 'tok2vec'")
      }
    }
  }
}

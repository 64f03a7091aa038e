import Tensors

/// Everything of a loaded model; constant, and shared by all threads.
final class PipelineModel: Sendable {
  let networks: Networks
  let lexical: LexicalStages
  let info: ModelInfo

  /// Loads a model directory.
  convenience init(_ directory: ModelDirectory, kernels: Kernels) throws(ModelError) {
    let config = try PipelineConfig(
      try directory.bytes("config.cfg"), path: directory.fullPath("config.cfg"))
    let networks = try Networks(directory, config: config, kernels: kernels)
    let lexical = try LexicalStages(
      directory, config: config, tags: networks.tagger.labels,
      dependencies: networks.dependencyLabels.names)
    try self.init(networks: networks, lexical: lexical, info: ModelInfo(directory, networks))
  }

  init(networks: Networks, lexical: LexicalStages, info: ModelInfo) {
    self.networks = networks
    self.lexical = lexical
    self.info = info
  }
}

/// The parts of a model that work on vectors.
struct Networks: Sendable {
  /// The components that run, in their order.
  static let components = [
    "tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner",
  ]

  let vectors: WordVectors
  let encoder: TokenEncoder
  let tagger: Tagger
  let parser: DependencyParser
  let dependencyLabels: DependencyLabels
  let recognizer: EntityRecognizer

  /// Loads the weights after checking that the pipeline is one that this engine runs.
  init(
    _ directory: ModelDirectory, config: PipelineConfig, kernels: Kernels
  ) throws(ModelError) {
    try Self.check(config)
    vectors = try WordVectors(directory)
    let settings = try TokenEncoder.Settings(
      config, section: "components.tok2vec.model", component: "tok2vec")
    let file = try WeightFile(
      try directory.bytes("tok2vec/model"), path: directory.fullPath("tok2vec/model"))
    encoder = try TokenEncoder(
      file, settings: settings, vectorWidth: vectors.width, kernels: kernels)
    tagger = try Tagger(directory, config: config, inputs: encoder.width, kernels: kernels)
    parser = try DependencyParser(
      directory, config: config, inputs: encoder.width, kernels: kernels)
    recognizer = try EntityRecognizer(
      directory, config: config, vectorWidth: vectors.width, kernels: kernels)
    dependencyLabels = DependencyLabels(actionLabels: parser.labels)
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

import Tensors

/// The part-of-speech tagger of a model: one linear layer over the shared token vectors.
struct Tagger: Sendable {
  let labels: [String]
  let output: DenseLayer

  init(
    _ directory: ModelDirectory, config: PipelineConfig, inputs: Int, kernels: Kernels
  ) throws(ModelError) {
    let component = "tagger"
    try config.require(
      "components.tagger.model", "@architectures", .string("spacy.Tagger.v2"),
      component: component)
    try config.require(
      "components.tagger", "overwrite", .bool(false), component: component, absent: true)
    let settings = try directory.json("tagger/cfg")
    guard let labels = settings["labels"]?.strings, !labels.isEmpty, labels.count <= 4096 else {
      throw .malformed(path: directory.fullPath("tagger/cfg"), reason: "there are no labels")
    }
    self.labels = labels
    let file = try WeightFile(
      try directory.bytes("tagger/model"), path: directory.fullPath("tagger/model"))
    let softmax = try file.layer(named: "softmax")
    let weights = try file.floats("W", of: softmax, shape: [labels.count, inputs])
    let bias = try file.floats("b", of: softmax, shape: [labels.count])
    output = try buildingLayer(of: file.path) { () throws(LayerError) in
      try DenseLayer(
        weights: weights, bias: bias, inputs: inputs, outputs: labels.count, kernels: kernels)
    }
  }
}

import Tensors

/// The network of a parser or entity recognizer: what turns a token's vector and a state into scores.
struct TransitionModel: Sendable {
  /// From the encoder's vector to that of the transition system.
  let projection: DenseLayer
  let scorer: TransitionScorer

  /// Builds the network after checking it against the configuration and the actions.
  /// - Parameters:
  ///   - section: Such as `components.ner.model`.
  ///   - slots: How many feature tokens the system has.
  ///   - commonSlots: How many of them nearly every token is at some time.
  init(
    _ file: WeightFile, config: PipelineConfig, section: String, component: String,
    stateType: String, slots: Int, commonSlots: Int, inputs: Int, classes: Int, kernels: Kernels
  ) throws(ModelError) {
    try config.require(
      section, "@architectures", .string("spacy.TransitionBasedParser.v2"), component: component)
    try config.require(section, "state_type", .string(stateType), component: component)
    try config.require(section, "extra_state_tokens", .bool(false), component: component)
    try config.require(section, "use_upper", .bool(true), component: component)
    try config.require(section, "maxout_pieces", .int(2), component: component)
    let hidden = try config.int(section, "hidden_width")
    guard (16...256).contains(hidden), hidden % 16 == 0 else {
      throw .unsupported(component: component, reason: "hidden_width is \(hidden)")
    }
    guard let upperIndex = file.layers.first?.references["upper"],
      file.layers.indices.contains(upperIndex), file.layers[upperIndex].name == "linear"
    else { throw file.malformed("the root has no reference to a linear layer 'upper'") }
    let linears = file.layers.indices.filter { file.layers[$0].name == "linear" }
    guard linears.count == 2, let projectionIndex = linears.first(where: { $0 != upperIndex })
    else { throw file.malformed("\(linears.count) linear layers instead of two") }
    let upper = file.layers[upperIndex]
    let reduction = file.layers[projectionIndex]
    let lower = try file.layer(named: "precomputable_affine")

    let parameters = TransitionScorer.Parameters(
      lower: try file.floats("W", of: lower, shape: [slots, hidden, 2, hidden]),
      bias: try file.floats("b", of: lower, shape: [hidden, 2]),
      pad: try file.floats("pad", of: lower, shape: [1, slots, hidden, 2]),
      upper: try file.floats("W", of: upper, shape: [classes, hidden]),
      upperBias: try file.floats("b", of: upper, shape: [classes]))
    let weights = try file.floats("W", of: reduction, shape: [hidden, inputs])
    let bias = try file.floats("b", of: reduction, shape: [hidden])
    (projection, scorer) = try buildingLayer(of: file.path) { () throws(LayerError) in
      (
        try DenseLayer(
          weights: weights, bias: bias, inputs: inputs, outputs: hidden, kernels: kernels),
        try TransitionScorer(
          parameters, slots: slots, commonSlots: commonSlots, hidden: hidden, inputs: hidden,
          classes: classes,
          kernels: kernels)
      )
    }
  }
}

/// Checks `cfg` beside a transition model: no beam, no joining of tokens.
func checkTransitionSettings(
  _ directory: ModelDirectory, component: String
) throws(ModelError) {
  let settings = try directory.json(component + "/cfg")
  guard settings["beam_width"]?.int == 1 else {
    throw .unsupported(component: component, reason: "beam_width is not 1")
  }
  guard settings["learn_tokens"]?.bool == false else {
    throw .unsupported(component: component, reason: "learn_tokens is not false")
  }
}

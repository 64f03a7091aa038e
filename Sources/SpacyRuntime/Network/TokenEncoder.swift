import MessagePack
import Tensors

/// The network that gives each token a vector from its own attributes and its neighbours'.
///
/// Hash embeddings and, with vectors, a projection of the word vector are joined and mixed by a maxout
/// layer; then `depth` residual layers look one token to either side.
/// Source: spaCy's `MultiHashEmbed` and `MaxoutWindowEncoder`; Miranda et al., "Multi hash embeddings in
/// spaCy", 2022.
struct TokenEncoder: Sendable {
  /// One column of the embedding.
  struct Column: Sendable {
    var feature: TokenFeature
    var seed: UInt32
    var table: EmbeddingTable
  }

  let columns: [Column]
  /// The projection of word vectors, where the model has some.
  let vectorProjection: DenseLayer?
  let mixer: MaxoutLayer
  /// The first layer as tables; the portable implementation has none.
  let tableLayer: WindowTableLayer?
  /// The layers after the table layer.
  let layers: [WindowLayer]
  let width: Int
  /// How many layers look at neighbours; so many tokens to either side reach a vector.
  let depth: Int

  /// Whether the space after a token matters.
  var dependsOnSpace: Bool { columns.contains { $0.feature == .spacy } }

  /// What `config.cfg` says about the network.
  struct Settings: Sendable {
    var features: [TokenFeature]
    var rows: [Int]
    var includesVectors: Bool
    var width: Int
    var depth: Int
    var pieces: Int

    /// Reads the settings below a section such as `components.tok2vec.model`.
    init(_ config: PipelineConfig, section: String, component: String) throws(ModelError) {
      try config.require(
        section, "@architectures", .string("spacy.Tok2Vec.v2"), component: component)
      let embed = section + ".embed"
      let encode = section + ".encode"
      try config.require(
        embed, "@architectures", .string("spacy.MultiHashEmbed.v2"), component: component)
      try config.require(
        encode, "@architectures", .string("spacy.MaxoutWindowEncoder.v2"), component: component)
      try config.require(encode, "window_size", .int(1), component: component)
      features = []
      for name in try config.strings(embed, "attrs") {
        guard let feature = TokenFeature(rawValue: name) else {
          throw .unsupported(component: component, reason: "it embeds the attribute \(name)")
        }
        features.append(feature)
      }
      rows = try config.ints(embed, "rows")
      guard let vectors = try config.value(embed, "include_static_vectors")?.bool else {
        throw .malformed(path: config.path, reason: "[\(embed)] has no 'include_static_vectors'")
      }
      includesVectors = vectors
      width = try config.int(encode, "width")
      depth = try config.int(encode, "depth")
      pieces = try config.int(encode, "maxout_pieces")
      guard features.count == rows.count, !features.isEmpty,
        try config.int(embed, "width") == width
      else {
        throw .malformed(path: config.path, reason: "[\(embed)] contradicts itself")
      }
      guard (1...8).contains(depth), (16...256).contains(width), width % 16 == 0 else {
        throw .unsupported(component: component, reason: "width \(width), depth \(depth)")
      }
    }
  }

  /// Builds the network from a component's weights.
  /// - Parameter vectorWidth: The length of the model's word vectors, 0 for none.
  init(
    _ file: WeightFile, settings: Settings, vectorWidth: Int, kernels: Kernels
  ) throws(ModelError) {
    width = settings.width
    depth = settings.depth
    columns = try Self.columns(file, settings: settings, kernels: kernels)
    vectorProjection = try Self.projection(
      file, settings: settings, vectorWidth: vectorWidth, kernels: kernels)
    let parameters = try Self.maxouts(file, settings: settings)
    let built = try buildingLayer(of: file.path) { () throws(LayerError) in
      var layers: [WindowLayer] = []
      for parameters in parameters.dropFirst(kernels.isPortable ? 1 : 2) {
        layers.append(try WindowLayer(parameters, kernels: kernels))
      }
      return (
        mixer: try MaxoutLayer(parameters[0], kernels: kernels),
        table: kernels.isPortable ? nil : try WindowTableLayer(parameters[1], kernels: kernels),
        layers: layers
      )
    }
    mixer = built.mixer
    tableLayer = built.table
    layers = built.layers
  }

  private static func projection(
    _ file: WeightFile, settings: Settings, vectorWidth: Int, kernels: Kernels
  ) throws(ModelError) -> DenseLayer? {
    guard settings.includesVectors else { return nil }
    guard vectorWidth > 0 else { throw file.malformed("the model has no word vectors") }
    let weights = try file.floats(
      "W", of: try file.layer(named: "static_vectors"), shape: [settings.width, vectorWidth])
    return try buildingLayer(of: file.path) { () throws(LayerError) in
      try DenseLayer(
        weights: weights, bias: nil, inputs: vectorWidth, outputs: settings.width,
        kernels: kernels)
    }
  }

  /// The parameters of the mixer and of each layer.
  private static func maxouts(
    _ file: WeightFile, settings: Settings
  ) throws(ModelError) -> [MaxoutParameters] {
    let parts = settings.features.count + (settings.includesVectors ? 1 : 0)
    let maxouts = file.layers(named: "maxout")
    let norms = file.layers(named: "layernorm")
    guard maxouts.count == settings.depth + 1, norms.count == maxouts.count else {
      throw file.malformed("\(maxouts.count) maxout layers instead of \(settings.depth + 1)")
    }
    let width = settings.width
    var parameters: [MaxoutParameters] = []
    for (index, (maxout, norm)) in zip(maxouts, norms).enumerated() {
      let inputs = (index == 0 ? parts : 3) * width
      // The mixer always has three pieces; only the encoder's number is configurable.
      let pieces = index == 0 ? 3 : settings.pieces
      parameters.append(
        MaxoutParameters(
          weights: try file.floats("W", of: maxout, shape: [width, pieces, inputs]),
          bias: try file.floats("b", of: maxout, shape: [width, pieces]),
          gain: try file.floats("G", of: norm, shape: [width]),
          shift: try file.floats("b", of: norm, shape: [width]),
          inputs: inputs, width: width, pieces: pieces))
    }
    return parameters
  }

  private static func columns(
    _ file: WeightFile, settings: Settings, kernels: Kernels
  ) throws(ModelError) -> [Column] {
    let names = try file.attribute("columns", of: try file.layer(named: "extract_features"))
    guard names.elements?.map(\.text) == settings.features.map(\.rawValue) else {
      throw file.malformed("its columns are not those of config.cfg")
    }
    var columns: [Column?] = Array(repeating: nil, count: settings.features.count)
    for layer in file.layers(named: "hashembed") {
      guard let column = try file.attribute("column", of: layer).int,
        let seed = try file.attribute("seed", of: layer).int,
        columns.indices.contains(column), columns[column] == nil, let seed = UInt32(exactly: seed)
      else { throw file.malformed("a 'hashembed' layer has no valid column or seed") }
      let rows = settings.rows[column]
      let values = try file.alignedFloats("E", of: layer, shape: [rows, settings.width])
      let table = try buildingLayer(of: file.path) { () throws(LayerError) in
        try EmbeddingTable(values: values, rows: rows, width: settings.width, kernels: kernels)
      }
      columns[column] = Column(feature: settings.features[column], seed: seed, table: table)
    }
    let complete = columns.compactMap { $0 }
    guard complete.count == columns.count else {
      throw file.malformed("there are fewer 'hashembed' layers than columns")
    }
    return complete
  }
}

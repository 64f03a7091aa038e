import CTensorKernels

/// Scores the actions of a transition system from a few feature tokens.
///
/// `scores = U · max over p of (Σ over slots of F[token][slot][·][p] + b) + u`, where `F` is a linear map of
/// the token's vector, made once a token, and a missing token contributes a learned pad row.
/// Source: Kiperwasser and Goldberg, TACL 2016, as `thinc/spacy/ml/parser_model.pyx` computes it.
///
/// A class, so that working memory refers to it at the cost of one reference.
public final class TransitionScorer: Sendable {
  /// The number of feature tokens of a state.
  public let slots: Int
  /// The length of a token's vector.
  public let inputs: Int
  /// The number of actions.
  public let classes: Int

  let hidden: Int
  let kernels: Kernels
  /// The number of leading slots that nearly every token fills at some time.
  let commonSlots: Int
  /// The common slots at once, and each slot alone for tokens long past and for the other slots.
  let lower: DenseLayer
  let lowerOfSlot: [DenseLayer]
  /// Rows `[slot][piece][hidden]`.
  let pad: AlignedFloats
  let bias: AlignedFloats
  /// Row-major `[hidden][classes padded to 16]`.
  let upper: AlignedFloats
  let upperBias: AlignedFloats

  /// The learned numbers, as weight files hold them.
  public struct Parameters: Sendable {
    /// Row-major `[slots, hidden, 2, inputs]`.
    public var lower: [Float]
    /// Row-major `[hidden, 2]`.
    public var bias: [Float]
    /// Row-major `[slots, hidden, 2]`.
    public var pad: [Float]
    /// Row-major `[classes, hidden]`.
    public var upper: [Float]
    /// One value a class.
    public var upperBias: [Float]

    /// Collects the parameters.
    public init(
      lower: [Float], bias: [Float], pad: [Float], upper: [Float], upperBias: [Float]
    ) {
      self.lower = lower
      self.bias = bias
      self.pad = pad
      self.upper = upper
      self.upperBias = upperBias
    }
  }

  /// Creates a scorer after checking the parameters' sizes.
  /// - Parameter commonSlots: How many leading slots nearly every token fills at some time; their rows are
  ///   made for many tokens at once, those of the other slots when they are needed.
  public init(
    _ parameters: Parameters, slots: Int, commonSlots: Int, hidden: Int, inputs: Int, classes: Int,
    kernels: Kernels
  ) throws(LayerError) {
    try Self.check(parameters, slots, hidden, inputs, classes)
    precondition((1...slots).contains(commonSlots))
    self.slots = slots
    self.commonSlots = commonSlots
    self.inputs = inputs
    self.classes = classes
    self.hidden = hidden
    self.kernels = kernels

    let columns = 2 * hidden
    let rows = Self.piecesApart(parameters.lower, hidden, rowLength: inputs)
    self.lower = try DenseLayer(
      weights: Array(rows[..<(commonSlots * columns * inputs)]), bias: nil, inputs: inputs,
      outputs: commonSlots * columns, kernels: kernels)
    var lowerOfSlot: [DenseLayer] = []
    for slot in 0..<slots {
      let part = rows[(slot * columns * inputs)..<((slot + 1) * columns * inputs)]
      lowerOfSlot.append(
        try DenseLayer(
          weights: Array(part), bias: nil, inputs: inputs, outputs: columns, kernels: kernels))
    }
    self.lowerOfSlot = lowerOfSlot
    self.pad = AlignedFloats(Self.piecesApart(parameters.pad, hidden, rowLength: 1))
    self.bias = AlignedFloats(Self.piecesApart(parameters.bias, hidden, rowLength: 1))
    let padded = (classes + lanes - 1) / lanes * lanes
    var upper = [Float](repeating: 0, count: hidden * padded)
    for action in 0..<classes {
      for unit in 0..<hidden {
        upper[unit * padded + action] = parameters.upper[action * hidden + unit]
      }
    }
    self.upper = AlignedFloats(upper)
    self.upperBias = AlignedFloats(
      parameters.upperBias + [Float](repeating: 0, count: padded - classes))
  }

  private static func check(
    _ parameters: Parameters, _ slots: Int, _ hidden: Int, _ inputs: Int, _ classes: Int
  ) throws(LayerError) {
    try Tensors.check(width: hidden, "hidden width", atMost: newsgraph_max_hidden)
    guard (1...newsgraph_max_slots).contains(slots) else {
      throw .unsupported(dimension: "number of feature tokens", value: slots)
    }
    guard (1...newsgraph_max_classes).contains(classes) else {
      throw .unsupported(dimension: "number of actions", value: classes)
    }
    guard inputs > 0 else { throw .unsupported(dimension: "number of inputs", value: inputs) }
    try Tensors.check(
      parameters.lower, "the lower layer's weight", slots * hidden * 2 * inputs)
    try Tensors.check(parameters.bias, "the lower layer's bias", hidden * 2)
    try Tensors.check(parameters.pad, "the lower layer's pad", slots * hidden * 2)
    try Tensors.check(parameters.upper, "the upper layer's weight", classes * hidden)
    try Tensors.check(parameters.upperBias, "the upper layer's bias", classes)
  }

  /// Puts all first pieces of a slot before all second ones; the file has them side by side.
  private static func piecesApart(
    _ values: [Float], _ hidden: Int, rowLength: Int
  ) -> [Float] {
    var apart: [Float] = []
    apart.reserveCapacity(values.count)
    for slot in 0..<(values.count / (2 * hidden * rowLength)) {
      for piece in 0..<2 {
        for unit in 0..<hidden {
          let row = ((slot * hidden + unit) * 2 + piece) * rowLength
          apart += values[row..<(row + rowLength)]
        }
      }
    }
    return apart
  }

  /// The number of classes with padding.
  var paddedClasses: Int { upperBias.count }
}

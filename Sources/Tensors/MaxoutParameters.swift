import CTensorKernels

/// The learned numbers of a maxout layer with layer normalisation, as weight files hold them.
public struct MaxoutParameters: Sendable {
  /// Row-major `[width, pieces, inputs]`.
  public var weights: [Float]
  /// Row-major `[width, pieces]`.
  public var bias: [Float]
  /// The normalisation's factors, `[width]`.
  public var gain: [Float]
  /// The normalisation's summands, `[width]`.
  public var shift: [Float]
  /// The number of inputs.
  public var inputs: Int
  /// The number of outputs.
  public var width: Int
  /// How many values compete for an output.
  public var pieces: Int

  /// Collects the parameters; the layers check them.
  public init(
    weights: [Float], bias: [Float], gain: [Float], shift: [Float], inputs: Int, width: Int,
    pieces: Int
  ) {
    self.weights = weights
    self.bias = bias
    self.gain = gain
    self.shift = shift
    self.inputs = inputs
    self.width = width
    self.pieces = pieces
  }

  func validate() throws(LayerError) {
    try check(width: width, "maxout width", atMost: newsgraph_max_width)
    guard (1...newsgraph_max_pieces).contains(pieces) else {
      throw .unsupported(dimension: "number of maxout pieces", value: pieces)
    }
    guard inputs > 0 else { throw .unsupported(dimension: "number of inputs", value: inputs) }
    try check(weights, "a maxout layer's weight", width * pieces * inputs)
    try check(bias, "a maxout layer's bias", width * pieces)
    try check(gain, "a layer norm's gain", width)
    try check(shift, "a layer norm's bias", width)
  }

  /// For each packed column, in the order `[width / 16][pieces][16]`, the row of `weights` it is.
  var packedRows: [Int] {
    var rows: [Int] = []
    for block in 0..<(width / lanes) {
      for piece in 0..<pieces {
        for lane in 0..<lanes { rows.append((block * lanes + lane) * pieces + piece) }
      }
    }
    return rows
  }

  var packedBias: AlignedFloats { AlignedFloats(packedRows.map { bias[$0] }) }

  /// The layer without any rearrangement: the reference for the kernels.
  ///
  /// Source: Goodfellow et al., "Maxout Networks", ICML 2013; Ba et al., "Layer Normalization", 2016, with
  /// thinc's offset of the variance.
  /// - Parameters:
  ///   - x: One input row.
  ///   - out: Receives `width` values.
  func reference(_ x: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>) {
    for output in 0..<width {
      var best = -Float.infinity
      for piece in 0..<pieces {
        let row = output * pieces + piece
        var sum = bias[row]
        for input in 0..<inputs { sum += x[input] * weights[row * inputs + input] }
        best = max(best, sum)
      }
      out[output] = best
    }
    var mean: Float = 0
    for output in 0..<width { mean += out[output] }
    mean /= Float(width)
    var variance: Float = 0
    for output in 0..<width { variance += (out[output] - mean) * (out[output] - mean) }
    let scale = 1 / (variance / Float(width) + 1e-8).squareRoot()
    for output in 0..<width {
      out[output] = (out[output] - mean) * scale * gain[output] + shift[output]
    }
  }
}

/// What the C kernels read of a maxout layer.
struct PackedMaxout: Sendable {
  let weights: AlignedFloats
  let bias: AlignedFloats
  let gain: AlignedFloats
  let shift: AlignedFloats
  let inputs: Int
  let width: Int
  let pieces: Int

  func withLayer(_ body: (UnsafePointer<newsgraph_maxout>) -> Void) {
    weights.withPointer { weights in
      bias.withPointer { bias in
        gain.withPointer { gain in
          shift.withPointer { shift in
            var layer = newsgraph_maxout(
              weights: weights, bias: bias, gain: gain, shift: shift, depth: inputs, width: width,
              pieces: pieces)
            body(&layer)
          }
        }
      }
    }
  }
}

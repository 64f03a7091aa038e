import CTensorKernels

/// A maxout layer with layer normalisation.
///
/// `out[o] = norm(max over p of Σ x[i] · W[o][p][i] + b[o][p])`
public struct MaxoutLayer: Sendable {
  /// The number of inputs.
  public let inputs: Int

  /// The number of outputs, a multiple of 16.
  public let width: Int

  private let kernels: Kernels
  private let parameters: MaxoutParameters?
  private let packing: PackedMaxout?

  /// Creates a layer after checking the parameters' sizes.
  public init(_ parameters: MaxoutParameters, kernels: Kernels) throws(LayerError) {
    try parameters.validate()
    self.inputs = parameters.inputs
    self.width = parameters.width
    self.kernels = kernels
    self.parameters = kernels.isPortable ? parameters : nil
    let inputs = parameters.inputs
    self.packing =
      kernels.isPortable
      ? nil
      : PackedMaxout(
        weights: packed(
          parameters.weights, columns: parameters.packedRows.map { $0 * inputs }, depth: inputs),
        bias: parameters.packedBias, gain: AlignedFloats(parameters.gain),
        shift: AlignedFloats(parameters.shift), inputs: inputs, width: parameters.width,
        pieces: parameters.pieces)
  }

  /// Applies the layer to rows of a matrix.
  /// - Parameters:
  ///   - x: Row-major, rows of ``inputs``.
  ///   - rows: How many rows, from the first.
  ///   - out: Row-major, rows of ``width``.
  ///   - outRow: The first row of `out` that is written.
  public func apply(
    to x: borrowing AlignedFloats, rows: Int, into out: inout AlignedFloats, outRow: Int = 0
  ) {
    precondition(rows >= 0 && rows * inputs <= x.count)
    precondition(outRow >= 0 && (outRow + rows) * width <= out.count)
    out.withMutablePointer { out in
      let out = out + outRow * width
      x.withPointer { x in
        if let parameters {
          for row in 0..<rows { parameters.reference(x + row * inputs, out + row * width) }
        } else if let packing {
          packing.withLayer { newsgraph_maxout_norm(kernels.variant, $0, x, inputs, rows, out) }
        }
      }
    }
  }
}

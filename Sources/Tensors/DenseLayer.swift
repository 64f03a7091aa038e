import CTensorKernels

/// A linear layer with bias: `out[r][o] = bias[o] + Σ x[r][i] · W[o][i]`.
public struct DenseLayer: Sendable {
  /// The number of inputs.
  public let inputs: Int

  /// The number of outputs.
  public let outputs: Int

  /// The distance between rows of the result, at least ``outputs``; the rest is padding.
  public let stride: Int

  private let kernels: Kernels
  private let weights: AlignedFloats
  private let bias: AlignedFloats

  /// Creates a layer.
  /// - Parameters:
  ///   - weights: Row-major `[outputs, inputs]`.
  ///   - bias: One value an output, or `nil` for zeros.
  public init(
    weights: [Float], bias: [Float]?, inputs: Int, outputs: Int, kernels: Kernels
  ) throws(LayerError) {
    guard inputs > 0 else { throw .unsupported(dimension: "number of inputs", value: inputs) }
    guard outputs > 0 else { throw .unsupported(dimension: "number of outputs", value: outputs) }
    try check(weights, "a linear layer's weight", inputs * outputs)
    if let bias { try check(bias, "a linear layer's bias", outputs) }
    self.inputs = inputs
    self.outputs = outputs
    self.stride = (outputs + lanes - 1) / lanes * lanes
    self.kernels = kernels
    var paddedBias = bias ?? []
    paddedBias += [Float](repeating: 0, count: stride - paddedBias.count)
    self.bias = AlignedFloats(paddedBias)
    if kernels.isPortable {
      self.weights = AlignedFloats(weights)
    } else {
      let columns = (0..<stride).map { $0 < outputs ? $0 * inputs : nil }
      self.weights = packed(weights, columns: columns, depth: inputs)
    }
  }

  /// Applies the layer to rows of a matrix.
  /// - Parameters:
  ///   - x: Row-major, rows of `inputs`.
  ///   - firstRow: The first row of `x` that is read.
  ///   - rows: How many rows.
  ///   - out: Row-major, rows of ``stride``, as many as `rows` from row `outRow`.
  ///   - outRow: The first row of `out` that is written.
  /// - Complexity: O(rows · inputs · outputs).
  public func apply(
    to x: borrowing AlignedFloats, firstRow: Int = 0, rows: Int, into out: inout AlignedFloats,
    outRow: Int = 0
  ) {
    precondition(firstRow >= 0 && rows >= 0 && (firstRow + rows) * inputs <= x.count)
    precondition(outRow >= 0 && (outRow + rows) * stride <= out.count)
    out.withMutablePointer { out in
      x.withPointer { x in
        let x = x + firstRow * inputs
        let out = out + outRow * stride
        weights.withPointer { weights in
          bias.withPointer { bias in
            if kernels.isPortable {
              reference(x, rows, weights, bias, out)
            } else {
              newsgraph_dense(
                kernels.variant, x, inputs, rows, weights, inputs, stride / lanes, bias, out,
                stride)
            }
          }
        }
      }
    }
  }

  private func reference(
    _ x: UnsafePointer<Float>, _ rows: Int, _ weights: UnsafePointer<Float>,
    _ bias: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>
  ) {
    for row in 0..<rows {
      for output in 0..<outputs {
        var sum = bias[output]
        for input in 0..<inputs {
          sum += x[row * inputs + input] * weights[output * inputs + input]
        }
        out[row * stride + output] = sum
      }
    }
  }

  /// The index of the greatest output of each row, the first on ties.
  /// - Parameter start: Where in `best` the first row's index goes.
  public func argmax(
    of scores: borrowing AlignedFloats, rows: Int, into best: inout [Int32], at start: Int = 0
  ) {
    precondition(rows * stride <= scores.count && start >= 0 && start + rows <= best.count)
    scores.withPointer { scores in
      best.withUnsafeMutableBufferPointer { best in
        guard let base = best.baseAddress else { return }
        newsgraph_argmax(max(kernels.variant, 0), scores, stride, rows, outputs, base + start)
      }
    }
  }
}

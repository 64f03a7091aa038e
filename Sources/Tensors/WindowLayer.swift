import CTensorKernels

/// A residual convolution over three rows: `out[j] = x[j] + maxout([x[j-1]; x[j]; x[j+1]])`.
///
/// The C kernels use Winograd's F(2,3): a pair of rows takes four products of the width instead of six.
/// Source: Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", CVPR 2016.
public struct WindowLayer: Sendable {
  /// The number of inputs and outputs, a multiple of 16.
  public let width: Int

  private let kernels: Kernels
  private let parameters: MaxoutParameters?
  private let packing: PackedMaxout?

  /// Creates a layer after checking the parameters' sizes; `inputs` must be three times `width`.
  public init(_ parameters: MaxoutParameters, kernels: Kernels) throws(LayerError) {
    try parameters.validate()
    guard parameters.inputs == 3 * parameters.width else {
      throw .unsupported(dimension: "number of inputs of a window", value: parameters.inputs)
    }
    self.width = parameters.width
    self.kernels = kernels
    self.parameters = kernels.isPortable ? parameters : nil
    self.packing =
      kernels.isPortable
      ? nil
      : PackedMaxout(
        weights: Self.filtered(parameters), bias: parameters.packedBias,
        gain: AlignedFloats(parameters.gain), shift: AlignedFloats(parameters.shift),
        inputs: parameters.width, width: parameters.width, pieces: parameters.pieces)
  }

  /// The weights of the four products, `[width / 16][4][pieces]` panels.
  private static func filtered(_ parameters: MaxoutParameters) -> AlignedFloats {
    let width = parameters.width
    let pieces = parameters.pieces
    let rows = parameters.packedRows
    var filtered = AlignedFloats(count: 4 * width * pieces * width)
    filtered.withMutablePointer { destination in
      parameters.weights.withUnsafeBufferPointer { weights in
        for (column, row) in rows.enumerated() {
          let (panel, lane) = (column / lanes, column % lanes)
          let (block, piece) = (panel / pieces, panel % pieces)
          for k in 0..<width {
            let left = weights[row * 3 * width + k]
            let centre = weights[row * 3 * width + width + k]
            let right = weights[row * 3 * width + 2 * width + k]
            let outer = Double(left) + Double(right)
            let parts = (
              left, Float((outer + Double(centre)) / 2), Float((outer - Double(centre)) / 2), right
            )
            func place(_ part: Int, _ value: Float) {
              let panel = (block * 4 + part) * pieces + piece
              destination[(panel * width + k) * lanes + lane] = value
            }
            place(0, parts.0)
            place(1, parts.1)
            place(2, parts.2)
            place(3, parts.3)
          }
        }
      }
    }
    return filtered
  }

  /// Applies the layer to `rows` rows of a matrix that has one more row on either side.
  ///
  /// Row 0 of the layer is row 1 of the buffers. The outer rows are read and never written.
  /// - Parameters:
  ///   - x: Row-major, `rows + 2` rows of ``width``.
  ///   - rows: How many rows; even.
  ///   - out: As large as `x`.
  public func apply(to x: borrowing AlignedFloats, rows: Int, into out: inout AlignedFloats) {
    precondition(rows >= 0 && rows % 2 == 0 && (rows + 2) * width <= x.count)
    precondition((rows + 2) * width <= out.count)
    out.withMutablePointer { out in
      x.withPointer { x in
        if let parameters {
          for row in 0..<rows {
            parameters.reference(x + row * width, out + (row + 1) * width)
            for i in 0..<width { out[(row + 1) * width + i] += x[(row + 1) * width + i] }
          }
        } else if let packing {
          packing.withLayer {
            newsgraph_window_layer(kernels.variant, $0, x + width, rows / 2, out + width)
          }
        }
      }
    }
  }
}

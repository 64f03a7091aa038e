import CTensorKernels

/// A ``WindowLayer`` whose input rows are drawn from few distinct rows.
///
/// The products of each distinct row with the left, centre and right weights are made once; a row of the
/// layer then takes three additions. Distinct rows are numbered slots; slot 0 is the row of zeros.
public struct WindowTableLayer: Sendable {
  /// The number of inputs and outputs.
  public let width: Int

  /// The number of floats of a slot's products.
  public let productWidth: Int

  private let kernels: Kernels
  private let products: DenseLayer
  private let packing: PackedMaxout

  /// Creates a layer after checking the parameters' sizes; `inputs` must be three times `width`.
  ///
  /// The portable implementation has no such layer.
  public init(_ parameters: MaxoutParameters, kernels: Kernels) throws(LayerError) {
    try parameters.validate()
    let width = parameters.width
    guard parameters.inputs == 3 * width else {
      throw .unsupported(dimension: "number of inputs of a window", value: parameters.inputs)
    }
    self.width = width
    self.productWidth = 3 * width * parameters.pieces
    self.kernels = kernels
    var weights: [Float] = []
    weights.reserveCapacity(productWidth * width)
    for side in 0..<3 {
      for row in parameters.packedRows {
        let start = (row * 3 + side) * width
        weights += parameters.weights[start..<(start + width)]
      }
    }
    self.products = try DenseLayer(
      weights: weights, bias: nil, inputs: width, outputs: productWidth, kernels: kernels)
    self.packing = PackedMaxout(
      weights: AlignedFloats(count: 0), bias: parameters.packedBias,
      gain: AlignedFloats(parameters.gain), shift: AlignedFloats(parameters.shift),
      inputs: width, width: width, pieces: parameters.pieces)
  }

  /// Makes the products of `count` slots from `slot` on.
  /// - Parameters:
  ///   - inputs: The distinct rows, row-major, rows of ``width``.
  ///   - tables: Receives the products, rows of ``productWidth``.
  public func tabulate(
    _ inputs: borrowing AlignedFloats, slot: Int, count: Int, into tables: inout AlignedFloats
  ) {
    products.apply(to: inputs, firstRow: slot, rows: count, into: &tables, outRow: slot)
  }

  /// Applies the layer; buffers as in ``WindowLayer/apply(to:rows:into:)``.
  /// - Parameters:
  ///   - slots: The slot of each row; `rows + 2` of them, for the outer rows too.
  public func apply(
    slots: [Int32], rows: Int, inputs: borrowing AlignedFloats, tables: borrowing AlignedFloats,
    into out: inout AlignedFloats
  ) {
    precondition(rows >= 0 && rows + 2 <= slots.count && (rows + 2) * width <= out.count)
    let limit = Int32(min(inputs.count / width, tables.count / productWidth))
    for slot in slots[0..<(rows + 2)] { precondition(slot >= 0 && slot < limit) }
    out.withMutablePointer { out in
      slots.withUnsafeBufferPointer { slots in
        guard let slots = slots.baseAddress else { return }
        inputs.withPointer { inputs in
          tables.withPointer { tables in
            packing.withLayer {
              newsgraph_table_layer(
                max(kernels.variant, 0), $0, slots + 1, rows, tables, inputs, out + width)
            }
          }
        }
      }
    }
  }
}

import CTensorKernels

/// A table of rows that are looked up by hash and added.
public struct EmbeddingTable: Sendable {
  /// The number of rows, at least 1.
  public let rows: Int

  /// The number of floats of a row.
  public let width: Int

  private let kernels: Kernels
  private let values: AlignedFloats

  /// Creates a table from row-major `[rows, width]`.
  public init(values: AlignedFloats, rows: Int, width: Int, kernels: Kernels) throws(LayerError) {
    try check(width: width, "embedding width", atMost: newsgraph_max_width)
    guard rows > 0, rows <= Int(UInt32.max) else {
      throw .unsupported(dimension: "number of embedding rows", value: rows)
    }
    guard values.count == rows * width else {
      throw .wrongCount(
        array: "an embedding table", expected: rows * width, found: values.count)
    }
    self.rows = rows
    self.width = width
    self.kernels = kernels
    self.values = values
  }

  /// Writes the sum of four rows, added in their order.
  /// - Parameters:
  ///   - hashes: The rows modulo ``rows``.
  ///   - start: Where in `out` the sum begins.
  public func sum(
    _ hashes: SIMD4<UInt32>, into out: inout AlignedFloats, at start: Int
  ) {
    precondition(start >= 0 && start + width <= out.count)
    let count = UInt32(rows)
    let rows = [hashes.x % count, hashes.y % count, hashes.z % count, hashes.w % count]
    out.withMutablePointer { out in
      values.withPointer { values in
        newsgraph_sum_rows(max(kernels.variant, 0), values, width, rows, rows.count, out + start)
      }
    }
  }
}

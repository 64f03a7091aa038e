import CTensorKernels

/// Which implementation of the arithmetic runs.
///
/// All of them compute the same functions in Float32; results differ by rounding alone.
public struct Kernels: Sendable, Hashable, CustomStringConvertible {
  /// The instruction set's number in the C kernels; negative for the portable implementation.
  let variant: Int32

  /// Plain Swift, without any rearrangement: slow, the reference for the others.
  public static let portable = Kernels(variant: -1)

  /// C for the best instruction set of this processor.
  public static let native = Kernels(variant: newsgraph_best_variant())

  /// Every implementation that runs on this processor, the portable one first.
  public static let all = (-1...newsgraph_best_variant()).map { Kernels(variant: $0) }

  /// Whether this is the plain Swift implementation.
  public var isPortable: Bool { variant < 0 }

  /// A name for messages and tables of figures.
  public var description: String {
    switch variant {
    case ..<0: "portable"
    case 0: "baseline"
    case 1: "avx2"
    default: "avx512"
    }
  }
}

/// What keeps a layer from being built.
public enum LayerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// An array has another number of elements than the layer's dimensions say.
  case wrongCount(array: String, expected: Int, found: Int)
  /// A dimension lies outside of what the kernels can do.
  case unsupported(dimension: String, value: Int)

  /// What failed.
  public var description: String {
    switch self {
    case .wrongCount(let array, let expected, let found):
      "\(array) has \(found) values instead of \(expected)"
    case .unsupported(let dimension, let value): "unsupported \(dimension) \(value)"
    }
  }
}

/// The number of columns of a panel of packed weights.
let lanes = newsgraph_lanes

/// Fails unless an array has as many values as the dimensions say.
func check(_ values: [Float], _ array: String, _ expected: Int) throws(LayerError) {
  guard values.count == expected else {
    throw .wrongCount(array: array, expected: expected, found: values.count)
  }
}

/// Fails unless a width is a whole number of panels within the kernels' limits.
func check(width: Int, _ name: String, atMost limit: Int) throws(LayerError) {
  guard width > 0, width % lanes == 0, width <= limit else {
    throw .unsupported(dimension: name, value: width)
  }
}

/// Packs a matrix in panels of 16 columns; see `CTensorKernels.h`.
/// - Parameters:
///   - columns: For each packed column the index of its first weight, or `nil` for zeros.
///   - depth: The number of inputs; a column's weights are contiguous.
func packed(_ weights: [Float], columns: [Int?], depth: Int) -> AlignedFloats {
  var packed = AlignedFloats(count: columns.count * depth)
  packed.withMutablePointer { destination in
    weights.withUnsafeBufferPointer { source in
      for (column, start) in columns.enumerated() {
        guard let start else { continue }
        let target = destination + (column / lanes) * depth * lanes + column % lanes
        for k in 0..<depth { target[k * lanes] = source[start + k] }
      }
    }
  }
  return packed
}

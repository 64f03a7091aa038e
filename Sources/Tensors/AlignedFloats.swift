/// Floats that start on a cache line, as the kernels read them fastest.
///
/// A value: a copy has its own contents. (A copy may lose the alignment, which costs time but changes
/// no result.)
public struct AlignedFloats: Sendable {
  private static let alignment = 64
  private static let slack = alignment / MemoryLayout<Float>.stride

  private var storage: [Float]
  private var offset: Int

  /// How many floats there are.
  public private(set) var count: Int

  /// Creates `count` zeros.
  public init(count: Int) {
    precondition(count >= 0, "a buffer has no negative size")
    self.count = count
    self.storage = [Float](repeating: 0, count: count + Self.slack)
    self.offset = Self.alignedOffset(of: storage)
  }

  /// Makes room for floats that are written before they are read; their values are unspecified.
  ///
  /// A large buffer takes memory only where it has been written.
  public init(unspecified count: Int) {
    precondition(count >= 0, "a buffer has no negative size")
    self.count = count
    let total = count + Self.slack
    self.storage = [Float](unsafeUninitializedCapacity: total) { _, initialized in
      // Any bits are a float.
      initialized = total
    }
    self.offset = Self.alignedOffset(of: storage)
  }

  /// Copies floats from an array.
  public init(_ values: [Float]) {
    self.init(unspecified: values.count)
    withMutablePointer { destination in
      values.withUnsafeBufferPointer { source in
        guard let base = source.baseAddress else { return }
        destination.update(from: base, count: source.count)
      }
    }
  }

  /// Copies little-endian floats from bytes, as weight files hold them.
  /// - Precondition: the bytes' count is a multiple of 4.
  public init(littleEndian bytes: ArraySlice<UInt8>) {
    precondition(bytes.count % 4 == 0, "a float takes four bytes")
    self.init(unspecified: bytes.count / 4)
    withMutablePointer { destination in
      bytes.withUnsafeBytes { source in
        UnsafeMutableRawBufferPointer(start: destination, count: source.count)
          .copyMemory(from: source)
        if 1.littleEndian != 1 {
          for index in 0..<(source.count / 4) {
            let swapped = destination[index].bitPattern.byteSwapped
            destination[index] = Float(bitPattern: swapped)
          }
        }
      }
    }
  }

  private static func alignedOffset(of storage: [Float]) -> Int {
    storage.withUnsafeBufferPointer { buffer in
      let misalignment = Int(bitPattern: buffer.baseAddress) & (alignment - 1)
      return misalignment == 0 ? 0 : (alignment - misalignment) / MemoryLayout<Float>.stride
    }
  }

  /// The float at an index. Checked.
  public subscript(index: Int) -> Float {
    get {
      precondition(index >= 0 && index < count, "index out of range")
      return storage[offset + index]
    }
    set {
      precondition(index >= 0 && index < count, "index out of range")
      storage[offset + index] = newValue
    }
  }

  /// The floats of a range as an array.
  public subscript(range: Range<Int>) -> [Float] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "range out of bounds")
    return Array(storage[(offset + range.lowerBound)..<(offset + range.upperBound)])
  }

  /// Sets the floats of a range to zero.
  public mutating func clear(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "range out of bounds")
    withMutablePointer { ($0 + range.lowerBound).update(repeating: 0, count: range.count) }
  }

  /// Copies `length` floats of another buffer.
  public mutating func copy(
    from source: borrowing AlignedFloats, at sourceStart: Int, to start: Int, count length: Int
  ) {
    precondition(length >= 0 && sourceStart >= 0 && sourceStart + length <= source.count)
    precondition(start >= 0 && start + length <= count)
    withMutablePointer { destination in
      source.withPointer { (destination + start).update(from: $0 + sourceStart, count: length) }
    }
  }

  @inline(__always)
  func withPointer<Result>(_ body: (UnsafePointer<Float>) -> Result) -> Result {
    storage.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("storage is never empty") }
      return body(base + offset)
    }
  }

  @inline(__always)
  mutating func withMutablePointer<Result>(
    _ body: (UnsafeMutablePointer<Float>) -> Result
  ) -> Result {
    let offset = offset
    return storage.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("storage is never empty") }
      return body(base + offset)
    }
  }
}

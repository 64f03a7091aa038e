/// A piece of UTF-8 taken apart into scalars, with the class of each.
///
/// The value is made once and filled again for each piece, so that its storage is reused.
struct ScalarText: Sendable {
  /// The scalar values.
  private(set) var scalars: [UInt32] = []
  /// What sets each of them is in.
  private(set) var classes: [ScalarClass] = []
  /// Where each begins in the bytes that were read, and after the last where that ends.
  private(set) var offsets: [Int] = []

  init() {}

  /// Takes apart a string of its own.
  init(_ text: String) {
    let bytes = Array(text.utf8)
    read(bytes, 0..<bytes.count)
  }

  /// How many scalars there are.
  var count: Int { scalars.count }

  /// Replaces the content with the scalars of a part of `bytes`, which must be UTF-8 that begins and
  /// ends between scalars; anything else gives some scalars, and no trap.
  mutating func read(_ bytes: [UInt8], _ range: Range<Int>) {
    scalars.removeAll(keepingCapacity: true)
    classes.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    var index = range.lowerBound
    while index < range.upperBound {
      offsets.append(index)
      let scalar = UTF8Scalar.next(in: bytes, at: &index, end: range.upperBound)
      scalars.append(scalar)
      classes.append(ScalarClass(of: scalar))
    }
    offsets.append(range.upperBound)
  }

  /// The bytes that the scalars of `range` came from.
  func bytes(of range: Range<Int>) -> Range<Int> {
    offsets[range.lowerBound]..<offsets[range.upperBound]
  }
}

/// Decodes and encodes single scalars.
enum UTF8Scalar {
  /// Appends the UTF-8 of a scalar.
  @inline(__always)
  static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { bytes.append(byte) }
  }

  /// Reads the scalar at `index` of valid UTF-8 and moves past it; never past `end`.
  @inline(__always)
  static func next(in bytes: [UInt8], at index: inout Int, end: Int) -> UInt32 {
    let first = bytes[index]
    index &+= 1
    if first < 0x80 { return UInt32(first) }
    let more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
    var scalar = UInt32(first) & (0x3F >> UInt32(more))
    var left = more
    while left > 0 && index < end {
      scalar = scalar << 6 | UInt32(bytes[index] & 0x3F)
      index &+= 1
      left &-= 1
    }
    return scalar
  }
}

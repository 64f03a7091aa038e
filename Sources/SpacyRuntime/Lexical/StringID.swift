import CSpacyTables

/// The 64-bit identifiers by which spaCy's files and features name strings.
///
/// The empty string is 0, a reserved name is its small number, and any other string is the
/// MurmurHash64A of its UTF-8 bytes with seed 1. Nothing is normalised: strings that are canonically
/// equivalent but differ in bytes have different identifiers.
///
/// Source: Austin Appleby's MurmurHash2, 64-bit variant A (public domain), as `spacy/strings.pyx`
/// uses it.
enum StringID {
  /// The identifier of a string that is given by its bytes.
  static func id(of utf8: [UInt8]) -> UInt64 {
    id(of: utf8, 0..<utf8.count)
  }

  /// The identifier of a part of `bytes`.
  static func id(of bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    id(ofHash: hash(of: bytes, range))
  }

  /// The identifier of a string.
  static func id(_ text: String) -> UInt64 {
    id(of: Array(text.utf8))
  }

  /// The identifier of the string that has this hash.
  @inline(__always)
  static func id(ofHash hash: UInt64) -> UInt64 {
    if hash == emptyHash { return 0 }
    let reserved = spacy_reserved_id(hash)
    return reserved == 0 ? hash : UInt64(reserved)
  }

  /// MurmurHash64A of a part of `bytes` with seed 1.
  static func hash(of bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var hash = 1 ^ (UInt64(range.count) &* multiplier)
    var index = range.lowerBound
    while index &+ 8 <= range.upperBound {
      var word = little(bytes, index, 8) &* multiplier
      word ^= word >> 47
      hash = (hash ^ (word &* multiplier)) &* multiplier
      index &+= 8
    }
    if index < range.upperBound {
      hash = (hash ^ little(bytes, index, range.upperBound &- index)) &* multiplier
    }
    hash = (hash ^ (hash >> 47)) &* multiplier
    return hash ^ (hash >> 47)
  }

  /// MurmurHash64A of no bytes.
  private static let emptyHash: UInt64 = hash(of: [], 0..<0)

  private static let multiplier: UInt64 = 0xc6a4_a793_5bd1_e995

  /// Up to eight bytes as a number, the first byte lowest.
  @inline(__always)
  private static func little(_ bytes: [UInt8], _ start: Int, _ count: Int) -> UInt64 {
    var value: UInt64 = 0
    for offset in 0..<count {
      value |= UInt64(bytes[start &+ offset]) << UInt64(8 &* offset)
    }
    return value
  }
}

/// Which rows of an embedding table stand for an identifier.
enum EmbeddingHash {
  /// The four hash words of an identifier; row k of a table is word k modulo the number of rows.
  ///
  /// - Parameters:
  ///   - id: A string identifier, or 0 and 1 for a flag.
  ///   - seed: The seed of the table.
  ///
  /// Source: Austin Appleby's MurmurHash3 x64 128-bit (public domain), its last step for a tail of
  /// eight bytes, as `thinc/backends/numpy_ops.pyx` uses it.
  static func rows(_ id: UInt64, seed: UInt32) -> SIMD4<UInt32> {
    var low = id &* 0x87c3_7b91_1142_53d5
    low = (low << 31 | low >> 33) &* 0x4cf5_ad43_2745_937f
    low ^= UInt64(seed) ^ 8
    var high = UInt64(seed) ^ 8
    low &+= high
    high &+= low
    low = mixed(low)
    high = mixed(high)
    low &+= high
    high &+= low
    return SIMD4(
      UInt32(truncatingIfNeeded: low), UInt32(truncatingIfNeeded: low >> 32),
      UInt32(truncatingIfNeeded: high), UInt32(truncatingIfNeeded: high >> 32))
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ value >> 33) &* 0xff51_afd7_ed55_8ccd
    value = (value ^ value >> 33) &* 0xc4ce_b9fe_1a85_ec53
    return value ^ value >> 33
  }
}

/// A hash of content that is the same in every run and does not depend on the order of a set's parts.
struct ContentHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  init() {}

  init(_ text: String) { combine(text) }

  /// Adds a text to the sequence.
  mutating func combine(_ text: String) {
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    value = (value ^ 0x1F) &* 0x0000_0100_0000_01b3
  }

  /// Adds a number to the sequence.
  mutating func combine(_ number: UInt64) {
    value = Self.mixed(value ^ Self.mixed(number &+ 0x9E37_79B9_7F4A_7C15))
  }

  /// Spreads a number over all bits. Source: MurmurHash3's 64-bit finalizer.
  static func mixed(_ number: UInt64) -> UInt64 {
    var value = number
    value = (value ^ (value >> 33)) &* 0xff51_afd7_ed55_8ccd
    value = (value ^ (value >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return value ^ (value >> 33)
  }

  /// One number for a pair, whichever of the two comes first.
  static func symmetric(_ a: UInt64, _ b: UInt64) -> UInt64 { mixed(mixed(a) &+ mixed(b)) }
}

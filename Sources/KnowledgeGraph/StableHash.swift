/// A hash that is the same in every run and on every machine, for identifiers.
///
/// FNV-1a over UTF-8 with the finalizer of MurmurHash3, so that the first digits depend on all bytes.
/// It is no cryptographic hash. Fields are separated by U+001F.
public struct StableHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Hashes the fields in order.
  public init(_ fields: String...) {
    for field in fields { combine(field) }
  }

  /// Adds a field.
  public mutating func combine(_ field: String) {
    for byte in field.utf8 { add(byte) }
    add(0x1F)
  }

  private mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// The first digits of the hash.
  /// - Parameter digits: How many hexadecimal digits, 1…16.
  public func hexadecimal(digits: Int = 16) -> String {
    var value = state
    value = (value ^ (value >> 33)) &* 0xff51_afd7_ed55_8ccd
    value = (value ^ (value >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    value ^= value >> 33
    let text = String(value, radix: 16)
    let padded = String(repeating: "0", count: 16 - text.utf8.count) + text
    return String(padded.prefix(digits))
  }
}

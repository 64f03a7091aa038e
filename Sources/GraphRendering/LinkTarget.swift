/// Addresses that a picture may link to.
enum LinkTarget {
  /// Whether an address is one of a page: relative, or of the web. Others, such as `javascript:`, could
  /// do things when a reader follows them.
  static func isSafe(_ address: String) -> Bool {
    guard address.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else {
      return false
    }
    guard let colon = address.firstIndex(of: ":") else { return true }
    let scheme = address[..<colon]
    if scheme.contains(where: { "/?#".contains($0) }) { return true }
    return ["http", "https"].contains(scheme.lowercased())
  }

  /// A fragment in which only letters, digits and a few signs stand for themselves; RFC 3986, 2.1.
  static func encoded(_ fragment: String) -> String {
    fragment.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ":"):
        String(Unicode.Scalar(byte))
      default:
        "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}

/// Whether a word looks like a web or mail address, which is then not split at infixes.
///
/// The rule is that of the URL pattern of the English pipelines: the word ends in a host, perhaps
/// with a port and a path, before which a scheme and whatever ends in `@` may stand. Linear: from each
/// place where a host may begin it reads to the first scalar that no host contains, and the next
/// such place lies behind it.
enum URLRule {
  private static let dot = UInt32(UInt8(ascii: "."))
  private static let colon = UInt32(UInt8(ascii: ":"))
  private static let slash = UInt32(UInt8(ascii: "/"))
  private static let atSign = UInt32(UInt8(ascii: "@"))

  /// Whether all of `range` is an address.
  static func matches(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    guard text.scalars[range].contains(dot) else { return false }
    if isHostToEnd(text, range) { return true }
    if let start = endOfScheme(text, range), isHostToEnd(text, start..<range.upperBound) {
      return true
    }
    var position = range.lowerBound + 1
    while position < range.upperBound {
      if text.scalars[position] == atSign,
        isHostToEnd(text, position + 1..<range.upperBound)
      {
        return true
      }
      position += 1
    }
    return false
  }

  /// Where the host begins if a scheme of two or more scalars and `://` stand in front.
  private static func endOfScheme(_ text: ScalarText, _ range: Range<Int>) -> Int? {
    var position = range.lowerBound
    while position < range.upperBound && isInScheme(text, position) { position += 1 }
    guard position - range.lowerBound >= 2, position + 2 < range.upperBound,
      text.scalars[position] == colon, text.scalars[position + 1] == slash,
      text.scalars[position + 2] == slash
    else { return nil }
    return position + 3
  }

  private static func isInScheme(_ text: ScalarText, _ position: Int) -> Bool {
    if text.classes[position].isIn(.word) { return true }
    let scalar = text.scalars[position]
    return scalar == 0x2B || scalar == 0x2D || scalar == dot
  }

  /// Whether a host, with a port and a path or without, reaches from the front of `range` to its end.
  private static func isHostToEnd(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    var end = range.lowerBound
    while end < range.upperBound && isInHost(text, end) { end += 1 }
    guard isEnd(text, range, end) else { return false }
    let host = range.lowerBound..<end
    return isDomain(text, host) || isAddress(text, host)
  }

  /// A dot, a hyphen, an underscore, or what labels and top-level domains consist of.
  private static func isInHost(_ text: ScalarText, _ position: Int) -> Bool {
    let scalar = text.scalars[position]
    return scalar == dot || scalar == 0x2D || scalar == 0x5F || isLabelEdge(scalar)
      || text.classes[position].isIn(ScalarClass.lower.union(.decimal))
  }

  /// Whether nothing, a port, or a path begins at `position`.
  private static func isEnd(_ text: ScalarText, _ range: Range<Int>, _ position: Int) -> Bool {
    guard position < range.upperBound else { return true }
    guard text.scalars[position] == colon else { return isPathStart(text.scalars[position]) }
    var end = position + 1
    while end < range.upperBound && text.classes[end].isIn(.decimal) { end += 1 }
    guard (2...5).contains(end - position - 1) else { return false }
    return end == range.upperBound || isPathStart(text.scalars[end])
  }

  /// One of `/?#`.
  private static func isPathStart(_ scalar: UInt32) -> Bool {
    scalar == slash || scalar == 0x3F || scalar == 0x23
  }

  /// What a label begins and ends with: an ASCII letter or digit, or U+00A1 to U+FFFF.
  private static func isLabelEdge(_ scalar: UInt32) -> Bool {
    scalar &- 0x30 < 10 || (scalar | 0x20) &- 0x61 < 26 || (0xA1...0xFFFF).contains(scalar)
  }

  /// Whether `host` is labels of 1 to 64 scalars and a top-level domain of 2 to 63.
  private static func isDomain(_ text: ScalarText, _ host: Range<Int>) -> Bool {
    var start = host.lowerBound
    var hasLabel = false
    for position in host where text.scalars[position] == dot {
      guard (1...64).contains(position - start), isLabelEdge(text.scalars[start]),
        isLabelEdge(text.scalars[position - 1]),
        text.scalars[start..<position].allSatisfy({ isLabelEdge($0) || $0 == 0x5F || $0 == 0x2D })
      else { return false }
      hasLabel = true
      start = position + 1
    }
    return hasLabel && (2...63).contains(host.upperBound - start)
      && text.classes[start..<host.upperBound].allSatisfy { $0.isIn(.lower) }
  }

  /// Whether `host` is an IPv4 address of a public network.
  private static func isAddress(_ text: ScalarText, _ host: Range<Int>) -> Bool {
    guard host.count <= 15 else { return false }
    var octets: [Octet] = []
    var start = host.lowerBound
    for position in host.lowerBound...host.upperBound
    where position == host.upperBound || text.scalars[position] == dot {
      guard let octet = Octet(text, start..<position) else { return false }
      octets.append(octet)
      start = position + 1
    }
    return octets.count == 4 && octets[0].isPositive && octets[0].isAtMost(2, 3)
      && octets[1].isAtMost(5, 5) && octets[2].isAtMost(5, 5)
      && octets[3].isPositive && octets[3].isAtMost(5, 4)
      && !isPrivate(octets[0].digits, octets[1].digits)
  }

  private static func isPrivate(_ first: [Int], _ second: [Int]) -> Bool {
    switch first {
    case [1, 0], [1, 2, 7]: true
    case [1, 6, 9]: second == [2, 5, 4]
    case [1, 9, 2]: second == [1, 6, 8]
    case [1, 7, 2]:
      second.count == 2
        && (second[0] == 2 || second[0] == 1 && second[1] >= 6
          || second[0] == 3 && (0...1).contains(second[1]))
    default: false
    }
  }

  /// One of the numbers of an address. The pattern takes any decimal digits where it does not ask for
  /// a certain one; those outside of ASCII are -1 here.
  private struct Octet {
    var digits: [Int] = []

    /// Reads one to three digits.
    init?(_ text: ScalarText, _ range: Range<Int>) {
      guard (1...3).contains(range.count) else { return nil }
      for position in range {
        guard text.classes[position].isIn(.decimal) else { return nil }
        let scalar = text.scalars[position]
        digits.append(AffixRules.isASCIIDigit(scalar) ? Int(scalar) - 0x30 : -1)
      }
    }

    /// Whether it begins with 1 to 9.
    var isPositive: Bool { digits[0] > 0 }

    /// Whether it is at most 200 + 10 `tens` + `ones`; three digits must begin with 1 or 2.
    func isAtMost(_ tens: Int, _ ones: Int) -> Bool {
      guard digits.count == 3, digits[0] != 1 else { return true }
      guard digits[0] == 2, digits[1] >= 0 else { return false }
      return digits[1] < tens || digits[1] == tens && (0...ones).contains(digits[2])
    }
  }
}

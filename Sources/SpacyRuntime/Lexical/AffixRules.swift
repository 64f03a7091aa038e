import CSpacyTables

/// What the prefix and suffix patterns of the English pipelines match, without a regular expression
/// engine.
///
/// The rules see the scalars `range` of the text and nothing around them. Every rule looks at a
/// constant number of scalars, or at a run of dots which then becomes the affix, so that stripping
/// affixes one after the other is linear.
enum AffixRules {
  private static let dot = UInt32(UInt8(ascii: "."))

  /// How many scalars at the front are a prefix; 0 where there is none.
  static func prefixLength(_ text: ScalarText, _ range: Range<Int>) -> Int {
    guard let first = range.first else { return 0 }
    let scalar = text.scalars[first]
    func follows(_ ascii: UInt8, at distance: Int) -> Bool {
      first + distance < range.upperBound
        && text.scalars[first + distance] == UInt32(ascii)
    }
    switch scalar {
    case dot:
      var end = first + 1
      while end < range.upperBound && text.scalars[end] == dot { end += 1 }
      return end - first >= 2 ? end - first : 0
    case UInt32(UInt8(ascii: "U")):
      return follows(UInt8(ascii: "S"), at: 1) && follows(UInt8(ascii: "$"), at: 2) ? 3 : 0
    case UInt32(UInt8(ascii: "C")), UInt32(UInt8(ascii: "A")):
      return follows(UInt8(ascii: "$"), at: 1) ? 2 : 0
    case UInt32(UInt8(ascii: "+")):
      return first + 1 < range.upperBound && isASCIIDigit(text.scalars[first + 1]) ? 0 : 1
    default:
      return text.classes[first].isIn(.prefix) ? 1 : 0
    }
  }

  /// How many scalars at the end are a suffix, the longest that any rule gives; 0 where none does.
  ///
  /// - Parameter bytes: The bytes that `text` was read from.
  static func suffixLength(_ text: ScalarText, _ range: Range<Int>, in bytes: [UInt8]) -> Int {
    guard let last = range.last else { return 0 }
    if text.scalars[last] == dot { return dotSuffixLength(text, range) }
    var length = text.classes[last].isIn(.suffix) ? 1 : 0
    if last > range.lowerBound && isPair(text.scalars[last - 1], text.scalars[last]) { length = 2 }
    return max(length, unitLength(text, range, in: bytes))
  }

  static func isASCIIDigit(_ scalar: UInt32) -> Bool {
    scalar &- 0x30 < 10
  }

  private static func dotSuffixLength(_ text: ScalarText, _ range: Range<Int>) -> Int {
    var start = range.upperBound - 1
    while start > range.lowerBound && text.scalars[start - 1] == dot { start -= 1 }
    if range.upperBound - start >= 2 { return range.upperBound - start }
    guard start > range.lowerBound else { return 0 }
    let previous = text.classes[start - 1]
    if previous.isIn(.beforeSuffixDot) { return 1 }
    guard start - 1 > range.lowerBound else { return 0 }
    if previous.isIn(.upper) && text.classes[start - 2].isIn(.upper) { return 1 }
    return text.scalars[start - 2] == 0xB0 && isTemperatureScale(text.scalars[start - 1]) ? 1 : 0
  }

  /// One of `FfCcKk`.
  private static func isTemperatureScale(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x46, 0x66, 0x43, 0x63, 0x4B, 0x6B: true
    default: false
    }
  }

  /// Two ellipses, or an apostrophe with `s` or `S`.
  private static func isPair(_ first: UInt32, _ second: UInt32) -> Bool {
    if first == 0x2026 { return second == 0x2026 }
    return (first == 0x27 || first == 0x2019) && (second == 0x73 || second == 0x53)
  }

  /// The length of the longest unit at the end that follows an ASCII digit.
  private static func unitLength(
    _ text: ScalarText, _ range: Range<Int>, in bytes: [UInt8]
  ) -> Int {
    var length = min(Int(spacy_longest_unit), range.count - 1)
    while length > 0 {
      let start = range.upperBound - length
      if isASCIIDigit(text.scalars[start - 1]),
        spacy_is_unit(StringID.hash(of: bytes, text.bytes(of: start..<range.upperBound)))
      {
        return length
      }
      length -= 1
    }
    return 0
  }
}

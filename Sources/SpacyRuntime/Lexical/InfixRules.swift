/// What the infix pattern of the English pipelines finds, without a regular expression engine.
enum InfixRules {
  /// Calls `body` with each place inside `range` where a word is split, from left to right.
  ///
  /// The places do not overlap, and their scalars are tokens of their own. A place at the very front
  /// is reported too. Linear in the length of `range`.
  static func forEachMatch(
    _ text: ScalarText, _ range: Range<Int>, _ body: (Range<Int>) -> Void
  ) {
    var position = range.lowerBound
    while position < range.upperBound {
      let length = matchLength(text, range, at: position)
      if length > 0 { body(position..<position + length) }
      position += max(length, 1)
    }
  }

  /// The length of the match that begins at `position`; 0 where none does. The first rule that
  /// applies counts, and what stands before `position` may already be part of a match.
  private static func matchLength(_ text: ScalarText, _ range: Range<Int>, at position: Int) -> Int
  {
    let scalar = text.scalars[position]
    let kind = text.classes[position]
    // Most scalars are letters, and no letter is an infix.
    if kind.isIn(.letter) && !kind.isIn(.icon) { return 0 }
    let next = position + 1
    let before = position > range.lowerBound ? text.classes[position - 1] : []
    let after = next < range.upperBound ? text.classes[next] : []
    switch scalar {
    case 0x2E:  // .
      var end = next
      while end < range.upperBound && text.scalars[end] == 0x2E { end += 1 }
      if end - position >= 2 { return end - position }
      return before.isIn(.beforeInfixDot) && after.isIn(.afterInfixDot) ? 1 : 0
    case 0x2026:  // …
      return 1
    case 0x2B, 0x2A, 0x5E:  // + * ^
      return isBetweenNumbers(text, range, position) ? 1 : 0
    case 0x2C:  // ,
      return before.isIn(.alpha) && after.isIn(.alpha) ? 1 : 0
    case 0x2D, 0x2013, 0x2014, 0x7E:  // - – — ~
      if scalar == 0x2D && isBetweenNumbers(text, range, position) { return 1 }
      return dashLength(text, range, at: position)
    case 0x3A, 0x3C, 0x3E, 0x3D, 0x2F:  // : < > = /
      return follows(text, range, position) && after.isIn(.alpha) ? 1 : 0
    default:
      return kind.isIn(.icon) ? 1 : 0
    }
  }

  /// Whether an ASCII digit stands before, and one or a hyphen after.
  private static func isBetweenNumbers(
    _ text: ScalarText, _ range: Range<Int>, _ position: Int
  ) -> Bool {
    guard position > range.lowerBound, position + 1 < range.upperBound else { return false }
    let after = text.scalars[position + 1]
    return AffixRules.isASCIIDigit(text.scalars[position - 1])
      && (AffixRules.isASCIIDigit(after) || after == 0x2D)
  }

  /// Whether a letter or an ASCII digit stands before.
  private static func follows(_ text: ScalarText, _ range: Range<Int>, _ position: Int) -> Bool {
    guard position > range.lowerBound else { return false }
    return text.classes[position - 1].isIn(.alpha)
      || AffixRules.isASCIIDigit(text.scalars[position - 1])
  }

  /// One dash of any kind, two or three hyphens, or two long dashes; before a letter. The shortest
  /// that reaches one counts.
  private static func dashLength(
    _ text: ScalarText, _ range: Range<Int>, at position: Int
  ) -> Int {
    guard follows(text, range, position) else { return 0 }
    let scalar = text.scalars[position]
    let longest = scalar == 0x2D ? 3 : scalar == 0x2014 ? 2 : 1
    for length in 1...longest {
      let end = position + length
      guard end < range.upperBound else { return 0 }
      if text.classes[end].isIn(.alpha) { return length }
      if text.scalars[end] != scalar { return 0 }
    }
    return 0
  }
}

/// Reduces text to forms that compare equal where a reader sees the same name.
public enum Folding {
  /// The text in lower case, without diacritics: `García` becomes `garcia`, `Łódź` `lodz`.
  ///
  /// Letters outside the Latin script keep their identity. O(n).
  public static func folded(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { append(scalar, to: &result) }
    return result
  }

  /// The text as a part of an identifier: folded letters and digits, joined by hyphens.
  ///
  /// Letters that have no Latin base are kept where XML allows them in names. At most 60 scalars.
  public static func slug(_ text: String) -> String {
    var slug = String.UnicodeScalarView()
    var pendingHyphen = false
    for scalar in folded(text).unicodeScalars {
      if scalar == "'" || scalar == "’" { continue }
      guard isNameScalar(scalar) else {
        pendingHyphen = !slug.isEmpty
        continue
      }
      if slug.count + (pendingHyphen ? 1 : 0) >= 60 { break }
      if pendingHyphen { slug.append("-") }
      pendingHyphen = false
      slug.append(scalar)
    }
    return String(slug)
  }

  private static func append(_ scalar: Unicode.Scalar, to result: inout String) {
    if scalar.isASCII {
      let value = scalar.value
      let isUpper = value >= 0x41 && value <= 0x5A
      result.unicodeScalars.append(
        isUpper ? Unicode.Scalar(UInt8(truncatingIfNeeded: value | 0x20)) : scalar)
      return
    }
    let properties = scalar.properties
    if properties.generalCategory == .nonspacingMark { return }
    if let base = latinBase(properties.name) {
      result += base
    } else {
      result += properties.lowercaseMapping
    }
  }

  /// The base letters of a Latin letter, read from its Unicode name.
  ///
  /// `LATIN SMALL LETTER E WITH ACUTE` has base `e`. Unlike canonical decomposition this covers
  /// letters with strokes and hooks, and it needs no table. Source: Unicode Standard, section 4.8.
  private static func latinBase(_ name: String?) -> String? {
    guard let name, name.hasPrefix("LATIN ") else { return nil }
    let words = name.split(separator: " ")
    guard words.count >= 4, words[2] == "LETTER" else { return nil }
    switch words[3...].prefix(2).joined(separator: " ") {
    case "SHARP S": return "ss"
    case "DOTLESS I": return "i"
    default: break
    }
    switch words[3] {
    case "THORN": return "th"
    case "ETH": return "d"
    case "ENG": return "ng"
    default:
      guard words[3].utf8.count <= 2, words.count == 4 || words[4] == "WITH" else { return nil }
      return words[3].lowercased()
    }
  }

  /// Whether a scalar may stand in an XML name and in our identifiers.
  private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: true
    case 0...0xBF, 0xD7, 0xF7: false
    case 0xC0...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x2C00...0x2FEF, 0x3001...0xD7FF,
      0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter]
        .contains(scalar.properties.generalCategory)
    default: false
    }
  }
}

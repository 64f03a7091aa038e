import CSpacyTables

/// The sets that a Unicode scalar is in: those of the tokenizer rules, and four Unicode properties.
///
/// One table lookup a scalar. The sets of the rules are those of the bracket expressions in the
/// pattern strings that the English pipelines store; the properties are those of Unicode 14.0, which
/// is what the pipelines' expected output was made with.
struct ScalarClass: OptionSet, Sendable {
  let rawValue: UInt16

  /// Symbols and emoji, without newer blocks and skin tones.
  static let icon = ScalarClass(rawValue: 1 << 0)
  /// Letters, with everything in the blocks of scripts that have no case.
  static let alpha = ScalarClass(rawValue: 1 << 1)
  /// Upper-case letters and caseless scripts.
  static let upper = ScalarClass(rawValue: 1 << 2)
  /// Lower-case letters and caseless scripts: what a top-level domain is made of.
  static let lower = ScalarClass(rawValue: 1 << 3)
  /// What stands before a full stop inside a word that is split.
  static let beforeInfixDot = ScalarClass(rawValue: 1 << 4)
  /// What stands after one.
  static let afterInfixDot = ScalarClass(rawValue: 1 << 5)
  /// What stands before a full stop at the end of a word that is split.
  static let beforeSuffixDot = ScalarClass(rawValue: 1 << 6)
  /// Prefixes of one scalar.
  static let prefix = ScalarClass(rawValue: 1 << 7)
  /// Suffixes of one scalar.
  static let suffix = ScalarClass(rawValue: 1 << 8)
  /// `\w` of a regular expression.
  static let word = ScalarClass(rawValue: 1 << 9)
  /// `\d` of a regular expression.
  static let decimal = ScalarClass(rawValue: 1 << 10)
  /// What separates words.
  static let whitespace = ScalarClass(rawValue: 1 << 11)
  /// General category L.
  static let letter = ScalarClass(rawValue: 1 << 12)
  /// The property Uppercase.
  static let uppercase = ScalarClass(rawValue: 1 << 13)
  /// Numeric type decimal or digit.
  static let digit = ScalarClass(rawValue: 1 << 14)
  /// The full lower-case mapping changes it.
  static let lowercases = ScalarClass(rawValue: 1 << 15)

  @inline(__always)
  init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// Looks up a scalar value; a number that is none is in no set.
  @inline(__always)
  init(of scalar: UInt32) {
    self.init(rawValue: spacy_scalar_class(scalar))
  }

  /// Whether the two have a set in common.
  @inline(__always)
  func isIn(_ other: ScalarClass) -> Bool {
    rawValue & other.rawValue != 0
  }
}

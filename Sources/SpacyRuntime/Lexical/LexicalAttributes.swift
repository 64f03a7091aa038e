/// What spaCy derives from the text of a token alone.
enum LexicalAttributes {
  /// Texts of this many scalars or more have the shape `LONG`.
  private static let longShape = 100
  /// At most so many equal scalars follow each other in a shape.
  private static let longestShapeRun = 4

  /// The shape: `X` and `x` for letters, `d` for digits, other scalars as they are.
  static func shape(_ text: ScalarText) -> String {
    if text.count >= longShape { return "LONG" }
    var shape = String.UnicodeScalarView()
    var previous: UInt32?
    var run = 0
    for (scalar, kind) in zip(text.scalars, text.classes) {
      let mark: UInt32 =
        kind.isIn(.letter)
        ? (kind.isIn(.uppercase) ? 0x58 : 0x78) : kind.isIn(.digit) ? 0x64 : scalar
      run = mark == previous ? run + 1 : 1
      previous = mark
      if run <= longestShapeRun, let mark = Unicode.Scalar(mark) { shape.append(mark) }
    }
    return String(shape)
  }

  /// The text in lower case, with the final form of sigma at the end of words.
  static func lower(_ text: ScalarText) -> String {
    var lower: [UInt8] = []
    lower.reserveCapacity(text.count)
    for position in 0..<text.count {
      let value = text.scalars[position]
      let lowercases = text.classes[position].isIn(.lowercases)
      if value < 0x80 {
        lower.append(UInt8(truncatingIfNeeded: lowercases ? value + 0x20 : value))
      } else if let scalar = Unicode.Scalar(value) {
        if value == 0x3A3 {
          UTF8Scalar.append(isFinal(text, position) ? "\u{3C2}" : "\u{3C3}", to: &lower)
        } else if lowercases {
          lower.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        } else {
          UTF8Scalar.append(scalar, to: &lower)
        }
      }
    }
    return String(decoding: lower, as: UTF8.self)
  }

  /// Whether all of the text is whitespace; not so for an empty one.
  static func isSpace(_ text: ScalarText) -> Bool {
    text.count > 0 && text.classes.allSatisfy { $0.isIn(.whitespace) }
  }

  /// Whether a sigma stands at the end of a word: after a cased letter and not before one, letting
  /// aside what has no bearing on case.
  ///
  /// Source: The Unicode Standard, section 3.13, Final_Sigma. Each search ends at the next sigma,
  /// so that a text of sigmas stays linear.
  private static func isFinal(_ text: ScalarText, _ position: Int) -> Bool {
    isCased(text, stride(from: position - 1, through: 0, by: -1))
      && !isCased(text, stride(from: position + 1, to: text.count, by: 1))
  }

  /// Whether the first scalar that bears on case is cased.
  private static func isCased(_ text: ScalarText, _ positions: some Sequence<Int>) -> Bool {
    for position in positions {
      guard let scalar = Unicode.Scalar(text.scalars[position]) else { return false }
      if !scalar.properties.isCaseIgnorable { return scalar.properties.isCased }
    }
    return false
  }
}

/// What the lexemes of one model have in common.
struct LexicalVocabulary: Sendable {
  /// The norm of each text that has another than its lower case, by string identifier.
  var norms: [UInt64: String] = [:]
  /// The identifiers of the texts with which an exception begins that spans several tokens.
  var sequenceStarts: Set<UInt64> = []
}

/// Text from strangers, made safe to show on a terminal.
public enum InertText {
  /// The text with control sequences and turns of direction replaced by U+FFFD; newlines and tabs stay.
  public static func inert(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isActive) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isActive(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
  }

  /// The text on one line of at most `limit` characters; what is longer ends in an ellipsis.
  public static func line(_ text: String, limit: Int) -> String {
    let words = inert(text).split { $0 == "\n" || $0 == "\t" || $0 == " " }.joined(separator: " ")
    return words.count <= limit ? words : words.prefix(limit - 1) + "…"
  }

  /// Whether a scalar controls a terminal or misleads its reader.
  static func isActive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

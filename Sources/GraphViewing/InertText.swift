extension String {
  /// The text, as a page can show it: what controls a program or turns the direction of what follows is
  /// replaced by U+FFFD, one scalar by one, so that offsets stay.
  ///
  /// Carriage returns become spaces, because a browser would read them as line breaks of its own.
  var inert: String {
    guard unicodeScalars.contains(where: \.isActive) else { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      text.append(scalar == "\r" ? " " : scalar.isActive ? "\u{FFFD}" : scalar)
    }
    return String(text)
  }

  /// The text in one line; runs of white space are one space.
  var inOneLine: String {
    inert.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
      .map { String($0) }.joined(separator: " ")
  }

  /// The text for HTML's elements and attributes in quotation marks.
  ///
  /// Goes by scalars: a quotation mark with an accent behind it is one `Character`, and a browser still
  /// sees the quotation mark.
  var escapedForHTML: String {
    guard unicodeScalars.contains(where: { "<>&\"'".unicodeScalars.contains($0) }) else {
      return self
    }
    var text = ""
    text.reserveCapacity(utf8.count + 16)
    for scalar in unicodeScalars {
      switch scalar {
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "&": text += "&amp;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  fileprivate var isActive: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}

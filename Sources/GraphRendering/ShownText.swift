import MarkupText

extension String {
  /// The text in one line, as a picture can show it: without scalars that XML can't hold and without
  /// marks that turn the direction of what follows; runs of whitespace are one space.
  var shown: String {
    legalInXML.unicodeScalars
      .filter { !$0.turnsDirection }
      .split { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
      .map { String($0) }
      .joined(separator: " ")
  }

  /// The text broken between words into lines; a word that is longer than a line is broken too.
  ///
  /// - Parameters:
  ///   - width: How many characters a line has at most.
  ///   - limit: How many lines there are at most; what doesn't fit ends in an ellipsis.
  func wrapped(width: Int, limit: Int = .max) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ") {
      var rest = word
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
        continue
      }
      while rest.count > width {
        lines.append(String(rest.prefix(width)))
        rest = rest.dropFirst(width)
      }
      if !rest.isEmpty { lines.append(String(rest)) }
    }
    guard lines.count > limit else { return lines }
    lines.removeLast(lines.count - limit)
    lines[limit - 1] = lines[limit - 1].clipped(to: width - 1, always: true)
    return lines
  }

  /// The text, ended by an ellipsis where it is longer.
  func clipped(to length: Int, always: Bool = false) -> String {
    count > length || always ? prefix(length) + "…" : self
  }

  /// The text for an HTML-like label. Escapes act even there, but not across elements.
  var escapedForHTMLLabel: String { asXMLContent.replacing("\\", with: "<font>\\</font>") }

  /// The text for Graphviz's attributes that know escapes: a backslash is doubled, for else `\N`
  /// would be a node's name; an ampersand is a reference, for else `&eacute;` would be a letter.
  var escapedForGraphviz: String { escaped(backslash: "\\\\") }

  /// The text for tooltips, in which Graphviz resolves escapes twice.
  var escapedForTooltip: String { escaped(backslash: "\\\\\\\\") }

  private func escaped(backslash: String) -> String {
    var text = ""
    for scalar in legalInXML.unicodeScalars {
      switch scalar {
      case "\\": text += backslash
      case "&": text += "&amp;"
      case "\n": text += "\\n"
      case "\r": text += " "
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  fileprivate var turnsDirection: Bool {
    switch value {
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

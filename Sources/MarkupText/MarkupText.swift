extension Unicode.Scalar {
  /// Whether an XML 1.0 file may hold the scalar, written out or as a reference.
  ///
  /// Source: Extensible Markup Language (XML) 1.0, fifth edition, production 2 (`Char`).
  public var isLegalInXML: Bool {
    switch value {
    case 0x9, 0xA, 0xD, 0x20...0xFFFD: true
    case 0x10000...: value & 0xFFFE != 0xFFFE
    default: false
    }
  }
}

extension String {
  /// The text without the scalars that no XML file may hold.
  ///
  /// Neither Graphviz nor the usual XML writers leave them out, and one of them makes a whole file
  /// unreadable. Noncharacters beyond the first plane are left out too, although XML only
  /// discourages them. O(n).
  public var legalInXML: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    guard !unicodeScalars.allSatisfy(\.isLegalInXML) else { return self }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: unicodeScalars.filter(\.isLegalInXML))
    return String(text)
  }

  /// The text as the content of an element.
  ///
  /// Illegal scalars are left out. Tabs and line breaks become references, for which no reader puts
  /// spaces or other line breaks. O(n).
  public var asXMLContent: String { escapedForXML(quotes: false) }

  /// The text as an attribute's value, for quotation marks around it.
  ///
  /// Like `asXMLContent`, with quotation marks as references too. O(n).
  public var asXMLAttribute: String { escapedForXML(quotes: true) }

  private func escapedForXML(quotes: Bool) -> String {
    var text = ""
    text.reserveCapacity(utf8.count)
    for scalar in unicodeScalars where scalar.isLegalInXML {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"" where quotes: text += "&quot;"
      case "\t", "\n", "\r": text += "&#\(scalar.value);"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

import KnowledgeGraph

extension String {
  /// Whether the text is an identifier in every format: letters, digits, `.`, `-` and `_`, a letter of
  /// ASCII first. Letters beyond ASCII are those that XML takes in names.
  var isIdentifier: Bool {
    guard let first = utf8.first, (0x41...0x5A).contains(first & 0xDF) else { return false }
    return unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
      case 0..<0xC0, 0xD7, 0xF7: false
      default: scalar.properties.isAlphabetic
      }
    }
  }
}

extension Graph {
  /// The graph, read from a file, if it is sound.
  /// - Throws: `FormatError.unsound` with what breaks the rules of `problems()`, or is no identifier:
  ///   files of most formats can't hold any text there.
  func checked() throws(FormatError) -> Graph {
    let ids = nodes.map(\.id.rawValue) + edges.map(\.id)
    let problems =
      problems()
      + ids.filter { !$0.isIdentifier }.map { id in
        let shown = JSONValue.text(String(id.prefix(60))).line()
        return "\(shown) is no identifier; write letters, digits, '.', '-' and '_', a letter first"
      }
    guard problems.isEmpty else { throw .unsound(problems) }
    return self
  }
}

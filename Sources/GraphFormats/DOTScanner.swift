/// Splits DOT into its tokens.
///
/// Source: "The DOT Language", graphviz.org/doc/info/lang.html.
struct DOTScanner {
  enum Token: Equatable {
    /// A name, a number or a quoted string; quoted words are no keywords.
    case id(String, isQuoted: Bool)
    /// `{ } [ ] = ; , :` or an edge operator.
    case sign(String)
    case end
  }

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private(set) var line = 1
  private var lineStart = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The column of the next scalar, from 1.
  var column: Int { index - lineStart + 1 }

  func error(_ reason: String) -> FormatError {
    .malformed(language: "DOT", line: line, column: column, reason: reason)
  }

  mutating func next() throws(FormatError) -> Token {
    try skipSpace()
    guard let scalar = peek else { return .end }
    switch scalar {
    case "{", "}", "[", "]", "=", ";", ",", ":":
      advance()
      return .sign(String(scalar))
    case "\"": return .id(try quoted(), isQuoted: true)
    case "<": return .id(try html(), isQuoted: true)
    case "-" where peek(1) == "-" || peek(1) == ">":
      let sign = peek(1) == ">" ? "->" : "--"
      advance(2)
      return .sign(sign)
    default: return .id(try word(), isQuoted: false)
    }
  }

  private var peek: Unicode.Scalar? { peek(0) }

  private func peek(_ distance: Int) -> Unicode.Scalar? {
    index + distance < scalars.count ? scalars[index + distance] : nil
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where index < scalars.count {
      if scalars[index] == "\n" {
        line += 1
        lineStart = index + 1
      }
      index += 1
    }
  }

  private mutating func skipSpace() throws(FormatError) {
    while let scalar = peek {
      if scalar.properties.isWhitespace || scalar == "\u{FEFF}" {
        advance()
      } else if scalar == "/" && peek(1) == "/" || scalar == "#" && column == 1 {
        while let scalar = peek, scalar != "\n" { _ = scalar; advance() }
      } else if scalar == "/" && peek(1) == "*" {
        let start = self
        advance(2)
        while !(peek == "*" && peek(1) == "/") {
          guard peek != nil else { throw start.error("the comment has no end") }
          advance()
        }
        advance(2)
      } else {
        return
      }
    }
  }

  private mutating func word() throws(FormatError) -> String {
    var word = ""
    while let scalar = peek, Self.isWord(scalar) || scalar == "-" && word.isEmpty {
      word.unicodeScalars.append(scalar)
      advance()
    }
    guard !word.isEmpty else {
      throw error("expected a name, found '\(peek.map(String.init) ?? "the end")'")
    }
    return word
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal || scalar == "_"
      || scalar == "." || scalar.value >= 0x80 && !scalar.properties.isWhitespace
  }

  /// A quoted string with `\"` and joined lines resolved; other backslashes stay. Strings may be
  /// joined by `+`.
  private mutating func quoted() throws(FormatError) -> String {
    let start = self
    var text = String.UnicodeScalarView()
    advance()
    while peek != "\"" {
      guard let scalar = peek else { throw start.error("the string has no end") }
      if scalar == "\\", let following = peek(1) {
        if following == "\n" {
          advance(2)
          continue
        }
        if following != "\"" { text.append(scalar) }
        text.append(following)
        advance(2)
      } else {
        text.append(scalar)
        advance()
      }
    }
    advance()
    let after = self
    try skipSpace()
    guard peek == "+" else {
      self = after
      return String(text)
    }
    advance()
    try skipSpace()
    guard peek == "\"" else { throw error("expected a quoted string behind '+'") }
    return String(text) + (try quoted())
  }

  /// The text of an HTML label: its tags are left out.
  private mutating func html() throws(FormatError) -> String {
    let start = self
    var depth = 0
    var text = ""
    repeat {
      guard let scalar = peek else { throw start.error("the HTML label has no end") }
      if scalar == "<" { depth += 1 }
      if depth == 1, scalar != "<", scalar != ">" { text.unicodeScalars.append(scalar) }
      if scalar == ">" {
        if depth == 2 { text += " " }
        depth -= 1
      }
      advance()
    } while depth > 0
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

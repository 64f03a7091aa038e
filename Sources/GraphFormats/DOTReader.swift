import KnowledgeGraph

extension DOTFormat: ReadableGraphFormat {
  /// Reads DOT: our own files as the same graph, those of other programs as far as they make sense.
  ///
  /// Subgraphs are read as if their nodes stood outside; ports are left out.
  public static func read(_ bytes: [UInt8]) throws(FormatError) -> Graph {
    var reader = DOTReader(scanner: DOTScanner(try bytes.textInUTF8()))
    return try reader.read().graph()
  }
}

/// Parses DOT into records.
private struct DOTReader {
  private var scanner: DOTScanner
  private var token = DOTScanner.Token.end
  private var graph = PlainGraph()
  private var nodes: [String: Int] = [:]
  private var isDirected = true
  private var depth = 0

  /// The attributes that nodes and edges get in a subgraph unless they have their own.
  private struct Scope {
    var node: [String: String] = [:]
    var edge: [String: String] = [:]
  }

  init(scanner: DOTScanner) { self.scanner = scanner }

  mutating func read() throws(FormatError) -> PlainGraph {
    token = try scanner.next()
    if isWord("strict") { try advance() }
    guard isWord("digraph") || isWord("graph") else {
      throw scanner.error("expected 'digraph' or 'graph'")
    }
    isDirected = isWord("digraph")
    try advance()
    if case .id = token { try advance() }
    _ = try block(Scope())
    guard token == .end else { throw scanner.error("text after the end of the graph") }
    return graph
  }

  private func isWord(_ word: String) -> Bool {
    if case .id(let text, isQuoted: false) = token { text.lowercased() == word } else { false }
  }

  private mutating func advance() throws(FormatError) { token = try scanner.next() }

  private mutating func expect(_ sign: String) throws(FormatError) {
    guard token == .sign(sign) else { throw scanner.error("expected '\(sign)'") }
    try advance()
  }

  /// Reads `{ … }` and returns the nodes in it.
  private mutating func block(_ outer: Scope) throws(FormatError) -> [String] {
    depth += 1
    guard depth <= 200 else { throw scanner.error("nested more than 200 times") }
    defer { depth -= 1 }
    var scope = outer
    var members: [String] = []
    try expect("{")
    while token != .sign("}") {
      if token == .sign(";") || token == .sign(",") {
        try advance()
      } else if token == .end {
        throw scanner.error("expected '}'")
      } else {
        members += try statement(&scope)
      }
    }
    try advance()
    return members
  }

  private mutating func statement(_ scope: inout Scope) throws(FormatError) -> [String] {
    for word in ["graph", "node", "edge"] where isWord(word) {
      try advance()
      let values = try attributes()
      switch word {
      case "node": scope.node.merge(values) { $1 }
      case "edge": scope.edge.merge(values) { $1 }
      default: setAbout(values)
      }
      return []
    }
    let place = PlainRecord(line: scanner.line, column: scanner.column)
    var ends = [try end(scope)]
    if ends[0].count == 1, token == .sign("=") {
      let name = ends[0][0]
      try advance()
      setAbout([name: try id()])
      return []
    }
    while token == .sign("->") || token == .sign("--") {
      try advance()
      ends.append(try end(scope))
    }
    let values = try attributes()
    if ends.count == 1 {
      if !lastEndWasBlock { for name in ends[0] { add(name, values, scope, place) } }
    } else {
      for name in ends.joined() { add(name, [:], scope, place) }
      for (sources, targets) in zip(ends, ends.dropFirst()) {
        for source in sources {
          for target in targets { addEdge(source, target, values, scope, place) }
        }
      }
    }
    return Array(ends.joined())
  }

  private var lastEndWasBlock = false

  /// A node with its port, or a subgraph.
  private mutating func end(_ scope: Scope) throws(FormatError) -> [String] {
    if isWord("subgraph") {
      try advance()
      if case .id = token { try advance() }
      guard token == .sign("{") else { return [] }
    }
    lastEndWasBlock = token == .sign("{")
    if lastEndWasBlock {
      let members = try block(scope)
      lastEndWasBlock = true
      return members
    }
    let name = try id()
    while token == .sign(":") {
      try advance()
      _ = try id()
    }
    return [name]
  }

  private mutating func id() throws(FormatError) -> String {
    guard case .id(let text, let isQuoted) = token else { throw scanner.error("expected a name") }
    try advance()
    return isQuoted ? text.dotUnescaped : text
  }

  /// Any number of `[name=value, …]`.
  private mutating func attributes() throws(FormatError) -> [String: String] {
    var values: [String: String] = [:]
    while token == .sign("[") {
      try advance()
      while token != .sign("]") {
        if token == .sign(",") || token == .sign(";") {
          try advance()
          continue
        }
        let name = try id()
        if token == .sign("=") {
          try advance()
          // What Graphviz itself writes where nobody gave a label: the name.
          let isName = token == .id("\\N", isQuoted: true)
          let value = try id()
          if !isName { values[name] = value }
        } else {
          values[name] = "true"
        }
      }
      try advance()
    }
    return values
  }

  /// Attributes of a subgraph are those of a cluster, not of the graph.
  private mutating func setAbout(_ values: [String: String]) {
    guard depth == 1 else { return }
    graph.about.values.merge(values) { $1 }
  }

  private mutating func add(
    _ name: String, _ values: [String: String], _ scope: Scope, _ place: PlainRecord
  ) {
    if let index = nodes[name] {
      graph.nodes[index].values.merge(values) { $1 }
      return
    }
    var record = place
    record.id = name
    record.values = scope.node.merging(values) { $1 }
    nodes[name] = graph.nodes.count
    graph.nodes.append(record)
  }

  private mutating func addEdge(
    _ source: String, _ target: String, _ values: [String: String], _ scope: Scope,
    _ place: PlainRecord
  ) {
    var record = place
    record.values = scope.edge.merging(values) { $1 }
    record.id = record.values["key"]
    let both = record.values["dir"] == "both" || record.values["dir"] == "none"
    graph.edges.append(
      .init(
        record: record, source: source, target: target, isDirected: isDirected && !both))
  }
}

extension String {
  /// The text that Graphviz would show: escapes and character references resolved.
  fileprivate var dotUnescaped: String {
    let scalars = Array(unicodeScalars)
    var text = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "\\", index + 1 < scalars.count {
        let following = scalars[index + 1]
        text.append(["n", "l", "r"].contains(following) ? "\n" : following)
        index += 2
      } else if scalar == "&", let (meant, length) = Self.reference(scalars[(index + 1)...]) {
        text.append(meant)
        index += length + 1
      } else {
        text.append(scalar)
        index += 1
      }
    }
    return String(text)
  }

  /// What a character reference means, and its length without the ampersand.
  private static func reference(
    _ rest: ArraySlice<Unicode.Scalar>
  ) -> (Unicode.Scalar, Int)? {
    guard let end = rest.prefix(10).firstIndex(of: ";") else { return nil }
    let name = String(String.UnicodeScalarView(rest[..<end]))
    let length = end - rest.startIndex + 1
    let named: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    ]
    if let scalar = named[name] { return (scalar, length) }
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let value =
      digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let scalar = value.flatMap(Unicode.Scalar.init) else { return nil }
    return (scalar, length)
  }
}

extension [UInt8] {
  /// The bytes as text.
  func textInUTF8() throws(FormatError) -> String {
    if let offset = firstOffsetOutsideUTF8 { throw .notUTF8(offset: offset) }
    return String(decoding: self, as: UTF8.self)
  }
}

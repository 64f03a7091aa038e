import KnowledgeGraph

extension CSVFormat: ReadableGraphFormat {
  /// Reads the tables in one text: ours with empty lines between them, or a table of edges alone.
  public static func read(_ bytes: [UInt8]) throws(FormatError) -> Graph {
    var graph = PlainGraph()
    var table: [CSVRow] = []
    let rows = try CSVRow.rows(in: try bytes.textInUTF8())
    guard !rows.isEmpty else {
      throw .malformed(
        language: "CSV", line: 1, column: 1,
        reason: "the text is empty; expected the names of columns")
    }
    for row in rows {
      if row.cells.allSatisfy(\.isEmpty) {
        try add(table, to: &graph)
        table = []
      } else {
        table.append(row)
      }
    }
    try add(table, to: &graph)
    // Ours has all three tables, empty ones with their names, and a line feed at the end.
    if graph.about.first(of: ["format"]) != nil {
      try requireEnd(of: bytes)
      guard isTableOfEdges(table.first) else {
        let lines = bytes.count { $0 == UInt8(ascii: "\n") }
        throw .malformed(
          language: "CSV", line: lines + 1, column: 1,
          reason: "the text ends where the table of edges should follow")
      }
    }
    return try graph.graph()
  }

  /// A cut inside the last cell of our own table leaves a shorter value and no line feed.
  private static func requireEnd(of bytes: [UInt8]) throws(FormatError) {
    guard let last = bytes.last, last != UInt8(ascii: "\n") else { return }
    let place = JSONScanner.place(of: bytes.count, in: bytes)
    throw .malformed(
      language: "CSV", line: place.line, column: place.column,
      reason: "the text ends where a line feed should follow")
  }

  private static func isTableOfEdges(_ header: CSVRow?) -> Bool {
    let names = header?.cells.map(columnName) ?? []
    return names.contains("source") && names.contains("target")
  }

  /// Reads the files of a folder or an archive, by their names.
  public static func read(files: [String: [UInt8]]) throws(FormatError) -> Graph {
    var graph = PlainGraph()
    for name in ["documents.csv", "nodes.csv", "edges.csv"] {
      guard let bytes = files[name] else {
        if name == "documents.csv" { continue }
        throw .missingFile(name, found: files.keys.sorted())
      }
      if graph.about.first(of: ["format"]) != nil { try requireEnd(of: bytes) }
      let rows = try CSVRow.rows(in: try bytes.textInUTF8())
      try add(rows.filter { !$0.cells.allSatisfy(\.isEmpty) }, to: &graph)
    }
    return try graph.graph()
  }

  /// The first row has the names of the columns; they tell what the table is of.
  private static func add(_ table: [CSVRow], to graph: inout PlainGraph) throws(FormatError) {
    guard let header = table.first else { return }
    let names = header.cells.map(columnName)
    for row in table.dropFirst() {
      var record = PlainRecord(line: row.line, column: 1)
      guard row.cells.count == names.count else {
        throw .malformed(
          language: "CSV", line: row.line, column: 1,
          reason: "\(row.cells.count) cells in a table of \(names.count) columns"
            + (row.cells.count < names.count ? "; is the file cut off?" : ""))
      }
      for (name, cell) in zip(names, row.cells) where !cell.isEmpty {
        record.values[name] = cell.undefused
      }
      record.id = record.values["id"]
      if isTableOfEdges(header) {
        guard let source = record.values["source"], let target = record.values["target"] else {
          throw record.error("an edge needs 'Source' and 'Target'")
        }
        let type = record.values["type"]?.lowercased()
        let isDirected = type != "undirected"
        if ["directed", "undirected", "mixed"].contains(type) { record.values["type"] = nil }
        graph.edges.append(
          .init(record: record, source: source, target: target, isDirected: isDirected))
      } else if names.first == "documents" {
        graph.about.values.merge(record.values) { $1 }
      } else {
        guard record.id != nil else { throw record.error("a node needs an 'Id'") }
        graph.nodes.append(record)
      }
    }
  }

  /// Gephi and spreadsheets begin the names with capitals.
  private static func columnName(_ name: String) -> String {
    let plain = name.trimmed
    let known = ["Id", "ID", "Label", "Source", "Target", "Type", "Kind", "Weight"]
    return known.contains(plain) ? plain.lowercased() : plain
  }
}

/// A row of a table and the line on which it begins.
struct CSVRow {
  var cells: [String]
  let line: Int

  /// The rows of a text; commas, semicolons or tabs separate cells, whichever the first line has most.
  static func rows(in text: String) throws(FormatError) -> [CSVRow] {
    let scalars = Array(text.unicodeScalars.drop { $0 == "\u{FEFF}" })
    let separator = separator(of: scalars.prefix { $0 != "\n" })
    var rows: [CSVRow] = []
    var row = CSVRow(cells: [], line: 1)
    var cell = String.UnicodeScalarView()
    var (index, line) = (0, 1)
    var quote: (line: Int, column: Int)?
    var lineStart = 0
    func closeCell() {
      row.cells.append(String(cell))
      cell = .init()
    }
    while index < scalars.count {
      let scalar = scalars[index]
      let following = index + 1 < scalars.count ? scalars[index + 1] : nil
      if quote != nil {
        if scalar == "\"", following == "\"" {
          cell.append(scalar)
          index += 1
        } else if scalar == "\"" {
          quote = nil
        } else {
          cell.append(scalar)
        }
      } else if scalar == "\"", cell.isEmpty {
        quote = (line, index - lineStart + 1)
      } else if scalar == separator {
        closeCell()
      } else if scalar == "\n" || scalar == "\r" && following == "\n" {
        if scalar == "\r" { index += 1 }
        closeCell()
        rows.append(row)
        row = CSVRow(cells: [], line: line + 1)
      } else {
        cell.append(scalar)
      }
      if scalars[index] == "\n" {
        line += 1
        lineStart = index + 1
      }
      index += 1
    }
    if let quote {
      throw .malformed(
        language: "CSV", line: quote.line, column: quote.column,
        reason: "the quotation mark has no partner")
    }
    if !cell.isEmpty || !row.cells.isEmpty {
      closeCell()
      rows.append(row)
    }
    return rows
  }

  private static func separator(of header: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar {
    let candidates: [Unicode.Scalar] = [",", ";", "\t"]
    let counts = candidates.map { candidate in header.count { $0 == candidate } }
    let most = counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0
    return candidates[most]
  }
}

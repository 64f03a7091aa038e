import CLexicon

/// The rows of one data file: tab-separated columns, `#` lines are comments.
struct LexiconTable {
  let name: String
  let rows: [[String]]

  /// Reads an embedded file.
  /// - Parameters:
  ///   - name: The file's name below `Sources/CLexicon/data/`.
  ///   - columns: How many columns every row has; missing ones at the end are empty.
  /// - Throws: `LexiconError` where the file is missing or a row has too many columns.
  init(_ name: String, columns: Int) throws(LexiconError) {
    var count = 0
    guard let bytes = newsgraph_lexicon_data(name, &count) else { throw .missing(path: name) }
    let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    var rows: [[String]] = []
    for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n")).enumerated()
    where line.first != UInt8(ascii: "#") {
      var fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard fields.count <= columns else {
        throw .malformed(path: name, row: index + 1, expected: columns)
      }
      while fields.count < columns { fields.append("") }
      rows.append(fields)
    }
    self.name = name
    self.rows = rows
  }

  /// The rows as a dictionary by first column.
  /// - Throws: `LexiconError` where a key occurs twice or `value` finds no meaning in a row.
  func dictionary<Value>(
    _ value: ([String]) -> Value?
  ) throws(LexiconError) -> [String: Value] {
    var dictionary: [String: Value] = [:]
    dictionary.reserveCapacity(rows.count)
    for row in rows {
      guard let value = value(row) else { throw .unknownValue(path: name, row: row) }
      guard dictionary.updateValue(value, forKey: row[0]) == nil else {
        throw .duplicate(path: name, id: row[0])
      }
    }
    return dictionary
  }
}

/// What is wrong with a data file below `Sources/CLexicon/data/`.
public enum LexiconError: Error, Equatable, CustomStringConvertible {
  /// The file is not in the program.
  case missing(path: String)
  /// A row has more columns than the file's comment declares.
  case malformed(path: String, row: Int, expected: Int)
  /// A column holds a word that the program does not know.
  case unknownValue(path: String, row: [String])
  /// Two rows share their first column.
  case duplicate(path: String, id: String)

  /// What failed, where, and what to change.
  public var description: String {
    switch self {
    case .missing(let path):
      "lexicon data '\(path)' is not in the program; add it to Sources/CLexicon/lexicon.c"
    case .malformed(let path, let row, let expected):
      "lexicon data '\(path)', row \(row): more than \(expected) columns"
    case .unknownValue(let path, let row):
      "lexicon data '\(path)': unknown value in row '\(row.joined(separator: " | "))'"
    case .duplicate(let path, let id):
      "lexicon data '\(path)' declares '\(id)' twice; entries must be unique"
    }
  }
}

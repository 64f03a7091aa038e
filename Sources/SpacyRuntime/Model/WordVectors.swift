import MessagePack
import Tensors

/// Which row of the vectors belongs to a word: an open-addressing table of 64-bit identifiers.
struct RowTable: Sendable {
  /// Longer runs of occupied places occur in no honest file, and would make a forged one slow to load.
  private static let maximumProbes = 1024
  private static let absent: Int32 = -1

  /// How many identifiers there are.
  private(set) var count = 0
  private var keys: [UInt64]
  private var rows: [Int32]
  private let mask: Int

  /// Reads a MessagePack map of identifiers to rows.
  /// - Parameter limit: The number of rows; each must be below.
  init(_ bytes: [UInt8], rows limit: Int, path: String) throws(ModelError) {
    var reader = MessagePackReader(bytes)
    let entries = try inFile(path) { () throws(MessagePackError) in try reader.readMapCount() }
    var capacity = 16
    while capacity * 2 < entries * 3 { capacity *= 2 }
    keys = [UInt64](repeating: 0, count: capacity)
    rows = [Int32](repeating: Self.absent, count: capacity)
    mask = capacity - 1
    for _ in 0..<entries {
      let (key, row) = try inFile(path) { () throws(MessagePackError) in
        (try reader.readUInt64(), try reader.readInt())
      }
      guard row >= 0, row < limit else {
        throw .malformed(path: path, reason: "row \(row) of \(limit) does not exist")
      }
      guard insert(key, Int32(row)) else {
        throw .malformed(path: path, reason: "the identifiers are not hashes")
      }
    }
    try inFile(path) { () throws(MessagePackError) in try reader.expectEnd() }
  }

  private mutating func insert(_ key: UInt64, _ row: Int32) -> Bool {
    var place = Int(truncatingIfNeeded: key) & mask
    for _ in 0..<Self.maximumProbes {
      if rows[place] == Self.absent || keys[place] == key {
        if rows[place] == Self.absent { count += 1 }
        keys[place] = key
        rows[place] = row
        return true
      }
      place = (place + 1) & mask
    }
    return false
  }

  /// The row of an identifier.
  subscript(key: UInt64) -> Int? {
    var place = Int(truncatingIfNeeded: key) & mask
    while rows[place] != Self.absent {
      if keys[place] == key { return Int(rows[place]) }
      place = (place + 1) & mask
    }
    return nil
  }
}

/// The word vectors of a model: a matrix that stays in its file, and the row of each word.
struct WordVectors: Sendable {
  /// The number of rows.
  let rows: Int
  /// The length of a vector; 0 if the model has none.
  let width: Int

  private let mapping: MappedFile
  private let start: Int
  private let table: RowTable

  /// Opens `vocab/vectors` and `vocab/key2row`.
  init(_ directory: ModelDirectory) throws(ModelError) {
    let settings = try directory.json("vocab/vectors.cfg")
    guard settings["mode"]?.string == "default" else {
      throw .unsupported(component: "vectors", reason: "the mode is not \"default\"")
    }
    let path = directory.fullPath("vocab/vectors")
    let mapping = try directory.mapping("vocab/vectors")
    guard let header = NumPyHeader(mapping) else {
      throw .malformed(path: path, reason: "no two-dimensional NumPy array of '<f4' in C order")
    }
    let (floats, overflow) = header.rows.multipliedReportingOverflow(by: header.columns)
    guard !overflow, mapping.count - header.length == floats &* 4, floats < 1 << 40,
      header.rows < Int(Int32.max)
    else {
      throw .malformed(path: path, reason: "the file's size is not that of its array")
    }
    self.mapping = mapping
    self.rows = header.rows
    self.width = header.columns
    self.start = header.length
    self.table = try RowTable(
      try directory.bytes("vocab/key2row"), rows: header.rows,
      path: directory.fullPath("vocab/key2row"))
  }

  /// How many words have a vector.
  var words: Int { table.count }

  /// Copies the vector of a word.
  /// - Returns: Whether the word has one; otherwise nothing is written.
  func copyVector(of id: UInt64, into floats: inout AlignedFloats, at offset: Int) -> Bool {
    guard let row = table[id] else { return false }
    mapping.copyFloats(at: start + row * width * 4, count: width, into: &floats, at: offset)
    return true
  }

  /// The row of a word.
  func row(of id: UInt64) -> Int? { table[id] }
}

/// What stands at the front of a NumPy file that is a matrix of little-endian Float32.
///
/// Source: the NumPy `.npy` format, versions 1 and 2.
struct NumPyHeader {
  var rows: Int
  var columns: Int
  /// How many bytes the header takes.
  var length: Int

  init?(_ file: MappedFile) {
    guard file.count >= 12 else { return nil }
    let front = file.bytes(0..<12)
    guard front[0..<6].elementsEqual([0x93] + Array("NUMPY".utf8)) else { return nil }
    let wide = front[6] == 2
    guard wide || front[6] == 1 else { return nil }
    var size = Int(front[8]) | Int(front[9]) << 8
    if wide { size |= Int(front[10]) << 16 | Int(front[11]) << 24 }
    let textStart = wide ? 12 : 10
    guard size <= 1 << 16, file.count - textStart >= size else { return nil }
    let bytes = file.bytes(textStart..<(textStart + size))
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let compact = String(text.unicodeScalars.filter { $0 != " " && $0 != "\n" })
    guard compact.contains("'descr':'<f4'"), compact.contains("'fortran_order':False") else {
      return nil
    }
    guard let shape = compact.split(separator: "(").dropFirst().first?.split(separator: ")").first
    else { return nil }
    let numbers = shape.split(separator: ",").map { Int($0) }
    guard numbers.count == 2, let rows = numbers[0], let columns = numbers[1] else { return nil }
    guard rows >= 0, columns >= 0 else { return nil }
    self.rows = rows
    self.columns = columns
    self.length = textStart + size
  }
}

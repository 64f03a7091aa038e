import MessagePack

extension Lemmatizer {
  /// Reads a lemmatizer from a model directory.
  ///
  /// - Parameters:
  ///   - lookups: The file `lemmatizer/lookups/lookups.bin`.
  ///   - symbols: All symbols that may occur in the columns: complete, the ruler's included.
  /// - Throws: ``LexicalDataError`` where the file is damaged or lacks a table.
  init(lookups: [UInt8], symbols: SymbolTable) throws(LexicalDataError) {
    var file = LexicalFileReader(lookups, file: "lemmatizer/lookups/lookups.bin")
    var tables: [UInt64: LemmaTable] = [:]
    var missing = ["lemma_rules", "lemma_exc", "lemma_index"]
    for _ in 0..<(try file.mapCount()) {
      let name = try file.string()
      missing.removeAll { $0 == name }
      switch name {
      case "lemma_rules":
        try Self.forEachPart(&file) { id, file throws(LexicalDataError) in
          tables[id, default: .init()].rules = try Self.rules(&file)
        }
      case "lemma_exc":
        try Self.forEachPart(&file) { id, file throws(LexicalDataError) in
          tables[id, default: .init()].exceptions = try Self.exceptions(&file)
        }
      case "lemma_index":
        try Self.forEachPart(&file) { id, file throws(LexicalDataError) in
          tables[id, default: .init()].index = try Self.index(&file)
        }
      default: try file.skip()
      }
    }
    try file.expectEnd()
    if let name = missing.first { throw .missing(file: file.file, entry: name) }
    self.init(tables: tables, symbols: symbols)
  }

  private static func forEachPart(
    _ file: inout LexicalFileReader,
    _ body: (UInt64, inout LexicalFileReader) throws(LexicalDataError) -> Void
  ) throws(LexicalDataError) {
    for _ in 0..<(try file.mapCount()) {
      let id = try file.id()
      try body(id, &file)
    }
  }

  private static func rules(
    _ file: inout LexicalFileReader
  ) throws(LexicalDataError) -> [LemmaTable.Rule] {
    var rules: [LemmaTable.Rule] = []
    for _ in 0..<(try file.arrayCount()) {
      let position = file.reader.position
      guard try file.arrayCount() == 2 else {
        throw .malformed(
          file: file.file, offset: position, reason: "a rule is not a pair of endings")
      }
      let old = Array(try file.string().utf8)
      rules.append(.init(old: old, new: Array(try file.string().utf8)))
    }
    return rules
  }

  private static func exceptions(
    _ file: inout LexicalFileReader
  ) throws(LexicalDataError) -> [UInt64: [[UInt8]]] {
    let count = try file.mapCount()
    var exceptions: [UInt64: [[UInt8]]] = [:]
    exceptions.reserveCapacity(count)
    for _ in 0..<count {
      let word = try file.byteRange()
      var forms: [[UInt8]] = []
      for _ in 0..<(try file.arrayCount()) { forms.append(Array(try file.string().utf8)) }
      exceptions[StringID.hash(of: file.reader.bytes, word)] = forms
    }
    return exceptions
  }

  private static func index(_ file: inout LexicalFileReader) throws(LexicalDataError) -> HashSet {
    let count = try file.arrayCount()
    var index = HashSet(capacity: count)
    for _ in 0..<count {
      let form = try file.byteRange()
      index.insert(StringID.hash(of: file.reader.bytes, form))
    }
    return index
  }
}

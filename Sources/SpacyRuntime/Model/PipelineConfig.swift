/// The pipeline's description, `config.cfg`: sections of keys whose values are JSON.
///
/// Source: the format of `confection`; only what spaCy writes to a model directory is read.
struct PipelineConfig: Sendable {
  private static let maximumReferenceDepth = 16

  /// What errors call the file.
  let path: String

  private var sections: [String: [String: String]] = [:]

  /// Reads the sections; values are parsed when they are asked for.
  init(_ bytes: [UInt8], path: String) throws(ModelError) {
    self.path = path
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .malformed(path: path, reason: "not UTF-8")
    }
    var section = ""
    // `\r\n` is one Character, and some files have it.
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      let line = Self.trimmed(line)
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        section = String(line.dropFirst().dropLast())
        sections[section, default: [:]] = [:]
      } else if let equals = line.firstIndex(of: "=") {
        let key = String(Self.trimmed(line[..<equals]))
        sections[section, default: [:]][key] = String(
          Self.trimmed(line[line.index(after: equals)...]))
      } else {
        throw .malformed(
          path: path, reason: "line \(number + 1) is neither a section nor a value")
      }
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text.drop(while: \.isWhitespace)
  }

  /// Whether there is such a section.
  func hasSection(_ section: String) -> Bool { sections[section] != nil }

  /// A value, with a reference to another value followed; `nil` if there is none.
  func value(_ section: String, _ key: String) throws(ModelError) -> JSONValue? {
    try value(section, key, depth: 0)
  }

  private func value(
    _ section: String, _ key: String, depth: Int
  ) throws(ModelError) -> JSONValue? {
    guard let text = sections[section]?[key] else { return nil }
    if text.hasPrefix("${"), text.hasSuffix("}") {
      guard depth < Self.maximumReferenceDepth else {
        throw .malformed(path: path, reason: "\(section).\(key) refers to itself")
      }
      // `${a.b:key}` or `${a.b.key}`
      let reference = text.dropFirst(2).dropLast()
      guard let split = reference.lastIndex(of: ":") ?? reference.lastIndex(of: ".") else {
        throw .malformed(path: path, reason: "\(section).\(key) is no reference: \(text)")
      }
      return try value(
        String(reference[..<split]), String(reference[reference.index(after: split)...]),
        depth: depth + 1)
    }
    guard let value = JSONValue(parsing: text) else {
      throw .malformed(path: path, reason: "\(section).\(key) is not JSON: \(text)")
    }
    return value
  }

  // MARK: Required values

  /// A string that must be there.
  func string(_ section: String, _ key: String) throws(ModelError) -> String {
    guard let value = try value(section, key)?.string else { throw missing(section, key) }
    return value
  }

  /// An integer that must be there.
  func int(_ section: String, _ key: String) throws(ModelError) -> Int {
    guard let value = try value(section, key)?.int else { throw missing(section, key) }
    return value
  }

  /// A list of strings that must be there.
  func strings(_ section: String, _ key: String) throws(ModelError) -> [String] {
    guard let value = try value(section, key)?.strings else { throw missing(section, key) }
    return value
  }

  /// A list of integers that must be there.
  func ints(_ section: String, _ key: String) throws(ModelError) -> [Int] {
    guard let value = try value(section, key)?.ints else { throw missing(section, key) }
    return value
  }

  private func missing(_ section: String, _ key: String) -> ModelError {
    .malformed(path: path, reason: "[\(section)] has no usable '\(key)'")
  }

  // MARK: Checks

  /// Fails unless a value is the one that the engine implements.
  /// - Parameter absent: Whether the key may be missing.
  func require(
    _ section: String, _ key: String, _ expected: JSONValue, component: String,
    absent: Bool = false
  ) throws(ModelError) {
    let found = try value(section, key)
    if found == nil, absent { return }
    guard found == expected else {
      let found = sections[section]?[key] ?? "nothing"
      throw .unsupported(
        component: component, reason: "[\(section)] \(key) is \(found), not \(expected.brief)")
    }
  }
}

extension JSONValue {
  /// A scalar as JSON, for messages.
  fileprivate var brief: String {
    switch self {
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .double(let value): "\(value)"
    case .string(let value): "\"\(value)\""
    case .null: "null"
    case .array, .object: "the usual one"
    }
  }
}

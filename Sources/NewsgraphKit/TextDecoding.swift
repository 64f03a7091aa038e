/// Turns the bytes of a file into text, or says why they are none.
enum TextDecoding {
  /// The longest file that is read as one article, in bytes.
  static let limit = 50_000_000

  /// Decodes UTF-8; a byte order mark stays, so that offsets count what a reader of the file sees.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: What to call the file in an error.
  ///   - lossy: Whether to replace what is no UTF-8 by U+FFFD.
  static func text(
    of bytes: [UInt8], file: String, lossy: Bool
  ) throws(ImportError) -> String {
    guard bytes.count <= limit else {
      throw .tooLarge(file: file, size: bytes.count, limit: limit)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw .utf16(file: file)
    }
    // Text may hold a stray NUL; a picture or a program has one in a hundred bytes and more.
    let head = bytes.prefix(65_536)
    if head.count(where: { $0 == 0 }) * 100 > head.count { throw .binary(file: file) }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    guard lossy else {
      let offset = firstInvalidByte(in: bytes)
      let line = bytes[..<offset].count { $0 == 0x0A } + 1
      throw .invalidUTF8(file: file, offset: offset, line: line)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The offset of the first byte that belongs to no scalar. O(n).
  private static func firstInvalidByte(in bytes: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .error, .emptyInput: return offset
      }
    }
  }
}

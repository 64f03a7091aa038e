import Crypto

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads a file in pieces, so that a large one never stands in memory as a whole.
final class ByteReader {
  private let path: String
  private let file: UnsafeMutablePointer<FILE>

  /// Opens a file for reading.
  init(path: String) throws(ModelStoreError) {
    guard let file = fopen(path, "rb") else {
      throw .unreadable(path: path, reason: ModelStoreError.systemReason())
    }
    self.path = path
    self.file = file
  }

  deinit { fclose(file) }

  /// Calls `body` with each piece, in order.
  func forEachPiece(
    _ body: (UnsafeRawBufferPointer) throws(ModelStoreError) -> Void
  ) throws(ModelStoreError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = fread(buffer.baseAddress, 1, buffer.count, file)
      if count > 0 { try body(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
      if count < buffer.count {
        guard ferror(file) == 0 else {
          throw .unreadable(path: path, reason: ModelStoreError.systemReason())
        }
        return
      }
    }
  }
}

/// Writes a new file in pieces.
final class ByteWriter {
  private let path: String
  private var file: UnsafeMutablePointer<FILE>?

  /// Creates the file.
  init(path: String) throws(ModelStoreError) {
    self.path = path
    file = fopen(path, "wbx")
    if file == nil { throw failure() }
  }

  deinit { if let file { fclose(file) } }

  /// Appends a piece.
  func write(_ bytes: UnsafeRawBufferPointer) throws(ModelStoreError) {
    guard let file, fwrite(bytes.baseAddress, 1, bytes.count, file) == bytes.count else {
      throw failure()
    }
  }

  /// Writes out what is buffered; only then is the file complete.
  func close() throws(ModelStoreError) {
    defer { file = nil }
    if let file, fclose(file) != 0 { throw failure() }
  }

  private func failure() -> ModelStoreError {
    .unwritable(path: path, reason: ModelStoreError.systemReason())
  }
}

/// SHA-256 of what passes by, with its length.
struct RunningDigest {
  private var hash = SHA256()
  /// How many bytes have passed.
  private(set) var count = 0

  /// Adds a piece.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    hash.update(bufferPointer: bytes)
    count += bytes.count
  }

  /// The digest in lower-case hexadecimal.
  func hexadecimal() -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in hash.finalize() {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The digest of a file. O(length).
  static func ofFile(at path: String) throws(ModelStoreError) -> RunningDigest {
    var digest = RunningDigest()
    try ByteReader(path: path).forEachPiece { piece in digest.update(piece) }
    return digest
  }
}

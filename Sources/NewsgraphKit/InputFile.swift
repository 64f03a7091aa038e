#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is read from start to end; `-` is standard input.
public struct InputFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// Opens a file.
  public init(path: String) throws(FileError) {
    self.path = path
    descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw .unreadable(path: path, reason: FileError.lastReason()) }
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// The bytes of a file.
  /// - Parameter limit: How many bytes to read at most.
  public static func bytes(of path: String, limit: Int) throws(FileError) -> [UInt8] {
    var file = try InputFile(path: path)
    while !file.isAtEnd, file.buffer.count < limit { try file.readMore() }
    return Array(file.buffer.prefix(limit))
  }

  /// The next line without its line feed; `nil` at the end.
  ///
  /// Reads no further than it must, so that a program that waits for the answer to its line gets it.
  /// - Parameter limit: How many bytes of a line are kept; what is longer is cut there.
  public mutating func nextLine(limit: Int) throws(FileError) -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return Array(buffer[start..<end].prefix(limit))
      }
      if isAtEnd {
        defer { start = buffer.count }
        return start < buffer.count ? Array(buffer[start...].prefix(limit)) : nil
      }
      buffer.removeFirst(start)
      start = 0
      if buffer.count > limit { buffer.removeLast(buffer.count - limit - 1) }
      searched = buffer.count
      try readMore()
    }
  }

  /// The next lines, at least one unless the file ends; further ones only as far as they are read already.
  public mutating func nextLines(count: Int, limit: Int) throws(FileError) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    while lines.count < count, lines.isEmpty || buffer[start...].contains(0x0A),
      let line = try nextLine(limit: limit)
    {
      lines.append(line)
    }
    return lines
  }

  private mutating func readMore() throws(FileError) {
    let size = 1 << 16
    let filled = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: size))
    var count: Int
    repeat {
      count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe read(descriptor, bytes.baseAddress.map { unsafe $0 + filled }, size)
      }
    } while count < 0 && errno == EINTR
    let reason = count < 0 ? FileError.lastReason() : ""
    buffer.removeLast(size - max(0, count))
    if count < 0 { throw .unreadable(path: path, reason: reason) }
    if count == 0 { isAtEnd = true }
  }
}

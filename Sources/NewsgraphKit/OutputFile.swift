#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The one way in which the program writes: a whole file or none.
///
/// The bytes go to a new file beside the final one, which a rename then replaces; whoever reads the file
/// meanwhile sees the old contents. Pipes and devices are written to directly. `-` is standard output.
public enum OutputFile {
  /// Writes a text.
  public static func write(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes bytes.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    if path == "-" { return try write(bytes, to: STDOUT_FILENO, path: "standard output") }
    guard let target = existingFile(at: path) else {
      return try replace(path, mode: nil, by: bytes)
    }
    if target.isRegular { return try replace(target.path, mode: target.mode, by: bytes) }
    let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    try write(bytes, to: descriptor, path: path)
  }

  /// Writes a text to standard error; where that fails there is nobody left to tell.
  public static func writeToStandardError(_ text: String) {
    try? write(Array(text.utf8), to: STDERR_FILENO, path: "standard error")
  }

  /// Creates a folder and those above it, where they don't exist.
  public static func makeFolder(_ path: String) throws(FileError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += part + "/"
      guard unsafe mkdir(made, 0o777) == 0 || errno == EEXIST else { throw failure(path) }
    }
  }

  /// Whether a path is an existing folder.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The file that a path leads to, links followed.
  private static func existingFile(
    at path: String
  ) -> (path: String, isRegular: Bool, mode: mode_t)? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    var target = path
    if let real = unsafe realpath(path, nil) {
      target = unsafe String(cString: real)
      unsafe free(real)
    }
    return (target, status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o7777)
  }

  private static func replace(
    _ path: String, mode: mode_t?, by bytes: [UInt8]
  ) throws(FileError) {
    let temporary = path + ".\(getpid()).part"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(path) }
    do throws(FileError) {
      if let mode { fchmod(descriptor, mode) }
      defer { close(descriptor) }
      try write(bytes, to: descriptor, path: path)
    } catch {
      unsafe unlink(temporary)
      throw error
    }
    guard unsafe rename(temporary, path) == 0 else {
      let error = failure(path)
      unsafe unlink(temporary)
      throw error
    }
  }

  private static func write(
    _ bytes: [UInt8], to descriptor: Int32, path: String
  ) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { bytes in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[written...])
        return unsafe systemWrite(descriptor, rest.baseAddress, rest.count)
      }
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        throw .closedPipe
      } else if errno != EINTR {
        throw failure(path)
      }
    }
  }

  private static func failure(_ path: String) -> FileError {
    .unwritable(path: path, reason: FileError.lastReason())
  }
}

/// The system's call, which the methods of `OutputFile` hide by their name.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(descriptor, bytes, count)
}

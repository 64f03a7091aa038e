#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the system says against reading or writing a file.
public enum FileError: Error, Equatable, CustomStringConvertible {
  /// A file can't be read.
  case unreadable(path: String, reason: String)
  /// A file can't be written.
  case unwritable(path: String, reason: String)
  /// The reader of our output has gone, which is no failure of ours.
  case closedPipe

  /// What failed, and why.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "can't read '\(path)': \(reason)"
    case .unwritable(let path, let reason): "can't write '\(path)': \(reason)"
    case .closedPipe: "nobody reads the output"
    }
  }

  /// The system's words for the last failed call.
  static func lastReason() -> String { unsafe String(cString: strerror(errno)) }
}

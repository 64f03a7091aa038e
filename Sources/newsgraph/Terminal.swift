import NewsgraphKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the program says to the person in front of it. Results go to standard output, this to
/// standard error.
enum Terminal {
  /// Says something in one line: `newsgraph: …`.
  static func report(_ message: String) {
    let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    OutputFile.writeToStandardError("newsgraph: " + InertText.inert(line) + "\n")
  }

  /// Writes a result to a file or standard output; what a terminal shows can't control it.
  static func write(_ text: String, to path: String) throws {
    let isShown = path == "-" && isatty(STDOUT_FILENO) == 1
    try OutputFile.write(isShown ? InertText.inert(text) : text, to: path)
  }
}

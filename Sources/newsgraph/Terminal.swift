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

  /// Whether what is written to a path appears on a terminal.
  static func isShown(_ path: String) -> Bool { path == "-" && isatty(STDOUT_FILENO) == 1 }

  /// Whether a text for a path is coloured: always, never, or on a terminal unless `NO_COLOR` is set.
  /// Source: https://no-color.org.
  static func isColoured(_ when: String, path: String) -> Bool {
    switch when {
    case "always": true
    case "never": false
    default: isShown(path) && !isSet("NO_COLOR") && variable("TERM") != "dumb"
    }
  }

  /// How many columns a text for a path has.
  static func width(path: String) -> Int {
    var size = winsize()
    guard isShown(path), unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
    else { return 100 }
    return min(Int(size.ws_col), 120)
  }

  private static func isSet(_ name: String) -> Bool { variable(name)?.isEmpty == false }

  private static func variable(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// Writes a result to a file or standard output; what a terminal shows can't control it.
  static func write(_ text: String, to path: String) throws {
    try OutputFile.write(isShown(path) ? InertText.inert(text) : text, to: path)
  }
}

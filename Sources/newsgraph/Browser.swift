import Foundation

/// The user's browser.
enum Browser {
  /// Opens a file in it, and doesn't wait.
  static func open(_ path: String) throws {
    #if os(macOS)
      let program = "/usr/bin/open"
    #else
      let program = "/usr/bin/xdg-open"
    #endif
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw NoBrowser(program: program, path: path)
    }
    let process = Process()
    process.executableURL = URL(filePath: program)
    // A path that starts with a hyphen would be an option.
    process.arguments = [URL(filePath: path).path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw NoBrowser(program: program, path: path)
    }
  }

  /// The program that opens files is missing.
  private struct NoBrowser: Error, CustomStringConvertible {
    let program: String
    let path: String
    var description: String { "can't open '\(path)': there is no \(program); the page is written" }
  }
}

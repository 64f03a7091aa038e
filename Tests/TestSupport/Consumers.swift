import Foundation

/// Programs that read what newsgraph writes.
///
/// They are looked for, and tests that need one are skipped without it; with
/// `NEWSGRAPH_REQUIRE_CONSUMERS=1` in the environment they run and fail instead.
public enum Consumers {
  /// What a program printed and how it ended.
  public struct Outcome: Sendable {
    /// The exit status.
    public let status: Int32
    /// The standard output.
    public let output: String
    /// The standard error.
    public let errors: String
  }

  /// The Python that has the packages of `Tests/consumers/requirements.txt`: the value of
  /// `NEWSGRAPH_PYTHON`, or the package's `.venv`.
  public static var python: String? {
    if let path = ProcessInfo.processInfo.environment["NEWSGRAPH_PYTHON"] { return path }
    let path = package.appending(path: ".venv/bin/python").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }

  /// Whether the tests with Python run.
  public static var hasPython: Bool { isRequired || python != nil }

  /// Whether the tests with a program of the system run.
  public static func has(_ program: String) -> Bool { isRequired || path(of: program) != nil }

  /// Runs a script of `Tests/consumers`.
  public static func runPython(_ script: String, _ arguments: String...) throws -> Outcome {
    let path = package.appending(path: "Tests/consumers/\(script)").path
    return try run(python ?? "python3", [path] + arguments)
  }

  /// The Python for programs that need version 3.12 or later: the value of `NEWSGRAPH_PYTHON312`, or the
  /// package's `.venv312`. Debian 12 has none, so that tests with it are skipped there even where
  /// programs are required.
  public static var newerPython: String? {
    if let path = ProcessInfo.processInfo.environment["NEWSGRAPH_PYTHON312"] { return path }
    let path = package.appending(path: ".venv312/bin/python").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }

  /// Runs a script of `Tests/consumers` with the newer Python.
  public static func runNewerPython(_ script: String, _ arguments: String...) throws -> Outcome {
    let path = package.appending(path: "Tests/consumers/\(script)").path
    return try run(newerPython ?? "python3", [path] + arguments)
  }

  /// Runs a program and waits for it.
  public static func run(_ program: String, _ arguments: [String]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: path(of: program) ?? program)
    process.arguments = arguments
    let folder = try TemporaryFolder()
    let (output, errors) = (folder.file("output"), folder.file("errors"))
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  private static var isRequired: Bool {
    ProcessInfo.processInfo.environment["NEWSGRAPH_REQUIRE_CONSUMERS"] == "1"
  }

  private static var package: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  private static func path(of program: String) -> String? {
    if program.contains("/") { return program }
    return (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(program)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

/// A folder that is removed with the value.
public final class TemporaryFolder: Sendable {
  private let folder: URL

  /// Creates an empty folder.
  public init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "newsgraph-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The place of a file in the folder.
  public func file(_ name: String) -> URL { folder.appending(path: name) }

  /// Writes a file and returns its path.
  public func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// Writes a file and returns its path.
  public func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: file(name))
    return file(name).path
  }
}

import Foundation
import Testing

/// The program as a user runs it, built beside the tests.
enum Program {
  /// What a run printed and how it ended.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The root of the package.
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The article that the project was created from.
  static let seed = package.appending(path: "seeds/000_c410ee5ac9047ccb.txt").path

  /// Whether the tests with a model run: where it is installed, and where it is required.
  static let hasModel: Bool = {
    if environment["NEWSGRAPH_REQUIRE_MODEL"] == "1" { return true }
    return (try? run("model", "info"))?.status == 0
  }()

  private static let environment = ProcessInfo.processInfo.environment

  /// Runs the program.
  /// - Parameters:
  ///   - input: What it reads on standard input.
  ///   - changes: Variables that differ from ours.
  static func run(
    _ arguments: String..., input: String = "", changes: [String: String] = [:]
  ) throws -> Outcome {
    try run(shell: "\"$0\" \"$@\"", arguments, input: input, changes: changes)
  }

  /// Runs a shell command in which `"$0"` is the program.
  static func run(
    shell command: String, _ arguments: [String] = [], input: String = "",
    changes: [String: String] = [:]
  ) throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "newsgraph-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["input", "output", "errors"].map { folder.appending(path: $0) }
    for file in files { try Data(file == files[0] ? input.utf8 : "".utf8).write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", command, executable.path] + arguments
    process.environment = environment.merging(changes) { $1 }
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }

  /// The tests' bundle and the program are built into one folder.
  private static var executable: URL {
    let link = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }.map { URL(filePath: $0) }
    return (bundle ?? link).deletingLastPathComponent().appending(path: "newsgraph")
  }
}

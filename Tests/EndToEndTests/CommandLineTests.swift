import Foundation
import GraphFormats
import NewsgraphKit
import TestSupport
import Testing

/// What needs no model: words on the command line, files, errors.
@Suite struct CommandLineTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func version() throws {
    #expect(try Program.run("--version").output == Newsgraph.version + "\n")
  }

  @Test func schemaAndFormats() throws {
    #expect(try Program.run("schema").output == GraphSchema.json)
    #expect(try Program.run("schema", "--diff").output.contains("\"urn:newsgraph:diff:1\""))
    let formats = try Program.run("formats").output
    #expect(GraphFormats.all.allSatisfy { formats.contains($0.summary) })
  }

  @Test(arguments: [
    ["extract"], ["extract", "a", "--to", "xyz"], ["extract", "a", "b", "--id", "x"],
    ["extract", "a", "--date", "28.11.2024"], ["extract", "a", "--id", "not legal"],
    ["extract", "a", "b", "--to", "dot"], ["extract", "x/a.txt", "y/a.txt", "-o", "out/"],
    ["render", "a"], ["render", "a", "-o", "picture"],
    ["render", "a", "-o", "a.svg", "--top", "0"],
    ["render", "a", "-o", "a.svg", "--layout", "round"], ["annotate", "a", "b", "-o", "x"],
    ["model", "install", "xl"], ["dance"],
  ])
  func wrongUseIsExplained(arguments: [String]) throws {
    let outcome = try Program.run(shell: "\"$0\" \"$@\"", arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("Usage:"))
    #expect(outcome.output.isEmpty)
  }

  /// One line on standard error, status 1, nothing on standard output.
  private func expectFailure(_ outcome: Program.Outcome, _ words: String) {
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("newsgraph: "))
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.errors.count { $0 == "\n" } == 1)
    #expect(outcome.output.isEmpty)
  }

  @Test func missingModelSaysHowToGetIt() throws {
    let nowhere = ["XDG_DATA_HOME": folder.file("none").path, "NEWSGRAPH_MODEL": ""]
    for arguments in [["extract", Program.seed], ["annotate", Program.seed], ["model", "info"]] {
      let outcome = try Program.run(shell: "\"$0\" \"$@\"", arguments, changes: nowhere)
      expectFailure(outcome, "run 'newsgraph model install'")
    }
  }

  @Test func fullDiskAndUnwritablePath() throws {
    expectFailure(
      try Program.run(shell: "\"$0\" schema > /dev/full"), "No space left on device")
    expectFailure(
      try Program.run("schema", "-o", "/no/such/folder/x.json"), "No such file or directory")
    expectFailure(try Program.run("schema", "-o", folder.file("").path), "Is a directory")
  }

  @Test func closedPipeIsNoFailureToSpeakOf() throws {
    let outcome = try Program.run(
      shell: "for i in 1 2 3 4 5 6 7 8 9 10; do \"$0\" schema || break; done | true")
    #expect(outcome.errors.isEmpty)
  }

  @Test func failedWritingLeavesTheOldFile() throws {
    let path = try folder.write("old", to: "out.json")
    _ = try Program.run("extract", "/no/such/article", "-o", path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
  }

  @Test func writingReplacesAndLeavesNothingElse() throws {
    let path = try folder.write("old", to: "out.json")
    #expect(try Program.run("schema", "-o", path).status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == GraphSchema.json)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("").path)
    #expect(names == ["out.json"])
  }

  @Test func linkIsFollowed() throws {
    let target = try folder.write("old", to: "target.json")
    let link = folder.file("link.json").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    _ = try Program.run("schema", "-o", link)
    #expect(try String(contentsOfFile: target, encoding: .utf8) == GraphSchema.json)
  }

  @Test func namesOfFilesCannotControlTheTerminal() throws {
    let outcome = try Program.run("render", "no\u{1B}[31m\nfile", "-o", "x.svg")
    #expect(!outcome.errors.contains("\u{1B}"))
    expectFailure(outcome, "No such file")
  }
}

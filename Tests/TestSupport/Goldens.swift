import Foundation
import Testing

/// Expects a text to equal the file of this name in the folder `Goldens` beside the test.
///
/// With `RECORD_GOLDENS=1` in the environment the file is rewritten instead and the test fails once,
/// so that a recording is never mistaken for a passing run.
public func expectGolden(
  _ text: String, _ name: String, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let golden = URL(filePath: testFile).deletingLastPathComponent()
    .appending(components: "Goldens", name)
  if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
    try Data(text.utf8).write(to: golden)
    Issue.record("recorded \(name); read the difference", sourceLocation: sourceLocation)
    return
  }
  let expected = (try? Data(contentsOf: golden)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  let difference = firstDifference(expected, text)
  #expect(difference == nil, "\(name) differs", sourceLocation: sourceLocation)
}

/// The first line in which two texts differ; `nil` for equal bytes.
private func firstDifference(_ expected: String, _ found: String) -> String? {
  guard !expected.utf8.elementsEqual(found.utf8) else { return nil }
  let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let foundLines = found.split(separator: "\n", omittingEmptySubsequences: false)
  let number = zip(expectedLines, foundLines).prefix { $0.utf8.elementsEqual($1.utf8) }.count
  func line(_ lines: [Substring]) -> String {
    number < lines.count ? String(lines[number]) : "(no such line)"
  }
  return "line \(number + 1): expected \(line(expectedLines)), found \(line(foundLines))"
}

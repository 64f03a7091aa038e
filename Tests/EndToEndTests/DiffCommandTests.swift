import Foundation
import GraphFormats
import KnowledgeGraph
import TestSupport
import Testing

/// `diff`, `patch`, `merge` and `timeline` as a user runs them.
@Suite struct DiffCommandTests {
  private let folder: TemporaryFolder
  private let a: String
  private let b: String

  init() throws {
    folder = try TemporaryFolder()
    a = try folder.write(try JSONFormat().string(for: .sample), to: "a.json")
    b = try folder.write(try JSONFormat().string(for: .article), to: "b.json")
  }

  @Test func theStatusTellsWhetherTheyDiffer() throws {
    #expect(try Program.run("diff", a, a).status == 0)
    let differing = try Program.run("diff", a, b)
    #expect(differing.status == 1 && differing.output.contains("\nOffices\n"))
    #expect(!differing.output.contains("\u{1B}"))
    let trouble = try Program.run("diff", a, "missing.json")
    #expect(trouble.status == 2 && trouble.errors.contains("missing.json"))
    let damaged = try folder.write("{\"format\": ", to: "damaged.json")
    #expect(try Program.run("diff", a, damaged).status == 2)
  }

  @Test func formatsMayDiffer() throws {
    let text = try GraphMLFormat().string(for: .sample)
    let other = try folder.write(text, to: "a.graphml")
    #expect(try Program.run("diff", a, other, "--brief").status == 0)
    let piped = try Program.run("diff", "-", a, input: try JSONFormat().string(for: .sample))
    #expect(piped.status == 0)
  }

  @Test func aPatchLeadsToTheOther() throws {
    let diff = folder.file("diff.json").path
    #expect(try Program.run("diff", a, b, "-o", diff).status == 1)
    let there = try Program.run("patch", a, diff)
    let second = try JSONFormat().string(for: .article)
    #expect(there.status == 0 && there.output == second)
    let back = try Program.run("patch", b, diff, "--reverse")
    let first = try JSONFormat().string(for: .sample)
    #expect(back.output == first)
    let wrong = try Program.run("patch", b, diff)
    #expect(wrong.status == 1 && wrong.errors.contains("apply the difference to the first"))
  }

  @Test func decisionsAreFollowed() throws {
    let map = folder.file("map.sssom.tsv").path
    let decided = try Program.run(
      "diff", a, b, "--same", "Ana Ruiz=Mara Quist", "--write-map", map, "--stat")
    #expect(decided.status == 1)
    let text = try String(contentsOfFile: map, encoding: .utf8)
    #expect(text.contains("Ana Ruiz\t\tskos:exactMatch\tb:person.mara-quist"))
    #expect(try Program.run("diff", a, b, "--map", map).status == 1)
    let unknown = try Program.run("diff", a, b, "--same", "Nobody=Mara Quist")
    #expect(unknown.status == 2 && unknown.errors.contains("Nobody"))
  }

  @Test func colourIsForTerminals() throws {
    let coloured = try Program.run("diff", a, b, "--color", "always")
    #expect(coloured.output.contains("\u{1B}[34m+"))
    let plain = try Program.run("diff", a, b, changes: ["NO_COLOR": "1"])
    #expect(!plain.output.contains("\u{1B}"))
  }

  @Test func picturesOfBothSidesHaveOneSize() throws {
    let picture = folder.file("side.svg").path
    #expect(try Program.run("diff", a, b, "-o", picture, "--side-by-side").status == 1)
    let sizes = try ["a", "b"].map { side in
      let text = try String(
        contentsOfFile: folder.file("side-\(side).svg").path, encoding: .utf8)
      return text.firstMatch(of: /viewBox="[^"]+"/).map { String($0.output) }
    }
    #expect(sizes[0] != nil && sizes[0] == sizes[1])
  }

  @Test(arguments: [
    ["diff", "a", "b", "-o", "x.xlsx"], ["diff", "a", "b", "--stat", "-o", "x.svg"],
    ["diff", "a", "b", "--brief", "--to", "json"], ["diff", "a", "b", "--brief", "--stat"],
    ["diff", "a", "b", "--write-map", "-"], ["diff", "-", "-"], ["patch", "-", "-"],
    ["patch", "a", "d", "-o", "x.docx"], ["merge", "-", "-"], ["merge", "a", "-o", "x.csv"],
    ["merge", "a", "--to", "docx"], ["timeline", "a", "-o", "x.pdf"],
  ])
  func wrongUseIsExplained(arguments: [String]) throws {
    let outcome = try Program.run(shell: "\"$0\" \"$@\" < /dev/null", arguments)
    #expect(outcome.status == 64, "\(outcome.errors)")
    #expect(outcome.errors.contains("Usage:") && outcome.output.isEmpty)
  }

  @Test func mergedGraphsAreWrittenInAnyFormat() throws {
    let dot = try Program.run("merge", a, b, "--to", "dot")
    #expect(dot.status == 0 && dot.output.hasPrefix("digraph"))
    let tables = folder.file("story.zip").path
    #expect(try Program.run("merge", a, b, "-o", tables).status == 0)
    let read = try Program.run("diff", tables, a, "--brief")
    #expect(read.status == 1, "\(read.errors)")
  }

  @Test func mergedGraphsAndTimelines() throws {
    let story = folder.file("story.json").path
    #expect(try Program.run("merge", a, b, "-o", story).status == 0)
    let merged = try String(contentsOfFile: story, encoding: .utf8)
    let other = try Program.run("merge", b, story)
    #expect(other.status == 0 && other.output == merged)
    let timeline = try Program.run("timeline", story, "--about", "Mara Quist")
    #expect(timeline.status == 0 && timeline.output.contains("2031-03-04"))
    #expect(try Program.run("timeline", story, "--to", "svg").output.hasPrefix("<svg"))
  }
}

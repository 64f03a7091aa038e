import Foundation
import GraphFormats
import KnowledgeGraph
import TestSupport
import Testing

/// `newsgraph view`
@Suite struct ViewCommandTests {
  private let folder: TemporaryFolder
  private let graph: String

  init() throws {
    folder = try TemporaryFolder()
    graph = try folder.write(try JSONFormat().string(for: .sample), to: "graph.json")
  }

  @Test func graphsInAnyFormatBecomePages() throws {
    let page = try Program.run("view", graph).output
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("these are the quotations"))
    let other = folder.file("graph.graphml").path
    #expect(try Program.run("convert", graph, "-o", other).status == 0)
    let output = folder.file("page.html").path
    #expect(try Program.run("view", other, "-o", output).output.isEmpty)
    #expect(try String(contentsOfFile: output, encoding: .utf8) == page)
  }

  @Test func severalBecomeTabsWithOneThatJoinsThem() throws {
    let other = try folder.write(try JSONFormat().string(for: .star(of: 3)), to: "star.json")
    let page = try Program.run("view", graph, other).output
    #expect(page.matches(of: /<section class="sheet"/).count == 3)
    #expect(page.contains("<bdi>All together</bdi>"))
  }

  @Test func textsAreKnownByTheirChecksums() throws {
    let text = try folder.write("Another text.", to: "other.txt")
    let outcome = try Program.run("view", graph, "--text", text)
    #expect(outcome.status == 1 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("none of the graphs was read from"))
  }

  @Test func pageIsOpenedFromAFileOnly() throws {
    let outcome = try Program.run("view", graph, "--open")
    #expect(outcome.status == 64 && outcome.errors.contains("--open needs -o with a file"))
  }

  @Test(.enabled(if: Program.hasModel)) func articleAndItsGraphGiveTheSamePage() throws {
    let article = try Program.run("view", Program.seed).output
    let seedGraph = folder.file("seed.json").path
    #expect(try Program.run("extract", Program.seed, "-o", seedGraph).status == 0)
    let page = try Program.run("view", seedGraph, "--text", Program.seed).output
    #expect(page == article && !page.contains("these are the quotations"))
  }
}

import Foundation
import GraphFormats
import KnowledgeGraph
import TestSupport
import Testing

@Suite struct CatalogueTests {
  @Test func everyFormatFileHasACatalogueLine() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/GraphFormats").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: sources.path)
    let types = files.filter { $0.hasSuffix("Format.swift") }.map { String($0.dropLast(6)) }
    #expect(types.count > 0)
    #expect(types.sorted() == GraphFormats.all.map { "\(type(of: $0))" }.sorted())
  }

  /// Tests of programs that aren't installed are skipped; this one says which, as warnings.
  @Test func whatIsSkippedIsSaid() {
    if Consumers.newerPython == nil {
      Issue.record(
        "nobody reads what 'mermaid' and 'cypher' write: no .venv312; see Scripts/setup.sh --tests",
        severity: .warning)
    }
    for (program, isThere) in [
      ("Python's readers (.venv)", Consumers.python != nil), ("xmllint", Consumers.has("xmllint")),
      ("dot", Consumers.has("dot")),
    ] where !isThere {
      Issue.record("not installed: \(program); see Scripts/setup.sh --tests", severity: .warning)
    }
  }

  /// Each row of the catalogue is explained, and a test reads its files.
  @Test func everyFormatIsDocumented() throws {
    let docs = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/formats.md").standardized, encoding: .utf8)
    for format in GraphFormats.all {
      #expect(docs.contains("`\(format.name)`"), "\(format.name)")
      let isListed = docs.contains("`.\(format.fileExtension)`") || format.name == "csv"
      #expect(isListed, "\(format.name)")
    }
  }

  @Test func namesAndExtensionsAreUnique() {
    #expect(Set(GraphFormats.all.map(\.name)).count == GraphFormats.all.count)
    #expect(Set(GraphFormats.all.map(\.fileExtension)).count == GraphFormats.all.count)
  }

  @Test func formatsAreFoundByNameAndExtension() throws {
    #expect(try GraphFormats.named("json").name == "json")
    #expect(try GraphFormats.forFile(extension: "JSON").name == "json")
    #expect(try GraphFormats.forFile(named: "folder/a.yed.GraphML").name == "graphml-yed")
    #expect(try GraphFormats.forFile(named: "a.b.graphml").name == "graphml")
    #expect(try GraphFormats.forFile(named: "ftm.json").name == "json")
    #expect(throws: FormatError.self) { try GraphFormats.named("yaml") }
    #expect(throws: FormatError.self) { try GraphFormats.forFile(extension: "docx") }
  }

  @Test(arguments: GraphFormats.all.map(\.name))
  func everyFormatMatchesItsGolden(name: String) throws {
    let format = try GraphFormats.named(name)
    try expectGolden(try format.string(for: .sample), "sample.\(format.fileExtension)")
  }

  @Test(arguments: GraphFormats.all.map(\.name))
  func everyFormatEndsInOneNewline(name: String) throws {
    for graph in [Graph.sample, .hostile, Graph(generator: "newsgraph 0.1.0")] {
      let text = try GraphFormats.named(name).string(for: graph)
      // A graph without records is an empty file in formats of one record a line.
      #expect(text.isEmpty || text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    }
  }

  @Test(arguments: GraphFormats.all.map(\.name))
  func numbersThatNoTextHasAreRefused(name: String) throws {
    let node = Node(id: NodeID(kind: .place, "x"), kind: .place, label: "x", salience: .infinity)
    let graph = Graph(generator: "newsgraph 0.1.0", nodes: [node])
    #expect(throws: FormatError.notFinite("the salience of node 'place.x'")) {
      try GraphFormats.named(name).string(for: graph)
    }
  }
}

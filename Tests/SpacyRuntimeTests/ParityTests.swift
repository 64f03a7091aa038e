import Documents
import Foundation
import SpacyRuntime
import Testing

/// What spaCy 3.8 says about the texts of the fixtures is what the engine must say, in every column.
@Suite(.enabled(if: Models.areThere, Models.hint)) struct ParityTests {
  static let files = Models.tested.flatMap { size in
    ["short", "long", "seed"].map { "\($0).\(size).json" }
  }

  @Test(arguments: files)
  func everyColumnIsEqual(file: String) throws {
    let documents = try ParityFixtures.documents(file)
    #expect(!documents.isEmpty)
    let pipeline = try Models.pipeline(file.contains(".md.") ? "md" : "sm")
    let results = try pipeline.annotate(documents.map(\.text))
    #expect(results.count == documents.count)
    for (document, result) in zip(documents, results) {
      expectEqual(document, result)
    }
  }

  @Test(arguments: Models.tested)
  func thePortableImplementationIsEqualToo(size: String) throws {
    let path = try #require(Models.path(size))
    let pipeline = try SpacyPipeline(directory: path, kernels: .portable)
    for document in try ParityFixtures.documents("short.\(size).json").prefix(3) {
      expectEqual(document, try pipeline.annotate([document.text])[0])
    }
  }

  @Test(arguments: Models.tested)
  func resultsDependNeitherOnNeighboursNorOnThreads(size: String) throws {
    let pipeline = try Models.pipeline(size)
    var texts = try ParityFixtures.documents("short.\(size).json").map(\.text)
    texts += try ParityFixtures.documents("long.\(size).json").prefix(3).map(\.text)
    let alone = try texts.flatMap { try pipeline.annotate([$0]) }
    let together = try pipeline.annotate(texts)
    let parallel = try pipeline.annotate(texts, threads: 4)
    #expect(together == alone)
    #expect(parallel == alone)
  }

  private func expectEqual(_ document: ExpectedAnnotation, _ result: AnnotatedText) {
    let expected = document.tokens
    let tokens = result.tokens
    let id = document.id
    #expect(
      tokens.map(\.text).map { Array($0.utf8) } == expected.text.map { Array($0.utf8) }, "\(id)")
    #expect(tokens.map(\.span.start) == expected.idx, "\(id)")
    #expect(
      tokens.map { $0.span.end - $0.span.start } == expected.text.map(\.unicodeScalars.count),
      "\(id)")
    #expect(tokens.map { $0.hasTrailingSpace ? " " : "" } == expected.whitespace, "\(id)")
    #expect(
      tokens.map(\.norm).map { Array($0.utf8) } == expected.norm.map { Array($0.utf8) }, "\(id)")
    #expect(tokens.map(\.tag) == expected.tag, "\(id)")
    #expect(tokens.map(\.head) == expected.head, "\(id)")
    #expect(tokens.map(\.dependency.rawValue) == expected.dep, "\(id)")
    #expect(tokens.map(\.startsSentence) == expected.sent_start, "\(id)")
    #expect(tokens.map(\.pos.rawValue) == expected.pos, "\(id)")
    #expect(tokens.map(\.morphology) == expected.morph, "\(id)")
    #expect(
      tokens.map(\.lemma).map { Array($0.utf8) } == expected.lemma.map { Array($0.utf8) }, "\(id)")
    #expect(result.entities == document.entities, "\(id)")
    #expect(result.nounChunks == document.noun_chunks.map { $0[0]..<$0[1] }, "\(id)")
    #expect(result.sentences == document.sents.map { $0[0]..<$0[1] }, "\(id)")
  }
}

/// Reads the documents of a fixture with all their columns.
enum ParityFixtures {
  static func data(_ name: String, filePath: String = #filePath) throws -> Data {
    let folder = URL(filePath: filePath).deletingLastPathComponent().appending(path: "Fixtures")
    return try Data(contentsOf: folder.appending(path: name))
  }

  static func documents(_ name: String) throws -> [ExpectedAnnotation] {
    try JSONDecoder().decode(File.self, from: data(name)).docs
  }

  private struct File: Decodable {
    var docs: [ExpectedAnnotation]
  }
}

/// A document as spaCy annotates it; members are named as in the fixtures.
struct ExpectedAnnotation: Decodable {
  struct Tokens: Decodable {
    var text: [String]
    var idx: [Int]
    var whitespace: [String]
    var norm: [String]
    var lemma: [String]
    var pos: [String]
    var morph: [String]
    var tag: [String]
    var dep: [String]
    var head: [Int]
    var sent_start: [Bool]
  }

  /// Start, end and label in one JSON array.
  struct Entity: Decodable {
    var span: EntitySpan

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      let start = try values.decode(Int.self)
      let end = try values.decode(Int.self)
      span = EntitySpan(tokens: start..<end, label: try values.decode(String.self))
    }
  }

  var id: String
  var text: String
  var tokens: Tokens
  var sents: [[Int]]
  var ents: [Entity]
  var noun_chunks: [[Int]]

  var entities: [EntitySpan] { ents.map(\.span) }
}

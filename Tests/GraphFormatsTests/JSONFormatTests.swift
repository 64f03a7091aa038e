import Foundation
import KnowledgeGraph
import TestSupport
import Testing

@testable import GraphFormats

@Suite struct JSONFormatTests {
  @Test(arguments: [Graph.sample, .hostile, Graph(generator: "newsgraph 0.1.0")])
  func whatIsWrittenReadsBackEqual(graph: Graph) throws {
    for format in [JSONFormat(), JSONFormat(layout: .line), JSONFormat(layout: .line, ascii: true)]
    {
      let text = try format.string(for: graph)
      let back = try JSONFormat.read(Array(text.utf8))
      #expect(back == graph)
      // `==` of strings is canonical equivalence; the second writing compares scalars.
      #expect(Array(try format.string(for: back).utf8) == Array(text.utf8))
    }
  }

  @Test(arguments: [Graph.sample, .hostile, .star(of: 20)])
  func whatIsWrittenInPartsIsWhatOneValueWouldBe(graph: Graph) throws {
    let value = try graph.json()
    for ascii in [false, true] {
      let line = try JSONFormat(layout: .line, ascii: ascii).string(for: graph)
      #expect(line == value.line(ascii: ascii) + "\n")
      let pages = try JSONFormat(layout: .pages, ascii: ascii).string(for: graph)
      #expect(pages == value.pages(ascii: ascii) + "\n")
    }
  }

  @Test func aLineHasNoBreakAndASCIIOnlyASCII() throws {
    let text = try JSONFormat(layout: .line, ascii: true).string(for: .hostile)
    #expect(text.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
    #expect(text.utf8.count { $0 == 0x0A } == 1)
    #expect(text.contains("\\ud83e\\udd8a"))  // the fox
  }

  @Test func invisibleScalarsAreEscapedAndSlashesAreNot() throws {
    let text = try JSONFormat().string(for: .hostile)
    for escape in ["\\u202e", "\\u2028", "\\u0000", "\\u001b", "\\ufffe", "</svg>"] {
      #expect(text.contains(escape))
    }
  }

  @Test func orderOfInputDoesNotMatter() throws {
    let sample = Graph.sample
    let reversed = Graph(
      generator: sample.generator, documents: sample.documents.reversed(),
      nodes: sample.nodes.reversed(), edges: sample.edges.reversed())
    #expect(try JSONFormat().string(for: reversed) == JSONFormat().string(for: sample))
  }

  @Test(arguments: [
    ("", "line 1, column 1: no JSON: the text ends where a value should follow"),
    ("{\n  \"format\": }", "line 2, column 13: no JSON: expected a value"),
    ("{\"é\": 1 2}", "line 1, column 9: no JSON: expected '}'"),
    ("[1, 2", "line 1, column 6: no JSON: the text ends where ']' should follow"),
    ("{\"a\": \"\\x\"}", "line 1, column 9: no JSON: unknown escape"),
    ("{} {}", "line 1, column 4: no JSON: text after the end of the value"),
    ("[]", "line 1, column 1: graph: expected an object"),
    ("{}", "line 1, column 1: graph: 'format' is missing"),
    (
      "{\"format\": \"newsgraph/2\"}",
      "the file declares format 'newsgraph/2'; this program reads 'newsgraph/1'"
    ),
    (
      "{\"format\": \"newsgraph/1\", \"generator\": 7}",
      "line 1, column 40: generator: expected a string"
    ),
    (
      "{\"format\": \"newsgraph/1\", \"generator\": \"\", \"documents\": [],\n \"nodes\": [{}]}",
      "line 2, column 12: nodes[0]: 'id' is missing"
    ),
  ])
  func whatIsWrongIsSaidInOneLine(text: String, message: String) {
    #expect(throws: FormatError.self) { try JSONFormat.read(Array(text.utf8)) }
    do {
      _ = try JSONFormat.read(Array(text.utf8))
    } catch {
      #expect(error.description == message)
    }
  }

  @Test func unknownWordsOfAVocabularyAreNamedWithTheirPlace() throws {
    let text = try JSONFormat().string(for: .sample)
      .replacingOccurrences(of: "\"relation\": \"consult\"", with: "\"relation\": \"consults\"")
    do {
      _ = try JSONFormat.read(Array(text.utf8))
      Issue.record("read a relation that doesn't exist")
    } catch {
      guard case .invalid(let line, let column, let path, let reason) = error else {
        Issue.record("\(error)")
        return
      }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[line - 1].dropFirst(column - 1).hasPrefix("\"consults\""))
      #expect(path.hasPrefix("edges[") && path.hasSuffix("].relation"))
      #expect(reason.hasPrefix("expected one of holds, of, memberOf"))
    }
  }

  @Test func nestingWithoutEndIsAnErrorAndNoCrash() {
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 200_000)
    #expect(throws: FormatError.syntax(line: 1, column: 513, reason: "nested more than 512 times"))
    {
      try JSONFormat.read(bytes)
    }
  }

  @Test func bytesThatAreNoUTF8AreNamed() {
    let bytes = Array("{\"é\": \"".utf8) + [0xFF, 0x22, 0x7D]
    #expect(throws: FormatError.notUTF8(offset: 8)) { try JSONFormat.read(bytes) }
  }

  @Test func halfASurrogatePairIsRefused() {
    let text = "{\"format\": \"newsgraph/1\", \"generator\": \"a\\ud800b\"}"
    #expect(throws: FormatError.self) { try JSONFormat.read(Array(text.utf8)) }
  }

  @Test func aGraphThatBreaksTheRulesIsRefused() throws {
    let edge = Edge(
      source: NodeID(kind: .person, "a"), relation: .holds, target: NodeID(kind: .position, "b"),
      evidence: [])
    let graph = Graph(generator: "newsgraph 0.1.0", edges: [edge])
    let text = try JSONFormat().string(for: graph)
    #expect(throws: FormatError.unsound(graph.problems())) { try JSONFormat.read(Array(text.utf8)) }
  }

  @Test func laterMinorVersionsAndUnknownMembersAreRead() throws {
    let text = try JSONFormat().string(for: .sample)
      .replacingOccurrences(of: "\"newsgraph/1\"", with: "\"newsgraph/1.4\", \"novelty\": [1]")
    #expect(try JSONFormat.read(Array(text.utf8)) == .sample)
  }
}

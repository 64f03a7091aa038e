import Foundation
import KnowledgeGraph
import MarkupText
import TestSupport
import Testing

@testable import GraphFormats

/// What other programs make of our files.
@Suite struct ConsumerTests {
  private static let graphs = [
    Graph.sample, .hostile, .everyTrap, Graph(generator: "newsgraph 0.1.0"), .star(of: 3000),
    .random(seed: 5),
  ]

  // Attributes of a random graph are of any type, which the schema forbids.
  @Test(.enabled(if: Consumers.hasPython), arguments: graphs.dropLast())
  func nativeFilesFitTheSchema(graph: Graph) throws {
    let folder = try TemporaryFolder()
    let schema = try folder.write(GraphSchema.json, to: "schema.json")
    let file = try folder.write(try JSONFormat().string(for: graph), to: "graph.json")
    let outcome = try Consumers.runPython("check_schema.py", schema, file)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test(
    .enabled(if: Consumers.hasPython),
    arguments: [
      ("\"kind\": \"person\"", "\"kind\": \"robot\""),
      ("\"relation\": \"owns\"", "\"relation\": \"buys\""),
      ("\"status\": \"elect\"", "\"status\": \"maybe\""),
      ("\"modality\": \"planned\"", "\"modality\": \"wished\""),
      ("\"stance\": \"denies\"", "\"stance\": \"hums\""),
      ("\"until\": \"2029\"", "\"until\": \"2029-13\""),
      ("\"date\": \"2031-03-04\"", "\"date\": \"4 March\""),
      ("\"id\": \"person.ana-ruiz\"", "\"id\": \"Ana Ruiz\""),
      ("\"type\": \"media\"", "\"type\": \"city\""),
      ("\"reportedBy\": []", "\"reporter\": \"me\", \"reportedBy\": []"),
      ("\"salience\": 0.25", "\"salience\": 25"),
      ("\"generator\": ", "\"author\": "),
    ])
  func schemaRefusesWhatIsWrong(right: String, wrong: String) throws {
    let text = try JSONFormat().string(for: .sample)
    #expect(text.contains(right))
    let folder = try TemporaryFolder()
    let schema = try folder.write(GraphSchema.json, to: "schema.json")
    let file = try folder.write(
      text.replacingOccurrences(of: right, with: wrong), to: "graph.json")
    let outcome = try Consumers.runPython("check_schema.py", schema, file)
    #expect(outcome.status == 1 && outcome.errors.isEmpty, "\(outcome)")
  }

  @Test(.enabled(if: Consumers.hasPython)) func schemaWantsEvidence() throws {
    let edge = Edge(
      source: NodeID(kind: .place, "a"), relation: .partOf, target: NodeID(kind: .place, "b"),
      evidence: [])
    let folder = try TemporaryFolder()
    let schema = try folder.write(GraphSchema.json, to: "schema.json")
    let graph = Graph(generator: "newsgraph 0.1.0", edges: [edge])
    let file = try folder.write(try JSONFormat().string(for: graph), to: "graph.json")
    let outcome = try Consumers.runPython("check_schema.py", schema, file)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("$.edges[0].evidence"), "\(outcome)")
  }

  @Test func schemaListsTheWholeVocabulary() {
    let words: [[String]] = [
      NodeKind.allCases.map(\.rawValue), Relation.allCases.map(\.rawValue),
      Relation.Quad.allCases.map(\.rawValue), Modality.allCases.map(\.rawValue),
      Edge.Origin.allCases.map(\.rawValue), NodeMention.Form.allCases.map(\.rawValue),
      NodeMention.Link.allCases.map(\.rawValue),
    ]
    for word in words.joined() { #expect(GraphSchema.json.contains("\"\(word)\"")) }
  }

  @Test(.enabled(if: Consumers.has("xmllint")), arguments: graphs)
  func graphMLFitsItsSchema(graph: Graph) throws {
    let schema = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Schemas/graphml.xsd").path
    let folder = try TemporaryFolder()
    let file = try folder.write(try GraphMLFormat().string(for: graph), to: "graph.graphml")
    let outcome = try Consumers.run("xmllint", ["--noout", "--nonet", "--schema", schema, file])
    #expect(outcome.status == 0, "\(outcome.errors.prefix(2000))")
  }

  @Test(
    .enabled(if: Consumers.hasPython), arguments: ["networkx", "igraph"],
    [Graph.sample, .hostile, .everyTrap, .random(seed: 5)])
  func graphMLReadersSeeEveryString(reader: String, graph: Graph) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(try GraphMLFormat().string(for: graph), to: "graph.graphml")
    let outcome = try Consumers.runPython("read_graphml.py", reader, file)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let seen = try JSONDecoder().decode(Seen.self, from: Data(outcome.output.utf8))
    #expect(seen.nodes.count == graph.nodes.count)
    for node in graph.nodes {
      let label = seen.nodes[node.id.rawValue] ?? ""
      #expect(label.unicodeScalars.elementsEqual(node.plainLabel.unicodeScalars))
    }
    #expect(seen.edges.count == graph.edges.count)
    let edges = Dictionary(uniqueKeysWithValues: seen.edges.map { ($0[2], $0) })
    for edge in graph.edges {
      let fields = try #require(edges[edge.id])
      let quote = try #require(edge.evidence.first).quote.plain
      #expect(fields[0] == edge.source.rawValue && fields[1] == edge.target.rawValue)
      #expect(fields[3].hasPrefix(edge.relation.rawValue))
      #expect(fields[4].unicodeScalars.elementsEqual(quote.unicodeScalars))
    }
  }

  private struct Seen: Decodable {
    var nodes: [String: String]
    var edges: [[String]]
  }

  @Test(.enabled(if: Consumers.has("dot")), arguments: graphs)
  func graphvizReadsPlainDOT(graph: Graph) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(try DOTFormat().string(for: graph), to: "graph.dot")
    let outcome = try Consumers.run("dot", ["-Tcanon", file])
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors.prefix(2000))")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count { $0.contains(" -> ") && $0.contains("key=") } == graph.edges.count)
  }
}

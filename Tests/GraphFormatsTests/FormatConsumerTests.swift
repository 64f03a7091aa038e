import Foundation
import KnowledgeGraph
import MarkupText
import TestSupport
import Testing

@testable import GraphFormats

/// What the programs that a format is for make of it: every node, every edge, every label.
@Suite(.serialized) struct FormatConsumerTests {
  private static let graphs = [
    Graph.sample, .hostile, .everyTrap, .random(seed: 7),
  ]

  /// What a script in `Tests/consumers` saw.
  private struct Seen: Decodable {
    var nodes: [String: String]
    var edges: [[String]]
  }

  private static func seen(_ outcome: Consumers.Outcome) throws -> Seen {
    #expect(outcome.status == 0, "\(outcome.errors.suffix(3000))")
    return try JSONDecoder().decode(Seen.self, from: Data(outcome.output.utf8))
  }

  private static func folder(of graph: Graph) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in CSVFormat.fileNames {
      _ = try folder.write(try CSVFormat().string(for: graph, file: name), to: name)
    }
    return folder
  }

  /// Compares every label and every edge; labels as the format can hold them.
  private static func expect(
    _ seen: Seen, equals graph: Graph, label: (Node) -> String?, reader: String
  ) {
    #expect(seen.nodes.count == graph.nodes.count, "\(reader)")
    for node in graph.nodes {
      guard let expected = label(node) else { continue }
      let found = seen.nodes[node.id.rawValue] ?? "nothing"
      #expect(found.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(reader) \(node.id)")
    }
    let expected = graph.edges.map { [$0.source.rawValue, $0.target.rawValue, $0.id] }
    #expect(Set(seen.edges) == Set(expected) && seen.edges.count == expected.count, "\(reader)")
  }

  @Test(
    .enabled(if: Consumers.hasPython),
    arguments: [
      ("gexf", "gexf-networkx"), ("node-link", "node-link-networkx"),
      ("cytoscape", "cytoscape-networkx"), ("cx2", "cx2-ndex2"), ("graphml-yed", "yed-networkx"),
      ("dot", "dot-pydot"),
    ], graphs)
  func readersSeeEveryNodeAndEdge(formatAndReader: (String, String), graph: Graph) throws {
    let (name, reader) = formatAndReader
    let format = try GraphFormats.named(name)
    let folder = try TemporaryFolder()
    let file = try folder.write(
      try format.string(for: graph), to: "graph.\(format.fileExtension)")
    let seen = try Self.seen(try Consumers.runPython("read_graph.py", reader, file))
    Self.expect(
      seen, equals: graph,
      label: { node in
        switch name {
        case "node-link", "cytoscape", "cx2": node.label
        case "dot": nil
        // The reader of yEd's elements trims labels.
        case "graphml-yed": node.plainLabel.trimmed == node.plainLabel ? node.plainLabel : nil
        default: node.plainLabel
        }
      }, reader: reader)
  }

  @Test(
    .enabled(if: Consumers.hasPython),
    arguments: ["csv-duckdb", "csv-python", "neo4j-duckdb"], graphs)
  func tablesLoad(reader: String, graph: Graph) throws {
    let folder = try Self.folder(of: graph)
    let path = folder.file("").path
    let seen = try Self.seen(try Consumers.runPython("read_graph.py", reader, path))
    Self.expect(
      seen, equals: graph,
      label: { node in
        let label = reader == "neo4j-duckdb" ? node.plainLabel.inOneLine : node.plainLabel
        // A spreadsheet's apostrophe is part of the cell for other programs.
        return "=+-@\t\n\r'＝＋－＠".contains(label.first ?? " ") ? nil : label
      }, reader: reader)
  }

  @Test(.enabled(if: Consumers.hasPython), arguments: graphs)
  func followTheMoneyKeepsEveryEntity(graph: Graph) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(try FollowTheMoneyFormat().string(for: graph), to: "graph.ftm.json")
    let outcome = try Consumers.runPython("check_ftm.py", file)
    #expect(outcome.status == 0, "\(outcome.errors.suffix(2000))")
    let counts = try JSONDecoder().decode([String: Int].self, from: Data(outcome.output.utf8))
    let mentions = counts["Mention"] ?? 0
    #expect(
      counts.values.reduce(0, +) - mentions
        == graph.documents.count + graph.nodes.count + graph.edges.count)
  }

  @Test(.enabled(if: Consumers.hasPython), arguments: graphs)
  func turtleAndJSONLDSayTheSame(graph: Graph) throws {
    struct Seen: Decodable {
      var labels: [String: String]
      var ties: Int
      var quotes: [String]
    }
    let folder = try TemporaryFolder()
    let turtle = try folder.write(try TurtleFormat().string(for: graph), to: "graph.ttl")
    let jsonld = try folder.write(try JSONLDFormat().string(for: graph), to: "graph.jsonld")
    let shapes = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../consumers/shapes.ttl").standardized.path
    let outcome = try Consumers.runPython("compare_rdf.py", turtle, jsonld, shapes)
    #expect(outcome.status == 0, "\(outcome.errors.suffix(3000))")
    let seen = try JSONDecoder().decode(Seen.self, from: Data(outcome.output.utf8))
    #expect(seen.ties == graph.edges.count)
    #expect(seen.quotes.count == graph.edges.reduce(0) { $0 + $1.evidence.count })
    for node in graph.nodes {
      let label = seen.labels[node.id.rawValue] ?? "nothing"
      #expect(label.unicodeScalars.elementsEqual(node.label.plain.unicodeScalars))
    }
  }

  @Test(.enabled(if: Consumers.hasPython), arguments: graphs)
  func popoloHasMembersOfItsOwn(graph: Graph) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(try PopoloFormat().string(for: graph), to: "graph.popolo.json")
    let seen = try Self.seen(try Consumers.runPython("read_graph.py", "popolo", file))
    let kinds: Set<NodeKind> = [.person, .organization, .group, .place]
    let nodes = graph.nodes.filter { kinds.contains($0.kind) }
    #expect(seen.nodes.count == nodes.count)
    for node in nodes {
      let name = seen.nodes[node.id.rawValue] ?? "nothing"
      #expect(name.unicodeScalars.elementsEqual(node.label.unicodeScalars))
    }
    let ids = Set(graph.edges.map { [$0.source.rawValue, $0.target.rawValue, $0.id] })
    #expect(Set(seen.edges).isSubset(of: ids))
  }

  @Test func popoloTellsTheOfficesOfTheSample() throws {
    let text = try PopoloFormat().string(for: .sample)
    #expect(text.contains("\"post_id\": \"position.president.norland\""))
    #expect(text.components(separatedBy: "\"person_id\"").count == 7)
  }

  @Test(.enabled(if: Consumers.hasPython), arguments: graphs)
  func ploverRecordsAreEventsOfItsClasses(graph: Graph) throws {
    let events = graph.edges.filter { $0.relation.category == .interaction }
    let folder = try TemporaryFolder()
    let file = try folder.write(try PloverFormat().string(for: graph), to: "graph.plover.jsonl")
    let seen = try Self.seen(try Consumers.runPython("read_graph.py", "plover-duckdb", file))
    let expected = events.map { [$0.source.rawValue, $0.target.rawValue, $0.id] }
    #expect(Set(seen.edges) == Set(expected) && seen.edges.count == expected.count)
  }

  @Test(.enabled(if: Consumers.hasPython), arguments: graphs)
  func nothingInADossierIsMarkup(graph: Graph) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(try MarkdownFormat().string(for: graph), to: "graph.md")
    let outcome = try Consumers.runPython("check_markdown.py", file)
    #expect(outcome.status == 0, "\(outcome.errors.suffix(2000))")
    let headings = try JSONDecoder().decode([String].self, from: Data(outcome.output.utf8))
    let expected = graph.nodes.filter { $0.kind != .statement }.map(\.plainLabel.inOneLine.trimmed)
    #expect(headings.map(\.trimmed).sorted() == expected.sorted())
  }

  @Test(.enabled(if: Consumers.hasPython), arguments: graphs)
  func graphMLBreaksNoRuleOfAReader(graph: Graph) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(try GraphMLFormat().string(for: graph), to: "graph.graphml")
    let outcome = try Consumers.runPython("lint_graphml.py", file)
    #expect(outcome.status == 0, "\(outcome.errors.suffix(2000))")
  }

  @Test(.enabled(if: Consumers.has("xmllint")), arguments: graphs)
  func gexfFitsItsSchema(graph: Graph) throws {
    // The published schema has no names for `viz`, so that what draws is left out.
    let text = try GEXFFormat().string(for: graph).split(separator: "\n")
      .filter { !$0.hasPrefix("        <viz:") }.joined(separator: "\n")
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "graph.gexf")
    let schema = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Schemas/gexf.xsd").path
    let outcome = try Consumers.run("xmllint", ["--noout", "--nonet", "--schema", schema, file])
    #expect(outcome.status == 0, "\(outcome.errors.prefix(2000))")
  }

  @Test(.enabled(if: Consumers.newerPython != nil), arguments: graphs)
  func mermaidDrawsEveryNode(graph: Graph) throws {
    struct Counts: Decodable { var nodes: Int, edges: Int }
    let folder = try TemporaryFolder()
    let text = try MermaidFormat().string(for: graph)
    let file = try folder.write(text, to: "graph.mmd")
    let outcome = try Consumers.runNewerPython("check_mermaid.py", file)
    #expect(outcome.status == 0, "\(outcome.errors.suffix(2000))")
    let counts = try JSONDecoder().decode(Counts.self, from: Data(outcome.output.utf8))
    #expect(counts.nodes == text.components(separatedBy: ":::").count - 1)
    // A loop is drawn as no line or several.
    let loops = graph.edges.count { $0.source == $0.target }
    let rest = graph.edges.count - loops
    #expect((rest...(rest + 3 * loops)).contains(counts.edges))
  }

  @Test func mermaidIsNotAskedForMoreEdgesThanItDraws() throws {
    let text = try MermaidFormat().string(for: .star(of: 600))
    #expect(text.components(separatedBy: " -->|").count == 401)
    #expect(text.contains("%% left out: 200 of the edges"))
  }

  @Test(.enabled(if: Consumers.newerPython != nil), arguments: graphs)
  func cypherRunsTwiceAndAddsNothing(graph: Graph) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(try CypherFormat().string(for: graph), to: "graph.cypher")
    let seen = try Self.seen(try Consumers.runNewerPython("run_cypher.py", file))
    Self.expect(seen, equals: graph, label: \.plainLabel, reader: "FalkorDB")
  }
}

import Foundation
import GraphFormats
import KnowledgeGraph
import TestSupport
import Testing

/// A check that nothing fails proves nothing: what is spoilt in a file, its reader must notice.
@Suite struct ConsumersCanFailTests {
  private static func spoilt(_ name: String, _ right: String, _ wrong: String) throws -> String {
    let text = try GraphFormats.named(name).string(for: .sample)
    #expect(text.contains(right), "\(name) has no \(right)")
    return text.replacingOccurrences(of: right, with: wrong)
  }

  @Test(
    .enabled(if: Consumers.hasPython),
    arguments: [
      ("attr.type=\"boolean\"", "attr.type=\"list\""), ("for=\"node\"", "for=\"all\""),
      ("attr.name=\"uid\"", "attr.name=\"id\""), (">false</data>", "> false</data>"),
      ("edgedefault=\"directed\"", "edgedefault=\"undirected\""),
      ("<data key=\"salience\">0.25<", "<data key=\"salience\"><"),
      ("attr.type=\"int\"", "attr.type=\"long\""),
      ("<data key=\"salience\">0.25<", "<data key=\"salience\">INF<"),
      ("attr.name=\"label\"", "attr.name=\"name\""),
      (" target=\"place.norland\"", " target=\"place.elsewhere\""),
      ("id=\"edge.296aedf1e081a98f\"", "id=\"edge.e1cd7d1545a4d7d1\""),
    ])
  func lintOfGraphML(right: String, wrong: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(try Self.spoilt("graphml", right, wrong), to: "graph.graphml")
    #expect(try Consumers.runPython("lint_graphml.py", file).status != 0)
  }

  @Test(
    .enabled(if: Consumers.has("xmllint")),
    arguments: [
      ("graphml", "graphml.xsd", "edgedefault=\"directed\"", "edgedefault=\"sideways\""),
      ("graphml", "graphml.xsd", "<node id=\"person.ana-ruiz\"", "<node id=\"ana ruiz\""),
      ("graphml", "graphml.xsd", "<data key=\"edge_uid\"", "<data key=\"edge_other\""),
      ("gexf", "gexf.xsd", "mode=\"dynamic\"", "mode=\"lively\""),
      ("gexf", "gexf.xsd", "type=\"double\"", "type=\"real\""),
      ("gexf", "gexf.xsd", "<attvalue for=", "<attvalue of="),
    ])
  func schemas(name: String, schema: String, right: String, wrong: String) throws {
    let text = try Self.spoilt(name, right, wrong).split(separator: "\n")
      .filter { !$0.contains("<viz:") }.joined(separator: "\n")
    let schema = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Schemas/\(schema)").path
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "graph.xml")
    let outcome = try Consumers.run("xmllint", ["--noout", "--nonet", "--schema", schema, file])
    #expect(outcome.status != 0)
  }

  /// A reader that only counts and lists notices by another list.
  @Test(
    .enabled(if: Consumers.hasPython),
    arguments: [
      ("gexf", "gexf-networkx", "type=\"double\"", "type=\"string\""),
      ("gexf", "gexf-networkx", "source=\"person.ana-ruiz\"", "source=\"person.teo-ruiz\""),
      ("node-link", "node-link-networkx", "\"multigraph\": true", "\"multigraph\": false"),
      ("node-link", "node-link-networkx", "\"edges\":", "\"links\":"),
      ("cytoscape", "cytoscape-networkx", "\"key\": \"edge.", "\"key\": \"x."),
      ("cytoscape", "cytoscape-networkx", "\"directed\": true", "\"directed\": false"),
      ("cx2", "cx2-ndex2", "\"s\": 0", "\"s\": 1"), ("cx2", "cx2-ndex2", "\"edges\"", "\"ties\""),
      ("graphml-yed", "yed-networkx", "<y:NodeLabel ", "<y:Label "),
      ("dot", "dot-pydot", "\"place.norland\" [", "["),
      (
        "popolo", "popolo", "\"post_id\": \"position.president.norland\"",
        "\"post_id\": \"position.none\""
      ),
      ("plover", "plover-duckdb", "\"type\": \"CONSULT\"", "\"type\": \"CHAT\""),
    ])
  func readers(name: String, reader: String, right: String, wrong: String) throws {
    let folder = try TemporaryFolder()
    let good = try folder.write(try GraphFormats.named(name).string(for: .sample), to: "good")
    let bad = try folder.write(try Self.spoilt(name, right, wrong), to: "bad")
    let seen = try Consumers.runPython("read_graph.py", reader, good)
    #expect(seen.status == 0, "\(seen.errors)")
    let outcome = try Consumers.runPython("read_graph.py", reader, bad)
    #expect(outcome.status != 0 || outcome.output != seen.output)
  }

  @Test(
    .enabled(if: Consumers.hasPython),
    arguments: [
      ("\"schema\": \"Occupancy\"", "\"schema\": \"Office\""),
      ("\"endDate\": [\"2029\"]", "\"endDate\": [\"soon\"]"),
      ("\"holder\":", "\"owner\":"), ("\"schema\": \"Position\"", "\"schema\": \"Person\""),
    ])
  func followTheMoney(right: String, wrong: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(try Self.spoilt("ftm", right, wrong), to: "graph.ftm.json")
    #expect(try Consumers.runPython("check_ftm.py", file).status != 0)
  }

  @Test(
    .enabled(if: Consumers.hasPython),
    arguments: [
      ("ng:modality \"planned\"", "\"planned\"", "\"wished\""), ("rdfs:label", "Ana Ruiz", "Ana"),
    ])
  func rdf(sign: String, right: String, wrong: String) throws {
    let shapes = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../consumers/shapes.ttl").standardized.path
    let folder = try TemporaryFolder()
    let turtle = try folder.write(try Self.spoilt("turtle", right, wrong), to: "graph.ttl")
    // A label that only one of the two has tells them apart; a modality that both have breaks a shape.
    let text =
      sign == "rdfs:label"
      ? try JSONLDFormat().string(for: .sample) : try Self.spoilt("jsonld", right, wrong)
    let jsonld = try folder.write(text, to: "graph.jsonld")
    #expect(try Consumers.runPython("compare_rdf.py", turtle, jsonld, shapes).status != 0)
  }

  @Test(
    .enabled(if: Consumers.hasPython),
    arguments: [
      ("\n### Ana Ruiz\n", "\n### <b>Ana</b> Ruiz\n"), ("- **", "- ![x](http://x) **"),
      ("\n## ", "\n---\n## "),
    ])
  func markdown(right: String, wrong: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(try Self.spoilt("markdown", right, wrong), to: "graph.md")
    #expect(try Consumers.runPython("check_markdown.py", file).status != 0)
  }

  @Test(.enabled(if: Consumers.newerPython != nil)) func newerReaders() throws {
    let folder = try TemporaryFolder()
    let mermaid = try folder.write(try Self.spoilt("mermaid", "\"])", "])"), to: "graph.mmd")
    #expect(try Consumers.runNewerPython("check_mermaid.py", mermaid).status != 0)
    let cypher = try folder.write(
      try Self.spoilt("cypher", "MERGE (a)-[r:", "MERG (a)-[r:"), to: "graph.cypher")
    #expect(try Consumers.runNewerPython("run_cypher.py", cypher).status != 0)
  }

  @Test(.enabled(if: Consumers.has("dot"))) func graphviz() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(try Self.spoilt("dot", "\n}\n", "\n"), to: "graph.dot")
    #expect(try Consumers.run("dot", ["-Tcanon", file]).status != 0)
  }

  @Test(.enabled(if: Consumers.hasPython), arguments: ["csv-duckdb", "csv-python", "neo4j-duckdb"])
  func tables(reader: String) throws {
    let folder = try TemporaryFolder()
    for name in CSVFormat.fileNames {
      let text = try CSVFormat().string(for: .sample, file: name)
      let spoilt = text.replacingOccurrences(of: "person.ana-ruiz,", with: "=person,")
      _ = try folder.write(spoilt, to: name)
    }
    let outcome = try Consumers.runPython("read_graph.py", reader, folder.file("").path)
    #expect(outcome.status != 0 || !outcome.output.contains("[\"person.ana-ruiz\""))
  }
}

import Foundation
import GraphFormats
import KnowledgeGraph
import TestSupport
import Testing

/// What is written reads back as the same graph; what others write reads as far as it makes sense.
@Suite struct ReaderTests {
  private static let graphs =
    [Graph.sample, .hostile, .everyTrap, Graph(generator: "newsgraph 0.1.0"), .star(of: 50)]
    + (1...15).map { Graph.random(seed: $0) }

  @Test(arguments: GraphFormats.readable.map(\.name))
  func everyReadableFormatGivesBackTheSameGraph(name: String) throws {
    let format = try #require(try GraphFormats.named(name) as? any ReadableGraphFormat)
    for (index, graph) in Self.graphs.enumerated() {
      let bytes = Array(try format.string(for: graph).utf8)
      let back = try format.graph(from: bytes)
      // `==` of strings is canonical equivalence; the native text compares scalars.
      let (found, expected) = (
        try JSONFormat().string(for: back), try JSONFormat().string(for: graph)
      )
      #expect(found.utf8.elementsEqual(expected.utf8), "\(name), graph \(index)")
    }
  }

  @Test(arguments: Self.graphs.prefix(10))
  func tablesOfAFolderGiveBackTheSameGraph(graph: Graph) throws {
    var files: [String: [UInt8]] = [:]
    for name in CSVFormat.fileNames {
      files[name] = Array(try CSVFormat().string(for: graph, file: name).utf8)
    }
    let back = try CSVFormat.read(files: files)
    #expect(try JSONFormat().string(for: back) == JSONFormat().string(for: graph))
  }

  @Test func anArchiveGivesBackTheSameGraphAndTheSameBytes() throws {
    let bytes = try CSVFormat().archive(of: .hostile)
    #expect(try CSVFormat.read(archive: bytes) == .hostile)
    #expect(try CSVFormat().archive(of: .hostile) == bytes)
    #expect(throws: FormatError.self) { try CSVFormat.read(archive: Array(bytes.dropLast(50))) }
    #expect(throws: FormatError.self) { try CSVFormat.read(archive: []) }
  }

  @Test(arguments: GraphFormats.readable.map(\.name))
  func whatIsCutOffIsAnError(name: String) throws {
    let format = try #require(try GraphFormats.named(name) as? any ReadableGraphFormat)
    let bytes = Array(try format.string(for: .sample).utf8)
    for length in stride(from: 0, to: bytes.count - 1, by: max(1, bytes.count / 97)) {
      // A table that ends behind a row is a table, if nobody needs the rest.
      if name == "csv", length > 0, bytes[length - 1] == UInt8(ascii: "\n") { continue }
      #expect(throws: FormatError.self, "\(length)") {
        try format.graph(from: Array(bytes[..<length]))
      }
    }
  }

  @Test(arguments: GraphFormats.readable.map(\.name))
  func damagedFilesAreReadOrRefusedAndNeverCrash(name: String) throws {
    let format = try #require(try GraphFormats.named(name) as? any ReadableGraphFormat)
    let whole = Array(try format.string(for: .sample).utf8)
    let rounds = ProcessInfo.processInfo.environment["NEWSGRAPH_FUZZ_ROUNDS"].flatMap { Int($0) }
    var random = SeededGenerator(seed: 11)
    var refused = 0
    for _ in 0..<(rounds ?? 150) {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &random) { bytes.damage(using: &random) }
      do { _ = try format.graph(from: bytes) } catch { refused += 1 }
    }
    #expect(refused > 0)
  }

  @Test(arguments: [
    "node id", "1a", "a/b", "a\u{7}b", "", "person.\u{202E}x", "a\"b", "<b>", "é",
  ])
  func identifiersThatMostFormatsCannotHoldAreRefused(id: String) throws {
    let node = Node(id: NodeID(rawValue: id), kind: .person, label: "x")
    let graph = Graph(generator: "newsgraph 0.1.0", nodes: [node])
    for format in [JSONFormat(), NodeLinkFormat(), DOTFormat()] as [any ReadableGraphFormat] {
      // DOT lacks controls, and with them what is wrong.
      if format is DOTFormat, id.unicodeScalars.contains(where: { $0.value < 0x20 }) { continue }
      let bytes = Array(try format.string(for: graph).utf8)
      #expect(throws: FormatError.self, "\(format.name)") { try format.graph(from: bytes) }
    }
  }

  @Test(arguments: [
    ("graphml", "<graphml><graph></graphml>", "line 1, column 27: no XML: "),
    ("graphml", "<gexf/>", "line 1, column 8: 'gexf': expected the element 'graphml'"),
    (
      "graphml",
      "<graphml>\n<graph>\n<node id=\"a\"><data key=\"d\">x</data></node></graph></graphml>",
      "line 3, column 61: record: the key 'd' is not declared"
    ),
    ("graphml", "<!DOCTYPE a [<!ENTITY b \"c\">]><graphml/>", "line 1, "),
    ("gexf", "<gexf><graph><edges><edge id='1' source='a'/></edges></graph></gexf>", "line 1, "),
    ("dot", "digraph {\n  a -> ;\n}", "line 2, column 9: no DOT: expected a name"),
    ("dot", "digraph { \"a }", "line 1, column 11: no DOT: the string has no end"),
    ("dot", "graf {}", "line 1, column 5: no DOT: expected 'digraph' or 'graph'"),
    (
      "csv", "Id,Label\na,\"x\nb,y\n", "line 2, column 3: no CSV: the quotation mark has no partner"
    ),
    ("csv", "Id,Label\na,b,c\n", "line 2, column 1: no CSV: 3 cells in a table of 2 columns"),
    ("node-link", "{\"nodes\": [{\"id\": 1}", "line 1, "),
    (
      "node-link", "{\"nodes\": [{\"label\": \"x\"}]}",
      "line 1, column 12: record: node 1 has no 'id'"
    ),
  ])
  func whatIsWrongIsSaidWithItsPlace(name: String, text: String, message: String) throws {
    let format = try #require(try GraphFormats.named(name) as? any ReadableGraphFormat)
    do {
      _ = try format.graph(from: Array(text.utf8))
      Issue.record("read \(text)")
    } catch {
      #expect(error.description.hasPrefix(message), "\(error.description)")
    }
  }

  @Test func entitiesThatGrowAreNotRead() {
    let text = """
      <!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
      <graphml><graph id="&c;"/></graphml>
      """
    #expect(throws: FormatError.self) { try GraphMLFormat.read(Array(text.utf8)) }
  }

  @Test func aCorrectedLabelWinsOverTheExactOne() throws {
    var graph = Graph.sample
    var node = graph.nodes[0]
    node.label = "Ana\u{7}"
    graph = Graph(generator: graph.generator, nodes: [node])
    let text = try GraphMLFormat().string(for: graph)
    #expect(try GraphMLFormat.read(Array(text.utf8)).nodes[0].label == "Ana\u{7}")
    let corrected = text.replacingOccurrences(
      of: "<data key=\"label\">Ana<", with: "<data key=\"label\">Anna<")
    #expect(try GraphMLFormat.read(Array(corrected.utf8)).nodes[0].label == "Anna")
  }

  @Test func filesOfYEdAreRead() throws {
    let text = """
      <graphml xmlns:y="http://www.yworks.com/xml/graphml">
        <key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d10" yfiles.type="edgegraphics"/>
        <graph edgedefault="directed" id="G">
          <node id="n0"><data key="d6"><y:ShapeNode><y:NodeLabel x="1">Ana Ruiz</y:NodeLabel></y:ShapeNode></data></node>
          <node id="n1"><data key="d6"><y:ShapeNode><y:NodeLabel>President</y:NodeLabel></y:ShapeNode></data></node>
          <edge id="e0" source="n0" target="n1"><data key="d10"><y:PolyLineEdge><y:EdgeLabel>holds</y:EdgeLabel></y:PolyLineEdge></data></edge>
        </graph>
      </graphml>
      """
    let graph = try GraphMLFormat.read(Array(text.utf8))
    #expect(graph.nodes.map(\.label) == ["Ana Ruiz", "President"])
    #expect(graph.nodes.map(\.kind) == [.person, .position])
    #expect(graph.edges.map(\.relation) == [.holds])
    #expect(graph.edges[0].evidence[0].quote == "holds")
  }

  @Test func dotOfOthersIsRead() throws {
    let text = """
      /* by hand */ strict digraph G { rankdir=LR; node [shape=box]
        subgraph cluster_0 { label="Cast"; ana [label="Ana Ruiz", kind=person]; "the party" }
        ana:e -> "the party" [label="MEMBER_OF"]; ana -> { bob; "the party" } [label=knows]
        bob [label=<<b>Bob</b> Okafor> kind="person"]
      # a comment
      }
      """
    let graph = try DOTFormat.read(Array(text.utf8))
    #expect(graph.nodes.map(\.label) == ["Ana Ruiz", "Bob Okafor", "organization.the-party"])
    #expect(graph.edges.map(\.relation).sorted() == [.memberOf, .associateOf, .associateOf])
    #expect(graph.edges.contains { $0.attributes[.cue] == "knows" })
  }

  @Test func tablesOfGephiAreRead() throws {
    let text = "Source;Target;Type;Label\nAna;Bram;Undirected;consult\n"
    let graph = try CSVFormat.read(Array(text.utf8))
    #expect(graph.nodes.map(\.label) == ["Ana", "Bram"])
    #expect(graph.edges[0].relation == .consult && graph.edges[0].attributes["reciprocal"] == true)
  }

  @Test func nodeLinkOfNetworkXIsRead() throws {
    let text = """
      {"directed": true, "multigraph": false, "graph": {}, "nodes": [{"id": 1, "kind": "person"},
      {"id": "B b", "born": 1970}], "links": [{"source": 1, "target": "B b", "relation": "owns"}]}
      """
    let graph = try NodeLinkFormat.read(Array(text.utf8))
    #expect(graph.nodes.map(\.id.rawValue) == ["person.1", "organization.b-b"])
    #expect(graph.nodes[1].attributes["born"] == 1970)
  }
}

extension [UInt8] {
  /// Does one of the things that happen to files: a bit flips, a part is lost, doubled or put elsewhere, or
  /// what means something in a format stands where it doesn't belong.
  fileprivate mutating func damage(using random: inout SeededGenerator) {
    guard count > 2 else { return }
    let start = Int.random(in: 0..<(count - 1), using: &random)
    let end = Swift.min(count, start + Int.random(in: 1...40, using: &random))
    switch Int.random(in: 0..<6, using: &random) {
    case 0: self[start] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: removeSubrange(start..<end)
    case 2: insert(contentsOf: Array(self[start..<end]), at: start)
    case 3: removeLast(count - start)
    case 4:
      let part = Array(self[start..<end])
      insert(contentsOf: part, at: Int.random(in: 0..<count, using: &random))
    default:
      let words = [
        "\"", "<", ">", "]]>", "&", "&#0;", "&#xD800;", "{", "}", "[", "]", ",", "\n", "\u{0}",
        "\\u",
        "<data", "</node>", "->", "null", "-1", "1e999", "9999999999999999999999", "\u{FEFF}",
        "<!--",
      ]
      insert(contentsOf: Array((words.randomElement(using: &random) ?? "").utf8), at: start)
    }
  }
}

import Foundation
import GraphFormats
import KnowledgeGraph
import TestSupport
import Testing

/// Files of other programs are read as far as they make sense.
@Suite struct ForeignFileTests {
  @Test(.enabled(if: Consumers.hasPython))
  func graphsOfPythonsLibrariesAreRead() throws {
    let folder = try TemporaryFolder()
    let outcome = try Consumers.runPython("write_foreign.py", folder.file("").path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    if Consumers.has("dot") {
      let laidOut = try Consumers.run("dot", ["-Tdot", folder.file("pydot.dot").path])
      _ = try folder.write(laidOut.output, to: "graphviz.dot")
    }
    for name in [
      "networkx.graphml", "networkx.gexf", "networkx.nodelink.json", "d3.nodelink.json",
      "pydot.dot", "igraph.graphml", "igraph.dot", "graphviz.dot",
    ] {
      let format = try #require(
        try GraphFormats.forFile(named: name) as? any ReadableGraphFormat)
      let graph = try format.graph(from: Array(try Data(contentsOf: folder.file(name))))
      try expectHarbour(graph, name)
    }
  }

  /// Every file tells the same of people and ties; other columns differ.
  private func expectHarbour(_ graph: Graph, _ name: String) throws {
    #expect(
      graph.nodes.map(\.label).sorted() == ["Ana Ruiz", "Liberal Party", "Tide & <Dyke> Board"],
      "\(name)")
    #expect(graph.nodes.map(\.kind) == [.person, .organization, .organization], "\(name)")
    #expect(
      graph.edges.map(\.relation).sorted() == [.memberOf, .associateOf, .founded], "\(name)")
    let suit = try #require(graph.edges.first { $0.relation == .associateOf })
    #expect(suit.attributes[.cue] == "sues" && suit.evidence[0].quote == "sues", "\(name)")
    if !name.hasPrefix("igraph") {
      #expect(
        graph.nodes[0].attributes["born"] == (name.hasSuffix("dot") ? "1970" : 1970), "\(name)")
      #expect(graph.edges.contains { $0.attributes[.since] == "2019" }, "\(name)")
    }
    // What was read can be written and read again in every format.
    for format in GraphFormats.readable {
      let back = try format.graph(from: Array(try format.string(for: graph).utf8))
      #expect(back == graph, "\(name) as \(format.name)")
    }
  }

  @Test func aGraphThatGephiExportedIsRead() throws {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key attr.name="label" attr.type="string" for="node" id="label"/>
      <key attr.name="Edge Label" attr.type="string" for="edge" id="edgelabel"/>
      <key attr.name="weight" attr.type="double" for="edge" id="weight"/>
      <key attr.name="Edge Id" attr.type="string" for="edge" id="edgeid"/>
      <key attr.name="r" attr.type="int" for="node" id="r"/>
      <key attr.name="x" attr.type="float" for="node" id="x"/>
      <key attr.name="size" attr.type="float" for="node" id="size"/>
      <key attr.name="Modularity Class" attr.type="int" for="node" id="modularity_class"/>
      <graph edgedefault="directed">
      <node id="7"><data key="label">Ana Ruiz</data><data key="size">10.0</data><data key="r">153</data>
      <data key="x">-3.5</data><data key="modularity_class">2</data></node>
      <node id="8"><data key="label">President of Norland</data></node>
      <edge id="0" source="7" target="8"><data key="edgeid">0</data><data key="edgelabel">holds</data>
      <data key="weight">1.0</data></edge>
      </graph>
      </graphml>
      """
    let graph = try GraphMLFormat.read(Array(text.utf8))
    #expect(graph.nodes.map(\.label) == ["Ana Ruiz", "President of Norland"])
    #expect(graph.nodes.map(\.kind) == [.person, .position])
    #expect(graph.nodes[0].attributes == ["modularityClass": 2])
    #expect(graph.edges.map(\.relation) == [.holds])
    #expect(graph.edges[0].attributes.isEmpty)
  }

  @Test func aGEXFThatGephiSavedIsRead() throws {
    let text = """
      <?xml version='1.0' encoding='UTF-8'?>
      <gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz">
        <meta lastmodifieddate="2031-03-04"><creator>Gephi 0.10.1</creator><description></description></meta>
        <graph defaultedgetype="directed" mode="static">
          <attributes class="node" mode="static">
            <attribute id="kind" title="Kind" type="string"><default>organization</default></attribute>
          </attributes>
          <nodes count="2">
            <node id="1" label="Ana Ruiz"><attvalues><attvalue for="kind" value="person"/></attvalues>
              <viz:size value="10.0"/><viz:position x="1" y="2"/><viz:color r="1" g="2" b="3"/></node>
            <node id="2" label="Norland Guard"/>
          </nodes>
          <edges count="2">
            <edge id="0" source="1" target="2" type="mutual" label="consult" weight="2.0"/>
            <edge id="1" source="2" target="1" kind="threaten"/>
          </edges>
        </graph>
      </gexf>
      """
    let graph = try GEXFFormat.read(Array(text.utf8))
    #expect(graph.nodes.map(\.kind) == [.person, .organization])
    #expect(graph.edges.map(\.relation).sorted() == [.consult, .threaten])
    #expect(graph.edges.first { $0.relation == .consult }?.attributes["reciprocal"] == true)
  }

  @Test func aGraphOfGraphToolIsRead() throws {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <!-- property keys -->
        <key id="key0" for="node" attr.name="label" attr.type="string" />
        <key id="key1" for="edge" attr.name="label" attr.type="string" />
        <key id="key2" for="edge" attr.name="confidence" attr.type="double" />
        <key id="key3" for="node" attr.name="pos" attr.type="vector_double" />
        <graph id="G" edgedefault="directed" parse.nodeids="canonical" parse.edgeids="canonical" parse.order="nodesfirst">
        <node id="n0"><data key="key0">Ana Ruiz</data><data key="key3">0x1p+0, 0x1.8p+1</data></node>
        <node id="n1"><data key="key0">Bram Okafor</data></node>
        <edge id="e0" source="n0" target="n1">
          <data key="key1">familyOf</data><data key="key2">0x1p-1</data>
        </edge>
      </graph>
      </graphml>
      """
    let graph = try GraphMLFormat.read(Array(text.utf8))
    #expect(graph.nodes.map(\.kind) == [.person, .person] && graph.nodes[0].attributes.isEmpty)
    #expect(graph.edges[0].relation == .familyOf && graph.edges[0].confidence == 0.5)
  }

  @Test func aWordOfOursThatDoesNotFitIsACue() throws {
    let text = "digraph { a [kind=person] b [kind=person] a -> b [label=holds] }"
    let graph = try DOTFormat.read(Array(text.utf8))
    #expect(graph.edges[0].relation == .associateOf && graph.edges[0].attributes[.cue] == "holds")
  }
}

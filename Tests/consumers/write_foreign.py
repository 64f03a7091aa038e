"""Writes one small graph as other programs do: write_foreign.py FOLDER

Ana Ruiz is a member of the Liberal Party, founded it too, and it sues the board of tides.
"""

import json
import sys

import igraph
import networkx
import pydot

folder = sys.argv[1]
graph = networkx.MultiDiGraph(name="Harbour")
graph.add_node("ana", label="Ana Ruiz", kind="person", born=1970, score=0.5, active=True)
graph.add_node("lib", label="Liberal Party", kind="organization")
graph.add_node("the board", label="Tide & <Dyke> Board")
graph.add_edge("ana", "lib", label="member of", weight=2.0)
graph.add_edge("ana", "lib", label="FOUNDED", since="2019")
graph.add_edge("lib", "the board", label="sues")
networkx.write_graphml_xml(graph, f"{folder}/networkx.graphml")
networkx.write_gexf(graph, f"{folder}/networkx.gexf")
for name, edges in [("networkx", "edges"), ("d3", "links")]:
    with open(f"{folder}/{name}.nodelink.json", "w", encoding="utf-8") as file:
        json.dump(networkx.node_link_data(graph, edges=edges), file, indent=1)
dot = networkx.drawing.nx_pydot.to_pydot(graph)
dot.write_raw(f"{folder}/pydot.dot", encoding="utf-8")

other = igraph.Graph(directed=True)
other.add_vertices(3)
other.vs["name"] = ["Ana Ruiz", "Liberal Party", "Tide & <Dyke> Board"]
other.vs["kind"] = ["person", "organization", "organization"]
other.add_edges([(0, 1), (0, 1), (1, 2)])
other.es["label"] = ["memberOf", "founded", "sues"]
other.es["weight"] = [1.5, 2, 3]
other.write_graphml(f"{folder}/igraph.graphml")
other.write_dot(f"{folder}/igraph.dot")

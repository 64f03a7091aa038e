"""Reads GraphML with NetworkX or igraph: read_graphml.py READER FILE

Prints {"nodes": {id: label}, "edges": [[source, target, uid, label, quote]]} as JSON.
"""

import json
import sys


def with_networkx(path):
    import networkx

    graph = networkx.read_graphml(path, force_multigraph=True)
    assert graph.is_directed()
    for _, data in graph.nodes(data=True):
        assert type(data["salience"]) is float and type(data["kind"]) is str, data
    for _, _, data in graph.edges(data=True):
        assert type(data["negated"]) is bool and type(data["weight"]) is float, data
    nodes = {node: data["label"] for node, data in graph.nodes(data=True)}
    edges = [
        [source, target, data["uid"], data["label"], data.get("quote", "")]
        for source, target, data in graph.edges(data=True)
    ]
    return nodes, edges


def with_igraph(path):
    import igraph

    graph = igraph.Graph.Read_GraphML(path)
    assert graph.is_directed()
    for vertex in graph.vs:
        assert type(vertex["salience"]) is float and type(vertex["kind"]) is str, vertex
    for edge in graph.es:
        assert type(edge["negated"]) is bool and type(edge["weight"]) is float, edge
    nodes = {vertex["id"]: vertex["label"] for vertex in graph.vs}
    edges = [
        [
            graph.vs[edge.source]["id"],
            graph.vs[edge.target]["id"],
            edge["uid"],
            edge["label"],
            edge["quote"] or "",
        ]
        for edge in graph.es
    ]
    return nodes, edges


reader = {"networkx": with_networkx, "igraph": with_igraph}[sys.argv[1]]
nodes, edges = reader(sys.argv[2])
json.dump({"nodes": nodes, "edges": sorted(edges)}, sys.stdout)

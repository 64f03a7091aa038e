"""Reads a graph with another program: read_graph.py READER FILE

Prints {"nodes": {id: label}, "edges": [[source, target, id]]} as JSON. READER names the format and
the program. For tables FILE is the folder.
"""

import io
import json
import sys


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def gexf_networkx(path):
    import networkx

    with open(path, encoding="utf-8") as file:
        text = file.read()
    version = "1.3"
    if version not in networkx.readwrite.gexf.GEXF.versions:
        # NetworkX for Python 3.10 knows the names of 1.2, which has all that is looked at here.
        version = "1.2draft"
        text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
    graph = networkx.read_gexf(io.BytesIO(text.encode()), version=version)
    assert graph.is_directed()
    nodes = {node: data["label"] for node, data in graph.nodes(data=True)}
    for _, data in graph.nodes(data=True):
        assert isinstance(data["salience"], float) and "color" in data["viz"], data
    return nodes, [[a, b, data["id"]] for a, b, data in graph.edges(data=True)]


def node_link_networkx(path):
    import networkx

    graph = networkx.node_link_graph(load(path), edges="edges")
    assert graph.is_directed() and graph.is_multigraph()
    nodes = {node: data["label"] for node, data in graph.nodes(data=True)}
    return nodes, [list(edge) for edge in graph.edges(keys=True)]


def cytoscape_networkx(path):
    import networkx

    graph = networkx.cytoscape_graph(load(path))
    assert graph.is_directed() and graph.is_multigraph()
    nodes = {node: data["name"] for node, data in graph.nodes(data=True)}
    return nodes, [list(edge) for edge in graph.edges(keys=True)]


def cx2_ndex2(path):
    from ndex2.cx2 import RawCX2NetworkFactory

    network = RawCX2NetworkFactory().get_cx2network(load(path))
    ids, nodes = {}, {}
    for number, node in network.get_nodes().items():
        values = node["v"]
        ids[number] = values["represents"]
        nodes[values["represents"]] = values["name"]
        assert isinstance(values.get("aliases", []), list)
    edges = [
        [ids[edge["s"]], ids[edge["t"]], edge["v"]["uid"]] for edge in network.get_edges().values()
    ]
    return nodes, edges


def yed_networkx(path):
    import networkx

    graph = networkx.read_graphml(path, force_multigraph=True)
    places = set()
    for _, data in graph.nodes(data=True):
        places.add((data["x"], data["y"]))
        assert data["shape_type"], data
    assert len(places) == graph.number_of_nodes(), "nodes lie on each other"
    nodes = {node: data["label"] for node, data in graph.nodes(data=True)}
    return nodes, [list(edge) for edge in graph.edges(keys=True)]


def tables(path, nodes, edges, columns):
    """Reads as DuckDB does when nobody tells it anything."""
    import duckdb

    options = "header=true, all_varchar=true, delim=',', quote='\"', escape='\"', max_line_size=10000000"
    query = "select {}, {} from read_csv('{}/{}', " + options + ")"
    rows = duckdb.sql(query.format(columns[0], columns[1], path, nodes)).fetchall()
    query = "select {}, {}, {} from read_csv('{}/{}', " + options + ")"
    links = duckdb.sql(query.format(*columns[2:], path, edges)).fetchall()
    return dict(rows), [list(link) for link in links]


def csv_duckdb(path):
    return tables(path, "nodes.csv", "edges.csv", ["Id", "Label", "Source", "Target", "Id"])


def csv_python(path):
    import csv

    csv.field_size_limit(10**8)

    def rows(name):
        with open(f"{path}/{name}", newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file, strict=True))

    nodes = {row["Id"]: row["Label"] for row in rows("nodes.csv")}
    for row in rows("nodes.csv") + rows("edges.csv"):
        for cell in row.values():
            assert not cell or cell[0] not in "=+-@\t", f"a spreadsheet would run {cell!r}"
    return nodes, [[row["Source"], row["Target"], row["Id"]] for row in rows("edges.csv")]


def neo4j_duckdb(path):
    for name in ["neo4j-nodes.csv", "neo4j-relationships.csv"]:
        with open(f"{path}/{name}", encoding="utf-8", newline="") as file:
            lines = file.read().split("\n")
        for line in lines[:-1]:
            assert line.count('"') % 2 == 0, f"a cell with a line break: {line!r}"
    columns = ['":ID"', "label", '":START_ID"', '":END_ID"', "id"]
    return tables(path, "neo4j-nodes.csv", "neo4j-relationships.csv", columns)


def popolo(path):
    from popolo_data.importer import Popolo

    data = Popolo(load(path))
    nodes = {item.id: item.name for item in [*data.persons, *data.organizations, *data.areas]}
    edges = []
    for membership in data.memberships:
        member = membership.person_id or membership.data["member"]["id"]
        post = membership.post_id
        edges.append([member, post or membership.organization_id, membership.data["id"]])
        if membership.person_id:
            assert membership.person.id == membership.person_id
        if post:
            assert membership.post.id == post
    return nodes, edges


def dot_pydot(path):
    import pydot

    (graph,) = pydot.graph_from_dot_file(path, encoding="utf-8")

    def text(quoted):
        return quoted[1:-1] if quoted.startswith('"') else quoted

    nodes = {text(n.get_name()): "" for n in graph.get_nodes() if n.get_name() not in ("graph", "node")}
    edges = [
        [text(e.get_source()), text(e.get_destination()), text(e.get("key"))]
        for e in graph.get_edges()
    ]
    return nodes, edges


def plover_duckdb(path):
    import duckdb

    rows = duckdb.sql(
        "select source.id, source.name, target.id, target.name, id, type, quad "
        f"from read_json('{path}', format='newline_delimited', maximum_object_size=100000000)"
    ).fetchall()
    classes = (
        "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
        "SANCTION MOBILIZE COERCE ASSAULT"
    ).split()
    nodes, edges = {}, []
    for source, name, target, other, id, type, quad in rows:
        assert type in classes and quad, type
        nodes[source], nodes[target] = name, other
        edges.append([source, target, id])
    return nodes, edges


nodes, edges = globals()[sys.argv[1].replace("-", "_")](sys.argv[2])
json.dump({"nodes": nodes, "edges": sorted(edges)}, sys.stdout)

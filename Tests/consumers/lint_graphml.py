"""Looks for what Gephi, Cytoscape, graph-tool, igraph and yEd choke on: lint_graphml.py FILE

These programs can't be run in a test. Each rule is one that at least one of them was seen to break on:
keys of all domains, two keys of one name, types beyond the six, defaults and descriptions, names that
they reserve, values that aren't of their type, edges before nodes, identifiers that occur twice.
"""

import math
import re
import sys
import xml.etree.ElementTree as tree

space = "{http://graphml.graphdrawing.org/xmlns}"
root = tree.parse(sys.argv[1]).getroot()
assert root.tag == space + "graphml"
reserved = {"id", "SUID", "selected", "shared name", "source", "target"}
keys, names = {}, set()
for key in root.findall(space + "key"):
    domain, name, type = key.get("for"), key.get("attr.name"), key.get("attr.type")
    assert domain in ("graph", "node", "edge"), key.attrib
    assert type in ("boolean", "int", "double", "string"), key.attrib
    assert (domain, name) not in names and name not in reserved and key.get("id") not in keys, name
    assert re.fullmatch(r"[A-Za-z][\w.-]*", name), name
    assert len(key) == 0, "a key with a default or a description"
    names.add((domain, name))
    keys[key.get("id")] = (domain, type)
graph = root.find(space + "graph")
assert graph.get("edgedefault") == "directed" and root.findall(space + "graph") == [graph]
ids, seen_edge = set(), False
for element in graph:
    kind = element.tag.removeprefix(space)
    assert kind in ("data", "node", "edge"), kind
    data = [element] if kind == "data" else element.findall(space + "data")
    if kind == "node":
        assert not seen_edge, "a node behind an edge"
    seen_edge = seen_edge or kind == "edge"
    if kind != "data":
        assert element.get("id") not in ids, element.get("id")
        ids.add(element.get("id"))
        assert set(element.attrib) <= {"id", "source", "target"}, element.attrib
    if kind == "edge":
        assert element.get("source") in ids and element.get("target") in ids
    used = [value.get("key") for value in data]
    assert len(used) == len(set(used)), used
    for value in data:
        domain, type = keys[value.get("key")]
        assert domain == ("graph" if kind == "data" else kind)
        assert value.text, f"{value.get('key')} is empty"
        if type == "boolean":
            assert value.text in ("true", "false"), value.text
        elif type == "int":
            assert -(2**31) <= int(value.text) < 2**31
        elif type == "double":
            assert math.isfinite(float(value.text))

#!/usr/bin/env python3
"""Score the names in graphs by kind: exact typed micro F1 over persons, organizations and places.

usage: entity_names.py NAMES.json GRAPHS [LABELS.json]

NAMES is a JSON object: document id -> list of [start, end, type] with types PER, ORG, LOC, GPE (others are left out); GRAPHS a
folder with newsgraph's JSON of each document as ID.json. A name counts if start, end and kind agree after a leading "the" and a final
's are cut off on both sides. GPE and LOC are one kind; adjectives of places are left out on both sides where the set leaves them
out. LABELS (the same shape as NAMES) is scored beside the graphs: a recognizer's own spans. Standard library only.
"""
import json
import pathlib
import sys

KINDS = {"PER": "person", "PERSON": "person", "ORG": "organization", "LOC": "place", "GPE": "place"}


def trim(text, start, end):
    if text[start:end].lower().startswith("the ") and end - start > 4:
        start += 4
    for suffix in ("'s", "’s"):
        if text[start:end].endswith(suffix):
            end -= 2
    return start, end


def graph_names(graph):
    """The named mentions as (start, end, kind), and the spans of adjectives of places."""
    names, adjectives = set(), set()
    for node in graph["nodes"]:
        for mention in node.get("mentions", []):
            if mention.get("link") == "demonym":
                adjectives.add((mention["start"], mention["end"]))
            elif mention.get("form") == "name" and node["kind"] in KINDS.values():
                names.add((mention["start"], mention["end"], node["kind"]))
    return names, adjectives


def main(gold_path, folder, labels_path=None):
    gold = json.loads(pathlib.Path(gold_path).read_text(encoding="utf-8"))
    labels = json.loads(pathlib.Path(labels_path).read_text(encoding="utf-8")) if labels_path else None
    counts = {"graphs": [0, 0, 0], "graphs, spans": [0, 0, 0], "labels": [0, 0, 0], "labels, spans": [0, 0, 0]}
    for document, spans in gold.items():
        path = pathlib.Path(folder, document + ".json")
        if not path.exists():
            continue
        graph = json.loads(path.read_text(encoding="utf-8"))
        text = graph.get("text") or ""
        cut = (lambda s, e: trim(text, s, e)) if text else (lambda s, e: (s, e))
        wanted = {(*cut(s, e), KINDS[t]) for s, e, t in spans if t in KINDS}
        found, adjectives = graph_names(graph)
        found = {(*cut(s, e), k) for s, e, k in found}
        add(counts, "graphs", wanted, found)
        if labels is not None:
            add(counts, "labels", wanted, {(*cut(s, e), KINDS[t]) for s, e, t in labels.get(document, []) if t in KINDS})
    print(f"{'names':16}{'P':>7}{'R':>7}{'F1':>7}")
    for name, (hits, found, wanted) in counts.items():
        if found:
            print(f"{name:16}{hits / found:7.3f}{hits / max(1, wanted):7.3f}{2 * hits / max(1, found + wanted):7.3f}")


def add(counts, name, wanted, found):
    for key, w, f in ((name, wanted, found), (name + ", spans", {x[:2] for x in wanted}, {x[:2] for x in found})):
        for i, number in enumerate((len(w & f), len(f), len(w))):
            counts[key][i] += number


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])

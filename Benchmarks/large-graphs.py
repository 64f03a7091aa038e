#!/usr/bin/env python3
"""Writes two graphs of the same story with many edges, to time `newsgraph diff`.

    Benchmarks/large-graphs.py FOLDER [EDGES]

The second graph is the first under other identifiers, from another document, with a twentieth of its edges gone, a twentieth
changed and a twentieth new. All names are made up from syllables.
"""
import json
import pathlib
import random
import sys

RELATIONS = ["accuse", "support", "consult", "threaten", "associateOf", "opponentOf", "aid", "request"]
SYLLABLES = "ba be bi do du fa ga ka ki la le lo ma mi mo na ne no pa ra re ri ro sa si so ta te ti va ve vo za".split()


def name(rng):
    return "".join(rng.choice(SYLLABLES) for _ in range(3)).capitalize()


def graph(document, people, edges, prefix):
    nodes = []
    for number, label in enumerate(people):
        text = label
        nodes.append({
            "aliases": [label.split()[-1]], "attributes": {}, "confidence": 0.9, "id": f"person.{prefix}{number:06}",
            "kind": "person", "label": label, "salience": 0,
            "mentions": [{"document": document, "start": number * 40, "end": number * 40 + len(text), "text": text, "form": "name"}],
        })
    written = []
    for number, (source, relation, target, modality) in enumerate(edges):
        quote = f"{people[source]} and {people[target]} in sentence {number}."
        attributes = {} if relation.endswith("Of") else {"modality": modality}
        written.append({
            "attributes": attributes, "confidence": 0.8, "id": f"edge.{number:016x}", "origin": "extracted", "relation": relation,
            "source": f"person.{prefix}{source:06}", "target": f"person.{prefix}{target:06}",
            "evidence": [{"document": document, "sentence": number, "start": number * 60, "end": number * 60 + len(quote),
                          "quote": quote, "reportedBy": []}],
        })
    return {
        "format": "newsgraph/1", "generator": "newsgraph 0.1.0", "nodes": nodes, "edges": written,
        "documents": [{"id": document, "language": "en", "scalars": 4_000_000}],
    }


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 50_000
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(8)
    people = list({f"{name(rng)} {name(rng)}" for _ in range(count // 3)})
    people.sort()
    edges = set()
    while len(edges) < count:
        source, target = rng.randrange(len(people)), int(len(people) * rng.random() ** 3)
        if source != target:
            edges.add((source, rng.choice(RELATIONS), target, rng.choice(["actual", "planned", "negated"])))
    first = sorted(edges)
    second = []
    for edge in first:
        chance = rng.random()
        if chance < 0.05:
            continue
        if chance < 0.1:
            edge = (edge[0], edge[1], edge[2], "actual")
        second.append(edge)
    while len(second) < count:
        second.append((rng.randrange(len(people)), "accuse", rng.randrange(len(people)), "hypothetical"))
    (folder / "large-a.json").write_text(json.dumps(graph("monday", people, first, "a")))
    order = list(range(len(people)))
    rng.shuffle(order)
    moved = [None] * len(people)
    for old, new in enumerate(order):
        moved[new] = people[old]
    renumbered = sorted({(order[s], r, order[t], m) for s, r, t, m in second if s != t})
    (folder / "large-b.json").write_text(json.dumps(graph("friday", moved, renumbered, "b")))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Score lasting ties and positions against KnowledgeNet passages.

usage: knowledgenet.py DATA.jsonl GRAPHS [--errors]

DATA holds passages `{id, text, exhaustive_for, entities: [{start, end}], relations: [{head, tail, type}]}`; GRAPHS is a
folder with newsgraph's JSON of each passage as ID.json. A fact counts where the property agrees and both ends overlap a mention of the
edge's ends. Only properties that the graph has and that a passage is annotated for exhaustively are counted. Standard library only.
"""
import json
import pathlib
import sys
from collections import defaultdict

# Property of KnowledgeNet -> the graph's relations; a star in front turns the direction round.
PROPERTIES = {
    "CEO": ["*ceo"],
    "CHILD_OF": ["familyOf:child", "*familyOf:parent"],
    "EMPLOYEE_OR_MEMBER_OF": ["memberOf", "worksFor", "office"],
    "FOUNDED_BY": ["*founded"],
    "HEADQUARTERS": ["basedIn"],
    "NATIONALITY": ["citizenOf"],
    "POLITICAL_AFFILIATION": ["memberOf"],
    "SPOUSE": ["familyOf:spouse", "*familyOf:spouse"],
    "SUBSIDIARY_OF": ["partOf", "*owns"],
}
CHIEF = {"ceo", "chief executive", "chief executive officer"}


def ties(graph):
    """The edges as (relation, source, target), offices joined from `holds` and `of`."""
    office = defaultdict(list)
    title = {n["id"]: n["attributes"].get("title", "") for n in graph["nodes"] if n["kind"] == "position"}
    for edge in graph["edges"]:
        if edge["relation"] == "of":
            office[edge["source"]].append(edge["target"])
    for edge in graph["edges"]:
        name = edge["relation"]
        if name == "familyOf":
            name += ":" + edge["attributes"].get("kin", "")
        yield name, edge["source"], edge["target"]
        if name == "holds":
            for organization in office[edge["target"]]:
                yield "office", edge["source"], organization
                if title.get(edge["target"]) in CHIEF:
                    yield "ceo", edge["source"], organization


def overlaps(mentions, entity):
    return any(m["start"] < entity["end"] and entity["start"] < m["end"] for m in mentions)


def main(data, folder, *options):
    found = wrong = total = 0
    by_property = defaultdict(lambda: [0, 0, 0])
    for line in open(data, encoding="utf-8"):
        passage = json.loads(line)
        path = pathlib.Path(folder, passage["id"] + ".json")
        graph = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"nodes": [], "edges": []}
        mentions = {n["id"]: n["mentions"] for n in graph["nodes"]}
        kinds = {n["id"]: n["kind"] for n in graph["nodes"]}
        entities, text = passage["entities"], passage["text"]
        for name in passage["exhaustive_for"]:
            if name not in PROPERTIES:
                continue
            gold = [(entities[r["head"]], entities[r["tail"]]) for r in passage["relations"] if r["type"] == name]
            edges = []
            for relation, source, target in ties(graph):
                if kinds[source] == "group":
                    continue
                if relation in PROPERTIES[name]:
                    edges.append((source, target))
                if "*" + relation in PROPERTIES[name]:
                    edges.append((target, source))
            fits = lambda edge, fact: overlaps(mentions[edge[0]], fact[0]) and overlaps(mentions[edge[1]], fact[1])
            hits = [f for f in gold if any(fits(e, f) for e in edges)]
            extra = {e for e in edges if not any(fits(e, f) for f in gold)}
            if name == "SPOUSE":  # one edge answers both directions
                extra = {min(e, e[::-1]) for e in extra}
            if name in ("EMPLOYEE_OR_MEMBER_OF", "POLITICAL_AFFILIATION"):
                # memberOf serves both properties; it is wrong only where it is right for neither.
                others = [(entities[r["head"]], entities[r["tail"]]) for r in passage["relations"]]
                extra = [e for e in extra if not any(fits(e, f) for f in others)]
                if name == "POLITICAL_AFFILIATION" and "EMPLOYEE_OR_MEMBER_OF" in passage["exhaustive_for"]:
                    extra = []
            total, found, wrong = total + len(gold), found + len(hits), wrong + len(extra)
            tally = by_property[name]
            tally[0] += len(hits); tally[1] += len(extra); tally[2] += len(gold) - len(hits)
            if "--errors" in options:
                for head, tail in (f for f in gold if f not in hits):
                    print(f"- {name}: {text[head['start']:head['end']]} | {text[tail['start']:tail['end']]} || {text}")
                for source, target in sorted(extra):
                    print(f"+ {name}: {source} | {target} || {text}")
    print(f"{'property':24}{'P':>7}{'R':>7}{'F1':>7}{'tp':>6}{'fp':>6}{'fn':>6}")
    for name, (tp, fp, fn) in sorted(by_property.items()) + [("all", (found, wrong, total - found))]:
        precision, recall = tp / (tp + fp or 1), tp / (tp + fn or 1)
        f1 = 2 * precision * recall / (precision + recall or 1)
        print(f"{name:24}{precision:7.3f}{recall:7.3f}{f1:7.3f}{tp:6}{fp:6}{fn:6}")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])

#!/usr/bin/env python3
"""Score who did what to whom in newsgraph's graphs against annotated relations or events.

usage: interactions.py DATA.jsonl GRAPHS [--errors]

DATA.jsonl has one text a line: {"id", "text", "entities": [{"start", "end"}], "relations": [{"head", "tail", "type"}]} with offsets in
Unicode scalars and indices of entities; entities that the text does not name start at -1 and are left out. GRAPHS is a folder with one
newsgraph JSON file a text, named <id>.json.

Two sorts of data are known by their types. re3d's relations between actors: CommWith ~ consult, FightingAgainst ~ assault,
AlliesOf ~ cooperate, agree, aid or associateOf, Likes ~ support, Dislikes ~ accuse or reject; other relations are left out. PLOVER's
records carry "event", their class, and "mode"; there each text is one event, found where one of its pairs is.

A pair is found when an edge between mentions of both ends exists, in either direction for re3d; its class is right when the edge is of
a class above. Extra edges are interactions that meet no pair. Standard library only.
"""
import json, os, sys

RE3D = {"CommWith": {"consult"}, "FightingAgainst": {"assault"}, "AlliesOf": {"cooperate", "agree", "aid", "associateOf"},
        "Likes": {"support"}, "Dislikes": {"accuse", "reject"}}
PLOVER = {"DEMAND": {"request"}, "DISAPPROVE": {"accuse"}, "INVESTIGATE": {"accuse"}, "FIGHT": {"assault"}}

def edges(graph):
    """Interactions and alliances with the offsets of both ends' mentions."""
    nodes = {n["id"]: n for n in graph["nodes"]}
    spans = lambda i: [(m["start"], m["end"]) for m in nodes[i].get("mentions", [])]
    return [dict(relation=e["relation"], source=spans(e["source"]), target=spans(e["target"]), mode=e["attributes"].get("mode"),
                 act="quad" in e["attributes"],
                 show=f"{nodes[e['source']]['label']} | {e['relation']} | {nodes[e['target']]['label']} | {e['evidence'][0]['quote'][:160]}")
            for e in graph["edges"] if "quad" in e["attributes"] or e["relation"] == "associateOf"]

def meets(spans, entity):
    return any(s < entity["end"] and entity["start"] < e for s, e in spans)

def main(argv):
    errors = "--errors" in argv; args = [a for a in argv if not a.startswith("--")]
    if len(args) != 2: sys.exit(__doc__)
    total = dict(gold=0, pairs=0, right=0, found=0, met=0, extra=0, modes=0, mode=0); lines = []
    with open(args[0], encoding="utf-8") as file: records = [json.loads(line) for line in file]
    for record in records:
        path = os.path.join(args[1], record["id"] + ".json"); found = []
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file: found = edges(json.load(file))
        event = record.get("event"); met = set(); golds = []
        for r in record["relations"]:
            head, tail = record["entities"][r["head"]], record["entities"][r["tail"]]
            if head["start"] < 0 or tail["start"] < 0 or (event is None and r["type"] not in RE3D): continue
            hits = [i for i, e in enumerate(found) if meets(e["source"], head) and meets(e["target"], tail)
                    or event is None and meets(e["source"], tail) and meets(e["target"], head)]
            wanted = PLOVER.get(event, {event.lower()}) if event else RE3D[r["type"]]
            met |= set(hits)
            golds.append((hits, [i for i in hits if found[i]["relation"] in wanted],
                          f"{r['type']} {record['text'][head['start']:head['end']]} | {record['text'][tail['start']:tail['end']]}"))
        if not golds and event: continue
        if event:  # one event a text, whichever of its pairs is found
            golds = [(sum((g[0] for g in golds), []), sum((g[1] for g in golds), []), f"{event} {record['text'][:200]}")]
        for hits, right, show in golds:
            total["gold"] += 1; total["pairs"] += bool(hits); total["right"] += bool(right)
            if record.get("mode") and right:
                total["modes"] += 1; total["mode"] += any(found[i]["mode"] == record["mode"] for i in right)
            if not hits: lines.append(f"- {record['id'][:20]} {show}")
            elif not right: lines.append(f"~ {record['id'][:20]} {show} [{', '.join(found[i]['relation'] for i in hits)}]")
        acts = [i for i, e in enumerate(found) if e["act"] or i in met]
        total["found"] += len(acts); total["met"] += len([i for i in acts if i in met])
        lines += [f"+ {record['id'][:20]} {found[i]['show']}" for i in acts if i not in met]
    share = lambda a, b: a / b if b else 0.0
    p, r = share(total["met"], total["found"]), share(total["pairs"], total["gold"])
    print(f"{'gold':>6}{'edges':>7}{'pairs P':>9}{'R':>8}{'F1':>8}{'class R':>9}{'extra per gold':>16}{'mode':>12}")
    print(f"{total['gold']:6}{total['found']:7}{p:9.3f}{r:8.3f}{share(2 * p * r, p + r):8.3f}{share(total['right'], total['gold']):9.3f}"
          f"{share(total['found'] - total['met'], total['gold']):16.2f}" + f"{total['mode']}/{total['modes']}".rjust(12))
    if errors: print("\n".join(lines))

if __name__ == "__main__": main(sys.argv[1:])

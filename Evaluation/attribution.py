#!/usr/bin/env python3
"""Score who says what in newsgraph's graphs against annotated attributions.

usage: attribution.py DATA.jsonl GRAPHS [--errors]

DATA.jsonl has one article a line: {"id", "text", "attributions": [{"source", "cue", "content"}]}, where each of the three is a list
of [start, end) in Unicode scalars of the text. GRAPHS is a folder with one newsgraph JSON file an article, named <id>.json; articles
without a graph count as missed. The texts given to newsgraph must be those of the data file.

An attribution is found when a statement's content overlaps at least half of the shorter of the two and its source overlaps a
mention of the statement's speaker. Attributions without a source are left out of recall and excuse statements that match their
content. Quoted attributions are those with a quotation mark in or beside their content, direct ones those that begin with one. Where attributions are nested, a
statement counts for whichever it fits best. Standard library only.
"""
import json, os, sys

QUOTES = "“”\"«»"

def cover(spans):
    """The set of offsets in half-open spans."""
    return {i for s, e in spans for i in range(s, e)}

def statements(graph):
    """Content offsets and speaker offsets of every statement with a speaker."""
    nodes = {n["id"]: n for n in graph["nodes"]}
    spans = lambda n: [(m["start"], m["end"]) for m in n.get("mentions", [])]
    found = []
    for e in graph["edges"]:
        if e["relation"] != "states": continue
        content = cover(spans(nodes[e["target"]]))
        found.append(dict(id=e["target"], content=content, source=cover(spans(nodes[e["source"]])),
                          label=nodes[e["source"]]["label"], text=nodes[e["target"]]["label"]))
    # Speakers of one statement together are its source.
    merged = {}
    for s in found:
        if s["id"] in merged:
            merged[s["id"]]["source"] = merged[s["id"]]["source"] | s["source"]; merged[s["id"]]["label"] += " & " + s["label"]
        else: merged[s["id"]] = s
    return list(merged.values())

def content_fits(a, s):
    both = len(a["content"] & s["content"])
    return both > 0 and 2 * both >= min(len(a["content"]), len(s["content"]))

def is_quoted(text, spans):
    """Whether a quotation mark stands in or beside the content."""
    return any(c in text[max(0, s - 1):e + 1] for s, e in spans for c in QUOTES)

def score(article, graph):
    text = article["text"]; found = statements(graph) if graph else []
    golds = [dict(content=cover(a["content"]), source=cover(a["source"] or []), quoted=is_quoted(text, a["content"]),
                  direct=text[a["content"][0][0]:a["content"][0][0] + 1] in tuple(QUOTES) and bool(a["content"]),
                  show=" | ".join(" … ".join(text[s:e] for s, e in a[k] or []) for k in ("source", "cue", "content"))) for a in article["attributions"] if a["content"]]
    hit, right = set(), set()
    for g, a in enumerate(golds):
        for p, s in enumerate(found):
            if content_fits(a, s) and (a["source"] & s["source"] or not a["source"]):
                hit.add(g); right.add(p)
    return golds, found, hit, right

def main(argv):
    errors = "--errors" in argv; args = [a for a in argv if not a.startswith("--")]
    if len(args) != 2: sys.exit(__doc__)
    total = dict(gold=0, hit=0, quoted=0, quoted_hit=0, direct=0, direct_hit=0, found=0, right=0, missing=0, articles=0); lines = []
    with open(args[0], encoding="utf-8") as file: articles = [json.loads(line) for line in file]
    for article in articles:
        total["articles"] += 1
        path = os.path.join(args[1], article["id"] + ".json")
        graph = None
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file: graph = json.load(file)
        else: total["missing"] += 1
        golds, found, hit, right = score(article, graph)
        for g, a in enumerate(golds):
            if not a["source"]: continue
            total["gold"] += 1; total["hit"] += g in hit
            if a["quoted"]: total["quoted"] += 1; total["quoted_hit"] += g in hit
            if a["direct"]: total["direct"] += 1; total["direct_hit"] += g in hit
            if g not in hit:
                near = [s["label"] for s in found if content_fits(a, s)]
                lines.append(f"- {article['id'][:14]} {'Q ' if a['quoted'] else ''}{a['show'][:220]}" + (f"  [source found: {near}]" if near else ""))
        total["found"] += len(found); total["right"] += len(right)
        lines += [f"+ {article['id'][:14]} {s['label']}: {s['text'][:120]}" for p, s in enumerate(found) if p not in right]
    share = lambda a, b: a / b if b else 0.0
    p, r = share(total["right"], total["found"]), share(total["hit"], total["gold"])
    print(f"{'articles':10}{'no graph':>10}{'P':>8}{'R':>8}{'F1':>8}{'R quoted':>10}{'R direct':>10}{'found':>8}{'gold':>8}")
    print(f"{total['articles']:<10}{total['missing']:>10}{p:8.3f}{r:8.3f}{share(2 * p * r, p + r):8.3f}{share(total['quoted_hit'], total['quoted']):10.3f}"
          f"{share(total['direct_hit'], total['direct']):10.3f}{total['found']:8}{total['gold']:8}")
    if errors: print("\n".join(lines))

if __name__ == "__main__": main(sys.argv[1:])

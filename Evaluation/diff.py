#!/usr/bin/env python3
"""Scores `newsgraph diff` on pairs of articles against what a reader would list.

    Evaluation/diff.py PROGRAM [--errors] [PAIR ...]

A pair is a folder with gold.json: the two articles, who is the same in both, and the changes that a reader would list. A found pair of actors is right if gold has it; of gold's pairs those count whose two actors the program
read at all. A change counts as found if a change of one of its topics names everything that it is about; a listed
change is right if it is found for a change of gold, optional ones included. Lists of actors, names and details,
and what the second article does not mention, are no news and are left out.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

NEWS = {"office", "turn", "stance", "dispute", "act", "tie", "statement"}


def folded(text):
    return " ".join(text.lower().replace("’", "'").split())


def names(node):
    return {folded(n) for n in [node["label"], *node["aliases"]]}


def run(program, folder, gold, scratch):
    """Both graphs, and the difference between them."""
    graphs = []
    for side in "ab":
        out = subprocess.run([program, "extract", folder / gold[side]], capture_output=True, text=True, check=True)
        graphs.append(json.loads(out.stdout))
    paths = []
    for side, graph in zip("ab", graphs):
        path = pathlib.Path(scratch) / f"{folder.name}-{side}.json"
        path.write_text(json.dumps(graph))
        paths.append(path)
    out = subprocess.run([program, "diff", *paths, "--to", "json"], capture_output=True, text=True)
    if out.returncode > 1:
        sys.exit(out.stderr)
    return graphs, json.loads(out.stdout)


def score_alignment(graphs, diff, gold, errors):
    nodes = [{n["id"]: n for n in g["nodes"]} for g in graphs]
    wanted = [({folded(x) for x in one}, {folded(x) for x in other}) for one, other in gold["same"]]

    def is_wanted(a, b):
        return any(names(a) & one and names(b) & other for one, other in wanted)

    right = wrong = 0
    for pair in diff["alignment"]:
        a, b = nodes[0][pair["a"]["id"]], nodes[1][pair["b"]["id"]]
        if a["kind"] in ("position", "statement"):
            continue
        if is_wanted(a, b):
            right += 1
        else:
            wrong += 1
            errors.append(f"wrong pair: {a['label']} = {b['label']} {pair['score']} {pair['reasons']}")
    found = missed = unread = 0
    for one, other in wanted:
        a = [n for n in nodes[0].values() if names(n) & one]
        b = [n for n in nodes[1].values() if names(n) & other]
        if not a or not b:
            unread += 1
            errors.append(f"not read: {sorted(one)} = {sorted(other)}")
            continue
        ids = {(p["a"]["id"], p["b"]["id"]) for p in diff["alignment"]}
        if any((x["id"], y["id"]) in ids for x in a for y in b):
            found += 1
        else:
            missed += 1
            errors.append(f"missed pair: {sorted(one)} = {sorted(other)}")
    return right, wrong, found, missed, unread


def text_of(change):
    parts = [change["sentence"]]
    for fact in change["before"] + change["after"]:
        parts += [fact[k]["label"] for k in ("source", "target", "speaker", "statement") if k in fact]
        parts += [str(v) for v in fact.get("attributes", {}).values()]
        parts.append(fact.get("relation", ""))
    return folded(" ".join(parts))


def fits(change, wanted):
    text = text_of(change)
    return change["topic"] in wanted["topics"] and all(
        any(folded(name) in text for name in choice) for choice in wanted["about"]
    )


def score_changes(diff, gold, errors):
    listed = [c for c in diff["changes"] if c["topic"] in NEWS and c["verdict"] != "not-mentioned"]
    found = missed = right = wrong = 0
    for wanted in gold["changes"]:
        if wanted.get("optional"):
            continue
        if any(fits(c, wanted) for c in listed):
            found += 1
        else:
            missed += 1
            errors.append(f"missed change: {wanted['what']}")
    for change in listed:
        if any(fits(change, wanted) for wanted in gold["changes"]):
            right += 1
        else:
            wrong += 1
            errors.append(f"not news: [{change['topic']}] {change['sentence']}")
    return found, missed, right, wrong


def share(part, whole):
    return f"{part / whole:.3f}" if whole else "-"


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    show = "--errors" in sys.argv
    program, chosen = arguments[0], arguments[1:]
    folders = sorted(p.parent for p in (pathlib.Path(__file__).parent / "pairs").glob("*/gold.json"))
    total = [0] * 9
    print("| pair | alignment P | R | changes P | R |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        for folder in folders:
            if chosen and folder.name not in chosen:
                continue
            gold = json.loads((folder / "gold.json").read_text())
            graphs, diff = run(program, folder, gold, scratch)
            errors = []
            numbers = (*score_alignment(graphs, diff, gold, errors), *score_changes(diff, gold, errors))
            total = [x + y for x, y in zip(total, numbers)]
            print(line(folder.name, numbers))
            if show:
                print("\n".join("    " + e for e in errors))
    print(line("**all**", total))
    print(f"\n{total[4]} of {sum(total[2:5])} pairs of gold have an actor that was not read in one of the articles")


def line(name, n):
    right, wrong, found, missed, _, changed, unchanged, news, noise = n
    return (
        f"| {name} | {share(right, right + wrong)} | {share(found, found + missed)} "
        f"| {share(news, news + noise)} | {share(changed, changed + unchanged)} |"
    )


if __name__ == "__main__":
    main()

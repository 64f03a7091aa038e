#!/usr/bin/env python3
"""Score who is who against GUM's coreference chains.

usage: coreference.py GENRE GRAPHS DATA.jsonl [DATA.jsonl …] [--errors]

DATA holds documents `{id, genre, text, mentions: [{start, end, etype, head: [start, end], kind: name|nom|pron}], clusters}`; GRAPHS is a folder
with newsgraph's JSON of each as ID.json. Counted are chains of persons, organizations and places with at least one name and two mentions;
a mention of the graph is the gold mention whose head it covers. Prints MUC, B-cubed, CEAF-e and their mean, and how many pronouns of
those chains the graph ties to a name of the right chain. Standard library only.
"""
import json
import pathlib
import sys

KINDS = {"person", "organization", "place"}


def muc(keys, responses):
    """Links of the keys that the responses keep (Vilain et al. 1995)."""
    where = {m: i for i, r in enumerate(responses) for m in r}
    kept = links = 0
    for key in keys:
        parts = {where.get(m, ("alone", m)) for m in key}
        kept, links = kept + len(key) - len(parts), links + len(key) - 1
    return kept, links


def b_cubed(keys, responses):
    where = {m: r for r in responses for m in r}
    score = count = 0
    for key in keys:
        for mention in key:
            score += len(key & where.get(mention, set())) / len(key) if mention in where else 0
            count += 1
    return score, count


def ceaf_e(keys, responses):
    """Best one-to-one sum of 2|k∩r|/(|k|+|r|), by greedy exchange (exact for what is disjoint)."""
    pairs = sorted(((2 * len(k & r) / (len(k) + len(r)), i, j) for i, k in enumerate(keys)
                    for j, r in enumerate(responses) if k & r), key=lambda p: (-p[0], p[1], p[2]))
    used_keys, used_responses, total = set(), set(), 0
    for value, i, j in pairs:
        if i not in used_keys and j not in used_responses:
            used_keys.add(i), used_responses.add(j)
            total += value
    return total


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main(genre, folder, *files):
    errors = "--errors" in files
    totals = {"muc": [0, 0, 0, 0], "b3": [0, 0, 0, 0], "ceaf": [0, 0, 0]}
    right = wrong = missed = 0
    for name in (f for f in files if not f.startswith("--")):
        for line in open(name, encoding="utf-8"):
            document = json.loads(line)
            path = pathlib.Path(folder, document["id"] + ".json")
            if document["genre"] != genre or not path.exists():
                continue
            graph = json.loads(path.read_text(encoding="utf-8"))
            mentions = document["mentions"]
            keys = []
            for cluster in document["clusters"]:
                members = [i for i in cluster if mentions[i]["etype"] in KINDS]
                if len(members) > 1 and any(mentions[i]["kind"] == "name" for i in members):
                    keys.append(set(members))
            key_of = {m: i for i, k in enumerate(keys) for m in k}
            named = lambda i: mentions[i]["kind"] == "name"
            responses = []
            for node in graph["nodes"]:
                if node["kind"] in ("position", "statement"):
                    continue
                found, pronouns, names = set(), [], set()
                for mention in node["mentions"]:
                    best = None
                    for i, gold in enumerate(mentions):
                        head = gold["head"]
                        if mention["start"] <= head[0] and head[1] <= mention["end"] and gold["start"] <= mention["end"]:
                            size = gold["end"] - gold["start"]
                            if best is None or size < best[0]:
                                best = (size, i)
                    if best is None:
                        continue
                    found.add(best[1])
                    if mention["form"] == "pronoun":
                        pronouns.append((best[1], mention))
                    elif named(best[1]):
                        names.add(key_of.get(best[1]))
                for i, mention in pronouns:
                    if i in key_of:
                        good = key_of[i] in names
                        right, wrong = right + good, wrong + (not good)
                        if errors and not good:
                            print(f"{document['id']} {mention['start']} '{mention['text']}' -> {node['label']}")
                if len(found) > 1:
                    responses.append(found)
            answered = {i for r in responses for i in r}
            missed += sum(mentions[i]["kind"] == "pron" and i not in answered for i in key_of)
            # What neither side counts as a chain with a name is left out of precision.
            responses = [r & set(key_of) | {m for m in r if m not in key_of and r & set(key_of)} for r in responses]
            responses = [r for r in responses if len(r) > 1 and r & set(key_of)]
            for place, value in enumerate(muc(keys, responses) + muc(responses, keys)):
                totals["muc"][place] += value
            for place, value in enumerate(b_cubed(keys, responses) + b_cubed(responses, keys)):
                totals["b3"][place] += value
            for place, value in enumerate((ceaf_e(keys, responses), len(keys), len(responses))):
                totals["ceaf"][place] += value
    rows = []
    for name in ("muc", "b3"):
        a, b, c, d = totals[name]
        rows.append((name, c / (d or 1), a / (b or 1)))
    total, keys, responses = totals["ceaf"]
    rows.append(("ceaf-e", total / (responses or 1), total / (keys or 1)))
    print(f"{'measure':10}{'P':>7}{'R':>7}{'F1':>7}")
    for name, precision, recall in rows:
        print(f"{name:10}{precision:7.3f}{recall:7.3f}{f1(precision, recall):7.3f}")
    print(f"{'CoNLL F1':24}{sum(f1(p, r) for _, p, r in rows) / 3:7.3f}")
    pronouns = right + wrong + missed
    print(f"pronouns of these chains: {right} of {pronouns} tied to the right name ({right / (pronouns or 1):.3f}), {wrong} to a wrong one")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])

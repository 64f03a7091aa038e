#!/usr/bin/env python3
"""Score names against test sets: exact typed micro F1 over persons, organizations and places.

usage: names.py [--vote] [--details] [--data DIR] PREDICTIONS ...

DIR (default: the variable NEWSGRAPH_EVAL_DATA) holds test sets as `prepare_names.py` writes them. Each PREDICTIONS is a directory
with one `SET.jsonl` for each set, its lines in the shape of spaCy's `Doc.to_json` with an id: `{"id", "ents": [{"start", "end",
"label"}]}`; `newsgraph annotate --jsonl` and `predict_names.py` write it. Every predictions directory becomes a row.

A name counts if start, end and kind agree after a leading "the" and a final 's are cut off on both sides. GPE and LOC are one
kind, PERSON and PER too; all other labels are left out. --vote first gives each string one kind in a document, as extraction
does. --details adds a row for each kind and for spans without kind. Standard library only.
"""
import argparse
import collections
import json
import os
import sys
from pathlib import Path

from prepare_names import trim

KINDS = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}
ORDER = ("conll2003-prose", "wnut17", "gum-news", "crossner-politics", "wikigold", "gold-articles")
# Sets whose records are single sentences of shuffled texts: a vote over a document means nothing there.
NO_DOCUMENTS = {"crossner-politics", "wnut17"}


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def predicted_names(text, prediction):
    """The prediction's persons, organizations and places as trimmed (start, end, kind)."""
    names = ((e["start"], e["end"], KINDS.get(e["label"])) for e in prediction["ents"])
    return [(*trim(text, start, end), kind) for start, end, kind in names if kind]


def voted(records, predictions):
    """One kind for a string in a document; the end of a person's name ("El Mahroug") is no organization.

    The vote changes kinds, never spans. A tie stays as it was found.
    """
    votes = collections.defaultdict(collections.Counter)
    for record, names in zip(records, predictions):
        for start, end, kind in names:
            votes[record["doc"], record["text"][start:end]][kind] += 1
    surnames = {(document, surname) for (document, text), kinds in votes.items()
                if kinds.most_common(1)[0][0] == "PER" for surname in endings(text)}
    result = []
    for record, names in zip(records, predictions):
        kinds = []
        for start, end, kind in names:
            key = (record["doc"], record["text"][start:end])
            winner = max(votes[key], key=lambda k: (votes[key][k], k == kind, k))
            if key in surnames and winner == "ORG":
                winner = "PER"
            kinds.append((start, end, winner))
        result.append(kinds)
    return result


def endings(name):
    """What may stand for a full name: its last words."""
    words = name.split()
    return [" ".join(words[i:]) for i in range(1, len(words))]


def score(records, predictions):
    """Counts of hits, predicted and gold names by kind; `spans` are the same without kinds."""
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for record, names in zip(records, predictions):
        gold = {tuple(name) for name in record["names"]}
        clear = lambda s, e: all(e <= a or b <= s for a, b in record["ignored"])
        found = {name for name in names if name in gold or clear(*name[:2])}
        for kind in ("PER", "ORG", "LOC", "all"):
            g = {x for x in gold if kind in (x[2], "all")}
            f = {x for x in found if kind in (x[2], "all")}
            _add(counts[kind], g, f)
        _add(counts["spans"], {x[:2] for x in gold}, {x[:2] for x in found})
    return counts


def _add(count, gold, found):
    for i, number in enumerate((len(gold & found), len(found), len(gold))):
        count[i] += number


def f1(count):
    hits, found, gold = count
    return 200 * hits / max(1, found + gold)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("predictions", nargs="+", type=Path)
    parser.add_argument("--vote", action="store_true")
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--data", default=os.environ.get("NEWSGRAPH_EVAL_DATA"))
    arguments = parser.parse_args()
    if not arguments.data:
        sys.exit("names.py: no test sets: name their directory with --data or NEWSGRAPH_EVAL_DATA")
    sets = [name for name in ORDER if (Path(arguments.data) / f"{name}.jsonl").exists()]
    print("| model | " + " | ".join(sets) + " | mean |")
    print("|---" * (len(sets) + 2) + "|")
    for directory in arguments.predictions:
        rows = collections.defaultdict(list)
        for name in sets:
            records = read_lines(Path(arguments.data) / f"{name}.jsonl")
            lines = read_lines(directory / f"{name}.jsonl")
            if [r["id"] for r in records] != [p["id"] for p in lines]:
                sys.exit(f"names.py: {directory / name}.jsonl does not hold the records of the test set in their order")
            names = [predicted_names(r["text"], p) for r, p in zip(records, lines)]
            if arguments.vote and name not in NO_DOCUMENTS:
                names = voted(records, names)
            for kind, count in score(records, names).items():
                rows[kind].append(f1(count))
        for kind in ("all", "PER", "ORG", "LOC", "spans") if arguments.details else ("all",):
            cells = [*rows[kind], sum(rows[kind]) / len(rows[kind])]
            title = directory.name + (" + vote" if arguments.vote else "") + ("" if kind == "all" else f", {kind}")
            print(f"| {title} | " + " | ".join(f"{x:.1f}" for x in cells) + " |")


if __name__ == "__main__":
    main()

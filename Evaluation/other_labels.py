#!/usr/bin/env python3
"""Agreement of two models on the labels that are neither persons, organizations nor places (dates, money, nationalities …).

usage: other_labels.py REFERENCE PREDICTIONS

Both are directories as `names.py` reads them. Prints for each label and for all of them the exact typed F1 of the second against
the first, over all sets. Standard library only.
"""
import collections
import json
import sys
from pathlib import Path

from names import KINDS, f1

LEFT_OUT = {*KINDS, "FAC"}  # FAC overlaps with what the training sets annotate as places


def entities(path):
    return [{(e["start"], e["end"], e["label"]) for e in json.loads(line)["ents"] if e["label"] not in LEFT_OUT}
            for line in path.open(encoding="utf-8")]


def main(reference, predictions):
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for path in sorted(Path(reference).glob("*.jsonl")):
        for theirs, ours in zip(entities(path), entities(Path(predictions) / path.name), strict=True):
            for label in ({x[2] for x in theirs | ours} | {"all"} if theirs | ours else ()):
                gold, found = ({x for x in side if label in (x[2], "all")} for side in (theirs, ours))
                for i, number in enumerate((len(gold & found), len(found), len(gold))):
                    counts[label][i] += number
    for label in sorted(counts, key=lambda name: (name != "all", -counts[name][2], name)):
        print(f"{label:12} agreement {f1(counts[label]):5.1f}  ({counts[label][2]} by {Path(reference).name})")


if __name__ == "__main__":
    main(*sys.argv[1:])

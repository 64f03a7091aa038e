#!/usr/bin/env python3
"""Fit what each sign of a name's kind is worth: a softmax regression over person, organization, place and other.

usage: fit_kinds.py [--weights OUT.tsv] [--strength L2] SET ...

A SET is NAME=SIGNS:NAMES[:SHARE]. SIGNS is a file of lines `document<TAB>name<TAB>span span …<TAB>sign=value sign=value …`
(spans as start-end in Unicode scalars), which `kinds.sh` makes with `newsgraph inspect --stage kinds`. NAMES is a JSON object:
document id -> list of [start, end, type] with types PER, ORG, LOC, GPE, MISC, EVENT. SHARE (default 1) is the weight of the whole
set against the others, whatever its size. A name takes the type that most of its spans have; a name without any is `other` where the
set has MISC or EVENT at all (it is annotated for things too), else it is left out.

Prints the accuracy on each set with its documents held out (five parts; sets named gold*: one document at a time), and with
--weights writes the table for Sources/CLexicon/data/kind_weights.tsv, fitted to everything. Deterministic. Needs numpy alone.
"""
import argparse
import collections
import json
import sys

import numpy

KINDS = ("person", "organization", "place", "other")
TYPES = {"PER": 0, "ORG": 1, "LOC": 2, "GPE": 2, "MISC": 3, "EVENT": 3}
STEPS = 400


def read_set(argument):
    name, _, rest = argument.partition("=")
    parts = rest.split(":")
    with open(parts[1], encoding="utf-8") as file:
        gold = json.load(file)
    has_things = any(t in ("MISC", "EVENT") for spans in gold.values() for _, _, t in spans)
    rows = []
    for line in open(parts[0], encoding="utf-8"):
        document, _, spans, signs = line.rstrip("\n").split("\t")
        if document not in gold:
            continue
        kind = kind_of([tuple(map(int, s.split("-"))) for s in spans.split()], gold[document], has_things)
        values = dict(sign.rsplit("=", 1) for sign in signs.split())
        if kind is not None and "country" not in values:
            rows.append((document, kind, {k: float(v) for k, v in values.items()}))
    return name, rows, float(parts[2]) if len(parts) > 2 else 1.0


def kind_of(spans, gold, has_things):
    votes = collections.Counter()
    for start, end in spans:
        best = max(gold, key=lambda g: (min(end, g[1]) - max(start, g[0]), -g[0]), default=None)
        overlap = 0 if best is None else min(end, best[1]) - max(start, best[0])
        if best is not None and 2 * overlap >= max(end - start, best[1] - best[0]):
            votes[TYPES[best[2]]] += 1
    if votes:
        return min(votes, key=lambda k: (-votes[k], k))
    return 3 if has_things else None


def matrix(rows, signs):
    index = {sign: i for i, sign in enumerate(signs)}
    x = numpy.zeros((len(rows), len(signs)))
    for i, (_, _, values) in enumerate(rows):
        for sign, value in values.items():
            if sign in index:
                x[i, index[sign]] = value
    y = numpy.array([kind for _, kind, _ in rows])
    return x, y


def fit(x, y, weight, strength):
    """Minimizes the weighted cross entropy plus strength/2 * |w|^2 by Nesterov's accelerated gradient."""
    target = numpy.eye(len(KINDS))[y]
    weight = weight / weight.sum()
    w = v = numpy.zeros((x.shape[1], len(KINDS)))
    bound = 0.5 * (weight * (x**2).sum(1)).sum() + strength
    for step in range(STEPS):
        score = x @ v
        score -= score.max(1, keepdims=True)
        p = numpy.exp(score)
        p /= p.sum(1, keepdims=True)
        gradient = x.T @ (weight[:, None] * (p - target)) + strength * v
        new = v - gradient / bound
        v = new + step / (step + 3) * (new - w)
        w = new
    return w - w.mean(1, keepdims=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--weights")
    parser.add_argument("--strength", type=float, default=0.0002)
    arguments = parser.parse_args()
    sets = [read_set(s) for s in arguments.sets]
    rows = [row for _, part, _ in sets for row in part]
    weight = numpy.concatenate([numpy.full(len(part), share / max(1, len(part))) for _, part, share in sets])
    owner = [name for name, part, _ in sets for _ in part]
    counts = collections.Counter(sign for _, _, values in rows for sign in values)
    signs = sorted(sign for sign, count in counts.items() if count >= 8)
    x, y = matrix(rows, signs)
    folds = numpy.array([fold_of(name, row[0]) for name, row in zip(owner, rows)])
    guesses = numpy.zeros(len(rows), dtype=int)
    for fold in sorted(set(folds)):
        held = folds == fold
        w = fit(x[~held], y[~held], weight[~held], arguments.strength)
        guesses[held] = (x[held] @ w).argmax(1)
    print(f"{'set':16}{'names':>7}{'right':>8}{'kinds':>8}")
    for name, _, _ in sets:
        mine = numpy.array([n == name for n in owner])
        actors = mine & (y < 3)
        print(f"{name:16}{mine.sum():7}{(guesses == y)[mine].mean():8.3f}{(guesses == y)[actors].mean():8.3f}")
    if arguments.weights:
        write(arguments.weights, signs, fit(x, y, weight, arguments.strength))


def fold_of(name, document):
    """One of five parts by the document's id, so that its annotations by different models share it; gold articles one by one."""
    if name.startswith("gold"):
        return f"gold {document}"
    return "part %d" % (sum(document.encode()) % 5)


def write(path, signs, w):
    with open(path, "w", encoding="utf-8") as file:
        file.write("# What each sign of a name's kind is worth: made by Evaluation/fit_kinds.py, not by hand.\n")
        file.write("# Sources: fitted to WikiGold (CC BY 4.0), CrossNER politics (MIT), Wikinews (CC BY 2.5) and the annotated articles.\n")
        file.write("# sign\t" + "\t".join(KINDS) + "\n")
        for sign, values in zip(signs, w):
            file.write(sign + "\t" + "\t".join(f"{v:.2f}" for v in values) + "\n")


if __name__ == "__main__":
    main()

"""Silver labels: the teacher's names in unlabelled texts, made consistent within each document.

usage: silver.py PASSAGES.jsonl[.gz] LABELS.jsonl OUT.jsonl

A string that the teacher types differently in one document takes the kind that most of its confidence speaks for, a lone
surname of a person is a person. Names the teacher doubts and words it is unsure of are masked rather than trusted.
"""
import collections
import json
import sys

import data

LOWEST_CONFIDENCE = 0.55  # of a name that is kept
CLEAR_MAJORITY = 0.67  # of the confidence for a string in a document


def votes(passage, names):
    """For each string the confidence summed by kind."""
    result = collections.defaultdict(collections.Counter)
    for start, end, kind, confidence in names:
        result[passage.text[start:end]][kind] += confidence
    return result


def consistent(passage, found, counts):
    """The passage with the teacher's names after the vote, and masks where it is unsure."""
    names = [(*data.trim(passage.text, start, end), kind, confidence) for start, end, kind, confidence in found["names"]]
    names = [name for name in names if name[0] < name[1]]
    by_string = votes(passage, names)
    surnames = {text.split()[-1] for text, kinds in by_string.items()
                if " " in text and kinds.most_common(1)[0][0] == "PER"}
    kept, masked = [], []
    for start, end, kind, confidence in names:
        text = passage.text[start:end]
        winner, weight = by_string[text].most_common(1)[0]
        voted = winner if weight >= CLEAR_MAJORITY * sum(by_string[text].values()) else kind
        if text in surnames:
            voted = "PER"
        if confidence < LOWEST_CONFIDENCE:
            masked.append((start, end))
            counts["masked"] += 1
        else:
            kept.append((start, end, voted))
            counts["kept"] += 1
            counts["retyped"] += voted != kind
    free = lambda start, end: all(end <= s or e <= start for s, e, _ in kept)
    masked += [(start, end) for start, end in found["unsure"] if free(start, end)]
    return data.Passage(passage.source, passage.document, passage.text, passage.sentences, tuple(sorted(kept)),
                        tuple(sorted(set(masked))))


def main(passages, labels, out):
    counts = collections.Counter()
    with open(labels, encoding="utf-8") as file:
        found = [json.loads(line) for line in file]
    data.write(out, [consistent(p, f, counts) for p, f in zip(data.read(passages), found, strict=True)])
    print(out, dict(counts))


if __name__ == "__main__":
    main(*sys.argv[1:])

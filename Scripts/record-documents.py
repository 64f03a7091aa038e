#!/usr/bin/env python3
"""Turns articles into the recorded documents that the extraction tests read.

usage: record-documents.py NEWSGRAPH ARTICLE.txt …

Runs `NEWSGRAPH annotate --jsonl` over the blocks of each article (paragraphs divided by empty lines; the first
line is the title where the second is empty and it has no final stop) and writes ARTICLE.tokens beside it. The columns are described in
Tests/TestSupport/RecordedDocument.swift.
"""
import json
import pathlib
import subprocess
import sys


def blocks(text):
    """The kind and text of each block."""
    for index, part in enumerate(p.strip("\n") for p in text.strip("\n").split("\n\n")):
        is_title = index == 0 and "\n" not in part and part[-1] not in ".?!”\""
        yield ("title" if is_title else "paragraph"), part


def rows(document):
    """The token lines of an annotated block, an empty line between sentences."""
    text, tokens = document["text"], document["tokens"]
    entity = {}
    for span in document["ents"]:
        inside = [t["id"] for t in tokens if span["start"] <= t["start"] < span["end"]]
        for place, token in enumerate(inside):
            entity[token] = ("I-" if place else "B-") + span["label"]
    starts = {sentence["start"] for sentence in document["sents"]}
    for token in tokens:
        if token["id"] and token["start"] in starts:
            yield ""
        word = text[token["start"]:token["end"]]
        following = tokens[token["id"] + 1]["start"] if token["id"] + 1 < len(tokens) else len(text)
        fields = [word.replace("\n", "\\n"), str(int(following > token["end"])),
                  token["lemma"].replace("\n", "\\n"), token["pos"], token["tag"], token["morph"],
                  token["dep"], str(token["head"]), entity.get(token["id"], "-")]
        yield "\t".join(fields)


def main(newsgraph, *articles):
    for article in map(pathlib.Path, articles):
        parts = list(blocks(article.read_text(encoding="utf-8")))
        lines = "".join(json.dumps({"id": str(i), "text": t}) + "\n" for i, (_, t) in enumerate(parts))
        run = subprocess.run([newsgraph, "annotate", "--jsonl", "-"], input=lines, text=True,
                             capture_output=True, check=True)
        with article.with_suffix(".tokens").open("w", encoding="utf-8") as output:
            for (kind, _), line in zip(parts, run.stdout.splitlines()):
                output.write("\n".join([f"= {kind}", *rows(json.loads(line)), "", ""]))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])

#!/usr/bin/env python3
"""Records the annotations of single sentences that the tests of the event lexicon read.

usage: record-examples.py NEWSGRAPH

Takes the examples of Sources/CLexicon/data/event_patterns.tsv and the first column of
Tests/ExtractionTests/Documents/Events/rules.tsv, runs `NEWSGRAPH annotate --jsonl` over them and writes patterns.tokens
and rules.tokens there: a block a sentence, columns as in Tests/TestSupport/RecordedDocument.swift.
"""
import importlib.util
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
EVENTS = ROOT / "Tests/ExtractionTests/Documents/Events"


def rows(path):
    """The columns of each row of a data file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def record(newsgraph, sentences, output):
    """Writes the token lines of each sentence."""
    spec = importlib.util.spec_from_file_location("documents", ROOT / "Scripts/record-documents.py")
    documents = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(documents)
    lines = "".join(json.dumps({"id": str(i), "text": t}) + "\n" for i, t in enumerate(sentences))
    run = subprocess.run([newsgraph, "annotate", "--jsonl", "-"], input=lines, text=True,
                         capture_output=True, check=True)
    with output.open("w", encoding="utf-8") as file:
        for line in run.stdout.splitlines():
            file.write("\n".join(["= paragraph", *documents.rows(json.loads(line)), "", ""]))


def main(newsgraph):
    patterns = rows(ROOT / "Sources/CLexicon/data/event_patterns.tsv")
    examples = [re.sub(r"«(?:source|target) ([^»]*)»", r"\1", row[7]) for row in patterns]
    record(newsgraph, list(dict.fromkeys(examples)), EVENTS / "patterns.tokens")
    sentences = [row[0] for row in rows(EVENTS / "rules.tsv")]
    record(newsgraph, list(dict.fromkeys(sentences)), EVENTS / "rules.tokens")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])

#!/usr/bin/env python3
"""Records the annotations of single sentences that the tests of the event lexicon read.

usage: record-examples.py NEWSGRAPH

Takes the examples of Sources/CLexicon/data/event_patterns.tsv and the first columns of Events/rules.tsv, Events/dates.tsv
and Statements/said.tsv in Tests/ExtractionTests/Documents, runs `NEWSGRAPH annotate --jsonl` over them and writes
a .tokens file beside each (patterns.tokens for the examples): a block a sentence, columns as in Tests/TestSupport/RecordedDocument.swift.
"""
import importlib.util
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENTS = ROOT / "Tests/ExtractionTests/Documents"
EVENTS = DOCUMENTS / "Events"


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
    for table in (EVENTS / "rules.tsv", EVENTS / "dates.tsv", DOCUMENTS / "Statements/said.tsv"):
        sentences = [row[0] for row in rows(table)]
        record(newsgraph, list(dict.fromkeys(sentences)), table.with_suffix(".tokens"))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])

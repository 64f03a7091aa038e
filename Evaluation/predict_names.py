#!/usr/bin/env python3
"""Let a spaCy model predict the names of test sets.

usage: predict_names.py [--ner COMPONENT] [--data DIR] MODEL OUT

Writes OUT/SET.jsonl for each set of DIR (default: the variable NEWSGRAPH_EVAL_DATA), one line a record: `{"id", "ents": [{"start",
"end", "label"}]}`. COMPONENT is a directory with `model`, `moves` and `cfg` that takes the place of the model's own `ner`.
"""
import argparse
import json
import os
from pathlib import Path

import spacy


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", help="directory of en_core_web_md 3.8")
    parser.add_argument("out", type=Path)
    parser.add_argument("--ner")
    parser.add_argument("--data", default=os.environ.get("NEWSGRAPH_EVAL_DATA"), required="NEWSGRAPH_EVAL_DATA" not in os.environ)
    arguments = parser.parse_args()
    nlp = spacy.load(arguments.model)
    nlp.select_pipes(enable=["ner"])
    if arguments.ner:
        nlp.get_pipe("ner").from_disk(arguments.ner, exclude=["vocab"])
    arguments.out.mkdir(parents=True, exist_ok=True)
    for path in sorted(Path(arguments.data).glob("*.jsonl")):
        records = [json.loads(line) for line in path.open(encoding="utf-8")]
        docs = nlp.pipe((r["text"] for r in records), batch_size=64)
        with (arguments.out / path.name).open("w", encoding="utf-8") as file:
            for record, doc in zip(records, docs, strict=True):
                ents = [{"start": e.start_char, "end": e.end_char, "label": e.label_} for e in doc.ents]
                print(json.dumps({"id": record["id"], "ents": ents}), file=file)


if __name__ == "__main__":
    main()

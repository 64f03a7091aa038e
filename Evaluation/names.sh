#!/usr/bin/env bash
# Scores md as is and the shipped recognizer, each without and with the document vote, on the sets of NEWSGRAPH_EVAL_DATA.
#
# usage: Evaluation/names.sh MD [PREDICTIONS]     (MD: directory of en_core_web_md 3.8; PYTHON: a Python that has spaCy 3.8)
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
out="${2:-$(mktemp -d)}"
python="${PYTHON:-python3}"
"$python" "$here/predict_names.py" "$1" "$out/md"
"$python" "$here/predict_names.py" --ner "$here/../Models/newsgraph-ner-en/ner" "$1" "$out/newsgraph"
"$python" "$here/names.py" "$out/md" "$out/newsgraph"
"$python" "$here/names.py" --vote "$out/md" "$out/newsgraph"
"$python" "$here/other_labels.py" "$out/md" "$out/newsgraph"

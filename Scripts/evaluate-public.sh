#!/usr/bin/env bash
# Scores the program on public data sets in the form that Evaluation/README.md describes.
#
#   Scripts/evaluate-public.sh PROGRAM DATA-FOLDER [--errors]
set -euo pipefail
cd "$(dirname "$0")/.."

program=$1
data=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Writes each document of a data set as a text file named after its id.
texts() {
  python3 - "$@" <<'PYTHON'
import json, pathlib, sys
folder = pathlib.Path(sys.argv[1])
folder.mkdir()
for name in sys.argv[2:]:
    for line in open(name, encoding="utf-8"):
        document = json.loads(line)
        if document.get("genre", "news") == "news":
            (folder / (document["id"] + ".txt")).write_text(document["text"], encoding="utf-8")
PYTHON
}

# Many files at a time: the model loads once for each call.
graphs() {
  mkdir "$2"
  find "$1" -name '*.txt' -size +0 -print0 | sort -z | xargs -0 -n 500 "$program" extract -o "$2/"
}

texts "$work/knowledgenet" "$data/relations/knowledgenet_dev.jsonl"
graphs "$work/knowledgenet" "$work/knowledgenet-graphs"
echo "KnowledgeNet, development part"
python3 Evaluation/knowledgenet.py "$data/relations/knowledgenet_dev.jsonl" "$work/knowledgenet-graphs" "$@"
texts "$work/gum" "$data"/coref/gum_{dev,train}.jsonl
graphs "$work/gum" "$work/gum-graphs"
echo
echo "GUM news, train and development parts"
python3 Evaluation/coreference.py news "$work/gum-graphs" "$data"/coref/gum_{dev,train}.jsonl "$@"
texts "$work/polnear" "$data/attribution/polnear_dev.jsonl"
graphs "$work/polnear" "$work/polnear-graphs"
echo
echo "PolNeAR, development part"
python3 Evaluation/attribution.py "$data/attribution/polnear_dev.jsonl" "$work/polnear-graphs" "$@"
for set in re3d_dev plover_gsr_dev; do
  [ -f "$data/relations/$set.jsonl" ] || continue
  texts "$work/$set" "$data/relations/$set.jsonl"
  graphs "$work/$set" "$work/$set-graphs"
  echo
  echo "Acts, $set"
  python3 Evaluation/interactions.py "$data/relations/$set.jsonl" "$work/$set-graphs" "$@"
done

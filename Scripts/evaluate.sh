#!/usr/bin/env bash
# Scores the program's graphs of the annotated articles.
#
#   Scripts/evaluate.sh PROGRAM [--errors]
set -euo pipefail
cd "$(dirname "$0")/.."

program=$1
shift
graphs=$(mktemp -d)
trap 'rm -rf "$graphs"' EXIT
"$program" extract Evaluation/gold/*.txt -o "$graphs/"
pairs=()
for gold in Evaluation/gold/*.json; do
  pairs+=("$gold" "$graphs/$(basename "$gold")")
done
python3 Evaluation/score.py "${pairs[@]}" "$@"

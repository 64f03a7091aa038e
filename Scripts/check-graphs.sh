#!/usr/bin/env bash
# Fails if the text files of Graphs/ are not what the program makes now.
#
# Pictures are left out: their bytes depend on the machine's Graphviz and fonts.
set -euo pipefail
cd "$(dirname "$0")/.."

patterns=('Graphs/*/graph.json' 'Graphs/*/graph.graphml' 'Graphs/*/graph.gv' 'Graphs/*/diff.txt' 'Graphs/*/diff.md' 'Graphs/*/diff.json')
if ! git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
  echo "check-graphs: no git repository, nothing to compare with" >&2
  exit 0
fi
changed=$(git status --porcelain -- "${patterns[@]}")
if [[ -n $changed ]]; then
  echo "check-graphs: 'make graphs' changes these files; look at the difference and commit it:" >&2
  echo "$changed" >&2
  git --no-pager diff -- "${patterns[@]}" | head -60 >&2
  exit 1
fi
echo "check-graphs: Graphs/ is up to date"

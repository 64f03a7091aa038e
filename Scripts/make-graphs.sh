#!/usr/bin/env bash
# Writes what the program makes of each article in seeds/ to Graphs/.
#
#   Scripts/make-graphs.sh PROGRAM
set -euo pipefail
program=$1
cd "$(dirname "$0")/.."

for article in seeds/*.txt; do
  name=$(basename "$article" .txt)
  folder=Graphs/$name
  mkdir -p "$folder"
  # Always the same model, whatever the user prefers.
  "$program" extract "$article" --model md -o "$folder/graph.json"
  "$program" extract "$article" --model md --to graphml -o "$folder/graph.graphml"
  "$program" render "$folder/graph.json" -o "$folder/graph.gv"
  "$program" render "$folder/graph.json" -o "$folder/graph.svg"
  "$program" render "$folder/graph.json" -o "$folder/graph.png"
  "$program" view "$folder/graph.json" --text "$article" -o "$folder/graph.html"
  printf 'The graph of %s:\n  page     %s\n  picture  %s\n  graph    %s\n' \
    "$article" "$folder/graph.html" "$folder/graph.svg (and .png)" "$folder/graph.json (and .graphml, .gv)"
done

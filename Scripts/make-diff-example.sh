#!/usr/bin/env bash
# Writes what changed between the article in seeds/ and a follow-up written for the tests to Graphs/diff-example/.
#
#   Scripts/make-diff-example.sh PROGRAM
set -euo pipefail
program=$1
cd "$(dirname "$0")/.."

folder=Graphs/diff-example
before=$(echo seeds/*.txt)
after=Tests/GraphDiffingTests/Stories/follow-up.txt
mkdir -p "$folder"
for format in txt md json svg png html; do
  # Status 1 says that they differ.
  "$program" diff "$before" "$after" --model md -o "$folder/diff.$format" || [[ $? -eq 1 ]]
done
"$program" diff "$before" "$after" --model md -o "$folder/side.png" --side-by-side || [[ $? -eq 1 ]]
printf 'What changed until the follow-up:\n  briefing %s\n  picture  %s\n  page     %s\n' \
  "$folder/diff.txt (and .md, .json)" "$folder/diff.svg (and .png)" "$folder/diff.html"

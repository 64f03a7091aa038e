#!/usr/bin/env bash
# Writes the signs of every name's kind in a folder of texts, one line a name, for fit_kinds.py.
#
# usage: Evaluation/kinds.sh PROGRAM TEXTS > SIGNS      (TEXTS: a folder of ID.txt)
set -euo pipefail

program=$1
for text in "$2"/*.txt; do
  "$program" inspect "$text" --stage kinds | python3 -c '
import re, sys
document, spans, signs, name = sys.argv[1], [], [], ""


def flush():
    if spans:
        print(document, name, " ".join(spans), " ".join(signs), sep="\t")
    spans.clear()
    signs.clear()


for line in list(sys.stdin)[1:]:
    _, _, sign, value, named = re.split("  +", line.rstrip(), maxsplit=4)
    if sign == "mention":
        if signs:
            flush()
        name = named
        spans.append(value)
    else:
        signs.append(f"{sign}={value}")
flush()
' "$(basename "$text" .txt)"
done

#!/usr/bin/env python3
"""Applies a JSON Patch and compares: apply_json_patch.py A PATCH B."""
import json
import sys

import jsonpatch

first, patch, second = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:4])
result = jsonpatch.apply_patch(first, patch)
if result != second:
    sys.exit("the patched file differs")
print(len(patch))

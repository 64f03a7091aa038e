#!/usr/bin/env python3
"""Validates a mapping file with the standard's own program: check_sssom.py FILE. Prints what it read."""
import logging
import sys

from sssom.constants import SchemaValidationType
from sssom.parsers import parse_sssom_table
from sssom.validators import validate

logging.disable(logging.INFO)
mappings = parse_sssom_table(sys.argv[1])
for report in validate(mappings, [SchemaValidationType.JsonSchema, SchemaValidationType.PrefixMapCompleteness]).values():
    for result in report.results if report else []:
        sys.exit(f"{result.severity}: {result.message}")
print(len(mappings.df))

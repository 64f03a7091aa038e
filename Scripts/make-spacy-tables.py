#!/usr/bin/env python3
"""Writes Sources/CSpacyTables/CSpacyTables.c from the JSON tables in Scripts/spacy-tables/.

charclasses.json  scalar ranges of the sets in the tokenizer patterns of spaCy's English pipelines
unicode14.json    scalar ranges of four Unicode 14.0 properties: letter (general category L*),
                  uppercase (Uppercase), digit (numeric type decimal or digit), lowercases (the
                  full lower-case mapping changes it)
symbols.json      names whose string id is a small reserved number
base_norms.json   norms that hold for every spaCy language
units.json        suffixes that may follow an ASCII digit

Run without arguments from anywhere; the output depends on those files alone.
"""

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "Scripts" / "spacy-tables"
OUTPUT = ROOT / "Sources" / "CSpacyTables" / "CSpacyTables.c"
MASK = (1 << 64) - 1
BLOCK = 128

# (file, set), lowest bit first; ScalarClass.swift declares the same bits.
CLASS_BITS = [
    ("charclasses", "icons"),
    ("charclasses", "alpha"),
    ("charclasses", "upper"),
    ("charclasses", "url_tld"),
    ("charclasses", "infix_dot_prev"),
    ("charclasses", "infix_dot_next"),
    ("charclasses", "suffix_dot_prev"),
    ("charclasses", "prefix_single"),
    ("charclasses", "suffix_single"),
    ("charclasses", "py_word"),
    ("charclasses", "py_digit_d"),
    ("charclasses", "py_isspace"),
    ("unicode14", "letter"),
    ("unicode14", "uppercase"),
    ("unicode14", "digit"),
    ("unicode14", "lowercases"),
]


def read(name):
    return json.loads((TABLES / f"{name}.json").read_text(encoding="utf-8"))


def murmur(text):
    """MurmurHash64A of the UTF-8 bytes with seed 1, as spaCy forms string ids."""
    data = text.encode("utf-8")
    m, h = 0xC6A4A7935BD1E995, 1 ^ (len(data) * 0xC6A4A7935BD1E995 & MASK)
    full = len(data) // 8 * 8
    for i in range(0, full, 8):
        k = int.from_bytes(data[i : i + 8], "little") * m & MASK
        k = (k ^ (k >> 47)) * m & MASK
        h = (h ^ k) * m & MASK
    if full < len(data):
        h = (h ^ int.from_bytes(data[full:], "little")) * m & MASK
    h = (h ^ (h >> 47)) * m & MASK
    return h ^ (h >> 47)


def class_blocks():
    masks = [0] * 0x110000
    files = {}
    for bit, (file, name) in enumerate(CLASS_BITS):
        ranges = files.setdefault(file, read(file))[name]
        for first, last in ranges:
            for scalar in range(first, last + 1):
                masks[scalar] |= 1 << bit
    blocks, numbers, index = [], {}, []
    for start in range(0, len(masks), BLOCK):
        block = tuple(masks[start : start + BLOCK])
        if block not in numbers:
            numbers[block] = len(blocks)
            blocks.append(block)
        index.append(numbers[block])
    return index, [mask for block in blocks for mask in block]


def hash_slots(hashes, size):
    """Places values by open addressing: slot = hash modulo size, then the next free one."""
    slots = [None] * size
    for key, value in hashes:
        slot = key % size
        while slots[slot] is not None:
            slot = (slot + 1) % size
        slots[slot] = (key, value)
    return slots


def array(declaration, values, form):
    lines, line = [], " "
    for value in values:
        item = f" {form(value)},"
        if len(line) + len(item) > 100:
            lines.append(line)
            line = " "
        line += item
    lines.append(line)
    return f"{declaration} = {{\n" + "\n".join(lines) + "\n};\n"


def main():
    index, blocks = class_blocks()
    symbols = hash_slots([(murmur(k), v) for k, v in read("symbols").items()], 1024)
    units = hash_slots([(murmur(u), 1) for u in read("units")["after_ascii_digit_suffixes"]], 512)
    norms = sorted(
        (murmur(k), int.from_bytes(v.encode("ascii"), "little"))
        for k, v in read("base_norms").items()
    )
    wide = lambda v: f"0x{v:x}u" if v < 2**32 else f"0x{v:x}ull"
    key = lambda slot: wide(slot[0]) if slot else "0"
    parts = [
        "// Made by Scripts/make-spacy-tables.py; do not edit.\n#include \"CSpacyTables.h\"\n",
        array(f"const uint16_t spacy_class_index[{len(index)}]", index, str),
        array(f"const uint16_t spacy_class_blocks[{len(blocks)}]", blocks, str),
        array("const uint64_t spacy_reserved_keys[1024]", symbols, key),
        array(
            "const uint16_t spacy_reserved_ids[1024]", symbols, lambda s: str(s[1]) if s else "0"
        ),
        array("const uint64_t spacy_unit_keys[512]", units, key),
        f"const uint32_t spacy_base_norm_count = {len(norms)};\n",
        array(f"const uint64_t spacy_base_norm_keys[{len(norms)}]", norms, lambda n: wide(n[0])),
        array(f"const uint32_t spacy_base_norm_values[{len(norms)}]", norms, lambda n: wide(n[1])),
    ]
    OUTPUT.write_text("\n".join(parts), encoding="ascii")


if __name__ == "__main__":
    main()

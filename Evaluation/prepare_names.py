#!/usr/bin/env python3
"""Make the test sets of `names.py` from public data sets in their converted form.

usage: prepare_names.py SOURCE OUT

SOURCE holds `ner/*.jsonl`, `coref/gum_*.jsonl` and `gold/*.{json,txt}` (offsets in Unicode scalars). Every set becomes
`OUT/NAME.jsonl`, one record a line: `{id, doc, text, names: [[start, end, PER | ORG | LOC]], ignored: [[start, end]]}`.
A prediction that touches an ignored span counts neither for nor against. Standard library only.
"""
import json
import re
import sys
import zlib
from pathlib import Path

FOLD = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}
GUM_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
GOLD_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
PLACES_LIKE_ADJECTIVES = {"Japan", "Iran", "Pakistan", "Sudan", "Afghanistan", "Benghazi", "Taiwan", "Jordan", "Kazakhstan"}
# Held out of training for good: the last part of each set that is otherwise trained on.
CROSSNER_HELD_OUT = 141
WIKIGOLD_HELD_OUT = 170


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def trim(text, start, end):
    """A name's span without a leading "the" and a final possessive 's."""
    while text[start:end][:4].lower() == "the ":
        start += 4
    for suffix in ("'s", "’s"):
        if text[start:end].endswith(suffix):
            end -= 2
    return start, end


def record(identifier, document, text, names, ignored=()):
    """One test record; of nested names the outer one stays."""
    kept = []
    trimmed = {(*trim(text, start, end), kind) for start, end, kind in names}
    for name in sorted(trimmed, key=lambda x: (x[0], -x[1])):
        if name[1] > name[0] and not (kept and name[0] < kept[-1][1]):
            kept.append(name)
    return {"id": identifier, "doc": document, "text": text, "names": [list(x) for x in kept],
            "ignored": [list(x) for x in ignored]}


def from_sentences(records):
    """Sets of single sentences with typed entities."""
    return [record(r["id"], r["doc"], r["text"],
                   [(e["start"], e["end"], FOLD[e["type"]]) for e in r["entities"] if e["type"] in FOLD])
            for r in records]


def is_prose(text):
    """Tells a sentence from a table row, result list or byline: eight words, a full stop, mostly lower case."""
    return (len(text.split()) >= 8 and re.search(r'[.?!"]$', text.strip()) is not None
            and sum(c.islower() for c in text) > 0.5 * len(text))


def from_gum(records):
    """Whole GUM documents; only named persons, organizations and places."""
    return [record(r["id"], r["id"], r["text"],
                   [(*m["name"], GUM_KINDS[m["etype"]]) for m in r["mentions"] if m.get("name")])
            for r in records]


def is_held_out_news(identifier):
    """A third of GUM's training news, chosen by checksum, is never trained on."""
    return zlib.crc32(identifier.encode()) % 3 == 0


def occurrences(text, name):
    """Places where a name stands as whole words; the Arabic article may begin with a capital or not."""
    pattern = r"(?<![\w-])" + re.sub(r"^[Aa]l\\-", "[Aa]l-", re.escape(name)) + r"(?!\w)"
    return [(m.start(), m.end()) for m in re.finditer(pattern, text)]


def plain_name(name):
    """A name without title and possessor ("Ms. Livni", "Israel's Shas Party", "120-member Knesset")."""
    name = re.sub(r"^.*['’]s (?=[A-Z])", "", name)
    return re.sub(r"^((Mr|Ms|Mrs|Dr)\.|President|Senator|General|[\w-]+-(member|supported|Backed)) ", "", name)


def is_name(name):
    """Tells a name from a description: every word but short ones begins with a capital."""
    return all(w[:1].isupper() or not w[:1].isalpha() or w.startswith("al-") or w in ("of", "the", "and", "for", "de")
               for w in name.split())


def is_adjective(name, kind):
    """Tells "Mexican" from "Mexico" among the names of places, and "Republicans" from a party's name."""
    ending = {"place": r"(an|ean|ish|ese|i|ch)$", "organization": r"icans?$"}.get(kind, r"(?!)")
    return " " not in name and re.search(ending, name) is not None and name not in PLACES_LIKE_ADJECTIVES


def from_gold_article(path):
    """Names of an article's annotated actors, found in its text by longest match.

    Adjectives of a place ("Mexican"), names of groups ("Republicans") and handles are ignored: they are no names of persons,
    organizations or places. The annotation covers only what acts: a name of anything else that is found counts as wrong.
    """
    graph = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    found = []
    for entity in graph["entities"]:
        for name in {plain_name(name) for name in entity["names"] if entity["named"]}:
            if any(word[:1].isupper() for word in name.split()):
                kind = GOLD_KINDS.get(entity["kind"])
                usable = kind and is_name(name) and not is_adjective(name, entity["kind"]) and not name.startswith("@")
                found += [(start, end, kind if usable else None) for start, end in occurrences(text, name)]
    found.sort(key=lambda x: (x[0] - x[1], x[0], x[2] or ""))
    taken, names, ignored = set(), [], []
    for start, end, kind in found:
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            if kind:
                names.append((start, end, kind))
            else:
                ignored.append((start, end))
    return record(graph["id"], graph["id"], text, names, ignored)


def main(source, out):
    source, out = Path(source), Path(out)
    out.mkdir(parents=True, exist_ok=True)
    ner, coref = source / "ner", source / "coref"
    news = [r for part in ("train", "dev") for r in read_lines(coref / f"gum_{part}.jsonl")
            if r["genre"] == "news" and (part == "dev" or is_held_out_news(r["id"]))]
    sets = {
        "conll2003-prose": from_sentences(r for r in read_lines(ner / "conll2003_dev.jsonl") if is_prose(r["text"])),
        "wnut17": from_sentences(read_lines(ner / "wnut17_dev.jsonl")),
        "gum-news": from_gum(news),
        "crossner-politics": from_sentences(read_lines(ner / "crossner_politics_dev.jsonl")[-CROSSNER_HELD_OUT:]),
        "wikigold": from_sentences(read_lines(ner / "wikigold_dev.jsonl")[-WIKIGOLD_HELD_OUT:]),
        "gold-articles": [from_gold_article(path) for path in sorted((source / "gold").glob("*.json"))],
    }
    for name, records in sets.items():
        with open(out / f"{name}.jsonl", "w", encoding="utf-8") as file:
            for r in records:
                print(json.dumps(r, ensure_ascii=False), file=file)
        print(name, len(records), "records,", sum(len(r["names"]) for r in records), "names")


if __name__ == "__main__":
    main(*sys.argv[1:])

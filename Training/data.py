"""Passages with names: reading, writing, cutting and editing.

A passage is a text with sentence spans, name spans (PER, ORG, LOC) and masked spans, where it is not known whether there is a
name. Offsets count Unicode scalars, ends are exclusive, names do not overlap.
"""
import collections
import dataclasses
import gzip
import json
import re
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE / "data"
LISTS = DATA / "lists"

# Annotated by people, and unlabelled texts for the teacher; data/README.md names the licence and credit of each.
GOLD = ("gum", "wikigold", "crossner", "re3d", "redocred", "ewt")
UNLABELLED = ("wikinews", "knowledgenet")
# In these sets some names were missed; strings that are names elsewhere are masked there rather than taken for no names.
INCOMPLETE = {"redocred", "re3d"}


@dataclasses.dataclass(frozen=True)
class Passage:
    """A text with what is known about its names."""

    source: str
    document: str
    text: str
    sentences: tuple = ()
    names: tuple = ()
    masked: tuple = ()

    def cut(self, start, end):
        """The part from start to end, with the names and masks that lie in it whole."""
        inside = lambda spans: tuple((s - start, e - start, *rest) for s, e, *rest in spans if start <= s and e <= end)
        return Passage(self.source, self.document, self.text[start:end], inside(self.sentences), inside(self.names),
                       inside(self.masked))

    def replace(self, edits):
        """The passage after replacing spans of its text; edits are (start, end, new text), sorted and disjoint.

        Every other span keeps covering what it covered; an edit inside a span stretches or shrinks it.
        """
        pieces, shifts, at, moved = [], [], 0, 0
        for start, end, new in edits:
            pieces += [self.text[at:start], new]
            moved += len(new) - (end - start)
            shifts.append((end, moved))
            at = end
        pieces.append(self.text[at:])

        def moved_to(offset):
            shift = 0
            for end, total in shifts:
                if end > offset:
                    break
                shift = total
            return offset + shift

        move = lambda spans: tuple((moved_to(s), moved_to(e), *rest) for s, e, *rest in spans)
        return Passage(self.source, self.document, "".join(pieces), move(self.sentences), move(self.names), move(self.masked))


def read(path):
    """Passages of a JSON Lines file, gzip-compressed if its name says so."""
    opened = gzip.open if str(path).endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as file:
        return [_from_json(json.loads(line)) for line in file]


def read_set(name):
    """A set that ships beside this file."""
    return read(DATA / f"{name}.jsonl.gz")


def write(path, passages):
    """Write passages as JSON Lines; the bytes depend on the passages alone."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(dataclasses.asdict(p), ensure_ascii=False, separators=(",", ":")) + "\n" for p in passages)
    data = lines.encode("utf-8")
    path.write_bytes(gzip.compress(data, 9, mtime=0) if path.suffix == ".gz" else data)


def _from_json(record):
    spans = lambda key: tuple(tuple(x) for x in record[key])
    return Passage(record["source"], record["document"], record["text"], spans("sentences"), spans("names"), spans("masked"))


def trim(text, start, end):
    """A name's span without a leading "the" and a final possessive 's."""
    while text[start:end][:4].lower() == "the ":
        start += 4
    for suffix in ("'s", "’s"):
        if text[start:end].endswith(suffix):
            end -= 2
    return start, end


def excerpts(passages, random, lengths=(1, 400, 1500)):
    """Cut passages into runs of whole sentences of randomly short and long length, so that a model sees both.

    `lengths` are the character counts drawn from: a run ends before the sentence that would take it past the drawn count.
    """
    result = []
    for passage in passages:
        runs, limit = [], random.choice(lengths)
        for start, end in passage.sentences:
            if runs and end - runs[-1][0] <= limit:
                runs[-1][1] = end
            else:
                runs.append([start, end])
                limit = random.choice(lengths)
        result += [passage.cut(start, end) for start, end in runs]
    return result


def mask_missed_names(passages, longest=5):
    """Passages of incomplete sets with masks on unmarked strings that are marked as names elsewhere.

    A string counts as a name if it was marked at least twice in all passages together, or once in the same passage; the last
    word of a person marked in a passage counts in that passage. Words that also occur in lower case do not count.
    """
    marked = collections.Counter(p.text[s:e] for p in passages for s, e, _ in p.names)
    common = {word for p in passages for word in re.findall(r"\b[a-z]+\b", p.text)}
    known = {text for text, count in marked.items()
             if count > 1 and len(text) > 2 and text[0].isupper() and text.lower() not in common}
    return [_masked(p, known, longest) if p.source in INCOMPLETE else p for p in passages]


def _masked(passage, known, longest):
    text, taken, found = passage.text, set(), []
    own = {text[s:e] for s, e, _ in passage.names} | {text[s:e].split()[-1] for s, e, kind in passage.names if kind == "PER"}
    for start, end, *_ in passage.names + passage.masked:
        taken.update(range(start, end))
    words = [m.span() for m in re.finditer(r"\w[\w.’'&-]*\w|\w", text)]
    for i, (start, _) in enumerate(words):
        for _, end in reversed(words[i:i + longest]):
            name = text[start:end]
            if name[0].isupper() and (name in known or name in own) and taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                found.append((start, end))
                break
    return dataclasses.replace(passage, masked=tuple(sorted(passage.masked + tuple(found))))


def read_list(name):
    """Rows of a tab-separated list; `#` lines, which state source and licence, are skipped."""
    with open(LISTS / f"{name}.tsv", encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]

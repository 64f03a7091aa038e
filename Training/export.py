"""Put a trained component where it ships from, after checking that it has the shape of md's.

usage: export.py MD COMPONENT OUT

The engine reads a component by the same node, parameter and attribute names as md's `ner`; a component that differs in one of
them, in a parameter's shape or in its labels is refused. Writes OUT/ner/{model,moves,cfg} and OUT/SHA256SUMS.
"""
import hashlib
import shutil
import sys
from pathlib import Path

import srsly

FILES = ("cfg", "model", "moves")
LARGEST = 8_000_000  # bytes of all files


def outline(path):
    """What must agree: the nodes of a serialized thinc model with their dimensions, attributes and parameter shapes."""
    message = srsly.msgpack_loads(path.read_bytes())
    shapes = [{name: None if value is None else (value.shape, str(value.dtype)) for name, value in parameters.items()}
              for parameters in message["params"]]
    return {"nodes": message["nodes"], "attrs": message["attrs"], "shims": message["shims"], "shapes": shapes}


def check(md, component):
    """Ends the program if the component differs from md's `ner` in more than its numbers."""
    ours, theirs = outline(component / "model"), outline(md / "ner" / "model")
    for part in theirs:
        if ours[part] != theirs[part]:
            sys.exit(f"export.py: {component}: {part} of the model differ from those of {md / 'ner'}")
    # `moves` also holds how often each label was seen; the engine needs the labels and their order.
    labels = [{action: list(counts) for action, counts in srsly.json_loads(srsly.msgpack_loads(
        (directory / "moves").read_bytes())["moves"]).items()} for directory in (component, md / "ner")]
    if labels[0] != labels[1]:
        sys.exit(f"export.py: {component}: labels differ from those of {md / 'ner'}")
    if srsly.read_json(component / "cfg") != srsly.read_json(md / "ner" / "cfg"):
        sys.exit(f"export.py: {component}: cfg differs from that of {md / 'ner'}")
    size = sum((component / name).stat().st_size for name in FILES)
    if size > LARGEST:
        sys.exit(f"export.py: {component}: {size} bytes, more than {LARGEST}")


def main(md, component, out):
    md, component, out = Path(md), Path(component), Path(out)
    check(md, component)
    (out / "ner").mkdir(parents=True, exist_ok=True)
    sums = []
    for name in FILES:
        shutil.copyfile(component / name, out / "ner" / name)
        sums.append(f"{hashlib.sha256((out / 'ner' / name).read_bytes()).hexdigest()}  ner/{name}\n")
    (out / "SHA256SUMS").write_text("".join(sums))
    print("".join(sums), end="")


if __name__ == "__main__":
    main(*sys.argv[1:])

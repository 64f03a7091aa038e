"""The student: the `ner` component of en_core_web_md, trained on with other examples. Its shape stays, so the engine runs it.

usage: student.py --md DIR --out DIR [--from COMPONENT] [--silver FILE ...] --epochs N --rate R

Its labels stay too: PER is PERSON, LOC is GPE or LOC, and what the untouched component finds of all other kinds (dates, money,
nationalities …) is kept in the examples as if it were annotated, so that the student does not forget it.
"""
import argparse
import random
import time

import spacy
from spacy.tokens import Span
from spacy.training import Example
from thinc.api import set_dropout_rate

import data
from augment import NamePool, rename, restyle

REPLACED = {"PERSON", "ORG", "GPE", "LOC", "FAC"}  # md's labels for what the sets annotate as PER, ORG, LOC
STEP_TOKENS, DROPOUT, LOWEST_RATE_SHARE = 1000, 0.1, 0.05
SEED = 1
RENAMED_SHARE = 0.3  # of the excerpts in each epoch that carry other names
# Labels of md so rare that they would be forgotten: sentences with one of them are taken again, this many times an epoch.
RARE, REHEARSALS = {"EVENT", "LANGUAGE", "LAW", "PRODUCT", "QUANTITY", "WORK_OF_ART"}, 2


def load_ner(md, component=None):
    """The pipeline of md cut down to `ner`, whose weights come from another component directory if one is named."""
    nlp = spacy.load(md)
    nlp.select_pipes(enable=["ner"])
    if component:
        nlp.get_pipe("ner").from_disk(component, exclude=["vocab"])
    return nlp


def label_of(kind, name, overlapping, places):
    """The label for a name: for a place what md says of it, else GPE for a known country, city or state."""
    if kind != "LOC":
        return "PERSON" if kind == "PER" else kind
    if any(e.label_ == "GPE" for e in overlapping[:1]):
        return "GPE"
    unknown = not overlapping or overlapping[0].label_ not in ("LOC", "FAC")
    return "GPE" if unknown and name in places else "LOC"


class Annotated:
    """An excerpt and md's own entities in it, from which examples in any typographic form are made."""

    __slots__ = ("passage", "labels", "others")

    def __init__(self, passage, doc, places):
        self.passage = passage
        self.labels = []
        for start, end, kind in passage.names:
            overlapping = [e for e in doc.ents if e.start_char < end and e.end_char > start]
            self.labels.append(label_of(kind, passage.text[start:end], overlapping, places))
        self.others = [(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ not in REPLACED]

    def rehearsed(self):
        """The sentences in which md finds something rare that is not annotated as a name."""
        rare = [(s, e) for s, e, label in self.others
                if label in RARE and all(e <= a or b <= s for a, b, _ in self.passage.names)]
        return [self.passage.cut(start, end) for start, end in self.passage.sentences
                if any(start <= s and e <= end for s, e in rare)]

    def example(self, nlp):
        """An example in a randomly chosen typographic form; masked tokens have no gold action."""
        text = restyle(self.passage.text, self.passage.sentences, random)
        reference, taken, entities, missing = nlp.make_doc(text), set(), [], []

        def take(start, end, label):
            span = reference.char_span(start, end, alignment_mode="expand")
            if span is None or not taken.isdisjoint(range(span.start, span.end)):
                return None
            taken.update(range(span.start, span.end))
            return Span(reference, span.start, span.end, label=label)

        names = [(s, e, label) for (s, e, _), label in zip(self.passage.names, self.labels)]
        masked = [(s, e, "") for s, e in self.passage.masked]
        for spans, into in ((names, entities), (self.others, entities), (masked, missing)):
            into += [span for span in (take(*x) for x in spans) if span is not None]
        reference.set_ents(entities, missing=missing)
        return Example(nlp.make_doc(text), reference)


def annotate(passages, md, places):
    """Excerpts with md's entities."""
    base = load_ner(md)
    docs = base.pipe((p.text for p in passages), batch_size=64)
    return [Annotated(p, doc, places) for p, doc in zip(passages, docs)]


def train(nlp, plain, renamed, epochs, rate):
    """Train `ner` in place and leave the averaged weights in it; the learning rate falls linearly."""
    optimizer = nlp.resume_training()
    total = epochs * sum(len(a.passage.text) for a in plain)
    seen, started = 0, time.time()
    for epoch in range(epochs):
        chosen = [b if random.random() < RENAMED_SHARE else a for a, b in zip(plain, renamed)]
        random.shuffle(chosen)
        batch, tokens, losses = [], 0, {}
        for item in chosen:
            example = item.example(nlp)
            batch.append(example)
            tokens += len(example.reference)
            seen += len(item.passage.text)
            if tokens > STEP_TOKENS:
                optimizer.learn_rate = rate * max(LOWEST_RATE_SHARE, 1 - seen / total)
                nlp.update(batch, sgd=optimizer, drop=DROPOUT, losses=losses)
                batch, tokens = [], 0
        if batch:
            nlp.update(batch, sgd=optimizer, drop=DROPOUT, losses=losses)
        print(f"epoch {epoch + 1}/{epochs} loss {losses['ner']:.0f} {time.time() - started:.0f} s", flush=True)
    return optimizer.averages


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--md", required=True, help="directory of en_core_web_md 3.8")
    parser.add_argument("--out", required=True, help="component directory to write")
    parser.add_argument("--from", dest="start", help="component directory to start from; without it, md's own")
    parser.add_argument("--silver", nargs="*", default=[], help="files of passages labelled by the teacher")
    parser.add_argument("--epochs", type=int, required=True)
    parser.add_argument("--rate", type=float, required=True)
    arguments = parser.parse_args()

    random.seed(SEED)
    spacy.util.fix_random_seed(SEED)
    passages = [p for name in data.GOLD for p in data.read_set(name)]
    passages += [p for path in arguments.silver for p in data.read(path)]
    passages = data.mask_missed_names(passages)
    pool = NamePool(passages)
    cut = data.excerpts(passages, random)
    plain = annotate(cut, arguments.md, pool.places)
    again = [p for a in plain for p in a.rehearsed()] * REHEARSALS
    plain += annotate(again, arguments.md, pool.places)
    cut += again
    renamed = annotate([rename(p, pool, random) for p in cut], arguments.md, pool.places)
    print(len(cut), "excerpts", flush=True)

    nlp = load_ner(arguments.md, arguments.start)
    averages = train(nlp, plain, renamed, arguments.epochs, arguments.rate)
    ner = nlp.get_pipe("ner")
    set_dropout_rate(ner.model, 0.0)  # the rate of training would be written with the weights
    with nlp.use_params(averages):
        ner.to_disk(arguments.out, exclude=["vocab"])


if __name__ == "__main__":
    main()

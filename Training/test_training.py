"""Tests of what needs no trained model: python3 -m unittest discover Training. Standard library only."""
import collections
import random
import unittest

import augment
import data
import silver
from data import Passage


def passage(text, *names):
    """A one-sentence passage whose names are given as (string, kind), each found after the one before."""
    spans, at = [], 0
    for name, kind in names:
        start = text.index(name, at)
        at = start + len(name)
        spans.append((start, at, kind))
    return Passage("test", "1", text, ((0, len(text)),), tuple(spans), ())


def names(p):
    return [(p.text[s:e], kind) for s, e, kind in p.names]


class Passages(unittest.TestCase):
    def test_replacing_keeps_every_other_span_on_its_words(self):
        p = passage("Ann Lee met Bo in Rome.", ("Ann Lee", "PER"), ("Bo", "PER"), ("Rome", "LOC"))
        changed = p.replace([(0, 7, "X"), (12, 14, "Señor Long Name")])
        self.assertEqual(changed.text, "X met Señor Long Name in Rome.")
        self.assertEqual(names(changed), [("X", "PER"), ("Señor Long Name", "PER"), ("Rome", "LOC")])
        self.assertEqual(changed.sentences, ((0, len(changed.text)),))

    def test_cutting_moves_offsets_and_drops_names_outside(self):
        p = passage("Bo left. Ann came.", ("Bo", "PER"), ("Ann", "PER"))
        self.assertEqual(names(p.cut(9, 18)), [("Ann", "PER")])

    def test_trimming(self):
        for text, kept in (("the Hague's", "Hague"), ("The the X", "X"), ("Ann’s", "Ann"), ("Theo", "Theo")):
            start, end = data.trim(text, 0, len(text))
            self.assertEqual(text[start:end], kept)

    def test_excerpts_cover_every_sentence_once(self):
        text = "One here. Two there. Three."
        p = Passage("test", "1", text, ((0, 9), (10, 20), (21, 27)))
        for seed in range(5):
            parts = data.excerpts([p], random.Random(seed), (1, 12, 100))
            self.assertEqual(" ".join(x.text for x in parts), text)


class Silver(unittest.TestCase):
    def test_the_majority_of_a_document_decides(self):
        p = Passage("test", "1", "Alma Alma Alma", ((0, 14),))
        found = {"names": [[0, 4, "ORG", 0.9], [5, 9, "PER", 0.6], [10, 14, "ORG", 0.9]], "unsure": []}
        result = silver.consistent(p, found, collections.Counter())
        self.assertEqual({kind for _, _, kind in result.names}, {"ORG"})

    def test_a_lone_surname_takes_its_full_names_kind(self):
        p = passage("Ana Ruiz spoke. Ruiz left.")
        found = {"names": [[0, 8, "PER", 0.9], [16, 20, "ORG", 0.8]], "unsure": []}
        self.assertEqual(names(silver.consistent(p, found, collections.Counter()))[1], ("Ruiz", "PER"))

    def test_doubtful_names_and_unsure_words_are_masked(self):
        p = passage("Alpha met Beta and Gamma.")
        found = {"names": [[0, 5, "PER", 0.4], [10, 14, "ORG", 0.9]], "unsure": [[10, 14], [19, 24]]}
        self.assertEqual(silver.consistent(p, found, collections.Counter()).masked, ((0, 5), (19, 24)))


class Augmentation(unittest.TestCase):
    def test_a_person_keeps_one_new_name(self):
        pool = augment.NamePool([])
        p = passage("Ann Leeper met Bo. Leeper left.", ("Ann Leeper", "PER"), ("Leeper", "PER"))
        changed = [names(augment.rename(p, pool, random.Random(seed))) for seed in range(20)]
        self.assertTrue(any(found[0][0] != "Ann Leeper" for found in changed))
        for full, lone in changed:
            self.assertTrue(full[0].endswith(lone[0]) or full[0].startswith(lone[0]))

    def test_organizations_keep_their_shape_and_are_sometimes_made_up(self):
        pool = augment.NamePool([passage("Fiat beat NATO", ("Fiat", "ORG"), ("NATO", "ORG"))])
        drawn = {old: {pool.organization(old, random.Random(seed)) for seed in range(200)} - set(pool.organizations_today)
                 for old in ("Fiat", "NATO")}
        self.assertEqual({augment.shape(name) for name in drawn["NATO"]}, {"acronym"})
        self.assertIn("Fiat", drawn["Fiat"])
        self.assertGreater(len(drawn["Fiat"] & set(pool.cities)), 0)

    def test_restyling_keeps_the_length(self):
        text = '"We won\'t go," said Ann - twice. straße is a word.'
        styled = {augment.restyle(text, ((0, 32), (33, 50)), random.Random(seed)) for seed in range(60)}
        self.assertEqual({len(x) for x in styled}, {len(text)})
        self.assertTrue(any(x.startswith("“We won’t go,” said Ann — twice") for x in styled))
        self.assertTrue(any('SAID ANN' in x for x in styled))


if __name__ == "__main__":
    unittest.main()

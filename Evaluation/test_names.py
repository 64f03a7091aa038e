"""Tests of the name scorer: python3 -m unittest discover Evaluation. Standard library only."""
import unittest

import names
import prepare_names


def record(text, gold, document="d", ignored=()):
    return {"id": "1", "doc": document, "text": text, "names": gold, "ignored": [list(x) for x in ignored]}


class Scores(unittest.TestCase):
    def test_only_exact_spans_of_the_same_kind_count(self):
        gold = [record("Ann met Bo", [[0, 3, "PER"], [8, 10, "PER"]])]
        self.assertEqual(names.score(gold, [[(0, 3, "PER"), (8, 10, "ORG")]])["all"], [1, 2, 2])
        self.assertEqual(names.score(gold, [[(0, 3, "PER"), (8, 10, "ORG")]])["spans"], [2, 2, 2])

    def test_predictions_on_ignored_spans_do_not_count(self):
        gold = [record("Republicans won", [], ignored=[(0, 11)])]
        self.assertEqual(names.score(gold, [[(0, 11, "ORG")]])["all"], [0, 0, 0])

    def test_labels_are_folded_and_trimmed(self):
        prediction = {"ents": [{"start": 0, "end": 11, "label": "GPE"}, {"start": 0, "end": 3, "label": "DATE"}]}
        self.assertEqual(names.predicted_names("the Hague's", prediction), [(4, 9, "LOC")])


class Vote(unittest.TestCase):
    def test_a_string_takes_one_kind_in_its_document_only(self):
        records = [record("Shas Shas Shas", []), record("Shas", [], document="other")]
        found = [[(0, 4, "ORG"), (5, 9, "PER"), (10, 14, "ORG")], [(0, 4, "PER")]]
        self.assertEqual(names.voted(records, found), [[(0, 4, "ORG"), (5, 9, "ORG"), (10, 14, "ORG")], [(0, 4, "PER")]])

    def test_a_lone_surname_is_no_organization(self):
        records = [record("Don El Tru said El Tru", [])]
        self.assertEqual(names.voted(records, [[(0, 10, "PER"), (16, 22, "ORG")]]), [[(0, 10, "PER"), (16, 22, "PER")]])


class Sets(unittest.TestCase):
    def test_prose_is_told_from_tables(self):
        self.assertTrue(prepare_names.is_prose("The council met on Monday to vote on the plan."))
        self.assertFalse(prepare_names.is_prose("1. ENGLAND 12 8 4 0 22 6 28"))

    def test_outer_names_stay(self):
        made = prepare_names.record("1", "d", "Bank of Japan", [(8, 13, "LOC"), (0, 13, "ORG")])
        self.assertEqual(made["names"], [[0, 13, "ORG"]])


if __name__ == "__main__":
    unittest.main()

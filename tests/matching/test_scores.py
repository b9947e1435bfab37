"""Figures of clusters against labels, as tables worked out by hand."""

import pytest

from leadctl.matching.clustering.scores import RowLabels, Score, best_score, contradictions

SCORES = {
    "as labelled": ("aabb", [0, 0, 2, 2], (2, 2, 2), (1.0, 1.0)),
    "one too many": ("aabc", [0, 0, 0, 3], (3, 1, 1), (2 / 3, 1.0)),
    "one left apart": ("aaab", [0, 0, 2, 3], (1, 1, 3), (1.0, 2 / 3)),
    "all in one": ("aabb", [0, 0, 0, 0], (6, 2, 2), (0.5, 1.0)),
    "what has no label does not count": ("aa  ", [0, 0, 0, 0], (1, 1, 1), (1.0, 1.0)),
}


@pytest.mark.parametrize(("labels", "clusters", "counts", "bcubed"), SCORES.values(), ids=SCORES)
def test_rows(labels, clusters, counts, bcubed):
    truth = RowLabels([one.strip() for one in labels])
    assert truth.score(0.9, clusters) == Score(0.9, *counts)
    found = truth.bcubed(clusters)
    assert (found.precision, found.recall) == pytest.approx(bcubed)


def test_shares_that_nothing_tells_are_none():
    assert (Score(0.9, 0, 0, 0).precision, Score(0.9, 0, 0, 0).recall) == (None, None)
    assert Score(0.9, 0, 0, 0).f1 is None
    assert (Score(0.9, 4, 3, 6).precision, Score(0.9, 4, 3, 6).recall) == (0.75, 0.5)
    assert Score(0.9, 4, 3, 6).f1 == pytest.approx(0.6)


def test_each_cluster_of_a_person_is_missed_once():
    truth = RowLabels(["a", "a", "a", "b", "", "a"])
    assert list(truth.missed([0, 1, 1, 3, 4, 5])) == [(0, 1), (0, 5)]
    assert truth.is_wrong(0, 3)
    assert not truth.is_wrong(0, 1)
    assert not truth.is_wrong(0, 4)


def test_of_equal_thresholds_the_one_in_use_is_best_then_the_nearest():
    curve = [Score(t, 4, n, 4) for t, n in ((0.6, 3), (0.8, 3), (0.9, 2), (0.95, 3))]
    assert best_score(curve, curve[1]).threshold == 0.8
    assert best_score(curve, curve[2]).threshold == 0.95


CONTRARY = {
    "none": ([("a", "b", True), ("b", "c", True), ("c", "d", False)], []),
    "around a corner": ([("a", "b", True), ("a", "c", False), ("c", "b", True)], [1]),
    "the same pair": ([("a", "b", False), ("a", "b", True)], [0]),
}


@pytest.mark.parametrize(("pairs", "places"), CONTRARY.values(), ids=CONTRARY)
def test_contradictions(pairs, places):
    assert contradictions(pairs) == places

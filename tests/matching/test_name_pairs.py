"""The names of many pairs at once compare as they do one by one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.rows import clean_rows
from leadctl.matching.comparing.namepairs import NamePairs
from leadctl.matching.gathering.evidence import Evidence
from leadctl.matching.gathering.features import Features

GIVEN = (
    "", "Jane", "Jan", "J", "Maria", "Mario", "Robert", "Bob", "Anna Maria", "Rey", "Lee",
    "伟", "علي",
)  # fmt: skip
FAMILY = (
    "", "Doe", "Do", "Rey", "Lee", "Müller", "Mueller", "Muller", "van der Berg", "Berg",
    "García Rey", "Winshaw", "Winslaw", "D", "王", "محمد",
)  # fmt: skip


def features_of(names):
    evidence = Evidence()
    columns = {
        part: [one[at] for one in names] for at, part in enumerate(("first_name", "last_name"))
    }
    evidence.add(clean_rows(columns, Rules(), derive=False), len(names))
    return Features(evidence)


def same_as_one_by_one(names):
    of = features_of(names)
    every = [(a, b) for a in range(len(names)) for b in range(len(names))]
    lefts, rights = (np.array(side, dtype=np.int64) for side in zip(*every, strict=True))
    found = NamePairs(of).compare(lefts, rights)
    assert found.words[0] == ""
    for at, (a, b) in enumerate(every):
        told = of.names.whole(of.people[of.person[a]], of.people[of.person[b]])
        assert found.words[found.level[at]] == told.words
        assert found.weight[at] == pytest.approx(told.weight)


@given(st.lists(st.tuples(st.sampled_from(GIVEN), st.sampled_from(FAMILY)), min_size=1, max_size=8))
def test_names_of_pairs_compare_as_each_does(names):
    same_as_one_by_one(names)


def test_all_names_at_hand_compare_as_each_does():
    same_as_one_by_one([(first, last) for first in GIVEN for last in FAMILY])


def test_no_pairs():
    nothing = np.zeros(0, dtype=np.int64)
    found = NamePairs(features_of([("Jane", "Doe")])).compare(nothing, nothing)
    assert (len(found.level), len(found.weight)) == (0, 0)

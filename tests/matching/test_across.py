"""Which rows of one list are found in another, as tables of small lists."""

import pytest

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.rows import clean_rows
from leadctl.matching.clustering.across import find_matches
from leadctl.matching.clustering.duplicates import find_duplicates
from leadctl.matching.gathering.evidence import Evidence


def evidence_of(*lists):
    found = Evidence()
    for rows in lists:
        fields = list(dict.fromkeys(name for row in rows for name in row)) or ["full_name"]
        cells = clean_rows({f: [row.get(f, "") for row in rows] for f in fields}, Rules("US"))
        found.add(cells, len(rows))
    return found


def across(ours, theirs, **asked):
    """Row of ours -> row of theirs; and the doubtful pairs."""
    found = find_matches(evidence_of(ours, theirs), len(ours), **asked)
    start = len(ours)
    same = {pair.l: pair.r - start for pair in found.same}
    assert len(same) == len(found.same)
    return same, [(pair.l, pair.r - start) for pair in found.doubtful]


def lead(name="", email="", company="", **more):
    return {"full_name": name, "email": email, "company": company, **more}


ANN = lead("Ann Zieglowski", "ann@acme.com", "Acme")
ANN_HOME = lead("Ann Zieglowski", "az@gmail.com", "Acme Inc")
BO = lead("Bo Ray", "bo@x.io", "X")
IN = "linkedin.com/in/ann-zieglowski-"

CASES = {
    "the same address": ([ANN, BO], [lead("", "ANN@acme.com")], {0: 0}, []),
    "a name and a company": ([BO, ANN], [lead("Zieglowski, Ann", "", "Acme Ltd")], {1: 0}, []),
    "equal rows of both lists": ([BO, ANN], [ANN, BO], {0: 1, 1: 0}, []),
    "equal rows within ours are each found": ([ANN] * 3, [ANN_HOME], {0: 0, 1: 0, 2: 0}, []),
    "rows of ours that are one person": ([ANN, ANN_HOME], [ANN], {0: 0, 1: 0}, []),
    "strangers": ([ANN], [BO, lead("Cy Dee", "cy@acme.com", "Acme")], {}, []),
    "a company is nobody": ([lead("", "", "Acme")], [lead("", "", "Acme")], {}, []),
    "a namesake elsewhere is doubtful at most": (
        [lead("Ann Zieglowski", "", "Acme")], [lead("Ann Zieglowski", "", "Globex")], {}, [(0, 0)],
    ),
    "two profiles are two people": (
        [lead("Ann Zieglowski", "ann@acme.com", "Acme", linkedin=f"{IN}1")],
        [lead("Ann Zieglowski", "ann@acme.com", "Acme", linkedin=f"{IN}2")],
        {}, [],
    ),
    "who fits two that exclude each other is doubtful": (
        [lead("Ann Zieglowski", "", "Acme")],
        [lead("Ann Zieglowski", "", "Acme", linkedin=f"{IN}1"),
         lead("Ann Zieglowski", "", "Acme", linkedin=f"{IN}2")],
        {}, [(0, 0), (0, 1)],
    ),
    "nobody there": ([ANN], [], {}, []),
    "nobody here": ([], [ANN], {}, []),
    "rows that say nothing": ([{}, {}], [{}], {}, []),
}  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "same", "doubtful"), CASES.values(), ids=CASES)
def test_rows_found_in_another_list(ours, theirs, same, doubtful):
    found, held = across(ours, theirs)
    assert (found, sorted(held)) == (same, doubtful)


def test_no_list_is_compared_within_itself():
    found = find_matches(evidence_of([ANN, ANN_HOME, BO], [lead("Di Low", "di@y.io")]), 3)
    assert (found.same, found.doubtful, found.compared) == ([], [], 0)


def test_one_row_of_theirs_is_not_two_who_were_told_apart():
    ours = [lead("Ann Zieglowski", "", "Acme"), lead("Ann Zieglowski", "", "Acme")]
    theirs = [lead("Ann Zieglowski", "", "Acme")]
    assert across(ours, theirs)[0] == {0: 0, 1: 0}
    same, doubtful = across(ours, theirs, different=[(0, 1)])
    assert same == {}
    assert doubtful == [(0, 0), (1, 0)]


def test_the_threshold_holds_across_too():
    ours, theirs = [lead("Bob Smith", company="Acme")], [lead("Robert Smith", company="Acme, LLC")]
    assert across(ours, theirs) == ({0: 0}, [])
    assert across(ours, theirs, threshold=0.9999) == ({}, [(0, 0)])


PAIRS = [
    (ANN, ANN_HOME), (ANN, BO),
    (lead("Jörg Müller", company="Acme"), lead("Joerg Mueller", company="Acme")),
    (lead("Jane Doe", phone="+12025550123"), lead("Jane Doe", phone="+12025550123")),
    (lead("Jane Doe", "info@acme.com"), lead("Joe Roe", "info@acme.com")),
    (lead("Ann Zieglowski", company="Acme"), lead("Ann Zieglowski", company="Globex")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_pair_is_judged_as_within_one_list(one, other):
    within = find_duplicates(evidence_of([one, other]))
    found = find_matches(evidence_of([one], [other]), 1)
    assert bool(found.same) == (within.cluster_of == [0, 0])
    assert bool(found.doubtful) == bool(within.doubtful)
    assert [p.probability for p in found.same + found.doubtful] == [
        p.probability for p in within.same + within.doubtful
    ]


def test_a_switchboard_that_all_share_finds_by_name():
    names = [f"Ann {a}{b}{c}ington" for a in "BCDFGHKL" for b in ("ar", "el", "os") for c in "tvz"]
    ours = [lead(name, phone="+12025550123") for name in names]
    theirs = [lead(names[5], phone="+12025550123"), lead("Zoe Quux", phone="+12025550123")]
    same, _ = across(ours, theirs)
    assert same == {5: 0}


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]])
def test_the_order_of_rows_says_nothing(order):
    ours = [ANN, ANN_HOME, BO, lead("Robert Ray", "", "X")]
    theirs = [lead("Ray, Bob", "", "X"), lead("Ann Zieglowski", "", "Acme"), BO, lead("Di Low")]
    found = find_matches(evidence_of(ours, theirs), 4)
    turned = find_matches(
        evidence_of([ours[at] for at in order], [theirs[at] for at in order[::-1]]), 4
    )
    assert {order[pair.l] for pair in turned.same} == {pair.l for pair in found.same}
    assert len(turned.doubtful) == len(found.doubtful)

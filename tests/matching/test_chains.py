"""Which clusters are too large, and what is told of them."""

import pytest

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.rows import clean_rows
from leadctl.matching.clustering.chains import chains
from leadctl.matching.clustering.duplicates import Duplicates, find_duplicates
from leadctl.matching.gathering.evidence import Evidence

ANN = ("Ann Lee", "ann@acme.com", "Acme")
ANN_AT_BETA = ("Ann Lee", "ann@acme.com", "Beta")
ANN_WITHOUT = ("Ann Lee", "", "Beta")
BO = ("Bo Ray", "bo@x.io", "X")


def found(*rows):
    evidence = Evidence()
    names = ("full_name", "email", "company")
    columns = dict(zip(names, (list(c) for c in zip(*rows, strict=True)), strict=True))
    evidence.add(clean_rows(columns, Rules("US")), len(rows))
    return find_duplicates(evidence)


@pytest.mark.parametrize(
    ("rows", "most", "expected"),
    [
        ([ANN, BO, ANN_AT_BETA], 1, [([0, 2], 2)]),
        ([ANN, BO, ANN_AT_BETA], 2, []),
        ([ANN, ANN, ANN, BO], 1, []),  # rows that say the same chain nothing
        ([ANN, ANN, ANN, BO], 0, [([0, 1, 2], 1)]),
        ([BO, BO, ANN, ANN_AT_BETA, ANN_WITHOUT], 0, [([2, 3, 4], 3), ([0, 1], 1)]),
    ],
)
def test_clusters_count_the_rows_that_differ(rows, most, expected):
    assert [(one.rows, one.size) for one in chains(found(*rows), most)] == expected


def test_what_joined_them_is_told():
    (one,) = chains(found(ANN, ANN_AT_BETA, ANN_WITHOUT), 1)
    assert one.rules.pop("email") == 1
    ((rule, times),) = one.rules.items()
    assert times == 1
    assert rule.startswith("name (")
    assert "company" in rule


def test_nothing_has_no_chains():
    assert chains(Duplicates(), 1) == []


def test_strangers_on_one_switchboard_are_no_chain():
    rows = [(f"Ann {a}{b}ington", "", "Acme") for a in "BCDFGH" for b in ("ar", "el", "os")]
    evidence = Evidence()
    names = [row[0] for row in rows]
    phones = ["+12025550123"] * len(rows)
    evidence.add(clean_rows({"phone": phones, "full_name": names}, Rules("US")), len(rows))
    assert chains(find_duplicates(evidence), 1) == []

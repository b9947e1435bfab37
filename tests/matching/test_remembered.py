"""What one search for duplicates leaves to the next one."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_find_duplicates import evidence_of

from leadctl.matching.clustering.duplicates import find_duplicates
from leadctl.matching.gathering.evidence import Evidence
from leadctl.matching.gathering.remembered import MOVED, Near, kept, nothing, pack, unpack

ROWS = [
    {"full_name": "Jane Doe", "email": "jane@acme.com; info@acme.com", "company": "Acme Inc"},
    {"full_name": "Doe, Jane", "phone": "+12025550123 x12", "city": "Boston", "title": "CEO"},
    {"full_name": "Max Roe Jr.", "email": "max@", "linkedin": "linkedin.com/in/max-roe"},
    {},
    {"full_name": "J. Doe", "email": "jane@acme.com", "birth_date": "1980-02-03"},
    {"full_name": "Jane Doe", "email": "jane@acme.com; info@acme.com", "company": "Acme Inc"},
]


def told(evidence):
    """All that evidence says, in texts."""
    names = evidence.names.all
    several = {name: getattr(evidence, name) for name in ("emails", "phones", "works")}
    return {
        "names": [(names[a], names[z]) for a, z in zip(evidence.first, evidence.last, strict=True)],
        "suffix": list(evidence.suffix),
        "kinds": list(evidence.kinds),
        **{n: [c.texts.all[code] for code in c.codes] for n, c in evidence.plain.items()},
        **{
            name: [(row, c.texts.all[code]) for row, code in zip(c.rows, c.codes, strict=True)]
            for name, c in several.items()
        },
    }


@pytest.mark.parametrize("rows", [ROWS, [], [{}]])
def test_what_is_packed_comes_back(rows):
    evidence = evidence_of(rows)
    near = find_duplicates(evidence).near
    numbers, found, again = unpack(pack(np.arange(len(rows)) + 7, evidence, near))
    assert numbers.tolist() == [7 + row for row in range(len(rows))]
    assert told(found) == told(evidence)
    columns = ("compared", "lefts", "rights", "odds")
    assert [getattr(again, name).tolist() for name in columns] == [
        getattr(near, name).tolist() for name in columns
    ]
    assert (again.whole, again.stirred) == (near.whole, near.stirred)


@pytest.mark.parametrize("data", [b"", b"x", pack(*nothing())[:-4], pack(*nothing())[:20]])
def test_what_is_broken_is_no_memory(data):
    with pytest.raises(ValueError, match=r".*"):
        unpack(data)


def test_rows_can_be_added_to_what_came_back():
    _, found, _ = unpack(pack(np.arange(3), evidence_of(ROWS[:3]), Near()))
    whole = evidence_of(ROWS[:3])
    for evidence in (found, whole):
        more = evidence_of(ROWS[3:])
        evidence.first.extend(map(evidence.names.code, [more.names.all[c] for c in more.first]))
    assert list(found.first) == list(whole.first)


@given(st.lists(st.booleans(), min_size=len(ROWS), max_size=len(ROWS)))
def test_some_rows_are_as_if_there_had_been_no_others(keep):
    some = [row for row, wanted in zip(ROWS, keep, strict=True) if wanted]
    mine, theirs = kept(evidence_of(ROWS), np.array(keep)), evidence_of(some)
    assert told(mine) == told(theirs)
    for name in ("emails", "phones", "works"):
        assert set(getattr(mine, name).texts.all) == set(getattr(theirs, name).texts.all)


def clusters(found):
    return found.cluster_of, sorted(pair[:2] for pair in found.doubtful)


FEW = st.sampled_from(
    [
        {"full_name": name, "company": company, "phone": phone, "city": city}
        for name in ("Jane Doe", "J. Doe", "Jane Roe", "Jean Doe")
        for company in ("Acme", "Zenith")
        for phone in ("", "+12025550123")
        for city in ("", "Boston")
    ]
)


@settings(max_examples=60)
@given(st.lists(FEW, min_size=3, max_size=9), st.data())
def test_as_much_is_found_as_without(rows, data):
    """Whichever rows were compared before, in whichever order, and whichever of them are left."""
    before = data.draw(st.integers(-(-len(rows) * 2 // 3), len(rows)))
    first = evidence_of(rows[:before])
    near = find_duplicates(first).near
    keep = np.array([data.draw(st.booleans()) for _ in range(before)])
    if len(rows) > MOVED * before or keep.sum() + len(rows) - before < before / MOVED:
        return
    left = [row for row, wanted in zip(rows, keep, strict=False) if wanted] + rows[before:]
    evidence = evidence_of(left)
    assert clusters(find_duplicates(evidence, near=near.of(keep))) == clusters(
        find_duplicates(evidence)
    )


def test_what_was_compared_is_compared_no_more_but_where_it_was_near():
    rows = [{"full_name": f"Ann{n} Lee{n}", "company": "Acme", "city": "Bonn"} for n in range(9)]
    first = find_duplicates(evidence_of(rows[:8]))
    again = find_duplicates(evidence_of(rows), near=first.near)
    assert 0 < again.compared < find_duplicates(evidence_of(rows)).compared
    assert first.near.whole == again.near.whole == 8


@pytest.mark.parametrize(("rows", "whole"), [(6, 4), (7, 0), (3, 4), (2, 0)])
def test_where_rows_have_become_far_more_or_fewer_all_are_compared(rows, whole):
    near = Near(np.ones(min(rows, 4), dtype=bool), whole=4).among(rows)
    assert near.whole == whole
    assert near.compared.tolist() == [bool(whole) and row < 4 for row in range(rows)]


def strangers(count):
    return [{"full_name": f"Ann{n} Lee{n}", "company": f"Firm {n}"} for n in range(count)]


SIBLINGS = [
    {"full_name": "Jane Doe", "phone": "+12025550123", "city": "Boston"},
    {"full_name": "J. Doe", "phone": "+12025550123", "company": "Acme"},
]


@pytest.mark.parametrize(
    ("newcomer", "weighed_again"),
    [
        ({"full_name": "Bob Ray", "phone": "+12025550123"}, True),
        ({"full_name": "Bob Ray", "phone": "+12025550199"}, False),
    ],
)
def test_a_near_pair_is_weighed_again_where_a_newcomer_meets_it(newcomer, weighed_again):
    rows = SIBLINGS + strangers(60)
    near = find_duplicates(evidence_of(rows)).near
    known = dict(zip(zip(near.lefts, near.rights, strict=True), near.odds, strict=True))
    marked = replace(near, odds=near.odds + 1)
    evidence = evidence_of([*rows, newcomer])
    again = find_duplicates(evidence, near=marked).near
    after = dict(zip(zip(again.lefts, again.rights, strict=True), again.odds, strict=True))
    assert (after[0, 1] == known[0, 1] + 1) is not weighed_again


def test_all_near_pairs_are_weighed_again_where_many_rows_came_or_went():
    near = find_duplicates(evidence_of(SIBLINGS + strangers(98))).near
    assert not np.isnan(near.among(105).odds).any()
    assert np.isnan(near.among(106).odds).all()
    assert near.among(105).stirred == 5
    assert near.among(106).stirred == 0
    gone = near.of(np.arange(100) < 97)
    assert gone.stirred == 3
    assert not np.isnan(gone.among(98).odds).any()
    assert np.isnan(gone.among(99).odds).all()


def test_evidence_of_nothing_is_kept():
    assert len(kept(Evidence(), np.zeros(0, dtype=bool))) == 0

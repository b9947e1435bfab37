"""Differences: what two moments are told to differ by is what the tables of then differ by."""

import tempfile

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from lives import lived, steps

from leadctl.store.asking.difference import TOLD, between, counts, differences, watched
from leadctl.store.changing import reversal
from leadctl.store.file.schema import LEAD_COLUMNS
from leadctl.store.opening.connect import reading, writing


def told(con):
    return list(differences(con)), counts(con)


def by_number(dump):
    return {row[0]: dict(zip(LEAD_COLUMNS, row, strict=True)) for row in dump[0]}


def check(found, before, after):
    """What is told against the rows of both moments."""
    listed, counted = found
    old, new = by_number(before), by_number(after)
    kinds = {one.lead_id: one.kind for one in listed}
    assert {n for n, kind in kinds.items() if kind in {"gone", "merged"}} == old.keys() - new.keys()
    assert {n for n, kind in kinds.items() if kind in {"added", "split"}} == new.keys() - old.keys()
    both = [n for n in old.keys() & new.keys() if any(old[n][one] != new[n][one] for one in TOLD)]
    assert {n for n, kind in kinds.items() if kind == "changed"} == set(both)
    assert sum(counted.values()) == len(listed) == len(kinds)
    for one in listed:
        if one.kind == "changed":
            fields = {n for n in TOLD if old[one.lead_id][n] != new[one.lead_id][n]}
            assert {change.field for change in one.changes} == fields
        if one.kind == "merged":
            assert one.other in new
        if one.kind == "split":
            assert one.other in old


@settings(
    max_examples=20,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@example(
    [("import", [0], "upsert", "web", "", ""), ("suppress", "jane@acme.io"), ("clean", "known")],
    0,
    1,
)
@example(
    [
        ("import", [0], "upsert", "fair", "", ""),
        ("import", [0], "upsert", "web", "", ""),
        ("clean", "known"),
    ],
    0,
    1,
)
@given(steps, st.integers(0, 10), st.integers(0, 10))
def test_two_moments_differ_by_what_their_tables_differ_by(script, one, other):
    with tempfile.TemporaryDirectory() as folder:
        desk, held = lived(folder, script)
        moments = sorted(held)
        before, after = moments[one % len(moments)], moments[other % len(moments)]
        with reading(desk.store, scratch=True) as con, between(con, before, after):
            check(told(con), held[before], held[after])


@pytest.fixture
def merged(desk):
    desk.load_text("Email,Name,Odd\na@acme.io,Ann Lee,x\nb@acme.io,Ann Lee,y\nc@acme.io,Cy Ray,\n")
    desk.merge((1, 2))
    desk.set("status", "open", "3")
    return desk


def test_a_merge_names_both_leads_and_what_changed(merged):
    with reading(merged.store, scratch=True) as con, between(con, 1, 2):
        survivor, other = differences(con)
    assert (survivor.lead_id, survivor.kind, survivor.name) == (1, "changed", "Ann Lee")
    assert ("Odd", "x", "y") in survivor.changes
    assert (other.lead_id, other.kind, other.other) == (2, "merged", 1)


def test_backwards_a_merge_is_a_split(merged):
    with reading(merged.store, scratch=True) as con, between(con, 2, 1):
        kinds = {one.lead_id: (one.kind, one.other) for one in differences(con)}
    assert kinds == {1: ("changed", None), 2: ("split", 1)}


def test_no_more_than_asked_for_are_listed_and_all_are_counted(merged):
    with reading(merged.store, scratch=True) as con, between(con, 0, 3):
        assert len(list(differences(con, 1))) == 1
        assert counts(con)["added"] == 2


def test_what_is_done_under_watch_is_told_without_being_kept(merged):

    with writing(merged.store, "", dry_run=True) as con, watched(con):
        reversal.undo(con, 2, merged.author(), keep=False, reason=None)
        kinds = {one.lead_id: (one.kind, one.other) for one in differences(con)}
    assert kinds == {1: ("changed", None), 2: ("split", 1)}
    assert merged.leads("lead_id") == [(1,), (3,)]

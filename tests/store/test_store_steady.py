"""Steady records: a nightly list that has its rows again leaves next to nothing to derive."""

import pytest

from leadctl.store.asking.past import leads_of
from leadctl.store.changing.reversal import redo, undo
from leadctl.store.opening.connect import reading, writing

HEADER = "Email,Name\n"
ROWS = [f"p{n}@acme.io,Pat {'ABCDE'[n]}\n" for n in range(5)]


def concerned(desk, after):
    with reading(desk.store, scratch=True) as con, leads_of(con, after):
        return [row[0] for row in con.execute("select record_id from temp.concerned")]


@pytest.mark.parametrize("full", [False, True])
def test_only_the_rows_that_are_new_are_derived(desk, full):
    desk.load_text(HEADER + "".join(ROWS[:4]), source="crm", full=full)
    desk.load_text(HEADER + "".join(ROWS), source="crm", full=full)
    assert concerned(desk, 1) == [5]


def test_rows_that_vanished_or_came_under_other_terms_are_derived(desk):
    desk.load_text(HEADER + "".join(ROWS), source="crm", full=True)
    desk.load_text(HEADER + "".join(ROWS[1:]), source="crm", full=True)
    assert concerned(desk, 1) == [1]
    desk.load_text(HEADER + "".join(ROWS[:2]), source="crm", constants={"owner": "kim"})
    assert {1, 2} <= set(concerned(desk, 2))


def stirred(desk, op_id):
    """The records that an undo, and then a redo, looks at."""
    with writing(desk.store, desk.author().at) as con:
        undo(con, op_id, desk.author(), keep=False, reason=None)
        undone = touched(con)
        redo(con, op_id, desk.author(), reason=None)
        return undone, touched(con)


def touched(con):
    return [row[0] for row in con.execute("select record_id from temp.touched order by 1")]


@pytest.mark.parametrize("full", [False, True])
def test_undo_of_a_night_passes_over_the_rows_that_were_there(desk, full):
    desk.load_text(HEADER + "".join(ROWS[:4]), source="crm", full=full)
    desk.load_text(HEADER + "".join(ROWS), source="crm", full=full)
    assert stirred(desk, 2) == ([5], [5])


def test_undo_looks_at_rows_that_come_back_or_under_other_terms_or_before_all_others(desk):
    for rows in (ROWS, ROWS[1:], ROWS):
        desk.load_text(HEADER + "".join(rows), source="crm", full=True)
    assert stirred(desk, 3) == ([1], [1])
    assert stirred(desk, 2) == ([], [])
    assert stirred(desk, 1) == ([1, 2, 3, 4, 5], [1, 2, 3, 4, 5])
    number = desk.load_text(
        HEADER + "".join(ROWS[:2]), source="crm", constants={"owner": "kim"}
    ).operation
    assert stirred(desk, number) == ([1, 2], [1, 2])


def test_undo_looks_at_rows_of_a_lead_of_several(desk):
    rows = "ada@acme.io,Ada Low\n", "ada@acme.io,Ada M. Low\n", ROWS[0]
    desk.load_text(HEADER + "".join(rows), source="crm")
    desk.load_text(HEADER + "".join(rows[1:]), source="crm")
    assert stirred(desk, 2) == ([2], [2])

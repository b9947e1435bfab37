"""Steady records: a nightly list that has its rows again leaves next to nothing to derive."""

import pytest

from leadctl.store.connect import reading
from leadctl.store.past import leads_of

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

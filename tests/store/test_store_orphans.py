"""Undo stops for leads that would be gone, in whatever order; and what is kept, is kept alone."""

import pytest

from leadctl.errors import Refused
from leadctl.store.connect import reading
from leadctl.store.past import leads_of
from leadctl.workflows.examine import examine
from leadctl.workflows.mark_leads import note_leads

JANE = "Email,Name,Title,Phone\njane@acme.io,Jane Doe,{},{}\n"


def whole(desk):
    return [one.findings for one in examine(desk.store, full=True) if one.findings]


def test_a_lead_that_was_spoken_of_is_not_lost_in_either_order(desk):
    desk.load_text(JANE.format("A", ""), "1.csv")
    note_leads(desk.asked("1"), "call back")
    desk.load_text(JANE.format("B", ""), "2.csv")
    for first, last in ((1, 3), (3, 1)):
        desk.undo(first)
        with pytest.raises(Refused, match="operation 2 spoke of them"):
            desk.undo(last)
        desk.redo(first)
    assert whole(desk) == []


def test_what_was_kept_for_a_lead_does_not_keep_another_once_they_part(desk):
    rows = "jane@acme.io,Jane Doe,A,\njdoe@acme.io,Jane Doe,B,+12125550101\n"
    desk.load_text(f"Email,Name,Title,Phone\n{rows}", "k.csv")
    merge = desk.merge((1, 2))
    note_leads(desk.asked("1"), "hi")
    desk.undo(1, keep=True)
    assert desk.leads("lead_id", "phone") == [(1, "+12125550101")]
    desk.load_text("Email,Name,Title\njdoe@acme.io,Jane Doe,C\n", "b.csv")
    assert whole(desk) == []
    desk.undo(merge, keep=True)
    assert whole(desk) == []
    desk.redo(merge)
    desk.redo(1)
    assert whole(desk) == []


def test_a_kept_lead_was_not_there_before_its_list(desk):
    desk.load_text(JANE.format("A", ""), "1.csv")
    note_leads(desk.asked("1"), "hi")
    desk.undo(1, keep=True)
    for moment, leads in ((0, 0), (1, 1), (2, 1), (3, 1)):
        with reading(desk.store, scratch=True) as con, leads_of(con, moment):
            assert con.execute("select count(*) from lead").fetchone() == (leads,)

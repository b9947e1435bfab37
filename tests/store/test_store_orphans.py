"""Undo stops for leads that would be gone, in whatever order; and what is kept, is kept alone."""

from contextlib import suppress
from itertools import permutations

import pytest

from leadctl.errors import Refused
from leadctl.store.asking.past import leads_of
from leadctl.store.opening.connect import reading
from leadctl.workflows.keeping.examine import examine
from leadctl.workflows.leads.delete_leads import delete_leads
from leadctl.workflows.leads.edit_leads import Assignment, edit_leads
from leadctl.workflows.leads.mark_leads import note_leads, tag_leads

JANE = "Email,Name,Title,Phone\njane@acme.io,Jane Doe,{},{}\n"


def whole(desk):
    return [one.findings for one in examine(desk.store, full=True) if one.findings]


def test_a_lead_that_was_spoken_of_is_not_lost_in_either_order(desk):
    desk.load_text(JANE.format("A", ""), "1.csv")
    note_leads(desk.asked("1"), "call back")
    desk.load_text(JANE.format("B", ""), "2.csv")
    for first, last in ((1, 3), (3, 1)):
        desk.undo(first)
        with pytest.raises(Refused, match="operation 2 spoke of it"):
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


SAYINGS = {
    "edit": lambda desk: edit_leads(desk.asked("1"), [Assignment("title", "X")]),
    "tag": lambda desk: tag_leads(desk.asked("1"), "hot"),
    "note": lambda desk: note_leads(desk.asked("1"), "call back"),
    "stage": lambda desk: desk.set("stage", "mql", "1"),
}

SHOWN = ("lead_id", "title", "tags", "notes", "stage")


def out_of_sight(desk):
    """Leads of which something stands that was said, and that neither show nor were deleted."""
    rows = desk.query(
        "select distinct m.lead_id from event e join operation o using (op_id) join member m"
        " on m.record_id = e.lead_id where o.undone = 0 and m.lead_id not in (select lead_id"
        " from lead) and not exists (select 1 from deletion d join operation x using (op_id)"
        " where d.record_id = e.lead_id and x.undone = 0)"
    )
    return {row[0] for row in rows}


def told(desk, turn, number, said):
    """Undo or redo, and see that it names the lead where it leaves it out of sight."""
    done = turn(number)
    if out_of_sight(desk):
        assert (done.waiting, done.sources) == ([(1, [said])], [1])
    else:
        assert done.waiting == []


@pytest.mark.parametrize("kind", SAYINGS)
def test_what_was_said_never_goes_without_a_word_and_comes_back_with_its_rows(desk, kind):
    desk.load_text(JANE.format("A", ""), "1.csv")
    said = SAYINGS[kind](desk).operation
    before = desk.leads(*SHOWN)
    gone = delete_leads(desk.asked("1")).operation
    for back in (False, True):
        for order in permutations((1, said, gone)):
            for number in order:
                with suppress(Refused):
                    told(desk, desk.undo, number, said)
            undone = [one for (one,) in desk.query(UNDONE)]
            for number in reversed(undone) if back else undone:
                told(desk, desk.redo, number, said)
            assert desk.leads(*SHOWN) == []
    desk.undo(gone)
    assert desk.leads(*SHOWN) == before
    assert whole(desk) == []


UNDONE = "select op_id from operation where undone = 1 and kind <> 'undo' order by 1"


def test_a_deleted_lead_whose_list_is_undone_waits_for_it_or_is_kept(desk):
    desk.load_text(JANE.format("A", ""), "1.csv")
    edit_leads(desk.asked("1"), [Assignment("title", "X")])
    delete_leads(desk.asked("1"))
    assert desk.undo(1).waiting == []
    assert desk.undo(3).waiting == [(1, [2])]
    desk.redo(1)
    assert desk.leads("lead_id", "title") == [(1, "X")]
    desk.redo(3)
    desk.undo(1)
    assert (desk.undo(3, keep=True).kept, desk.leads("title")) == (1, [("X",)])
    assert whole(desk) == []


def test_a_list_that_brought_a_deleted_lead_again_can_go_again(desk):
    desk.load_text(JANE.format("A", ""), "1.csv")
    note_leads(desk.asked("1"), "call back")
    delete_leads(desk.asked("1"))
    desk.load_text(JANE.format("B", ""), "2.csv")
    assert desk.undo(4).leads_after == 0
    desk.redo(4)
    note_leads(desk.asked("1"), "is back")
    with pytest.raises(Refused, match="operation 7 spoke of it"):
        desk.undo(4)
    assert whole(desk) == []

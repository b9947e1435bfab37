"""The operations of one lead: all that touched its rows, and nothing else."""

import pytest

from leadctl.errors import UsageError
from leadctl.store.asking.doings import doings, records_meant
from leadctl.store.opening.connect import reading
from leadctl.workflows.leads.delete_leads import delete_leads
from leadctl.workflows.suppressing.lift import lift
from leadctl.workflows.suppressing.suppress import Given, suppress


@pytest.fixture
def lived(desk):
    """Operations 1 to 9; 2, 7 and 8 have nothing to do with lead 1."""
    desk.load_text("Email,Name\na@acme.io,Ann Lee\nb@acme.io,Bo Ray\n", source="web")
    desk.load_text("Email,Name\nc@acme.io,Cy Poe\n", source="fair")
    desk.set("status", "open", "1")
    desk.merge((1, 3))
    desk.undo(4)
    suppress(desk.store, [Given("a@acme.io")], "manual", desk.author())
    desk.set("status", "open", "2")
    desk.undo(7)
    lift(desk.store, ["a@acme.io"], "said so", desk.author())
    return desk


def found(desk, selector):
    with reading(desk.store, scratch=True) as con:
        return sorted(doings(con, records_meant(con, selector)))


@pytest.mark.parametrize("selector", ["1", "a@acme.io"])
def test_a_lead_has_its_imports_words_merges_wishes_and_what_took_them_back(lived, selector):
    assert found(lived, selector) == [1, 3, 4, 5, 6, 9]


def test_of_a_merged_lead_all_rows_count(lived):
    lived.redo(4)
    assert found(lived, "3") == found(lived, "1") == [1, 2, 3, 4, 5, 6, 9, 10]


def test_a_lead_that_is_gone_has_a_history_still(lived):
    delete_leads(lived.asked("1"))
    assert found(lived, "1") == found(lived, "a@acme.io") == [1, 3, 4, 5, 6, 9, 10]
    lived.undo(2)
    assert found(lived, "3") == found(lived, "c@acme.io") == [2, 4, 5, 11]


@pytest.mark.parametrize("selector", ["9", "nobody@acme.io", "a", "", "9" * 40])
def test_what_never_was_a_lead_is_refused(lived, selector):
    with pytest.raises(UsageError):
        found(lived, selector)

import pytest

from leadctl.errors import UsageError
from leadctl.workflows.keeping.examine import examine
from leadctl.workflows.leads.delete_leads import delete_leads

LIST = "Email,Name,Title\njane@acme.io,Jane Doe,CEO\nmax@beta.io,Max Roe,CTO\n"


def numbers(desk):
    return [row[0] for row in desk.leads("lead_id")]


def whole(desk):
    return [one.findings for one in examine(desk.store, full=True) if one.findings]


def test_a_deleted_lead_is_gone_and_an_undo_brings_it_back(desk):
    desk.load_text(LIST)
    desk.set("status", "connected", "1")
    before = desk.leads("*")
    done = delete_leads(desk.asked("title:ceo"))
    assert (done.operation, done.changed) == (3, 1)
    assert numbers(desk) == [2]
    assert desk.query("select n from tally where kind = 'leads'") == [(1,)]
    assert whole(desk) == []
    assert desk.undo(3).leads_after == 2
    assert desk.leads("*") == before
    assert desk.redo(3).leads_after == 1
    assert whole(desk) == []


def test_the_same_rows_do_not_bring_a_deleted_lead_back_and_a_new_row_does(desk):
    desk.load_text(LIST, source="crm")
    delete_leads(desk.asked("1"))
    again = desk.load_text(LIST + "zoe@c.io,Zoe Poe,\n", "again.csv", source="crm").files[0]
    assert (again.landed.new, again.landed.unchanged, again.landed.skipped) == (1, 1, 1)
    assert numbers(desk) == [2, 3]
    desk.load_text("Email,Name,Title\njane@acme.io,Jane Doe,Founder\n", "new.csv", source="crm")
    assert desk.leads("lead_id", "title", "records")[0] == (1, "Founder", 1)
    desk.undo(2)
    assert desk.leads("lead_id", "records")[0] == (1, 2)
    assert whole(desk) == []


def test_an_import_of_a_deleted_lead_can_be_undone(desk):
    desk.load_text(LIST)
    desk.set("status", "connected", "1")
    delete_leads(desk.asked("1"))
    assert desk.undo(1).leads_after == 0
    desk.redo(1)
    desk.undo(3)
    assert desk.leads("lead_id", "status") == [(1, "connected"), (2, "new")]
    assert whole(desk) == []


def test_a_merged_lead_is_deleted_with_all_its_rows(desk):
    desk.load_text(LIST)
    desk.merge((1, 2))
    delete_leads(desk.asked("1"))
    assert numbers(desk) == []
    desk.undo(2)
    assert numbers(desk) == []
    desk.undo(3)
    assert numbers(desk) == [1, 2]
    assert whole(desk) == []


def test_a_dry_run_and_an_empty_choice_change_nothing(desk):
    desk.load_text(LIST)
    before = desk.store.read_bytes()
    assert delete_leads(desk.asked("stage:lead", dry_run=True)).changed == 2
    assert delete_leads(desk.asked("country:us")).changed == 0
    with pytest.raises(UsageError):
        delete_leads(desk.asked("9"))
    assert desk.store.read_bytes() == before

"""Reading the store by other rules: nothing under the same, told under new ones, undone at will."""

import sqlite3

import pytest

from leadctl import __version__
from leadctl.cleaning import registry, rows
from leadctl.errors import UsageError
from leadctl.mapping.deciding import plan as plans
from leadctl.store.facts import operations
from leadctl.workflows.deduping.unmerge import unmerge
from leadctl.workflows.importing import reread as rereading
from leadctl.workflows.importing.reread import reread
from leadctl.workflows.keeping.examine import examine
from leadctl.workflows.leads.delete_leads import delete_leads
from leadctl.workflows.leads.edit_leads import Assignment, edit_leads
from leadctl.workflows.rules.ruling import Wanted

LIST = """Email,First Name,Last Name,Title,Phone,Mobile Number,Score
jane@acme.io,Jane,Doe,ceo,030 901820,,7
max@beta.io,Max,Roe,,+12125550102,,3
jane@acme.io,J.,Doe,,,+493090182000,8
"""

TABLES = ("lead", "tally", "match_key")


@pytest.fixture
def lived(desk):
    """A store with something of every kind, some of it undone."""
    desk.load_text(LIST, "a.csv", source="web")
    desk.load_text(LIST.replace("ceo", "founder"), "b.csv", source="crm", full=True)
    desk.set("status", "open", "1")
    edit_leads(desk.asked("2"), [Assignment("email", "max@new.io"), Assignment("title", "CTO")])
    desk.merge((1, 2))
    unmerge(desk.store, ["1", "2"], desk.author())
    desk.load_text("Email,Name\nzoe@c.io,Zoe Poe\n", "c.csv")
    desk.undo(2)
    return desk


@pytest.fixture
def old_rules(monkeypatch):
    """The rules of an earlier version: titles as they come."""

    def go():
        kept = registry.CLEANERS["title"]
        monkeypatch.setattr(operations, "__version__", "0.0.1")
        monkeypatch.setitem(registry.CLEANERS, "title", registry.CLEANERS["text"])
        monkeypatch.setattr(rows, "_remembered", {})

        def done():
            monkeypatch.setattr(operations, "__version__", __version__)
            monkeypatch.setitem(registry.CLEANERS, "title", kept)
            monkeypatch.setattr(rows, "_remembered", {})

        return done

    return go


def dump(desk):
    con = sqlite3.connect(desk.store)
    with con:
        found = {
            table: sorted(map(repr, con.execute(f"select * from {table}"))) for table in TABLES
        }
        found["member"] = con.execute(
            "select record_id, lead_id, seen, first_import, last_import from member order by 1"
        ).fetchall()
    con.close()
    return found


def again(desk, kind="rebuild", **asked):
    return reread(desk.store, Wanted(kind, remap=kind == "rebuild", **asked), desk.author())


def whole(desk):
    return [one.findings for one in examine(desk.store, full=True) if one.findings]


@pytest.mark.parametrize("kind", ["rebuild", "clean"])
def test_under_the_same_rules_nothing_changes(lived, kind):
    before, operations = dump(lived), lived.query("select count(*) from operation")
    done = again(lived, kind)
    assert (done.operation, done.imports, list(done.differences)) == (None, [], [])
    assert dump(lived) == before
    assert lived.query("select count(*) from operation") == operations
    assert whole(lived) == []


def test_rows_of_leads_that_are_gone_are_no_difference(desk):
    """Whose they were last depends on the way to it: a deletion hid one, an undo the other."""
    text = "Email,Name\nann@c.io,Ann Poe\nzoe@c.io,Zoe Poe\n"
    desk.load_text(text, "p.csv")
    delete_leads(desk.asked("1"))
    desk.load_text(text, "p.csv", source="other")
    desk.undo(3)
    done = reread(desk.store, Wanted("rebuild"), desk.author())
    assert (done.operation, done.mended) == (None, False)


def test_what_is_derived_is_made_again_from_the_facts_alone(lived):
    before = dump(lived)
    con = sqlite3.connect(lived.store)
    with con:
        for table in ("lead", "tally", "match_key", "member"):
            con.execute(f"delete from {table}")
    con.close()
    again(lived)
    assert dump(lived) == before


@pytest.mark.parametrize(
    "damage",
    [
        "update tally set n = n + 1 where kind = 'leads'",
        "delete from match_key where record_id = 1",
        "update member set seen = seen + 1 where record_id = 2",
    ],
)
def test_counts_and_keys_that_went_wrong_are_mended(lived, damage):
    before = dump(lived)
    con = sqlite3.connect(lived.store)
    with con:
        con.execute(damage)
    con.close()
    assert whole(lived) != []
    assert again(lived).mended
    assert dump(lived) == before
    assert whole(lived) == []
    assert not again(lived).mended


def test_new_rules_are_told_kept_and_undone(desk, old_rules):
    done = old_rules()
    desk.load_text(LIST, "a.csv", source="web", region="DE")
    done()
    assert desk.leads("title", "seniority")[0] == ("ceo", "c_level")
    told = again(desk, "clean", dry_run=True)
    assert told.operation is None
    assert [(one.lead_id, one.changes) for one in told.differences] == [
        (1, (("title", "ceo", "CEO"),))
    ]
    assert desk.leads("title")[0] == ("ceo",)
    number = again(desk, "clean").operation
    assert desk.leads("title")[0] == ("CEO",)
    assert whole(desk) == []
    desk.undo(number)
    assert desk.leads("title")[0] == ("ceo",)
    assert whole(desk) == []
    desk.load_text(LIST.replace("ceo", "founder"), "b.csv", source="crm", region="DE")
    assert desk.leads("title")[0] == ("Founder",)
    desk.redo(number)
    desk.undo(4)
    assert desk.leads("title")[0] == ("CEO",)
    assert whole(desk) == []


def test_a_country_for_numbers_is_a_setting_that_clean_applies(desk):
    desk.load_text(LIST, "a.csv")
    assert desk.leads("phone", "phone_status")[0] == ("030 901820", "invalid")
    done = again(desk, "clean", region="DE")
    assert done.imports == [str(desk.folder / "a.csv")]
    assert desk.leads("phone", "phone_status")[0] == ("+4930901820", "valid")
    assert again(desk, "clean", region="DE").operation is None
    assert again(desk, "clean", region="FR").operation == 3
    desk.undo(3)
    desk.undo(done.operation)
    assert desk.leads("phone", "phone_status")[0] == ("030 901820", "invalid")
    assert whole(desk) == []
    assert again(desk, "clean", region="DE").operation is not None
    assert desk.leads("phone", "phone_status")[0] == ("+4930901820", "valid")
    desk.load_text(LIST, "a.csv")
    assert whole(desk) == []


@pytest.mark.parametrize(
    ("asked", "phone", "operation"),
    [
        ({"fix_typos": True}, "030 901820", None),
        ({"region": "FR", "region_is_set": False}, "+49 30 901820", None),
        ({"region": "FR"}, "+49 30 901820", 2),
        ({"region": "DE", "region_is_set": False}, "030 901820", 2),
    ],
)
def test_what_is_said_once_and_changes_nothing_is_no_operation(desk, asked, phone, operation):
    desk.load_text(f"Email,Phone\na@b.io,{phone}\n", "a.csv")
    done = again(desk, "clean", **asked)
    assert (done.operation, bool(done.imports)) == (operation, operation is not None)
    assert again(desk, "clean", **asked).operation is None
    assert whole(desk) == []


def test_a_list_keeps_the_country_that_it_was_imported_with(desk):
    desk.load_text(LIST, "a.csv", region="US")
    assert again(desk, "clean", region="DE").operation is None


def test_a_second_rereading_has_the_last_word_over_one_that_was_undone(desk, old_rules):
    done = old_rules()
    desk.load_text(LIST, "a.csv", source="web", region="DE")
    done()
    desk.undo(again(desk, "clean").operation)
    assert desk.leads("title")[0] == ("ceo",)
    second = again(desk, "clean").operation
    assert desk.leads("title")[0] == ("CEO",)
    assert whole(desk) == []
    desk.undo(second)
    assert desk.leads("title")[0] == ("ceo",)
    assert whole(desk) == []


def test_a_new_version_maps_again_what_no_person_mapped(desk, monkeypatch):
    text = LIST.replace("Score", "Secondary Mail Box")
    with monkeypatch.context() as old:
        old.setattr("leadctl.store.facts.operations.__version__", "0.0.1")
        desk.load_text(text.replace(",7", ",jane@home.org"), "a.csv")
    assert desk.leads("other_emails", "extra")[0] == (
        None,
        '{"Secondary Mail Box":"jane@home.org"}',
    )
    usual = plans.candidates

    def knowing(headers, *rest):
        return usual(["Other Emails" if h == "Secondary Mail Box" else h for h in headers], *rest)

    monkeypatch.setattr(plans, "candidates", knowing)
    done = again(desk)
    assert (done.imports, done.counts["changed"]) == ([str(desk.folder / "a.csv")], 2)
    assert desk.leads("other_emails", "extra")[0] == ('["jane@home.org","8"]', None)
    assert desk.query(
        "select count(*) from match_key k join member m using (record_id) where lead_id = 1"
    ) == [(3,)]
    assert whole(desk) == []
    assert again(desk).operation is None
    desk.undo(done.operation)
    assert desk.leads("other_emails", "extra")[0] == (
        None,
        '{"Secondary Mail Box":"jane@home.org"}',
    )
    assert whole(desk) == []


def test_an_import_that_new_rules_cannot_map_stays_as_it_was(desk, monkeypatch):
    desk.load_text(LIST, "a.csv")
    before = dump(desk)
    monkeypatch.setattr(rereading, "__version__", "9.9.9")
    monkeypatch.setattr(plans, "TELLING", frozenset())
    done = again(desk)
    assert [file for file, _ in done.unclear] == [str(desk.folder / "a.csv")]
    assert dump(desk) == before


def test_a_store_that_is_not_there_is_not_made(desk):
    with pytest.raises(UsageError, match="no store"):
        again(desk)
    assert not desk.store.exists()


def test_imports_with_a_region_of_their_own_are_named(desk):
    desk.load_text(LIST, "a.csv", source="web", region="US")
    desk.load_text(LIST.replace("ceo", "cto"), "b.csv", source="crm", region="DE")
    desk.load_text(LIST.replace("ceo", "cio"), "c.csv", source="fair")
    a = str(desk.folder / "a.csv")
    for dry_run in (True, False):
        done = again(desk, "clean", region="DE", dry_run=dry_run)
        assert done.own_region == [(a, "US")]
        assert done.imports == [str(desk.folder / "c.csv")]
    assert again(desk, "clean").own_region == []
    desk.load_text(LIST, "a.csv", source="web", region="DE")
    assert again(desk, "clean", region="DE").own_region == []


def test_a_region_that_is_no_country_is_refused(desk):
    desk.load_text(LIST, "a.csv")
    with pytest.raises(UsageError) as caught:
        again(desk, "clean", region="UK")
    assert (caught.value.message, caught.value.hint) == (
        "unknown region `UK`",
        "did you mean `GB`?",
    )


def test_changes_are_told_by_rule_and_written(desk, old_rules):
    done = old_rules()
    desk.load_text(LIST, "a.csv", source="web", region="DE")
    done()
    path = desk.store.with_name("changes.jsonl")
    told = again(desk, "clean", tells=True, changes=path, dry_run=True).told
    assert told.figures.changed == {"title": 1}
    assert told.report.rules == {"title": {"case": 1}}
    assert told.report.examples == {"title": {"case": ("ceo", "CEO")}}
    assert told.report.judged["email", "valid", ""] == 2
    assert (told.file, path.exists()) == (None, False)
    assert again(desk, "clean", changes=path).told.file == path
    assert path.read_text(encoding="utf-8") == (
        '{"lead_id":1,"name":"Jane Doe","field":"title","old":"ceo","new":"CEO","rules":"case"}\n'
    )
    assert again(desk, "clean", tells=True).told.figures.changed == {}


def test_a_value_of_other_cells_is_told_as_such(desk):
    desk.load_text("Email,Phone\njane@acme.io,030 901820\n", "a.csv", source="web")
    told = again(desk, "clean", region="DE", tells=True).told
    assert told.report.rules == {"phone": {"E.164": 1}, **told.report.rules}
    others = {name for name, rules in told.report.rules.items() if rules == {"from other cells": 1}}
    assert others == set(told.figures.changed) - {"phone"}

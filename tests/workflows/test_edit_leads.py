"""Edits, tags and remarks stand over rows, and go with an undo."""

import pytest

from leadctl.errors import Refused, UsageError
from leadctl.workflows.explaining.show_lead import show_leads
from leadctl.workflows.keeping.examine import examine
from leadctl.workflows.leads.edit_leads import Assignment, edit_leads, parse_words
from leadctl.workflows.leads.mark_leads import note_leads, tag_leads

LIST = """Email,First Name,Last Name,Title,Phone,Country,Tags,Notes,Booth Rep
jane@acme.io,Jane,Doe,CEO,,DE,cold,met in May,Kim
max@beta.io,Max,Roe,CTO,,US,,,
"""


@pytest.fixture
def full(desk):
    desk.load_text(LIST, "a.csv", source="web")
    return desk


def edit(desk, lead, *words, **asked):
    assigned = parse_words(["1", *words])[1]
    return edit_leads(desk.asked(lead, **asked), assigned)


def whole(desk):
    return [one.findings for one in examine(desk.store, full=True) if one.findings]


@pytest.mark.parametrize(
    ("words", "leads", "assigned"),
    [
        (["5", "title=Chief, of = Staff"], ["5"], [("title", "Chief, of = Staff")]),
        (["country:us", "has:email", "owner="], ["country:us", "has:email"], [("owner", "")]),
        (["a@b.io", "Booth Rep=Kim"], ["a@b.io"], [("Booth Rep", "Kim")]),
        (["employees:>=50", "owner=ana"], ["employees:>=50"], [("owner", "ana")]),
        (["5", "notes=a\nb"], ["5"], [("notes", "a\nb")]),
    ],
)
def test_words_are_parted_into_leads_and_assignments(words, leads, assigned):
    assert parse_words(words) == (leads, [Assignment(*one) for one in assigned])


@pytest.mark.parametrize(("words", "said"), [(["5"], "nothing to change"), (["a=b"], "which lead")])
def test_leads_and_assignments_are_both_needed(words, said):
    with pytest.raises(UsageError, match=said):
        parse_words(words)


def test_a_value_is_cleaned_and_its_derived_ones_follow(full):
    done = edit(full, "1", "title=  vp of sales ", "phone=030 901820", "email=JANE@new.acme.io ")
    assert done.changed == 1
    assert full.leads("title", "seniority", "phone", "email", "email_status", "domain") == [
        ("VP of Sales", "vp", "+4930901820", "jane@new.acme.io", "valid", "acme.io"),
        ("CTO", "c_level", None, "max@beta.io", "valid", "beta.io"),
    ]
    assert full.leads("other_emails")[0] == ('["jane@acme.io"]',)
    assert whole(full) == []


def test_a_part_of_the_name_takes_the_whole_name_along(full):
    edit(full, "1", "first_name=janet")
    edit(full, "2", "name=Maximilian van der Roe")
    assert full.leads("full_name", "first_name", "last_name") == [
        ("Janet Doe", "Janet", "Doe"),
        ("Maximilian van der Roe", "Maximilian", "van der Roe"),
    ]


def test_edits_stand_over_later_lists_and_another_edit_over_them(full):
    edit(full, "1", "title=Chief of Staff", "Booth Rep=Lee")
    newer = LIST.replace("CEO", "Founder").replace("Kim", "Zoe")
    full.load_text(newer, "b.csv", source="crm")
    assert full.leads("title", "extra")[0] == ("Chief of Staff", '{"Booth Rep":"Lee"}')
    edit(full, "1", "title=Owner")
    assert full.leads("title")[0] == ("Owner",)
    full.undo(4)
    full.undo(2)
    assert full.leads("title")[0] == ("Founder",)
    assert whole(full) == []


def test_an_empty_value_clears_a_field_until_the_undo(full):
    number = edit(full, "1", "title=", "email=", "Booth Rep=").operation
    assert full.leads("title", "email", "email_status", "other_emails", "extra")[0] == (
        (None, None, "missing", None, None)
    )
    full.load_text(LIST.replace("CEO", "Founder"), "b.csv", source="crm")
    assert full.leads("title", "email")[0] == (None, None)
    full.undo(number)
    assert full.leads("title", "email")[0] == ("Founder", "jane@acme.io")
    assert whole(full) == []


def test_a_second_run_changes_nothing(full):
    assert edit(full, "1", "title=Founder").operation == 2
    done = edit(full, "1", "title=founder")
    assert (done.operation, done.changed, done.unchanged) == (None, 0, 1)
    assert tag_leads(full.asked("1"), "COLD, hot").changed == 1
    assert tag_leads(full.asked("1"), "Hot").changed == 0
    assert len(full.query("select * from operation")) == 3


def test_a_dry_run_tells_the_same_and_writes_nothing(full):
    before = full.store.read_bytes()
    done = edit(full, "stage:lead", "owner=ana", dry_run=True)
    assert (done.operation, done.changed, done.cells) == (None, 2, {"owner": 2})
    assert full.store.read_bytes() == before


def test_an_address_that_is_typed_finds_the_lead_and_joins_later_rows(full):
    number = edit(full, "1", "email=jane@delta.io").operation
    full.load_text("Email,Name,Company\njane@delta.io,Jane Doe,Delta\n", "c.csv")
    assert full.leads("lead_id", "company") == [(1, "Delta"), (2, None)]
    assert show_leads(full.store, ["jane@delta.io"])[0].lead["lead_id"] == 1
    full.undo(number)
    assert [row[0] for row in full.leads("lead_id")] == [1, 2, 3]
    full.load_text("Email,Name\njane@delta.io,Jan Poe\n", "d.csv")
    with pytest.raises(UsageError, match="share"):
        show_leads(full.store, ["jane@delta.io"])
    full.redo(number)
    assert full.leads("lead_id", "full_name") == [(1, "Jane Doe"), (2, "Max Roe"), (4, "Jan Poe")]
    assert whole(full) == []


def test_an_address_that_another_lead_has_makes_one_of_two_and_says_so(full):
    full.load_text("Email,Name\nj.doe@delta.io,Jane Doe\n", "c.csv")
    done = edit(full, "3", "email=jane@acme.io")
    assert done.joined == {3: 1}
    assert len(full.leads("lead_id")) == 2
    full.undo()
    assert full.leads("email")[2] == ("j.doe@delta.io",)
    assert whole(full) == []


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("titel=x", ""),
        ("emial=x", "unknown field"),
        ("status=opne", "unknown status"),
        ("country=Atlantis", "cannot be a country"),
        ("lead_id=7", "cannot be typed"),
        ("email_status=valid", "cannot be typed"),
        ("Boot Rep=x", "unknown field"),
        ("stage=", "unknown stage"),
    ],
)
def test_what_a_field_cannot_take_is_refused(full, word, said):
    before = full.store.read_bytes()
    if not said:  # a synonym of `title`
        assert edit(full, "1", word).cells == {"title": 1}
        return
    with pytest.raises(UsageError, match=said):
        edit(full, "1", word)
    assert full.store.read_bytes() == before


@pytest.mark.parametrize("word", ["email_opt_out=no", "email_opt_out=yes", "do_not_call=no"])
def test_an_opt_out_is_not_lifted_by_an_edit(full, word):
    with pytest.raises((Refused, UsageError)):
        edit(full, "1", word)


def test_a_number_that_is_none_is_kept_and_told(full):
    assert edit(full, "1", "phone=12").doubts == [("phone", "12", "TOO_SHORT")]


def test_nothing_is_created_where_there_is_no_store(desk):
    with pytest.raises(UsageError):
        edit(desk, "1", "title=x")
    assert edit(desk, "stage:lead", "title=x").changed == 0
    with pytest.raises(UsageError, match="unknown field"):
        edit(desk, "stage:lead", "emial=x")
    assert not desk.store.exists()


def test_tags_come_and_go_and_stay_away(full):
    tag_leads(full.asked("stage:lead"), "hot, q4")
    assert full.leads("tags") == [('["cold","hot","q4"]',), ('["hot","q4"]',)]
    number = tag_leads(full.asked("1"), "COLD", remove=True).operation
    again = LIST.replace("CEO", "Founder").replace(",cold,", ",cold;new,")
    full.load_text(again, "a2.csv", source="web")
    assert full.leads("tags")[0] == ('["hot","q4","new"]',)
    full.undo(number)
    assert full.leads("tags")[0] == ('["cold","hot","q4","new"]',)
    tag_leads(full.asked("2"), "hot,q4", remove=True)
    assert full.leads("tags")[1] == (None,)
    assert whole(full) == []
    with pytest.raises(UsageError, match="names no tag"):
        tag_leads(full.asked("1"), " , ")


def test_remarks_stand_below_those_of_the_lists(full):
    number = note_leads(full.asked("1"), "called\nwants a demo").operation
    note_leads(full.asked("stage:lead"), "sent the deck")
    assert full.leads("notes") == [
        ("met in May\ncalled\nwants a demo\nsent the deck",),
        ("sent the deck",),
    ]
    full.undo(number)
    assert full.leads("notes")[0] == ("met in May\nsent the deck",)
    edit(full, "1", "notes=all of it, in short")
    note_leads(full.asked("1"), "and more")
    assert full.leads("notes")[0] == ("all of it, in short\nand more",)
    assert whole(full) == []
    for text in ("", " \n", "x" * 100_001):
        with pytest.raises(UsageError):
            note_leads(full.asked("1"), text)


def test_an_edited_export_is_not_given_its_remarks_twice(full):
    note_leads(full.asked("1"), "called")
    header = "lead_id,email,notes,updated_at,first_source"
    row = '1,jane@acme.io,"met in May\ncalled\nand again",2026-01-01T00:00:50Z,web'
    full.load_text(f"{header}\n{row}\n", "export.csv")
    assert full.leads("notes")[0] == ("met in May\ncalled\nand again",)
    assert whole(full) == []


def test_a_lead_that_is_gone_waits_with_its_edits_for_its_rows(full):
    edit(full, "1", "title=Founder")
    with pytest.raises(Refused, match="operation 2 spoke of it"):
        full.undo(1)
    full.undo(1, keep=True)
    assert full.leads("lead_id", "title", "records") == [(1, "Founder", 0)]
    full.redo(1)
    assert full.leads("lead_id", "title", "records") == [(1, "Founder", 1), (2, "CTO", 1)]
    assert whole(full) == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (["revenue=£5M"], ("5000000", "GBP")),
        (["revenue=5000000"], ("5000000", "USD")),
        (["revenue=£5M", "revenue_currency=euro"], ("5000000", "EUR")),
        (["revenue_currency=euro"], ("3000000", "EUR")),
        (["revenue="], (None, None)),
    ],
)
def test_an_amount_that_is_typed_brings_its_currency(desk, typed, shown):
    desk.load_text("email,revenue\njane@acme.io,$3M\n")
    edit(desk, "1", *typed)
    assert desk.leads("revenue", "revenue_currency") == [shown]
    assert whole(desk) == []

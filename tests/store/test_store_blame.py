"""Blame: every value of a lead has its cell, its operation and its rule."""

import tempfile

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lives import lived, steps

from leadctl.cleaning import registry, rows
from leadctl.errors import UsageError
from leadctl.matching.surviving.reasons import REASONS
from leadctl.store.asking.blame import blame
from leadctl.store.facts import operations
from leadctl.store.facts.blocks import rows_of
from leadctl.store.opening.connect import reading
from leadctl.workflows.explaining.blame_lead import blame_lead
from leadctl.workflows.importing.reread import reread
from leadctl.workflows.leads.edit_leads import edit_leads, parse_words
from leadctl.workflows.leads.mark_leads import tag_leads
from leadctl.workflows.rules.ruling import Wanted

SHOWN = ("full_name", "first_name", "last_name", "title", "linkedin", "email", "status", "owner")


def raw_cells(con, one):
    """The cells of the row that a value is said to stand in; a row is kept where it came first."""
    (home,) = con.execute(
        "select distinct r.import_id, r.line from import i join sighting s using (import_id)"
        " join record r on r.record_id = s.first_record + ?3 - s.first_line"
        " where i.op_id = ?1 and i.name = ?2 and ?3 >= first_line and ?3 < first_line + n",
        (one.operation, one.file, one.line),
    ).fetchall()
    return [column[0] for _, columns in rows_of(con, home[0], [home[1]]) for column in columns]


@settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(steps)
def test_every_value_shown_is_explained_by_what_stands_there(script):
    with tempfile.TemporaryDirectory() as folder:
        desk, _ = lived(folder, script)
        visible = {row[0] for row in desk.query("select op_id from operation where undone = 0")}
        kept = {  # rows that an undo kept still stand where their import read them
            row[0] for row in desk.query("select op_id from import where 1 = (select 1 from keep)")
        }
        leads = desk.leads("lead_id", *SHOWN)
        with reading(desk.store, scratch=True) as con:
            for lead_id, *shown in leads:
                told = blame(con, lead_id)
                first = {one.field: one for one in reversed(told)}
                row = {name: value or "" for name, value in zip(SHOWN, shown, strict=True)}
                assert {name: first[name].value for name in row if name in first} == {
                    name: value for name, value in row.items() if name in first
                }
                assert not [name for name, value in row.items() if value and name not in first]
                for one in told:
                    assert one.rule in REASONS
                    assert one.operation is None or one.operation in visible | kept
                    if one.line is not None and one.raw and not one.derived_from:
                        assert one.raw in raw_cells(con, one)


@pytest.fixture
def filled(desk):
    desk.load_text(
        "Email,Name,Title,Tags,Odd\nann@acme.io,Ann Lee,VP Sales,x,1\n",
        source="web",
        constants={"owner": "kim"},
    )
    desk.load_text("E-mail,Title,Odd\nann@acme.io,CEO,2\n", name="more.csv", source="fair")
    edit_leads(desk.asked("1"), parse_words(["1", "city=Rome"])[1])
    return desk


def of(desk, *fields):
    return [
        (one.field, one.value, one.raw, one.rule, one.operation, one.line)
        for one in blame_lead(desk.store, "1", fields).values
    ]


def test_a_value_names_its_cell_its_operation_and_what_decided(filled):
    (title,) = blame_lead(filled.store, "ann@acme.io", ["title"]).values
    assert (title.value, title.rule, title.over, title.operation) == ("CEO", "newest", 1, 2)
    assert (title.file.endswith("more.csv"), title.line, title.source) == (True, 2, "fair")
    assert title.who == "tester"


def test_what_was_derived_names_the_cell_that_it_follows_from_and_no_other(desk):
    desk.load_text(
        "Email,State,Country,Website\n"
        "ab@yahoo.com,California,#N/A,\n"
        "x@acme.de,,,\n"
        "bo@gmail.com,,,https://www.beta.fr\n"
    )

    def told(lead, *fields):
        values = blame_lead(desk.store, lead, fields).values
        return [(one.value, one.raw, one.derived_from) for one in values]

    assert told("1", "country", "language") == [
        ("US", "California", "state"),
        ("en", "California", "state"),
    ]
    assert told("2", "country", "domain") == [
        ("DE", "x@acme.de", "email"),
        ("acme.de", "x@acme.de", "email"),
    ]
    assert told("3", "domain", "country") == [
        ("beta.fr", "https://www.beta.fr", "website"),
        ("FR", "https://www.beta.fr", "website"),
    ]


def test_what_was_derived_names_the_cell_that_it_was_read_from(filled):
    (last,) = blame_lead(filled.store, "1", ["last name"]).values
    assert (last.value, last.raw, last.derived_from) == ("Lee", "Ann Lee", "full_name")


def test_words_of_people_terms_of_imports_and_defaults_have_no_line(filled):
    assert of(filled, "city", "owner", "stage") == [
        ("city", "Rome", "", "typed", 3, None),
        ("owner", "kim", "kim", "first", 1, None),
        ("stage", "lead", "", "default", None, None),
    ]


def test_custom_columns_have_their_reasons_too(filled):
    assert of(filled, "odd") == [("Odd", "2", "2", "newest", 2, 2)]
    filled.undo(2)
    assert of(filled, "Odd", "title") == [
        ("Odd", "1", "1", "first", 1, 2),
        ("title", "VP Sales", "VP Sales", "first", 1, 2),
    ]


def test_each_of_several_values_has_its_own_origin(filled):
    filled.load_text("Email,Tags\nann@acme.io,y\n", name="tags.csv", source="web")
    assert of(filled, "tags") == [
        ("tags", "x", "x", "union", 1, 2),
        ("tags", "y", "y", "held", 4, 2),
    ]


def test_a_field_that_nobody_filled_is_empty_and_one_that_is_none_is_refused(filled):
    assert of(filled, "birth_date") == [("birth_date", "", "", "default", None, None)]
    with pytest.raises(UsageError) as caught:
        blame_lead(filled.store, "1", ["titel page"])
    assert "unknown" in caught.value.message


def test_a_wish_is_told_by_the_cell_in_which_it_stood(desk):
    rows = "ann@acme.io,Open,+1 212 555 0101 DO_NOT_CALL\nbo@acme.io,Do Not Contact,\n"
    desk.load_text(f"Email,Lead Status,Phone\n{rows}", source="web")
    told = [blame_lead(desk.store, one, ["do_not_call"]).values[0] for one in "12"]
    assert [(one.value, one.raw, one.derived_from) for one in told] == [
        ("yes", "+1 212 555 0101 DO_NOT_CALL", "phone"),
        ("yes", "Do Not Contact", "status"),
    ]


def test_cleared_by_a_person_is_told(filled):
    edit_leads(filled.asked("1"), parse_words(["1", "title="])[1])
    assert of(filled, "title") == [("title", "", "", "typed", 4, None)]


ANN = "Email,Name,Title,Phone\nann@acme.io,Ann Lee,{},{}\n"


def seen(desk, field, at=0):
    one = blame_lead(desk.store, "1", [field]).values[at]
    return one.value, one.operation, one.line, one.seen_first and one.seen_first.operation


def test_a_row_that_won_by_coming_again_names_the_sighting_that_decided(desk):
    desk.load_text(ANN.format("CEO", ""), "a.csv", source="crm")
    desk.load_text(ANN.format("CFO", ""), "b.csv", source="crm")
    assert seen(desk, "title") == ("CFO", 2, 2, None)
    again = f"{ANN.format('CEO', '')}bo@x.io,Bo Moe,,\n"
    desk.load_text(again, "c.csv", source="crm")
    desk.load_text(f"{again}cy@x.io,Cy Noe,,\n", "d.csv", source="crm")
    (title,) = blame_lead(desk.store, "1", ["title"]).values
    assert (title.operation, title.file.endswith("c.csv"), title.over) == (3, True, 2)
    assert (title.seen_first.operation, title.seen_first.file, title.seen_first.line) == (
        1,
        str(desk.folder / "a.csv"),
        2,
    )
    assert seen(desk, "email") == ("ann@acme.io", 1, 2, None)
    desk.undo(3)
    assert seen(desk, "title") == ("CEO", 4, 2, 1)


def test_what_nobody_contradicts_was_said_first_where_it_was_seen_first(desk):
    desk.load_text(ANN.format("CEO", "+1 212 555 0101"), "a.csv", source="crm")
    desk.load_text(ANN.format("CFO", ""), "b.csv", source="crm")
    desk.load_text(ANN.format("CEO", "+1 212 555 0101"), "c.csv", source="crm")
    assert seen(desk, "phone")[1:] == (1, 2, None)
    assert seen(desk, "title")[1:] == (3, 2, 1)


def test_a_row_read_anew_names_the_operation_whose_rules_read_it(desk):
    desk.load_text(ANN.format("CEO", "030 901820"), "a.csv", source="crm")
    desk.load_text(ANN.format("CEO", ""), "b.csv", source="web")

    def anew(field):
        (one,) = blame_lead(desk.store, "1", [field]).values
        return one.value, one.operation, one.read_anew

    assert anew("phone") == ("030 901820", 1, None)
    for number, region in ((3, "DE"), (4, "FR")):
        reread(desk.store, Wanted("clean", region=region), desk.author())
        assert anew("phone")[1:] == (1, number)
    assert anew("title") == ("CEO", 1, None)
    desk.undo(4)
    assert anew("phone") == ("+4930901820", 1, 3)
    desk.load_text(ANN.format("CEO", "030 901820"), "a.csv", source="crm", region="GB")
    assert anew("phone")[1:] == (1, 6)


def test_rules_that_are_gone_leave_their_former_values_and_so_the_operation(desk, monkeypatch):
    monkeypatch.setattr(operations, "__version__", "0.0.1")
    monkeypatch.setitem(registry.CLEANERS, "title", registry.CLEANERS["text"])
    monkeypatch.setattr(rows, "_remembered", {})
    desk.load_text(ANN.format("ceo", ""), "a.csv", source="crm")
    monkeypatch.undo()
    rows._remembered.clear()
    reread(desk.store, Wanted("clean"), desk.author())
    (title,) = blame_lead(desk.store, "1", ["title"]).values
    assert (title.value, title.raw, title.operation, title.read_anew) == ("CEO", "ceo", 1, 2)
    (name,) = blame_lead(desk.store, "1", ["full_name"]).values
    assert name.read_anew is None
    desk.undo(2)
    (title,) = blame_lead(desk.store, "1", ["title"]).values
    assert (title.value, title.rule, title.read_anew) == ("ceo", "former", None)


def test_who_takes_a_tag_off_did_not_bring_those_that_stay(filled):
    edit_leads(filled.asked("1"), parse_words(["1", "tags="])[1])
    tag_leads(filled.asked("1"), "hot,q4")
    tag_leads(filled.asked("1"), "hot", remove=True)
    assert of(filled, "tags") == [("tags", "q4", "", "typed", 5, None)]
    filled.undo(4)
    tag_leads(filled.asked("1"), "q4", remove=True)
    assert of(filled, "tags") == [("tags", "x", "x", "first", 1, 2)]


def test_a_number_that_was_typed_is_typed_though_a_row_has_it_beside(desk):
    desk.load_text(ANN.format("CEO", "+12125550101"), "a.csv", source="crm")
    desk.load_text(ANN.format("CEO", "+12125550102"), "b.csv", source="web")
    edit_leads(desk.asked("1"), parse_words(["1", "phone=+12125550101"])[1])
    assert of(desk, "phone") == [
        ("phone", "+12125550101", "", "typed", 3, None),
        ("phone", "+12125550102", "+12125550102", "held", 2, 2),
    ]

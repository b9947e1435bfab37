"""Raw -> clean, rule by rule, for every cell of a lead."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadctl.cleaning.names.twice import TWICE
from leadctl.cleaning.ownrules import FieldRules, OwnRules
from leadctl.errors import UsageError
from leadctl.store.asking.changes import PASSED_OVER, WORDED, changes_of
from leadctl.store.asking.trace import trace
from leadctl.store.opening.connect import reading
from leadctl.workflows.explaining.show_changes import show_changes
from leadctl.workflows.explaining.show_lead import show_leads

LIST = """Email,Full Name,Company,Work Phone,Direct Line,Country,Unsubscribed,Score
JANE@acme.io,jane DOE,BIG BLUE,030 901820,0171 1234567,Deutschland,,7
"""


def rows_of(desk, lead="1"):
    (found,) = show_changes(desk.store, [lead])
    return found.rows


def told(desk, lead="1"):
    return {
        cell.headers: (cell.raw, cell.clean, [step.rule for step in cell.steps])
        for row in rows_of(desk, lead)
        for cell in row.cells
    }


def test_every_cell_is_told_with_its_place_and_its_rules(desk):
    own = OwnRules.of({"company": FieldRules(aliases={"big blue": "IBM", "ibm": "IBM"})})
    desk.load_text(LIST, "a.csv", source="fair", own=own)
    (row,) = rows_of(desk, "jane@acme.io")
    assert (row.file.rpartition("/")[2], row.line, row.source) == ("a.csv", 2, "fair")
    assert [(cell.headers, cell.raw) for cell in row.same] == [("Score", "7")]
    cells = told(desk)
    assert cells["Company"] == ("BIG BLUE", "IBM", ["alias"])
    assert cells["Country"][:2] == ("Deutschland", "DE")
    assert cells["Work Phone"][:2] == ("030 901820", "+4930901820")
    assert cells["Direct Line"][:2] == ("0171 1234567", "+491711234567")
    assert "Score" not in cells


def test_a_cell_beside_another_column_of_its_field_is_told(desk):
    desk.load_text("Email,Email Opt Out,Unsubscribed\njane@acme.io,no,yes\n")
    assert told(desk) == {"Email Opt Out": ("no", "", [PASSED_OVER])}


def test_a_cell_that_stays_as_it_was_is_told_with_what_it_is_worth(desk):
    desk.load_text("Email,Name,Score\nbob@gmial.com,Bob Ray,\n")
    (row,) = rows_of(desk)
    assert row.cells == []
    assert [(cell.field, cell.raw, cell.verdict, cell.reason) for cell in row.same] == [
        ("email", "bob@gmial.com", "risky", "possible_typo"),
        ("full_name", "Bob Ray", "", ""),
    ]


def test_a_name_that_the_other_part_tells_is_told_by_its_rule(desk):
    desk.load_text("Email,First Name,Last Name\njane@acme.io,JANE DOE,Doe\n")
    assert told(desk) == {"First Name": ("JANE DOE", "Jane", ["case", TWICE])}


def test_words_of_the_list_come_before_the_rules(desk):
    text = "Email,Subscribed\njane@acme.io,no\n"
    desk.load_text(text)
    assert told(desk)["Subscribed"] == ("no", "yes", [WORDED])


def test_each_row_is_told_as_its_latest_list_is_read(desk):
    desk.load_text("Email,Phone\njane@acme.io,030 901820\n", "a.csv", source="a", region="DE")
    desk.load_text("Email,Phone\njane@acme.io,030 901821\n", "b.csv", source="b")
    first, second = rows_of(desk)
    assert [cell.clean for cell in first.cells] == ["+4930901820"]
    assert [(cell.clean, cell.reason) for cell in second.cells if cell.clean.startswith("+")] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Name,Phone\nAnn Lee,+12125550100\n", "Ann Lee"),
        ("Company,Phone\nAcme,+12125550100\n", "+12125550100"),
        ("Company,Street\nAcme,1 Oak Rd\n", "Acme"),
        ("LinkedIn\nlinkedin.com/in/annlee\n", "no name"),
    ],
)
def test_a_lead_goes_by_what_is_known_of_it(desk, text, name):
    desk.load_text(text)
    (changes,), (view,) = show_changes(desk.store, ["1"]), show_leads(desk.store, ["1"])
    assert (changes.name, view.name) == (name, name)


def test_a_lead_that_is_not_there_is_named(desk):
    desk.load_text(LIST)
    with pytest.raises(UsageError):
        show_changes(desk.store, ["max@acme.io"])


PIECES = st.sampled_from(
    [
        "jane",
        "DOE",
        "Dr.",
        "acme",
        "GmbH",
        "@acme.io",
        "030",
        "901820",
        "DE",
        "CA",
        "; ",
        "tbc",
        "é",
    ]
) | st.text(st.characters(codec="utf-8", exclude_characters='",\r\n'), max_size=5)
CELLS = st.lists(PIECES, max_size=3).map(" ".join)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(CELLS, min_size=8, max_size=8))
def test_what_is_told_is_what_the_lead_holds(tmp_path_factory, cells):
    from conftest import Desk

    desk = Desk(tmp_path_factory.mktemp("told"))
    header = "Email,Full Name,Company,Phone,Mobile,State,Email 2,Title,Phone 2"
    desk.load_text(f"{header}\njane@acme.io,{','.join(cells)}\n")
    with reading(desk.store, scratch=True) as con:
        (row,) = changes_of(con, 1)
        held = {one.field: one.value for one in trace(con, 1).values if one.raw}
    for cell in row.cells:
        if cell.clean:
            assert held[cell.field] == cell.clean
        assert not cell.steps or cell.steps[-1].after == cell.clean


def test_a_whole_name_is_told_with_the_parts_that_it_is_made_of(desk):
    desk.load_text("Email,First,Middle,Last\na@b.io,JANE,MARIE,DOE\n", "m.csv")
    raw, clean, rules = told(desk)["First, Middle, Last"]
    assert (raw, clean, rules) == ("JANE; MARIE; DOE", "Jane Marie Doe", [WORDED, "case"])


def test_zeros_that_the_state_tells_are_told_by_their_rule(desk):
    desk.load_text("Email,Country,State,Zip\njane@acme.io,US,PR,901\n")
    assert told(desk) == {"Zip": ("901", "00901", ["lost zero"])}

from pathlib import Path

import pytest

from leadctl.workflows.explaining.show_lead import show_leads

FIRST = "Email,First Name,Last Name,Title,Odd\njane@acme.io,Jane,Doe,ceo,1\n"
SECOND = "E-Mail,Name,Job Title,Phone\nx@beta.io,Max Roe,,\nJANE@acme.io,Jane Doe,Boss,030 901820\n"


@pytest.fixture
def view(desk):
    desk.load_text(FIRST, name="first.csv", source="crm")
    desk.load_text(SECOND, name="second.csv", source="fair", touch="webinar@2026-02-03")
    desk.set("status", "open", "jane@acme.io")
    return show_leads(desk.store, ["jane@acme.io"])[0]


def test_every_value_has_its_file_and_line(view):
    said = {(v.field, v.value, v.golden): (v.origin.file, v.origin.line) for v in view.trace.values}
    assert said["title", "Boss", True][0].endswith("second.csv")
    assert said["title", "Boss", True][1] == 3
    assert said["title", "CEO", False][1] == 2
    assert said["Odd", "1", True][0].endswith("first.csv")


def test_values_keep_what_was_read(view):
    raw = {v.field: v.raw for v in view.trace.values if v.golden}
    assert (raw["title"], raw["phone"]) == ("Boss", "030 901820")


def test_every_shown_value_is_the_leads_own(view):
    for value in view.trace.values:
        if value.golden and value.field in view.lead and isinstance(view.lead[value.field], str):
            assert value.value.split("; ")[0] == view.lead[value.field]


def test_records_say_what_joined_them(view):
    assert [(one.line, one.source, one.joined_by) for one in view.trace.records] == [
        (2, "crm", ""),
        (3, "fair", "email"),
    ]


def test_history_in_order_with_what_was_undone(desk, view):
    assert [one.operation for one in view.trace.history] == [1, 2, 3]
    assert view.trace.history[1].what.endswith("line 3, touch webinar on 2026-02-03")
    desk.undo(3)
    again = show_leads(desk.store, ["1"])[0]
    assert [(one.what.split()[0], one.undone) for one in again.trace.history] == [
        ("import", False),
        ("import", False),
        ("status", True),
    ]


def test_a_row_whose_first_file_is_undone_stands_where_the_next_has_it(desk):
    one = "Email,First Name\njane@acme.io,Jane\n"
    two = "Email,First Name\nmax@beta.io,Max\nann@acme.io,Ann\njane@acme.io,Jane\n"
    desk.load_text(one, name="one.csv", source="web")
    desk.load_text(two, name="two.csv", source="web")
    desk.undo(1)
    record = show_leads(desk.store, ["jane@acme.io"])[0].trace.records[0]
    assert (record.operation, record.line) == (2, 4)


def test_sources_stand_beside_the_lead(view):
    assert [one.name for one in view.sources] == ["crm", "fair"]


def test_custom_columns_of_merged_rows_stand_beside_the_one_shown(desk):
    for name, booth in (("one.csv", "A1"), ("two.csv", "B2"), ("three.csv", "B2")):
        desk.load_text(f"Email,Name,Booth,Odd\n{name}@acme.io,Jane Doe,{booth},1\n", name=name)
    desk.load_text("Email,Name,Shirt\nfour@acme.io,Jane Doe,M\n", name="four.csv", mode="create")
    desk.merge((1, 2), (2, 3), (3, 4))
    values = show_leads(desk.store, ["1"])[0].trace.values
    booths = [
        (one.value, one.golden, Path(one.origin.file).name)
        for one in values
        if one.field == "Booth"
    ]
    assert booths == [
        ("B2", True, "two.csv"),
        ("A1", False, "one.csv"),
        ("B2", False, "three.csv"),
    ]
    assert [one.value for one in values if one.field == "Shirt"] == ["M"]
    assert desk.leads("extra") == [('{"Booth":"B2","Odd":"1"}',)]

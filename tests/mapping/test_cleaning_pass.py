"""Columns cleaned in place: what a row tells serves all its cells, and no wish is lost."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from leadctl.cleaning.cleaned import Rules
from leadctl.mapping.deciding.plan import make_plan
from leadctl.mapping.maps.layout import Layout
from leadctl.mapping.maps.mapfile import MapFile
from leadctl.mapping.passing.cleaning_pass import clean_columns


def cleaned(headers, *rows, rules=None, **options):
    columns = [list(column) for column in zip(*rows, strict=True)]
    plan = make_plan(headers, columns, **options)
    return [list(row) for row in zip(*clean_columns(plan, columns, rules or Rules()), strict=True)]


def test_what_a_state_tells_serves_the_row_and_stays_out_of_the_country():
    headers = ["Email", "State", "Country", "Phone", "Phone 2"]
    row = ["a@b.io", "Texas", "#N/A", "(512) 555-0123", "512 555 0124"]
    assert cleaned(headers, row) == [["a@b.io", "Texas", "", "+15125550123", "+15125550124"]]


@pytest.mark.parametrize(
    ("country", "state", "wanted"),
    [
        ("", "California", "California"),
        ("", "CALIFORNIA", "California"),
        ("USA", "California", "CA"),
        ("#N/A", "Texas", "Texas"),
    ],
)
def test_a_state_is_a_code_only_beside_its_country(country, state, wanted):
    assert cleaned(["Email", "Country", "State"], ["a@b.io", country, state])[0][2] == wanted


def test_cells_of_several_kinds_are_cleaned_with_their_rows_country():
    headers = ["Name", "E-mail 1 - Type", "E-mail 1 - Value", "Phone 1 - Type"]
    headers += ["Phone 1 - Value", "Address 1 - Country"]
    row = ["Jo Doe", "Work", "JO@b.io", "Mobile", "0171 1234567", "Germany"]
    assert make_plan(headers, [[cell] for cell in row]).kinds
    found = cleaned(headers, row)
    assert found == [["Jo Doe", "Work", "jo@b.io", "Mobile", "+491711234567", "DE"]]


def test_a_second_column_is_read_by_the_rows_country():
    headers = ["Email", "Phone", "Phone 2", "Country"]
    assert cleaned(headers, ["a@b.io", "", "030 901820", "Germany"]) == [
        ["a@b.io", "", "+4930901820", "DE"]
    ]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("do not contact", "Do Not Contact"),
        ("Unsubscribed", "Do Not Contact"),
        ("do not call", "Do Not Call"),
        ("DO NOT EMAIL", "Do Not Email"),
        ("Closed - do not call", "Closed - do not call"),
        ("Closed", "unqualified"),
    ],
)
def test_a_wish_in_a_status_or_stage_stays_one(given, wanted):
    assert cleaned(["Email", "Status"], ["a@b.io", given]) == [["a@b.io", wanted]]
    assert cleaned(["Email", "Stage", "Do Not Call"], ["a@b.io", given, "no"])[0][2] == "no"


def test_a_users_words_are_ours_and_explain_no_wish_away():
    words = MapFile("m.toml", {}, Layout({"status": {"warm-ish": "nurture", "dnc": "open"}}))
    rows = (["a@b.io", "Warm-ish"], ["c@d.io", "DNC"])
    assert [row[1] for row in cleaned(["Email", "Status"], *rows, map_file=words)] == [
        "nurture",
        "Do Not Contact",
    ]


@pytest.mark.parametrize(
    ("header", "given", "wanted"),
    [
        ("Name", "John Smith Jr.", "John Smith Jr."),
        ("Name", "SMITH JR, JOHN", "John Smith Jr."),
        ("Name", "Dr. John Smith, 3rd, PhD", "John Smith III"),
        ("Name", "John Smith (Sr.)", "John Smith Sr."),
        ("Name", "John Smith, MBA", "John Smith"),
        ("Last Name", "SMITH JNR.", "Smith Jr."),
        ("First Name", "John II", "John II"),
    ],
)
def test_a_generation_stays_behind_its_name(header, given, wanted):
    assert cleaned([header, "Email"], [given, "a@b.io"]) == [[wanted, "a@b.io"]]
    assert cleaned([header, "Email"], [wanted, "a@b.io"]) == [[wanted, "a@b.io"]]


PLACES = {
    "State": ["", "Texas", "TX", "Bayern", "ON", "Ontario", "CA", "Georgia", "n/a"],
    "Country": ["", "USA", "Germany", "#N/A", "Atlantis"],
    "Zip": ["", "78701", "787011234", "80331", "1067", "M5V 2T6", "2000"],
    "Phone": ["", "(512) 555-0123", "5125550123", "089 901820", "+44 20 7946 0000"],
    "Phone 2": ["", "416 555 0123", "030 901820", "+1 512 555 0199"],
    "Status": ["", "dnc", "Open", "Do not call; closed", "zzz", "nan"],
    "Do Not Call": ["", "no", "FALSE", "yes", "maybe"],
}


@settings(max_examples=300)
@given(st.lists(st.tuples(*map(st.sampled_from, PLACES.values())), min_size=1, max_size=4))
@example([("Texas", "", "787011234", "5125550123", "", "", "no")])
def test_cleaning_twice_changes_nothing(rows):
    headers = ["Email", *PLACES]
    once = cleaned(headers, *(["a@b.io", *row] for row in rows))
    assert cleaned(headers, *once) == once

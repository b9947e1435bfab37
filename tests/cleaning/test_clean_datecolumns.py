"""Whole columns of dates: what is refused at one run is not found at the next."""

from __future__ import annotations

import csv

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import leadctl
from leadctl.cleaning.dates.date import clean_date, date_order
from leadctl.workflows.cleaning.clean_file import CleanRequest, clean_file

YEARS = st.sampled_from(["2024", "1999", "1850", "24", "23", "05", "31", "2"])
PLACES = st.integers(0, 32)
CLOCKS = st.sampled_from(["", "", "", " 14:05", " 2:05 PM", " 99:99", " (Mon)", "T10:00:00Z"])
SIGNS = st.sampled_from("/-. ")


@st.composite
def written(draw):
    first, second, year = draw(PLACES), draw(PLACES), draw(YEARS)
    parts = [f"{first:02}", f"{second:02}", year]
    if draw(st.booleans()):
        parts = [year, f"{first:02}", f"{second:02}"]
    return draw(SIGNS).join(parts) + draw(CLOCKS)


WORDS = """
15/01/2024 01/15/2024 03/04/2024 31/04/2024 30/02/2023 02/30/2023 24-01-15 24-02-30 30-02-24
24/02/30 30/02/24 15/01/24 03/04/24 03-04-24 99-12-31 2024-01-15 2024-13-45 15.01.2024 03.04.2024
24.01.15 24.02.30 05-05-2024 05/05/24 20240115 44638 46100 31101 1700000000 soon n/a
"""
LONGER = ["3 March 2026", "14:05 24-01-15", "14:05 31/04/2024", "15/01/2024 25:00", "24. 12. 31."]
PLAIN = st.sampled_from([*WORDS.split(), *LONGER])
COLUMNS = st.lists(written() | PLAIN, max_size=8) | st.lists(PLAIN, max_size=8)


def run(column):
    return [one.value or "" for one in clean_date(column, date_order(column))]


@settings(max_examples=300)
@given(column=COLUMNS)
@example(column=["15/01/2024", "01/15/2024", "03/04/2024", "31/04/2024"])
@example(column=["15/01/2024", "01/15/2024", "24-01-15"])
@example(column=["15/01/2024", "01/15/2024 25:00", "03/04/2024"])
@example(column=["24/01/15", "24/02/20", "23/12/31", "24/02/30"])
@example(column=["14:05 24-01-15", "14:05 24-02-20"])
def test_a_column_cleaned_again_stays(column):
    assert run(run(column)) == run(column)


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["31/04/2024", "03/04/2024"], ""),
        (["02/30/2023", "03/04/2024"], ""),
        (["15/01/1850", "03/04/2024"], ""),
        (["15/01/2024 25:00", "03/04/2024"], ""),
        (["15/01/2024", "31/04/2024"], "dmy"),
        (["15/01/2024 (Mon)", "03/04/2024"], "dmy"),
        (["14:05 15/01/2024", "03/04/2024"], "dmy"),
        (["24-01-15", "15/01/2024"], "dmY"),
        (["24-01-15", "15-01-2024"], "dmy"),
        (["24-01-15", "24-02-20", "24-12-31", "2024-01-15"], "ymd"),
        (["24/01/15", "24/02/20", "24/12/31", "2024-01-15"], "yymd"),
        (["30-02-24", "03-04-2024"], ""),
    ],
)
def test_only_what_is_a_date_tells_an_order(column, order):
    assert date_order(column) == order


def test_beside_days_in_front_of_full_years_a_short_one_may_still_be_a_year():
    column = ["15/01/2024", "03/04/2024", "15/01/24", "24-01-15", "03-04-24", "01/15/2024"]
    found = clean_date(column, "dmY")
    assert [(one.value, one.reason) for one in found] == [
        ("2024-01-15", ""),
        ("2024-04-03", ""),
        ("2024-01-15", ""),
        ("24-01-15", "ambiguous_date"),
        ("03-04-24", "ambiguous_date"),
        ("2024-01-15", "against_order"),
    ]


@pytest.mark.parametrize("only", [(), ("created",), ("email",)])
def test_a_list_cleaned_again_keeps_its_dates(tmp_path, only):
    days = ["15/01/2024", "01/15/2024", "03/04/2024", "31/04/2024", "24-01-15"]
    path = tmp_path / "list.csv"
    rows = "".join(f"JANE{at}@acme.com,{day}\n" for at, day in enumerate(days))
    path.write_text(f"Email,Created\n{rows}")
    texts = []
    for name in ("once.csv", "again.csv"):
        clean_file(CleanRequest(str(path), output=tmp_path / name, only=only))
        path = tmp_path / name
        texts.append([row["Created"] for row in csv.DictReader(path.read_text().splitlines())])
    kept = days[2:]
    assert texts[0] == texts[1] == (days if only == ("email",) else ["2024-01-15"] * 2 + kept)


def test_a_frame_with_two_columns_of_dates_cleaned_again_stays():
    frame = pd.DataFrame(
        {
            "Created": ["15/01/2024", "03/04/2024", "31/04/2024"],
            "Created Date": ["01/15/2024", "03/04/2024", "31/04/2024"],
        }
    )
    once = leadctl.clean(frame)
    assert leadctl.clean(once).equals(once)

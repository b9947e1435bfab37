from __future__ import annotations

import csv

import pandas as pd
import pytest

import leadctl
from leadctl.mapping.deciding.plan import make_plan
from leadctl.workflows.cleaning.clean_file import CleanRequest, clean_file
from leadctl.workflows.deduping.dedupe_file import DedupeRequest, dedupe_file
from leadctl.workflows.lists.inputs import opened_table, table_of
from leadctl.workflows.lists.written_ways import told_by, undecided, ways_of, with_orders

BOTH, DAY_FIRST, MONTH_FIRST = "03/04/2024", "25/04/2024", "04/25/2024"


def listed(tmp_path, days):
    path = tmp_path / "list.csv"
    rows = [f"Jane Doe {at},jane{at}@acme.com,{day}\n" for at, day in enumerate(days)]
    path.write_text("Name,Email,Created\n" + "".join(rows))
    return path


def cleaned(tmp_path, days):
    out = tmp_path / "out.csv"
    clean_file(CleanRequest(str(listed(tmp_path, days)), output=out))
    return created(out)


def created(path):
    return [row["Created"] for row in csv.DictReader(path.read_text().splitlines())]


@pytest.mark.parametrize(
    ("later", "first"),
    [(DAY_FIRST, "2024-04-03"), (MONTH_FIRST, "2024-03-04"), (BOTH, BOTH), ("", BOTH)],
)
def test_a_row_far_down_tells_the_order_of_the_first(tmp_path, later, first):
    assert cleaned(tmp_path, [BOTH] * 3000 + [later])[0] == first


def test_a_column_that_begins_empty_is_read_in_the_order_told_later(tmp_path):
    assert cleaned(tmp_path, [""] * 300 + [BOTH, DAY_FIRST])[300] == "2024-04-03"


def test_rows_that_contradict_each_other_tell_nothing(tmp_path):
    found = cleaned(tmp_path, [BOTH] * 300 + [DAY_FIRST, MONTH_FIRST])
    assert found[0] == BOTH
    assert found[-2:] == ["2024-04-25", "2024-04-25"]


def test_dedupe_and_frames_read_dates_as_clean_does(tmp_path):
    days = [BOTH] * 300 + [DAY_FIRST]
    out = tmp_path / "out.csv"
    dedupe_file(DedupeRequest(str(listed(tmp_path, days)), output=out))
    assert created(out)[0] == "2024-04-03"
    frame = pd.DataFrame({"Email": [f"j{n}@acme.com" for n in range(301)], "Created": days})
    assert leadctl.clean(frame)["Created"][0] == "2024-04-03"


def test_a_list_is_read_once_more_where_its_dates_hang_on_their_column(tmp_path):
    opened_again = []

    def ways(days, said=None):
        with opened_table(str(listed(tmp_path, days))) as (file, table):

            def again():
                opened_again.append(days)
                return table_of(file, "list.csv")

            plan = make_plan(table.columns, table.sample)
            return ways_of(plan, table, again, said)

    assert ways(["2024-04-03"] * 300) == {"created": "ymd"}
    assert ways(["25.04.2024"] * 300) == {"created": "dmy"}
    assert ways([BOTH] * 20) == {}
    assert ways([BOTH] * 300, {"created": "mdy"}) == {"created": "mdy"}
    assert opened_again == []
    assert ways([DAY_FIRST] + [BOTH] * 300) == {"created": "dmy"}
    assert ways([BOTH] * 300 + [DAY_FIRST]) == {"created": "dmy"}
    assert len(opened_again) == 2


def test_an_order_that_later_rows_contradict_is_none(tmp_path):
    found = cleaned(tmp_path, [DAY_FIRST] + [BOTH] * 3000 + [MONTH_FIRST])
    assert found[1] == BOTH


def test_short_years_are_told_by_their_places_wherever_these_stand(tmp_path):
    days = [f"{day:02}-06-{year}" for year in (22, 23) for day in range(1, 29)]
    found = cleaned(tmp_path, ["05-06-22"] * 300 + days)
    assert found[0] == "2022-06-05"


def test_all_rows_decide_an_order():
    assert told_by({"created": [0]}, [[[BOTH]], [[DAY_FIRST]]]) == {"created": "dmy"}
    assert told_by({"created": [0]}, [[[DAY_FIRST]], [[MONTH_FIRST]]]) == {"created": ""}
    assert told_by({"created": [0]}, [[[BOTH]]]) == {"created": ""}


def test_how_numbers_count_days_stays_beside_an_order_found_later():
    assert with_orders({"created": "ymd 1904"}, {"created": "dmy"}) == {"created": "dmy 1904"}
    assert with_orders({"created": "dmy none"}, {"created": ""}) == {"created": " none"}
    assert with_orders({"postal_code": "5"}, {"created": "dmy"})["postal_code"] == "5"


def test_fields_are_open_where_no_value_tells_their_order():
    plan = make_plan(["Email", "Created"], [["j@acme.com"], [BOTH]])
    assert undecided(plan, [["j@acme.com"], [BOTH]]) == {"created": [1]}
    assert undecided(plan, [["j@acme.com"], ["n/a"]]) == {"created": [1]}
    assert undecided(plan, [["j@acme.com"], ["3 March 2026"]]) == {}
    assert undecided(plan, [["j@acme.com"], [BOTH]], {"created"}) == {}

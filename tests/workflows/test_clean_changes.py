from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadctl.cleaning.cleaned import Rules
from leadctl.errors import OutputError, UsageError
from leadctl.mapping.deciding.plan import make_plan
from leadctl.mapping.maps.layout import Layout
from leadctl.mapping.maps.mapfile import MapFile
from leadctl.mapping.passing.cleaning_pass import clean_table
from leadctl.workflows.cleaning.clean_file import CleanRequest, clean_file
from leadctl.workflows.lists.changes import Explainer

LIST = """Email,Name,Company,Phone,Country,Note
 JANE@ACME.IO,JANE DOE,ACME INC,030 901820,Germany,keep  me
a@b.io,Bo Ray,Beta,,,x
jo@gmial.com,jo poe,n/a,+1 212 555 0134,US,y
"""


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("in.csv").write_text(LIST, encoding="utf-8")


def cleaned(**asked):
    result = clean_file(CleanRequest("in.csv", output=Path("out.csv"), **asked))
    with Path("out.csv").open(encoding="utf-8", newline="") as file:
        return result, list(csv.DictReader(file))


def test_every_changed_cell_is_told_with_its_line_and_rules():
    result, rows = cleaned(changes=Path("changes.csv"), raw=True)
    with Path("changes.csv").open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file))
    with Path("in.csv").open(encoding="utf-8", newline="") as file:
        before = list(csv.DictReader(file))
    wanted = {
        (str(line), column, old[column], new[column])
        for line, (old, new) in enumerate(zip(before, rows, strict=True), start=2)
        for column in old
        if old[column] != new[column]
    }
    assert {(one["line"], one["column"], one["raw"], one["clean"]) for one in told} == wanted
    assert all(one["rules"] for one in told)
    assert result.changes_file == Path("changes.csv")
    assert Path("changes.csv").stat().st_mode & 0o777 == 0o600
    phone = next(one for one in told if one["column"] == "Phone")
    assert (phone["field"], phone["clean"], phone["rules"]) == ("phone", "+4930901820", "E.164")


def test_cells_that_their_rows_fill_are_told_as_derived():
    Path("in.csv").write_text("Email,Country\njane@acme.de,\nbo@acme.fr,France\n", "utf-8")
    cleaned(changes=Path("changes.csv"), derived=True)
    with Path("changes.csv").open(encoding="utf-8", newline="") as file:
        told = [tuple(row.values()) for row in csv.DictReader(file)]
    assert told == [
        ("3", "Country", "country", "France", "FR", "country code", "", ""),
        ("2", "Country", "country", "", "DE", "told by the row", "", "derived"),
    ]


def test_a_name_that_the_other_part_tells_is_told_by_its_rule():
    Path("in.csv").write_text("First Name,Last Name\nJANE DOE,Doe\nJohn Jr.,Roe\n", "utf-8")
    cleaned(changes=Path("changes.csv"))
    with Path("changes.csv").open(encoding="utf-8", newline="") as file:
        told = [(row["raw"], row["clean"], row["rules"]) for row in csv.DictReader(file)]
    assert told == [("JANE DOE", "Jane", "case > told by the other part")]


def test_a_dry_run_writes_no_changes_and_counts_them():
    request = CleanRequest("in.csv", output=Path("out.csv"), dry_run=True)
    counts = clean_file(request).figures.changed
    result, _ = cleaned(changes=Path("changes.jsonl"))
    assert result.figures.changed == counts
    lines = Path("changes.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == counts.total()
    Path("changes.jsonl").unlink()
    asked = CleanRequest(
        "in.csv", output=Path("out.csv"), dry_run=True, changes=Path("changes.jsonl"), report=True
    )
    again = clean_file(asked)
    assert again.report is not None
    assert {name: sum(found.values()) for name, found in again.report.rules.items()}.keys() == {
        name for name, n in counts.items() if n
    }
    assert not Path("changes.jsonl").exists()


def test_a_report_counts_rules_verdicts_and_typos():
    result, _ = cleaned(report=True)
    assert result.report is not None
    assert result.report.typos == {("gmial.com", "gmail.com"): 1}
    assert result.report.judged["email", "risky", "possible_typo"] == 1
    assert result.report.examples["country"] == {"country code": ("Germany", "DE")}
    assert result.changes_file is None
    assert cleaned()[0].report is None


def test_other_fields_pass_through_as_they_are():
    result, rows = cleaned(only=("phone",), verdicts=True)
    with Path("in.csv").open(encoding="utf-8", newline="") as file:
        before = list(csv.DictReader(file))
    assert [row["Phone"] for row in rows] == ["+4930901820", "", "+12125550134"]
    for old, new in zip(before, rows, strict=True):
        assert {name: new[name] for name in old if name != "Phone"} == {
            name: cell for name, cell in old.items() if name != "Phone"
        }
    assert result.added == ("phone_status", "phone_reason", "phone_type", "phone_region")
    assert set(result.figures.changed) == {"phone"}


def test_fields_that_no_column_is_are_told():
    result, _ = cleaned(only=("linkedin",))
    assert "no column is linkedin: nothing was to be cleaned" in result.notes


def test_mistyped_domains_are_mended_where_asked():
    assert cleaned()[1][2]["Email"] == "jo@gmial.com"
    assert cleaned(fix_typos=True)[1][2]["Email"] == "jo@gmail.com"


def test_columns_are_added_behind_the_lists_own():
    result, rows = cleaned(verdicts=True, derived=True)
    assert list(rows[0])[:6] == ["Email", "Name", "Company", "Phone", "Country", "Note"]
    assert list(rows[0])[6:] == list(result.added)
    assert [row["email_status"] for row in rows] == ["valid", "valid", "risky"]
    assert [row["last_name"] for row in rows] == ["Doe", "Ray", "Poe"]


def test_changes_need_a_place_of_their_own():
    for place in ("in.csv", "out.csv", "-"):
        with pytest.raises(UsageError):
            cleaned(changes=Path(place))
    with pytest.raises(OutputError):
        cleaned(changes=Path("missing/changes.csv"))
    assert Path("in.csv").read_text(encoding="utf-8") == LIST


def changes_of(headers, *rows, rules=None, **options):
    columns = [list(column) for column in zip(*rows, strict=True)]
    plan = make_plan(headers, columns, **options)
    rules = rules or Rules()
    table = clean_table(plan, columns, rules)
    return list(Explainer(plan, rules).changes(range(2, len(rows) + 2), columns, table))


def test_words_of_the_list_and_wishes_are_told():
    words = MapFile("m.toml", {}, Layout({"status": {"warm-ish": "nurture"}}))
    first, second = changes_of(
        ["Email", "Status"], ["a@b.io", "Warm-ish"], ["c@d.io", "dnc"], map_file=words
    )
    assert (first.clean, first.rules) == ("nurture", "word of the list")
    assert second.clean == "Do Not Contact"
    assert second.rules.endswith("wish not to be contacted")


def test_a_mended_address_tells_the_typo():
    (one,) = changes_of(["Email"], ["a@gmial.com"], rules=Rules(fix_typos=True))
    assert (one.clean, one.rules) == ("a@gmail.com", "typo")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12)), min_size=1, max_size=4))
def test_each_change_is_one_and_has_a_rule(rows):
    headers = ["Email", "Company", "Name"]
    for change in changes_of(headers, *(["a@b.io", *row] for row in rows)):
        assert change.raw != change.clean
        assert change.rules


def test_a_row_misses_an_address_where_no_column_has_one():
    Path("in.csv").write_text(
        "Email,Personal Email,Name\na@b.io,,Jo Doe\n,x@gmail.com,Al Ray\n,,Bo Poe\n",
        encoding="utf-8",
    )
    result = clean_file(CleanRequest("in.csv", output=Path("out.csv"), report=True))
    assert result.report is not None
    assert result.report.judged == {("email", "valid", ""): 2, ("email", "missing", ""): 1}


def test_middle_names_are_cleaned_and_tell_the_whole_name():
    text = "First Name,Middle Name,Last Name\nJANE,MARIE,DOE\nAnn,,Poe\n"
    Path("in.csv").write_text(text, encoding="utf-8")
    _, rows = cleaned(changes=Path("changes.csv"), derived=True)
    assert [row["Middle Name"] for row in rows] == ["Marie", ""]
    assert [row["full_name"] for row in rows] == ["Jane Marie Doe", "Ann Poe"]
    assert all("full_name" in row["derived"].split() for row in rows)
    with Path("changes.csv").open(encoding="utf-8", newline="") as file:
        rules = {row["column"]: row["rules"] for row in csv.DictReader(file)}
    assert rules["Middle Name"] == "case"


def test_zeros_that_the_state_tells_are_told_by_their_rule():
    Path("in.csv").write_text("Country,State,Zip\nUS,PR,901\nUS,CA,90012\n", "utf-8")
    cleaned(changes=Path("changes.csv"))
    with Path("changes.csv").open(encoding="utf-8", newline="") as file:
        told = [(row["raw"], row["clean"], row["rules"]) for row in csv.DictReader(file)]
    assert told == [("901", "00901", "lost zero")]

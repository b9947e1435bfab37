"""One-column lists from file to file: every line of the list comes out, and is cleaned."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from leadctl.errors import DataError
from leadctl.rows import ReadOptions
from leadctl.workflows.cleaning.clean_file import CleanRequest, clean_file
from leadctl.workflows.deduping.dedupe_file import DedupeRequest, dedupe_file


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def cleaned(text: str, **asked):
    Path("in.csv").write_text(text, encoding="utf-8")
    stream = io.BytesIO()
    result = clean_file(CleanRequest("in.csv", stream=stream, **asked))
    rows = list(csv.reader(io.StringIO(stream.getvalue().decode(), newline="")))
    return result, rows


KINDS = {
    "email": ("email", {"A@b.io": "a@b.io", "c@D.io": "c@d.io", "info@e.io": "info@e.io"}),
    "name": ("full_name", {"JANE DOE": "Jane Doe", "bo ray": "Bo Ray", "Max Roe": "Max Roe"}),
    "country": ("country", {"germany": "DE", "USA": "US", "Frankreich": "FR"}),
    "title": ("title", {"VP SALES": "VP Sales", "ceo": "CEO", "Head of IT": "Head of IT"}),
    "company": (
        "company",
        {"Acme GmbH": "Acme GmbH", " Beta  Inc": "Beta Inc", "Foo Ltd": "Foo Ltd"},
    ),
}


@pytest.mark.parametrize("rows", [1, 2, 3, 10, 1000])
@pytest.mark.parametrize("header", [None, "x", "value", "known"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_list_of_one_kind_is_cleaned_as_that(kind, header, rows):
    field, pairs = KINDS[kind]
    raw = [list(pairs)[n % 3] for n in range(rows)]
    head = [] if header is None else [field if header == "known" else header]
    result, found = cleaned("\n".join([*head, *raw]) + "\n")
    assert found[0] == (head or [field])
    assert (result.rows, result.rejected) == (rows, 0)
    assert [row[0] for row in found[1:]] == [pairs[one] for one in raw]
    assert result.plan is not None
    assert result.plan.columns[0].field == field


@pytest.mark.parametrize("text", ["a@b.io\nc@d.io\ne@f.io\n", '["a@b.io", "c@d.io"]'])
def test_a_column_that_its_cells_name_is_called_by_no_place(text):
    told = "no header row: the cells are e-mail addresses, so the column is called `email`"
    assert [one for one in cleaned(text)[0].notes if "column" in one] == [told]


def test_a_first_record_that_comes_again_is_a_row_each_time():
    result, rows = cleaned('Germany\nUSA\ngermany\n"Germany"\nFrance\nGERMANY\n')
    assert [row[0] for row in rows] == ["country", "DE", "US", "DE", "DE", "FR", "DE"]
    assert result.rejected == 0


def test_lines_are_told_as_they_stand_in_the_file():
    result, _ = cleaned("\n\nGermany\nUSA\nGermany\n", changes=Path("changes.csv"))
    with Path("changes.csv").open(encoding="utf-8", newline="") as file:
        assert [row["line"] for row in csv.DictReader(file)] == ["3", "4", "5"]
    assert result.rejects_file is None


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Acme, Inc.\nBeta GmbH\nFoo, Ltd\n", ["company", "Acme, Inc.", "Beta GmbH", "Foo, Ltd"]),
        ("Doe, Jane\nRoe, Max\n", ["full_name", "Jane Doe", "Max Roe"]),
        ("A@b.io; c@d.io\ne@f.io\n", ["email", "a@b.io; c@d.io", "e@f.io"]),
    ],
)
def test_a_sign_inside_values_parts_no_columns(text, clean):
    result, rows = cleaned(text)
    assert [row[0] for row in rows] == clean
    assert result.rejected == 0


def test_each_line_is_a_cell_where_that_is_said():
    _, rows = cleaned("Lee, Quin\nKim, Zora\n", taken=ReadOptions(delimiter="none"))
    assert rows == [["full_name"], ["Quin Lee"], ["Zora Kim"]]
    with pytest.raises(DataError, match="no column tells"):
        cleaned("Jane, Doe\nMax, Roe\n")


def test_what_nothing_tells_stays_and_is_told():
    result, rows = cleaned("foo\n  1\nTRUE\n")
    assert rows == [["foo"], ["  1"], ["TRUE"]]
    assert any("`--map FILE`" in note for note in result.notes)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Acme\nSiemens\nRed Bull\n", '{ "Acme" = "company" }, or full_name, last_name, city'),
        ("n\n12\n345\n", '{ "n" = "phone" }, or vendor_id'),
        ("Phone\nask me\nnone\n", '"Phone" does not hold what phone is'),
        ("Phone\nask me\nnone\n", '{ "Phone" = "phone" }'),
        ("Email\nfoo\nbar\n", '{ "Email" = "email" }'),
    ],
)
def test_what_nothing_tells_is_told_with_what_it_may_be(text, told):
    assert any(told in note for note in cleaned(text)[0].notes)


@pytest.mark.parametrize("text", ["foo\n", "x" * 1_000_000, f"h\n{'0123456789abcdef' * 2}\n"])
def test_no_list_of_leads_is_refused(text):
    with pytest.raises(DataError) as caught:
        cleaned(text)
    assert len(caught.value.message + caught.value.hint) < 500


def test_verdicts_and_parts_come_beside():
    _, rows = cleaned("info@acme.io\n", verdicts=True, derived=True)
    assert rows[0][:2] == ["email", "email_status"]
    assert rows[1][:3] == ["info@acme.io", "risky", "role_based"]
    _, rows = cleaned("Jane Doe\nBo Ray\n", derived=True)
    assert dict(zip(*rows[:2], strict=True)) == {
        "full_name": "Jane Doe", "first_name": "Jane", "last_name": "Doe", "suffix": "",
        "derived": "first_name last_name",
    }  # fmt: skip


def test_json_names_its_column_itself():
    Path("in.json").write_text('[{"Germany": "Acme GmbH"}, {"Germany": "Beta Inc"}]', "utf-8")
    stream = io.BytesIO()
    clean_file(CleanRequest("in.json", stream=stream, format="jsonl"))
    assert stream.getvalue().splitlines()[0] == b'{"Germany":"Acme GmbH"}'


def test_only_lists_of_people_have_people_to_merge():
    Path("in.csv").write_text("A@b.io\na@B.io\nc@d.io\n", encoding="utf-8")
    result = dedupe_file(DedupeRequest("in.csv", output=Path("out.csv")))
    assert result.people == 2
    Path("in.csv").write_text("Germany\nUSA\n", encoding="utf-8")
    with pytest.raises(DataError, match="no column tells who the leads are"):
        dedupe_file(DedupeRequest("in.csv", output=Path("out2.csv")))


def test_numbers_of_orders_stay_under_their_header():
    result, rows = cleaned("Order ID\n00491711234567\n00491711234568\n")
    assert [row[0] for row in rows] == ["Order ID", "00491711234567", "00491711234568"]
    assert result.rows == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jane Doe <jane@acme.io>\nbob@acme.io\n", True),
        ("jane@acme.io\nbob@acme.io\n", False),
        ("Name,Email\nJane Doe,Jane Doe <jane@acme.io>\n", False),
    ],
)
def test_names_that_are_left_out_are_told(text, told):
    result, _ = cleaned(text)
    assert any("`--derived` keeps them" in note for note in result.notes) is told


def test_verdicts_on_nothing_are_told():
    note = "no column is an e-mail or phone: `--verdicts` adds nothing"
    assert note in cleaned("Email\nfoo\nbar\n", verdicts=True)[0].notes
    assert note not in cleaned("Email\na@b.io\nbar\n", verdicts=True)[0].notes


def test_places_with_their_countries_behind_them_are_no_countries():
    places = ['"Berlin, Germany"', '"Paris, France"', "Spain", '"Korea, Republic of"']
    _, rows = cleaned("\n".join(["Location", *places[:2], *places[:2], "Spain"]) + "\n")
    assert [row[0] for row in rows] == [
        "Location",
        *(["Berlin, Germany", "Paris, France"] * 2),
        "Spain",
    ]
    _, rows = cleaned("\n".join(["Location", *places[2:], "Virgin Islands; U.S."]) + "\n")
    assert [row[0] for row in rows][1:3] == ["ES", "KR"]

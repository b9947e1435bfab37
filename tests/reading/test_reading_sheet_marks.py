from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter

from leadctl.reading import open_table
from leadctl.reading.workbooks.sheet_marks import letters_of, marks, number_of

HEADER = ["Name", "Email", "City", "Score"]


def workbook(shape, rows=4):
    """The bytes of an xlsx file, to which a function adds what it wants."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Leads")
        sheet.write_row(1, 1, HEADER)
        for at in range(2, 2 + rows):
            sheet.write_row(at, 1, [f"Ana {at}", f"a{at}@example.com", "Ulm", at])
        shape(sheet)
    return stream.getvalue()


def edited(data, change):
    """The workbook with another text of its sheet."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text) if name.endswith("sheet1.xml") else text)
    return stream.getvalue()


@pytest.fixture
def read(tmp_path):
    def go(data):
        path = tmp_path / "list.xlsx"
        path.write_bytes(data)
        table = open_table(path)
        chunks = list(table.chunks)
        rows = [row for chunk in chunks for row in zip(*chunk.columns, strict=True)]
        return table, [n for chunk in chunks for n in chunk.lines], rows

    return go


def with_errors(sheet):
    sheet.write_formula(2, 4, "=NA()", None, "#N/A")
    sheet.write_formula(3, 2, "=1/0", None, "#DIV/0!")
    sheet.write_formula(4, 3, '="Ulm"', None, "Ulm")
    sheet.write_formula(5, 3, '=""', None, "nothing")
    sheet.write_formula(8, 2, "=A99", None, "#REF!")


def test_errors_stand_where_the_spreadsheet_shows_them(read):
    data = edited(workbook(with_errors), lambda text: text.replace(b"<v>nothing</v>", b"<v></v>"))
    table, lines, rows = read(data)
    assert (table.columns, lines) == (tuple(HEADER), [3, 4, 5, 6, 9])
    assert [row[1] for row in rows] == [
        "a2@example.com", "#DIV/0!", "a4@example.com", "a5@example.com", "#REF!",
    ]  # fmt: skip
    assert [row[2:] for row in rows] == [
        ("Ulm", "#N/A"), ("Ulm", "3"), ("Ulm", "4"), ("", "5"), ("", ""),
    ]  # fmt: skip
    assert table.shape.notes == ("3 cells hold an error of the spreadsheet, such as #N/A",)
    assert table.chunks.blank == 2


def test_formulas_that_nothing_calculated_are_told(read):
    data = edited(
        workbook(lambda sheet: sheet.write_formula(2, 3, "=B3", None, 7)),
        lambda text: text.replace(b"<v>7</v>", b"<v></v>"),
    )
    table, _, rows = read(data)
    assert rows[0][2] == ""
    assert table.shape.notes[0].startswith("1 formula without a result: open the workbook")


def test_hidden_columns_and_rows_are_read_and_told(read):
    def shape(sheet):
        sheet.set_column(2, 3, None, None, {"hidden": True})
        sheet.set_column(6, 16383, None, None, {"hidden": True})
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.set_row(4, None, None, {"hidden": True})

    table, _, rows = read(workbook(shape))
    assert len(rows) == 4
    assert table.shape.notes == (
        "2 hidden rows are read like the others",
        "hidden columns are read like the others: C-D",
    )


def test_other_programs_write_the_same_with_a_prefix(tmp_path):
    data = workbook(with_errors)
    for old, new in (
        (b"<c ", b"<x:c "),
        (b"</c>", b"</x:c>"),
        (b"<v>", b"<x:v>"),
        (b"</v>", b"</x:v>"),
    ):
        data = edited(data, lambda text, old=old, new=new: text.replace(old, new))
    path = tmp_path / "x"
    path.write_bytes(data)
    assert marks(path, "Leads").errors == {3: {4: "#N/A"}, 4: {2: "#DIV/0!"}, 9: {2: "#REF!"}}


def test_marks_are_found_in_long_sheets_wherever_these_are_cut(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(
        workbook(
            lambda sheet: [
                sheet.write_formula(at, 4, "=NA()", None, "#N/A") for at in range(2, 20002)
            ],
            20_000,
        )
    )
    found = marks(path, "Leads").errors
    assert sorted(found) == list(range(3, 20003))
    assert all(row == {4: "#N/A"} for row in found.values())


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", workbook(lambda _: None)[:900]])
def test_what_is_no_workbook_has_no_marks(tmp_path, data):
    path = tmp_path / "x"
    path.write_bytes(data)
    assert marks(path, "Leads").errors == {}


@pytest.mark.parametrize(("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (16383, "XFD")])
def test_columns_are_called_as_spreadsheets_do(number, letters):
    assert (letters_of(number), number_of(letters)) == (letters, number)

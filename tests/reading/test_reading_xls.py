from __future__ import annotations

import datetime as dt
import io

import pytest
import xlwt

from leadctl.errors import DataError
from leadctl.reading import open_table

HEADER = ["Name", "Email", "Phone", "Seen", "Active", "Score"]
DAY = xlwt.easyxf(num_format_str="YYYY-MM-DD HH:MM:SS")
SEEN = dt.datetime(2026, 1, 2, 3, 4, 5)  # noqa: DTZ001 - a cell has no time zone
ROWS = [
    ["Ana Ito", "ana@example.com", 4930123456789, SEEN, True, 1.5],
    ["Jörg Łind", "joerg@example.org", 4.41e11, dt.date(1999, 12, 31), False, -0.25],
    ["", "cy@example.net", "+49 30 1234", "", "", 1e21],
]
TEXTS = [
    ("Ana Ito", "ana@example.com", "4930123456789", "2026-01-02 03:04:05", "true", "1.5"),
    ("Jörg Łind", "joerg@example.org", "441000000000", "1999-12-31", "false", "-0.25"),
    ("", "cy@example.net", "+49 30 1234", "", "", "1000000000000000000000"),
]


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def workbook(*, dates_1904=False):
    """The bytes of an xls file with people, an empty sheet before them and a hidden one."""
    book = xlwt.Workbook()
    book.dates_1904 = dates_1904
    book.add_sheet("Cover")
    sheet = book.add_sheet("Leads")
    for r, row in enumerate([HEADER, *ROWS]):
        for c, value in enumerate(row):
            style = (DAY,) if isinstance(value, dt.date) else ()
            sheet.write(r, c, value, *style)
    hidden = book.add_sheet("Old")
    hidden.visibility = 1
    hidden.write(0, 0, "Email")
    return saved(book)


@pytest.fixture
def read(tmp_path):
    def go(data, **options):
        path = tmp_path / "list"
        path.write_bytes(data)
        table = open_table(path, **options)
        chunks = list(table.chunks)
        return table, [row for chunk in chunks for row in zip(*chunk.columns, strict=True)]

    return go


@pytest.mark.parametrize("dates_1904", [False, True])
def test_every_kind_of_cell_is_text_without_loss(read, dates_1904):
    table, rows = read(workbook(dates_1904=dates_1904))
    assert (table.columns, rows) == (tuple(HEADER), TEXTS)
    assert (table.shape.format, table.shape.sheet) == ("xls", "Leads")
    assert table.shape.notes == (
        "other sheets: Cover (see --sheet)",
        "hidden sheets: Old (see --sheet)",
    )


def test_rich_text_formulas_and_merged_cells_are_what_people_see(read):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Leads")
    for column, name in enumerate(HEADER[:3]):
        sheet.write(0, column, name)
    sheet.write_rich_text(1, 0, (("Ana", xlwt.easyfont("bold on")), " Ito"))
    sheet.write(1, 1, "ana@example.com")
    sheet.write(2, 0, "Bo")
    sheet.write(2, 1, "bo@example.org")
    sheet.write_merge(1, 2, 2, 2, "Acme")
    _, rows = read(saved(book))
    assert rows == [("Ana Ito", "ana@example.com", "Acme"), ("Bo", "bo@example.org", "Acme")]


def test_a_workbook_without_cells_is_an_empty_list(read):
    book = xlwt.Workbook()
    book.add_sheet("Nothing")
    table, rows = read(saved(book))
    assert (table.columns, rows) == ((), [])


def locked(data):
    """The workbook with a record that tells of a password where Excel writes it."""
    return data.replace(b"\xe1\0\x02\0", b"\x2f\0\x02\0", 1)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (locked(workbook()), "protected by a password"),
        (workbook()[:2000], "damaged, or no list"),
        (workbook().replace("Workbook".encode("utf-16-le"), b"W\0o\0r\0d\0" * 2), "no list"),
        (workbook()[:1024] + b"\xff" * 400 + workbook()[1424:], "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(read, data, says):
    with pytest.raises(DataError, match=says) as caught:
        read(data)
    assert caught.value.hint

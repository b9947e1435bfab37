"""Binary workbooks, written here by [MS-XLSB]: no kept library writes them."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from leadctl.errors import DataError
from leadctl.reading import open_table

BLANK_ROW, REAL, BOOL, TEXT = 0, 5, 4, 6
BEGIN_SHEET, END_SHEET, BEGIN_BOOK, END_BOOK = 129, 130, 131, 132
BEGIN_BUNDLE, END_BUNDLE, BEGIN_DATA, END_DATA, SIZE, SHEET = 143, 144, 145, 146, 148, 156
"""Numbers of records (2.3.2)."""

LINK = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId{0}" Target="worksheets/sheet{0}.bin" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>'
    "</Relationships>"
)


def record(number, data=b""):
    """A record: its number and its size with seven bits a byte (2.1.4), and what it says."""
    kind = bytes([number]) if number < 128 else bytes([number & 127 | 128, number >> 7])
    size, sizes = len(data), []
    while size > 127:
        sizes.append(size & 127 | 128)
        size >>= 7
    return kind + bytes([*sizes, size]) + data


def wide(text):
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def cell(column, value):
    place = struct.pack("<II", column, 0)
    if isinstance(value, bool):
        return record(BOOL, place + bytes([value]))
    if isinstance(value, float):
        return record(REAL, place + struct.pack("<d", value))
    return record(TEXT, place + wide(value))


def workbook(rows):
    """The bytes of an xlsb file with one sheet."""
    sheet = record(BEGIN_SHEET)
    sheet += record(SIZE, struct.pack("<4I", 0, len(rows) - 1, 0, max(map(len, rows)) - 1))
    sheet += record(BEGIN_DATA)
    for number, row in enumerate(rows):
        sheet += record(BLANK_ROW, struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0))
        sheet += b"".join(cell(c, value) for c, value in enumerate(row) if value != "")
    sheet += record(END_DATA) + record(END_SHEET)
    bundle = record(SHEET, struct.pack("<II", 0, 1) + wide("rId1") + wide("Leads"))
    book = record(BEGIN_BOOK) + record(BEGIN_BUNDLE) + bundle
    book += record(END_BUNDLE) + record(END_BOOK)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("xl/workbook.bin", book)
        packed.writestr("xl/_rels/workbook.bin.rels", LINK.format(1))
        packed.writestr("xl/worksheets/sheet1.bin", sheet)
    return stream.getvalue()


ROWS = [
    ["Name", "Email", "Phone", "Active"],
    ["Zoë Ito", "zoe@example.com", 4930123456789.0, True],
    ["Bo " + "x" * 200, "bo@example.org", "", False],
]


def test_a_binary_workbook_is_a_table(tmp_path):
    path = tmp_path / "list"
    path.write_bytes(workbook(ROWS))
    table = open_table(path)
    [chunk] = table.chunks
    assert (table.columns, table.shape.format, table.shape.sheet) == (
        ("Name", "Email", "Phone", "Active"), "xlsb", "Leads",
    )  # fmt: skip
    assert list(zip(*chunk.columns, strict=True)) == [
        ("Zoë Ito", "zoe@example.com", "4930123456789", "true"),
        ("Bo " + "x" * 200, "bo@example.org", "", "false"),
    ]


@pytest.mark.parametrize("at", [-1, -30, -200])
def test_a_binary_workbook_that_is_cut_off_is_refused(tmp_path, at):
    path = tmp_path / "list"
    path.write_bytes(workbook(ROWS)[:at])
    with pytest.raises(DataError):
        open_table(path)

"""Rows as an Excel workbook: every cell is text, so nothing is computed, rounded or shortened."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from importlib import import_module
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from leadctl.errors import OutputError
from leadctl.scratch import FULL, not_written, private_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
MOST_CHARS = 32_767
"""What a sheet takes, the header included (support.microsoft.com, "Excel specifications and
limits"); characters are counted as UTF-16 counts them.
"""

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed date: the same rows give the same bytes
_MEASURED = 500
_WIDTHS = range(8, 61)
"""Rows by which columns get their widths, and the widths that they may have."""

_AS_CSV = "write `--format csv`, which has no such limit"


def write_workbook(stream: BinaryIO, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write one sheet, streamed: its rows wait in a private temporary folder, not in memory.

    Args:
        stream: takes bytes; stays open.
        columns: headers; they are bold, stay in sight and filter.
        rows: cells; None is empty.

    Raises:
        OutputError: there are more rows, columns or characters than a sheet takes.
    """
    if len(columns) > MOST_COLUMNS:
        raise OutputError(f"a sheet takes {MOST_COLUMNS:,} columns, not {len(columns):,}", _AS_CSV)
    with private_folder("workbook") as folder, TemporaryFile(dir=folder) as made:
        try:
            _make(made, str(folder), columns, rows)
        except OSError as error:
            if error.errno in FULL:
                raise not_written("make the workbook", error) from error
            raise
        made.seek(0)
        copyfileobj(made, stream, 1 << 16)


def _make(
    file: IO[bytes], folder: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    # Not imported by name: it is an extra without types, and slow to load.
    library: Any = import_module("xlsxwriter")
    book = library.Workbook(file, {"constant_memory": True, "tmpdir": folder})
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet("Leads")
    with closing(sheet.row_data_fh):  # left open by the library where a row cannot be written
        _fill(sheet, columns, rows, book.add_format({"bold": True}))
        try:
            book.close()
        except library.exceptions.FileCreateError as error:
            raise error.args[0] from None  # the OSError that it wraps


def _fill(sheet: Any, columns: Sequence[str], rows: Iterable[Sequence[Any]], bold: object) -> None:
    sheet.freeze_panes(1, 0)
    widths = [0] * len(columns)
    number = 0
    for at, name in enumerate(columns):
        sheet.write_string(0, at, _text(name, 1, name), bold)
        widths[at] = len(name)
    for number, row in enumerate(rows, start=1):
        if number >= MOST_ROWS:
            raise OutputError(f"a sheet takes {MOST_ROWS - 1:,} rows, and there are more", _AS_CSV)
        for at, cell in enumerate(row):
            if cell is not None and cell != "":
                text = _text(str(cell), number + 1, columns[at])
                sheet.write_string(number, at, text)
                if number <= _MEASURED:
                    widths[at] = max(widths[at], len(text))
    for at, width in enumerate(widths):
        sheet.set_column(at, at, min(max(width + 2, _WIDTHS[0]), _WIDTHS[-1]))
    if columns:
        sheet.autofilter(0, 0, number, len(columns) - 1)


def _text(text: str, row: int, column: str) -> str:
    """Give a cell that XML can hold: half a surrogate pair becomes the escape that made it."""
    if not text.isascii():
        text = text.encode("utf-8", "backslashreplace").decode()
    units = len(text) if len(text) <= MOST_CHARS // 2 else len(text.encode("utf-16-le")) // 2
    if units > MOST_CHARS:
        raise OutputError(
            f"a cell takes {MOST_CHARS:,} characters, and `{column}` in row {row:,} has {units:,}",
            _AS_CSV,
        )
    return text

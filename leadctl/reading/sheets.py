"""A sheet's rows as a table: its header, what stands above it, and the rows below."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from leadctl.reading.chunks import Opened, Row, gathered
from leadctl.reading.footer import as_text
from leadctl.reading.headers import LOOK_ROWS, lower, trimmed
from leadctl.reading.records import cell_limit
from leadctl.rows import Reject, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leadctl.reading.headers import IsHeader
    from leadctl.reading.workbook import Sheet


def open_sheet(sheet: Sheet, kind: str, is_header: IsHeader) -> Opened:
    """Find a sheet's header and give the rows below it.

    Args:
        sheet: the sheet, not yet read.
        kind: the workbook's format, such as `xlsx`.
        is_header: knows the headers of vendors.
    """
    rows = sheet.rows()
    first = list(islice(rows, LOOK_ROWS))
    at = _header_at(first, is_header)
    notes = tuple(
        f"{what} sheets: {', '.join(names)}"
        for what, names in (("other", sheet.others), ("hidden", sheet.hidden))
        if names
    )
    if at is None:
        return Opened([], iter(()), Shape("", "", notes=notes, format=kind, sheet=sheet.name))
    number, cells = first[at]
    below = first[at + 1 :]
    header = trimmed(cells, (row for _, row in below))
    above = [Reject(n, "", "above_header", as_text(row)) for n, row in first[:at]]
    found = chain(above, _fitted(chain(below, rows), header))
    shape = Shape("", "", number, notes, kind, sheet.name)
    return Opened(header, gathered(found, len(header)), shape)


def open_records(table: Sheet, kind: str) -> Opened:
    """Give the rows of a table that knows its columns, as a Parquet file does.

    Args:
        table: not yet read; its first row has the names.
        kind: the file's format.
    """
    rows = table.rows()
    _, header = next(rows)
    found = gathered(_fitted(rows, header), len(header))
    return Opened(header, found, Shape("", "", format=kind))


def _header_at(rows: Sequence[tuple[int, list[str]]], is_header: IsHeader) -> int | None:
    if not rows:
        return None
    below = ((at, cells) for at, (_, cells) in enumerate(rows) if at)
    return lower(rows[0][1], below, is_header) or 0


def _fitted(rows: Iterator[tuple[int, list[str]]], header: Sequence[str]) -> Iterator[Row | Reject]:
    """Give each row the header's width without moving a value."""
    width = len(header)
    for number, cells in rows:
        row = cells[:width] + [""] * (width - len(cells))
        if any(map(str.strip, cells[width:])):
            yield Reject(number, "", "too_many_cells", as_text(cells))
        elif row == header:
            yield Reject(number, "", "repeated_header", as_text(row))
        elif max(map(len, row)) > cell_limit():
            yield Reject(number, "", "cell_too_long", as_text(cells))
        else:
            yield Row(number, row)

"""The rows of a sample as they are looked at: how they are cut, and whether they may be headers."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

from leadctl.reading.cells import dialect as dialects
from leadctl.reading.cells.models import traits
from leadctl.reading.cells.swallowed import are_parted, are_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leadctl.reading.cells.dialect import Dialect

HOLLOW = ' \t\r\n,;|"'
MAX_HEADER_LINES = 8
MOST_ROWS = 200

DATED = frozenset({"email", "url", "date", "phone"})
DATA = DATED | {"time", "number"}


class Row(NamedTuple):
    """A row that was looked at: its first line, the line after it (from 0), and its cells."""

    at: int
    stop: int
    cells: list[str]

    @property
    def filled(self) -> int:
        """How many of its cells say something."""
        return sum(1 for cell in self.cells if cell.strip())


def looked_at(lines: Sequence[str], dialect: Dialect, start: int = 0) -> list[Row]:
    """Cut lines into rows that say something.

    None has more lines than a header may have, but for those that are as wide as the one above.
    """
    found: list[Row] = []
    at = start
    while at < len(lines) and len(found) < MOST_ROWS:
        width = len(found[-1].cells) if found else 0
        cells, used = _cut(lines, at, dialect, width)
        if "".join(cells).strip():
            found.append(Row(at, at + used, cells))
        at += used
    return found


def _cut(lines: Sequence[str], at: int, dialect: Dialect, width: int) -> tuple[list[str], int]:
    """Cut the row that begins with a line; the count of its lines comes second."""
    reader = dialect.reader(lines[at : at + MAX_HEADER_LINES])
    try:
        cells = dialect.decoded(next(reader, []))
    except csv.Error:
        long = _long(lines[at:], dialect, width) if width > 1 else None
        return long or (lines[at].rstrip("\r\n").split(dialect.delimiter), 1)
    return cells, reader.line_num


def _long(lines: Sequence[str], dialect: Dialect, width: int) -> tuple[list[str], int] | None:
    """Cut a row whose quoted cell has many lines; one that ends below them all says nothing."""
    reader = dialect.reader(lines)
    try:
        cells = dialect.decoded(next(reader))
    except csv.Error:
        ends = reader.line_num < len(lines)
        known = ends or are_parted(lines[1:], dialect.delimiter, width)
        return None if known else ([], len(lines))
    used = reader.line_num
    alike = len(cells) == width and not are_rows(lines[:used], dialect.delimiter, width)
    return (cells, used) if alike else None


def cut_each(lines: Sequence[str], start: int, wanted: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Cut each line by itself, in every way that it may be cut."""
    for at in range(start, len(lines)):
        for delimiter in (wanted,) if wanted else dialects.CANDIDATES:
            if delimiter in lines[at]:
                rows = dialects.cut_anyhow([lines[at]], delimiter)
                yield at, rows[0] if rows else []


def names_columns(cells: Sequence[str]) -> bool:
    """Tell whether cells may be headers: words, each another one."""
    plain = all(traits(cell)[2] not in DATA for cell in cells)
    return plain and len(set(cells)) == len(cells)

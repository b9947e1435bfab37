"""Where the rows of a delimited text begin: its dialect, its header, and what stands above it."""

from __future__ import annotations

import csv
from itertools import chain
from typing import TYPE_CHECKING

from leadctl.reading import dialect as dialects
from leadctl.reading.chunks import Opened
from leadctl.reading.delimited import Cutter
from leadctl.reading.headers import LOOK_ROWS, Header, lower, trimmed
from leadctl.rows import Chunk, Reject, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leadctl.reading.dialect import Dialect
    from leadctl.reading.encoding import Encoding
    from leadctl.reading.headers import IsHeader
    from leadctl.reading.lines import Tally

MAX_HEADER_LINES = 8
_HOLLOW = ' \t\r\n,;|"'


def open_delimited(
    first: list[str],
    rest: Iterator[str],
    encoding: Encoding,
    tally: Tally,
    *,
    delimiter: str,
    is_header: IsHeader,
) -> Opened:
    """Find the header of a delimited text and give the rows below it.

    Args:
        first: the lines that decide.
        rest: the lines behind them.
        encoding: what the lines were decoded from.
        tally: counts what is passed over.
        delimiter: a character or its name; detected when empty.
        is_header: knows the headers of vendors.

    Raises:
        UsageError: no such delimiter exists.
    """
    dialect, header = _start(first, delimiter, is_header)
    shape = Shape(
        encoding.name.removesuffix("-sig"), dialect.shown, header.line, encoding.notes, "csv"
    )
    below = chain(first[header.next_line - 1 :], rest)
    chunks = Cutter(header, dialect, tally, first[header.next_line - 1 :]).chunks(below)
    above = _above(first, header)
    return Opened(header.cells, chain(above, chunks) if above else chunks, shape)


def _start(lines: list[str], delimiter: str, is_header: IsHeader) -> tuple[Dialect, Header]:
    """Find the dialect and the header: the first row that is not blank, or a surer one below."""
    named = dialects.sep_line(lines[0]) if lines else ""
    wanted = dialects.delimiter_named(delimiter) if delimiter else named
    dialect, header = _top(lines, 1 if named else 0, wanted)
    at = lower(header.cells, _cut_each(lines[: header.line + LOOK_ROWS], header, wanted), is_header)
    return (dialect, header) if at is None else _top(lines, at, wanted)


def _cut_each(
    lines: Sequence[str], header: Header, wanted: str
) -> Iterator[tuple[int, Sequence[str]]]:
    """Cut each line under the header by itself, in every way that it may be cut."""
    for at in range(header.line, len(lines)):
        for delimiter in (wanted,) if wanted else dialects.CANDIDATES:
            if delimiter in lines[at]:
                rows = dialects.cut_anyhow([lines[at]], delimiter)
                yield at, rows[0] if rows else []


def _top(lines: list[str], at: int, wanted: str) -> tuple[Dialect, Header]:
    """Take the first row that is not blank, from index `at` on, for the header."""
    while at < len(lines) and not lines[at].strip(_HOLLOW):
        at += 1
    dialect = _dialect(lines[at:], wanted)
    while at < len(lines):
        cells, used = _header_cells(lines[at : at + MAX_HEADER_LINES], dialect)
        below = lines[at + used :]
        if "".join(cells).strip():
            rows = dialects.cut_anyhow(below, dialect.delimiter) if not cells[-1].strip() else []
            return dialect, Header(trimmed(cells, rows), at + 1, at + used + 1)
        at += used
    return dialect, Header([], 1, len(lines) + 1)


def _dialect(lines: list[str], wanted: str) -> Dialect:
    return dialects.with_spaces(lines, wanted) if wanted else dialects.detect(lines)


def _header_cells(lines: Sequence[str], dialect: Dialect) -> tuple[list[str], int]:
    """Cut the header row, which may span lines; the count of its lines comes second."""
    for used in range(1, len(lines) + 1):
        try:
            rows = dialect.cut(lines[:used])
        except csv.Error:
            continue
        return (rows[0] if rows else []), used
    return lines[0].rstrip("\r\n").split(dialect.delimiter), 1


def _above(lines: Sequence[str], header: Header) -> list[Chunk]:
    """Keep what stands above a header that is not the first row, as rejects."""
    first = 1 if lines and dialects.sep_line(lines[0]) else 0
    found = [
        Reject(number, "", "above_header", line.rstrip("\r\n"))
        for number, line in enumerate(lines[first : header.line - 1], start=first + 1)
        if line.strip(_HOLLOW)
    ]
    return [Chunk([], [[] for _ in header.cells], found)] if found else []

"""From physical lines to records where the letter of the format fails: the careful path.

One quote that is never closed must not swallow the rest of a file, and no cell may come to stand
under another header. So a record is believed only when its cells fit the header; otherwise its
lines are looked at one by one, and what fits nowhere is rejected as it was read.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from leadctl.reading.lines import Fragment

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from leadctl.reading.dialect import Dialect

MAX_RECORD_LINES = 64
MAX_RECORD_CHARS = 1 << 20
"""Limits of one record; beyond them a quote was not meant to open a cell."""


class Record(NamedTuple):
    """Some lines of a block and what they came to.

    Attributes:
        start: index of its first line in the block.
        stop: index after its last line.
        cells: its cells; None when it is rejected.
        reason: why it is rejected, empty otherwise.
    """

    start: int
    stop: int
    cells: list[str] | None
    reason: str = ""


class Records:
    """Walks over a block of lines, record by record.

    Args:
        block: physical lines with their ends.
        dialect: how they are cut.
        width: number of headers.
        at_end: whether the file ends with this block.

    Attributes:
        rest: index of the first line that needs the next block to be understood.
    """

    def __init__(self, block: list[str], dialect: Dialect, width: int, *, at_end: bool) -> None:
        self._block = block
        self._dialect = dialect
        self._width = width
        self._at_end = at_end
        self._doubtful = 0
        self._has_fragments = Fragment in set(map(type, block))
        self.rest = len(block)

    def __iter__(self) -> Iterator[Record]:
        start = 0
        while start < len(self._block):
            start = yield from self._strict_run(start)
            if start >= self.rest:
                return
            yield self._alone(start)
            start += 1

    def _strict_run(self, start: int) -> Generator[Record, None, int]:
        """Give records as long as they are sound; return the first line that is not."""
        reader = self._dialect.reader(self._block[start:])
        offset = start
        try:
            for cells in reader:
                stop = offset + reader.line_num
                record = Record(start, stop, cells)
                plain = stop - start == 1 and start >= self._doubtful and not self._has_fragments
                if not plain and not self._is_sound(record):
                    self._doubtful = max(self._doubtful, stop)
                    return start
                yield record
                start = stop
        except csv.Error:
            stop = offset + reader.line_num
            if stop >= len(self._block) and self._may_go_on(start):
                self.rest = start
            self._doubtful = max(self._doubtful, stop)
        return start

    def _may_go_on(self, start: int) -> bool:
        lines = self._block[start:]
        small = len(lines) < MAX_RECORD_LINES and sum(map(len, lines)) < MAX_RECORD_CHARS
        return small and not self._at_end

    def _is_sound(self, record: Record) -> bool:
        first, stop, cells, _ = record
        lines = self._block[first:stop]
        if isinstance(lines[0], Fragment):
            return False
        if len(lines) == 1:
            # After a quote that was taken back, a lone quote here may be its other half.
            return first >= self._doubtful or lines[0].count('"') % 2 == 0
        return (
            cells is not None
            and len(cells) == self._width
            and len(lines) <= MAX_RECORD_LINES
            and sum(map(len, lines)) <= MAX_RECORD_CHARS
            and not self._are_rows(lines)
        )

    def _are_rows(self, lines: Sequence[str]) -> bool:
        """Tell whether lines in one quoted cell are rows of their own, by their e-mail column."""
        delimiter = self._dialect.delimiter
        if any(line.count(delimiter) != self._width - 1 for line in lines):
            return False
        rows = [line.split(delimiter) for line in lines]
        columns = zip(*rows, strict=True)
        return any(all(map(_ADDRESS.search, column)) for column in columns)

    def _alone(self, index: int) -> Record:
        """Judge one line by itself, quotes taken as they come."""
        line = self._block[index]
        if isinstance(line, Fragment) or _longest(line, self._dialect.delimiter) > cell_limit():
            return Record(index, index + 1, None, "cell_too_long")
        cells = loose_cells(line, self._dialect.delimiter)
        if cells is None:
            cells = loose_cells(line, self._dialect.delimiter, literal=True)
            if cells is not None and len(cells) == self._width:
                return Record(index, index + 1, cells)
            return Record(index, index + 1, None, "unclosed_quote")
        if len(cells) != self._width:
            return Record(index, index + 1, None, "stray_quote")
        return Record(index, index + 1, cells)


_ADDRESS = re.compile(r"[^\s@]@[^\s@]+\.[^\s@]")


def cell_limit() -> int:
    """Give the characters that a cell may have, in any format."""
    return csv.field_size_limit()


def _longest(line: str, delimiter: str) -> int:
    return max(map(len, line.split(delimiter))) if len(line) > cell_limit() else len(line)


@cache
def _closing(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf'("+) *(?={re.escape(delimiter)}|$)')


@cache
def _half_quoted(delimiter: str) -> re.Pattern[str]:
    end, other = rf"(?={re.escape(delimiter)}|$)", rf'[^"{re.escape(delimiter)}]*'
    return re.compile(rf'"[^"]*"{other}{end}|"(?P<inches>{other}")"{end}')


def loose_cells(line: str, delimiter: str, *, literal: bool = False) -> list[str] | None:
    """Cut one line so that only a quote before a delimiter closes a cell: `"Bob "Bo" Ray",x`.

    Args:
        line: one physical line.
        delimiter: what parts its cells.
        literal: whether quotes around a part of a cell are its own (`"Foo" Bar,x`), and one before
            the closing quote need not be double (`"5' 10"",x`). Believe the cells only where their
            number is right.

    Returns:
        The cells; None when a quote stays open or stands where it explains nothing.
    """
    text = line.rstrip("\r\n")
    cells: list[str] = []
    at = 0
    while at <= len(text):
        found = _quoted(text, at, delimiter) if text.startswith('"', at) else None
        own = _half_quoted(delimiter).match(text, at) if literal else None
        if found and found[0] is None and own:
            found = own["inches"] or own[0], own.end() + 1
        if found is None:
            found = _unquoted(text, at, delimiter)
        cell, at = found
        if cell is None:
            return None
        cells.append(cell)
    return cells


def _quoted(text: str, at: int, delimiter: str) -> tuple[str | None, int]:
    for close in _closing(delimiter).finditer(text, at + 1):
        if len(close[1]) % 2:  # an even run is quotes written double
            return text[at + 1 : close.end(1) - 1].replace('""', '"'), close.end() + 1
    return None, at


def _unquoted(text: str, at: int, delimiter: str) -> tuple[str | None, int]:
    end = text.find(delimiter, at)
    end = len(text) if end < 0 else end
    cell = text[at:end]
    return (None if '"' in cell else cell), end + 1

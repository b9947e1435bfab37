"""From physical lines to records where the letter of the format fails: the careful path.

One quote that is never closed must not swallow the rest of a file, and no cell may come to stand
under another header. So a record is believed only when its cells fit the header; otherwise its
lines are looked at one by one, and what fits nowhere is rejected as it was read.
"""

from __future__ import annotations

import csv
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from leadctl.reading.cells.cutting import LOST, MISSING, closes, opens_inside
from leadctl.reading.cells.looking import HOLLOW, looked_at
from leadctl.reading.cells.swallowed import are_parted, are_rows
from leadctl.reading.delimited.repair import Mender
from leadctl.reading.delimited.torn import MOST_PIECES, TORN, Tears
from leadctl.reading.encodings.lines import Fragment
from leadctl.reading.tabling.borders import begins_table, comes_back

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from leadctl.reading.cells.dialect import Dialect

MAX_RECORD_CHARS = 1 << 22
"""Limit of a record, of any number of lines; beyond it a quote was not meant to open a cell."""

MAX_BROKEN_LINES = 12
"""How many lines a record may have whose quotes must be guessed at."""


class Record(NamedTuple):
    """Some lines of a block and what they came to.

    Attributes:
        start: index of its first line in the block.
        stop: index after its last line.
        cells: its cells, as many as there are columns; None when it is rejected or blank.
        reason: why it is rejected, empty otherwise.
        faults: what had to be mended.
    """

    start: int
    stop: int
    cells: list[str] | None
    reason: str = ""
    faults: tuple[str, ...] = ()


class Layout:
    """How the rows of a table are cut, and how its broken ones can be mended.

    Args:
        dialect: how its lines are cut.
        header: the header row.
        sample: the first lines below the header; the columns are learnt from them.
    """

    def __init__(self, dialect: Dialect, header: list[str], sample: Sequence[str]) -> None:
        self.dialect = dialect
        self.header = header
        self.width = len(header)
        self._sample = sample

    @cached_property
    def mender(self) -> Mender:
        """What mends rows."""
        return Mender(self.dialect, self.width, lambda: self._rows)

    @cached_property
    def tears(self) -> Tears:
        """What puts torn rows together again."""
        return Tears(self.dialect, self.width, self.mender)

    @cached_property
    def _rows(self) -> list[list[str]]:
        """The sound rows of the sample; behind a blank line may stand another table."""
        found: list[list[str]] = []
        for one in Records(self._whole_sample(), self, at_end=True, mends=False):
            if one.cells is not None:
                found.append(one.cells)
            elif not one.reason and len(found) >= _ENOUGH:
                break
        return found

    def _whole_sample(self) -> list[str]:
        """Give the sample without the lines of a cell that ends below it."""
        reader, last = self.dialect.reader(self._sample), 0
        try:
            for _ in reader:
                last = reader.line_num
        except csv.Error:
            below = self._sample[last + 1 :]
            if reader.line_num == len(self._sample) and len(below) > MAX_BROKEN_LINES:
                parted = are_parted(below, self.dialect.delimiter, self.width)
                return list(self._sample if parted else self._sample[:last])
        return list(self._sample)

    @cached_property
    def surplus_is_usual(self) -> bool:
        """Whether rows of this table end with delimiters under which no header stands."""
        cut = self.dialect.cut_loosely(self._sample)
        rows = [row for row in cut if len(row) >= self.width]  # others are no rows of this table
        wide = sum(len(row) > self.width and is_blank(row[self.width :]) for row in rows)
        return wide * 2 > len(rows)

    def is_other_table(self, lines: Sequence[str], *, gap: bool) -> bool:
        """Tell whether another table begins here: a header of its own, and rows like it.

        Args:
            lines: the next ones.
            gap: whether a blank line stands above them.
        """
        rows = looked_at(lines, self.dialect)
        return begins_table(rows, self.header, self.mender.is_strange, gap=gap)

    def comes_back(self, lines: Sequence[str], *, whole: bool) -> int | None:
        """Find where rows of this table come back below words that look like another one.

        Args:
            lines: the next ones, from those words on.
            whole: whether nothing follows them.
        """
        return comes_back(map(self._cells, lines), self.is_own, self.width, whole=whole)

    def _cells(self, line: str) -> list[str]:
        """Cut a line by itself; one that cannot be cut is one cell."""
        quotes = self.dialect.encoded(line).count(self.dialect.quote) if self.dialect.quote else 0
        text = line.rstrip("\r\n")
        if quotes % 2 or type(line) is Fragment:
            return [text]
        return next(iter(self.dialect.cut_loosely([line])), []) if text.strip() else []

    def is_own(self, cells: Sequence[str]) -> bool:
        """Tell whether a row is surely one of this table."""
        return self.mender.is_own(cells)


_ENOUGH = 10
"""Rows that do to know the columns by."""


def empty_row(width: int, delimiter: str, quote: str = '"') -> str:
    """How a row that says nothing is written so that it is one: `"",,`. Bare, it is no row.

    Spreadsheets write blank rows below a table by the hundred; quotes somebody meant.
    """
    return quote * 2 + delimiter * (width - 1)


def is_blank(cells: Sequence[str]) -> bool:
    """Tell whether a row says nothing."""
    return not (cells and cells[0].strip()) and not "".join(cells).strip()


class Records:
    """Walks over a block of lines, record by record.

    Args:
        block: physical lines with their ends.
        layout: how they are cut.
        at_end: whether the file ends with this block.
        mends: whether broken rows may be mended; else they are rejected.
        above: the line above the block, if that was rejected.

    Attributes:
        above: the last line that was looked at, if it was rejected; else empty.
        rest: index of the first line that needs the next block to be understood.
        ended: whether another table begins with that line.
    """

    def __init__(
        self,
        block: list[str],
        layout: Layout,
        *,
        at_end: bool,
        mends: bool = True,
        above: str = "",
    ) -> None:
        self._block = block
        self._plain = layout.dialect.all_encoded(block)
        self._layout = layout
        self._dialect = layout.dialect
        self._width = layout.width
        self._quote = layout.dialect.quote or "\0"
        self._empty_row = empty_row(self._width, self._dialect.delimiter, self._quote)
        self._opens_late = f"{self._dialect.delimiter} {self._quote}"
        self._at_end = at_end
        self._mends = mends
        self._doubtful = 0
        self._has_fragments = Fragment in set(map(type, block))
        self.above = above
        self.rest = len(block)
        self.ended = False

    def __iter__(self) -> Iterator[Record]:
        start = 0
        while start < len(self._block):
            start = yield from self._strict_run(start)
            if start >= self.rest:
                return
            if self._needs_more(start):
                self.rest = start
                return
            if self._ends(start, gap=False):
                return
            record = self._judged(start)
            self.above = self._block[start] if record.reason else ""
            yield record
            start = record.stop

    def _strict_run(self, start: int) -> Generator[Record, None, int]:
        """Give records as long as they are sound; return the first line that is not."""
        reader = self._dialect.reader(self._from(start))
        offset = start
        try:
            for found in reader:
                stop = offset + reader.line_num
                cells = self._fitted(self._dialect.decoded(found))
                if cells == [] and self._plain[start].rstrip("\r\n") == self._empty_row:
                    cells = [""] * self._width
                if cells is None or not self._is_sound(start, stop, cells):
                    self._doubtful = max(self._doubtful, stop)
                    return start
                if self._waits(start, stop, cells):
                    self.rest = start
                    return start
                if cells and self._goes_on(stop):
                    return start
                yield Record(start, stop, cells or None)
                start, self.above = stop, ""
                if not cells and self._ends(start, gap=True):
                    return start
        except csv.Error:
            stop = offset + reader.line_num
            if stop >= len(self._block) and self._may_go_on(start):
                self.rest = start
            self._doubtful = max(self._doubtful, stop)
        return start

    def _from(self, start: int) -> Iterator[str]:
        """Give the lines from one on, and copy none: blocks with long cells are long too."""
        return map(self._block.__getitem__, range(start, len(self._block)))

    def _fitted(self, cells: list[str]) -> list[str] | None:
        """Give a row the header's width, a blank one none; None where it has another."""
        if is_blank(cells):
            return []
        if len(cells) > self._width and is_blank(cells[self._width :]):
            return cells[: self._width] if self._layout.surplus_is_usual else None
        return cells if len(cells) == self._width else None

    def _may_go_on(self, start: int) -> bool:
        return not self._at_end and sum(map(len, self._from(start))) < MAX_RECORD_CHARS

    def _needs_more(self, start: int) -> bool:
        near = len(self._block) - start < MAX_BROKEN_LINES
        return near and start > 0 and self._may_go_on(start)

    def _waits(self, start: int, stop: int, cells: Sequence[str]) -> bool:
        """Tell whether what follows must be known first: for a blank line, and for the last row."""
        if not cells:
            lines = self._block[stop : stop + MAX_BROKEN_LINES]
            near = self._mends and start > 0 and self._is_near_end(stop)
            return self._needs_more(start) or (
                near and self._layout.is_other_table(lines, gap=True)
            )
        return start > 0 and stop >= len(self._block) and not self._at_end

    def _goes_on(self, at: int) -> bool:
        """Tell whether the record before a line has its end below: a quote closes there.

        A stray quote can make a cell of several lines seem to end with its first, in a row that has
        as many cells as it should.
        """
        lines = self._plain[at : at + MAX_BROKEN_LINES]
        if not any(self._quote in line for line in lines) or self._is_alike(lines[0]):
            return False
        begins = (n for n, line in enumerate(lines, at) if line.strip() and self._begins(n))
        below = "".join(self._plain[at : next(begins, at + MAX_BROKEN_LINES)])
        return closes(below, self._dialect.delimiter, self._quote)

    def _is_alike(self, line: str) -> bool:
        """Tell at a glance whether a line is a row: by its delimiters, and quotes in pairs."""
        enough = line.count(self._dialect.delimiter) >= self._width - 1
        return enough and line.count(self._quote) % 2 == 0

    def _ends(self, at: int, *, gap: bool) -> bool:
        """Tell whether another table begins with a line, and stop before it."""
        lines = self._block[at : at + MAX_BROKEN_LINES]
        if gap and lines and not lines[0].strip(HOLLOW):
            return False  # the gap goes on: what stands below its last line tells
        if not gap and not (self._dialect.delimiter in lines[0] or self._quote in lines[0]):
            return False  # no header of several columns begins with it
        if self._mends and self._layout.is_other_table(lines, gap=gap):
            self.rest = at
            self.ended = not self._is_near_end(at)
            return True
        return False

    def _is_near_end(self, at: int) -> bool:
        """Tell whether the next block must be seen before another table is believed."""
        return at > 0 and len(self._block) - at < MAX_BROKEN_LINES and not self._at_end

    def _is_sound(self, start: int, stop: int, cells: list[str]) -> bool:
        lines = self._plain[start:stop]
        if self._has_fragments and isinstance(self._block[start], Fragment):
            return False
        if len(lines) == 1:
            if opens_inside(lines[0], self._dialect.delimiter, self._quote):
                return not self._is_parted(cells, stop)
            if self._opens_late in lines[0] and lines[0].count(self._quote) % 2:
                return False
            # After a quote that was taken back, a lone quote here may be its other half.
            return start >= self._doubtful or lines[0].count(self._quote) % 2 == 0
        return (
            bool(cells)
            and sum(map(len, lines)) <= MAX_RECORD_CHARS
            and not are_rows(lines, self._dialect.delimiter, self._width)
        )

    def _is_parted(self, cells: Sequence[str], stop: int) -> bool:
        """Tell whether a quote opens in one cell and closes in another, or in a line below."""
        lone = sum(cell.count(self._quote) % 2 for cell in cells)
        return lone > 1 or (lone == 1 and not self._begins(stop))

    def _judged(self, start: int) -> Record:
        """Mend the record that begins with a line, or reject the line."""
        line = self._block[start]
        if isinstance(line, Fragment) or _longest(line, self._dialect.delimiter) > cell_limit():
            return Record(start, start + 1, None, "cell_too_long")
        mended = (self._rejoined(start) or self._mended(start)) if self._mends else None
        return mended or Record(start, start + 1, None, self._reason(line))

    def _rejoined(self, start: int) -> Record | None:
        """Put the pieces of a row together that line breaks without quotes have torn."""
        found = self._layout.tears.rejoined(self._block[start : start + MOST_PIECES])
        return Record(start, start + found[1], found[0], faults=(TORN,)) if found else None

    def _mended(self, start: int) -> Record | None:
        """Mend a line, or some lines of which quotes may make one record."""
        mender = self._layout.mender
        found: list[tuple[float, Record]] = []
        for stop in range(start + 1, min(start + MAX_BROKEN_LINES, len(self._block)) + 1):
            lines = self._block[start:stop]
            if stop - start > 1 and (isinstance(lines[-1], Fragment) or mender.is_row(lines[-1])):
                break
            text = "".join(lines).rstrip("\r\n")
            if stop - start > 1 and text.count(self._dialect.delimiter) > 1.5 * self._width:
                break  # by their delimiters these are several rows
            cut = mender.mend(text)
            quotes = "".join(self._plain[start:stop]).count(self._quote)
            whole = self._is_whole(quotes, stop)
            if cut is not None and self._may_be_torn(start, stop, cut.faults):
                cut = None
            if cut is not None and whole:
                faults = cut.faults if cut.cells != self._strict(lines) else ()
                found.append((cut.cost, Record(start, stop, cut.cells, faults=faults)))
            if whole and (cut or quotes % 2 == 0):
                break
        return min(found, key=lambda one: one[0])[1] if found else None

    def _may_be_torn(self, start: int, stop: int, faults: Sequence[str]) -> bool:
        """Tell whether a line that is short could be a piece of a row, with the one beside it."""
        if stop - start > 1 or not {MISSING, LOST}.intersection(faults):
            return False
        tears = self._layout.tears
        if MISSING in faults and tears.is_short(self.above):
            return True
        line, below = self._block[start], "".join(self._block[stop : stop + 1])
        return tears.may_belong_together(self.above, line) or tears.may_belong_together(line, below)

    def _strict(self, lines: list[str]) -> list[str] | None:
        """Cut lines by the letter; None where that makes no single row of them."""
        try:
            rows = self._dialect.cut(lines)
        except csv.Error:
            return None
        return rows[0] if len(rows) == 1 else None

    def _is_whole(self, quotes: int, stop: int) -> bool:
        """Tell whether a record with so many quotes ends before a line, or that goes on with it."""
        if self._goes_on(stop):
            return False
        return quotes == 0 or self._begins(stop)

    def _begins(self, at: int) -> bool:
        """Tell whether a record may begin with a line."""
        if at >= len(self._block):
            return True
        reader = self._dialect.reader(self._from(at))
        try:
            cells = self._dialect.decoded(next(reader, []))
        except csv.Error:
            return self._block[at].count(self._dialect.delimiter) >= self._width - 1
        return is_blank(cells) or len(cells) >= self._width

    def _reason(self, line: str) -> str:
        """Say what is wrong with a line by itself."""
        try:
            rows = self._dialect.cut([line])
        except csv.Error:
            return "unclosed_quote" if line.count(self._quote) % 2 else "stray_quote"
        width = len(rows[0]) if rows else 0
        if width == self._width:
            return "unclosed_quote"
        return "too_few_cells" if width < self._width else "too_many_cells"


def cell_limit() -> int:
    """Give the characters that a cell may have, in any format."""
    return csv.field_size_limit()


def _longest(line: str, delimiter: str) -> int:
    return max(map(len, line.split(delimiter))) if len(line) > cell_limit() else len(line)

"""The rows of one table of a sheet, down to where another one begins."""

from __future__ import annotations

from collections import deque
from itertools import chain, islice
from typing import TYPE_CHECKING

from leadctl.reading.cells.looking import Row as Looked
from leadctl.reading.cells.models import are_strange, learn, misfits
from leadctl.reading.delimited.records import cell_limit
from leadctl.reading.tabling.borders import SEEN_ROWS, begins_table, comes_back
from leadctl.reading.tabling.chunks import Opened, Rest, Row, gathered
from leadctl.reading.tabling.footer import as_text
from leadctl.reading.tabling.headers import Again, Header, filled_to
from leadctl.rows import Reject, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from leadctl.reading.encodings.lines import Tally
    from leadctl.reading.tabling.tables import Stretch
    from leadctl.rows import Chunk

    SheetRow = tuple[int, list[str]]
    """The number of a row, from 1, and its cells."""

_AHEAD = 8
"""Rows that are looked at to see whether another table begins."""


def as_looked(rows: Sequence[SheetRow]) -> list[Looked]:
    """Cut off the columns in which a single row says something; a title may be wide."""
    ends = sorted((filled_to(cells) for _, cells in rows), reverse=True)
    width = ends[min(1, len(ends) - 1)] if ends else 0
    return [
        Looked(number - 1, number, [*cells, *[""] * width][: max(width, filled_to(cells))])
        for number, cells in rows
        if filled_to(cells)
    ]


class SheetTable:
    """A table of a sheet that is cut, as `tables.Cut` says; no value moves to another column.

    Args:
        stretch: the rows from its top on.
        header: where its rows begin.
        shape: what it was found to be.
        tally: takes rows of blanks that are passed over.
        below: what follows the stretch, where that is known already.
    """

    def __init__(
        self,
        stretch: Stretch[SheetRow],
        header: Header,
        shape: Shape,
        tally: Tally,
        below: Rest[SheetRow] | None = None,
    ) -> None:
        self.columns = header.cells
        self.shape = shape
        self.begins = stretch.first[0][0] if stretch.first else stretch.number
        self.rest = below
        self._stretch = stretch
        self._header = header
        self._tally = tally
        self._width = len(header.cells)
        self._again = Again(header.cells)
        self._known: _Known | None = None

    def chunks(self) -> Iterator[Chunk]:
        """Give the rows, and as rejects what stands above them and is not the header's first."""
        header, first = self._header, self._stretch.first
        above = [
            Reject(number, "", "above_header", as_text(cells))
            for number, cells in first
            if number < (header.line or header.next_line) or number - 1 in header.more
            if filled_to(cells)
        ]
        rows = (row for row in first if row[0] >= header.next_line)
        found = self._rows(chain(rows, self._stretch.rest))
        return gathered(chain(above, found), self._width, laid_out=True)

    def _rows(self, rows: Iterator[SheetRow]) -> Iterator[Row | Reject]:
        """Give each row the header's width, as long as no other table begins."""
        ahead = deque(islice(rows, _AHEAD))
        last = self._header.next_line - 1
        while ahead:
            number, cells = ahead[0]
            gap = number > last + 1
            if (gap or filled_to(cells) > self._width) and self._is_other_table(
                list(ahead), gap=gap
            ):
                seen = [*ahead, *islice(rows, SEEN_ROWS)]
                back = self._comes_back(seen)
                if back is None:
                    before = self.rest.items if self.rest else iter(())
                    self.rest = Rest(chain(seen, rows, before), number)
                    return
                yield from self._without_words(seen[:back])
                self._tally.blank += seen[back][0] - last - 1 - back
                last = seen[back][0] - 1
                rows = chain(seen[back:], rows)
                ahead = deque(islice(rows, _AHEAD))
                continue
            ahead.popleft()
            ahead.extend(islice(rows, 1))
            self._tally.blank += number - last - 1
            last = number
            if not filled_to(cells):
                self._tally.blank += 1
                continue
            if gap and filled_to(cells) == 1 and self._is_title(number, cells):
                yield Reject(number, "", "too_few_cells", as_text(cells))
                continue
            yield _fitted(number, cells, self._again)

    def _is_title(self, number: int, cells: Sequence[str]) -> bool:
        """Tell a title or remark below a blank row from a row of which only the name is known."""
        self._known = self._known or self._learnt(number)
        return self._width >= _FEW and self._known.is_strange(cells)

    def _is_other_table(self, ahead: Sequence[SheetRow], *, gap: bool) -> bool:
        self._known = self._known or self._learnt(ahead[0][0])
        return begins_table(
            as_looked(ahead), self.columns, self._known.is_strange, gap=gap, padded=True
        )

    def _comes_back(self, rows: Sequence[SheetRow]) -> int | None:
        """Find where rows of this table come back below words that look like another one."""
        assert self._known is not None  # noqa: S101 - they are asked about such words first
        cells = ([*cells, *[""] * self._width] for _, cells in rows)
        narrow = (one[: max(self._width, filled_to(one))] for one in cells)
        whole = len(rows) <= SEEN_ROWS
        return comes_back(narrow, self._known.is_own, self._width, whole=whole)

    def _without_words(self, rows: Sequence[SheetRow]) -> Iterator[Row | Reject]:
        """Give the rows among some that look like another table; the rest is set aside."""
        assert self._known is not None  # noqa: S101 - same
        for number, cells in rows:
            row = _fitted(number, cells, self._again)
            if isinstance(row, Row) and self._known.is_own(row.cells):
                yield row
            else:
                yield Reject(number, "", "other_table", as_text(cells))

    def _learnt(self, end: int) -> _Known:
        """Learn the columns from the rows above one."""
        rows = (cells for at, cells in self._stretch.first if self._header.line < at < end)
        return _Known([[*cells, *[""] * self._width][: self._width] for cells in rows], self._width)


class _Known:
    """What is known of a table's columns.

    Args:
        rows: some rows.
        width: how many cells each has.
    """

    def __init__(self, rows: list[list[str]], width: int) -> None:
        self._width = width
        self._columns = learn(rows, width)
        filled = (all(map(str.strip, column)) for column in zip(*rows, strict=True))
        self._full = [at for at, full in enumerate(filled) if full and len(rows) >= _FEW]

    def is_strange(self, cells: Sequence[str]) -> bool:
        """Tell whether a row is unlike those that are known, or lacks what each of them has."""
        row = [*cells, *[""] * self._width][: self._width]
        return any(not row[at].strip() for at in self._full) or are_strange(self._columns, row)

    def is_own(self, cells: Sequence[str]) -> bool:
        """Tell whether a row is surely like those that are known."""
        known = len(cells) == self._width and self._columns[0].tells
        return known and not any(not cells[at].strip() for at in self._full) and self._fits(cells)

    def _fits(self, cells: Sequence[str]) -> bool:
        return misfits(self._columns, cells) <= self._width // 4


_FEW = 3
"""Fewer rows do not tell whether a column is always filled."""


def with_header(rows: Iterable[SheetRow], header: list[str], shape: Shape) -> Opened:
    """Give rows under headers that are known."""
    again = Again(header)
    return Opened(header, gathered((_fitted(*row, again) for row in rows), len(header)), shape)


def _fitted(number: int, cells: list[str], header: Again) -> Row | Reject:
    """Give a row the header's width without moving a value."""
    width = header.width
    row = cells[:width] + [""] * (width - len(cells))
    if filled_to(cells) > width:
        return Reject(number, "", "too_many_cells", as_text(cells))
    if header.is_it(row):
        return Reject(number, "", "repeated_header", as_text(row))
    if max(map(len, row)) > cell_limit():
        return Reject(number, "", "cell_too_long", as_text(cells))
    return Row(number, row)

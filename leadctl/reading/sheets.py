"""The tables of a sheet: their headers, what stands above them, and the rows below."""

from __future__ import annotations

from collections import deque
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from leadctl.reading.borders import SEEN_ROWS, begins_table, comes_back, end_of_table
from leadctl.reading.chunks import Opened, Rest, Row, gathered
from leadctl.reading.footer import as_text
from leadctl.reading.headers import LOOK_ROWS, Again, Header, filled_to, lower
from leadctl.reading.looking import Row as Looked
from leadctl.reading.models import are_strange, learn, misfits
from leadctl.reading.records import cell_limit
from leadctl.reading.sheet_marks import letters_of
from leadctl.reading.tables import Stretch, holds_people
from leadctl.reading.top import find_header
from leadctl.reading.workbook import opened_sheet
from leadctl.rows import Reject, Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from leadctl.reading.headers import IsHeader
    from leadctl.reading.lines import Tally
    from leadctl.reading.sheet_marks import Marks
    from leadctl.reading.workbook import Sheet
    from leadctl.rows import Chunk

    SheetRow = tuple[int, list[str]]
    """The number of a row, from 1, and its cells."""

_AHEAD = 8
"""Rows that are looked at to see whether another table begins."""


class SheetTables:
    """The tables of a sheet, which are cut as `tables.Form` says.

    Args:
        shape: what is known of it without its rows.
        again: gives its rows once more.
        is_header: knows the headers of vendors.
        positional: whether a table without headers gets them by place.
    """

    def __init__(
        self,
        shape: Shape,
        again: Callable[[], Iterator[SheetRow]],
        is_header: IsHeader,
        *,
        positional: bool,
    ) -> None:
        self.again = again
        self.is_header = is_header
        self._shape = shape
        self._positional = positional

    def cut(self, stretch: Stretch[SheetRow], tally: Tally) -> SheetTable:
        """Find the header of the table with which a stretch begins."""
        header, end = self._start(stretch.first)
        below: Rest[SheetRow] | None = None
        if end:
            held, stretch = stretch, stretch._replace(first=stretch.first[:end], rest=iter(()))
            header, _ = self._start(stretch.first)
            rest = chain(held.first[end:], held.rest)
            below = Rest(rest, held.first[end][0])
        return SheetTable(stretch, header, self._shape_with(header), tally, below)

    def _start(self, rows: Sequence[SheetRow]) -> tuple[Header, int]:
        """Take the first row for the header, or a surer one below.

        Returns:
            It, and behind how many rows a table ends that stands above it, 0 for none.
        """
        looked = _looked(rows)
        found = find_header(looked, self.is_header, positional=self._positional)
        if found is None:
            return Header([], 1, 1), 0
        if found.line:
            below = ((row.at, row.cells) for row in looked[:LOOK_ROWS] if row.stop > found.line)
            surer = lower(found.cells, below, self.is_header)
            if surer is not None:
                rest = [row for row in looked if row.at >= surer]
                found = find_header(rest, self.is_header, positional=self._positional) or found
                found = found._replace(why="its words name fields of leads")
        above = [row for row in rows if row[0] < found.line]
        end = end_of_table([row for block in _blocks(above) for row in _looked(block)])
        at = sum(number <= end for number, _ in rows) if end else 0
        return found._replace(cells=_widened(found, rows)), at

    def _shape_with(self, header: Header) -> Shape:
        notes = self._shape.notes
        if not header.line:
            notes = (*notes, f"columns are called by their places: {header.why}")
        return replace(self._shape, header_line=header.line, header_why=header.why, notes=notes)

    def numbered(self, items: Iterable[SheetRow], number: int) -> Iterator[tuple[int, SheetRow]]:
        """Give each row with the number that it has."""
        del number
        return ((row[0], row) for row in items)

    def raw(self, item: SheetRow) -> str:
        """Write a row as text; nothing where only blanks stand in it."""
        return as_text(item[1]) if filled_to(item[1]) else ""


def shape_of(sheet: Sheet, kind: str) -> Shape:
    """Tell what is known of a sheet before its rows are read.

    Args:
        sheet: it and those around it.
        kind: the workbook's format, such as `xlsx`.
    """
    notes = [
        f"{what} sheets: {', '.join(names)} (see --sheet)"
        for what, names in (("other", sheet.others), ("hidden", sheet.hidden))
        if names
    ]
    notes += _told(sheet.marks, sheet.left, sheet.right)
    return Shape("", "", notes=tuple(notes), format=kind, sheet=sheet.name)


def _told(marks: Marks, left: int, right: int) -> Iterator[str]:
    """Tell what stands beside the values of a sheet whose columns go so far."""
    if marks.hidden_rows:
        rows = "row is" if marks.hidden_rows == 1 else "rows are"
        yield f"{marks.hidden_rows:,} hidden {rows} read like the others"
    ranges = ((max(first, left), min(last, right)) for first, last in marks.hidden_columns)
    names = [
        "-".join(dict.fromkeys(map(letters_of, found))) for found in ranges if found[0] <= found[1]
    ]
    if names:
        yield f"hidden columns are read like the others: {', '.join(names)}"
    errors = [text for row in marks.errors.values() for text in row.values()]
    if errors:
        cells = "1 cell holds" if len(errors) == 1 else f"{len(errors):,} cells hold"
        yield f"{cells} an error of the spreadsheet, such as {errors[0]}"
    if marks.uncalculated:
        formulas = "1 formula" if marks.uncalculated == 1 else f"{marks.uncalculated:,} formulas"
        yield f"{formulas} without a result: open the workbook, let it calculate and save it"


def _looked(rows: Sequence[SheetRow]) -> list[Looked]:
    """Cut off the columns in which a single row says something; a title may be wide."""
    ends = sorted((filled_to(cells) for _, cells in rows), reverse=True)
    width = ends[min(1, len(ends) - 1)] if ends else 0
    return [
        Looked(number - 1, number, [*cells, *[""] * width][: max(width, filled_to(cells))])
        for number, cells in rows
        if filled_to(cells)
    ]


def _blocks(rows: Sequence[SheetRow]) -> list[list[SheetRow]]:
    """Part rows where blank ones stand between them."""
    found: list[list[SheetRow]] = []
    for row in rows:
        if not found or row[0] > found[-1][-1][0] + 1:
            found.append([])
        found[-1].append(row)
    return found


def _widened(header: Header, rows: Sequence[SheetRow]) -> list[str]:
    """Give columns to values beside the header, as far down as no blank row stands."""
    below = [row for row in rows if row[0] >= header.next_line]
    block = _blocks(below)[:1] if below and below[0][0] == header.next_line else []
    width = max((filled_to(cells) for _, cells in chain.from_iterable(block)), default=0)
    return [*header.cells, *[""] * (width - len(header.cells))]


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
            _looked(ahead), self.columns, self._known.is_strange, gap=gap, padded=True
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


@contextmanager
def chosen_sheet(
    file: Path, kind: str, name: str, wanted: str, is_header: IsHeader
) -> Iterator[Sheet]:
    """Open the sheet that is asked for, or of several visible ones the first that holds people.

    Args:
        file: the workbook.
        kind: its format.
        name: what to call it in messages.
        wanted: name or number of the sheet; empty for none.
        is_header: knows the headers of vendors.

    Raises:
        DataError: the file cannot be read.
        UsageError: it has no such sheet, or what reads it is not installed.
    """
    with ExitStack() as guard:
        sheet = guard.enter_context(opened_sheet(file, kind, name, wanted))
        best = _best(sheet, kind, is_header)
        if best != sheet.name:
            guard.close()
            sheet = guard.enter_context(opened_sheet(file, kind, name, best))
        yield sheet


def _best(sheet: Sheet, kind: str, is_header: IsHeader) -> str:
    """Choose a sheet by its first rows; a cover or a summary may stand before the people."""
    ranks = {sheet.name: 0}
    form = SheetTables(shape_of(sheet, kind), lambda: iter(()), is_header, positional=True)
    for name, rows in sheet.looks.items():
        ranks[name] = holds_people(Stretch(rows, iter(())), form)
    return max(ranks, key=lambda name: ranks[name])


def open_records(table: Sheet, kind: str) -> Opened:
    """Give the rows of a table that knows its columns, as a Parquet file does.

    Args:
        table: not yet read; its first row has the names.
        kind: the file's format.
    """
    rows = table.rows()
    _, header = next(rows)
    return with_header(rows, header, Shape("", "", format=kind))


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

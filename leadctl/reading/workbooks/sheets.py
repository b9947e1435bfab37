"""The tables of a sheet: where they begin, and which sheet of a workbook is read."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from leadctl.reading.tabling.borders import end_of_table
from leadctl.reading.tabling.chunks import Rest
from leadctl.reading.tabling.footer import as_text
from leadctl.reading.tabling.headers import LOOK_ROWS, Header, filled_to, lower
from leadctl.reading.tabling.tables import Stretch, holds_people
from leadctl.reading.tabling.top import find_header
from leadctl.reading.workbooks.sheet_marks import letters_of
from leadctl.reading.workbooks.sheet_rows import SheetTable, as_looked, with_header
from leadctl.reading.workbooks.workbook import opened_sheet
from leadctl.rows import Shape, called_by_places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from leadctl.reading.encodings.lines import Tally
    from leadctl.reading.tabling.chunks import Opened
    from leadctl.reading.tabling.headers import IsHeader
    from leadctl.reading.workbooks.sheet_marks import Marks
    from leadctl.reading.workbooks.sheet_rows import SheetRow
    from leadctl.reading.workbooks.workbook import Sheet


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
        looked = as_looked(rows)
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
        end = end_of_table([row for block in _blocks(above) for row in as_looked(block)])
        at = sum(number <= end for number, _ in rows) if end else 0
        return found._replace(cells=_widened(found, rows)), at

    def _shape_with(self, header: Header) -> Shape:
        notes = self._shape.notes
        if not header.line:
            notes = (*notes, called_by_places(header.why))
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

"""Lists of one column, cleaned from file to file: what they hold may stand in their cells alone."""

from __future__ import annotations

import csv
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from leadctl.fields import header_key
from leadctl.mapping.cells.content import most, mostly_hashes, values
from leadctl.mapping.deciding.cellkinds import KINDS
from leadctl.mapping.deciding.headless import is_headless
from leadctl.mapping.deciding.plan import TELLING, cut
from leadctl.mapping.deciding.single import meant, plan_of, single
from leadctl.mapping.deciding.whole_lines import are_whole
from leadctl.mapping.headers.meanings import by_header
from leadctl.mapping.maps.maptext import quoted
from leadctl.rows import Chunk, called_by_places
from leadctl.workflows.lists.inputs import table_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leadctl.mapping.deciding.plan import Plan
    from leadctl.mapping.deciding.single import Single
    from leadctl.reading import Plain
    from leadctl.rows import Reject, Rows, Table
    from leadctl.workflows.cleaning.file_to_file import CleanRequest

_AGAIN = "repeated_header"


@contextmanager
def whole_lines(file: Plain, table: Table, request: CleanRequest) -> Iterator[Table]:
    """Give a list whose first line is parted by a sign of its value as the one column that it is.

    Any other list is given as it is.
    """
    if not _may_be_parted(table, request):
        yield table
        return
    taken = replace(request.taken, delimiter="none")
    with table_of(file, request.path, taken) as whole:
        lines = [*whole.columns, *(whole.sample[0] if whole.sample else [])]
        is_one = len(whole.columns) == 1 and are_whole(lines, table.shape.delimiter)
        yield whole if is_one else table


def _may_be_parted(table: Table, request: CleanRequest) -> bool:
    """Whether the cells of a list may be parts of one, for all that is said of them."""
    said = request.taken.delimiter or request.taken.table or request.map_path or request.profile
    if said or table.shape.delimiter not in _SIGNS or not 1 < len(table.columns) <= _PARTS:
        return False
    return not any(by_header(0, one, header_key(one)).field for one in table.columns)


_SIGNS = {",", ";"}
_PARTS = 4
"""What values hold that parts cells elsewhere, and how many parts may be one value."""


class OneColumn(NamedTuple):
    """A list of one column, understood.

    Attributes:
        table: the list; a first record that was taken for its header is one of its rows.
        plan: what its column means.
        notes: what a user should know of that.
    """

    table: Table
    plan: Plan
    notes: tuple[str, ...]


def understood(table: Table, *, anything: bool) -> OneColumn | None:
    """Find what a list of one column holds, by its header or else by its cells.

    A column without a header gets the name of the field that it is.

    Args:
        table: as it was opened.
        anything: whether a list will do that tells nobody.

    Returns:
        None for a list that is none of leads: without rows, of sums, or one that will not do.
    """
    (header,), (cells,) = table.columns, table.sample or ([],)
    one = single(header, cells)
    if one.is_record and not table.shape.self_named:
        table = _with_first(table, one.field)
    elif one.field and is_headless([header]):
        table = _named(table, one.field)
    elif one.is_record:
        one = one._replace(is_record=False)
    name, cells = table.columns[0], table.sample[0] if table.sample else []
    plan = plan_of(one, name, cells, guarded=table.shape.guarded)
    told = anything and (one.field or any(cells)) and not mostly_hashes(cells)
    if not told and TELLING.isdisjoint(plan.by_field):
        return None
    return OneColumn(table, plan, tuple(_notes(one, header, name, cells)))


def _notes(one: Single, was: str, header: str, cells: Sequence[str]) -> Iterator[str]:
    if not one.field:
        yield _untold(header, cells)
    elif one.is_record or is_headless([was]):
        yield f"no header row: the cells are {KINDS[one.field]}, so the column is called `{header}`"
    elif one.by_cells:
        yield f"the cells are {KINDS[one.field]}, whatever their header says"


def _untold(header: str, cells: Sequence[str]) -> str:
    """Say that nothing tells what cells are, and how to say what they may be by their looks."""
    said, short = meant(header), quoted(cut(header))
    found = values(cells)
    figures = most(found, lambda cell: any(map(str.isdigit, cell)))
    first, *others = [said] if said else _FIGURES if figures else _WORDS
    why = f"{short} does not hold what {said} is" if said else "nothing tells what the cells are"
    way = f'say it in a file for `--map FILE`: columns = {{ {short} = "{first}" }}'
    more = f", or {', '.join(others)}; or call the column so in a first line" if others else ""
    return f"{why}, so they stay as they are; {way}{more}"


_WORDS = ("company", "full_name", "last_name", "city", "title")
_FIGURES = ("phone", "vendor_id", "employees", "postal_code")
"""What cells mostly are that look like nothing else: words, and what has digits."""


def _named(table: Table, name: str) -> Table:
    """Call the column of a list without a header by its field, and no more by its place."""
    shape = table.shape
    notes = tuple(note for note in shape.notes if note != called_by_places(shape.header_why))
    return replace(table, columns=(name,), shape=replace(shape, notes=notes))


def _with_first(table: Table, name: str) -> Table:
    """Give a list its first record back, which was taken for its header, and a name instead."""
    (header,), (cells,) = table.columns, table.sample or ([],)
    return replace(
        table,
        columns=(name,),
        sample=([header, *cells],),
        chunks=_WithFirst(table.chunks, Chunk([max(table.shape.header_line, 1)], [[header]], [])),
        shape=replace(table.shape, header_line=0),
    )


class _WithFirst:
    """The chunks of a table behind its first record; where that stands again, it is a row, too."""

    def __init__(self, rows: Rows, first: Chunk) -> None:
        self._rows = rows
        self._chunks = chain([first], map(_records, rows))

    @property
    def notes(self) -> tuple[str, ...]:
        """What reading did to the text so far."""
        return self._rows.notes

    def __iter__(self) -> Iterator[Chunk]:
        return self

    def __next__(self) -> Chunk:
        return next(self._chunks)


def _records(chunk: Chunk) -> Chunk:
    """Take what only stands for a header that comes again back among the rows."""
    again = [one for one in chunk.rejects if one.reason == _AGAIN]
    if not again:
        return chunk
    rows = [
        *zip(chunk.lines, chunk.columns[0], strict=True),
        *((one.line, _cell(one)) for one in again),
    ]
    rows.sort(key=lambda row: row[0])
    lines, cells = map(list, zip(*rows, strict=True))
    return Chunk(lines, [cells], [one for one in chunk.rejects if one.reason != _AGAIN])


def _cell(reject: Reject) -> str:
    return next(csv.reader([reject.raw]), [""])[0] if '"' in reject.raw else reject.raw

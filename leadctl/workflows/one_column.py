"""Lists of one column, cleaned from file to file: what they hold may stand in their cells alone."""

from __future__ import annotations

import csv
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from leadctl.mapping.headless import is_headless
from leadctl.mapping.maptext import quoted
from leadctl.mapping.single import KINDS, plan_of, single
from leadctl.rows import Chunk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leadctl.mapping.plan import Plan
    from leadctl.mapping.single import Single
    from leadctl.rows import Reject, Rows, Table

_AGAIN = "repeated_header"


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


def understood(table: Table) -> OneColumn:
    """Find what a list of one column holds, by its header or else by its cells.

    A column without a header gets the name of the field that it is.
    """
    (header,), (cells,) = table.columns, table.sample or ([],)
    one = single(header, cells)
    if one.is_record and not table.shape.self_named:
        table = _with_first(table, one.field)
    elif one.field and is_headless([header]):
        table = replace(table, columns=(one.field,))
    elif one.is_record:
        one = one._replace(is_record=False)
    name, cells = table.columns[0], table.sample[0] if table.sample else []
    plan = plan_of(one, name, cells, guarded=table.shape.guarded)
    return OneColumn(table, plan, tuple(_notes(one, header, name)))


def _notes(one: Single, was: str, header: str) -> Iterator[str]:
    if not one.field:
        told = f'say it in a file for `--map FILE`: columns = {{ {quoted(header)} = "email" }}'
        yield f"nothing tells what the cells are, so they stay as they are; {told}"
    elif one.is_record or is_headless([was]):
        yield f"no header row: the cells are {KINDS[one.field]}, so the column is called `{header}`"
    elif one.by_cells:
        yield f"the cells are {KINDS[one.field]}, whatever their header says"


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

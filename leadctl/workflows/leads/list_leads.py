"""`list`: choose columns and order, walk the leads."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.errors import UsageError
from leadctl.fields import resolve_name
from leadctl.reading.tabling.headers import unique
from leadctl.store.asking import query
from leadctl.store.file.schema import HIDDEN_COLUMNS, LEAD_COLUMNS
from leadctl.store.opening.connect import reading
from leadctl.workflows.leads.choose import Choice, chosen
from leadctl.workflows.leads.moments import seen_at

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from leadctl.store.asking.query import Value

ALL = "all"
"""As `--columns`: every column of a lead, and the custom ones behind them."""

SHOWN_COLUMNS = tuple(name for name in LEAD_COLUMNS if name not in HIDDEN_COLUMNS)
"""Every column that can be named."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which leads to walk, and what of them.

    Attributes:
        columns: names as typed, `all`, or empty for the command's own choice.
        sort: names as typed, `-` before one turns its order around.
        limit: at most so many.
        choice: the leads that are meant.
        as_of: the moment at which they stood so; None for now.
    """

    columns: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    limit: int | None = None
    choice: Choice = field(default_factory=Choice)
    as_of: str | None = None


class Column(NamedTuple):
    """A column to walk: a lead's own, or a custom one by its header.

    Attributes:
        name: of the lead's column, or the custom one's header.
        custom: which of the two it is.
        shown: what to write above it, where that is not its name.
    """

    name: str
    custom: bool = False
    shown: str = ""

    @property
    def header(self) -> str:
        """What to write above it."""
        return self.shown or self.name


@dataclass(frozen=True, slots=True)
class Listing:
    """Leads on their way.

    Attributes:
        columns: names of the columns.
        rows: their values, one list a lead.
        total: how many leads there are in the store, whether meant or not.
        empty: whether there is no row.
    """

    columns: tuple[str, ...]
    rows: Iterator[list[Value]]
    total: int
    empty: bool


@contextmanager
def list_leads(
    store: Path, selection: Selection, default: Sequence[str], wait: float = 0.0
) -> Iterator[Listing]:
    """Open a walk over the leads; it ends with the block.

    Raises:
        UsageError: an unknown column, with the nearest name; or leads that nothing names, or a
            moment that there is not.
    """
    with _seen(store, selection, wait) as (con, then):
        columns = columns_named(con, selection.columns or tuple(default))
        rows = walk(con, columns, then, selection.limit)
        first = list(islice(rows, 1))
        names = tuple(one.header for one in columns)
        yield Listing(names, chain(first, rows), query.count_leads(con), empty=not first)


def count_leads(store: Path, choice: Choice, wait: float = 0.0, as_of: str | None = None) -> int:
    """Number of the leads that are meant; 0 for a store that does not exist.

    Raises:
        UsageError: leads that nothing names, or a moment that there is not.
    """
    with _seen(store, Selection(choice=choice, as_of=as_of), wait) as (con, then):
        return query.count_leads(con, chosen(con, then.choice))


@contextmanager
def _seen(
    store: Path, selection: Selection, wait: float
) -> Iterator[tuple[sqlite3.Connection, Selection]]:
    """Open the store as it stood at the moment of a selection; ages count from then, too."""
    with (
        reading(store, wait, scratch=selection.as_of is not None) as con,
        seen_at(con, selection.as_of) as at,
    ):
        choice = replace(selection.choice, now=at) if at else selection.choice
        yield con, replace(selection, choice=choice)


def walk(
    con: sqlite3.Connection,
    columns: Sequence[Column],
    selection: Selection,
    limit: int | None,
) -> Iterator[list[Value]]:
    """Walk the leads that a selection means: one value a column."""
    headers = cache(lambda: query.custom_columns(con))
    sort = [_order(name, headers) for name in selection.sort]
    where = chosen(con, selection.choice)
    own = [one.name for one in columns if not one.custom]
    if len(own) == len(columns):
        return query.leads(con, own, sort, limit, where=where)
    walked = query.leads(con, (*own, "extra"), sort, limit, where=where)
    return (_spread(row, columns) for row in walked)


def _spread(row: list[Value], columns: Sequence[Column]) -> list[Value]:
    """Put the custom cells, which a row holds as JSON at its end, where they were asked for."""
    extra = row.pop()
    found = orjson.loads(extra) if isinstance(extra, str) else {}
    own = iter(row)
    return [found.get(one.name) if one.custom else next(own) for one in columns]


def columns_named(con: sqlite3.Connection, names: Sequence[str]) -> list[Column]:
    """Find the columns that users name: a lead's, then custom ones."""
    if [name.lower() for name in names] == [ALL]:
        custom = query.custom_columns(con)
        shown = unique((*SHOWN_COLUMNS, *custom))[len(SHOWN_COLUMNS) :]
        pairs = zip(custom, shown, strict=True)
        return [
            *map(Column, SHOWN_COLUMNS),
            *(Column(name, custom=True, shown=header) for name, header in pairs),
        ]
    headers = cache(lambda: query.custom_columns(con))
    return list(dict.fromkeys(_column(name.strip(), headers) for name in names))


def _column(name: str, headers: Callable[[], list[str]]) -> Column:
    try:
        return Column(resolve_name(name, SHOWN_COLUMNS))
    except UsageError:
        alike = [one for one in headers() if one.strip().casefold() == name.casefold()]
        if name in alike or len(alike) == 1:
            return Column(name if name in alike else alike[0], custom=True)
        near = get_close_matches(name, (*SHOWN_COLUMNS, *headers()), n=1)
        if alike or near:
            meant = " or ".join(f"`{one}`" for one in alike or near)
            raise UsageError(f"unknown column `{name}`", f"did you mean {meant}?") from None
        raise


def _order(name: str, headers: Callable[[], list[str]]) -> query.Order:
    column = _column(name.removeprefix("-").strip(), headers)
    return query.Order(column.name, name.startswith("-"), column.custom)

"""`list` and `export`: choose columns and order, walk the leads."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from leadctl.exporting.writers import format_for, write, write_file
from leadctl.fields import FIELDS, resolve_name
from leadctl.store import query
from leadctl.store.connect import reading
from leadctl.store.schema import LEAD_COLUMNS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from leadctl.exporting.writers import Format
    from leadctl.store.query import Value

ALL = "all"
"""As `--columns`: every column of a lead, and the custom ones behind them."""

EXPORT_COLUMNS = (
    "lead_id",
    *(field.name for field in FIELDS if field.name not in {"lead_id", "vendor_id"}),
    "email_status",
    "email_reason",
    "phone_status",
    "phone_reason",
    "first_source",
    "sources",
    "created_at",
    "updated_at",
)
"""Columns of an export when none are named: the same ones whatever the leads hold."""

SHOWN_COLUMNS = tuple(name for name in LEAD_COLUMNS if name != "extra")
"""Every column that can be named."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which leads to walk, and what of them.

    Attributes:
        columns: names as typed, `all`, or empty for the command's own choice.
        sort: names as typed, `-` before one turns its order around.
        limit: at most so many.
    """

    columns: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Leads on their way: the names of the columns, the rows, and how many leads there are."""

    columns: tuple[str, ...]
    rows: Iterator[list[Value]]
    total: int


@contextmanager
def list_leads(
    store: Path, selection: Selection, default: Sequence[str], wait: float = 0.0
) -> Iterator[Listing]:
    """Open a walk over the leads; it ends with the block.

    Raises:
        UsageError: an unknown column, with the nearest name.
    """
    names = selection.columns or tuple(default)
    everything = [name.lower() for name in names] == [ALL]
    columns = SHOWN_COLUMNS if everything else _columns(names)
    sort = tuple(_sort_key(name) for name in selection.sort)
    with reading(store, wait) as con:
        walk = _with_custom if everything else _plain
        columns, rows = walk(con, columns, sort, selection.limit)
        yield Listing(columns, rows, query.count_leads(con))


def count_leads(store: Path, wait: float = 0.0) -> int:
    """Number of leads; 0 for a store that does not exist."""
    with reading(store, wait) as con:
        return query.count_leads(con)


def export_leads(
    store: Path,
    selection: Selection,
    path: Path | None,
    stream: BinaryIO | None,
    form: Format,
    *,
    raw: bool = False,
    wait: float = 0.0,
) -> int:
    """Write leads to a file, whole or not at all, or to an open stream; gives their number.

    Raises:
        UsageError: an unknown column.
        OutputError: the file cannot be written.
    """
    with list_leads(store, selection, EXPORT_COLUMNS, wait) as listing:
        if path is not None:
            return write_file(path, form, listing.columns, listing.rows, raw=raw)
        assert stream is not None  # noqa: S101 - one of the two is given
        return write(stream, form, listing.columns, listing.rows, raw=raw)


def _plain(
    con: sqlite3.Connection,
    columns: tuple[str, ...],
    sort: Sequence[tuple[str, bool]],
    limit: int | None,
) -> tuple[tuple[str, ...], Iterator[list[Value]]]:
    return columns, query.leads(con, columns, sort, limit)


def _with_custom(
    con: sqlite3.Connection,
    columns: tuple[str, ...],
    sort: Sequence[tuple[str, bool]],
    limit: int | None,
) -> tuple[tuple[str, ...], Iterator[list[Value]]]:
    """The columns and, behind them, one for each header that no field took."""
    taken = set(columns)
    custom = [name for name in query.custom_columns(con) if name not in taken]
    walked = query.leads(con, (*columns, "extra"), sort, limit)
    return (*columns, *custom), (_spread(row, custom) for row in walked)


def _spread(row: list[Value], custom: Sequence[str]) -> list[Value]:
    extra = row.pop()
    found = orjson.loads(extra) if isinstance(extra, str) else {}
    return [*row, *(found.get(name) for name in custom)]


def _columns(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(resolve_name(name, SHOWN_COLUMNS) for name in names))


def _sort_key(name: str) -> tuple[str, bool]:
    return resolve_name(name.removeprefix("-"), SHOWN_COLUMNS), name.startswith("-")


__all__ = [
    "EXPORT_COLUMNS",
    "Listing",
    "Selection",
    "count_leads",
    "export_leads",
    "format_for",
    "list_leads",
]

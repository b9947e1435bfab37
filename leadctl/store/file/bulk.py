"""Many rows into a table at once, given by column."""

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence


as_blob = bytearray
"""Bytes as sqlite3 binds them at once; it asks its adapters about `bytes` as about None."""


VARIABLES = 500
"""Values bound to a statement; SQLite allows 999 from its earliest builds on."""


def insert_columns(
    con: sqlite3.Connection,
    table: str,
    columns: Mapping[str, Sequence[object]],
    *,
    together: bool = False,
) -> None:
    """Insert rows into the columns of a table; columns that are not given stay null.

    Python's sqlite3 asks its adapters about each None, which takes longer than binding a text. So
    nothing is bound for columns of nothing, and in the others NaN, which SQLite stores as null.

    Args:
        con: a transaction of the table's database.
        table: its name, with its schema where it needs one.
        columns: name -> a value a row, all equally long, None for null.
        together: whether a statement inserts as many rows as it may. Short rows come to a third of
            the time by that, but only where no journal is kept: for a statement of several rows
            SQLite notes there how each page was before.
    """
    filled = {name: _without_none(col) for name, col in columns.items() if _holds_any(col)}
    if not filled:
        return
    names = ", ".join(f'"{name}"' for name in filled)
    row = f"({', '.join('?' * len(filled))})"
    rows = max(map(len, filled.values()))
    most = max(VARIABLES // len(filled), 1) if together else 1
    whole = rows - rows % most
    for start, stop, step in ((0, whole, most), (whole, rows, 1)):
        places = range(start, start + step)
        values = (column[at:stop:step] for at in places for column in filled.values())
        con.executemany(
            f"insert into {table} ({names}) values {', '.join([row] * step)}",
            zip(*values, strict=True),
        )


def _holds_any(column: Sequence[object]) -> bool:
    """Whether there is a value; mostly the first says so, where comparing all takes long."""
    return any(column) or column.count(None) < len(column)


def _without_none(column: Sequence[object]) -> Sequence[object]:
    return column if all(column) else [nan if one is None else one for one in column]

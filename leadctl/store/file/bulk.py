"""Many rows into a table at once, given by column."""

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence


as_blob = bytearray
"""Bytes as sqlite3 binds them at once; it asks its adapters about `bytes` as about None."""


def insert_columns(
    con: sqlite3.Connection, table: str, columns: Mapping[str, Sequence[object]]
) -> None:
    """Insert rows into the columns of a table; columns that are not given stay null.

    Python's sqlite3 asks its adapters about each None, which takes longer than binding a text. So
    nothing is bound for columns of nothing, and in the others NaN, which SQLite stores as null.

    Args:
        con: a transaction of the table's database.
        table: its name, with its schema where it needs one.
        columns: name -> a value a row, all equally long, None for null.
    """
    filled = {name: col for name, col in columns.items() if _holds_any(col)}
    names = ", ".join(f'"{name}"' for name in filled)
    marks = ", ".join("?" * len(filled))
    con.executemany(
        f"insert into {table} ({names}) values ({marks})",
        zip(*map(_without_none, filled.values()), strict=True),
    )


def _holds_any(column: Sequence[object]) -> bool:
    """Whether there is a value; mostly the first says so, where comparing all takes long."""
    return any(column) or column.count(None) < len(column)


def _without_none(column: Sequence[object]) -> list[object]:
    return [nan if one is None else one for one in column]

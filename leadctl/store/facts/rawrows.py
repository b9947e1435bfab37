"""Raw rows of some records: out of their blocks, or laid out one by one where many are read.

People who stand here and there in a long list meet in one batch: each batch would unpack most
blocks of the list again, for a few rows of each. So the rows of a long run are laid out first.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import orjson

from leadctl.store.facts.blocks import rows_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from leadctl.store.derived.load import Sighted

_PAGE = 4000
"""Rows laid out at a time."""


def lay_out(con: sqlite3.Connection) -> None:
    """Lay out the rows of the records in `temp.grouped`, walking each block once."""
    put_away(con)
    con.execute("create temp table raw_row (record_id integer primary key, cells text)")
    for import_id, rows in _pages(con):
        records = [record for record, _ in rows]
        columns = _from_blocks(con, import_id, [line for _, line in rows])
        con.executemany(
            "insert into temp.raw_row values (?, ?)",
            (
                (record, orjson.dumps(cells).decode())
                for record, cells in zip(records, zip(*columns, strict=True), strict=True)
            ),
        )


def put_away(con: sqlite3.Connection) -> None:
    """Forget what was laid out."""
    con.execute("drop table if exists temp.raw_row")


def _pages(con: sqlite3.Connection) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Walk the records by home import and line: (import, pairs of record and line)."""
    for (import_id,) in con.execute("select import_id from import order by 1").fetchall():
        rows = con.execute(
            "select record_id, line from temp.grouped join record using (record_id)"
            " where import_id = ? order by line",
            (import_id,),
        )
        while page := list(islice(rows, _PAGE)):
            yield import_id, page


def columns_of(
    con: sqlite3.Connection, import_id: int, records: Sequence[Sighted]
) -> Sequence[Sequence[str]]:
    """Read the raw cells of records of one import, by column.

    Args:
        con: the store.
        import_id: their home.
        records: in the order of their lines.

    Raises:
        ValueError: a line is in no block.
    """
    if con.execute("select 1 from temp.sqlite_master where name = 'raw_row'").fetchone():
        numbers = orjson.dumps([one.record for one in records]).decode()
        rows = con.execute(
            "select r.cells from json_each(?) j left join temp.raw_row r on r.record_id = j.value"
            " order by j.key",
            (numbers,),
        ).fetchall()
        if all(cells is not None for (cells,) in rows):
            return list(zip(*(orjson.loads(cells) for (cells,) in rows), strict=True))
    return _from_blocks(con, import_id, [one.line for one in records])


def _from_blocks(
    con: sqlite3.Connection, import_id: int, lines: Sequence[int]
) -> Sequence[Sequence[str]]:
    columns: list[list[str]] = []
    for _, part in rows_of(con, import_id, lines):
        columns = columns or [[] for _ in part]
        for column, cells in zip(columns, part, strict=True):
            column.extend(cells)
    return columns

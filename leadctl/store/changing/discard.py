"""Discard records for good: rows, keys and sightings that nothing speaks of any more."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import orjson

from leadctl.store.derived.derive import derive
from leadctl.store.derived.reach import touch
from leadctl.store.erasing.erase_rows import unsee_for_good
from leadctl.store.facts import blocks
from leadctl.store.facts.exports import having

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

REFERENCES = (
    ("event", "lead_id"),
    ("edge", "l"),
    ("edge", "r"),
    ("deletion", "record_id"),
    ("keep", "record_id"),
    ("former", "lead_id"),
)
"""Facts that name a record: table and column."""


def unnamed(con: sqlite3.Connection, records: Iterable[int]) -> list[int]:
    """Those of some records that no fact names, and that no lead goes by; rising.

    The newest record stays, for no number is given twice.
    """
    named = " or ".join(
        f"exists (select 1 from {table} where {column} = m.record_id)"
        for table, column in REFERENCES
    )
    rows = con.execute(
        "select m.record_id from json_each(?) j join member m on m.record_id = j.value"
        f" where not ({named}) and m.record_id < (select max(record_id) from record)"
        " and not exists (select 1 from member o where o.lead_id = m.record_id"
        " and o.record_id <> m.record_id and o.lead_id <> o.record_id)"
        " and not exists (select 1 from lead l where l.lead_id = m.record_id) order by 1",
        (orjson.dumps(list(records)).decode(),),
    )
    free = [row[0] for row in rows]
    return [one for one in free if not having(con, [one])] if _any_export(con) else free


def _any_export(con: sqlite3.Connection) -> bool:
    return con.execute("select 1 from export limit 1").fetchone() is not None


def discard_records(con: sqlite3.Connection, records: Sequence[int]) -> int:
    """Discard the records that nothing names, with their raw rows; gives how many.

    The leads that they belonged to are derived anew.
    """
    gone = unnamed(con, records)
    listed = orjson.dumps(gone).decode()
    chosen = "record_id in (select value from json_each(?))"
    left = f"select distinct lead_id from member where {chosen}"
    leads = [row[0] for row in con.execute(left, (listed,))]
    lines: dict[int, set[int]] = defaultdict(set)
    for import_id, line in con.execute(
        f"select import_id, line from record where {chosen}", (listed,)
    ):
        lines[import_id].add(line)
    for import_id, unwanted in lines.items():
        _cut_rows(con, import_id, unwanted)
    unsee_for_good(con, gone)
    for table in ("match_key", "member", "record"):
        con.execute(f"delete from {table} where {chosen}", (listed,))
    touch(con, "select value from json_each(?)", (orjson.dumps(leads).decode(),))
    derive(con)
    return len(gone)


def _cut_rows(con: sqlite3.Connection, import_id: int, unwanted: set[int]) -> None:
    """Cut lines out of the blocks of an import; a block without any is gone."""
    for first, codec, data in con.execute(
        "select first_line, codec, data from block where import_id = ?", (import_id,)
    ).fetchall():
        block = blocks.decode(codec, data)
        left = [line for line in block.lines if line not in unwanted]
        key = (import_id, first)
        if not left:
            con.execute("delete from block where import_id = ? and first_line = ?", key)
        elif len(left) < len(block.lines):
            packed = blocks.encode(left, block.pick(left))
            con.execute(
                "update block set codec = ?, data = ?, digest = ?"
                " where import_id = ? and first_line = ?",
                (blocks.ZLIB_JSON_COLUMNS, packed, blocks.seal(packed), *key),
            )

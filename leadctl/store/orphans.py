"""Leads that an undo would leave without a record though later operations spoke of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from leadctl.errors import Refused
from leadctl.store.exports import sent_since
from leadctl.store.reach import touch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

NAMED_AT_MOST = 5
"""How many a refusal names before it counts the rest."""


def find_orphans(con: sqlite3.Connection, undone: int) -> int:
    """Name in `temp.orphan` the reached leads without a record of which there is more to say.

    Args:
        con: the store, just after it was derived without operation `undone`.
        undone: the operation after which others count.

    Returns:
        How many leads; the table has each with the visible operations that spoke of it, and
        `sent` tells exports from them.
    """
    con.execute("drop table if exists temp.orphan")
    con.execute(
        "create temp table orphan (lead_id integer, op_id integer, sent integer,"
        " primary key (lead_id, op_id)) without rowid"
    )
    con.execute(
        "insert into temp.orphan select distinct m.lead_id, o.op_id, 0 from temp.reach join member"
        " m using (record_id) join event e on e.lead_id = m.record_id join operation o on"
        " o.op_id = e.op_id where o.undone = 0 and o.op_id > ?"
        " and m.lead_id not in (select lead_id from lead)"
        " and m.lead_id in (select lead_id from temp.before)",
        (undone,),
    )
    gone = "temp.reach join member m using (record_id) where m.lead_id not in"
    gone += " (select lead_id from lead) and m.lead_id in (select lead_id from temp.before)"
    if con.execute(f"select 1 from {gone} limit 1").fetchone():
        con.executemany(
            f"insert or ignore into temp.orphan select m.lead_id, ?2, 1 from {gone}"
            " and record_id = ?1",
            sent_since(con, undone),
        )
    found = con.execute("select count(distinct lead_id) from temp.orphan").fetchone()
    return int(found[0])


def keep_orphans(con: sqlite3.Connection, op_id: int, undone: int) -> None:
    """Keep the records of `temp.orphan` that only `undone` saw, and touch them.

    They live while what was said of them stands; those that were sent live for good.
    """
    con.execute(
        "insert into keep select ?1, m.record_id, exists (select 1 from temp.orphan o where"
        " o.lead_id = m.lead_id and o.sent) from member m where m.lead_id in"
        " (select lead_id from temp.orphan) and exists (select 1 from import i join sighting s"
        " using (import_id) where i.op_id = ?2 and m.record_id >= s.first_record"
        " and m.record_id < s.first_record + s.n)",
        (op_id, undone),
    )
    touch(con, "select record_id from keep where op_id = ?", (op_id,))


def named(con: sqlite3.Connection, limit: int | None = None) -> Iterator[tuple[int, list[int]]]:
    """Walk the leads of `temp.orphan`: each with the operations that spoke of it or sent it."""
    rows = con.execute(
        "select lead_id, json_group_array(op_id) from temp.orphan group by 1 order by 1 limit ?",
        (-1 if limit is None else limit,),
    )
    for lead_id, operations in rows:
        yield lead_id, orjson.loads(operations)


def refusal(con: sqlite3.Connection, target: int, orphans: int) -> Refused:
    """Say why operation `target` is not undone, of `orphans` leads in `temp.orphan`."""
    named = con.execute(
        "select distinct lead_id from temp.orphan order by 1 limit ?", (NAMED_AT_MOST,)
    )
    leads = "1 lead" if orphans == 1 else f"{orphans:,} leads"
    said, sent = (_operations(con, kind) for kind in (0, 1))
    later = [f"operation {_some(said)} spoke of them since"] if said else []
    later += [f"operation {_some(sent)} exported them since"] if sent else []
    first = "undo the former first, or " if sent else "undo that first, or "
    return Refused(
        f"undoing operation {target} would leave {leads} without a record"
        f" ({_some([row[0] for row in named], orphans)}), and {' and '.join(later)}",
        f"{first if said else ''}keep these leads with: leadctl undo {target} --keep",
    )


def _operations(con: sqlite3.Connection, sent: int) -> list[int]:
    rows = con.execute("select distinct op_id from temp.orphan where sent = ? order by 1", (sent,))
    return [row[0] for row in rows]


def _some(numbers: Sequence[int], count: int = 0) -> str:
    """Name a few numbers, and count the rest, of `count` where that is more than are given."""
    named = numbers[:NAMED_AT_MOST]
    more = max(count, len(numbers)) - len(named)
    listed = ", ".join(map(str, named))
    return f"{listed} and {more:,} more" if more else listed

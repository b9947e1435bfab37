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


def find_orphans(con: sqlite3.Connection) -> int:
    """Name in `temp.orphan` the leads that stood, have no record now, and were spoken of or sent.

    Args:
        con: the store, just after it was derived without an operation.

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
        f"insert into temp.orphan select distinct m.lead_id, o.op_id, 0 {_GONE} join event e on"
        " e.lead_id = m.record_id join operation o on o.op_id = e.op_id and o.undone = 0"
        f" where {_STOOD}"
    )
    if con.execute(f"select 1 {_GONE} where {_STOOD} limit 1").fetchone():
        con.executemany(
            f"insert or ignore into temp.orphan select m.lead_id, ?2, 1 {_GONE} where {_STOOD}"
            " and record_id = ?1",
            sent_since(con, 0),
        )
    found = con.execute("select count(distinct lead_id) from temp.orphan").fetchone()
    return int(found[0])


_GONE = "from temp.reach cross join member m using (record_id)"

_STOOD = (
    "m.lead_id not in (select lead_id from lead) and m.lead_id in (select lead_id from temp.before)"
)


def keep_orphans(con: sqlite3.Connection, op_id: int, undone: int) -> None:
    """Keep the records of `temp.orphan` and touch them: of an import those that it saw.

    They live while what was said of them stands; those that were sent live for good.
    """
    con.execute(
        "insert or ignore into keep select ?1, m.record_id, said.number from member m join ("
        " select x.lead_id, e.lead_id as number from member x join event e on e.lead_id ="
        " x.record_id join operation o using (op_id) where o.undone = 0"
        " and x.lead_id in (select lead_id from temp.orphan)"
        " union select lead_id, 0 from temp.orphan where sent) said using (lead_id)"
        " where exists (select 1 from import i join sighting s using (import_id)"
        " where i.op_id = ?2 and m.record_id >= s.first_record"
        " and m.record_id < s.first_record + s.n)"
        " or not exists (select 1 from import where op_id = ?2)",
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


def refusal(con: sqlite3.Connection, doing: str, orphans: int, keep: str = "") -> Refused:
    """Say why something is not done, for the sake of `orphans` leads in `temp.orphan`.

    Args:
        con: the store.
        doing: what would be done, such as `undoing operation 3`.
        orphans: how many leads would be left without a record.
        keep: the command that keeps them, where there is one.
    """
    named = con.execute(
        "select distinct lead_id from temp.orphan order by 1 limit ?", (NAMED_AT_MOST,)
    )
    leads = "1 lead" if orphans == 1 else f"{orphans:,} leads"
    said, sent = (_operations(con, kind) for kind in (0, 1))
    later = [f"{_named(said)} spoke of them"] if said else []
    later += [f"{_named(sent)} exported them"] if sent else []
    ways = [f"undo {'the former' if sent else 'that'} first"] if said else []
    ways += [f"keep these leads with: {keep}"] if keep else []
    return Refused(
        f"{doing} would leave {leads} without a record"
        f" ({_some([row[0] for row in named], orphans)}), and {' and '.join(later)}",
        ", or ".join(ways),
    )


def _named(numbers: Sequence[int]) -> str:
    return f"operation{'s' if len(numbers) > 1 else ''} {_some(numbers)}"


def _operations(con: sqlite3.Connection, sent: int) -> list[int]:
    rows = con.execute("select distinct op_id from temp.orphan where sent = ? order by 1", (sent,))
    return [row[0] for row in rows]


def _some(numbers: Sequence[int], count: int = 0) -> str:
    """Name a few numbers, and count the rest, of `count` where that is more than are given."""
    named = numbers[:NAMED_AT_MOST]
    more = max(count, len(numbers)) - len(named)
    listed = ", ".join(map(str, named))
    return f"{listed} and {more:,} more" if more else listed

"""Leads without a record though people spoke of them: those that an undo would take, and others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.errors import Refused
from leadctl.store.derived.reach import touch
from leadctl.store.facts.exports import sent_since

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

NAMED_AT_MOST = 5
"""How many a sentence names before it counts the rest."""


class Sourceless(NamedTuple):
    """A lead without a record, and the operations that spoke of it, or sent it, and stand."""

    lead_id: int
    operations: list[int]


def find_orphans(con: sqlite3.Connection, *, stood: bool | None = True) -> int:
    """Name in `temp.orphan` the reached leads that have no record and were spoken of or sent.

    What was said before the lead was deleted waits for the deletion's undo, and does not count.

    Args:
        con: the store, just after it was derived without an operation.
        stood: whether they stood before that, or did not; None for all.

    Returns:
        How many leads; the table has each with the visible operations that spoke of it, and
        `sent` tells exports from them.
    """
    con.execute("drop table if exists temp.orphan")
    con.execute(
        "create temp table orphan (lead_id integer, op_id integer, sent integer,"
        " primary key (lead_id, op_id)) without rowid"
    )
    gone = f"m.lead_id not in (select lead_id from lead) {_STOOD[stood]}"
    con.execute(
        f"insert into temp.orphan select distinct m.lead_id, o.op_id, 0 {_REACHED} join event e on"
        " e.lead_id = m.record_id join operation o on o.op_id = e.op_id and o.undone = 0"
        f" where {gone} and not {_DELETED_SINCE.format('o.op_id')}"
    )
    if con.execute(f"select 1 {_REACHED} where {gone} limit 1").fetchone():
        con.executemany(
            f"insert or ignore into temp.orphan select m.lead_id, ?2, 1 {_REACHED} where {gone}"
            f" and record_id = ?1 and not {_DELETED_SINCE.format('?2')}",
            sent_since(con, 0),
        )
    found = con.execute("select count(distinct lead_id) from temp.orphan").fetchone()
    return int(found[0])


_REACHED = "from temp.reach cross join member m using (record_id)"

_STOOD = {
    True: "and m.lead_id in (select lead_id from temp.before)",
    False: "and m.lead_id not in (select lead_id from temp.before)",
    None: "",
}

_DELETED_SINCE = (
    "exists (select 1 from deletion d join operation x using (op_id)"
    " where d.record_id = m.record_id and x.undone = 0 and x.op_id > {})"
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


def named(con: sqlite3.Connection) -> list[Sourceless]:
    """The leads of `temp.orphan`, by number."""
    rows = con.execute(
        "select lead_id, json_group_array(op_id) from temp.orphan group by 1 order by 1"
    )
    return [Sourceless(lead_id, orjson.loads(operations)) for lead_id, operations in rows]


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
    leads, them = ("1 lead", "it") if orphans == 1 else (f"{orphans:,} leads", "them")
    said, sent = (_operations(con, kind) for kind in (0, 1))
    later = [f"{operations_named(said)} spoke of {them}"] if said else []
    later += [f"{operations_named(sent)} exported {them}"] if sent else []
    ways = [_first(con, said)] if said and not sent else []
    kept = "this lead" if orphans == 1 else "these leads"
    ways += [f"keep {kept} with: {keep}"] if keep else []
    return Refused(
        f"{doing} would leave {leads} without a record"
        f" ({some_named([row[0] for row in named], orphans)}), and {' and '.join(later)}",
        ", or ".join(filter(None, ways)),
    )


def _first(con: sqlite3.Connection, said: Sequence[int]) -> str:
    """What to undo before; empty where that stands for good."""
    final = con.execute(
        "select 1 from operation where folded is not null"
        " and op_id in (select value from json_each(?))",
        (orjson.dumps(list(said)).decode(),),
    ).fetchone()
    if final:
        return ""
    return f"first: leadctl undo {said[0]}" if len(said) == 1 else "undo those first"


def operations_named(numbers: Sequence[int]) -> str:
    """Name operations: `operation 3`, `operations 3, 4`."""
    return f"operation{'s' if len(numbers) > 1 else ''} {some_named(numbers)}"


def _operations(con: sqlite3.Connection, sent: int) -> list[int]:
    rows = con.execute("select distinct op_id from temp.orphan where sent = ? order by 1", (sent,))
    return [row[0] for row in rows]


def some_named(numbers: Sequence[int], count: int = 0) -> str:
    """Name a few numbers, and count the rest, of `count` where that is more than are given."""
    few = numbers[:NAMED_AT_MOST]
    more = max(count, len(numbers)) - len(few)
    listed = ", ".join(map(str, few))
    return f"{listed} and {more:,} more" if more else listed

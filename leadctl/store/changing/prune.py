"""Fold old operations together: they stand for good, and what decides nothing any more goes.

What goes: all that undone operations brought, the text of what could not be read, doubts of earlier
comparisons, and rows that later rows of their source replaced, where the lead is the same without.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leadctl.store.changing.discard import discard_records
from leadctl.store.changing.superseded import superseded
from leadctl.store.derived.compared import forget_compared
from leadctl.store.facts import operations
from leadctl.store.facts.decisions import CLEARED, DOUBTFUL
from leadctl.store.facts.ownrules import drop_unnamed_rules

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from leadctl.store.facts.author import Author


@dataclass(frozen=True, slots=True)
class Folded:
    """What was folded together.

    Attributes:
        operation: its number; None where there was nothing to fold.
        up_to: the last operation that was folded.
        final: how many operations can no longer be undone, or redone.
        numbers: which ones, rising.
        gone: what went -> how much of it.
    """

    operation: int | None = None
    up_to: int = 0
    final: int = 0
    gone: Mapping[str, int] = field(default_factory=dict)
    numbers: Sequence[int] = ()


def prune(con: sqlite3.Connection, before: str, author: Author, reason: str | None) -> Folded:
    """Fold the operations before a time together, as one operation; leads stay as they are.

    Args:
        con: the store, in a transaction.
        before: UTC, ISO 8601; operations from then on stay as they are.
        author: who does it, and when.
        reason: why, for the history.
    """
    last = con.execute("select max(op_id) from operation where at < ?", (before,)).fetchone()[0]
    final = _final(con, last or 0)
    if not final:
        return Folded()
    number = operations.begin(con, "prune", author, reason=reason)
    gone = {
        "rejects": _drop_rejects(con, last),
        "undone rows": _drop_undone(con, last),
        "doubts": _drop_doubts(con, last),
        "replaced rows": discard_records(con, superseded(con, last)),
    }
    drop_unnamed_rules(con)
    forget_compared(con)
    con.execute(
        "update operation set folded = ? where op_id <= ? and folded is null", (number, last)
    )
    operations.set_counts(con, number, {"final": len(final), **gone})
    return Folded(number, last, len(final), gone, final)


def _final(con: sqlite3.Connection, last: int) -> list[int]:
    kinds = ", ".join(map(repr, operations.UNDOABLE))
    rows = con.execute(
        f"select op_id from operation where op_id <= ? and folded is null and kind in ({kinds})"
        " order by 1",
        (last,),
    )
    return [row[0] for row in rows]


_UNDONE = "select op_id from operation where undone = 1 and folded is null and op_id <= ?1"


def _drop_undone(con: sqlite3.Connection, last: int) -> int:
    """Drop what undone operations brought, and the rows that nothing else has.

    Former values stay: it is for an undone rereading that they count.
    """
    imports = f"select import_id from import where op_id in ({_UNDONE})"
    con.execute("drop table if exists temp.loose")
    con.execute("create temp table loose (record_id integer primary key)")
    con.execute(
        "insert or ignore into temp.loose select r.record_id from sighting s join record r on"
        " r.record_id between s.first_record and s.first_record + s.n - 1"
        f" where s.import_id in ({imports})",
        (last,),
    )
    con.execute(f"delete from sighting where import_id in ({imports})", (last,))
    for table in (
        "event",
        "edge",
        "deletion",
        "keep",
        "rereading",
        "learnt",
        "segment",
        "source",
        "mail_domain",
    ):
        con.execute(f"delete from {table} where op_id in ({_UNDONE})", (last,))
    con.execute(
        "delete from temp.loose where exists (select 1 from sighting s where s.first_record <="
        " loose.record_id and s.first_record + s.n > loose.record_id)"
    )
    rows = con.execute("select record_id from temp.loose order by 1")
    return discard_records(con, [row[0] for row in rows])


def _drop_rejects(con: sqlite3.Connection, last: int) -> int:
    return con.execute(
        "delete from reject where import_id in (select import_id from import where op_id <= ?)",
        (last,),
    ).rowcount


def _drop_doubts(con: sqlite3.Connection, last: int) -> int:
    """Those that a later comparison cleared, or told again; and with them that it did."""
    con.execute("drop table if exists temp.cleared")
    con.execute(
        "create temp table cleared as select e.op_id, e.l, e.r from edge e"
        f" where e.kind = '{DOUBTFUL}' and exists (select 1 from edge c where c.l = e.l and"
        f" c.r = e.r and c.kind in ('{DOUBTFUL}', '{CLEARED}') and c.op_id > e.op_id"
        " and c.op_id <= ?)",
        (last,),
    )
    con.execute(f"delete from edge where kind = '{CLEARED}' and op_id <= ?", (last,))
    return con.execute(
        "delete from edge where (op_id, l, r) in (select op_id, l, r from temp.cleared)"
    ).rowcount

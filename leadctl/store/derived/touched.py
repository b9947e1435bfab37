"""What an operation touched: the records to derive anew when it is shown, hidden or written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.store.derived.reach import touch, touch_too
from leadctl.store.facts.decisions import DIFFERENT, SAME
from leadctl.store.facts.mail_domains import LEADS_ANSWERED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable


def name_touched(con: sqlite3.Connection, kind: str, op_id: int) -> None:
    """Name, too, what an operation of this kind touched, for deriving it anew."""
    if kind != "import":
        touch_too(con, _SPOKEN_OF, (op_id,))
        return
    touch_too(
        con,
        "select r.record_id from import i join sighting s using (import_id) join record r"
        " on r.record_id between s.first_record and s.first_record + s.n - 1 where i.op_id = ?",
        (op_id,),
    )


def count_sightings(
    con: sqlite3.Connection, op_id: int, count: Callable[[sqlite3.Connection, int], None]
) -> None:
    """Let the sightings of an operation's imports count, or no more: `see` or `unsee`."""
    for (import_id,) in con.execute(
        "select import_id from import where op_id = ? order by 1", (op_id,)
    ).fetchall():
        count(con, import_id)


_SPOKEN_OF = (
    "select lead_id from event where op_id = ?1"
    f" union select l from edge where op_id = ?1 and kind in ('{SAME}', '{DIFFERENT}')"
    f" union select r from edge where op_id = ?1 and kind in ('{SAME}', '{DIFFERENT}')"
    " union select record_id from deletion where op_id = ?1"
    " union select record_id from keep where op_id = ?1"
    " union select k.record_id from event e join keep k on k.number = e.lead_id where e.op_id = ?1"
    " union select lead_id from former where exists"
    " (select 1 from operation where op_id = ?1 and kind in ('clean', 'rebuild'))"
    " union select m.record_id from member m join record r using (record_id)"
    " where exists (select 1 from rereading where op_id = ?1)"
    " and coalesce(m.last_import, r.import_id) in"
    " (select import_id from rereading where op_id = ?1)"
    f" union {LEADS_ANSWERED}"
)
"""The records under whose numbers an operation spoke of leads."""


def touch_leads(con: sqlite3.Connection, op_id: int) -> None:
    """Name the leads of which an operation spoke, for deriving them anew."""
    touch(con, _SPOKEN_OF, (op_id,))

"""Events: what people say of leads, one row a lead, operation and thing said; and deletions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.store.derived.derive import derive
from leadctl.store.derived.reach import touch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence


class Event(NamedTuple):
    """Something said of a lead.

    Attributes:
        lead: its number.
        kind: a field's name, a custom column's mark, `note` or `tag`.
        value: as typed, cleaned; empty to clear a field.
    """

    lead: int
    kind: str
    value: str


def add_events(con: sqlite3.Connection, op_id: int, events: Iterable[Event]) -> None:
    """Write events down, and derive their leads anew."""
    con.executemany(
        "insert into event (op_id, lead_id, kind, value) values (?, ?, ?, ?)",
        ((op_id, *event) for event in events),
    )
    touch(con, "select lead_id from event where op_id = ?", (op_id,))
    derive(con)


def delete_leads(con: sqlite3.Connection, op_id: int, leads: Sequence[int]) -> None:
    """Hide every record that belongs to some leads, those too that no visible import has."""
    con.execute(
        "insert into deletion select ?, record_id from member"
        " where lead_id in (select value from json_each(?))",
        (op_id, orjson.dumps(list(leads)).decode()),
    )
    touch(con, "select record_id from deletion where op_id = ?", (op_id,))
    derive(con)


def renamed(con: sqlite3.Connection, leads: Sequence[int]) -> dict[int, int]:
    """Those of some numbers that lead to a lead of another number now -> that number."""
    rows = con.execute(
        "select record_id, lead_id from member where lead_id <> record_id"
        " and record_id in (select value from json_each(?)) order by 1",
        (orjson.dumps(list(leads)).decode(),),
    )
    return dict(rows)


def said_since(con: sqlite3.Connection, lead: int, operation: int) -> list[int]:
    """The visible operations after `operation` that said something under the number of a lead."""
    rows = con.execute(
        "select distinct op_id from event join operation using (op_id)"
        " where lead_id = ? and op_id > ? and undone = 0 order by 1",
        (lead, operation),
    )
    return [row[0] for row in rows]

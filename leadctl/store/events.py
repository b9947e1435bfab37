"""Events: what people say of leads, one row a lead and operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.store.derive import derive
from leadctl.store.reach import touch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


def add_events(
    con: sqlite3.Connection, op_id: int, kind: str, value: str, leads: Sequence[int]
) -> None:
    """Write an event of `kind` (`status`, `stage`) for each lead, and derive the leads anew."""
    con.executemany(
        "insert into event (op_id, lead_id, kind, value) values (?, ?, ?, ?)",
        ((op_id, lead, kind, value) for lead in leads),
    )
    touch(con, "select lead_id from event where op_id = ?", (op_id,))
    derive(con)

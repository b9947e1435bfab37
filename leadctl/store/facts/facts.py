"""Facts as they were written, for reading back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leadctl.rows import Reject
from leadctl.store.facts.sightings import IS_COMPANY

if TYPE_CHECKING:
    import sqlite3


class KeptRejects(NamedTuple):
    """The rejects of one imported file."""

    operation: int
    file: str
    rejects: list[Reject]


def newest_import(con: sqlite3.Connection) -> int | None:
    """Number of the newest operation that imported something, undone or not."""
    row = con.execute("select max(op_id) from import").fetchone()
    return row[0] if row else None


def rejects_of(con: sqlite3.Connection, op_id: int) -> list[KeptRejects]:
    """The rejects of an import operation, one entry a file; empty where it imported nothing."""
    files = con.execute(
        "select import_id, name from import where op_id = ? order by 1", (op_id,)
    ).fetchall()
    return [
        KeptRejects(
            op_id,
            name,
            [
                Reject(*row)
                for row in con.execute(
                    "select line, header, reason, raw from reject where import_id = ?"
                    " order by line",
                    (import_id,),
                )
            ],
        )
        for import_id, name in files
    ]


def has_record(con: sqlite3.Connection, number: str) -> bool:
    """Whether the store ever gave this number to a record that tells of a person."""
    row = con.execute(
        f"select 1 from record r where record_id = cast(? as integer) and not {IS_COMPANY}",
        (number,),
    )
    return row.fetchone() is not None

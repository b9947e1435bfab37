"""Saved segments: each saving is a fact, the newest visible one of a name counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3


class Segment(NamedTuple):
    """A saved segment.

    Attributes:
        name: in lower case.
        expression: as typed.
        at: when it was saved, UTC, ISO 8601.
        who: by whom.
        operation: in which operation.
    """

    name: str
    expression: str
    at: str
    who: str
    operation: int


def write_segment(con: sqlite3.Connection, op_id: int, name: str, expression: str | None) -> None:
    """Save an expression under a name; None removes the segment."""
    con.execute("insert into segment values (?, ?, ?)", (op_id, name, expression))


def read_segments(con: sqlite3.Connection) -> dict[str, Segment]:
    """The segments that stand, by name, in alphabetical order."""
    rows = con.execute(
        "select s.name, s.expression, o.at, o.who, max(s.op_id) from segment s"
        " join operation o using (op_id) where o.undone = 0 group by s.name order by s.name"
    )  # beside max(), SQLite takes the other columns from the row that has it
    return {row[0]: Segment(*row) for row in rows if row[1] is not None}

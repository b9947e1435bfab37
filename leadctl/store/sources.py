"""Sources: where leads come from, as definitions that operations add."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True)
class Source:
    """A source as a user describes it; empty where nothing was said.

    Attributes:
        name: unique name.
        direction: inbound or outbound.
        channel: how it reaches people, a word of CHANNELS.
        vendor: who sells or hosts it.
    """

    name: str = ""
    direction: str = ""
    channel: str = ""
    vendor: str = ""


def define(con: sqlite3.Connection, op_id: int, source: Source) -> None:
    """Write a source down where this operation says something new of it."""
    known = find(con, source.name)
    new = merged(known, source)
    if new != known:
        con.execute(
            "insert into source values (?, ?, ?, ?, ?)",
            (op_id, new.name, new.direction, new.channel, new.vendor),
        )


def merged(known: Source | None, said: Source) -> Source:
    """What is known of a source once something is said of it; what is empty stays as it was."""
    if known is None:
        return said
    return Source(
        said.name,
        said.direction or known.direction,
        said.channel or known.channel,
        said.vendor or known.vendor,
    )


def find(con: sqlite3.Connection, name: str) -> Source | None:
    """The latest visible definition of a source."""
    row = con.execute(
        "select s.name, s.direction, s.channel, s.vendor from source s join operation o"
        " using (op_id) where o.undone = 0 and s.name = ? order by op_id desc limit 1",
        (name,),
    ).fetchone()
    return Source(*row) if row else None


def all_sources(con: sqlite3.Connection) -> list[Source]:
    """The latest visible definition of every source, by name."""
    rows = con.execute(
        "select s.name, s.direction, s.channel, s.vendor from source s where s.op_id ="
        " (select max(t.op_id) from source t join operation o using (op_id)"
        " where o.undone = 0 and t.name = s.name) order by s.name"
    )
    return [Source(*row) for row in rows]

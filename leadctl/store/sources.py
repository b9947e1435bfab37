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
    said = (source.direction, source.channel, source.vendor)
    old = (known.direction, known.channel, known.vendor) if known else ("", "", "")
    merged = tuple(new or before for new, before in zip(said, old, strict=True))
    if known is None or merged != old:
        con.execute("insert into source values (?, ?, ?, ?, ?)", (op_id, source.name, *merged))


def find(con: sqlite3.Connection, name: str) -> Source | None:
    """The latest visible definition of a source."""
    row = con.execute(
        "select s.name, s.direction, s.channel, s.vendor from source s join operation o"
        " using (op_id) where o.undone = 0 and s.name = ? order by op_id desc limit 1",
        (name,),
    ).fetchone()
    return Source(*row) if row else None

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
    """Write down what this operation says of a source that was not known."""
    known = find(con, source.name)
    if merged(known, source) != known:
        con.execute(
            "insert into source values (?, ?, ?, ?, ?)",
            (op_id, source.name, source.direction, source.channel, source.vendor),
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
    """What stands of a source: of each word the latest that was said."""
    return next(iter(_sources(con, "and s.name = ?", (name,))), None)


def all_sources(con: sqlite3.Connection) -> list[Source]:
    """What stands of every source, by name."""
    return _sources(con, "", ())


def _sources(con: sqlite3.Connection, only: str, bound: tuple[str, ...]) -> list[Source]:
    found: dict[str, Source] = {}
    for row in con.execute(
        "select s.name, s.direction, s.channel, s.vendor from source s join operation o"
        f" using (op_id) where o.undone = 0 {only} order by s.name, op_id",
        bound,
    ):
        said = Source(*(word or "" for word in row))
        found[said.name] = merged(found.get(said.name), said)
    return list(found.values())

"""What the last comparison of all leads left to the next one, and which leads changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl import __version__
from leadctl.store.facts.learnt import read_learnt
from leadctl.store.facts.libraries import libraries_of_today

if TYPE_CHECKING:
    import sqlite3


LARGEST = 900_000_000
"""Bytes above which nothing is remembered, of some 15 million leads: SQLite keeps no value of more
than a billion (https://www.sqlite.org/limits.html)."""


class Remembered(NamedTuple):
    """What is left of a comparison of all leads.

    Attributes:
        data: what matching wrote.
        same_weights: whether pairs weigh today what they weighed then.
    """

    data: bytes
    same_weights: bool


def remember(con: sqlite3.Connection, data: bytes) -> None:
    """Remember a comparison of all leads, which are in the store as they were compared."""
    forget_compared(con)
    if len(data) <= LARGEST:
        con.execute(
            "insert into compared values (1, ?, ?, ?)", (_cleaned_by(), _weighed_by(con), data)
        )


def remembered(con: sqlite3.Connection) -> Remembered | None:
    """What is remembered; None without, and where values are cleaned by other rules today."""
    row = con.execute("select cleaned_by, weighed_by, data from compared").fetchone()
    if row is None or row[0] != _cleaned_by():
        return None
    return Remembered(row[2], row[1] == _weighed_by(con))


def changed_since(con: sqlite3.Connection) -> list[int]:
    """The leads that were compared, and were derived anew or are gone since."""
    return [row[0] for row in con.execute("select lead_id from changed_lead")]


def note_changed(con: sqlite3.Connection, leads: str) -> None:
    """Note that leads are made anew, or gone: those that query `leads` selects."""
    con.execute(
        f"insert or ignore into changed_lead select lead_id from ({leads})"
        " where exists (select 1 from compared)"
    )


def forget_compared(con: sqlite3.Connection) -> None:
    """Remember nothing."""
    con.execute("delete from compared")
    con.execute("delete from changed_lead")


def _cleaned_by() -> str:
    return orjson.dumps(libraries_of_today()).decode()


def _weighed_by(con: sqlite3.Connection) -> str:
    learnt = sorted((field, level, bits) for (field, level), bits in read_learnt(con).items())
    return orjson.dumps([__version__, learnt]).decode()

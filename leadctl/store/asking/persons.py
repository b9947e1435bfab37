"""The records of a person, dead ones too, by whatever names the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.store.asking.query import find_leads
from leadctl.store.facts.sightings import IS_COMPANY

if TYPE_CHECKING:
    import sqlite3

MOST_DIGITS = 18
"""Numbers of more digits may not fit SQLite's integers, and no store has so many records."""


def records_of(con: sqlite3.Connection, lead_id: int) -> list[int]:
    """Every record whose number leads to a lead, live or not, rising."""
    rows = con.execute(
        "select record_id from member where record_id = ?1 and lead_id = ?1"
        " union select record_id from member where lead_id = ?1 and lead_id <> record_id",
        (lead_id,),
    )
    return [row[0] for row in rows]


def lead_of(con: sqlite3.Connection, text: str) -> int | None:
    """The lead to which a record's number leads, gone or not; None where `text` is no such number.

    Args:
        con: the store.
        text: as typed.
    """
    text = text.strip()
    if not text.isdecimal() or len(text) > MOST_DIGITS:
        return None
    row = con.execute(
        "select lead_id from member join record r using (record_id)"
        f" where record_id = ? and not {IS_COMPANY}",
        (int(text),),
    ).fetchone()
    return row[0] if row else None


def records_meant(con: sqlite3.Connection, text: str) -> list[int]:
    """The numbers under which a lead was ever known, named by one of them or by an address.

    Raises:
        UsageError: nothing is known under it, or several leads share it.
    """
    lead = lead_of(con, text)
    return records_of(con, find_leads(con, [text])[0] if lead is None else lead)

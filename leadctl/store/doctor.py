"""Examine a store: SQLite's own checks, and ours on what is derived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.store import tally
from leadctl.store.blocks import decode
from leadctl.store.derive import groups_of, people
from leadctl.store.imports import all_imports
from leadctl.store.leads import Derived, lead_rows
from leadctl.store.schema import LEAD_COLUMNS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

SAMPLE = 200
"""Leads that are derived again and compared."""


def examine(con: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """Run every check: its name, and what it found (nothing for a healthy store).

    Works in temporary tables, so the connection must allow those.
    """
    yield "integrity", [row[0] for row in con.execute("pragma integrity_check") if row[0] != "ok"]
    yield (
        "foreign keys",
        [f"a row of {row[0]} points nowhere" for row in con.execute("pragma foreign_key_check")],
    )
    yield "every record has its lead", list(_homeless(con))
    yield "raw rows can be read", list(_unreadable(con))
    yield "kept counts", _miscounted(con)
    yield "leads equal what their records say", list(_differing(con))


def _homeless(con: sqlite3.Connection) -> Iterator[str]:
    for (record,) in con.execute(
        "select record_id from record where record_id not in (select record_id from member)"
        " limit 10"
    ):
        yield f"record {record} belongs to no lead"
    for (lead,) in con.execute(
        "select lead_id from lead where lead_id not in (select lead_id from member) limit 10"
    ):
        yield f"lead {lead} has no record"


def _unreadable(con: sqlite3.Connection) -> Iterator[str]:
    for import_id, line, codec, data in con.execute(
        "select import_id, first_line, codec, data from block"
    ):
        try:
            decode(codec, data)
        except ValueError as error:
            yield f"import {import_id}, rows from line {line}: {error}"


def _miscounted(con: sqlite3.Connection) -> list[str]:
    kept = tally.read(con)
    fresh = tally.scan(con)
    return [f"the count of leads by {kind} is off" for kind in kept if kept[kind] != fresh[kind]]


def _differing(con: sqlite3.Connection) -> Iterator[str]:
    """Derive a sample of leads, spread over the whole table, and compare."""
    step = max(1, con.execute("select count(*) from lead").fetchone()[0] // SAMPLE)
    sample = con.execute(
        "select lead_id from (select lead_id, row_number() over (order by lead_id) as n from lead)"
        " where n % ? = 0 limit ?",
        (step, SAMPLE),
    ).fetchall()
    imports = all_imports(con)
    found = people(con, groups_of(con, [row[0] for row in sample]), imports)
    derived = [
        Derived(one.cluster.lead_id, one.golden, [known.at for known in one.records])
        for one in found
        if one.golden is not None
    ]
    stored = ", ".join(f'"{name}"' for name in LEAD_COLUMNS)
    for row in lead_rows(con, derived, imports):
        kept = con.execute(
            f"select {stored} from lead where lead_id = ?",
            (row["lead_id"],),
        ).fetchone()
        if kept is None:
            yield f"lead {row['lead_id']} is missing"
            continue
        off = [name for name, old in zip(LEAD_COLUMNS, kept, strict=True) if row[name] != old]
        if off:
            yield f"lead {row['lead_id']} differs in {', '.join(off)}"

"""Counts that `status` shows, kept up to date so that nobody scans the leads for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

COUNTED = {
    "leads": "'all'",
    "stage": "coalesce(stage, '')",
    "status": "coalesce(status, '')",
    "source": "coalesce(first_source, '')",
    "email_status": "coalesce(email_status, '')",
    "suppressed": "reason.value",
}
"""Kind of count -> the SQL expression over `lead` whose values are counted, where it has any.

A lead that is suppressed for several reasons counts under each of them.
"""

_BESIDE = {
    "suppressed": """, json_each('["' || replace(suppressed, ', ', '","') || '"]') reason""",
}
"""Kind of count -> what its expression needs beside `lead`."""


def count(con: sqlite3.Connection, sign: int, leads: str) -> None:
    """Add (sign 1) or take away (sign -1) the leads whose ids the query `leads` selects."""
    con.execute(_COUNT.format(leads=leads), {"sign": sign})
    for kind in _BESIDE:
        con.execute(
            f"insert into tally select :kind, {COUNTED[kind]}, :sign * count(*) from {_from(kind)}"
            f" where lead_id in ({leads}) group by 2 {_ADDED}",
            {"kind": kind, "sign": sign},
        )
    con.execute("delete from tally where n = 0")


_ADDED = "on conflict (kind, value) do update set n = n + excluded.n"

_AT_ONCE = {kind: value for kind, value in COUNTED.items() if kind not in _BESIDE}
"""What one walk over the leads can count: those that are alike in all of it come together."""

_COUNT = (
    "with alike as materialized (select "
    + ", ".join(f"{value} as {kind}" for kind, value in _AT_ONCE.items())
    + ", count(*) as n from lead where lead_id in ({leads}) group by "
    + ", ".join(str(i + 1) for i in range(len(_AT_ONCE)))
    + ") insert into tally select * from ("
    + " union all ".join(
        f"select '{kind}', {kind}, :sign * sum(n) from alike group by 2" for kind in _AT_ONCE
    )
    + f") where true {_ADDED}"
)


def read(con: sqlite3.Connection) -> dict[str, dict[str, int]]:
    """The counts by kind and value, both in alphabetical order."""
    counts: dict[str, dict[str, int]] = {kind: {} for kind in COUNTED}
    for kind, value, n in con.execute("select kind, value, n from tally order by kind, value"):
        counts[kind][value] = n
    return counts


def scan(con: sqlite3.Connection) -> dict[str, dict[str, int]]:
    """The same counts from the leads themselves: slow, to check the kept ones."""
    query = "select {0}, count(*) from {1} where {0} is not null group by 1 order by 1"
    return {
        kind: dict(con.execute(query.format(value, _from(kind)))) for kind, value in COUNTED.items()
    }


def _from(kind: str) -> str:
    return f"lead{_BESIDE.get(kind, '')}"

"""Counts that `status` shows, kept up to date so that nobody scans the leads for them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from leadctl.compliance.reasons import BETWEEN

if TYPE_CHECKING:
    import sqlite3

COUNTED = {
    "stage": "stage",
    "status": "status",
    "source": "first_source",
    "email_status": "email_status",
    "suppressed": "suppressed",
}
"""Kind of count -> the column of `lead` whose values are counted; `leads` counts all.

A lead that is suppressed for several reasons counts under each of them, and one that is not under
none; of the other columns no value counts, too, as the empty one.
"""


def count(con: sqlite3.Connection, sign: int, leads: str) -> None:
    """Add (sign 1) or take away (sign -1) the leads whose ids the query `leads` selects."""
    con.executemany(
        "insert into tally values (?, ?, ?) on conflict (kind, value) do update"
        " set n = n + excluded.n",
        ((*one, sign * n) for one, n in _counted(con, leads).items()),
    )
    con.execute("delete from tally where n = 0")


def _counted(con: sqlite3.Connection, leads: str) -> Counter[tuple[str, str]]:
    """How many of some leads there are, by kind and value; those that are alike come together."""
    columns = ", ".join(COUNTED.values())
    counts: Counter[tuple[str, str]] = Counter()
    for *values, n in con.execute(
        f"select {columns}, count(*) from lead where lead_id in ({leads}) group by {columns}"
    ):
        counts["leads", "all"] += n
        for kind, value in zip(COUNTED, values, strict=True):
            if kind != "suppressed":
                counts[kind, value or ""] += n
            elif value:
                counts.update({(kind, reason): n for reason in value.split(BETWEEN)})
    return counts


def read(con: sqlite3.Connection) -> dict[str, dict[str, int]]:
    """The counts by kind and value, both in alphabetical order."""
    counts: dict[str, dict[str, int]] = {kind: {} for kind in ("leads", *COUNTED)}
    for kind, value, n in con.execute("select kind, value, n from tally order by kind, value"):
        counts[kind][value] = n
    return counts


def judged(con: sqlite3.Connection) -> dict[tuple[str, str, str], int]:
    """How many leads have a main address, and number, of each verdict and reason, by its kind."""
    return {
        (kind, verdict, reason or ""): n
        for kind in ("email", "phone")
        for verdict, reason, n in con.execute(
            f"select {kind}_status, {kind}_reason, count(*) from lead"
            f" where {kind}_status is not null group by 1, 2"
        )
    }


def scan(con: sqlite3.Connection) -> dict[str, dict[str, int]]:
    """The same counts from the leads themselves: slow, to check the kept ones."""
    counts: dict[str, dict[str, int]] = {kind: {} for kind in ("leads", *COUNTED)}
    for (kind, value), n in sorted(_counted(con, "select lead_id from lead").items()):
        counts[kind][value] = n
    return counts

"""Find the records that hang together with touched ones, and group them; in temporary tables."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from leadctl.store.facts.edges import IS_SAME
from leadctl.store.facts.sightings import IS_LIVE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence


def touch(con: sqlite3.Connection, query: str, values: Sequence[object] = ()) -> None:
    """Name the records to derive: `query` selects their ids. Replaces the earlier ones."""
    con.execute("drop table if exists temp.touched")
    con.execute("create temp table touched (record_id integer primary key)")
    touch_too(con, query, values)


def touch_too(con: sqlite3.Connection, query: str, values: Sequence[object] = ()) -> None:
    """Name further records to derive."""
    con.execute(f"insert or ignore into temp.touched {query}", values)


def reach(con: sqlite3.Connection) -> None:
    """Widen `temp.touched` to `temp.reach` over shared sure keys and leads, and group the records.

    Groups with a live record come to `temp.grouped`, the leads of the others to `temp.gone`.
    """
    _spread(con)
    _group(con, _roots(con))


def groups(con: sqlite3.Connection) -> Iterator[list[int]]:
    """Walk the groups that have a live record, each rising."""
    rows = con.execute("select root, record_id from temp.grouped order by 1, 2")
    for _, group in groupby(rows, key=itemgetter(0)):
        yield [record for _, record in group]


def _spread(con: sqlite3.Connection) -> None:
    """Wave by wave, so that a long chain of records costs its length and not its square."""
    for table in ("reach", "wave", "next"):
        con.execute(f"drop table if exists temp.{table}")
        con.execute(f"create temp table {table} (record_id integer primary key)")
    con.execute("insert into temp.wave select record_id from temp.touched")
    while con.execute("insert into temp.reach select record_id from temp.wave").rowcount:
        for query in _STEPS:
            con.execute(
                f"insert or ignore into temp.next select record_id from ({query}) where"
                " record_id not in (select record_id from temp.reach)"
            )
        con.execute("delete from temp.wave")
        con.execute("insert into temp.wave select record_id from temp.next")
        con.execute("delete from temp.next")


_STEPS = (
    (
        "select record_id from match_key where sure = 1 and hash in (select k.hash from temp.wave"
        " cross join match_key k using (record_id) where k.sure = 1)"
    ),
    "select m.lead_id as record_id from temp.wave cross join member m using (record_id)",
    (
        "select record_id from member where lead_id <> record_id"
        " and lead_id in (select m.lead_id from temp.wave cross join member m using (record_id))"
    ),
    f"select e.r as record_id from temp.wave cross join edge e on e.l = record_id {IS_SAME}",
    f"select e.l as record_id from temp.wave cross join edge e on e.r = record_id {IS_SAME}",
)
"""Selections that lead from the records of one wave to those of the next.

`cross join` holds SQLite to walking the wave, where it may take the larger table first.
"""


def _roots(con: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Reached records that share a sure key or a lead with a lower one, and their group's lowest.

    Works on arrays: a million records take 12 MB, where a dictionary would take ten times that.
    """
    records = array("q", (row[0] for row in con.execute("select * from temp.reach order by 1")))
    parent = array("I", range(len(records)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for pair in _ties(con):
        low, high = sorted(root(bisect_left(records, record)) for record in pair)
        parent[high] = low
    return ((records[at], records[root(at)]) for at in range(len(records)) if parent[at] != at)


def _ties(con: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Pairs of reached records that belong together, enough to connect every group."""
    first: tuple[int, int] = (0, 0)
    for key, record in con.execute(
        "select hash, record_id from match_key where sure = 1 and hash in (select hash from"
        " match_key where sure = 1 and hash in (select k.hash from temp.reach cross join"
        " match_key k using (record_id) where k.sure = 1)"
        " group by hash having count(*) > 1) order by 1"
    ):
        if key == first[0] and first[1]:
            yield first[1], record
        else:
            first = key, record
    yield from con.execute(
        "select m.record_id, m.lead_id from temp.reach cross join member m using (record_id)"
        " where m.lead_id <> m.record_id"
    )
    yield from con.execute(
        f"select e.l, e.r from temp.reach cross join edge e on e.l = record_id {IS_SAME}"
    )


def _group(con: sqlite3.Connection, roots: Iterable[tuple[int, int]]) -> None:
    for table, columns in _TABLES.items():
        con.execute(f"drop table if exists temp.{table}")
        con.execute(f"create temp table {table} {columns}")
    con.executemany("insert into temp.root values (?, ?)", roots)
    con.execute(
        "insert into temp.grouped select coalesce(t.root, r.record_id) as root, r.record_id"
        " from temp.reach r left join temp.root t using (record_id) order by 1, 2"
    )
    con.execute(
        "insert into temp.live select distinct g.root from temp.grouped g cross"
        f" join member m using (record_id) where {IS_LIVE}"
    )
    dead = "from temp.grouped where root not in (select root from temp.live)"
    con.execute(
        "insert or ignore into temp.gone select m.lead_id from member m join lead using (lead_id)"
        f" where m.record_id in (select record_id {dead})"
    )
    con.execute(f"delete {dead}")


_TABLES = {
    "root": "(record_id integer primary key, root integer)",
    "live": "(root integer primary key)",
    "gone": "(lead_id integer primary key)",
    "grouped": "(root integer, record_id integer, primary key (root, record_id)) without rowid",
}

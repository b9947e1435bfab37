"""Match keys follow the mapping and what is typed.

A record that is read under another plan has other keys, and so has one under whose number a person
typed an address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.matching.records.keys import KEY_FIELDS, key_hash
from leadctl.matching.surviving import companies
from leadctl.store.derived.companies import any_companies, touch_customers
from leadctl.store.derived.load import load, sighted_records
from leadctl.store.derived.reach import touch_too
from leadctl.store.facts.rulings import read_as
from leadctl.store.facts.said import KEYED, keys_typed, said_of
from leadctl.store.facts.sightings import IS_COMPANY
from leadctl.store.facts.staging import named_leads

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from leadctl.store.facts.imports import Import

_BATCH = 4000


def rekey(con: sqlite3.Connection, imports: Mapping[int, Import]) -> None:
    """Make the keys of touched records anew whose latest import reads other than the one before.

    Those too under whose numbers addresses were typed, now or then. Whoever shared a key with them
    is touched too.
    """
    ways = con.execute(f"select count(distinct {_HOW_READ}) from import i").fetchone()[0]
    others = con.execute(f"select 1 from ({_TYPED} union all {_READ_ANEW}) limit 1").fetchone()
    if ways < _WAYS_THAT_DIFFER and not others:
        return
    for table in ("reading", "stale"):
        con.execute(f"drop table if exists temp.{table}")
    con.execute(
        "create temp table reading as"
        f" select import_id, dense_rank() over (order by {_HOW_READ}) as way from import i"
    )
    con.execute("create unique index temp.reading_by_import on reading (import_id)")
    con.execute("create temp table stale (record_id integer primary key)")
    con.execute(f"insert into temp.stale {_STALE}")
    con.execute(f"insert or ignore into temp.stale {_TYPED} union all {_READ_ANEW}")
    touch_too(
        con,
        "select o.record_id from temp.stale join match_key k using (record_id) join match_key o"
        " on o.hash = k.hash and o.sure = 1 where k.sure = 1",
    )
    _rekey_stale(con, imports)


def renew_keys(con: sqlite3.Connection, query: str, imports: Mapping[int, Import]) -> None:
    """Make the keys of the records anew that a query selects, for their rows were changed."""
    con.execute("drop table if exists temp.stale")
    con.execute("create temp table stale (record_id integer primary key)")
    con.execute(f"insert into temp.stale {query}")
    _rekey_stale(con, imports)


def _rekey_stale(con: sqlite3.Connection, imports: Mapping[int, Import]) -> None:
    """Make the keys of the records in `temp.stale` anew.

    The leads of companies that rows about companies are taken from are touched.
    """
    touch_customers(con, "temp.stale")
    for page in _pages(con):
        _rekey_page(con, page, imports)
    con.execute(
        "update member set keyed = coalesce(last_import, (select import_id from record r where"
        " r.record_id = member.record_id)) where record_id in (select record_id from temp.stale)"
    )


_HOW_READ = (
    f"{read_as('plan')} || json_remove({read_as('options')}, '$.mode', '$.protected',"
    " '$.survivorship', '$.trusted')"
)
"""What decides how the rows of import `i` are read and cleaned, and so which keys they have."""

_WAYS_THAT_DIFFER = 2

_STALE = (
    "select t.record_id from temp.touched t join member m using (record_id)"
    " join record r using (record_id)"
    " join temp.reading old on old.import_id = coalesce(m.keyed, r.import_id)"
    " join temp.reading new on new.import_id = coalesce(m.last_import, r.import_id)"
    " where old.way <> new.way"
)


_TYPED = (
    "select record_id from temp.touched where exists (select 1 from event e"
    f" where e.lead_id = record_id and e.kind in ({', '.join(map(repr, KEYED))}))"
)
"""Touched records under whose numbers an address was ever typed, undone or not."""


_READ_ANEW = (
    "select t.record_id from temp.touched t join member m using (record_id)"
    " join record r using (record_id) where coalesce(m.last_import, r.import_id) in"
    " (select import_id from rereading)"
)
"""Touched records of imports that were ever read under another plan, undone or not."""


def write_named(con: sqlite3.Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Let records be found by the number under which later rows name them.

    Args:
        con: the store, in a transaction.
        pairs: (record, the lead that its row names); an unknown or later lead is passed over, and
            so is a row about a company.
    """
    con.executemany(
        "insert or ignore into match_key select ?3, record_id, 1 from record r"
        f" where record_id = ?2 and ?2 < ?1 and not {IS_COMPANY}",
        ((record, lead, key_hash(f"lead:{lead}")) for record, lead in pairs),
    )


def _pages(con: sqlite3.Connection) -> Iterator[list[int]]:
    last = 0
    while rows := con.execute(
        "select record_id from temp.stale where record_id > ? order by 1 limit ?", (last, _BATCH)
    ).fetchall():
        yield [row[0] for row in rows]
        last = rows[-1][0]


def _rekey_page(con: sqlite3.Connection, records: list[int], imports: Mapping[int, Import]) -> None:
    # The key of a record's own number stays: another row named it, whatever this one says.
    con.executemany(
        "delete from match_key where record_id = ? and hash <> ?",
        ((record, key_hash(f"lead:{record}")) for record in records),
    )
    said = said_of(con, records)
    fields = (*KEY_FIELDS, *companies.KEYED) if any_companies(con) else KEY_FIELDS
    for loaded in load(con, sighted_records(con, records), imports, fields):
        numbers = [one.record for one in loaded.records]
        rows = loaded.keys()
        con.executemany(
            "insert or ignore into match_key values (?, ?, ?)",
            (
                (key_hash(key.text), number, int(key.sure))
                for number, row in zip(numbers, rows, strict=True)
                for key in (*row, *keys_typed(said.get(number, ())))
            ),
        )
        write_named(con, named_leads(numbers, loaded.cells))

"""Suppressions as facts: written by operations, standing until they are lifted.

An undo hides an operation; what it suppressed stays suppressed all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.compliance.addresses import values_covering
from leadctl.compliance.reasons import OPTED_OUT
from leadctl.errors import did_you_mean
from leadctl.matching.records.keys import key_hash, lookup_keys
from leadctl.store.derived.suppressed import (
    IS_WISH,
    LIVE,
    PHONE_COLUMNS,
    STANDS,
    email_hash,
    find,
    find_by_value,
    remark,
)
from leadctl.store.facts.author import storable
from leadctl.store.facts.tombstones import load as load_tombstones

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from leadctl.compliance.addresses import Address
    from leadctl.store.facts.staging import Staging


class Entry(NamedTuple):
    """An address to suppress: why, since which day (ISO 8601), and where that was said."""

    address: Address
    reason: str
    day: str
    origin: str


@dataclass(frozen=True, slots=True)
class Suppression:
    """One suppression as people see it.

    Attributes:
        id: its number.
        kind: email, domain or phone.
        value: the address.
        reason: a word of the vocabulary.
        day: since when, ISO 8601.
        origin: file and line, or how it came in.
        operation: number of the operation that wrote it.
        who: who ran that.
        at: when, UTC.
        lifted: the operation that lifted it; None while it stands.
        why_lifted: the reason given for that.
    """

    id: int
    kind: str
    value: str
    reason: str
    day: str
    origin: str
    operation: int
    who: str
    at: str
    lifted: int | None
    why_lifted: str | None

    @property
    def whence(self) -> str:
        """Where it comes from, for people."""
        return f"{self.origin}, operation {self.operation} by {self.who}"


class Written(NamedTuple):
    """What writing suppressions did: how many are new, and how many leads those hold."""

    new: int
    leads: int


def hash_of(address: Address) -> int:
    """The number under which an address is looked up."""
    if address.kind == "email":
        return email_hash(address.key)
    return key_hash(f"{address.kind}:{address.key}")


ENTRIES = (
    "(seq integer primary key, kind text, value text, hash integer, role integer, exact integer,"
    " reason text, day text, origin text)"
)
"""Columns of a table of entries, in the staging or among the temporary tables.

`role` is the hash under which a lead's match key stands where the mailbox is that of a function.
"""


def add_entries(con: sqlite3.Connection, table: str, entries: Iterable[Entry]) -> None:
    """Put entries into a table made with ENTRIES."""
    con.executemany(
        f"insert into {table} (kind, value, hash, role, exact, reason, day, origin)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                one.kind,
                storable(one.value),
                hash_of(one),
                key_hash(lookup_keys(one.key)[1]) if one.kind == "email" else None,
                int(one.exact),
                reason,
                day,
                storable(origin),
            )
            for one, reason, day, origin in entries
        ),
    )


def hold(con: sqlite3.Connection, entries: Iterable[Entry]) -> str:
    """Put entries into a temporary table of the store, and give its name."""
    con.execute("drop table if exists temp.entry")
    con.execute(f"create temp table entry {ENTRIES}")
    add_entries(con, "temp.entry", entries)
    return "temp.entry"


STAGED = "stage.entry"
"""Where the entries of a staging file stand for the transaction that lands them."""


def stage(into: Staging, entries: Iterable[Entry]) -> tuple[int, int]:
    """Put entries into a staging file; gives their number, and how many are no good address."""
    into.con.execute(f"create table entry {ENTRIES}")
    add_entries(into.con, "entry", entries)
    counted = "select count(*), coalesce(sum(exact), 0) from entry"
    found: tuple[int, int] = into.con.execute(counted).fetchone()
    return found


def count_new(con: sqlite3.Connection, table: str) -> int:
    """How many suppressions the entries of a table would add.

    A noted opt-out says nothing new of an address whose owner is known to have refused, and
    nothing does of one that was forgotten.
    """
    con.execute("drop table if exists temp.fresh")
    con.execute("create temp table fresh (seq integer primary key)")
    con.execute(
        f"insert into temp.fresh select min(e.seq) from {table} e where not exists (select 1 from"
        " suppression p where p.hash = e.hash and p.kind = e.kind and (p.reason = e.reason"
        f" or (e.reason = '{OPTED_OUT}' and {IS_WISH})) and {STANDS})"
        " group by e.hash, e.kind, e.reason"
    )
    _leave_forgotten(con, table)
    number: int = con.execute("select count(*) from temp.fresh").fetchone()[0]
    return number


def _leave_forgotten(con: sqlite3.Connection, table: str) -> None:
    """Take no address in again that was erased: its tombstone keeps the person out for good."""
    stones = load_tombstones(con)
    if stones:
        rows = con.execute(
            f"select seq, value from {table} where kind <> 'domain'"
            " and seq in (select seq from temp.fresh)"
        ).fetchall()
        gone = [(seq,) for seq, value in rows if stones.is_in(value)]
        con.executemany("delete from temp.fresh where seq = ?", gone)


def write(con: sqlite3.Connection, op_id: int, table: str) -> Written:
    """Write the entries that `count_new` found new as facts, and mark the leads they hold."""
    last = con.execute("select coalesce(max(suppression_id), 0) from suppression").fetchone()[0]
    new = con.execute(
        "insert into suppression (op_id, kind, value, hash, reason, day, origin)"
        f" select ?, kind, value, hash, reason, day, origin from {table}"
        " where seq in (select seq from temp.fresh) order by seq",
        (op_id,),
    ).rowcount
    if not new:
        return Written(0, 0)
    _reach(con, table, last)
    remark(con, "select lead_id from temp.reached")
    held = con.execute(
        "select count(distinct lead_id) from temp.hit where suppression_id > ?", (last,)
    ).fetchone()[0]
    return Written(new, held)


def _reach(con: sqlite3.Connection, table: str, last: int) -> None:
    """Name in `temp.reached` the leads that the entries of a table hold, written after `last`.

    Match keys lead to most of them, where they might be held; for the rest all leads are looked at.
    """
    con.execute("create temp table if not exists reached (lead_id integer primary key)")
    con.execute("delete from temp.reached")
    con.execute(
        "insert or ignore into temp.reached select m.lead_id from (select hash from"
        f" {table} union select role from {table}) e cross join match_key k on k.hash = e.hash"
        " cross join member m using (record_id) join lead l using (lead_id)"
    )
    others = f"select 1 from {table} where kind <> 'email' or exact limit 1"
    if con.execute(others).fetchone():
        find_by_value(con, last)
        con.execute("insert or ignore into temp.reached select lead_id from temp.hit")


def note_words(con: sqlite3.Connection, op_id: int, lead: int, reason: str, day: str) -> list[int]:
    """Note what the rows of a lead say of themselves, so that it can be lifted; gives the numbers.

    It is said of each record, which keeps its number whatever lead it belongs to.

    Args:
        con: the store, in which `holding` was asked for the lead just now.
        op_id: number of the operation.
        lead: the lead's number.
        reason: what the rows say.
        day: since when, ISO 8601.
    """
    last = con.execute("select coalesce(max(suppression_id), 0) from suppression").fetchone()[0]
    records = con.execute("select record_id from temp.own where lead_id = ? order by 1", (lead,))
    con.executemany(
        "insert into suppression (op_id, kind, value, hash, reason, day, origin)"
        " values (?, 'lead', ?, ?, ?, ?, 'email_opt_out')",
        [
            (op_id, f"lead {record}", key_hash(f"lead:{record}"), reason, day)
            for (record,) in records.fetchall()
        ],
    )
    new = con.execute("select suppression_id from suppression where suppression_id > ?", (last,))
    return [row[0] for row in new]


def lift(
    con: sqlite3.Connection, op_id: int, numbers: Sequence[int], leads: Sequence[int] = ()
) -> int:
    """Lift suppressions; gives how many leads are free of any now.

    Args:
        con: the store.
        op_id: number of the operation.
        numbers: those of the suppressions.
        leads: leads whose own words are among them.
    """
    listed = orjson.dumps(list(numbers)).decode()
    find(con, "select lead_id from lead where suppressed is not null")
    con.execute("drop table if exists temp.freed")
    con.execute(
        "create temp table freed as select distinct lead_id from temp.hit"
        " where suppression_id in (select value from json_each(?))",
        (listed,),
    )
    own = orjson.dumps(list(leads)).decode()
    con.execute("insert into temp.freed select value from json_each(?)", (own,))
    con.execute("insert into lift select ?, value from json_each(?)", (op_id, listed))
    remark(con, "select lead_id from temp.freed")
    free: int = con.execute(
        "select count(*) from lead where suppressed is null"
        " and lead_id in (select lead_id from temp.freed)"
    ).fetchone()[0]
    return free


_SELECT = (
    "select p.suppression_id, p.kind, p.value, p.reason, p.day, p.origin, p.op_id, o.who, o.at,"
    " (select max(op_id) from lift where lift.suppression_id = p.suppression_id) as lifted,"
    " (select w.reason from lift join operation w using (op_id) where lift.suppression_id ="
    " p.suppression_id order by op_id desc limit 1) from suppression p join operation o"
    " using (op_id)"
)


def listing(con: sqlite3.Connection, *, lifted: bool = False) -> Iterator[tuple[Suppression, int]]:
    """Walk the standing suppressions, and with `lifted` the others too: each with its leads.

    Yields:
        a suppression, and how many leads it holds.
    """
    find(con, "select lead_id from lead where suppressed is not null")
    con.execute("drop table if exists temp.held")
    con.execute(
        "create temp table held as select suppression_id, count(*) as n from temp.hit group by 1"
    )
    con.execute("create unique index temp.held_by_id on held (suppression_id)")
    query = (
        f"select s.*, coalesce(h.n, 0) from ({_SELECT}{'' if lifted else f' where {STANDS}'}) s"
        " left join temp.held h using (suppression_id) order by s.suppression_id"
    )
    for *columns, held in con.execute(query):
        yield Suppression(*columns), held


def numbered(con: sqlite3.Connection, numbers: Sequence[int]) -> list[Suppression]:
    """Look suppressions up by their numbers."""
    packed = orjson.dumps(list(numbers)).decode()
    rows = con.execute(
        f"{_SELECT} where p.suppression_id in (select value from json_each(?)) order by 1",
        (packed,),
    )
    return [Suppression(*row) for row in rows]


def of_address(
    con: sqlite3.Connection, address: Address, *, lifted: bool = False
) -> list[Suppression]:
    """The suppressions of this very address that stand, or with `lifted` those that were."""
    only = f"not ({STANDS})" if lifted else STANDS
    rows = con.execute(
        f"{_SELECT} where p.hash = ? and p.kind = ? and {only} order by 1",
        (hash_of(address), address.kind),
    )
    return [Suppression(*row) for row in rows]


def covering(con: sqlite3.Connection, address: Address) -> list[Suppression]:
    """The standing suppressions of an address and of what it lies under, such as its domain."""
    values = [one for one in values_covering(address) if one != address.value]
    rows = con.execute(
        f"{_SELECT} where p.value in (select value from json_each(?)) and {STANDS} order by 1",
        (orjson.dumps(values).decode(),),
    )
    return [*of_address(con, address), *(Suppression(*row) for row in rows)]


def leads_at(con: sqlite3.Connection, address: Address) -> list[int]:
    """The leads that have an address or a number now; a domain is nobody's."""
    if address.kind == "email" and not address.exact:
        keys = orjson.dumps([key_hash(key) for key in lookup_keys(address.key)]).decode()
        rows = con.execute(
            "select distinct l.lead_id from json_each(?) j join match_key k on k.hash = j.value"
            " join member m using (record_id) join lead l using (lead_id)"
            f" where {LIVE} order by 1",
            (keys,),
        )
    else:
        one, many = _COLUMNS.get(address.kind, ("null", "null"))
        rows = con.execute(
            f"select lead_id from lead where ?1 in ({one}) or exists"
            f" (select 1 from json_each({many}) where value = ?1) order by 1",
            (address.value,),
        )
    return [row[0] for row in rows]


_COLUMNS = {
    "email": ("email, personal_email", "other_emails"),
    "phone": (", ".join(PHONE_COLUMNS), "other_phones"),
}


def holding(con: sqlite3.Connection, leads: Sequence[int]) -> dict[int, list[Suppression]]:
    """Lead -> the standing suppressions that hold it; leads that nothing holds are absent."""
    find(con, "select value from json_each(?)", (orjson.dumps(list(leads)).decode(),))
    rows = con.execute(
        f"select h.lead_id, s.* from temp.hit h join ({_SELECT}) s using (suppression_id)"
        " order by 1, 2"
    )
    held: dict[int, list[Suppression]] = {}
    for lead, *columns in rows:
        held.setdefault(lead, []).append(Suppression(*columns))
    return held


def opted_out(con: sqlite3.Connection) -> dict[int, str]:
    """Those of the leads `holding` was asked for of which a row itself says that they opted out.

    Each with its reason: a row may say it unclearly.
    """
    return dict(con.execute("select lead_id, reason from temp.opted").fetchall())


def nearest(con: sqlite3.Connection, text: str) -> str:
    """The hint for an address that is not suppressed: the nearest one that is."""
    rows = con.execute(
        f"select p.value from suppression p where p.value >= ? and p.value < ? and {STANDS}"
        " limit 1000",
        (text[:1], text[:1] + "\U0010ffff"),
    )
    return did_you_mean(text, (row[0] for row in rows), "see them with: leadctl suppress list")

"""Which leads are suppressed, and why: the derived column `suppressed`, from the standing facts.

A lead is suppressed whole when any address of a record of it (also of one that an undo hid), or
any address, number or domain that it shows, is suppressed; and when a row of it says that the
person opted out, unless that was lifted since. `find` is the one answer to that; marks, the gate of
exports, `show` and the doctor all come from it. It is driven from the side of the leads, so that it
costs nothing for a store without suppressions and little for a few leads among millions.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import orjson

from leadctl.cleaning.emails.email import clean_email
from leadctl.compliance.addresses import EXTENSION, Address, domains_over, emails
from leadctl.compliance.reasons import BETWEEN, OPTED_OUT, UNCLEAR, WISHES, in_order
from leadctl.matching.records.keys import key_hash, lookup_keys
from leadctl.store.derived import tally
from leadctl.store.facts.sightings import IS_KEPT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

STANDS = "not exists (select 1 from lift where lift.suppression_id = p.suppression_id)"
"""Whether suppression `p` was not lifted. Nothing else takes one back, no undo either."""

IS_WISH = f"p.reason in ({', '.join(repr(word) for word in WISHES)})"
"""Whether suppression `p` says what the person wants."""

_WAIVED = (
    f"p.kind = 'email' and {IS_WISH} and exists"
    " (select 1 from lift where lift.suppression_id = p.suppression_id)"
)
"""Whether suppression `p` was a person's wish that was lifted: that answers what a row says.

That a phone, a domain or a bounce was lifted tells nothing of what the person wants.
"""

_TABLES = {
    "scope": "(lead_id integer primary key)",
    "own": "(record_id integer primary key, lead_id integer)",
    "hit": "(lead_id integer, suppression_id integer, primary key (lead_id, suppression_id))"
    " without rowid",
    "waiver": "(lead_id integer, suppression_id integer, primary key (lead_id, suppression_id))"
    " without rowid",
    "opted": "(lead_id integer primary key, reason text)",
    "answered": "(record_id integer primary key, lead_id integer, op_id integer)",
    "place": "(host text, suppression_id integer, primary key (host, suppression_id))"
    " without rowid",
    "mark": "(lead_id integer primary key, reasons text)",
    "unlike": "(lead_id integer primary key, reasons text)",
}
"""Temporary tables; emptied and not dropped, for a walk over other ones may be under way."""


def any_suppression(con: sqlite3.Connection) -> bool:
    """Whether the store ever had a suppression."""
    return con.execute("select 1 from suppression limit 1").fetchone() is not None


def any_suppressed(con: sqlite3.Connection) -> bool:
    """Whether a lead is suppressed; the leads must be marked and counted."""
    return (
        con.execute("select 1 from tally where kind = 'suppressed' limit 1").fetchone() is not None
    )


def find(con: sqlite3.Connection, leads: str, values: Sequence[object] = ()) -> None:
    """Name in `temp.hit` which standing suppressions hold which of some leads.

    `temp.opted` names those of which a row says that the person opted out, or something unclear of
    it, and no lift since.
    Their records come to `temp.own`.

    Args:
        con: the store; temporary tables must be allowed.
        leads: query that selects the leads' numbers.
        values: bound in it.
    """
    _start(con, leads, values)
    con.execute(f"insert or ignore into temp.own {_OWN}")
    con.execute(f"insert into temp.opted {_TELLING}")
    if any_suppression(con):
        _hit_addresses(con, STANDS, "hit")
        _hit_numbers_and_domains(con, STANDS)
        _waive(con)


_TELLING = (
    f"select lead_id, iif(email_opt_out = '{UNCLEAR}', '{UNCLEAR}', '{OPTED_OUT}')"
    " from temp.scope cross join lead using (lead_id) where opted_out_op is not null"
)


def _waive(con: sqlite3.Connection) -> None:
    """Take from `temp.opted` the leads whose person's wish was lifted after it was told last."""
    if not _any(con, "temp.opted") or not _any(con, "lift"):
        return
    con.execute(f"insert into temp.answered {_ANSWERED}")
    con.execute(f"delete from temp.opted where lead_id in ({_ANSWERED_WHOLE})")
    _hit_addresses(con, _WAIVED, "waiver")
    con.execute(
        "delete from temp.opted where lead_id in (select w.lead_id from temp.waiver w join lift t"
        " using (suppression_id) join lead l using (lead_id) where t.op_id > l.opted_out_op)"
    )


_ANSWERED = (
    "select o.record_id, o.lead_id, max(t.op_id) from suppression p join lift t using"
    " (suppression_id) cross join temp.own o on o.record_id = cast(substr(p.value, 6) as integer)"
    " where p.kind = 'lead' and p.value between 'lead ' and 'lead :' group by 1, 2"
)
"""Records whose own word was lifted by their lead's number, and when."""

_ANSWERED_WHOLE = (
    "select a.lead_id from temp.answered a join lead l using (lead_id)"
    " where a.op_id > l.opted_out_op and not exists (select 1 from temp.own o"
    " join record r using (record_id) join import i using (import_id) where o.lead_id = a.lead_id"
    " and i.op_id < a.op_id and o.record_id not in (select record_id from temp.answered))"
)
"""Leads whose rows were all meant by that, but for later ones, which say nothing of it.

What another lead said that became one with it since was not lifted: the strictest word counts.
"""


def _any(con: sqlite3.Connection, table: str) -> bool:
    return con.execute(f"select 1 from {table} limit 1").fetchone() is not None


def _hit_addresses(con: sqlite3.Connection, counted: str, into: str) -> None:
    """Compare addresses: by their match keys, those of functions, and those that are none."""
    keys = (
        "select o.lead_id, p.suppression_id from temp.own o cross join match_key k using"
        " (record_id) cross join suppression p on p.hash = k.hash and p.kind = 'email'"
    )
    _hit(con, keys, counted, into)
    _hit_roles(con, counted, into)
    _hit(con, _joined(_EXACT, "email"), counted, into)


def find_by_value(con: sqlite3.Connection, after: int) -> None:
    """Name in `temp.hit` which leads suppressions numbered above `after` hold by what they show.

    Numbers, domains and texts that are no address have no match keys: all leads are looked at.
    """
    _start(con, "select lead_id from lead", ())
    counted = f"p.suppression_id > {after}"
    _hit(con, _joined(_EXACT, "email"), counted, "hit")
    _hit_numbers_and_domains(con, counted)


def _start(con: sqlite3.Connection, leads: str, values: Sequence[object]) -> None:
    for table, columns in _TABLES.items():
        con.execute(f"create temp table if not exists {table} {columns}")
        con.execute(f"delete from temp.{table}")
    if not any_suppression(con):
        leads = f"select lead_id from lead where opted_out_op is not null and lead_id in ({leads})"
    con.execute(f"insert or ignore into temp.scope {leads}", values)


def _hit_numbers_and_domains(con: sqlite3.Connection, counted: str) -> None:
    if _has(con, "+", counted):
        _hit(con, _joined(_NUMBERS, "phone"), counted, "hit")
    if _has(con, "@", counted):
        _hit_domains(con, counted)


def _hit(con: sqlite3.Connection, pairs: str, counted: str, into: str) -> None:
    con.execute(f"insert or ignore into temp.{into} {pairs} where {counted}")


def _has(con: sqlite3.Connection, sign: str, counted: str) -> bool:
    """Whether there are suppressions whose value begins so: `@` for domains, `+` for numbers."""
    query = f"select 1 from suppression p where value >= ? and value < ? and {counted} limit 1"
    return con.execute(query, (sign, chr(ord(sign) + 1))).fetchone() is not None


LIVE = f"(m.seen > 0 or {IS_KEPT})"
"""Whether record `m` (of table member) takes part in a lead."""

_OWN = (
    "select m.record_id, s.lead_id from temp.scope s cross join member m"
    " on m.record_id = s.lead_id and m.lead_id = m.record_id"
    " union all select m.record_id, s.lead_id from temp.scope s cross join member m"
    " on m.lead_id = s.lead_id and m.lead_id <> m.record_id"
)
"""The records of the leads in scope; who is suppressed by a record stays so when that is undone."""

_MANY = (
    "select l.lead_id, j.value from temp.scope s cross join lead l using (lead_id)"
    " cross join json_each(l.{0}) j where l.{0} is not null"
)
_ONE = "select l.lead_id, l.{0} as value from temp.scope s cross join lead l using (lead_id)"

_EXACT = " union all ".join(
    (
        f"{_ONE.format('email')} where l.email_status = 'invalid'",
        f"{_ONE.format('personal_email')} where l.personal_email is not null",
        _MANY.format("other_emails"),
    )
)
"""Addresses that may have no match key, because they are none: only the same text meets them."""

PHONE_COLUMNS = ("phone", "mobile_phone", "work_phone", "home_phone", "company_phone")

_AS_DIALLED = " union all ".join(
    (
        *(f"{_ONE.format(name)} where l.{name} is not null" for name in PHONE_COLUMNS),
        _MANY.format("other_phones"),
    )
)
_NUMBERS = (
    f"with dialled(lead_id, value) as ({_AS_DIALLED}) select lead_id, value from dialled union all"
    f" select lead_id, substr(value, 1, instr(value, '{EXTENSION}') - 1) from dialled"
    f" where instr(value, '{EXTENSION}') > 0"
)
"""Numbers of the leads in scope; one with an extension is covered by the number without it too."""


def _joined(handles: str, kind: str) -> str:
    return (
        f"select h.lead_id, p.suppression_id from ({handles}) h cross join suppression p"
        f" on p.value = h.value and p.kind = '{kind}'"
    )


def _hit_roles(con: sqlite3.Connection, counted: str, into: str) -> None:
    """Compare mailboxes of a function by their address: `info@` has a match key of its own kind."""
    rows = con.execute(
        "select l.lead_id, l.email, l.personal_email, l.other_emails from (select distinct"
        " o.lead_id from temp.own o cross join match_key k using (record_id) where k.sure = 0) r"
        " cross join lead l using (lead_id)"
    ).fetchall()
    pairs = ((lead, email_hash(one.key)) for lead, *texts in rows for one in written(*texts))
    con.executemany(
        f"insert or ignore into temp.{into} select ?, p.suppression_id from suppression p"
        f" where p.hash = ? and p.kind = 'email' and {counted}",
        pairs,
    )


def email_hash(key: str) -> int:
    """Fold the match key of an address, of a person or of a function, as suppressions keep it."""
    return key_hash(lookup_keys(key)[0])


def written(email: str | None, personal: str | None, others: str | None) -> list[Address]:
    """The addresses in the e-mail columns of a lead or of a staged row, each once."""
    more = orjson.loads(others) if others else []
    cells = clean_email([text for text in (email, personal, *more) if text])
    return list(dict.fromkeys(one for cell in cells for one in emails(cell)))


def _hit_domains(con: sqlite3.Connection, counted: str) -> None:
    """Compare the hosts of addresses and the companies' domains, each host once."""
    hosts = con.execute(f"select distinct host from ({_PLACES})").fetchall()
    con.executemany(
        "insert or ignore into temp.place select ?, p.suppression_id from suppression p"
        f" where p.value = ? and p.kind = 'domain' and {counted}",
        ((host, value) for (host,) in hosts for value in domains_over(host)),
    )
    if con.execute("select 1 from temp.place limit 1").fetchone():
        con.execute(
            "insert or ignore into temp.hit select w.lead_id, o.suppression_id"
            f" from ({_PLACES}) w cross join temp.place o on o.host = w.host"
        )


_PLACES = (
    "select substr(value, instr(value, '@') + 1) as host, lead_id from"
    f" ({_ONE.format('email')} union all {_ONE.format('personal_email')} union all"
    f" {_MANY.format('other_emails')} union all {_ONE.format('domain')}) where value is not null"
)


def mark(con: sqlite3.Connection, leads: str) -> None:
    """Mark leads that were put into the table just now, and are not counted in the tally yet."""
    find(con, leads)
    note_marks(con)
    con.execute(_UPDATE.format("mark"))


def remark(con: sqlite3.Connection, leads: str) -> None:
    """Mark leads anew after suppressions came or were lifted; `temp.hit` tells what holds them."""
    find(con, leads)
    note_marks(con)
    con.execute(
        "insert into temp.unlike select s.lead_id, m.reasons from temp.scope s cross join lead l"
        " using (lead_id) left join temp.mark m using (lead_id)"
        " where l.suppressed is not m.reasons"
    )
    unlike = "select lead_id from temp.unlike"
    tally.count(con, -1, unlike)
    con.execute(_UPDATE.format("unlike"))
    tally.count(con, 1, unlike)


_UPDATE = (
    "update lead set suppressed = (select reasons from temp.{0} s where"
    " s.lead_id = lead.lead_id) where lead_id in (select lead_id from temp.{0})"
)


def note_marks(con: sqlite3.Connection) -> None:
    """Note in `temp.mark` how the leads that `find` was asked for are to be marked."""
    con.executemany("insert into temp.mark values (?, ?)", found(con))


def found(con: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """Walk what `find` found: lead, and its reasons as the column shows them."""
    rows = con.execute(
        "select h.lead_id, p.reason from temp.hit h join suppression p using (suppression_id)"
        " union select lead_id, reason from temp.opted order by 1"
    )
    for lead, group in groupby(rows, key=itemgetter(0)):
        yield lead, BETWEEN.join(in_order({reason for _, reason in group}))

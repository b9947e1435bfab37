"""Rows that land and were known before: which of them tell something by coming again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.store.derived.companies import KIN_OF_COMPANY, any_companies
from leadctl.store.derived.reach import touch, touch_too
from leadctl.store.facts.sightings import IS_COMPANY

if TYPE_CHECKING:
    import sqlite3


def touch_known(con: sqlite3.Connection) -> None:
    """Touch the known records that come back or have news; speaking later than others is news."""
    touch(con, "select null where false")
    if con.execute(f"select 1 {_KNOWN} limit 1").fetchone():
        con.execute("create index temp.landed_by_record on landed (record_id)")
        con.execute(
            "update temp.landed set news = 1 where live and not news and record_id in"
            f" (select d.record_id {_KNOWN} and d.live and exists ({_overtaken(_OF_LEAD)}))"
        )
        _note_overtaken_companies(con)
        touch_too(con, f"select d.record_id {_KNOWN} and (not d.live or d.news)")


def _note_overtaken_companies(con: sqlite3.Connection) -> None:
    """Rows about one company are no lead; they share its key."""
    if any_companies(con):
        con.execute(
            "update temp.landed set news = 1 where live and not news and record_id in"
            f" (select d.record_id {_KNOWN} and d.live and exists (select 1 from record r"
            f" where r.record_id = d.record_id and {IS_COMPANY})"
            f" and exists ({_overtaken(KIN_OF_COMPANY)}))"
        )


_KNOWN = (
    "from temp.landed d join member m using (record_id)"
    " where d.record_id not in (select record_id from temp.new_record)"
)

_OF_LEAD = (
    "select record_id from member where lead_id = m.lead_id and lead_id <> record_id"
    " union all select m.lead_id"
)


def _overtaken(kin: str) -> str:
    """Finds one of `kin` that spoke later than record `d`, or no earlier, before but not now."""
    was = (
        "coalesce((select was from temp.landed where record_id = o.record_id), o.last_import)"
        " {0} d.was"
    )
    return (
        f"select 1 from ({kin}) x join member o using (record_id)"
        f" where ({was.format('>')}) <> (o.last_import > m.last_import)"
        f" or ({was.format('<')}) <> (o.last_import < m.last_import)"
    )

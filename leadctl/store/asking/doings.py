"""The operations that had to do with one lead, be it gone by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from leadctl.errors import UsageError
from leadctl.store.asking.query import find_leads, records_named
from leadctl.store.asking.turns import turned_in
from leadctl.store.derived.companies import rows_about
from leadctl.store.derived.suppressions import holding
from leadctl.store.facts.decisions import DIFFERENT, SAME
from leadctl.store.facts.exports import having
from leadctl.store.facts.imports import all_imports

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


def records_meant(con: sqlite3.Connection, selector: str) -> list[int]:
    """Every record, dead ones too, of a lead that stands or that there once was; rising.

    Args:
        con: the store; temporary tables must be allowed.
        selector: the lead's number, an address or a profile.

    Raises:
        UsageError: it never named a lead, or names several that are gone.
    """
    try:
        leads = find_leads(con, [selector])
    except UsageError:
        leads = _gone(con, selector.strip())
        if len(leads) != 1:
            raise
    rows = con.execute("select record_id from member where lead_id = ? order by 1", leads)
    return [row[0] for row in rows]


def _gone(con: sqlite3.Connection, selector: str) -> list[int]:
    """The leads without a live record that a number, address or profile names."""
    query, values = records_named(selector)
    rows = con.execute(
        f"select distinct m.lead_id from member m where m.record_id in ({query})"
        " and m.lead_id not in (select lead_id from lead)",
        values,
    )
    return [row[0] for row in rows]


def _domains(con: sqlite3.Connection, records: str) -> list[str]:
    """The domain of the lead that some records (a JSON list) make, if it has one."""
    rows = con.execute(
        "select distinct l.domain from json_each(?) j join member m on m.record_id = j.value"
        " join lead l using (lead_id) where l.domain is not null",
        (records,),
    )
    return [row[0] for row in rows]


_SEEING = """
with record_of as materialized (select value as record_id from json_each(?))
select op_id from import join sighting s using (import_id) where exists (select 1 from record_of r
  where r.record_id >= s.first_record and r.record_id < s.first_record + s.n)
"""

_TOUCHING = f"""{_SEEING}
union select op_id from event where lead_id in (select record_id from record_of)
union select op_id from edge where kind in ('{SAME}', '{DIFFERENT}')
  and l in (select record_id from record_of)
union select op_id from edge where kind in ('{SAME}', '{DIFFERENT}')
  and r in (select record_id from record_of)
union select op_id from deletion where record_id in (select record_id from record_of)
union select op_id from keep where record_id in (select record_id from record_of)
union select op_id from former where lead_id in (select record_id from record_of)
"""

_HOLDING = """
select p.op_id from match_key k join suppression p using (hash)
  where k.record_id in (select value from json_each(?1))
union select t.op_id from match_key k join suppression p using (hash)
  join lift t using (suppression_id) where k.record_id in (select value from json_each(?1))
union select op_id from suppression
  where value in (select 'lead ' || value from json_each(?1)) and kind = 'lead'
"""


def doings(con: sqlite3.Connection, records: Sequence[int]) -> set[int]:
    """The operations that had to do with some records of one lead, undone or not.

    Imports that had them or told of their company, full lists that lacked them, what people said,
    decisions, deletions, exports, what suppressed their addresses or lifted that, and the undoing
    and redoing of these.
    """
    packed = orjson.dumps(list(records)).decode()
    found = {row[0] for query in (_TOUCHING, _HOLDING) for row in con.execute(query, (packed,))}
    about = orjson.dumps(rows_about(con, _domains(con, packed))).decode()
    found |= {row[0] for row in con.execute(_SEEING, (about,))}
    found |= {one.operation for one in having(con, records)}
    found |= {one.operation for held in holding(con, records).values() for one in held}
    found |= turned_in(con, records, all_imports(con))
    listed = orjson.dumps(sorted(found)).decode()
    back = con.execute(
        "select op_id from operation where target in (select value from json_each(?))", (listed,)
    )
    return found | {row[0] for row in back}

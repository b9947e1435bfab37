"""Rows that later rows of their source replaced, and without which their lead is the same."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import orjson

from leadctl.store.asking.past import derived, facts_of
from leadctl.store.changing.discard import unnamed
from leadctl.store.derived.derive import groups_of, people
from leadctl.store.derived.leads import Derived, lead_rows
from leadctl.store.derived.reach import touch
from leadctl.store.facts.imports import all_imports
from leadctl.store.facts.operations import newest
from leadctl.store.file.schema import LEAD_COLUMNS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from leadctl.store.derived.leads import Row
    from leadctl.store.facts.imports import Import

_BATCH = 1000
"""Leads looked at in one go."""


def superseded(con: sqlite3.Connection, last: int) -> list[int]:
    """Find the records that decide nothing, now or at the moment after operation `last`.

    Only rows that their source gave no more by then, having given others of the lead since.
    """
    found: list[int] = []
    leads = _leads_with_candidates(con, last)
    while batch := list(islice(leads, _BATCH)):
        candidates = {lead: set(unnamed(con, _candidates(con, lead, last))) for lead in batch}
        found += _deciding_nothing(con, {k: v for k, v in candidates.items() if v}, last)
    return sorted(found)


_REPLACED = (
    "from member m join record r using (record_id) join import h using (import_id)"
    " join import e on e.import_id = m.last_import"
    " where m.seen > 0 and m.record_id <> m.lead_id and e.op_id <= ?1 and exists ("
    " select 1 from member n join record q using (record_id) join import g using (import_id)"
    " join import f on f.import_id = n.last_import where n.seen > 0 and f.op_id <= ?1"
    " and g.source = h.source and n.last_import > m.last_import"
    " and (n.lead_id = m.lead_id and n.lead_id <> n.record_id or n.record_id = m.lead_id))"
)


def _leads_with_candidates(con: sqlite3.Connection, last: int) -> Iterator[int]:
    rows = con.execute(f"select distinct m.lead_id {_REPLACED} order by 1", (last,)).fetchall()
    return (row[0] for row in rows)


def _candidates(con: sqlite3.Connection, lead: int, last: int) -> list[int]:
    rows = con.execute(
        f"select m.record_id {_REPLACED} and m.lead_id = ?2 and m.lead_id <> m.record_id",
        (last, lead),
    )
    return [row[0] for row in rows]


def _deciding_nothing(
    con: sqlite3.Connection, candidates: Mapping[int, Collection[int]], last: int
) -> list[int]:
    """The candidates of the leads that are the same without all of theirs."""
    if not candidates:
        return []
    same = _same_without(con, candidates)
    if last < newest(con) and same:
        records = [record for lead in same for record in candidates[lead]]
        touch(con, "select value from json_each(?)", (orjson.dumps(records).decode(),))
        with facts_of(con, last), derived(con):
            same = _same_without(con, {lead: candidates[lead] for lead in same})
    return [record for lead in same for record in candidates[lead]]


def _same_without(con: sqlite3.Connection, candidates: Mapping[int, Collection[int]]) -> list[int]:
    """The leads whose records make the same of them, and of all leads about, without some."""
    imports = all_imports(con)
    without = {record for records in candidates.values() for record in records}
    groups = groups_of(con, sorted(without))
    fewer = [[record for record in group if record not in without] for group in groups]
    whole, less = _rows(con, groups, imports), _rows(con, fewer, imports)
    same = {record for at, group in enumerate(groups) if whole[at] == less[at] for record in group}
    return [lead for lead, records in candidates.items() if same.issuperset(records)]


def _rows(
    con: sqlite3.Connection, groups: Sequence[list[int]], imports: Mapping[int, Import]
) -> list[list[Row]]:
    """The leads that each group of records comes to, but for how many rows they are."""
    place = {record: at for at, group in enumerate(groups) for record in group}
    found = [
        Derived(one.cluster.lead_id, one.golden, [known.at for known in one.records])
        for one in people(con, groups, imports)
        if one.golden is not None
    ]
    rows: list[list[Row]] = [[] for _ in groups]
    for lead, row in zip(found, lead_rows(con, found, imports), strict=True):
        told = (*row[:_RECORDS], *row[_RECORDS + 1 :])
        rows[place[lead.records[0].record]].append(told)
    return rows


_RECORDS = LEAD_COLUMNS.index("records")

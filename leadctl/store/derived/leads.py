"""The derived table `lead`: its rows, made of golden values, origins and events."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

import orjson

from leadctl.cleaning.cleaned import EMPTY
from leadctl.matching.surviving.project import VALUE_COLUMNS, project
from leadctl.store.derived import suppressed, tally
from leadctl.store.derived.compared import note_changed
from leadctl.store.derived.vanishing import full_lists, vanished
from leadctl.store.facts.sightings import sighted
from leadctl.store.facts.staging import pack_list
from leadctl.store.file.bulk import insert_columns
from leadctl.store.file.schema import LEAD_COLUMNS, stored
from leadctl.vocabulary import DEFAULT_STAGE, DEFAULT_STATUS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from leadctl.matching.surviving.entries import Golden
    from leadctl.store.derived.load import Sighted
    from leadctl.store.derived.vanishing import FullList
    from leadctl.store.facts.imports import Import


@dataclass(frozen=True, slots=True)
class Derived:
    """A lead as its records make it; `records` are the live ones, founder first."""

    lead_id: int
    golden: Golden
    records: list[Sighted]


Row = tuple[object, ...]
"""A lead's row: a value for every column of LEAD_COLUMNS, in their order."""


def write_leads(
    con: sqlite3.Connection,
    homes: Mapping[int, int],
    leads: Sequence[Derived],
    imports: Mapping[int, Import],
) -> None:
    """Replace the leads of some records.

    Args:
        con: the store, in a transaction.
        homes: record -> number of the lead that it belongs to now, for every record concerned.
        leads: the leads that stand now.
        imports: all imports by number.
    """
    old = _remove_old(con, homes)
    con.executemany(
        "update member set lead_id = ?1 where record_id = ?2 and lead_id <> ?1",
        ((lead, record) for record, lead in homes.items()),
    )
    columns = _lead_columns(con, leads, imports)
    if old:
        _note_changes(con, old, _rows(columns))
    insert_columns(con, "lead", stored(columns))
    con.executemany(
        "insert or ignore into temp.derived values (?)", ((lead.lead_id,) for lead in leads)
    )
    suppressed.mark(con, "select lead_id from temp.derived")
    tally.count(con, 1, "select lead_id from temp.derived")
    con.execute("delete from temp.derived")


def _remove_old(con: sqlite3.Connection, homes: Mapping[int, int]) -> dict[object, Row]:
    """Take out the leads that these records belonged to, and give their rows by number.

    What they had vanished from stays in `temp.marked`.
    """
    con.execute("create temp table if not exists derived (lead_id integer primary key)")
    con.execute(
        "create temp table if not exists marked (lead_id integer primary key, vanished text)"
    )
    records = orjson.dumps(list(homes)).decode()
    con.execute(
        "insert or ignore into temp.derived select distinct m.lead_id from member m join lead"
        " using (lead_id) where m.record_id in (select value from json_each(?))",
        (records,),
    )
    columns = ", ".join(f'"{name}"' for name in LEAD_COLUMNS)
    old = con.execute(
        f"select {columns} from lead where lead_id in (select lead_id from temp.derived)"
    )
    rows = {row[0]: row for row in old.fetchall()}
    con.executemany(
        "insert or ignore into temp.marked values (?, ?)",
        ((number, row[_VANISHED]) for number, row in rows.items() if row[_VANISHED]),
    )
    remove_leads(con, "select lead_id from temp.derived")
    con.execute("delete from temp.derived")
    return rows


def _note_changes(con: sqlite3.Connection, old: Mapping[object, Row], rows: Sequence[Row]) -> None:
    """Note in `temp.changed` the leads that stay and differ, but for who spoke of them and when."""
    con.execute("create temp table if not exists changed (lead_id integer primary key)")
    told = itemgetter(*(i for i, name in enumerate(LEAD_COLUMNS) if name not in _NOT_TOLD))
    con.executemany(
        "insert or ignore into temp.changed values (?)",
        (row[:1] for row in rows if row[0] in old and told(old[row[0]]) != told(row)),
    )


_NOT_TOLD = frozenset({"records", "updated_at", "suppressed", "vanished", "vanished_at"})
"""Columns that no row of a list tells; suppressions live apart from the leads."""

_VANISHED = LEAD_COLUMNS.index("vanished")


def remove_leads(con: sqlite3.Connection, old: str) -> None:
    """Take out the leads that query `old` selects; `temp.before` remembers which."""
    con.execute("create temp table if not exists before (lead_id integer primary key)")
    tally.count(con, -1, old)
    con.execute(f"insert or ignore into temp.before {old}")
    note_changed(con, old)
    con.execute(f"delete from lead where lead_id in ({old})")


def lead_rows(
    con: sqlite3.Connection, leads: Sequence[Derived], imports: Mapping[int, Import]
) -> list[Row]:
    """Lay out leads as rows of the table; their records' member rows must be up to date.

    Whether they are suppressed is for `suppressed.mark` to find, once they stand in the table.
    """
    return _rows(_lead_columns(con, leads, imports))


def _rows(columns: Mapping[str, Sequence[object]]) -> list[Row]:
    return list(zip(*(columns[name] for name in LEAD_COLUMNS), strict=True))


def _lead_columns(
    con: sqlite3.Connection, leads: Sequence[Derived], imports: Mapping[int, Import]
) -> dict[str, Sequence[object]]:
    chosen = [lead.golden.cells for lead in leads]
    cells = {
        name: [cells.get(name, EMPTY) for cells in chosen]
        for name in {name for cells in chosen for name in cells}
    }
    columns: dict[str, Sequence[object]] = {**project(cells, len(leads), pack_list)}
    columns["stage"] = [stage or DEFAULT_STAGE for stage in columns["stage"]]
    columns["status"] = [status or DEFAULT_STATUS for status in columns["status"]]
    touches, lists = _touches(con, leads, imports), full_lists(imports)
    about = [_about(lead, imports, lists, touches) for lead in leads]
    for name in _BESIDE_VALUES:
        columns[name] = [one[name] for one in about]
    return columns


_BESIDE_VALUES = tuple(name for name in LEAD_COLUMNS if name not in VALUE_COLUMNS)


def pack_extra(extra: Mapping[str, str]) -> str | None:
    """Write custom columns into one JSON object, None where there are none."""
    return orjson.dumps(extra).decode() if extra else None


def _about(
    lead: Derived,
    imports: Mapping[int, Import],
    lists: Mapping[str, Sequence[FullList]],
    touches: Mapping[int, tuple[str, str]],
) -> dict[str, object]:
    """What is known of a lead besides the values of its cells: column -> value."""
    vanished_from, vanished_at = vanished(lead.records, imports, lists)
    touched_at, touched = touches.get(lead.lead_id, (None, None))
    return {
        "lead_id": lead.lead_id,
        "extra": pack_extra(lead.golden.extra),
        "suppressed": None,
        "opted_out_op": lead.golden.opted_out,
        "vanished": vanished_from,
        "vanished_at": vanished_at,
        "last_touch": touched,
        "last_touch_at": touched_at,
        **_origin(lead, imports),
    }


def _origin(lead: Derived, imports: Mapping[int, Import]) -> dict[str, object]:
    """Where a lead comes from and since when; an edited export of ours is no source.

    Nor does a row of one make a lead of several, unless it is all that is left of the lead.
    """
    brought = brought_by(lead.records, imports)
    seen = [not imports[record.first].plan.is_ours for record in lead.records if record.seen]
    return {
        "first_source": next(iter(brought)),
        "sources": pack_list(list(brought)),
        "records": sum(seen) or min(len(seen), 1),
        "created_at": imports[lead.records[0].first].at,
        "updated_at": lead.golden.updated_at,
    }


def brought_by(records: Sequence[Sighted], imports: Mapping[int, Import]) -> dict[str, Sighted]:
    """Source -> the record that brought a lead from it, the first source first.

    Args:
        records: the lead's live records, founder first.
        imports: all imports by number.
    """
    found: dict[str, Sighted] = {}
    for record in records:
        if not imports[record.first].plan.is_ours:
            found.setdefault(imports[record.first].source, record)
    return found or {imports[records[0].first].source: records[0]}


def touching(imports: Mapping[int, Import]) -> Iterator[tuple[str, str, Import]]:
    """The imports that stand and tell of a touch: its day, its kind, and the import."""
    for one in imports.values():
        if one.touch and one.touch_at and not one.undone:
            yield one.touch_at, one.touch, one


def _touches(
    con: sqlite3.Connection, leads: Sequence[Derived], imports: Mapping[int, Import]
) -> dict[int, tuple[str, str]]:
    """Lead -> (day, kind) of the latest touch that its imports speak of."""
    owner = {record.record: lead.lead_id for lead in leads for record in lead.records}
    latest: dict[int, tuple[str, str]] = {}
    numbers = sorted(owner)
    for day, kind, one in touching(imports):
        for record in sighted(con, one.import_id, numbers) if numbers else ():
            lead = owner[record]
            latest[lead] = max(latest.get(lead, ("", "")), (day, kind))
    return latest

"""Full lists and whom they lack: a file that holds all of its source speaks by leaving out, too.

A lead has vanished from a source when a visible full list of the source came after the last import
that had any of the lead's records of that source. The files of one operation are one list.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.store.derived.reach import touch_too
from leadctl.store.facts.imports import all_imports
from leadctl.store.facts.staging import pack_list

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from leadctl.store.derived.load import Sighted
    from leadctl.store.facts.imports import Import


class FullList(NamedTuple):
    """All of a source at one time: its operation, its first import, and its day."""

    op_id: int
    first: int
    day: str


def full_lists(imports: Mapping[int, Import]) -> dict[str, list[FullList]]:
    """Source -> its visible full lists, oldest first."""
    found: dict[str, dict[int, FullList]] = defaultdict(dict)
    for one in imports.values():
        if one.whole and not one.undone:
            made = FullList(one.op_id, one.import_id, one.at[:10])
            found[one.source].setdefault(one.op_id, made)
    return {source: list(lists.values()) for source, lists in found.items()}


def vanished(
    records: Sequence[Sighted],
    imports: Mapping[int, Import],
    lists: Mapping[str, Sequence[FullList]],
) -> tuple[str | None, str | None]:
    """What a lead's columns `vanished` and `vanished_at` say.

    A row of an export of ours tells nothing of the source under whose name it came back.

    Args:
        records: the lead's live records.
        imports: all imports by number.
        lists: the visible full lists, oldest first, by source.

    Returns:
        The sources as a JSON array, and the day of the first full list that lacked the person;
        None twice for a lead that has vanished from nowhere.
    """
    last: dict[str, int] = {}
    for record in records:
        home = imports[record.home]
        if record.seen and home.source in lists and not home.plan.is_ours:
            last[home.source] = max(last.get(home.source, 0), record.last)
    days = {}
    for source, latest in last.items():
        lacking = next((one.day for one in lists[source] if one.first > latest), None)
        if lacking is not None:
            days[source] = lacking
    return (pack_list(sorted(days)), min(days.values())) if days else (None, None)


def touch_missing(con: sqlite3.Connection, op_id: int) -> None:
    """Touch the records that the full lists of an operation lack, shown or hidden just now.

    Those that vanished from an earlier list that still stands keep the day of that one. They stay
    in `temp.missing`, with their source, for `count_marks`.
    """
    con.execute("drop table if exists temp.missing")
    con.execute("create temp table missing (record_id integer primary key, source text)")
    for source, before, first in _gaps(all_imports(con), op_id):
        con.execute(
            f"insert into temp.missing select record_id, ?3 {_LAST_SEEN_BETWEEN}",
            (before, first, source),
        )
    touch_too(con, "select record_id from temp.missing")


def touch_lacking(
    con: sqlite3.Connection, operations: Sequence[int], unless: str = "select 1 where false"
) -> None:
    """Touch all of whom full lists may tell otherwise that count at one of two moments only.

    Those are the records that their sources had since the full list before that counts at both.

    Args:
        con: the store.
        operations: numbers of the operations that count at one of the moments only.
        unless: query that finds something where record `r` of import `i` is to be passed over.
    """
    con.execute(
        "with list as (select op_id, source, min(import_id) as first, undone or op_id in"
        " (select value from json_each(?)) as wavers from main.import join main.operation"
        " using (op_id) where whole group by 1, 2)"
        " insert or ignore into temp.touched select r.record_id from list l cross join import i"
        " on i.source = l.source and i.import_id < l.first and i.import_id >= coalesce((select"
        " max(b.first) from list b where b.source = l.source and b.first < l.first"
        " and not b.wavers), 0) cross join sighting s using (import_id) cross join record r"
        " on r.record_id between s.first_record and s.first_record + s.n - 1"
        f" where l.op_id in (select value from json_each(?)) and not exists ({unless})",
        [orjson.dumps(list(operations)).decode()] * 2,
    )


_LAST_SEEN_BETWEEN = (
    "from member where seen > 0 and last_import >= ?1 and last_import < ?2"
    " and last_import in (select import_id from import where source = ?3)"
)


def _gaps(imports: Mapping[int, Import], op_id: int) -> Iterator[tuple[str, int, int]]:
    """The sources of an operation's full lists, with the first imports of the last two lists."""
    lists = full_lists(imports)
    first: dict[str, int] = {}
    for one in imports.values():
        if one.op_id == op_id and one.whole:
            first.setdefault(one.source, one.import_id)
    for source, own in first.items():
        before = [one.first for one in lists.get(source, ()) if one.first < own]
        yield source, max(before, default=0), own


def touch_returned(con: sqlite3.Connection, op_id: int) -> None:
    """Touch the landed records that the last full list of their source lacked."""
    lists = full_lists(all_imports(con))
    for file, source in con.execute(
        "select l.file, i.source from temp.landing l join import i using (import_id)"
    ).fetchall():
        before = [one.first for one in lists.get(source, ()) if one.op_id != op_id]
        if before:
            touch_too(
                con,
                "select d.record_id from temp.landed d join member m using (record_id)"
                " join lead l using (lead_id)"
                " where d.file = ? and d.live and d.was < ? and l.vanished is not null",
                (file, before[-1]),
            )


class Marks(NamedTuple):
    """How many leads vanished in an import, and how many are back."""

    vanished: int
    returned: int


NO_MARKS = Marks(0, 0)


def count_marks(con: sqlite3.Connection) -> Marks:
    """Count the leads whose mark an import, just landed, set or took away."""
    gone = con.execute(f"select count(distinct l.lead_id) {_NOW_MARKED}").fetchone()[0]
    back = con.execute(
        "select count(*) from temp.marked k join member m on m.record_id = k.lead_id"
        " join lead l on l.lead_id = m.lead_id where exists (select 1 from json_each(k.vanished)"
        " where value not in (select value from json_each(coalesce(l.vanished, '[]'))))"
    ).fetchone()[0]
    return Marks(gone, back)


_NOW_MARKED = (
    "from temp.missing x join member m using (record_id) join lead l using (lead_id)"
    " where exists (select 1 from json_each(coalesce(l.vanished, '[]')) where value = x.source)"
)


class Loss(NamedTuple):
    """A source that would lose more leads than it keeps: how many, of how many."""

    source: str
    lost: int
    had: int


def too_short(con: sqlite3.Connection, source: str, rows: int) -> Loss | None:
    """Tell before anything is written whether a list has too few rows to keep half of a source.

    Args:
        con: the store.
        source: whose full list is to land.
        rows: how many rows it has.
    """
    lists = full_lists(all_imports(con)).get(source)
    present = (lists[-1].first if lists else 0, 1 << 62, source)
    records = con.execute(f"select count(*) {_LAST_SEEN_BETWEEN}", present).fetchone()[0]
    if rows * 2 >= records:
        return None
    leads = con.execute(f"select count(distinct lead_id) {_LAST_SEEN_BETWEEN}", present).fetchone()[
        0
    ]
    return Loss(source, leads - rows, leads) if rows * 2 < leads else None


def great_loss(con: sqlite3.Connection) -> Loss | None:
    """Tell whether a source lost more leads than it kept in the import that landed just now."""
    lost = con.execute(f"select x.source, count(distinct l.lead_id) {_NOW_MARKED} group by 1")
    for source, gone in lost.fetchall():
        kept = con.execute(f"select count(*) from ({_KEPT})", (source, gone)).fetchone()[0]
        if kept < gone:
            return Loss(source, gone, gone + kept)
    return None


_KEPT = (
    "select distinct m.lead_id from temp.landed d join temp.landing f using (file)"
    " join import i using (import_id) join member m using (record_id)"
    " where i.source = ?1 and (d.live or m.lead_id in (select lead_id from temp.before)) limit ?2"
)
"""Leads of a list that stood before it, no more than are needed to tell."""

"""Differences between two states of the leads: who came, went, merged, split, and what changed.

The state before stands in temporary tables: derived there by `between`, or put by triggers while
`watched` changes are made. The state after is what the connection sees.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, NamedTuple

import orjson

from leadctl.store.asking.past import (
    derived,
    facts_of,
    touch_keys,
    touch_marked,
    touch_turned,
    turned,
)
from leadctl.store.asking.query import LIST_COLUMNS
from leadctl.store.derived.companies import COMPANIES
from leadctl.store.derived.reach import touch
from leadctl.store.facts.operations import newest
from leadctl.store.file.schema import LEAD_COLUMNS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

Kind = Literal["added", "gone", "merged", "split", "changed"]

KINDS: tuple[Kind, ...] = ("added", "gone", "merged", "split", "changed")
"""What can become of a lead, in the order in which it is counted."""


class Change(NamedTuple):
    """A field, or custom column, that differs: its text before and after, empty for none."""

    field: str
    old: str
    new: str


class Difference(NamedTuple):
    """What became of a lead.

    Attributes:
        lead_id: its number.
        kind: `added`, `gone`, `merged` (into `other`), `split` (off `other`) or `changed`.
        other: number of the other lead, None where there is none.
        name: how people know it: its name, or else an address or number.
        changes: the fields that differ, of a lead that was there before and is now.
    """

    lead_id: int
    kind: Kind
    other: int | None
    name: str
    changes: tuple[Change, ...]


@contextmanager
def between(con: sqlite3.Connection, before: int, after: int) -> Iterator[None]:
    """Set the leads as they stood after one operation against those after another.

    Only what the operations touched that count after one of the two is looked at. In the block the
    connection sees the later state of these leads.

    Args:
        con: the store; temporary tables must be allowed.
        before: number of the earlier operation, 0 for the empty store.
        after: number of the later one; they may also stand the other way round.
    """
    is_today = after == newest(con)
    _touch_between(con, before, after, is_today=is_today)
    with facts_of(con, before), derived(con):
        _start(con)
        con.execute(f"insert into temp.old_lead select {_LEAD_COLUMNS} from lead")
        con.execute("insert into temp.old_member select record_id, lead_id from member")
    if is_today:
        _expect(con)
        yield
        return
    touch(con, f"select record_id from temp.concerned where record_id not in ({COMPANIES})")
    with facts_of(con, after), derived(con):
        _expect(con)
        yield


def _touch_between(con: sqlite3.Connection, before: int, after: int, *, is_today: bool) -> None:
    """Name the records of which the operations spoke that count at one of two moments only."""
    touch(con, "select null where false")
    con.execute("drop table if exists temp.operation_before")
    with facts_of(con, before):
        touch_marked(con)
        if is_today:
            touch_turned(con, turned(con, "temp.operation", "main.operation"), today=True)
            return
        con.execute("create temp table operation_before as select * from temp.operation")
    with facts_of(con, after):
        touch_turned(con, turned(con, "temp.operation_before", "temp.operation"))
        touch_marked(con)
        # Keys, companies and suppressions find the leads by what these say today.
        today = turned(con, "main.operation", "temp.operation")
        touch_turned(con, today, today=True)
        touch_keys(con, today)


def _expect(con: sqlite3.Connection) -> None:
    """Name the leads of `temp.concerned` that the connection sees: they may have come up since."""
    con.execute(
        "insert or ignore into temp.new_lead select m.lead_id from temp.concerned cross join"
        " member m using (record_id) cross join lead l using (lead_id)"
    )


@contextmanager
def watched(con: sqlite3.Connection) -> Iterator[None]:
    """Write down every lead before it is changed in the block.

    The triggers end with the block, what they wrote with the connection. After an error they stay,
    for a full disk may have ended the transaction: the connection ends then.
    """
    _start(con)
    for name, body in _TRIGGERS.items():
        con.execute(f"create temp trigger watch_{name} {body}")
    yield
    for name in _TRIGGERS:
        con.execute(f"drop trigger temp.watch_{name}")


_LEAD_COLUMNS = ", ".join(f'"{name}"' for name in LEAD_COLUMNS)

_KEEP_OLD = (
    "on main.lead when old.lead_id not in (select lead_id from new_lead)"
    f" begin insert or ignore into old_lead select {_LEAD_COLUMNS} from main.lead"
    " where lead_id = old.lead_id;"
)
_TRIGGERS = {
    "delete": f"before delete {_KEEP_OLD} end",
    "update": f"before update {_KEEP_OLD} insert or ignore into new_lead values (old.lead_id); end",
    "insert": "after insert on main.lead begin"
    " insert or ignore into new_lead values (new.lead_id); end",
    "member": "after update of lead_id on main.member when old.lead_id <> new.lead_id"
    " begin insert or ignore into old_member values (old.record_id, old.lead_id); end",
}
"""A lead that came up in the block itself has no row before: `new_lead` tells those."""

_TABLES = {
    "old_lead": f"as select {_LEAD_COLUMNS} from main.lead where false",
    "old_member": "(record_id integer primary key, lead_id integer)",
    "new_lead": "(lead_id integer primary key)",
}


def _start(con: sqlite3.Connection) -> None:
    for table, columns in _TABLES.items():
        con.execute(f"drop table if exists temp.{table}")
        con.execute(f"create temp table {table} {columns}")
    con.execute("create unique index temp.old_lead_by_id on old_lead (lead_id)")
    con.create_function("leadctl_in_order", 1, _in_order, deterministic=True)


def _in_order(packed: str | None) -> str | None:
    """A JSON object with its keys in order: custom columns have none."""
    return packed and orjson.dumps(orjson.loads(packed), option=orjson.OPT_SORT_KEYS).decode()


_SILENT = frozenset({"lead_id", "opted_out_op", "records", "updated_at"})
"""Columns that tell nothing of the person: who spoke of it, and when."""

TOLD = tuple(name for name in LEAD_COLUMNS if name not in _SILENT)
"""Columns whose differences are told."""

_OTHER_THAN = {
    name: f'(o."{name}" is not l."{name}")'
    if name != "extra"
    else "(o.extra is not l.extra and leadctl_in_order(o.extra) is not leadctl_in_order(l.extra))"
    for name in TOLD
}
_DIFFERS = " or ".join(_OTHER_THAN.values())

_OLD_HOME = (
    "coalesce((select lead_id from temp.old_member where record_id = n.lead_id),"
    " (select lead_id from member where record_id = n.lead_id))"
)

_PARTS: dict[str, str] = {
    "gone": "select o.lead_id, 'gone' as kind, (select l.lead_id from member m join lead l"
    " using (lead_id) where m.record_id = o.lead_id) as other"
    " from temp.old_lead o where o.lead_id not in (select lead_id from lead)",
    "added": "select n.lead_id, 'added', (select p.lead_id from temp.old_lead p"
    f" where p.lead_id = {_OLD_HOME}) from temp.new_lead n cross join lead l using (lead_id)"
    " where n.lead_id not in (select lead_id from temp.old_lead)",
    "changed": "select o.lead_id, 'changed', null from temp.old_lead o cross join lead l"
    f" using (lead_id) where {_DIFFERS}",
}
"""A lead that is gone and whose number leads to another has merged; one that came has split off."""

_WITH_OTHER: Mapping[str, Kind] = {"gone": "merged", "added": "split"}

_SELECT = " union all ".join(_PARTS.values())


def counts(con: sqlite3.Connection) -> dict[Kind, int]:
    """How many leads each thing became of, all of KINDS."""
    found: Counter[Kind] = Counter()
    query = f"select kind, other is not null, count(*) from ({_SELECT}) group by 1, 2"
    for kind, has_other, n in con.execute(query):
        found[_WITH_OTHER[kind] if has_other else kind] += n
    return {kind: found[kind] for kind in KINDS}


def fields_changed(con: sqlite3.Connection) -> dict[str, int]:
    """Column -> how many leads that stayed show another value in it; those with most first.

    Custom columns count as one, `extra`.
    """
    sums = ", ".join(f"total({differs})" for differs in _OTHER_THAN.values())
    row = con.execute(
        f"select {sums} from temp.old_lead o cross join lead l using (lead_id)"
    ).fetchone()
    found = Counter({name: int(n) for name, n in zip(_OTHER_THAN, row, strict=True) if n})
    return dict(found.most_common())


def changed_rows(
    con: sqlite3.Connection,
) -> Iterator[tuple[dict[str, str | None], dict[str, str | None]]]:
    """Walk the rows before and after of the leads that stayed and changed, by number."""
    for (lead_id,) in con.execute(_CHANGED):
        yield _row(con, "temp.old_lead", lead_id), _row(con, "lead", lead_id)


_CHANGED = f"select lead_id from ({_PARTS['changed']}) order by 1"


def changes(con: sqlite3.Connection) -> Iterator[Difference]:
    """Walk the leads that stayed and changed, by number; no query is open between two of them."""
    for (lead_id,) in con.execute(_CHANGED).fetchall():
        old, new = _row(con, "temp.old_lead", lead_id), _row(con, "lead", lead_id)
        yield Difference(lead_id, "changed", None, _name(new), tuple(_changes(old, new)))


def differences(con: sqlite3.Connection, limit: int | None = None) -> Iterator[Difference]:
    """Walk the leads that differ, by number."""
    rows = con.execute(
        f"select * from ({_SELECT}) order by 1 limit ?", (-1 if limit is None else limit,)
    )
    for lead_id, kind, other in rows:
        old = _row(con, "temp.old_lead", lead_id)
        new = _row(con, "lead", lead_id)
        changes = tuple(_changes(old, new)) if old and new else ()
        as_kind = _WITH_OTHER[kind] if other is not None else kind
        yield Difference(lead_id, as_kind, other, _name(new or old), changes)


def _row(con: sqlite3.Connection, table: str, lead_id: int) -> dict[str, str | None]:
    row = con.execute(
        f"select {_LEAD_COLUMNS} from {table} where lead_id = ?", (lead_id,)
    ).fetchone()
    return dict(zip(LEAD_COLUMNS, row, strict=True)) if row else {}


def _changes(old: Mapping[str, str | None], new: Mapping[str, str | None]) -> Iterator[Change]:
    for name in TOLD:
        if old[name] == new[name]:
            continue
        if name == "extra":
            yield from _customs(old[name], new[name])
        else:
            yield Change(name, _text(name, old[name]), _text(name, new[name]))


def _customs(old: str | None, new: str | None) -> Iterator[Change]:
    before, after = (orjson.loads(one or "{}") for one in (old, new))
    for header in dict.fromkeys((*before, *after)):
        if before.get(header) != after.get(header):
            yield Change(header, before.get(header, ""), after.get(header, ""))


def _text(name: str, value: str | None) -> str:
    if value and name in LIST_COLUMNS:
        return "; ".join(orjson.loads(value))
    return value or ""


def _name(row: Mapping[str, str | None]) -> str:
    return next(
        (row[one] or "" for one in ("full_name", "email", "phone", "company") if row[one]), ""
    )

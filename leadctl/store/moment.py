"""Leads as they stood when an operation began: what it knew when it decided.

The tables that say what is visible are shadowed by temporary ones that say what was visible then;
so the same functions that derive the leads of today derive those of then.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.store.derive import people
from leadctl.store.imports import all_imports
from leadctl.store.leads import Derived, Row, lead_rows
from leadctl.store.reach import reach, touch
from leadctl.store.sightings import runs_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from leadctl.store.derive import Person
    from leadctl.store.imports import Import


class Stood(NamedTuple):
    """A lead as it stood: its row of table `lead`, and its records, founder first."""

    row: Row
    records: list[int]


def stood(con: sqlite3.Connection, op_id: int, numbers: Collection[int]) -> dict[int, Stood]:
    """Derive leads as they stood when an operation began.

    Args:
        con: the store; temporary tables must be allowed.
        op_id: number of the operation.
        numbers: records under whose numbers the leads were known, or that belonged to them.

    Returns:
        number -> its lead; a number that belonged to none is left out.
    """
    with _before(con, op_id):
        imports = all_imports(con)
        records = _reached(con, numbers)
        _see(con, records, imports)
        found = [one for one in people(con, [records], imports) if one.golden] if records else []
        return {
            number: _stood(con, person, imports)
            for number in numbers
            for person in found
            if any(number in part for part in person.cluster.parts)
        }


def _stood(con: sqlite3.Connection, person: Person, imports: Mapping[int, Import]) -> Stood:
    assert person.golden is not None  # noqa: S101 - others were left out
    records = [member.at for member in person.records]
    (row,) = lead_rows(con, [Derived(person.cluster.lead_id, person.golden, records)], imports)
    return Stood(row, [one.record for one in records])


@contextmanager
def _before(con: sqlite3.Connection, op_id: int) -> Iterator[None]:
    """Let the connection see the operations before `op_id` only, undone as they were then."""
    con.execute(f"create temp view operation as {_OPERATIONS.format(op_id=int(op_id))}")
    try:
        yield
    finally:
        con.execute("drop view temp.operation")
        con.execute("drop table if exists temp.member")


_OPERATIONS = (
    "select op_id, kind, at, who, command, rules, reason, counts, target, iif(kind = 'undo',"
    " exists (select 1 from main.operation t where t.kind = 'redo' and t.target = o.target"
    " and t.op_id between o.op_id and {op_id}),"
    " coalesce((select t.kind = 'undo' from main.operation t where t.kind in ('undo', 'redo')"
    " and t.target = o.op_id and t.op_id < {op_id} order by t.op_id desc limit 1), 0)) as undone"
    " from main.operation o where op_id < {op_id}"
)
"""The last word on an operation counts; a redo answers every undo before it."""


def _reached(con: sqlite3.Connection, numbers: Collection[int]) -> list[int]:
    """The records of that time which hang together with some, rising."""
    touch(con, "select value from json_each(?)", (orjson.dumps(list(numbers)).decode(),))
    reach(con)
    rows = con.execute(
        "select record_id from temp.reach join record using (record_id)"
        " where import_id in (select import_id from import join operation using (op_id)) order by 1"
    )
    return [row[0] for row in rows]


def _see(con: sqlite3.Connection, records: Sequence[int], imports: Mapping[int, Import]) -> None:
    """Let the connection know of `records` only, with the sightings of that time."""
    seen: dict[int, list[int]] = {record: [] for record in records}
    visible = [one.import_id for one in imports.values() if not one.undone and records]
    for import_id in visible:
        runs = runs_of(con, import_id, records)
        for record, found in seen.items():
            found += [import_id for _ in runs.lines(record)]
    con.execute("create temp table member as select * from main.member where false")
    con.executemany(
        "insert into temp.member select record_id, lead_id, ?2, ?3, ?4, keyed"
        " from main.member where record_id = ?1",
        (
            (record, len(found), min(found, default=None), max(found, default=None))
            for record, found in seen.items()
        ),
    )
    con.execute("create unique index temp.member_by_record on member (record_id)")

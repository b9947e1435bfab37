"""The past: a connection that sees the store as it stood after an operation, for a while.

Facts that came later are hidden by temporary tables and views of the same names. The derived tables
are shadowed by small ones that begin with today's rows of the leads concerned; so the functions
that derive leads for an undo derive those of then. Nothing is written into the store. After an
error in a block its tables stay, for cursors may be open on them: the connection ends then.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from leadctl.store.asking.query import records_named
from leadctl.store.derived import suppressed
from leadctl.store.derived.companies import COMPANIES, touch_customers
from leadctl.store.derived.derive import derive
from leadctl.store.derived.leads import remove_leads
from leadctl.store.derived.reach import reach, touch, touch_too
from leadctl.store.derived.rekey import rekey
from leadctl.store.derived.steady import STEADY, find_steady_ground, touch_unsteady
from leadctl.store.derived.touched import count_sightings, name_touched
from leadctl.store.derived.vanishing import touch_lacking
from leadctl.store.facts.decisions import SAME
from leadctl.store.facts.imports import all_imports
from leadctl.store.facts.sightings import see, unsee
from leadctl.store.file.schema import DERIVED, STORED_COLUMNS
from leadctl.store.file.scripts import COMPARED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence


class Turned(NamedTuple):
    """An operation that counts at one of two moments only.

    Attributes:
        op_id: its number.
        kind: its kind.
        counted: whether it counts at the first of the two.
    """

    op_id: int
    kind: str
    counted: bool


@contextmanager
def leads_of(con: sqlite3.Connection, after: int, named: Sequence[str] = ()) -> Iterator[None]:
    """Let the connection see all leads as they stood after an operation, and what was said by then.

    Only the leads that later operations touched are derived; the others are read where they are.
    Of those, `member` tells the imports of today.

    Args:
        con: the store; temporary tables must be allowed.
        after: number of the last operation that counts, 0 for none.
        named: numbers, addresses and profiles of leads to be derived in any case.
    """
    with facts_of(con, after):
        touch(con, "select null where false")
        touch_turned(con, turned(con, "main.operation", "temp.operation"), today=True)
        touch_marked(con)
        for one in named:
            touch_too(con, *records_named(one))
        with derived(con):
            for table, key in _WIDENED.items():
                con.execute(f"alter table temp.{table} rename to past_{table}")
                con.execute(
                    f"create temp view {table} as select * from main.{table}"
                    f" where {key[0]} not in (select {key[0]} from temp.{key[1]})"
                    f" union all select * from temp.past_{table}"
                )
            yield
            for table in _WIDENED:
                con.execute(f"drop view temp.{table}")
                con.execute(f"alter table temp.past_{table} rename to {table}")


_WIDENED = {
    "lead": ("lead_id", "today"),
    "member": ("record_id", "concerned"),
    "match_key": ("record_id", "concerned"),
}
"""Derived table -> its key, and the temporary table of those keys whose rows it has itself."""


@contextmanager
def facts_of(con: sqlite3.Connection, after: int) -> Iterator[None]:
    """Let the connection see the operations up to `after` only, undone as they were then."""
    con.execute(
        f"create temp table operation as select * from main.operation where op_id <= {int(after)}"
    )
    con.execute("create unique index temp.operation_by_id on operation (op_id)")
    con.executemany("update temp.operation set undone = ?2 where op_id = ?1", _undone(con).items())
    for table in _STANDING:
        con.execute(
            f"create temp view {table} as select * from main.{table} where op_id <= {int(after)}"
        )
    yield
    con.execute("drop table temp.operation")
    for table in _STANDING:
        con.execute(f"drop view temp.{table}")


_STANDING = ("suppression", "lift")
"""Facts that no undo hides: they count from their operation on, and are read without it."""


@contextmanager
def no_merges(con: sqlite3.Connection) -> Iterator[None]:
    """Let the connection see no decision that two leads are one."""
    con.execute(f"create temp view edge as select * from main.edge where kind <> '{SAME}'")
    yield
    con.execute("drop view temp.edge")


def _undone(con: sqlite3.Connection) -> dict[int, int]:
    """Operation -> whether it was undone; a redo takes back every undo of its target before it.

    What never was, though no undo speaks of it, such as an export that failed, never counts.
    """
    undone: dict[int, int] = {}
    undos: dict[int, list[int]] = {}
    for op_id, kind, target, never in con.execute(
        "select op_id, kind, target, undone and kind <> 'undo' and op_id not in"
        " (select target from main.operation where kind = 'undo') from temp.operation order by 1"
    ):
        undone[op_id] = never
        if kind == "undo":
            undone[target] = 1
            undos.setdefault(target, []).append(op_id)
        elif kind == "redo":
            undone |= dict.fromkeys((target, *undos.pop(target, ())), 0)
            undone[target] = 0
    return undone


def turned(con: sqlite3.Connection, one: str, other: str) -> list[Turned]:
    """The operations that count in one of two tables of operations, but not in the other."""
    query = (
        "select op_id, kind, {2} from {0} a where undone = 0 and not exists"
        " (select 1 from {1} b where b.op_id = a.op_id and b.undone = 0)"
    )
    rows = con.execute(
        f"{query.format(one, other, 1)} union all {query.format(other, one, 0)} order by 1"
    )
    return [Turned(op_id, kind, bool(counted)) for op_id, kind, counted in rows]


def touch_turned(
    con: sqlite3.Connection, operations: Sequence[Turned], *, today: bool = False
) -> None:
    """Name the records, too, that some operations touched.

    With `today` these are the operations that count at one moment only of today and of the facts in
    sight; steady records are passed over then.
    """
    passing = today and find_steady_ground(con)
    for one in operations:
        if passing and one.kind == "import":
            touch_unsteady(con, one.op_id)
        else:
            name_touched(con, one.kind, one.op_id)
            touch_too(con, _REREAD, (one.op_id,))
    numbers = [one.op_id for one in operations]
    touch_lacking(con, numbers, STEADY) if passing else touch_lacking(con, numbers)


_REREAD = (
    "select r.record_id from rereading x cross join sighting s using (import_id) cross join"
    " record r on r.record_id between s.first_record and s.first_record + s.n - 1"
    " where x.op_id = ?"
)
"""The records of imports that an operation read again, be another import their latest by now."""


def touch_marked(con: sqlite3.Connection) -> None:
    """Name the leads, too, that the suppressions in sight hold otherwise than today's."""
    came, lifted = (
        con.execute(f"select count(*) > (select count(*) from {one}) from main.{one}").fetchone()[0]
        for one in _STANDING
    )
    if came or lifted:
        which = "true" if lifted else "suppressed is not null"
        suppressed.find(con, f"select lead_id from lead where {which}")
        suppressed.note_marks(con)
        touch_too(
            con,
            "select l.lead_id from lead l left join temp.mark m using (lead_id)"
            f" where {which} and l.suppressed is not m.reasons",
        )


@contextmanager
def derived(con: sqlite3.Connection) -> Iterator[None]:
    """Derive the leads of `temp.touched` and all that hangs together, under the facts in sight.

    In the block, the tables `lead`, `member` and `match_key` hold nothing but these; `tally` counts
    all. `temp.concerned` names the records, `temp.today` the leads that stand for them today.
    """
    today = turned(con, "main.operation", "temp.operation")
    touch_keys(con, today)
    reach(con)
    _name(con, "concerned", "record_id", f"select record_id from temp.reach union {COMPANIES}")
    _name(
        con, "today", "lead_id", "select lead_id from temp.concerned join member using (record_id)"
    )
    with _shadows(con):
        con.execute(
            f"insert into temp.lead ({_STORED}) select {_STORED} from main.lead"
            " where lead_id in (select lead_id from temp.today)"
        )
        con.execute("insert into temp.tally select * from main.tally")
        _count(con, today)
        _forget_later_records(con)
        touch(con, f"select record_id from temp.concerned where not {_IS_LATER}")
        derive(con)
        yield


def touch_keys(con: sqlite3.Connection, today: Sequence[Turned]) -> None:
    """Touch those, too, who shared a key that a record had under the plan it was read by then.

    Of rows about companies: the leads of these, and of those that they are about today.

    Args:
        con: the store, under the facts in sight.
        today: the operations that count either today or under these facts.
    """
    touch_customers(con, "temp.touched", "main.lead")
    _name(con, "concerned", "record_id", "select record_id from temp.touched")
    with _shadows(con):
        _count(con, today)
        _forget_later_records(con)
        rekey(con, all_imports(con))
        touch_too(
            con,
            "select record_id from main.match_key where sure = 1"
            " and hash in (select hash from temp.match_key where sure = 1)",
        )
        touch_customers(con, "temp.concerned", "main.lead")


def _name(con: sqlite3.Connection, table: str, key: str, query: str) -> None:
    con.execute(f"drop table if exists temp.{table}")
    con.execute(f"create temp table {table} ({key} integer primary key)")
    con.execute(f"insert or ignore into temp.{table} {query}")


@contextmanager
def _shadows(con: sqlite3.Connection) -> Iterator[None]:
    """Put empty tables before the derived ones, with the keys and members that are concerned."""
    for statement in filter(str.strip, f"{DERIVED};{COMPARED}".split(";")):
        hidden = statement.replace("create table ", "create temp table ")
        con.execute(hidden.replace("create index ", "create index temp."))
    for table in ("member", "match_key"):
        con.execute(
            f"insert into temp.{table} select t.* from temp.concerned"
            f" cross join main.{table} t using (record_id)"
        )
    yield
    for table in _SHADOWED:
        con.execute(f"drop table temp.{table}")


_STORED = ", ".join(f'"{name}"' for name in STORED_COLUMNS)

_SHADOWED = ("match_key", "member", "lead", "tally", "compared", "changed_lead")


def _count(con: sqlite3.Connection, today: Sequence[Turned]) -> None:
    """Let the sightings of then count, and no others."""
    for one in today:
        if one.kind == "import":
            count_sightings(con, one.op_id, unsee if one.counted else see)


def _forget_later_records(con: sqlite3.Connection) -> None:
    """Take out the records that no import had brought by then, and the leads that they founded."""
    _name(
        con,
        "later",
        "record_id",
        "select record_id from temp.member join record using (record_id) where import_id not in"
        " (select import_id from import join operation using (op_id))",
    )
    remove_leads(con, "select lead_id from temp.lead join temp.later on record_id = lead_id")
    for table in ("member", "match_key"):
        con.execute(f"delete from temp.{table} where {_IS_LATER}")


_IS_LATER = "record_id in (select record_id from temp.later)"

"""Make the derived tables anew from the facts, all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl import __version__
from leadctl.rows import SAMPLE_ROWS
from leadctl.store.derived.compared import forget_compared
from leadctl.store.derived.derive import derive
from leadctl.store.derived.reach import touch
from leadctl.store.derived.rekey import renew_keys
from leadctl.store.facts.blocks import rows_of
from leadctl.store.facts.imports import all_imports
from leadctl.store.facts.libraries import any_other_libraries, note_derived, older_rules
from leadctl.store.facts.ownrules import keep_rules
from leadctl.store.facts.sightings import see

if TYPE_CHECKING:
    import sqlite3

    from leadctl.mapping.deciding.plan import Plan
    from leadctl.store.facts.imports import Import, Options


def rebuild(con: sqlite3.Connection) -> bool:
    """Empty the derived tables, and derive every lead under today's rules.

    Args:
        con: the store, in a transaction; the facts may be all that it has.

    Returns:
        Whether the counts, keys or homes of records were other ones before.
    """
    before = _marks(con)
    forget_compared(con)
    for table in ("lead", "tally", "match_key", "member"):
        con.execute(f"delete from {table}")
    con.execute(
        "insert into member select record_id, record_id, 0, null, null, null from record order by 1"
    )
    imports = all_imports(con)
    for one in imports.values():
        if not one.undone:
            see(con, one.import_id)
    renew_keys(con, "select record_id from record", imports)
    touch(con, "select record_id from record")
    derive(con)
    note_derived(con)
    return _marks(con) != before


def _marks(con: sqlite3.Connection) -> list[tuple[object, ...]]:
    """What tells derived tables apart, but for the leads themselves.

    Sums of products, for all of a table's rows count, in whatever order they stand.
    """
    return [con.execute(query).fetchone() for query in _MARKS] + [
        tuple(row) for row in con.execute("select kind, value, n from tally order by 1, 2")
    ]


_MARKS = (
    "select count(*), total((hash & 0xfffff) * record_id), sum(sure) from match_key",
    (
        "select count(*), total(record_id * seen), total(record_id * coalesce(first_import, 0)),"
        " total(record_id * coalesce(last_import, 0)) from member"
    ),
    "select count(*), total(m.record_id * m.lead_id) from member m join lead using (lead_id)",
)
"""Floating point is exact for sums below 2**53, and larger ones hardly meet.

Rows whose lead is gone remember which one it was, and are told apart by nothing else.
"""


def read_anew(
    con: sqlite3.Connection, op_id: int, import_id: int, plan: Plan, options: Options
) -> None:
    """Note that an import is read under another plan and other options from now on."""
    keep_rules(con, options.own)
    con.execute(
        "insert into rereading values (?, ?, ?, ?)",
        (op_id, import_id, plan.to_json(), options.to_json()),
    )


def any_other_rules(con: sqlite3.Connection) -> bool:
    """Whether any operation worked under another version of the rules than today's.

    Those of the libraries count, too, where they are known; so do leads that nobody derived since.
    """
    if any_other_libraries(con) or older_rules(con):
        return True
    row = con.execute("select 1 from operation where rules <> ? limit 1", (__version__,))
    return row.fetchone() is not None


def made_by(con: sqlite3.Connection, op_id: int) -> str:
    """The version of the rules under which an operation worked."""
    row = con.execute("select rules from operation where op_id = ?", (op_id,)).fetchone()
    return str(row[0])


def sample_of(con: sqlite3.Connection, one: Import) -> list[list[str]]:
    """The first cells of each column of an import, as its rows were read."""
    columns: list[list[str]] = [[] for _ in one.plan.columns]
    for home, line in _first_rows(con, one.import_id):
        for _, cells in rows_of(con, home, [line]):
            for column, cell in zip(columns, cells, strict=True):
                column.extend(cell)
    return columns


def _first_rows(con: sqlite3.Connection, import_id: int) -> list[tuple[int, int]]:
    """Where the first rows of an import are kept: (import, line) of each."""
    rows = con.execute(
        "with recursive run(record, left) as (select first_record, n from (select first_record, n"
        " from sighting where import_id = ?1 order by first_line limit ?2)"
        " union all select record + 1, left - 1 from run where left > 1 limit ?2)"
        " select r.import_id, r.line from run join record r on r.record_id = run.record",
        (import_id, SAMPLE_ROWS),
    )
    return rows.fetchall()

"""Make facts that were read from a damaged store agree, so that leads can be derived of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.mapping.deciding.plan import Plan
from leadctl.matching.pairs import BY_PERSON
from leadctl.store.facts.blocks import decode, seal
from leadctl.store.facts.imports import Options
from leadctl.store.facts.sightings import runs_of_rows

if TYPE_CHECKING:
    import sqlite3

LOST_COMMAND = "(lost with a damaged page)"
"""Command line of an operation of which only what it did is left."""


def mend(con: sqlite3.Connection, facts: list[str], at: str) -> dict[str, int]:
    """Take out what points nowhere or cannot be read, and put in what follows from the rest.

    Args:
        con: the new store, in a transaction, holding facts only.
        facts: its tables of facts.
        at: time for operations whose own is lost, ISO 8601.

    Returns:
        table -> number of rows taken out.
    """
    before = {table: count_rows(con, table) for table in facts}
    restored = _restore_operations(con, facts, at)
    _drop_unreadable_imports(con)
    _drop_unreadable_blocks(con)
    _drop_rowless_records(con)
    _mend_sightings(con)
    _drop_dangling(con, facts)
    before["operation"] += restored
    return {
        table: max(before[table] - count_rows(con, table), 0)
        for table in facts
        if table != "sighting"
    }


def count_rows(con: sqlite3.Connection, table: str) -> int:
    """How many rows a table has."""
    number: int = con.execute(f"select count(*) from {table}").fetchone()[0]
    return number


_KINDS = {
    "import": "'import'",
    "edge": f"iif(t.rule = '{BY_PERSON}', 'review', 'dedupe')",
    "learnt": "'learn'",
    "segment": "'segment'",
    "suppression": "'suppress'",
}
"""Table -> the kind of operation that wrote its row `t`, where the row tells."""

_ANY_KIND = "'status'"


def _restore_operations(con: sqlite3.Connection, facts: list[str], at: str) -> int:
    """Write down operations anew of which only facts are left; an undo of one still counts."""
    restored = 0
    for table in facts:
        if table == "operation" or "op_id" not in _columns(con, table):
            continue
        restored += con.execute(
            "insert into operation (op_id, kind, at, who, command, rules, undone) select distinct"
            f" t.op_id, {_KINDS.get(table, _ANY_KIND)}, coalesce((select max(at) from operation o"
            " where o.op_id < t.op_id), ?1), 'unknown', ?2, '', coalesce((select kind = 'undo'"
            " from operation o where o.target = t.op_id and o.kind in ('undo', 'redo')"
            f" order by o.op_id desc limit 1), 0) from {table} t"
            " where t.op_id not in (select op_id from operation)",
            (at, LOST_COMMAND),
        ).rowcount
    return restored


def _columns(con: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in con.execute(f"pragma table_info({table})")]


def _drop_unreadable_imports(con: sqlite3.Connection) -> None:
    for number, plan, options in con.execute(
        "select import_id, plan, options from import"
    ).fetchall():
        try:
            Plan.from_json(plan)
            Options.from_json(options)
        except Exception:  # noqa: BLE001 - a damaged text can read as anything
            con.execute("delete from import where import_id = ?", (number,))


def _drop_unreadable_blocks(con: sqlite3.Connection) -> None:
    """Drop raw rows that cannot be read; those that may be wrong lose their digest."""
    keys = con.execute("select import_id, first_line from block").fetchall()
    for key in keys:
        codec, data, digest = con.execute(
            "select codec, data, digest from block where import_id = ? and first_line = ?", key
        ).fetchone()
        if not _is_readable(codec, data, key[1]):
            con.execute("delete from block where import_id = ? and first_line = ?", key)
        elif digest is not None and seal(data) != digest:
            con.execute(
                "update block set digest = null where import_id = ? and first_line = ?", key
            )


def _is_readable(codec: int, data: bytes, first_line: int) -> bool:
    try:
        lines, columns = decode(codec, data)
        return lines[0] == first_line and all(len(one) == len(lines) for one in columns)
    except (ValueError, TypeError, IndexError):
        return False


def _drop_rowless_records(con: sqlite3.Connection) -> None:
    """Drop records whose raw row is in no block: nothing can be derived of them."""
    con.execute(
        "create temp table rowed (import_id integer, line integer, primary key (import_id, line))"
        " without rowid"
    )
    for import_id, codec, data in con.execute("select import_id, codec, data from block"):
        con.executemany(
            "insert or ignore into temp.rowed values (?, ?)",
            ((import_id, line) for line in decode(codec, data).lines),
        )
    con.execute(
        "delete from record where not exists (select 1 from temp.rowed w"
        " where w.import_id = record.import_id and w.line = record.line)"
        " or import_id not in (select import_id from import)"
    )
    con.execute("drop table temp.rowed")


def _mend_sightings(con: sqlite3.Connection) -> None:
    """Take lost records out of the sightings; each record was seen where it was read first."""
    live = {row[0] for row in con.execute("select record_id from record")}
    for (number,) in con.execute("select import_id from import order by 1").fetchall():
        seen = {
            line + i: record + i
            for line, record, n in con.execute(
                "select first_line, first_record, n from sighting where import_id = ?", (number,)
            ).fetchall()
            for i in range(n)
        }
        seen.update(
            con.execute("select line, record_id from record where import_id = ?", (number,))
        )
        rows = [(line, seen[line]) for line in sorted(seen) if seen[line] in live]
        con.execute("delete from sighting where import_id = ?", (number,))
        con.executemany(
            "insert into sighting values (?, ?, ?, ?)",
            ((number, *run) for run in runs_of_rows(rows)),
        )


def _drop_dangling(con: sqlite3.Connection, facts: list[str]) -> None:
    """Drop rows that name what is lost, until none does."""
    dropped = 1
    while dropped:
        dropped = 0
        for table in facts:
            for key in con.execute(f"pragma foreign_key_list({table})").fetchall():
                parent, column, target = key[2], key[3], key[4] or _columns(con, key[2])[0]
                dropped += con.execute(
                    f"delete from {table} where {column} is not null"
                    f" and {column} not in (select {target} from {parent})"
                ).rowcount

"""Opt-outs that imported rows state become suppressions, which outlive an undo of the import.

Not so those that are unclear: they hold their lead back for as long as it says so.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from leadctl.compliance.reasons import OPTED_OUT
from leadctl.store.derived.suppressed import IS_WISH, any_suppressed, find, remark, written
from leadctl.store.derived.suppressions import Entry, count_new, hold, write
from leadctl.store.facts.imports import all_imports

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

SAYS_SO = "email_opt_out = 'yes'"


def suppress_told(con: sqlite3.Connection, op_id: int, day: str, ours: Iterable[int]) -> int:
    """Suppress the addresses of new rows that say `email_opt_out`; gives how many are new.

    A row of one of our own exports (their import numbers: `ours`) only says what its lead said
    then; what a person edited in it shows on the lead, and is `suppress_leads`' to see.
    """
    skipped = ", ".join(str(number) for number in ours)
    query = (
        "select f.email, f.personal_email, f.other_emails, i.name, r.line from temp.new_record n"
        " join stage.fresh f using (number) join record r using (record_id)"
        " join import i using (import_id)"
        f" where f.{SAYS_SO} and i.import_id not in ({skipped})"
    )
    return _suppress(con, op_id, day, query)


def suppress_leads(con: sqlite3.Connection, op_id: int, day: str) -> int:
    """Suppress the addresses of the leads that an import reached, and that opted out.

    All of a lead's addresses, as it is now, where the import itself tells the opt-out; otherwise
    only where no address says so yet, for the row that did had none. A lead whose opt-out was
    lifted since it was told is left alone.

    Args:
        con: the store, in the transaction that lands the import.
        op_id: the import's operation.
        day: since when, ISO 8601.
    """
    if not any_suppressed(con):
        return 0
    find(con, _REACHED)
    return _suppress_whole(con, op_id, day, _IN_IMPORT)


_TELLING = "select lead_id from lead where opted_out_op is not null"

_REACHED = (
    "select lead_id from temp.reach cross join member using (record_id) cross join lead using"
    " (lead_id) where opted_out_op is not null union all select lead_id from temp.plain cross join"
    " lead on lead_id = record_id where opted_out_op is not null"
)

_IN_IMPORT = (
    "select o.lead_id, i.name, d.line from temp.landed d cross join temp.own o using (record_id)"
    " join temp.landing a using (file) join import i using (import_id)"
    " left join stage.fresh f using (number)"
    f" order by f.{SAYS_SO} desc, d.seq"
)
"""Where the records in `temp.own` stand in this import, rows that say so themselves first."""


def _suppress_whole(con: sqlite3.Connection, op_id: int, day: str, places: str) -> int:
    """Suppress all addresses of the leads in `temp.opted` of which this has to be said.

    The query `places` gives a lead's number, file and line; a lead's first one is believed.
    """
    con.execute("drop table if exists temp.told")
    con.execute("create temp table told (lead_id integer primary key, name text, line integer)")
    con.execute(f"insert or ignore into temp.told {places}")
    wanted = (
        f"select t.lead_id from temp.opted t join lead l using (lead_id) where l.{SAYS_SO} and"
        f" (l.opted_out_op = {op_id} or not exists (select 1 from temp.hit h join suppression p"
        f" using (suppression_id) where h.lead_id = t.lead_id and p.kind = 'email' and {IS_WISH}))"
    )
    con.execute(f"delete from temp.told where lead_id not in ({wanted})")
    query = (
        "select l.email, l.personal_email, l.other_emails, t.name, t.line"
        " from temp.told t join lead l using (lead_id)"
    )
    return _suppress(con, op_id, day, query)


def adopt(con: sqlite3.Connection) -> None:
    """Suppress who opted out in a store that was made before suppressions were kept.

    They count as brought by the newest import, for which of them said so first is not told apart.
    """
    newest = "select op_id, substr(at, 1, 10) from operation where kind = 'import'"
    row = con.execute(f"{newest} order by op_id desc limit 1").fetchone()
    if row is None:
        return
    op_id, day = row
    _date_opt_outs(con, op_id)
    find(con, _TELLING)
    _suppress_whole(con, op_id, day, _AT_HOME)
    remark(con, _TELLING)


_AT_HOME = (
    "select o.lead_id, i.name, r.line from temp.own o join record r using (record_id)"
    " join import i using (import_id) order by r.record_id desc"
)


def _date_opt_outs(con: sqlite3.Connection, newest: int) -> None:
    """Note for the leads that opted out when that was told; where no row says so, with `newest`."""
    from leadctl.store.derived.derive import groups_of, people  # noqa: PLC0415 - once in a store's life

    con.execute(f"update lead set opted_out_op = ? where {SAYS_SO}", (newest,))
    numbers = [row[0] for row in con.execute(f"select lead_id from lead where {SAYS_SO}")]
    imports = all_imports(con)
    for start in range(0, len(numbers), _BATCH):
        found = people(con, groups_of(con, numbers[start : start + _BATCH]), imports)
        con.executemany(
            "update lead set opted_out_op = ? where lead_id = ? and opted_out_op is not null",
            (
                (one.golden.opted_out, one.cluster.lead_id)
                for one in found
                if one.golden is not None and one.golden.opted_out is not None
            ),
        )


_BATCH = 1000


def _suppress(con: sqlite3.Connection, op_id: int, day: str, query: str) -> int:
    table = hold(con, _entries(con, query, day))
    return write(con, op_id, table).new if count_new(con, table) else 0


def _entries(con: sqlite3.Connection, query: str, day: str) -> Iterator[Entry]:
    """Entries for rows of (three e-mail columns, file, line)."""
    for email, personal, others, name, line in con.execute(query):
        for address in written(email, personal, others):
            yield Entry(address, OPTED_OUT, day, f"{Path(name).name}:{line}")

"""Opt-outs that imported rows state become suppressions, which outlive an undo of the import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from leadctl.compliance.reasons import OPTED_OUT
from leadctl.store.suppressed import find, written
from leadctl.store.suppressions import Entry, count_new, hold, write

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
        " join stage.fresh f using (seq) join stage.row r using (seq)"
        " join temp.landing a using (file) join import i using (import_id)"
        f" where f.{SAYS_SO} and i.import_id not in ({skipped})"
    )
    return _suppress(con, op_id, day, query)


def adopt(con: sqlite3.Connection) -> None:
    """Suppress who opted out in a store that was made before suppressions were kept.

    They count as brought by the newest import, for which of them said so first is not told apart.
    """
    newest = "select op_id, substr(at, 1, 10) from operation where kind = 'import'"
    row = con.execute(f"{newest} order by op_id desc limit 1").fetchone()
    if row:
        suppress_leads(con, *row, "select lead_id from lead")


def suppress_leads(con: sqlite3.Connection, op_id: int, day: str, leads: str) -> int:
    """Suppress the addresses of leads that say `email_opt_out` and were never suppressed.

    What a row said without an address of its own, or under another mapping than before, is found
    here. A lead whose suppression was lifted is left alone: it says nothing new.

    Args:
        con: the store, in a transaction.
        op_id: the operation that says so.
        day: since when, ISO 8601.
        leads: query that selects the numbers of the leads to look at.
    """
    unmarked = f"select lead_id from lead where {SAYS_SO} and suppressed is null"
    if con.execute(f"{unmarked} and lead_id in ({leads}) limit 1").fetchone() is None:
        return 0
    find(con, f"{unmarked} and lead_id in ({leads})", lifted=True)
    query = (
        "select l.email, l.personal_email, l.other_emails, i.name, r.line from lead l"
        " join record r on r.record_id = (select max(record_id) from member m"
        " where m.record_id = l.lead_id or (m.lead_id = l.lead_id and m.lead_id <> m.record_id))"
        f" join import i using (import_id) where l.lead_id in ({unmarked}"
        f" and lead_id in ({leads})) and l.lead_id not in (select lead_id from temp.hit)"
    )
    return _suppress(con, op_id, day, query)


def _suppress(con: sqlite3.Connection, op_id: int, day: str, query: str) -> int:
    table = hold(con, _entries(con, query, day))
    return write(con, op_id, table).new if count_new(con, table) else 0


def _entries(con: sqlite3.Connection, query: str, day: str) -> Iterator[Entry]:
    """Entries for rows of (three e-mail columns, file, line)."""
    for email, personal, others, name, line in con.execute(query):
        for address in written(email, personal, others):
            yield Entry(address, OPTED_OUT, day, f"{Path(name).name}:{line}")

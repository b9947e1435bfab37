"""Make the derived tables anew from the facts, all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.store.derive import derive
from leadctl.store.imports import all_imports
from leadctl.store.reach import touch
from leadctl.store.rekey import renew_keys
from leadctl.store.sightings import see

if TYPE_CHECKING:
    import sqlite3


def rebuild(con: sqlite3.Connection) -> None:
    """Empty the derived tables, and derive every lead under today's rules.

    Args:
        con: the store, in a transaction; the facts may be all that it has.
    """
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

"""Make everything derived anew, out of nothing but the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.store.derive import derive
from leadctl.store.imports import all_imports
from leadctl.store.reach import touch
from leadctl.store.rekey import rekey_stale
from leadctl.store.sightings import see

if TYPE_CHECKING:
    import sqlite3


def derive_all(con: sqlite3.Connection) -> None:
    """Fill the derived tables, which must be empty, inside the caller's transaction."""
    imports = all_imports(con)
    con.execute("insert into member select record_id, record_id, 0, null, null, null from record")
    for one in imports.values():
        if not one.undone:
            see(con, one.import_id)
    con.execute("drop table if exists temp.stale")
    con.execute("create temp table stale (record_id integer primary key)")
    con.execute("insert into temp.stale select record_id from record")
    rekey_stale(con, imports)
    touch(con, "select record_id from record")
    derive(con)

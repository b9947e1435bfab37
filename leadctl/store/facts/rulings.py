"""Whether a user's own rules had a say in how imports are read; light, for `status`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def any_own_rules(con: sqlite3.Connection, region: str) -> bool:
    """Whether any import has rules of the user's own, or none of the country that is set today."""
    row = con.execute(_RULED, (region,)).fetchone()
    return row is not None


_RULED = (
    "select 1 from (select options from import union all select options from rereading)"
    " where json_extract(options, '$.own') is not null"
    " or json_extract(options, '$.survivorship') is not null"
    " or (?1 <> '' and json_extract(options, '$.region') is null) limit 1"
)

"""Under what imports are read today, and whether a user's own rules have a say; light."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def read_as(column: str) -> str:
    """SQL for the `plan` or `options` under which import `i` is read: the latest that stands."""
    return (
        f"coalesce((select r.{column} from rereading r join operation x using (op_id)"
        " where r.import_id = i.import_id and x.undone = 0 order by r.op_id desc limit 1),"
        f" i.{column})"
    )


def any_own_rules(con: sqlite3.Connection, region: str) -> bool:
    """Whether any import that stands has rules of the user's own, or lacks today's country."""
    return con.execute(_RULED, (region,)).fetchone() is not None


_OPTIONS = read_as("options")

_RULED = (
    f"select 1 from (select i.options, {_OPTIONS} as today from import i"
    " join operation o using (op_id) where o.undone = 0)"
    " where json_extract(today, '$.own') is not null"
    " or json_extract(today, '$.survivorship') is not null"
    " or (?1 <> '' and json_extract(options, '$.region') is null"
    " and coalesce(json_extract(today, '$.region'), '') <> ?1) limit 1"
)

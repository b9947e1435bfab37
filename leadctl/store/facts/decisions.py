"""What can be decided of two leads, and which pairs wait for a person; light, for `status`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

SAME = "same"
DOUBTFUL = "doubtful"
DIFFERENT = "different"
CLEARED = "cleared"
"""What a comparison says of rows that an earlier one had in doubt, where it has no doubt any more.
"""

_PAIR = "min({0}.lead_id, {1}.lead_id) || ' ' || max({0}.lead_id, {1}.lead_id)"
"""Two leads as one value, which SQLite looks up at once; of two, it walks the whole list."""

IS_CLEARED = (
    "exists (select 1 from edge c join operation p using (op_id) where c.l = e.l and c.r = e.r"
    f" and c.kind = '{CLEARED}' and c.op_id > e.op_id and p.undone = 0)"
)
"""Whether a later comparison cleared the doubt that is `edge e`."""

OPEN = (
    "join operation o on o.op_id = e.op_id join member m on m.record_id = e.l"
    " join lead a using (lead_id) join member n on n.record_id = e.r"
    " join lead b on b.lead_id = n.lead_id"
    f" where e.kind = '{DOUBTFUL}' and o.undone = 0 and a.lead_id <> b.lead_id"
    f" and not {IS_CLEARED}"
    f" and {_PAIR.format('a', 'b')} not in (select {_PAIR.format('x', 'y')}"
    " from edge d join operation p using (op_id)"
    " join member x on x.record_id = d.l join member y on y.record_id = d.r"
    f" where d.kind = '{DIFFERENT}' and p.undone = 0)"
)
"""Behind `edge e`: the doubtful pairs that wait, between leads `a` and `b` of today."""


def count_waiting(con: sqlite3.Connection) -> int:
    """How many doubtful pairs wait for a person."""
    row = con.execute(
        "select count(*) from (select distinct min(a.lead_id, b.lead_id),"
        f" max(a.lead_id, b.lead_id) from edge e {OPEN})"
    ).fetchone()
    return int(row[0])

"""What outlives a change of stores: the opt-outs of the store that a backup takes the place of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.compliance.addresses import Address, parse
from leadctl.compliance.handles import ERASED
from leadctl.store.derived.suppressed import STANDS
from leadctl.store.derived.suppressions import Entry, count_new, hold, write

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


def carry_suppressions(old: sqlite3.Connection, new: sqlite3.Connection, op_id: int) -> int:
    """Suppress in one store who is suppressed in another; gives how many are new to it.

    What was lifted in the other one since stays suppressed: the strictest word counts.
    """
    table = hold(new, _entries(old))
    return write(new, op_id, table).new if count_new(new, table) else 0


def _entries(old: sqlite3.Connection) -> Iterator[Entry]:
    rows = old.execute(
        "select kind, value, reason, day, origin from suppression p"
        f" where {STANDS} and value <> '{ERASED}' order by suppression_id"
    )
    for kind, value, reason, day, origin in rows:
        read = [one for one in parse(value) if one.kind == kind]
        address = read[0] if read else Address(kind, value, value, exact=True)
        yield Entry(address, reason, day, origin)

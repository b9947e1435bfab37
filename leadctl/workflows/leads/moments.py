"""Commands that look back: a connection that sees the leads as they stood at a moment."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence


@contextmanager
def seen_at(
    con: sqlite3.Connection, as_of: str | None, named: Sequence[str] = ()
) -> Iterator[datetime | None]:
    """Let a connection see the leads of a moment in the block; those of today without one.

    Gives the time of the moment, None for today. Leads to look into are to be `named`.

    Raises:
        UsageError: the text names no moment of this store.
    """
    if as_of is None:
        yield None
        return
    from leadctl.store.asking.moment import moment  # noqa: PLC0415 - `status` starts fast without it
    from leadctl.store.asking.past import leads_of  # noqa: PLC0415 - nor does it derive anything

    then = moment(con, as_of)
    with leads_of(con, then.after, named):
        yield datetime.fromisoformat(then.at)

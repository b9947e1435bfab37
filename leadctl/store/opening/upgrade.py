"""Bring a store of an earlier version up to date: its tables, then what they should hold.

Leads stay as they are, for reading a million of them anew takes minutes: where a version derives
more, its script forgets by which rules they were derived, and `clean` makes them as they are now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.store.file import schema

if TYPE_CHECKING:
    import sqlite3


def bring_up_to_date(con: sqlite3.Connection, now: str, secret: bytes | None = None) -> None:
    """Bring the store up to `schema.VERSION` inside the caller's transaction; see `migrate`.

    Raises:
        DataError: the file is a database of something else, or of a newer leadctl.
    """
    before = schema.check(con)
    schema.migrate(con, now, secret)
    if 0 < before <= _WITHOUT_SUPPRESSIONS:
        from leadctl.store.derived.optouts import adopt  # noqa: PLC0415 - once in a store's life

        adopt(con)
    if 0 < before <= _WITHOUT_SEALS:
        _seal_blocks(con)


_WITHOUT_SUPPRESSIONS = 1
"""Version of a store that had opt-outs in its leads alone."""

_WITHOUT_SEALS = 2
"""Version of a store whose raw rows had no digests."""


def _seal_blocks(con: sqlite3.Connection) -> None:
    from leadctl.store.facts.blocks import seal  # noqa: PLC0415 - once in a store's life

    con.create_function("leadctl_seal", 1, seal, deterministic=True)
    con.execute("update block set digest = leadctl_seal(data) where digest is null")

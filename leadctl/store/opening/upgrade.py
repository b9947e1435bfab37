"""Bring a store of an earlier version up to date: its tables, then what they should hold."""

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
    if 0 < before <= _WITHOUT_SHORT_NAMES:
        _shorten_companies(con)


_WITHOUT_SUPPRESSIONS = 1
"""Version of a store that had opt-outs in its leads alone."""

_WITHOUT_SEALS = 2
"""Version of a store whose raw rows had no digests."""


_WITHOUT_SHORT_NAMES = 4
"""Version of a store whose leads had no name of their company for letters."""


def _shorten_companies(con: sqlite3.Connection) -> None:
    from leadctl.cleaning.derive import short_company_of  # noqa: PLC0415 - once in a store's life

    con.create_function("leadctl_short", 1, short_company_of, deterministic=True)
    con.execute(
        "update lead set company_short = leadctl_short(company)"
        " where company is not null and company_short is null"
    )


def _seal_blocks(con: sqlite3.Connection) -> None:
    from leadctl.store.facts.blocks import seal  # noqa: PLC0415 - once in a store's life

    con.create_function("leadctl_seal", 1, seal, deterministic=True)
    con.execute("update block set digest = leadctl_seal(data) where digest is null")

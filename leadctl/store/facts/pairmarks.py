"""Marks of pairs: what a list of pairs must keep of each, so that it is known when it returns.

A number alone would not do: a list may come back to another store, or to an older copy of its own
in which the number is another person's.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

import orjson

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

Numbers = tuple[int, int]

_MARK = re.compile(r"p([1-9]\d{0,17})-([1-9]\d{0,17})-([0-9a-f]{12})", re.ASCII)


def numbers_in(mark: str) -> Numbers | None:
    """The two numbers that a mark names; None for another text; `marks` says if it is ours."""
    found = _MARK.fullmatch(mark.strip().lower())
    return (int(found[1]), int(found[2])) if found else None


def marks(con: sqlite3.Connection, pairs: Sequence[Numbers]) -> dict[Numbers, str]:
    """The marks of pairs, such as `p112-1378-9f3a2c1b04de`; none of a pair whose rows are gone.

    It starts with a letter, so that no spreadsheet takes it for a number or a day.
    """
    digests = _digests(con, sorted({number for pair in pairs for number in pair}))
    return {
        (one, other): f"p{one}-{other}-{_seal(digests[one], digests[other])}"
        for one, other in pairs
        if one in digests and other in digests
    }


def strangers(con: sqlite3.Connection, given: Iterable[str]) -> set[str]:
    """Of some marks those of pairs that this store does not know."""
    found = {mark: numbers for mark in given if (numbers := numbers_in(mark))}
    known = set(marks(con, [*found.values()]).values())
    return {mark for mark in found if mark.strip().lower() not in known}


def _seal(one: bytes, other: bytes) -> str:
    return sha256(b"%b/%b" % (one, other)).hexdigest()[:12]


def _digests(con: sqlite3.Connection, records: Sequence[int]) -> dict[int, bytes]:
    rows = con.execute(
        "select record_id, digest from json_each(?) j join record on record_id = j.value",
        (orjson.dumps(records).decode(),),
    )
    return dict(rows.fetchall())

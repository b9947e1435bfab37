"""Moments of a store's history: an operation, or a day or time; and leads as they stood then."""

from __future__ import annotations

import re
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.errors import UsageError
from leadctl.store.asking.past import derived, facts_of, no_merges
from leadctl.store.derived.reach import touch
from leadctl.store.facts.operations import find, newest, unknown
from leadctl.store.file.schema import LEAD_COLUMNS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection


class Moment(NamedTuple):
    """A moment of a store's history.

    Attributes:
        after: the last operation that counts, 0 for none.
        at: the time, UTC, ISO 8601.
    """

    after: int
    at: str


def moment(con: sqlite3.Connection, text: str) -> Moment:
    """Find the moment that a user names.

    Args:
        con: the store.
        text: number of an operation, for the state after it; a day, for its end; or a day and
            time, UTC: `41`, `2026-10-31`, `2026-10-31T14:00`.

    Raises:
        UsageError: the text is none of these, or there is no operation of that number.
    """
    if text.strip().isdecimal():
        return _operation(con, text.strip())
    try:
        end = end_of(text)
    except UsageError as error:
        hint = "say an operation (41), a day (2026-10-31) or a time in UTC (2026-10-31T14:00)"
        raise UsageError(f"`{text}` is no moment", hint) from error
    row = con.execute("select coalesce(max(op_id), 0) from operation where at <= ?", (end,))
    return _remembered(con, Moment(row.fetchone()[0], end))


def _remembered(con: sqlite3.Connection, then: Moment) -> Moment:
    """See that the store still knows a moment.

    Raises:
        UsageError: its operations were folded together.
    """
    folded = con.execute("select max(op_id) from operation where folded is not null").fetchone()[0]
    if folded is not None and then.after < folded:
        raise UsageError(
            f"what was before operation {folded} is folded together",
            f"the earliest moment is that operation: {folded}",
        )
    return then


def _operation(con: sqlite3.Connection, number: str) -> Moment:
    if not number.strip("0"):
        return _remembered(con, Moment(0, end_of("0001-01-01")))
    if len(number) > _DIGITS or int(number) > newest(con):
        raise unknown(con, number)
    return _remembered(con, Moment(int(number), find(con, int(number)).at))


_DIGITS = 18
"""Numbers of more digits may not fit SQLite's integers."""


def newest_moment(con: sqlite3.Connection) -> Moment:
    """The state of today."""
    number = newest(con)
    return Moment(number, find(con, number).at if number else end_of("0001-01-01"))


def begin_of(text: str) -> str:
    """The first second of a day, a minute or a second, as operations are dated (UTC).

    Raises:
        UsageError: the text is no day and no time.
    """
    return f"{_time(text).isoformat(timespec='seconds')}Z"


def end_of(text: str) -> str:
    """The last second of a day, a minute or a second, as operations are dated (UTC).

    Raises:
        UsageError: the text is no day and no time.
    """
    end = _time(text)
    if not _HAS_TIME.search(text):
        end = end.replace(hour=23, minute=59)
    if not _HAS_SECONDS.search(text):
        end = end.replace(second=59)
    return f"{end.isoformat(timespec='seconds')}Z"


def _time(text: str) -> datetime:
    try:
        time = datetime.fromisoformat(text.strip())
        return (time.astimezone(UTC) if time.tzinfo else time).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise UsageError(
            f"`{text}` is no day and no time", "say 2026-10-31, or 2026-10-31T14:00 (UTC)"
        ) from None


_HAS_TIME = re.compile(r"[T ]\d\d")
_HAS_SECONDS = re.compile(r"[T ]\d\d:?\d\d:?\d\d")


class Stood(NamedTuple):
    """A lead as it stood: its row of table `lead`, and its records, founder first."""

    row: dict[str, object]
    records: list[int]


def stood(
    con: sqlite3.Connection, op_id: int, numbers: Collection[int], *, unmerged: bool = False
) -> dict[int, Stood]:
    """Derive leads as they stood when an operation began.

    Args:
        con: the store; temporary tables must be allowed.
        op_id: number of the operation.
        numbers: records under whose numbers the leads were known, or that belonged to them.
        unmerged: as they would have stood, had nobody decided that any are one.

    Returns:
        number -> its lead; a number that belonged to none is left out.
    """
    with facts_of(con, op_id - 1), no_merges(con) if unmerged else nullcontext():
        touch(con, "select value from json_each(?)", (orjson.dumps(list(numbers)).decode(),))
        with derived(con):
            found = {number: _standing(con, number) for number in numbers}
    return {number: lead for number, lead in found.items() if lead}


def _standing(con: sqlite3.Connection, number: int) -> Stood | None:
    columns = ", ".join(f'l."{name}"' for name in LEAD_COLUMNS)
    row = con.execute(
        f"select {columns} from member m join lead l using (lead_id) where m.record_id = ?",
        (number,),
    ).fetchone()
    if row is None:
        return None
    records = con.execute(
        "select record_id from member where lead_id = ? and seen > 0"
        " order by first_import, record_id",
        (row[0],),
    )
    return Stood(dict(zip(LEAD_COLUMNS, row, strict=True)), [one[0] for one in records])

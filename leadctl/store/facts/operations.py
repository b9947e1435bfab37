"""Operations: what every writing command leaves in the history."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import orjson

from leadctl import __version__
from leadctl.errors import UsageError
from leadctl.store.facts.author import storable
from leadctl.store.facts.libraries import CLEANING, keep_libraries

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping

    from leadctl.store.facts.author import Author

UNDOABLE = (
    "import",
    "dedupe",
    "review",
    "learn",
    "unmerge",
    "status",
    "stage",
    "edit",
    "tag",
    "note",
    "delete",
    "segment",
    "source",
    "clean",
    "rebuild",
)
"""Kinds of operation that undo hides; an undo itself is taken back by redo."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One line of the history.

    Attributes:
        id: its number.
        kind: one of UNDOABLE, or undo, redo and what stands until it is lifted.
        at: UTC, ISO 8601.
        who: user name.
        command: the command line as typed.
        reason: why, in the user's words.
        counts: what it did.
        target: the operation that an undo or redo is about.
        undone: whether it is hidden now.
        folded: the pruning that folded it together with others, so that it stands as it is.
        libraries: name -> version of what it cleaned with; empty where it cleaned nothing, or
            where that was not noted yet.
    """

    id: int
    kind: str
    at: str
    who: str
    command: str
    reason: str | None
    counts: dict[str, float]
    target: int | None
    undone: bool
    folded: int | None = None
    libraries: Mapping[str, str] = field(default_factory=dict)


def begin(
    con: sqlite3.Connection,
    kind: str,
    author: Author,
    *,
    reason: str | None = None,
    target: int | None = None,
) -> int:
    """Write a new operation down and give its number."""
    cursor = con.execute(
        "insert into operation (kind, at, who, command, rules, reason, target, libraries)"
        " values (?, ?, ?, ?, ?, ?, ?, ?) returning op_id",
        (
            kind,
            author.at,
            storable(author.who),
            storable(author.command),
            __version__,
            reason and storable(reason),
            target,
            keep_libraries(con) if kind in CLEANING else None,
        ),
    )
    number: int = cursor.fetchone()[0]
    return number


def renumber(con: sqlite3.Connection, op_id: int, least: int) -> int:
    """Give the newest operation, of which nothing speaks yet, a number of `least` at least."""
    number = max(op_id, least)
    con.execute("update operation set op_id = ? where op_id = ?", (number, op_id))
    return number


def set_counts(con: sqlite3.Connection, op_id: int, counts: Mapping[str, float]) -> None:
    """Note what an operation did, and by which numbers it did it."""
    text = orjson.dumps({name: n for name, n in counts.items() if n}).decode()
    con.execute("update operation set counts = ? where op_id = ?", (text, op_id))


_SELECT = (
    "select op_id, kind, at, who, command, reason, counts, target, undone, folded,"
    " (select versions from libraries l where l.libraries_id = operation.libraries) from operation"
)


def history(
    con: sqlite3.Connection,
    limit: int | None = None,
    *,
    since: str = "",
    until: str = "",
    only: Collection[int] | None = None,
) -> list[Operation]:
    """Operations, newest first.

    Args:
        con: the store.
        limit: at most so many.
        since: none before this time, as operations are dated; empty for any.
        until: none after this time.
        only: none but these.
    """
    rows = con.execute(
        f"{_SELECT} where at >= ?1 and (?2 = '' or at <= ?2)"
        " and (?3 is null or op_id in (select value from json_each(?3)))"
        " order by op_id desc limit ?4",
        (
            since,
            until,
            None if only is None else orjson.dumps(sorted(only)).decode(),
            -1 if limit is None else limit,
        ),
    )
    return [_operation(row) for row in rows]


def newest(con: sqlite3.Connection) -> int:
    """Number of the newest operation, 0 for none: whatever changes the store adds one."""
    row = con.execute("select coalesce(max(op_id), 0) from operation").fetchone()
    return int(row[0])


def any_since(con: sqlite3.Connection, op_id: int, kinds: Collection[str]) -> bool:
    """Whether an operation of one of some kinds came after `op_id`."""
    among = orjson.dumps(list(kinds)).decode()
    found = con.execute(
        "select 1 from operation where op_id > ? and kind in (select value from json_each(?))",
        (op_id, among),
    ).fetchone()
    return found is not None


def settled_by(con: sqlite3.Connection, threshold: float | None = None) -> int | None:
    """The visible comparison of all leads since which nothing was learnt of any; None without.

    What another version of the rules decided, or the latest by another threshold, is open again.
    """
    row = con.execute(
        "select max(op_id), json_extract(counts, '$.threshold') from operation"
        " where kind = 'dedupe' and undone = 0 and rules = ?"
        " and op_id > (select coalesce(max(op_id), 0) from operation"
        f" where kind in ({_TEACHING}))",
        (__version__,),
    ).fetchone()
    return row[0] if row[1] == threshold else None


_TEACHING = (
    "'import', 'edit', 'clean', 'rebuild', 'delete', 'review', 'learn', 'unmerge', 'undo', 'redo'"
)
"""Kinds of operation after which other leads may be one than before."""


def find(con: sqlite3.Connection, op_id: int) -> Operation:
    """Look an operation up.

    Raises:
        UsageError: there is none of this number.
    """
    # as text, which SQLite takes for a number of any size
    row = con.execute(f"{_SELECT} where op_id = ?", (str(op_id),)).fetchone()
    if row is None:
        raise unknown(con, str(op_id))
    return _operation(row)


def unknown(con: sqlite3.Connection, number: str) -> UsageError:
    """Say that there is no operation of a number, and which there are."""
    last = newest(con)
    hint = f"the newest is {last}; all: leadctl history" if last else "nothing was done here yet"
    return UsageError(f"there is no operation {number}", hint)


def _operation(
    row: tuple[int, str, str, str, str, str | None, str, int | None, int, int | None, str | None],
) -> Operation:
    number, kind, at, who, command, reason, counts, target, undone, folded, libraries = row
    return Operation(
        number,
        kind,
        at,
        who,
        command,
        reason,
        orjson.loads(counts),
        target,
        bool(undone),
        folded,
        orjson.loads(libraries or "{}"),
    )

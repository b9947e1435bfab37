"""Operations: what every writing command leaves in the history, and undo and redo of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import orjson

from leadctl import __version__
from leadctl.errors import UsageError
from leadctl.store.author import storable
from leadctl.store.derive import derive
from leadctl.store.edges import DIFFERENT, SAME
from leadctl.store.orphans import find_orphans, keep_orphans, refusal
from leadctl.store.reach import touch, touch_too
from leadctl.store.sightings import see, unsee
from leadctl.store.vanishing import touch_missing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Mapping

    from leadctl.store.author import Author

UNDOABLE = (
    "import",
    "dedupe",
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

_LIST = ", ".join(f"'{kind}'" for kind in UNDOABLE)


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
    """

    id: int
    kind: str
    at: str
    who: str
    command: str
    reason: str | None
    counts: dict[str, int]
    target: int | None
    undone: bool


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
        "insert into operation (kind, at, who, command, rules, reason, target)"
        " values (?, ?, ?, ?, ?, ?, ?) returning op_id",
        (
            kind,
            author.at,
            storable(author.who),
            storable(author.command),
            __version__,
            reason and storable(reason),
            target,
        ),
    )
    number: int = cursor.fetchone()[0]
    return number


def renumber(con: sqlite3.Connection, op_id: int, least: int) -> int:
    """Give the newest operation, of which nothing speaks yet, a number of `least` at least."""
    number = max(op_id, least)
    con.execute("update operation set op_id = ? where op_id = ?", (number, op_id))
    return number


def set_counts(con: sqlite3.Connection, op_id: int, counts: Mapping[str, int]) -> None:
    """Note what an operation did."""
    text = orjson.dumps({name: n for name, n in counts.items() if n}).decode()
    con.execute("update operation set counts = ? where op_id = ?", (text, op_id))


_SELECT = "select op_id, kind, at, who, command, reason, counts, target, undone from operation"


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


def settled_by(con: sqlite3.Connection) -> int | None:
    """The visible comparison of all leads since which nothing was learnt of any; None without.

    What another version of the rules decided is open again.
    """
    row = con.execute(
        "select max(op_id) from operation where kind = 'dedupe' and undone = 0 and rules = ?"
        " and op_id > (select coalesce(max(op_id), 0) from operation"
        f" where kind in ({_TEACHING}))",
        (__version__,),
    ).fetchone()
    return row[0] if row else None


_TEACHING = "'import', 'edit', 'delete', 'unmerge', 'undo', 'redo'"
"""Kinds of operation after which other leads may be one than before."""


def find(con: sqlite3.Connection, op_id: int) -> Operation:
    """Look an operation up.

    Raises:
        UsageError: there is none of this number.
    """
    row = con.execute(f"{_SELECT} where op_id = ?", (op_id,)).fetchone()
    if row is None:
        raise UsageError(f"there is no operation {op_id}", "numbers: leadctl history")
    return _operation(row)


def _operation(row: tuple[int, str, str, str, str, str | None, str, int | None, int]) -> Operation:
    number, kind, at, who, command, reason, counts, target, undone = row
    return Operation(
        number, kind, at, who, command, reason, orjson.loads(counts), target, bool(undone)
    )


@dataclass(frozen=True, slots=True)
class Reversal:
    """What an undo or redo did: its own number, its target, and the leads before and after.

    `sourceless` counts the leads that would be left without a record, and are not kept.
    """

    operation: int
    target: Operation
    leads_before: int
    leads_after: int
    changed: int
    kept: int
    sourceless: int = 0


def undo(
    con: sqlite3.Connection,
    op_id: int | None,
    author: Author,
    *,
    keep: bool,
    reason: str | None,
    looking: bool = False,
) -> Reversal:
    """Hide an operation and derive anew what it touched.

    Args:
        con: the store, in a transaction.
        op_id: which operation; None for the newest that can be undone.
        author: who undoes it.
        keep: leave leads that would have no record left, marked sourceless, where later
            operations spoke of them.
        reason: why, for the history.
        looking: nothing is to be kept, so refuse nothing: `sourceless` counts the leads, and
            `temp.orphan` names them.

    Raises:
        UsageError: there is nothing to undo, or it is undone already, or of another kind.
        Refused: later operations spoke of leads that would be left without records, or sent them.
    """
    target = _undo_target(con, op_id)
    number = begin(con, "undo", author, reason=reason, target=target.id)
    before = _lead_count(con)
    _flip(con, target.id, undone=True)
    _touch(con, target, unsee)
    derive(con)
    orphans = find_orphans(con, target.id)
    if orphans and not keep and not looking:
        raise refusal(con, target.id, orphans)
    if orphans and keep:
        keep_orphans(con, number, target.id)
        derive(con)
    done = _reversal(con, number, target, before, orphans if keep else 0)
    return done if keep else replace(done, sourceless=orphans)


def redo(
    con: sqlite3.Connection, op_id: int | None, author: Author, *, reason: str | None
) -> Reversal:
    """Show an undone operation again and derive anew what it touched.

    Raises:
        UsageError: there is nothing to redo, or the operation is not undone.
    """
    target = _redo_target(con, op_id)
    number = begin(con, "redo", author, reason=reason, target=target.id)
    before = _lead_count(con)
    _flip(con, target.id, undone=False)
    con.execute("update operation set undone = 1 where kind = 'undo' and target = ?", (target.id,))
    _touch(con, target, see)
    derive(con)
    return _reversal(con, number, target, before, 0)


def _undo_target(con: sqlite3.Connection, op_id: int | None) -> Operation:
    if op_id is None:
        row = con.execute(
            "select max(op_id) from operation where undone = 0 and folded is null"
            f" and kind in ({_LIST})"
        ).fetchone()
        if row[0] is None:
            raise UsageError("there is nothing to undo", "operations: leadctl history")
        return find(con, row[0])
    target = find(con, op_id)
    _refuse_folded(con, target)
    if target.kind in _LASTING:
        message, hint = _LASTING[target.kind]
        raise UsageError(f"operation {op_id} is {message}", hint)
    if target.kind not in UNDOABLE:
        opposite = "redo" if target.kind == "undo" else "undo"
        hint = f"take it back with: leadctl {opposite} {target.target}"
        kind = {"undo": "an undo", "redo": "a redo"}[target.kind]
        raise UsageError(f"operation {op_id} is itself {kind}", hint)
    if target.undone:
        raise UsageError(
            f"operation {op_id} is undone already", f"bring it back with: leadctl redo {op_id}"
        )
    return target


_LASTING = {
    "suppress": (
        "a suppression, and no undo takes those back",
        "lift it with: leadctl suppress lift ADDRESS --reason WHY",
    ),
    "lift": (
        "the lifting of a suppression, and no undo takes that back",
        "suppress again with: leadctl suppress add ADDRESS --reason WHY",
    ),
    "restore": (
        "a restored backup, and no undo takes that back",
        "the store before it lies beside it; restore that",
    ),
    "export": (
        "an export, and what went out cannot be called back",
        "whom it had: leadctl exports",
    ),
    "prune": ("a pruning, and nothing brings back what it folded", "see: leadctl history"),
    "forget": ("an erasure, and nothing brings back what it erased", "see: leadctl history"),
}
"""Kinds of operation that only an act of their own answers, or none, and what to say of them."""


def _redo_target(con: sqlite3.Connection, op_id: int | None) -> Operation:
    if op_id is None:
        row = con.execute(
            "select t.op_id from operation u join operation t on t.op_id = u.target"
            " where u.kind = 'undo' and t.undone = 1 and t.folded is null"
            " order by u.op_id desc limit 1"
        ).fetchone()
        if row is None:
            raise UsageError("there is nothing to redo", "operations: leadctl history")
        return find(con, row[0])
    target = find(con, op_id)
    _refuse_folded(con, target)
    if not target.undone or target.kind not in UNDOABLE:
        raise UsageError(f"operation {op_id} is not undone", "operations: leadctl history")
    return target


def _refuse_folded(con: sqlite3.Connection, target: Operation) -> None:
    row = con.execute("select folded from operation where op_id = ?", (target.id,)).fetchone()
    if row[0] is not None:
        raise UsageError(
            f"operation {target.id} was folded together with older ones by operation {row[0]}, and"
            " stays as it is",
            "a backup from before that still has it: leadctl restore FILE",
        )


def _flip(con: sqlite3.Connection, op_id: int, *, undone: bool) -> None:
    con.execute("update operation set undone = ? where op_id = ?", (int(undone), op_id))


def _touch(
    con: sqlite3.Connection, target: Operation, count: Callable[[sqlite3.Connection, int], None]
) -> None:
    """Name what an operation, hidden or shown just now, touched, and count its sightings."""
    touch(con, "select null where false")
    name_touched(con, target.kind, target.id)
    count_sightings(con, target.id, count)
    touch_missing(con, target.id)


def name_touched(con: sqlite3.Connection, kind: str, op_id: int) -> None:
    """Name, too, what an operation of this kind touched, for deriving it anew."""
    if kind != "import":
        touch_too(con, _SPOKEN_OF, (op_id,))
        return
    touch_too(
        con,
        "select r.record_id from import i join sighting s using (import_id) join record r"
        " on r.record_id between s.first_record and s.first_record + s.n - 1 where i.op_id = ?",
        (op_id,),
    )


def count_sightings(
    con: sqlite3.Connection, op_id: int, count: Callable[[sqlite3.Connection, int], None]
) -> None:
    """Let the sightings of an operation's imports count, or no more: `see` or `unsee`."""
    for (import_id,) in con.execute(
        "select import_id from import where op_id = ? order by 1", (op_id,)
    ).fetchall():
        count(con, import_id)


_SPOKEN_OF = (
    "select lead_id from event where op_id = ?1"
    f" union select l from edge where op_id = ?1 and kind in ('{SAME}', '{DIFFERENT}')"
    f" union select r from edge where op_id = ?1 and kind in ('{SAME}', '{DIFFERENT}')"
    " union select record_id from deletion where op_id = ?1"
    " union select lead_id from former where op_id = ?1"
    " union select m.record_id from member m join record r using (record_id)"
    " where exists (select 1 from rereading where op_id = ?1)"
    " and coalesce(m.last_import, r.import_id) in"
    " (select import_id from rereading where op_id = ?1)"
)
"""The records under whose numbers an operation spoke of leads."""


def touch_leads(con: sqlite3.Connection, op_id: int) -> None:
    """Name the leads of which an operation spoke, for deriving them anew."""
    touch(con, _SPOKEN_OF, (op_id,))


def _lead_count(con: sqlite3.Connection) -> int:
    row = con.execute("select n from tally where kind = 'leads'").fetchone()
    return row[0] if row else 0


def _reversal(
    con: sqlite3.Connection, number: int, target: Operation, before: int, kept: int
) -> Reversal:
    after = _lead_count(con)
    changed = con.execute(
        "select count(*) from (select lead_id from temp.before union select m.lead_id from"
        " temp.reach join member m using (record_id) join lead using (lead_id))"
    ).fetchone()[0]
    counts = {"leads_before": before, "leads_after": after, "changed": changed, "kept": kept}
    set_counts(con, number, counts)
    return Reversal(number, target, before, after, changed, kept)

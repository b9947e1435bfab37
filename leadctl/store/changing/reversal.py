"""Undo and redo: hide an operation or show it again, and derive anew what it touched."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leadctl.errors import UsageError
from leadctl.store.asking.persons import records_of
from leadctl.store.changing.orphans import (
    NAMED_AT_MOST,
    find_orphans,
    keep_orphans,
    named,
    refusal,
)
from leadctl.store.derived.derive import derive
from leadctl.store.derived.reach import touch
from leadctl.store.derived.steady import touch_stirred
from leadctl.store.derived.touched import count_sightings, name_touched
from leadctl.store.derived.vanishing import touch_missing
from leadctl.store.facts.imports import undone_with
from leadctl.store.facts.operations import UNDOABLE, Operation, begin, find, set_counts
from leadctl.store.facts.sightings import see, unsee

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from leadctl.errors import Refused
    from leadctl.store.changing.orphans import Sourceless
    from leadctl.store.facts.author import Author


@dataclass(frozen=True, slots=True)
class Reversal:
    """What an undo or redo did, or would do.

    Attributes:
        operation: its own number.
        target: the operation that it is about.
        leads_before, leads_after: how many leads there were, and are.
        changed: how many were derived anew.
        kept: how many are kept without a source.
        waiting: leads without a record that were not there before either, though operations that
            stand spoke of them; named by the target.
        sources: undone imports that had rows of those, for the first few of them.
        sourceless: leads that it would take, though operations that stand spoke of them.
        refused: why it is not done for their sake.
    """

    operation: int
    target: Operation
    leads_before: int
    leads_after: int
    changed: int
    kept: int
    waiting: Sequence[Sourceless] = ()
    sources: Sequence[int] = ()
    sourceless: Sequence[Sourceless] = ()
    refused: Refused | None = None


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
        looking: nothing is to last, so refuse nothing, and tell what would be refused.

    Raises:
        UsageError: there is nothing to undo, or it is undone already, or of another kind.
        Refused: later operations spoke of leads that would be left without records, or sent them.
    """
    target = _undo_target(con, op_id)
    number = begin(con, "undo", author, reason=reason, target=target.id)
    before = _lead_count(con)
    _flip(con, target.id, undone=True)
    _touch(con, target, undone=True)
    derive(con)
    orphans = find_orphans(con, stood=None if keep else True)
    if orphans and keep:
        keep_orphans(con, number, target.id)
        derive(con)
        return _reversal(con, number, target, before, kept=orphans)
    if not orphans:
        return _reversal(con, number, target, before)
    again = f"leadctl undo {target.id} --keep"
    refused = refusal(con, f"undoing operation {target.id}", orphans, again)
    if not looking:
        raise refused
    taken = named(con)
    return replace(_reversal(con, number, target, before), sourceless=taken, refused=refused)


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
    _touch(con, target, undone=False)
    derive(con)
    orphans = find_orphans(con) if target.kind in _PARTING else 0
    if orphans:
        raise refusal(con, f"redoing operation {target.id}", orphans)
    return _reversal(con, number, target, before)


_PARTING = frozenset({"unmerge", "review", "clean", "rebuild"})
"""Kinds of operation that part leads; one that deletes is meant to take them away."""


def _undo_target(con: sqlite3.Connection, op_id: int | None) -> Operation:
    if op_id is None:
        row = con.execute(
            "select max(op_id) from operation where undone = 0 and folded is null"
            f" and kind in ({', '.join(map(repr, UNDOABLE))})"
        ).fetchone()
        if row[0] is None:
            hint = "nothing stands that can be undone; all: leadctl history"
            raise UsageError("there is nothing to undo", hint)
        return find(con, row[0])
    target = find(con, op_id)
    _refuse_folded(con, target)
    if target.kind in _LASTING:
        message, hint = _LASTING[target.kind]
        raise UsageError(f"operation {op_id} is {message}", hint)
    _refuse_turn(con, target)
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
            hint = "nothing is undone that can be redone; all: leadctl history"
            raise UsageError("there is nothing to redo", hint)
        return find(con, row[0])
    target = find(con, op_id)
    _refuse_folded(con, target)
    _refuse_turn(con, target)
    if not target.undone or target.kind not in UNDOABLE:
        raise UsageError(f"operation {op_id} is not undone", "operations: leadctl history")
    return target


def _refuse_turn(con: sqlite3.Connection, operation: Operation) -> None:
    """Refuse to undo or redo an undo or redo: the operation that it was about is turned."""
    if operation.kind not in _TURNS or operation.target is None:
        return
    back = {"undo": "redo", "redo": "undo"}[operation.kind]
    if find(con, operation.target).undone == (operation.kind == "undo"):
        way = f"take it back with: leadctl {back} {operation.target}"
    else:
        way = f"it does not stand now; again: leadctl {operation.kind} {operation.target}"
    raise UsageError(f"operation {operation.id} is itself {_TURNS[operation.kind]}", way)


_TURNS = {"undo": "an undo", "redo": "a redo"}
"""Kinds of operation that hide another or show it, as people call one."""


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


def _touch(con: sqlite3.Connection, target: Operation, *, undone: bool) -> None:
    """Name what an operation, hidden or shown just now, touched, and count its sightings.

    Whom its lists lack is asked while its sightings count, and what they stirred while not.
    """
    touch(con, "select null where false")
    if undone:
        touch_missing(con, target.id)
        count_sightings(con, target.id, unsee)
    if target.kind == "import":
        touch_stirred(con, target.id)
    else:
        name_touched(con, target.kind, target.id)
    if not undone:
        count_sightings(con, target.id, see)
        touch_missing(con, target.id)


def _lead_count(con: sqlite3.Connection) -> int:
    row = con.execute("select n from tally where kind = 'leads'").fetchone()
    return row[0] if row else 0


def _reversal(
    con: sqlite3.Connection, number: int, target: Operation, before: int, kept: int = 0
) -> Reversal:
    after = _lead_count(con)
    changed = con.execute(
        "select count(*) from (select lead_id from temp.before union select m.lead_id from"
        " temp.reach join member m using (record_id) join lead using (lead_id))"
    ).fetchone()[0]
    counts = {"leads_before": before, "leads_after": after, "changed": changed, "kept": kept}
    set_counts(con, number, counts)
    waiting = named(con) if find_orphans(con, stood=False) else []
    few = waiting[:NAMED_AT_MOST]
    sources = undone_with(con, [one for lead in few for one in records_of(con, lead.lead_id)])
    return Reversal(number, target, before, after, changed, kept, waiting, sources)

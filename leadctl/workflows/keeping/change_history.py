"""`history`, `undo` and `redo`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.errors import UsageError
from leadctl.store.asking.doings import doings, records_meant
from leadctl.store.asking.moment import begin_of, end_of
from leadctl.store.changing import reversal
from leadctl.store.facts import operations
from leadctl.store.file.place import is_there
from leadctl.store.opening.connect import reading, writing

if TYPE_CHECKING:
    from pathlib import Path

    from leadctl.store.facts.author import Author


def read_history(
    store: Path,
    limit: int | None = None,
    wait: float = 0.0,
    *,
    lead: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[operations.Operation]:
    """Operations, newest first.

    Args:
        store: the store.
        limit: at most so many.
        wait: seconds to wait for a busy store.
        lead: none but those that had to do with this lead, by number, address or profile.
        since: none before this day or time, UTC.
        until: none after it; a day counts whole.

    Raises:
        UsageError: there never was such a lead, or what is given is no day or time.
    """
    first = "" if since is None else begin_of(since)
    last = "" if until is None else end_of(until)
    with reading(store, wait, scratch=lead is not None) as con:
        only = None if lead is None else doings(con, records_meant(con, lead))
        return operations.history(con, limit, since=first, until=last, only=only)


def undo(
    store: Path,
    op_id: int | None,
    author: Author,
    *,
    keep: bool = False,
    reason: str | None = None,
    wait: float = 0.0,
) -> reversal.Reversal:
    """Hide an operation, by default the newest that can be undone.

    Raises:
        UsageError: there is nothing to undo, or not this one.
        Refused: later operations speak of leads that would be left without a record.
    """
    require(store, "undo")
    with writing(store, author.at, wait=wait, holder="leadctl undo") as con:
        return reversal.undo(con, op_id, author, keep=keep, reason=reason)


def redo(
    store: Path,
    op_id: int | None,
    author: Author,
    *,
    reason: str | None = None,
    wait: float = 0.0,
) -> reversal.Reversal:
    """Show an undone operation again, by default the one undone last.

    Raises:
        UsageError: there is nothing to redo, or not this one.
    """
    require(store, "redo")
    with writing(store, author.at, wait=wait, holder="leadctl redo") as con:
        return reversal.redo(con, op_id, author, reason=reason)


def require(store: Path, verb: str) -> None:
    """A store that is not there has no history, and is not created for this."""
    if not is_there(store):
        raise UsageError(f"there is nothing to {verb}: no store at {store}")

"""`history`, `undo` and `redo`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.errors import UsageError
from leadctl.store import operations
from leadctl.store.connect import reading, writing

if TYPE_CHECKING:
    from pathlib import Path

    from leadctl.store.author import Author


def read_history(
    store: Path, limit: int | None = None, wait: float = 0.0
) -> list[operations.Operation]:
    """Operations, newest first."""
    with reading(store, wait) as con:
        return operations.history(con, limit)


def undo(
    store: Path,
    op_id: int | None,
    author: Author,
    *,
    keep: bool = False,
    reason: str | None = None,
    wait: float = 0.0,
) -> operations.Reversal:
    """Hide an operation, by default the newest that can be undone.

    Raises:
        UsageError: there is nothing to undo, or not this one.
        Refused: later operations speak of leads that would be left without a record.
    """
    require(store, "undo")
    with writing(store, author.at, wait=wait, holder="leadctl undo") as con:
        return operations.undo(con, op_id, author, keep=keep, reason=reason)


def redo(
    store: Path,
    op_id: int | None,
    author: Author,
    *,
    reason: str | None = None,
    wait: float = 0.0,
) -> operations.Reversal:
    """Show an undone operation again, by default the one undone last.

    Raises:
        UsageError: there is nothing to redo, or not this one.
    """
    require(store, "redo")
    with writing(store, author.at, wait=wait, holder="leadctl redo") as con:
        return operations.redo(con, op_id, author, reason=reason)


def require(store: Path, verb: str) -> None:
    """A store that is not there has no history, and is not created for this."""
    if not store.exists():
        raise UsageError(f"there is nothing to {verb}: no store at {store}")

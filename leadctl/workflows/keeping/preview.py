"""`undo --dry-run` and `redo --dry-run`: what would become of whom."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from leadctl.scratch import held_file
from leadctl.store.asking import difference
from leadctl.store.asking.difference import Change, Difference
from leadctl.store.changing import reversal
from leadctl.store.opening.connect import writing
from leadctl.workflows.keeping.change_history import require

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import BinaryIO

    from leadctl.store.asking.difference import Kind
    from leadctl.store.changing.reversal import Reversal
    from leadctl.store.facts.author import Author


@dataclass(frozen=True, slots=True)
class Preview:
    """What an undo or redo would do.

    Attributes:
        reversal: its target, and the leads before and after.
        counts: how many leads each thing would become of.
        differences: the leads that would differ, by number, on their way.
    """

    reversal: Reversal
    counts: dict[Kind, int]
    differences: Iterator[Difference]


@contextmanager
def preview_undo(
    store: Path,
    op_id: int | None,
    author: Author,
    *,
    keep: bool = False,
    limit: int | None = None,
    wait: float = 0.0,
) -> Iterator[Preview]:
    """Undo an operation and take that back; what it came to can be read until the block ends.

    Args:
        store: the store.
        op_id: which operation; None for the newest that can be undone.
        author: who asks.
        keep: as of `undo`.
        limit: name at most so many leads; all are counted.
        wait: seconds to wait for a busy store.

    Raises:
        UsageError: there is nothing to undo, or not this one.
    """
    require(store, "undo")

    def work(con: sqlite3.Connection) -> Reversal:
        return reversal.undo(con, op_id, author, keep=keep, reason=None, looking=True)

    opened = writing(store, author.at, wait=wait, holder="leadctl undo", dry_run=True)
    with _tried(opened, work, limit) as found:
        yield found


@contextmanager
def preview_redo(
    store: Path,
    op_id: int | None,
    author: Author,
    *,
    limit: int | None = None,
    wait: float = 0.0,
) -> Iterator[Preview]:
    """Redo an operation and take that back, as `preview_undo` does with an undo.

    Raises:
        UsageError: there is nothing to redo, or not this one.
    """
    require(store, "redo")

    def work(con: sqlite3.Connection) -> Reversal:
        return reversal.redo(con, op_id, author, reason=None)

    opened = writing(store, author.at, wait=wait, holder="leadctl redo", dry_run=True)
    with _tried(opened, work, limit) as found:
        yield found


@contextmanager
def _tried(
    opened: AbstractContextManager[sqlite3.Connection],
    work: Callable[[sqlite3.Connection], Reversal],
    limit: int | None,
) -> Iterator[Preview]:
    """Do and take back; the store is free again before anybody reads slowly what would differ."""
    with held_file() as held:
        with opened as con, difference.watched(con):
            done = work(con)
            counts = difference.counts(con)
            _hold(held, difference.differences(con, limit))
        held.seek(0)
        yield Preview(done, counts, _held(held))


def _hold(held: BinaryIO, found: Iterable[Difference]) -> None:
    for one in found:
        changes = [list(change) for change in one.changes]
        held.write(orjson.dumps([*one._replace(changes=())[:-1], changes]) + b"\n")


def _held(held: BinaryIO) -> Iterator[Difference]:
    for line in held:
        lead_id, kind, other, name, changes = orjson.loads(line)
        yield Difference(lead_id, kind, other, name, tuple(Change(*one) for one in changes))

"""`history prune`: fold old operations together, and make room."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leadctl.store import access
from leadctl.store import prune as pruning
from leadctl.store.connect import (
    changing,
    compact,
    held,
    is_roomy,
    reading,
    trial_place,
    waiting_for,
)
from leadctl.store.moment import begin_of
from leadctl.store.place import require_store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from leadctl.store.author import Author


@dataclass(frozen=True, slots=True)
class Pruned:
    """What a pruning did.

    Attributes:
        operation: its number; None where there was nothing to fold.
        up_to: the last operation that was folded.
        final: how many operations can no longer be undone, or redone.
        numbers: which ones, rising.
        gone: what went -> how much of it.
        bytes_before, bytes_after: sizes of the store's file.
        dry_run: whether this only tells what would happen.
    """

    operation: int | None
    up_to: int
    final: int
    numbers: Sequence[int]
    gone: Mapping[str, int]
    bytes_before: int
    bytes_after: int
    dry_run: bool


def prune(
    store: Path,
    before: str,
    author: Author,
    *,
    reason: str | None = None,
    wait: float = 0.0,
    dry_run: bool = False,
) -> Pruned:
    """Fold the operations before a day or time (UTC) together; they stand for good from then on.

    Leads stay as they are, but for how many rows they are made of.

    Raises:
        UsageError: there is no store, or the text is no day and no time.
    """
    time = begin_of(before)
    require_store(store)
    with reading(store, wait):  # an error here comes before anything is held
        size = store.stat().st_size
    patience = waiting_for(store, wait)
    with ExitStack() as stack:
        place = stack.enter_context(trial_place(store, patience)) if dry_run else store
        stack.enter_context(held(place, patience, "leadctl history prune"))
        with changing(place, author.at, patience, dry_run=dry_run) as con:
            done = pruning.prune(con, time, author, reason)
            roomy = done.operation is not None or is_roomy(con)
        if done.operation is not None and not dry_run:
            access.note_change()
        if roomy and not dry_run:
            compact(store, patience, f"leadctl history prune --before {before}")
    number = None if dry_run else done.operation
    return Pruned(
        number,
        done.up_to,
        done.final,
        done.numbers,
        done.gone,
        size,
        store.stat().st_size,
        dry_run,
    )

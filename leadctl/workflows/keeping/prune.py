"""`history prune`: fold old operations together, and make room."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from leadctl.store.asking.moment import begin_of
from leadctl.store.changing.prune import Folded
from leadctl.store.changing.prune import prune as fold
from leadctl.store.file import access
from leadctl.store.file.place import require_store
from leadctl.store.opening.connect import (
    changing,
    compact,
    held,
    is_roomy,
    reading,
    trial_place,
    waiting_for,
)

if TYPE_CHECKING:
    from pathlib import Path

    from leadctl.store.facts.author import Author


@dataclass(frozen=True, slots=True)
class Pruned(Folded):
    """What a pruning did.

    Attributes:
        bytes_before, bytes_after: sizes of the store's file.
        dry_run: whether this only tells what would happen; then there is no operation.
    """

    bytes_before: int = 0
    bytes_after: int = 0
    dry_run: bool = False


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
            done = fold(con, time, author, reason)
            roomy = done.operation is not None or is_roomy(con)
        if done.operation is not None and not dry_run:
            access.note_change()
        if roomy and not dry_run:
            compact(store, patience, f"leadctl history prune --before {before}")
    told = {**asdict(done), **({"operation": None} if dry_run else {})}
    return Pruned(**told, bytes_before=size, bytes_after=store.stat().st_size, dry_run=dry_run)

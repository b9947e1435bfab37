"""`status`: the counts. Loads as little as can be, for it is asked often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.store.derived import tally
from leadctl.store.facts.decisions import count_waiting
from leadctl.store.opening.connect import reading
from leadctl.workflows.moments import seen_at

if TYPE_CHECKING:
    from pathlib import Path


def read_counts(
    store: Path, wait: float = 0.0, as_of: str | None = None
) -> dict[str, dict[str, int]]:
    """Counts of leads by stage, status, source and e-mail verdict; empty for a missing store.

    A lead that is suppressed for several reasons counts under each of them, as `list suppressed:R`
    finds it. Under `review` stand the doubtful pairs of leads that wait for a person. `as_of` names
    a moment to count at, None for now.

    Raises:
        UsageError: it is no moment of this store.
    """
    with reading(store, wait, scratch=as_of is not None) as con, seen_at(con, as_of):
        counts = tally.read(con)
        doubtful = count_waiting(con)
    return {**counts, "review": {"doubtful pairs": doubtful} if doubtful else {}}

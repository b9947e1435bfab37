"""`status`: the counts. Loads as little as can be, for it is asked often."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leadctl.store.derived import tally
from leadctl.store.facts.decisions import count_waiting
from leadctl.store.facts.libraries import older_leadctl
from leadctl.store.opening.connect import reading
from leadctl.workflows.moments import seen_at

if TYPE_CHECKING:
    from pathlib import Path


class Counts(NamedTuple):
    """How many leads there are: kind -> value -> number; and whether older rules made some."""

    by: dict[str, dict[str, int]]
    is_older: bool


def read_counts(store: Path, wait: float = 0.0, as_of: str | None = None) -> Counts:
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
        is_older = older_leadctl(con)
    review = {"doubtful pairs": doubtful} if doubtful else {}
    return Counts({**counts, "review": review}, is_older)

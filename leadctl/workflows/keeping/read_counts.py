"""`status`: the counts. Loads as little as can be, for it is asked often."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leadctl.store.derived import tally
from leadctl.store.facts.decisions import count_waiting
from leadctl.store.facts.libraries import older_leadctl
from leadctl.store.facts.rulings import any_own_rules
from leadctl.store.opening.connect import reading
from leadctl.workflows.leads.moments import seen_at

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from leadctl.config import Settings


class Counts(NamedTuple):
    """How many leads there are: kind -> value -> number.

    Attributes:
        by: the counts.
        is_older: whether older rules made some.
        moved: which lists were read by other rules of the user's own than those of today, in words;
            empty for none.
    """

    by: dict[str, dict[str, int]]
    is_older: bool
    moved: str


def read_counts(
    store: Path, wait: float = 0.0, as_of: str | None = None, chosen: Settings | None = None
) -> Counts:
    """Counts of leads by stage, status, source and e-mail verdict; empty for a missing store.

    A lead that is suppressed for several reasons counts under each of them, as `list suppressed:R`
    finds it. Under `review` stand the doubtful pairs of leads that wait for a person. `as_of` names
    a moment to count at, None for now. `chosen` has the rules of today; without it none are asked
    for.

    Raises:
        UsageError: it is no moment of this store.
    """
    with reading(store, wait, scratch=as_of is not None) as con, seen_at(con, as_of):
        counts = tally.read(con)
        doubtful = count_waiting(con)
        is_older = older_leadctl(con)
        moved = _moved(con, chosen) if chosen else ""
    review = {"doubtful pairs": doubtful} if doubtful else {}
    return Counts({**counts, "review": review}, is_older, moved)


def _moved(con: sqlite3.Connection, chosen: Settings) -> str:
    """Which lists were read by other rules; most stores and settings have none to look at."""
    said = (chosen.null_words, chosen.aliases, chosen.casing, chosen.allow, chosen.deny)
    if not (any(said) or chosen.survivorship or any_own_rules(con, chosen.region)):
        return ""
    from leadctl.workflows.rules.ruling import moved_rules  # noqa: PLC0415 - loads the cleaners

    return moved_rules(con, chosen)

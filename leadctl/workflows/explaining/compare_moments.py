"""`diff`: two moments of the store against each other."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leadctl.errors import UsageError
from leadctl.store.asking import difference
from leadctl.store.asking.moment import moment, newest_moment
from leadctl.store.opening.connect import reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from leadctl.store.asking.difference import Difference, Kind
    from leadctl.store.asking.moment import Moment

BETWEEN = ".."
"""Parts the two moments of a range."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two moments, and how the leads of the later one differ.

    Attributes:
        before, after: the two.
        is_now: whether the later one is today's state.
        counts: how many leads each thing became of.
        differences: the leads that differ, by number, on their way.
    """

    before: Moment
    after: Moment
    is_now: bool
    counts: dict[Kind, int]
    differences: Iterator[Difference]


@contextmanager
def compare_moments(
    store: Path, earlier: str, later: str = "", limit: int | None = None, wait: float = 0.0
) -> Iterator[Compared]:
    """Set the leads as they stood at one moment against those at another; ends with the block.

    Args:
        store: the store.
        earlier: a moment, as `moment` reads it.
        later: another one; empty for now.
        limit: name at most so many leads; all are counted.
        wait: seconds to wait for a busy store.

    Raises:
        UsageError: one of the two is no moment of this store.
    """
    with reading(store, wait, scratch=True) as con:
        now = newest_moment(con)
        after = moment(con, later) if later else now  # of two unknown ones, the one that was typed
        before = moment(con, earlier)
        with difference.between(con, before.after, after.after):
            counts = difference.counts(con)
            found = difference.differences(con, limit)
            yield Compared(before, after, after.after == now.after, counts, found)


def moments(text: str) -> tuple[str, str]:
    """Read a range of operations or days: `41..57`, `41..` up to now, `41` for what 41 itself did.

    Raises:
        UsageError: it does not begin anywhere.
    """
    earlier, between, later = (part.strip() for part in text.partition(BETWEEN))
    if not between and earlier.isdecimal() and int(earlier):
        return str(int(earlier) - 1), earlier
    if not earlier or not between:
        raise UsageError(f"`{text}` is no range of operations", _RANGES)
    return earlier, later


_RANGES = "say 41..57, 41.. up to now, or 41 for what that operation did"

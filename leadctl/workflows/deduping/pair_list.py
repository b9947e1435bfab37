"""Pairs that were found, as a list for people: who, how likely and why; the doubtful too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leadctl.exporting.writers import format_for, write_file
from leadctl.matching.pairs import why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from leadctl.matching.clustering.across import Matches
    from leadctl.matching.clustering.duplicates import Duplicates
    from leadctl.matching.pairs import Pair
    from leadctl.workflows.lists.row_numbers import RowNumbers

WHERE = ("row", "line")
"""Headers of a row of a list: its number among the rows, and the line where it begins."""

OTHER = ("other_row", "other_line")
"""The same of the other row of a pair."""


class Telling(NamedTuple):
    """Some columns, and what they tell of a pair."""

    headers: Sequence[str]
    of: Callable[[Pair], Sequence[str]]


_NOTHING = Telling((), lambda _pair: ())


def save_pairs(
    path: Path, found: Duplicates | Matches, who: Telling, shown: Telling = _NOTHING
) -> None:
    """Write the pairs, in the order of the first of each.

    Args:
        path: the file.
        found: the pairs.
        who: tells who the two are.
        shown: tells what is known of them.
    """
    head = (*who.headers, "verdict", "probability", "why", *shown.headers)
    write_file(path, format_for(path, "csv"), head, _rows(found, who, shown), option="--matches")


def _rows(found: Duplicates | Matches, who: Telling, shown: Telling) -> Iterator[tuple[str, ...]]:
    told = [(pair, "same") for pair in found.same] + [(pair, "doubtful") for pair in found.doubtful]
    for pair, verdict in sorted(told, key=lambda one: one[0][:2]):
        chance = f"{pair.probability:.3f}"
        yield (*who.of(pair), verdict, chance, why(pair), *shown.of(pair))


def place(numbers: RowNumbers, at: int) -> tuple[str, str]:
    """The cells under WHERE of the row that was read as the `at`-th, from 0."""
    return str(numbers.read[at]), str(numbers.lines[at])

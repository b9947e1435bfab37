"""How much a deduplication may merge: past that, nothing is written and somebody looks first."""

from __future__ import annotations

from itertools import islice
from sys import maxsize
from typing import TYPE_CHECKING, NamedTuple

from leadctl.errors import Refused
from leadctl.matching.clustering.chains import chains

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leadctl.matching.clustering.chains import Chain
    from leadctl.matching.clustering.duplicates import Duplicates


class MergeLimits(NamedTuple):
    """What is allowed; anything where nothing is said.

    Attributes:
        cluster: leads, or rows, of one person that differ.
        share: percent of all that may be merged into others.
    """

    cluster: int = maxsize
    share: float = 100.0


ANY = MergeLimits()


_NAMED = 3
"""Clusters that a message names, the largest first."""

_SHOWN = 5
"""Rows of each that it names."""


def check_merges(
    found: Duplicates, limits: MergeLimits, numbers: Sequence[int], noun: str = "lead"
) -> None:
    """Refuse merges past the limits.

    Args:
        found: what would be merged.
        limits: how much may be.
        numbers: what people call each row of it.
        noun: what one is called.

    Raises:
        Refused: a cluster is too large, or too large a share would be merged.
    """
    too_large = chains(found, limits.cluster)
    if too_large:
        raise Refused(
            f"more than {limits.cluster:,} different {noun}s would become one, nothing was"
            f" written\n{_told(too_large, numbers, noun)}",
            f"{_look(too_large[0], numbers, noun)}\nwhere they are one person, say"
            f" `--max-cluster {too_large[0].size}`",
        )
    _check_share(found, limits.share, numbers, noun)


def _check_share(found: Duplicates, most: float, numbers: Sequence[int], noun: str) -> None:
    total = len(found.cluster_of)
    merged = total - len(set(found.cluster_of))
    share = 100 * merged / total if total else 0.0
    if share > most:
        largest = chains(found, 0)
        raise Refused(
            f"{merged:,} of {total:,} {noun}s ({share:.3g}%) would be merged into others, more"
            f" than {most:g}%, nothing was written\n{_told(largest, numbers, noun)}",
            f"{_look(largest[0], numbers, noun)}\nwhere all is right, say"
            f" `--max-merge-share {_above(share)}%`",
        )


def _look(one: Chain, numbers: Sequence[int], noun: str) -> str:
    """How to find out whether it is right; only leads of the store can be explained."""
    first, second = (numbers[row] for row in one.rows[:2])
    if noun == "lead":
        return f"see why: leadctl explain {first} {second}"
    return f"compare data rows {first} and {second} of the list"


def _above(share: float) -> int:
    """The next whole percent, which lets this through."""
    return -int(-share // 1)


def _told(found: Sequence[Chain], numbers: Sequence[int], noun: str) -> str:
    """Name the largest clusters and what joined each, a line for either."""
    lines = [line for one in found[:_NAMED] for line in _lines(one, numbers, noun)]
    more = len(found) - _NAMED
    return "\n".join([*lines, f"  and {more:,} more"] if more > 0 else lines)


def _lines(one: Chain, numbers: Sequence[int], noun: str) -> Iterator[str]:
    first = ", ".join(f"{numbers[row]}" for row in islice(one.rows, _SHOWN))
    more = f" and {len(one.rows) - _SHOWN:,} more" if len(one.rows) > _SHOWN else ""
    yield f"  {noun}s {first}{more}: {one.size:,} that differ"
    for at, (rule, n) in enumerate(islice(one.rules.items(), _NAMED)):
        yield f"    {'and' if at else 'joined'} by {rule} {n:,}x"

"""How much a deduplication may merge: past that, nothing is written and somebody looks first."""

from __future__ import annotations

from itertools import islice
from sys import maxsize
from typing import TYPE_CHECKING, NamedTuple

from leadctl.errors import Refused
from leadctl.matching.chains import chains

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadctl.matching.chains import Chain
    from leadctl.matching.duplicates import Duplicates


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
        told = "; ".join(_told(one, numbers, noun) for one in too_large[:_NAMED])
        more = f"; and {len(too_large) - _NAMED:,} more" if len(too_large) > _NAMED else ""
        raise Refused(
            f"more than {limits.cluster:,} different {noun}s would become one, nothing was"
            f" written: {told}{more}",
            f"{_look(too_large[0], numbers, noun)}; where they are one person, say"
            f" `--max-cluster {too_large[0].size}`",
        )
    _check_share(found, limits.share, numbers, noun)


def _check_share(found: Duplicates, most: float, numbers: Sequence[int], noun: str) -> None:
    total = len(found.cluster_of)
    merged = total - len(set(found.cluster_of))
    share = 100 * merged / total if total else 0.0
    if share > most:
        largest = chains(found, 0)[:_NAMED]
        told = "; ".join(_told(one, numbers, noun) for one in largest)
        raise Refused(
            f"{merged:,} of {total:,} {noun}s ({share:.3g}%) would be merged into others, more"
            f" than {most:g}%, nothing was written; the largest: {told}",
            f"{_look(largest[0], numbers, noun)}; where all is right, say"
            f" `--max-merge-share {_above(share)}%`",
        )


def _look(one: Chain, numbers: Sequence[int], noun: str) -> str:
    """How to find out whether it is right."""
    if noun == "lead":
        return f"see why: leadctl explain {numbers[one.rows[0]]} {numbers[one.rows[1]]}"
    return "look at these rows"


def _above(share: float) -> int:
    """The next whole percent, which lets this through."""
    return -int(-share // 1)


def _told(one: Chain, numbers: Sequence[int], noun: str) -> str:
    first = ", ".join(f"{numbers[row]}" for row in islice(one.rows, _SHOWN))
    more = ", ..." if len(one.rows) > _SHOWN else ""
    rules = ", ".join(f"{rule} {n:,}x" for rule, n in islice(one.rules.items(), _NAMED))
    return f"{one.size:,} that differ ({noun}s {first}{more}), joined by {rules}"

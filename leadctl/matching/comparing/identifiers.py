"""Numbers that people go by, such as those of social security: near ones and other ones.

The same number is an identity key. A list in which numbers return numbers people, and then another
number speaks against one person; one that stands a slip beside it is a misread one, unless numbers
were given out in a row. A list in which all numbers are different numbers its rows, and two of one
person have two.
"""

from __future__ import annotations

from functools import lru_cache
from math import log2
from typing import TYPE_CHECKING

from leadctl.matching.comparing.pairwise import Compared, dealt, distinct_pairs
from leadctl.matching.words.slips import is_a_slip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadctl.matching.comparing.pairwise import Ints
    from leadctl.matching.gathering.features import Features

WORDS = ("", "other number of a person", "number of a person one slip off")

RETURNING = 0.05
"""Share of the rows with a number that have it in common with others, from which numbers are those
of people."""

OTHER = -3.0
"""What another number tells: of one person 9 rows of 200 have it in FEBRL, which is worth -4.5; a
customer who is known twice has two."""

MISREAD = 0.05
"""How often a number of one person is one digit off, or two neighbours are swapped: 5 to 7 of 100
in FEBRL."""

MOST = 9.0
"""What a slip tells at the most."""

_SHORTEST = 6
"""Digits of a number from which a slip is told from another number."""

_SAMPLED = 1000


class Identifiers:
    """Compares the numbers of a list's rows."""

    def __init__(self, features: Features) -> None:
        self._codes = features.plain["vendor"]
        self._texts = features.evidence.plain["vendor"].texts.all
        self._are_peoples = _return(self._codes)
        self._slip = _bits_of_a_slip(self._texts) if self._are_peoples else 0.0

    def compare(self, lefts: Ints, rights: Ints) -> list[Compared]:
        """Compare the rows `lefts` with the rows `rights`, pair by pair; nothing by row numbers."""
        if not self._are_peoples:
            return []
        at, pairs = distinct_pairs(self._codes[lefts], self._codes[rights])
        found = [self._told(self._texts[one], self._texts[other]) for one, other in pairs]
        return [dealt("id", list(WORDS), found, at)]

    def _told(self, one: str, other: str) -> tuple[int, float]:
        """Give level and weight; numbers of two vendors tell nothing."""
        if not one or not other or one == other or _scope(one) != _scope(other):
            return 0, 0.0
        if (
            self._slip
            and len(_digits(one)) >= _SHORTEST
            and is_a_slip(_digits(one), _digits(other))
        ):
            return 2, self._slip
        return 1, OTHER


def _return(codes: Ints) -> bool:
    """Whether some numbers stand in several rows."""
    import numpy as np  # noqa: PLC0415

    counts = np.bincount(codes)
    counts[0] = 0
    return bool(counts.sum()) and counts[counts > 1].sum() >= RETURNING * counts.sum()


def _bits_of_a_slip(texts: Sequence[str]) -> float:
    """What a slip tells, by how many numbers of the list stand a slip beside another one."""
    known = {text for text in texts if len(_digits(text)) >= _SHORTEST}
    sample = sorted(known)[:: len(known) // _SAMPLED + 1]
    beside = sum(
        f"{_scope(text)}:{near}" in known for text in sample for near in _slips(_digits(text))
    )
    if not sample:
        return 0.0
    by_chance = (beside + 1) / (len(sample) * len(known))
    return min(max(log2(MISREAD / by_chance), 0.0), MOST)


def _slips(digits: str) -> set[str]:
    """All numbers with one other digit, or with two neighbours swapped."""
    places = range(len(digits))
    found = {f"{digits[:at]}{digit}{digits[at + 1 :]}" for at in places for digit in "0123456789"}
    found |= {f"{digits[:at]}{digits[at : at + 2][::-1]}{digits[at + 2 :]}" for at in places}
    return found - {digits}


def _scope(text: str) -> str:
    return text.rpartition(":")[0]


@lru_cache(maxsize=10_000)
def _digits(text: str) -> str:
    """The number itself where it has digits alone, else nothing."""
    number = text.rpartition(":")[2]
    return number if number.isdecimal() and number.isascii() else ""

"""Names of organisations by their match keys: what both share tells nothing, but what is left."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from leadctl.matching.words.sounds import without_umlauts


class Level(IntEnum):
    """How two names compare."""

    NOTHING, SAME, ALIKE, LONGER, OTHER = range(5)


_ALIKE = 85
"""Likeness of words that count as spelt alike, 0 to 100."""

_LEAST = 3
"""Letters from which a beginning tells a word, and initials a whole name; beside words that both
share, two do."""


@lru_cache(maxsize=50_000)
def compare_names(one: str, other: str) -> Level:
    """Compare two names.

    `Dr. Meyer` and `Dr. Huber`, or `School 12` and `School 14`, are other names; `St. Mary School`
    is spelt like `Saint Marys School`, and `Blue Ox` is `Blue Ox Diner` cut short.
    """
    mine, theirs = (without_umlauts(name).split() for name in (one, other))
    if "".join(mine) == "".join(theirs) or {*mine} == {*theirs}:
        return Level.SAME
    left, right = _without(mine, theirs), _without(theirs, mine)
    if left and right:
        if _are_spelt_alike(left, right) or _are_initials(
            left, right, are_whole=len(mine) == len(left)
        ):
            return Level.ALIKE
        left, right = _paired_off(left, right)
        if not left and not right:
            return Level.ALIKE
    return Level.OTHER if left and right else Level.LONGER


def _without(words: list[str], others: list[str]) -> list[str]:
    return [word for word in words if word not in others]


def _paired_off(left: list[str], right: list[str]) -> tuple[list[str], list[str]]:
    """Take the words off that have one in the other name which is spelt alike, or cut short."""
    rest = []
    for word in left:
        twin = next((one for one in right if _is_alike(word, one)), None)
        if twin is None:
            rest.append(word)
        else:
            right = _without(right, [twin])
    return rest, right


def _is_alike(one: str, other: str) -> bool:
    return _cuts(*sorted((one, other), key=len)) or _are_spelt_alike([one], [other])


def _are_spelt_alike(left: list[str], right: list[str]) -> bool:
    """Whether words are a slip apart; numbers never are."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - 50 ms, only where something is matched
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    one, other = "".join(left), "".join(right)
    is_swapped = sorted(one) == sorted(other) and OSA.distance(one, other) == 1
    return (is_swapped or fuzz.ratio(one, other) >= _ALIKE) and _numbers(left) == _numbers(right)


def _numbers(words: list[str]) -> list[str]:
    return sorted(word for word in words if any(sign.isdecimal() for sign in word))


def _cuts(short: str, long: str) -> bool:
    """Whether one word is another cut short: `elem`, or `st` for saint and `intl`."""
    if not (short.isalpha() and long.isalpha() and 1 < len(short) < len(long)):
        return False
    if long.startswith(short):
        return len(short) >= _LEAST
    letters = iter(long)
    is_framed = (short[0], short[-1]) == (long[0], long[-1])
    return is_framed and all(letter in letters for letter in short)


def _are_initials(left: list[str], right: list[str], *, are_whole: bool) -> bool:
    """Whether some words are the initials of others: `ibm`, `ps 12`; two letters tell no name."""
    short = min("".join(left), "".join(right), key=len)
    initials = {"".join(word[0] for word in words) for words in (left, right)}
    return short in initials and len(short) >= (_LEAST if are_whole else 2)

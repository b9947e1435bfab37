"""Names of which one part stands in capitals: `Jane DOE`, `DUPONT Jean-Pierre`, `JOHN Smith`."""

from __future__ import annotations

import re

from leadctl.cleaning.names.case import NUMERAL, PARTICLES, is_loud, needs_case
from leadctl.cleaning.names.families import is_family
from leadctl.cleaning.names.given import MOSTLY_GIVEN, SURELY_GIVEN, given_rank, is_hardly_family
from leadctl.cleaning.names.words import ARTICLES, SHORT_FAMILIES

_VOWELS = frozenset("aeiouy")
_SHORTEST = 3
"""A shouted family name beside a written given one (`Jane DOE`) has at least so many letters."""

_INITIALS = re.compile("[aeiou][^aeiouy]{2}")
"""Three letters that, shouted before a name, are initials unless they are known: `APJ`, `ASM`."""


def unshouted(name: str) -> tuple[str, int]:
    """Read the family name off its capitals: `Jane DOE`, `DUPONT Jean-Pierre`."""
    words = name.split(" ")
    if needs_case(name) or not any(map(_is_shouted, words)):
        return name, 0
    shouted = shouted_words(words)
    if shouted[-1] and not shouted[0]:
        start = shouted.index(True)
        start = start if all(shouted[start:]) else len(words) - 1
        return name, (len(words) - start) if len(words) > 2 else 0  # noqa: PLR2004 - else plain
    size = shouted.index(False)
    if shouted[0] and not any(shouted[size:]) and _is_turned(words[:size], words[size:]):
        turned = " ".join(words[size:] + words[:size])
        return turned, size if len(words) > 2 else 0  # noqa: PLR2004 - else plain
    return name, 0


def _is_turned(loud: list[str], others: list[str]) -> bool:
    """Tell whether the family name stands first, in capitals; people shout given names as well.

    Args:
        loud: the words in capitals, which stand first.
        others: the written words behind them.
    """
    if not others[0][:1].isupper() or _OF_A_FAMILY.match(others[0]):
        return False
    rank, behind = given_rank(loud[0]), [given_rank(word) for word in others]
    family = is_family(loud[-1]) and not is_family(others[-1])
    if rank >= MOSTLY_GIVEN:
        return (
            behind[0] == SURELY_GIVEN
            and min(behind) >= MOSTLY_GIVEN
            and (family or rank < SURELY_GIVEN)
        )
    told = not rank and is_hardly_family(others[0]) and not is_family(others[-1])
    return behind[0] >= MOSTLY_GIVEN or family or told


_OF_A_FAMILY = re.compile(r"(?:Mc|O['’])[A-Z]")
"""Names that nobody is called by: `JOHN O'Brien` is no `DUPONT Jean`."""


def shouted_words(words: list[str]) -> list[bool]:
    """Tell which words are ALL CAPS and no initials; particles are where the next word is."""
    shouted = [_is_shouted(word) for word in words]
    for at in range(len(words) - 2, -1, -1):
        small = words[at].casefold() in (_BEFORE_SHOUTED if at else PARTICLES)
        shouted[at] = shouted[at] or (words[at].isupper() and small and shouted[at + 1])
    shouted[0] = shouted[0] and not (len(words) > 1 and _are_initials(words[0]))
    if len(words) == 2 and words[0].istitle():  # noqa: PLR2004 - given and family name
        shouted[1] = shouted[1] or (words[1].isupper() and words[1].lower() in SHORT_FAMILIES)
    return shouted


_BEFORE_SHOUTED = PARTICLES | ARTICLES


def _is_shouted(word: str) -> bool:
    if not is_loud(word) or "." in word or NUMERAL.fullmatch(word):
        return False
    letters = sum(map(str.isalpha, word))
    spoken = not word.isascii() or not _VOWELS.isdisjoint(word.lower())
    return letters > _SHORTEST or (letters == _SHORTEST and spoken)


def _are_initials(word: str) -> bool:
    known = given_rank(word) or is_family(word)
    return not known and _INITIALS.fullmatch(word.lower()) is not None

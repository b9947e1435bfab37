"""Names in two scripts: which of them one reads as the other, and which cannot be compared.

Match keys of European scripts are in Latin letters already; those of others keep their signs.
"""

from __future__ import annotations

import re
from functools import lru_cache

from leadctl.cleaning.text import in_latin
from leadctl.matching.words.sounds import sound

_WITHOUT_VOWELS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Hebrew and Arabic letters; their words are written without most vowels."""

_HARD = str.maketrans("gdbcqv", "ktpkkf")
"""Letters that are written for one sound in turns: 김 is Kim, and Gim by the rules."""

_SOFT = re.compile("[aeiouyw]|h$")
_ALIF = re.compile(r"\b\u0627")
"""What opens a word with a vowel in Arabic."""

_TWICE = re.compile(r"(.)\1+")

Person = tuple[str, str]


def are_in_two_scripts(one: Person, other: Person) -> bool:
    """Tell whether one of two names has a key in Latin letters and the other has not."""
    left, right = ("".join(person) for person in (one, other))
    return bool(left and right) and left.isascii() != right.isascii()


def in_letters(person: Person) -> Person:
    """Write both parts of a name in Latin letters, each word glued to one."""
    return _letters(person[0]), _letters(person[1])


@lru_cache(maxsize=20_000)
def _letters(name: str) -> str:
    if name.isascii():
        return name
    return re.sub("[^a-z]", "", re.sub("['`]", "a", in_latin(_ALIF.sub("a", name))))


def reads_as(name: str, latin: str) -> bool:
    """Tell whether a name in another script, as far as its letters tell, is read as a Latin one."""
    if not name or not latin:
        return False
    latin = latin.replace(" ", "")
    if _WITHOUT_VOWELS.search(name):
        return _consonants(_letters(name)) == _consonants(latin)
    return sound(_letters(name).translate(_HARD)) == sound(latin.translate(_HARD))


def _consonants(word: str) -> str:
    """The skeleton of a word, and whether a vowel opens it, which tells Ali from Lee."""
    hard = word.translate(_HARD)
    opening = "a" if _SOFT.match(hard) else ""
    return opening + _TWICE.sub(r"\1", _SOFT.sub("", hard))

"""Whole names from their parts and back: no word of a name is lost on the way."""

from __future__ import annotations

import re
from functools import lru_cache

from leadctl.cleaning.names.case import LEADING_PARTICLES, PARTICLES, VIETNAMESE
from leadctl.cleaning.names.eastern import eastern_parts, is_eastern
from leadctl.cleaning.names.families import begins_at, is_father_last, is_korean
from leadctl.cleaning.names.generations import borne_generation
from leadctl.cleaning.names.turned import families_in_front
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import fold

_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SIMPLE_WORD = re.compile(r"(?:[^\W\d_]\.?-?)+|[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
"""A plain word, initials, or a word cut short by a dot."""

_TYING = (
    PARTICLES
    | word_set(
        """
    't ’t aan abu aen auf av bar bat bon dal dela dell delli dello dem dí freiherr freiherrin heer i
    le mac mc ní san santa st ste tho thoe ua vander vel ó & and et of the και и й та і و
    abd abdal abdel abdul abou umm
    """
    )
    | word_set("בן בת آل أبو ابن ابو بن بنت أم ام عبد")
)
"""Words that tie a name to the next one: where one stands, nameparser finds the family name."""

_SYLLABLE = re.compile(
    "(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|ng?|nh|p|t)?"
)
"""What every word of a Vietnamese name looks like, folded."""


@lru_cache(maxsize=20_000)
def split_name(full: str, family: str = "") -> tuple[str, str]:
    """Part a cleaned whole name into given and family name; every word comes to stand in one.

    Plain words need no library: the last one is the family name.

    Args:
        full: the whole name.
        family: the family name, where the file told it; it opens or ends `full`.
    """
    if family and f" {full} ".endswith(f" {family} "):
        return full[: -len(family)].rstrip(), family
    if borne := borne_generation(full, alone=False):
        first, last = split_name(full.removesuffix(f" {borne}"))
        return first, f"{last} {borne}"
    words = full.split(" ")
    if len(words) == 1:
        return (full, "") if full.isascii() else eastern_parts(full)[:2]
    if len(words) == 2:  # noqa: PLR2004 - most names
        turned = is_korean(words) or (not full.isascii() and all(map(is_eastern, words)))
        turned = turned or families_in_front(words) == 1
        if turned or _are_simple(words):
            return (words[1], words[0]) if turned else (words[0], words[1])
    elif in_front := _in_front(words):
        return " ".join(words[in_front:]), " ".join(words[:in_front])
    at = _family_at(words, [] if _are_simple(words) else _family_by_library(full))
    return " ".join(words[:at]), " ".join(words[at:])


def _in_front(words: list[str]) -> int:
    """Count the words of the family name in front of a name of three words and more."""
    return int(is_vietnamese(words) or is_father_last(words)) or families_in_front(words)


def _are_simple(words: list[str]) -> bool:
    """Tell whether the last word alone is the family name for sure."""
    return not words[-1].endswith(".") and all(map(is_simple, words))


@lru_cache(maxsize=50_000)
def is_simple(word: str) -> bool:
    """Tell whether a word ties no name to the next one, so that the split needs no library."""
    tying = word.casefold().rstrip(".") in _TYING
    return not tying and _SIMPLE_WORD.fullmatch(word) is not None


def is_vietnamese(words: list[str]) -> bool:
    """Tell a name that begins with its family name: `Nguyễn Văn Anh`."""
    folded = [fold(word) for word in words] if words[0][:1] in _VIETNAMESE_INITIALS else []
    return (
        len(folded) > 2  # noqa: PLR2004 - Vietnamese given names have two words, mostly
        and folded[0] in VIETNAMESE
        and folded[-1] not in VIETNAMESE
        and all(map(_SYLLABLE.fullmatch, folded))
    )


_VIETNAMESE_INITIALS = frozenset("NTPHDĐBVL")


def _family_by_library(full: str) -> list[str]:
    from nameparser import HumanName  # noqa: PLC0415 - 95 ms, and most names are plain words

    return str(HumanName(full).last).split()


def _family_at(words: list[str], family: list[str]) -> int:
    """Find where the family name begins, and the rest belongs to it.

    It holds the first word only where particles open the whole: `de la Cruz`.
    """
    size = len(family)
    if words == family and words[0].casefold() in LEADING_PARTICLES:
        return 0
    starts = [at for at in range(1, len(words)) if size and words[at : at + size] == family]
    return begins_at(words, starts[-1] if starts else len(words) - 1)


def join_name(*parts: str | None) -> str:
    """Write a whole name from its parts, given name first, as far as they are known.

    In scripts that write the family name first, it stands first.
    """
    known = [part for part in parts if part]
    if len(known) > 1 and all(map(is_eastern, known)):
        known.reverse()
    return " ".join(known)

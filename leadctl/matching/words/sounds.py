"""Spellings of one sound: what people write of a name that they heard, or without its dots."""

from __future__ import annotations

import re
from functools import lru_cache

_SOUNDS = (
    (re.compile(r"ae|ä"), "a"), (re.compile(r"oe|ö"), "o"), (re.compile(r"ue|ü"), "u"),
    (re.compile(r"ph"), "f"), (re.compile(r"th|dt"), "t"), (re.compile(r"ck|c(?![eih])"), "k"),
    (re.compile(r"sch|sh|cz|ch"), "s"), (re.compile(r"(?<=[aeiou])h"), ""),
    (re.compile(r"\b[yj](?=[aeiou])"), "j"), (re.compile(r"\by|\B[yj]"), "i"),
    (re.compile(r"ie"), "i"),
    (re.compile(r"[wv]"), "v"), (re.compile(r"z"), "s"), (re.compile(r"x"), "ks"),
    (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip
"""Spellings of one sound in the languages of most lists, in the order in which they are folded."""


_MOST_REMEMBERED = 40_000
"""Words remembered, some 6 MB: the family names of a list of 200,000 rows."""


@lru_cache(maxsize=_MOST_REMEMBERED)
def sound(word: str) -> str:
    """Fold a word to how it sounds: Mueller, Müller and Muller meet, Meyer and Meier too."""
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word


_UMLAUT = re.compile(r"(?:(?<=[ao])|(?<=\bu)|(?<=[^aeoq\W]u))e(?!l\b)")
"""The e for the dots of ä, ö and ü; in Bauer and Michael it is a letter of its own."""


@lru_cache(maxsize=_MOST_REMEMBERED)
def without_umlauts(name: str) -> str:
    """Fold a name with ae, oe and ue for ä, ö and ü as one with these letters is folded."""
    return _UMLAUT.sub("", name)

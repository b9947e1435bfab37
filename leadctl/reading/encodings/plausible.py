"""Whether a text reads like words: what a wrong encoding does inside them no language does."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from leadctl.reading.encodings.mixed import WESTERN

if TYPE_CHECKING:
    from collections.abc import Iterable

_CONTROLS = re.compile("[\x80-\x9f]")
_INSIDE_WORDS = frozenset("’‘´`·\u00ad\u200b\u200c\u200d")
"""Signs that stand between letters in good texts too."""

_ODD = 0.15
_FEWEST = 3
_ODD_FOR_FEW = 0.5
"""Share and count of odd signs from which a reading makes no sense; a name may have one. The last
is the share where there are fewer.
"""


def has_controls(text: str) -> bool:
    """Tell whether a text has control characters of the second kind, which nobody writes."""
    return _CONTROLS.search(text) is not None


def most(sample: bytes, chosen: str, others: Iterable[str]) -> str:
    """Take the encoding that was chosen, or where it makes no sense, the one that makes most.

    Args:
        sample: some lines.
        chosen: an encoding.
        others: further ones, the likely before the less likely.
    """
    share, count = _oddness(sample, chosen)
    if share < (_ODD if count >= _FEWEST else _ODD_FOR_FEW):
        return chosen
    best = min((chosen, *others), key=lambda name: _oddness(sample, name))
    return best if count >= _FEWEST or not _oddness(sample, best)[1] else chosen


def _oddness(sample: bytes, encoding: str) -> tuple[float, int]:
    """Give the share of the signs beyond ASCII that stand where no language has them, and count."""
    text = sample.decode(encoding, WESTERN if encoding == "cp1252" else "replace")
    beyond = [at for at, sign in enumerate(text) if not sign.isascii()]
    odd = sum(_is_odd(text, at) for at in beyond)
    return (odd / len(beyond) if beyond else 0.0), odd


_OTHERS = ("GREEK", "CYRILLIC")
"""Alphabets of which no letter stands in a word with Latin ones."""


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()


def _is_odd(text: str, at: int) -> bool:
    """Tell a capital behind a small letter, a sign that is no letter between two, two alphabets."""
    sign, before, behind = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if (_is_latin(before) or _is_latin(behind)) and unicodedata.name(sign, "").startswith(_OTHERS):
        return True
    if sign.isupper():
        return before.islower()
    if sign.isalnum() or sign in _INSIDE_WORDS or unicodedata.category(sign).startswith("M"):
        return False
    return has_controls(sign) or (before.isalpha() and behind.isalpha())

"""Whether a text reads like words: what a wrong encoding does inside them no language does."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from leadctl.reading.mixed import WESTERN

if TYPE_CHECKING:
    from collections.abc import Iterable

_CONTROLS = re.compile("[\x80-\x9f]")
_INSIDE_WORDS = frozenset("’‘´`·•–—…„“”\u00ad\u200b\u200c\u200d")
"""Signs that stand between letters in good texts too."""

_ODD = 0.15
_FEWEST = 3
"""Share and count of odd signs from which a reading makes no sense; a name may have one."""


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
    if share < _ODD or count < _FEWEST:
        return chosen
    return min((chosen, *others), key=lambda name: _oddness(sample, name))


def _oddness(sample: bytes, encoding: str) -> tuple[float, int]:
    """Give the share of the signs beyond ASCII that stand where no language has them, and count."""
    text = sample.decode(encoding, WESTERN if encoding == "cp1252" else "replace")
    beyond = [at for at, sign in enumerate(text) if not sign.isascii()]
    odd = sum(_is_odd(text, at) for at in beyond)
    return (odd / len(beyond) if beyond else 0.0), odd


def _is_odd(text: str, at: int) -> bool:
    """Tell a capital behind a small letter, and a sign that is no letter between two."""
    sign, before, behind = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if sign.isupper():
        return before.islower()
    if sign.isalnum() or sign in _INSIDE_WORDS or unicodedata.category(sign).startswith("M"):
        return False
    return has_controls(sign) or (before.isalpha() and behind.isalpha())

"""International numbers whose area code a sign parts from the rest: `0049 (0)30/1234567`.

Country code and area code together have as many digits as a short number. Cut behind them, the
rest would be a number without its area code: that of somebody else.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from leadctl.cleaning.phones.digits import count_digits

if TYPE_CHECKING:
    from collections.abc import Callable

_OPENING = re.compile(
    r"(?<!\d)(?:\+|\(\+|\(?00|\(?011(?=\D))[\d\s().+-]*$|(?<!\d)\d{1,3}\s?\(0\)[\d\s().-]*$",
    re.ASCII,
)
"""The end of a text, if it is the start of an international number."""

_REST = re.compile(r"[\s(]*(\d[\d\s().-]*)", re.ASCII)
_EXIT = re.compile(r"^(?:011(?=\D)|00)|\(\s?0\s?\)", re.ASCII)
_MOST_OPENING = 8
"""Digits of a country code and an area code: three and five at the most (ITU-T E.164, 6.2)."""

_LONGEST = 40
"""Characters of one number, however it is written."""


def with_their_rest(
    parts: list[str], signs: list[str], is_good: Callable[[str], bool]
) -> list[str]:
    """Join again what a cut behind an area code has parted.

    Args:
        parts: pieces of a cell.
        signs: what stood between them, one less.
        is_good: tells whether a text is a valid number where the cell belongs.
    """
    found = parts[:1]
    for (_, part), sign in zip(pairwise(parts), signs, strict=True):
        if _goes_on(found[-1][-_LONGEST:], part[:_LONGEST], is_good):
            found[-1] += f"{sign}{part}"
        else:
            found.append(part)
    return found


def _goes_on(left: str, right: str, is_good: Callable[[str], bool]) -> bool:
    """Whether what stands behind a sign is the rest of the international number before it."""
    opening, rest = _OPENING.search(left.rstrip()), _REST.match(right)
    if opening is None or rest is None or not re.search(r"[1-9]", opening[0]):
        return False
    head, whole = opening[0], f"{opening[0]} {rest[1]}"
    short = is_area(head)
    if is_good(head) and not (short and rest[1][0] != "0"):
        return False
    if is_good(whole):
        return rest[1][0] != "0" or not is_good(rest[1])
    return short and rest[1][0] != "0" and not is_good(head)


def is_area(text: str) -> bool:
    """Tell whether a text is a country code with an area code at the most, no whole number."""
    if not _OPENING.fullmatch(text):
        return False
    return count_digits(_EXIT.sub("", text.lstrip("("))) <= _MOST_OPENING

"""Phone numbers of unknown country beside those in E.164: which of them are one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leadctl.cleaning.cleaned import Cleaned

SHORTEST = 7
"""Digits from which a number without a country tells anything."""

_DIALLED = re.compile(r"\(?\d[\d\s().–-]*\d")


def phone_key(one: Cleaned) -> str:
    """The number of a cleaned cell: E.164, digits where its country is unknown, or nothing."""
    if one.key or one.reason != "INVALID_COUNTRY_CODE":
        return one.key
    text = (one.value or "").strip()
    digits = "".join(filter(str.isdigit, text)) if _DIALLED.fullmatch(text) else ""
    national = digits.lstrip("0")  # dialled within the country, and not from elsewhere
    return national if len(national) >= SHORTEST else ""


def is_vague(line: str) -> bool:
    """Tell whether a number lacks its country."""
    return line != "" and not line.startswith("+")


def completed(lines: Iterable[str]) -> dict[str, str]:
    """Find the whole number of each that is only the end of one, where one alone ends so."""
    every = list(lines)
    vague = sorted(filter(is_vague, every), key=len, reverse=True)
    ends: dict[str, list[str]] = {line[-SHORTEST:]: [] for line in vague}
    for line in every:
        if line[-SHORTEST:] in ends:
            ends[line[-SHORTEST:]].append(line)
    found: dict[str, str] = {}
    for line in vague:
        longer = {
            found.get(one, one)
            for one in ends[line[-SHORTEST:]]
            if one != line and one.endswith(line)
        }
        if len(longer) == 1:
            found[line] = longer.pop()
    return found

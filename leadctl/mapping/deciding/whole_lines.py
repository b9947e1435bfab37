"""Lines of one value each whose values hold the sign that parts cells: `Acme, Inc.`, `Doe, Jane`.

Below a header a sign that stands in some values parts no columns. Where the first line has it too,
only the values tell: what stands before and behind it is one thing and no two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadctl.cleaning.companies.company import company_key
from leadctl.cleaning.places.country import country_code
from leadctl.cleaning.text import fold
from leadctl.cleaning.titles.title import department_of, named_level
from leadctl.mapping.cells import content
from leadctl.mapping.deciding.cellkinds import kind_of
from leadctl.matching.words.nicknames import is_known

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOSTLY = 0.9
"""Share of the lines with the sign whose parts must belong together."""

_ADDRESS = re.compile(r"[^\s@]@[^\s@]")


def are_whole(lines: Sequence[str], delimiter: str) -> bool:
    """Tell whether lines are one value each, although a sign stands in some that parts cells.

    Args:
        lines: the first ones, without quotes around them.
        delimiter: the sign.
    """
    found = content.values(lines)
    kind = kind_of(found)
    pairs = [
        (before.strip(), behind)
        for before, sign, behind in (line.partition(delimiter) for line in found)
        if sign
    ]
    spaced = all(behind[:1].isspace() for _, behind in pairs)
    if not pairs or not (spaced or (kind == "email" and len(pairs) < len(found))):
        return False
    if kind == "full_name":
        return _are_turned(pairs)
    belong = sum(_belong(kind, before, behind.strip(), delimiter) for before, behind in pairs)
    return belong >= _MOSTLY * len(pairs)


def _belong(kind: str, before: str, behind: str, delimiter: str) -> bool:
    """Tell whether the two parts of a line are one value."""
    whole = f"{before}{delimiter} {behind}"
    if kind == "email":
        return all(map(_ADDRESS.search, filter(None, whole.split(delimiter))))
    if kind == "company":
        return company_key(whole) == company_key(before)  # nothing but a legal form follows
    if kind == "country":
        return bool(country_code(whole)) and not country_code(behind)
    return kind == "title" and bool(named_level(before) and department_of(behind))


def _are_turned(pairs: Sequence[tuple[str, str]]) -> bool:
    """Tell whether family names stand before given ones, by the given names that are known."""
    first, last = (sum(map(_has_given_name, side)) for side in zip(*pairs, strict=True))
    return last > first and last * 2 >= len(pairs)


def _has_given_name(text: str) -> bool:
    return any(map(is_known, fold(text).split()))

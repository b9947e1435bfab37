"""The order of day, month and year: what one date written in figures proves, and what a column.

With a year of two digits, `24-12-31` is a day of 2024 or of 2031. Columns tell that by proof, such
as a year of four digits or a day above 31, or by what their places hold: days are many, years few.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ANY = "any"
"""What a date proves that fits several orders, day or month in front among them."""

DAY_OR_YEAR = "day or year"
"""What one proves that begins with a day, or with a year of two digits."""

SHORT_YEAR = "yymd"
"""The order with a year of two digits in front."""

TOLD = frozenset({"dmy", "mdy", SHORT_YEAR})
"""The orders of which a single value may be the proof for all others of its column."""

NUMERIC = re.compile(
    r"(\d{1,4})([./\-\s])\s?(\d{1,2})\2\s?(\d{1,4})\.?"
    r"(?:[T,\s]+(?:(?:at|um|à|alle|kl|в|às|om|@|-)\.?\s+)?(.*))?",
    re.IGNORECASE,
)
_MONTHS, _DAYS = 12, 31
_YEAR_FIRST = re.compile(r"\d\d\. \d{1,2}\. \d{1,2}\.")
"""Dots put the day first, but Koreans write the year there, of two digits, and a last dot."""


def order_of(text: str) -> str:
    """Tell the order that one value proves.

    Returns:
        `ymd`, `dmy`, `mdy`, `SHORT_YEAR`, `ANY`, `DAY_OR_YEAR`; empty for no date in figures.
    """
    match = NUMERIC.fullmatch(text)
    if not match:
        return ""
    if len(match[1]) == 4:  # noqa: PLR2004 - a year
        return "ymd"
    first, second = int(match[1]), int(match[3])
    if len(match[4]) not in (2, 4) or not 0 < second <= _DAYS:
        return ""
    if not 0 < first <= _DAYS:
        return SHORT_YEAR if has_short_year(match) else ""
    return _order_of_days(match, first, second)


def _order_of_days(match: re.Match[str], first: int, second: int) -> str:
    """Tell the order of a date whose first two figures may each be a day."""
    dots = match[2] == "." and not _YEAR_FIRST.fullmatch(match.string)
    if second > _MONTHS:
        return "" if first > _MONTHS else "mdy"
    if dots:  # who writes them puts the day first
        return "dmy"
    if first <= _MONTHS:
        return ANY
    return DAY_OR_YEAR if has_short_year(match) else "dmy"


def has_short_year(match: re.Match[str]) -> bool:
    """Tell whether a date may have a year of two digits in front."""
    return (
        len(match[1]) == len(match[4]) == 2  # noqa: PLR2004 - digits of such a year, and of a day
        and 0 < int(match[3]) <= _MONTHS
        and 0 < int(match[4]) <= _DAYS
    )


def orders_of(texts: Sequence[str]) -> set[str]:
    """Tell what the values of a column prove."""
    return {order for text in texts if (order := order_of(text))}


def column_order(texts: Sequence[str]) -> str:
    """Tell the order in which a column is written; empty where it may be several."""
    seen = orders_of(texts)
    told = seen & TOLD  # a year of four digits in front is told by itself, whatever is beside it
    if DAY_OR_YEAR in seen:
        told = told | {"dmy"} if "mdy" in told else told or _by_places(texts)
    if DAY_OR_YEAR in seen and not told and not any(map(_may_begin_with_year, texts)):
        told = {"dmy"}
    found = told or seen & {"ymd"}
    return found.pop() if len(found) == 1 else ""


def _may_begin_with_year(text: str) -> bool:
    """Tell whether a date is as open without its column: hardly anybody parts years by slashes."""
    return order_of(text) == DAY_OR_YEAR and text[2] != "/"


def _by_places(texts: Sequence[str]) -> set[str]:
    """Tell days from years by what the places of a column hold: of days there are more.

    Last days of months prove little: `31-12-24`, `31-12-25` may be ends of years, and years.
    """
    matches = [match for text in texts if (match := NUMERIC.fullmatch(text))]
    short = [(int(one[1]), int(one[4])) for one in matches if has_short_year(one)]
    first, last = {pair[0] for pair in short}, {pair[1] for pair in short}
    if len(first) == len(last):
        return set()
    years = min(first, last, key=len)
    if min(years) >= _LAST_DAYS and max(len(first), len(last)) <= _MONTHS:
        return set()
    return {SHORT_YEAR if years is first else "dmy"}


_LAST_DAYS = 28

"""The order of day, month and year: what one date written in figures proves, and what a column.

With a year of two digits, `24-12-31` is a day of 2024 or of 2031. Columns tell that by proof, such
as a year of four digits or a day above 31, or by what their places hold: days are many, years few.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

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
    return _order_of(match) if match else ""


def _order_of(match: re.Match[str]) -> str:
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


class Proofs:
    """What the values of a column prove of the order in which it is written, as far as it is read.

    What is kept of them does not grow with the column.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        """Start with some values."""
        self._found: Counter[str] = Counter()
        self._short: set[tuple[int, int]] = set()
        self._year_may_lead = False
        self.add(texts)

    def add(self, texts: Iterable[str]) -> None:
        """Look at further values."""
        for text in texts:
            match = NUMERIC.fullmatch(text)
            order = _order_of(match) if match else ""
            if not match or not order:
                continue
            self._found[order] += 1
            # Hardly anybody parts years by slashes.
            self._year_may_lead |= order == DAY_OR_YEAR and text[2] != "/"
            if has_short_year(match):
                self._short.add((int(match[1]), int(match[4])))

    def order(self) -> str:
        """Tell the order in which the column is written; empty where it may be several."""
        found = self._found.copy()
        if found["mdy"]:
            found["dmy"] += found[DAY_OR_YEAR]
        # A year of four digits in front is told by itself, whatever is beside it.
        told = _agreed({order: found[order] for order in TOLD if found[order]})
        if found[DAY_OR_YEAR] and not told:
            told = _by_places(self._short) or (set() if self._year_may_lead else {"dmy"})
        told = told or {"ymd"} & {order for order in found if found[order]}
        return told.pop() if len(told) == 1 else ""


def _agreed(proofs: Mapping[str, int]) -> set[str]:
    """The order that all proofs agree in, but for a few that are slips; else each that has one."""
    most = max(proofs.values(), default=0)
    if (sum(proofs.values()) - most) * _SLIPS > most:
        return set(proofs)
    return {order for order, count in proofs.items() if count == most}


_SLIPS = 100
"""One proof of another order among so many is a slip of the hand, which is refused by itself."""


def _by_places(short: Collection[tuple[int, int]]) -> set[str]:
    """Tell days from years by what the first and last places of a column hold: days are more.

    Last days of months prove little: `31-12-24`, `31-12-25` may be ends of years, and years.
    """
    first, last = {pair[0] for pair in short}, {pair[1] for pair in short}
    if len(first) == len(last):
        return set()
    years = min(first, last, key=len)
    if min(years) >= _LAST_DAYS and max(len(first), len(last)) <= _MONTHS:
        return set()
    return {SHORT_YEAR if years is first else "dmy"}


_LAST_DAYS = 28


def hangs_on_column(text: str) -> bool:
    """Tell whether what a date means hangs on its column, or tells it: `3/4/2024`, `25/4/2024`.

    Dots put the day first, and a year of four digits in front tells itself.
    """
    order = order_of(text)
    return order in {ANY, DAY_OR_YEAR} or (order in TOLD and "." not in text[:_TWO_SIGNS])


_TWO_SIGNS = 6
"""Letters at most up to the second sign of a date."""

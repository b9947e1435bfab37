"""The order of day, month and year: what one date written in figures proves, and what a column.

With a year of two digits, `24-12-31` is a day of 2024 or of 2031. Columns tell that by proof, such
as a year of four digits or a day above 31, or by what their places hold: days are many, years few.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from leadctl.cleaning.dates.moments import at, exists, year_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from leadctl.cleaning.cleaned import Cleaned

ANY = "any"
"""What a date proves that fits several orders, day or month in front among them."""

DAY_OR_YEAR = "day or year"
"""What one proves that begins with a day, or with a year of two digits."""

SHORT_YEAR = "yymd"
"""The order with a year of two digits in front."""

FULL_YEAR = "dmY"
"""The order with the day in front of years of four digits, beside dates parted by other signs that
may have a year of two digits there: `15/01/2024`, `24-01-15`."""

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


def own_order(match: re.Match[str], order: str) -> str:
    """The order in which to read one date of a column that has `order`."""
    own = _order_of(match)
    first, second = int(match[1]), int(match[3])
    is_short = has_short_year(match)
    if own == "dmy" and order == "mdy" and second > 0 and first <= _MONTHS:
        return "mdy"  # the dots say otherwise, but the column, or its user, says so
    if order == SHORT_YEAR and own in _OPEN and is_short and _is_day(match, SHORT_YEAR):
        return SHORT_YEAR
    if order == FULL_YEAR:
        order = "" if is_short and match[2] != "/" else "dmy"
    if own == ANY:
        return "dmy" if first == second else order if order in ("dmy", "mdy") else own
    is_day = own == DAY_OR_YEAR and (order == "dmy" or match[2] == "/")
    return "dmy" if is_day and _is_day(match, "dmy") else own


_OPEN = frozenset({ANY, DAY_OR_YEAR, "dmy"})
"""What a date proves that may have a year in front after all."""


def read_in(match: re.Match[str], order: str, reason: str = "") -> Cleaned | None:
    """Read a date in one order; None where there is no such day or time."""
    return at(*_parts(match, order), match[5], reason)


def _is_day(match: re.Match[str], order: str) -> bool:
    return exists(*_parts(match, order), match[5])


def _parts(match: re.Match[str], order: str) -> tuple[int, int, int]:
    """Give the year, the month and the day of a date that is written in an order."""
    first, second, third = match[1], int(match[3]), match[4]
    if order in ("ymd", SHORT_YEAR):
        return year_of(first), second, int(third)
    day, month = (int(first), second) if order == "dmy" else (second, int(first))
    return year_of(third), month, day


def _proves(match: re.Match[str]) -> str:
    """Tell what a date proves of its column: nothing where it is none in an order it is read in.

    Such a one stays as it is, and would be the only proof left when the list is cleaned again.
    """
    order = _order_of(match)
    orders = ("dmy", SHORT_YEAR) if order == DAY_OR_YEAR else (order,) if order in TOLD else ()
    return order if all(_is_day(match, one) for one in orders) else ""


class Proofs:
    """What the values of a column prove of the order in which it is written, as far as it is read.

    What is kept of them does not grow with the column.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        """Start with some values."""
        self._found: Counter[str] = Counter()
        self._short: set[tuple[int, int]] = set()
        self._by_slashes: set[tuple[int, int]] = set()
        self._day_signs: set[str] = set()
        self._open_signs: set[str] = set()
        self.add(texts)

    def add(self, texts: Iterable[str]) -> None:
        """Look at further values."""
        for text in texts:
            match = NUMERIC.fullmatch(text)
            order = _proves(match) if match else ""
            if not match or not order:
                continue
            self._found[order] += 1
            if order == "dmy":
                self._day_signs.add(match[2])
            elif order == DAY_OR_YEAR:
                self._open_signs.add(match[2])
            if has_short_year(match):
                pairs = self._by_slashes if match[2] == "/" else self._short
                pairs.add((int(match[1]), int(match[4])))

    def order(self) -> str:
        """Tell the order in which the column is written; empty where it may be several."""
        found = self._found.copy()
        if found["mdy"]:
            found["dmy"] += found[DAY_OR_YEAR]
        # A year of four digits in front is told by itself, whatever is beside it.
        told = _agreed({order: found[order] for order in TOLD if found[order]})
        # Hardly anybody parts years of two digits by slashes.
        year_may_lead = self._open_signs - {"/"}
        if told == {"dmy"} and year_may_lead - self._day_signs:
            return FULL_YEAR
        if found[DAY_OR_YEAR] and not told:
            told = self._told_by_places() or (set() if year_may_lead else {"dmy"})
        told = told or {"ymd"} & {order for order in found if found[order]}
        return told.pop() if len(told) == 1 else ""

    def _told_by_places(self) -> set[str]:
        """Tell days from years by what the places of dates hold that no others contradict.

        Beside years of four digits in front, which may come of cleaning, only slashes are asked: of
        the others those are left that contradicted each other before, or told nothing.
        """
        if not self._found["ymd"]:
            return _by_places(self._short | self._by_slashes)
        return _by_places(self._by_slashes) if "/" in self._open_signs else set()


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

"""Days and times of day, from their figures to ISO 8601."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from leadctl.cleaning.cleaned import Cleaned

_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?)?\s*([ap])?\.?(?:m\.?)?\s*(?:uhr|h)?\s*"
    r"(z|utc|gmt|(?:utc|gmt)?[+-]\d{2}:?\d{2}|[+-]\d{2}|[a-z]{3,4})?",
    re.IGNORECASE,
)
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "west": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2,
    "eest": 3, "msk": 3, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
}  # fmt: skip
"""Names of zones behind a time -> hours east. Those of several zones (CST, IST, BST) are none."""

_PIVOT = 70
"""Two-digit years from 70 on are 19xx, as in POSIX strptime (69 there)."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def at(year: int, month: int, day: int, clock: str | None, reason: str = "") -> Cleaned | None:
    """Write a day, and a time where one is given; None where there is no such day or time."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        when = datetime(year, month, day)  # noqa: DTZ001 - a zone is added where the text has one
        moment = _with_clock(when, clock) if clock and clock.strip() else None
    except (ValueError, OverflowError):
        return None
    if clock and clock.strip() and moment is None:
        return None
    value = written(moment) if moment else when.date().isoformat()
    return Cleaned(value, reason=reason, key=value[:10])


def exists(year: int, month: int, day: int, clock: str | None) -> bool:
    """Tell whether `at` gives anything, without writing it."""
    return (
        _FIRST_YEAR <= year <= _LAST_YEAR
        and 1 <= month <= _MONTHS
        and day >= 1
        and (day <= _SHORTEST or day <= monthrange(year, month)[1])
        and is_clock(clock)
    )


_MONTHS, _SHORTEST = 12, 28


@lru_cache(maxsize=10_000)
def is_clock(text: str | None) -> bool:
    """Tell whether a text is a time of day, or nothing."""
    try:
        return not (text and text.strip()) or _with_clock(datetime(2000, 1, 1), text) is not None  # noqa: DTZ001 - any day
    except ValueError:
        return False


def _with_clock(when: datetime, clock: str) -> datetime | None:
    match = _CLOCK.fullmatch(clock.strip())
    if not match or not (match[2] or match[4]):
        return None
    hour = int(match[1])
    if match[4]:
        hour = hour % 12 + (12 if match[4].lower() == "p" else 0)
    moment = when.replace(hour=hour, minute=int(match[2] or 0), second=int(match[3] or 0))
    if not match[5]:
        return moment
    return (moment - _offset(match[5])).replace(tzinfo=UTC)


def _offset(zone: str) -> timedelta:
    """How far east a zone lies.

    Raises:
        ValueError: it is the name of none, or of several.
    """
    if zone.isalpha():
        if zone.lower() not in _ZONES:
            raise ValueError(zone)
        return timedelta(hours=_ZONES[zone.lower()])
    digits = re.sub(r"\D", "", zone)
    away = timedelta(hours=int(digits[:2] or 0), minutes=int(digits[2:] or 0))
    return -away if "-" in zone else away


def written(moment: datetime) -> str:
    """Write a moment in ISO 8601, to the second."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def year_of(text: str) -> int:
    """Read a year of two or four digits."""
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004 - written in full
        return year
    return year + (1900 if year >= _PIVOT else 2000)

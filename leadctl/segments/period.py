"""Dates and ages as people write them: `2026`, `2026-10`, `2026-10-01`, `30d`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

END = "~"
"""Sorts behind every sign of a date or time: `2026-10~` is the end of that October."""

_PERIOD = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_AGE = re.compile(r"(\d{1,5})([dwmy])", re.ASCII | re.IGNORECASE)

FORMS = "write 2026, 2026-10 or 2026-10-01, or an age: 30d, 2w, 6m, 1y"


class Period(NamedTuple):
    """A day, month or year, by its beginning; `is_age` where it was said as an age."""

    start: str
    is_age: bool

    @property
    def end(self) -> str:
        """What sorts behind everything within the period."""
        return self.start + END


def read_period(text: str, now: datetime) -> Period | None:
    """Read a date or an age; None where it is neither.

    Args:
        text: as typed; an age counts whole days, weeks, months or years back from today.
        now: the time, UTC.
    """
    age = _AGE.fullmatch(text.strip())
    if age:
        return Period(_ago(now.date(), int(age[1]), age[2].lower()).isoformat(), is_age=True)
    match = _PERIOD.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return None
    return Period(match[0], is_age=False)


def _ago(today: date, number: int, unit: str) -> date:
    """So long before today; not before the calendar begins."""
    if unit in "dw":
        days = number * (7 if unit == "w" else 1)
        return today - timedelta(days=min(days, today.toordinal() - 1))
    months = max(today.year * 12 + today.month - 1 - number * (12 if unit == "y" else 1), 12)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))

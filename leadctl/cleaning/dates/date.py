"""Dates: ISO 8601, with the time of day where one is given.

A day is written `2026-01-31`, a time `2026-01-31T14:05:00`, one with a zone in UTC with a `Z`
behind it. Whether 03/04 is in March or April is decided once for a column (`date_order`) and never
guessed for a single value.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, Cleaned
from leadctl.cleaning.dates.moments import at, is_clock, written, year_of
from leadctl.cleaning.dates.orders import (
    ANY,
    DAY_OR_YEAR,
    FULL_YEAR,
    NUMERIC,
    Proofs,
    hangs_on_column,
    own_order,
    read_in,
)
from leadctl.cleaning.dates.ways import LONGEST, as_people_write
from leadctl.cleaning.dates.words import month_of
from leadctl.cleaning.steps import step
from leadctl.cleaning.text import (
    NULL_OR_FALSE,
    is_mangled,
    is_null,
    repair,
    settled,
    untie,
    with_our_digits,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DATE_NULLS = NULL_OR_FALSE | {
    "0",
    "00/00/0000",
    "0000-00-00",
    "0000-00-00 00:00:00",
    "never",
    "nie",
    "jamais",
    "nunca",
}

_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d{4,6}Z?))?")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:(?:Z|[+-]\d\d:\d\d)|[T ](.+))?", re.IGNORECASE)
_SERIAL = re.compile(r"([2-6]\d{4})(?:[.,](\d+))?")
"""20000 to 69999: the days from 1954 to 2091 in a spreadsheet's count."""

_SERIAL_ZERO = {
    "": datetime(1899, 12, 30),  # noqa: DTZ001 - a spreadsheet's count has no zone
    "1904": datetime(1904, 1, 1),  # noqa: DTZ001 - same
}
"""Day 0 by the way in which a workbook counts; the second one is that of old Macs."""

NO_COUNT = "none"
"""In place of such a way: the numbers of this column are no days."""

_NEAR = timedelta(days=366)
"""How far from a column's written dates its numbers may lie to be days like them."""

_AGREEING = 0.8
_EPOCH = re.compile(r"(1[0-9]{9})(\d{3})?(?:\.\d{1,6})?")
"""Seconds, or milliseconds, from 2001 to 2033: what web tools write."""


def date_order(values: Iterable[str]) -> str:
    """Decide in which order a column writes day, month and year.

    Returns:
        `ymd`, `dmy`, `mdy`, `yymd` for years of two digits in front, or `dmY` for days in front of
        years of four digits, where others may have the year there; empty when the values fit more
        than one order, or contradict each other. What is no date proves nothing. Behind a blank
        follows ` 1904` where numbers between dates only make sense as days since 1904, and ` none`
        where they make no sense as days at all.
    """
    texts = date_texts(values)
    order = Proofs(texts).order()
    count = _day_count(texts, order)
    return f"{order} {count}" if count else order


def may_be_told(values: Iterable[str]) -> bool:
    """Tell whether further rows may tell, or unsettle, the order that a column has by these rows.

    They may where a date hangs on its column, and where there is none yet.
    """
    texts = date_texts(values)
    return any(map(hangs_on_column, texts)) or not any(texts)


def date_texts(values: Iterable[str]) -> list[str]:
    """Mend the cells of a column of dates; empty where a cell says that there is none."""
    return [_as_read(_mended(value)) for value in values]


def _as_read(text: str) -> str:
    """Write a date as `_date` will read it; most are so already, with or without their time."""
    match = NUMERIC.fullmatch(text)
    return text if match and is_clock(match[5]) else as_people_write(text)


def _day_count(texts: Sequence[str], order: str) -> str:
    """Decide how numbers in a column of dates count days: they lie where its written dates lie."""
    numbers = [text for text in texts if _SERIAL.fullmatch(text)]
    if not numbers:
        return ""
    found = [_date(text, order) for text in texts if text and not _SERIAL.fullmatch(text)]
    written = [datetime.fromisoformat(one.key) for one in found if one.key]
    if not written:
        return ""
    first, last = min(written) - _NEAR, max(written) + _NEAR
    for way, zero in _SERIAL_ZERO.items():
        days = (zero + timedelta(days=float(text.replace(",", "."))) for text in numbers)
        if sum(first <= day <= last for day in days) >= _AGREEING * len(numbers):
            return way
    return NO_COUNT


def clean_date(values: Sequence[str], order: str = "") -> list[Cleaned]:
    """Clean dates and times.

    Args:
        values: distinct raw cells.
        order: what `date_order` found for the column, or the user has set; empty for unknown.
            Without a word on numbers they are days since 1900, as spreadsheets mostly count.

    Returns:
        ISO dates. One that can only be read against the order has reason `against_order`. A value
        that fits two orders stays as it is with reason `ambiguous_date`, one that is no date with
        `not_a_date`. A spreadsheet's day count is converted, with reason `excel_serial`, seconds
        since 1970 with `epoch`.
    """
    return [settled(value, lambda one: _date(one, order)) for value in values]


def _date(value: str, order: str) -> Cleaned:
    mended = _mended(value)
    if not mended:
        return EMPTY
    text = step("way of programs", mended, as_people_write(mended))
    order, _, count = order.partition(" ")
    for read in (
        _iso,
        _numeric,
        _by_week,
        lambda one, _: _serial(one, count),
        _epoch,
        _compact,
        _worded,
    ):
        found = read(text, order)
        if found is not None:
            return found if found.key else found._replace(value=mended)
    return Cleaned(mended, reason="EXCEL_MANGLED" if is_mangled(text) else "not_a_date")


def _mended(value: str) -> str:
    """Mend a cell; empty where it says that there is no date."""
    text = repair(untie(repair(value)))
    if is_null(text, DATE_NULLS):
        return ""
    return with_our_digits(text)


def _by_week(text: str, _order: str) -> Cleaned | None:
    """Read a day by its week, `2026-W05-3`, or by its number in the year, `2026-031`."""
    week, day = _WEEK.fullmatch(text), _DAY_OF_YEAR.fullmatch(text)
    try:
        if week:
            when = date.fromisocalendar(int(week[1]), int(week[2]), int(week[3]))
        elif day:
            when = datetime.strptime(f"{day[1]} {day[2]}", "%Y %j").date()  # noqa: DTZ007 - a day
        else:
            return None
    except ValueError:
        return None
    if day and when.year != int(day[1]):  # day 366 of a shorter year
        return None
    return at(when.year, when.month, when.day, None)


_WEEK = re.compile(r"(\d{4})-?W(\d\d)-?([1-7])", re.ASCII)
_DAY_OF_YEAR = re.compile(r"((?:19|20)\d\d)-([0-3]\d\d)", re.ASCII)


def _iso(text: str, _order: str) -> Cleaned | None:
    match = _ISO.fullmatch(text)
    return at(int(match[1]), int(match[2]), int(match[3]), match[4]) if match else None


def _numeric(text: str, order: str) -> Cleaned | None:
    match = NUMERIC.fullmatch(text)
    own = own_order(match, order) if match else ""
    if not match or not own:
        return None
    if own in {ANY, DAY_OR_YEAR}:
        return Cleaned(text, reason="ambiguous_date")
    column = "dmy" if order == FULL_YEAR else order
    is_with = own not in {"dmy", "mdy"} or column in {"", "ymd", own}
    return read_in(match, own, "" if is_with or match[1] == match[3] else AGAINST_ORDER)


AGAINST_ORDER = "against_order"
"""Why a date is in doubt that can only be read in another order than its column: its neighbours
that can be read both ways may be turned round."""


def _serial(text: str, count: str) -> Cleaned | None:
    match = _SERIAL.fullmatch(text)
    if not match or count == NO_COUNT:
        return None
    moment = _SERIAL_ZERO[count] + timedelta(days=float(f"{match[1]}.{match[2] or 0}"))
    moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    value = written(moment) if moment.time() != time() else moment.date().isoformat()
    return Cleaned(value, reason="excel_serial", key=value[:10])


def _epoch(text: str, _order: str) -> Cleaned | None:
    match = _EPOCH.fullmatch(text)
    if not match:
        return None
    value = written(datetime.fromtimestamp(int(match[1]), tz=UTC))
    return Cleaned(value, reason="epoch", key=value[:10])


def _compact(text: str, _order: str) -> Cleaned | None:
    match = _COMPACT.fullmatch(text)
    if not match:
        return None
    clock = re.sub(r"(\d\d)(?=\d)", r"\1:", match[4]) if match[4] else None
    return at(int(match[1]), int(match[2]), int(match[3]), clock)


_WORD = r"([^\W\d_]+)"
_DAY = r"(\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?"
_WEEKDAY = r"(?:(?:[^\W\d_]+(?:-[^\W\d_]+)?\.?,?\s+){1,2})?"


@cache
def _worded_patterns() -> tuple[re.Pattern[str], ...]:
    clock = r"(?:[,\sT]+(?:(?:at|um|à|alle|kl|в|у|о|às|as|a las|om|@|-)\.?\s+)?(\d.*))?"
    year = r"['’]?(?P<year>\d{4}|(?<=[-/\s'’A-Za-z])\d\d)"
    cut_year = r"['’]?(?P<year>\d{4}|(?<=['’])\d\d)"
    behind = r"(?:\s?(?:(?:г|р|r|года|року|roku|év)\.?|\.))?"
    between, month = r"[\s\-/.]*(?:de |of )?", rf"(?P<month>{_WORD})\.?"
    shapes = (
        rf"{_WEEKDAY}(?P<day>{_DAY}){between}{month},?{between}{year}{behind}",
        rf"{_WEEKDAY}{month}[\s\-]*(?P<day>{_DAY})(?:,\s*|[\s\-]+){cut_year}",
        rf"(?P<year>\d{{4}})[.,/\-\s]+{month}[.\-/\s]*(?P<day>\d{{1,2}})\.?",
    )
    return tuple(re.compile(f"{shape}(?P<clock>{clock})", re.IGNORECASE) for shape in shapes)


def _worded(text: str, _order: str) -> Cleaned | None:
    """Read `3 March 2026`, `Mar 3, 2026 2:05 PM`, `03-Mar-26`, `2026. március 3.`."""
    if len(text) > LONGEST:
        return None
    for pattern in _worded_patterns():
        match = pattern.fullmatch(text)
        month = month_of(match["month"], match["day"]) if match else 0
        if match and month:
            day = int(re.sub(r"\D", "", match["day"]))
            clock = re.sub(r"^\D+", "", match["clock"] or "")
            return at(year_of(match["year"]), month, day, clock)
    return None

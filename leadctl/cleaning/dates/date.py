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
from leadctl.cleaning.dates.orders import (
    ANY,
    DAY_OR_YEAR,
    NUMERIC,
    SHORT_YEAR,
    Proofs,
    hangs_on_column,
    has_short_year,
    order_of,
)
from leadctl.cleaning.dates.words import is_weekday, month_of
from leadctl.cleaning.steps import step
from leadctl.cleaning.text import NULL_WORDS, is_mangled, is_null, repair, settled, untie

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DATE_NULLS = NULL_WORDS | {
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
_EPOCH = re.compile(r"(1[0-9]{9})(\d{3})?")
"""Seconds, or milliseconds, from 2001 to 2033: what web tools write."""

_PIVOT = 70
"""Two-digit years from 70 on are 19xx, as in POSIX strptime (69 there)."""

_MONTHS = 12

_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def date_order(values: Iterable[str]) -> str:
    """Decide in which order a column writes day, month and year.

    Returns:
        `ymd`, `dmy`, `mdy`, or `yymd` for years of two digits in front; empty when the values fit
        more than one order, or contradict each other. Behind a blank follows ` 1904` where numbers
        between dates only make sense as days since 1904, and ` none` where they make no sense as
        days at all.
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
    texts = (repair(untie(repair(value))) for value in values)
    return ["" if is_null(text, DATE_NULLS) else text for text in texts]


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
    text = repair(untie(repair(value)))
    if is_null(text, DATE_NULLS):
        return EMPTY
    text = text if text.isascii() else "".join(str(int(c)) if c.isdecimal() else c for c in text)
    text = step("way of programs", text, _as_people_write(text))
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
            return found
    return Cleaned(text, reason="EXCEL_MANGLED" if is_mangled(text) else "not_a_date")


def _as_people_write(text: str) -> str:
    """Write what programs and East Asia write as a date that the readers below know."""
    if len(text) > _LONGEST or _IN_DIGITS.fullmatch(text):
        return text
    for shape, written in _WAYS:
        text = shape.sub(written, text, count=1)
    behind = _BEHIND.fullmatch(text)
    return behind[1] if behind and is_weekday(behind[2]) else text


_BEHIND = re.compile(r"(.*\d[^\W_]?\.?),?\s+\(?([^\W\d_]+)\.?\)?")
"""What may be a weekday behind its date."""


_IN_DIGITS = re.compile(r"\d{1,4}[-./][-./:+\d TZ]*", re.ASCII)
"""What most dates are: digits and their signs, the day in front of the time."""

_WAYS = (
    (re.compile(r"^/Date\((\d{13})(?:[+-]\d{4})?\)/$"), r"\1"),
    (
        re.compile(
            r"^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]"
            r"(?:\s?[(（]?(?:星期[一二三四五六日天]|周.|[日月火水木金土]曜日|[日月火水木金土](?=[)）])|[월화수목금토일]요일)[)）]?)?"
        ),
        r"\1-\2-\3",
    ),
    (re.compile(r"^(\d{1,2}/[A-Za-z]{3}/\d{4}):(?=\d\d:)"), r"\1 "),
    (
        re.compile(
            r"^(?:[A-Za-z]{3},? )?([A-Za-z]{3}) (\d{1,2}) (\d\d:\d\d:\d\d)( [A-Z]{3,4})? (\d{4})$"
        ),
        r"\2 \1 \5 \3\4",
    ),
    (re.compile(r"(?<=\d)\s\([A-Za-z .]{2,40}\)$"), ""),
    (re.compile(r"^(?:ngày )?(\d{1,2}) tháng (\d{1,2}),? (?:năm )?(\d{4})"), r"\3-\2-\1"),
    (
        re.compile(r"(?<=\d)\s?(\d{1,2})[時时点點시]\s?(\d{1,2})[分분](?:\s?\d{1,2}[秒초])?$"),
        r" \1:\2",
    ),
    (re.compile(r"\s?(?:上午|오전|午前)\s?(\d[\d:]*)$"), r" \1 AM"),
    (re.compile(r"\s?(?:下午|오후|午後)\s?(\d[\d:]*)$"), r" \1 PM"),
    (
        re.compile(
            r"^(\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?),? (?:on )?(?=\S)(.{6,})$", re.IGNORECASE
        ),
        r"\2 \1",
    ),
)
"""JSON of .NET, Chinese, Japanese and Korean, logs of Apache, C and Unix, the zone's name that
JavaScript adds, Vietnamese, times in East Asia, and times in front of their days."""


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
    return _at(when.year, when.month, when.day, None)


_WEEK = re.compile(r"(\d{4})-?W(\d\d)-?([1-7])", re.ASCII)
_DAY_OF_YEAR = re.compile(r"((?:19|20)\d\d)-([0-3]\d\d)", re.ASCII)


def _iso(text: str, _order: str) -> Cleaned | None:
    match = _ISO.fullmatch(text)
    return _at(int(match[1]), int(match[2]), int(match[3]), match[4]) if match else None


def _at(year: int, month: int, day: int, clock: str | None, reason: str = "") -> Cleaned | None:
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
    value = _written(moment) if moment else when.date().isoformat()
    return Cleaned(value, reason=reason, key=value[:10])


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


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _numeric(text: str, order: str) -> Cleaned | None:
    match = NUMERIC.fullmatch(text)
    own = _own_order(match, text, order) if match else ""
    if not match or not own:
        return None
    if own in {ANY, DAY_OR_YEAR}:
        return Cleaned(text, reason="ambiguous_date")
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    if own in ("ymd", SHORT_YEAR):
        return _at(_year(match[1]), second, third, match[5])
    day, month = (first, second) if own == "dmy" else (second, first)
    against = "" if order in ("", "ymd", own) or first == second else AGAINST_ORDER
    return _at(_year(match[4]), month, day, match[5], against)


def _own_order(match: re.Match[str], text: str, order: str) -> str:
    """The order in which to read one date of a column that has `order`."""
    own = order_of(text)
    first, second = int(match[1]), int(match[3])
    if own == "dmy" and order == "mdy" and second > 0 and first <= _MONTHS:
        return "mdy"  # the dots say otherwise, but the column, or its user, says so
    if order == SHORT_YEAR and own in {ANY, DAY_OR_YEAR, "dmy"}:
        return SHORT_YEAR if has_short_year(match) else own
    if own == ANY:
        return "dmy" if first == second else order if order in ("dmy", "mdy") else own
    return "dmy" if own == DAY_OR_YEAR and (order == "dmy" or match[2] == "/") else own


AGAINST_ORDER = "against_order"
"""Why a date is in doubt that can only be read in another order than its column: its neighbours
that can be read both ways may be turned round."""


def _year(text: str) -> int:
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004 - written in full
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _serial(text: str, count: str) -> Cleaned | None:
    match = _SERIAL.fullmatch(text)
    if not match or count == NO_COUNT:
        return None
    moment = _SERIAL_ZERO[count] + timedelta(days=float(f"{match[1]}.{match[2] or 0}"))
    moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    value = _written(moment) if moment.time() != time() else moment.date().isoformat()
    return Cleaned(value, reason="excel_serial", key=value[:10])


def _epoch(text: str, _order: str) -> Cleaned | None:
    match = _EPOCH.fullmatch(text)
    if not match:
        return None
    value = _written(datetime.fromtimestamp(int(match[1]), tz=UTC))
    return Cleaned(value, reason="epoch", key=value[:10])


def _compact(text: str, _order: str) -> Cleaned | None:
    match = _COMPACT.fullmatch(text)
    if not match:
        return None
    clock = re.sub(r"(\d\d)(?=\d)", r"\1:", match[4]) if match[4] else None
    return _at(int(match[1]), int(match[2]), int(match[3]), clock)


_WORD = r"([^\W\d_]+)"
_DAY = r"(\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?"
_WEEKDAY = r"(?:(?:[^\W\d_]+(?:-[^\W\d_]+)?\.?,?\s+){1,2})?"


@cache
def _worded_patterns() -> tuple[re.Pattern[str], ...]:
    clock = r"(?:[,\sT]+(?:(?:at|um|à|alle|kl|в|у|о|às|as|a las|om|@|-)\.?\s+)?(\d.*))?"
    year = r"(?P<year>\d{4}|(?<=[-/\s])\d\d)"
    behind = r"(?:\s?(?:(?:г|р|r|года|року|roku|év)\.?|\.))?"
    between, month = r"[\s\-/.]*(?:de |of )?", rf"(?P<month>{_WORD})\.?"
    shapes = (
        rf"{_WEEKDAY}(?P<day>{_DAY}){between}{month},?{between}{year}{behind}",
        rf"{_WEEKDAY}{month}[\s\-]*(?P<day>{_DAY}),?[\s\-]+(?P<year>\d{{4}})",
        rf"(?P<year>\d{{4}})[.,/\-\s]+{month}[.\-/\s]*(?P<day>\d{{1,2}})\.?",
    )
    return tuple(re.compile(f"{shape}(?P<clock>{clock})", re.IGNORECASE) for shape in shapes)


def _worded(text: str, _order: str) -> Cleaned | None:
    """Read `3 March 2026`, `Mar 3, 2026 2:05 PM`, `03-Mar-26`, `2026. március 3.`."""
    if len(text) > _LONGEST:
        return None
    for pattern in _worded_patterns():
        match = pattern.fullmatch(text)
        month = month_of(match["month"], match["day"]) if match else 0
        if match and month:
            day = int(re.sub(r"\D", "", match["day"]))
            clock = re.sub(r"^\D+", "", match["clock"] or "")
            return _at(_year(match["year"]), month, day, clock)
    return None


_LONGEST = 100
"""No date is longer, with its weekday, its time and the name of a zone."""

"""Ways in which programs, East Asia and people write dates, and how the readers know them."""

from __future__ import annotations

import re

from leadctl.cleaning.dates.words import is_weekday

LONGEST = 100
"""No date is longer, with its weekday, its time and the name of a zone."""


def as_people_write(text: str) -> str:
    """Write what programs and East Asia write as a date that the readers know.

    Args:
        text: a mended cell.
    """
    if len(text) > LONGEST:
        return text
    if ". " in text or " / " in text or " - " in text or " . " in text:
        text = _SPACED.sub(r"\1\2\3\2\4", text)
    if _IN_DIGITS.fullmatch(text):
        return text
    if not text.isascii():
        text = _THAI.sub(_from_buddhist, _ERA.sub(_from_era, text))
    elif text[:1] in _ERAS:
        text = _ERA.sub(_from_era, text)
    before = _BEFORE.fullmatch(text)
    if before and (before[1].endswith(":") or is_weekday(before[1].rstrip(".,"))):
        text = before[2]
    for shape, instead in _WAYS:
        text = shape.sub(instead, text, count=1)
    behind = _BEHIND.fullmatch(text)
    return behind[1] if behind and is_weekday(behind[2]) else text


_SPACED = re.compile(r"^(\d{1,4})\s*([-./])\s*(\d{1,2})\s*\2\s*(\d{1,4})(?![\d.])")
"""A date with blanks around its signs: `14 / 03 / 2024`."""

_BEFORE = re.compile(r"([^\W\d_]+(?: [^\W\d_]+)?[:.,]{0,2})\s+(\d{1,4}[-./]\d.*)")
"""What may be a weekday, or say what happened, before its date: `Mo, 14.10.2024`, `Created: ...`"""

_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925, "民國": 1911,
    "民国": 1911}  # fmt: skip
"""Eras of Japan and Taiwan, and the year before each began."""

_ERA = re.compile(
    rf"^({'|'.join(_ERAS)})\s?(\d{{1,3}}|元)\s?[年./-]\s?(\d{{1,2}})\s?[月./-]\s?(\d{{1,2}})日?"
)
_THAI_MONTHS = """
มกราคม ม.ค. กุมภาพันธ์ ก.พ. มีนาคม มี.ค. เมษายน เม.ย. พฤษภาคม พ.ค. มิถุนายน มิ.ย.
กรกฎาคม ก.ค. สิงหาคม ส.ค. กันยายน ก.ย. ตุลาคม ต.ค. พฤศจิกายน พ.ย. ธันวาคม ธ.ค.
""".split()  # noqa: SIM905 - two a month
_THAI = re.compile(
    rf"^(\d{{1,2}})\s?({'|'.join(map(re.escape, _THAI_MONTHS))})\s?(?:พ\.ศ\.\s?)?(\d{{4}})(?!\d)"
)
_BUDDHIST = 543
"""Years by which Thailand counts more: `14 มีนาคม 2567`."""

_LAST_OF_OURS = 2400
"""Years behind this one are counted so."""


def _from_era(found: re.Match[str]) -> str:
    year = _ERAS[found[1]] + (1 if found[2] == "元" else int(found[2]))
    return f"{year}-{found[3]:0>2}-{found[4]:0>2}"


def _from_buddhist(found: re.Match[str]) -> str:
    month, year = _THAI_MONTHS.index(found[2]) // 2 + 1, int(found[3])
    return f"{year - _BUDDHIST * (year > _LAST_OF_OURS)}-{month:02}-{found[1]:0>2}"


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
    (re.compile(r"(?<=\d)\s\([A-Za-z .]{2,40}\)$|(?<=[+-]\d{4}) [A-Z]{3,4}$"), ""),
    (re.compile(r"(?<=\d)Z?\[UTC\]$"), "Z"),
    (re.compile(r"(?<=\d)\s?[(（][月火水木金土日월화수목금토일][)）]"), ""),
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

"""Time zones: IANA names, found by name, Windows name, city, abbreviation or hours from Greenwich.

IANA counts the hours of `Etc/GMT+5` to the west, everybody else those of `UTC+5` to the east.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, UNKNOWN_WORD, Cleaned
from leadctl.cleaning.tables import table_lines
from leadctl.cleaning.text import fold, is_null, repair

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIASES = {
    "est": "America/New_York", "edt": "America/New_York", "et": "America/New_York",
    "eastern": "America/New_York", "eastern time": "America/New_York",
    "us eastern": "America/New_York", "cst": "America/Chicago", "cdt": "America/Chicago",
    "ct": "America/Chicago", "central": "America/Chicago", "central time": "America/Chicago",
    "mst": "America/Denver", "mdt": "America/Denver", "mt": "America/Denver",
    "mountain": "America/Denver", "mountain time": "America/Denver",
    "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles", "pacific time": "America/Los_Angeles", "utc": "Etc/UTC",
    "gmt": "Etc/GMT", "z": "Etc/UTC", "bst": "Europe/London", "wet": "Europe/Lisbon",
    "cet": "Europe/Paris", "cest": "Europe/Paris", "mez": "Europe/Berlin",
    "mesz": "Europe/Berlin", "eet": "Europe/Athens", "eest": "Europe/Athens",
    "msk": "Europe/Moscow", "jst": "Asia/Tokyo", "aest": "Australia/Sydney",
    "aedt": "Australia/Sydney", "awst": "Australia/Perth", "nzst": "Pacific/Auckland",
    "sgt": "Asia/Singapore", "hkt": "Asia/Hong_Kong",
    "central european time": "Europe/Paris", "eastern european time": "Europe/Athens",
    "western european time": "Europe/Lisbon", "greenwich mean time": "Etc/GMT",
    "uk": "Europe/London", "india": "Asia/Kolkata",
    "coordinated universal time": "Etc/UTC", "atlantic time": "America/Halifax",
    "akst": "America/Anchorage", "akdt": "America/Anchorage", "brt": "America/Sao_Paulo",
    "west": "Europe/Lisbon", "sast": "Africa/Johannesburg", "pkt": "Asia/Karachi",
    "kst": "Asia/Seoul", "nzdt": "Pacific/Auckland",
}  # fmt: skip
"""Abbreviations as sales people mean them, and names as schedulers write them; IST is left out, for
three countries use it."""

_COUNTED = r"\s*([-+−–])\s*(\d{1,2})(?:[:.,]?(\d\d)|[.,]0)?(?!\d)(?:\s?(?:h|hrs?|hours?)\b)?"
_HOURS = re.compile(rf"\(?(utc|gmt)?{_COUNTED}\)?", re.IGNORECASE)
_HOURS_BESIDE = re.compile(
    rf"^\((?:utc|gmt)[^)]*\)|(?<![/\w])\(?(?:utc|gmt){_COUNTED}\)?", re.IGNORECASE
)
_PARTS = re.compile(r"[(),]| - ")
_BY_HOURS = re.compile(r"(?:etc/)?gmt[-+]\d+")
"""Zones whose names differ by a sign, which is lost where names are folded."""


def clean_time_zone(values: Sequence[str]) -> list[Cleaned]:
    """Map time zones, by name, city, abbreviation or hours from Greenwich, to IANA names.

    Hours without a sign are none, and no zone has always been half an hour off.
    """
    return [_time_zone(value) for value in values]


def _time_zone(value: str) -> Cleaned:
    text = repair(value)
    if is_null(text):
        return EMPTY
    zone = _by_hours(text) or _by_name(text)
    return Cleaned(zone, key=zone.lower()) if zone else Cleaned(None, reason=UNKNOWN_WORD)


def _by_hours(text: str) -> str:
    """Name the zone that lies a number of whole hours from Greenwich all year: `GMT-5`."""
    match = _HOURS.fullmatch(text)
    if not match or int(match[4] or 0):
        return ""
    hours, is_east = int(match[3]), match[2] == "+"
    if not hours:
        return "Etc/GMT" if (match[1] or "").lower() == "gmt" else "Etc/UTC"
    return _zones().get(f"etc/gmt{'-' if is_east else '+'}{hours}", "")


def _by_name(text: str) -> str:
    """Find the zone that a text names, alone, or beside its hours and further places in it."""
    names = (text, *_PARTS.split(_HOURS_BESIDE.sub("", text)))
    found = next((zone for name in names if (zone := _named(name))), "")
    seasons = set() if found else {_named(name) for name in text.split("/")}
    return seasons.pop() if len(seasons) == 1 else found  # `EST/EDT`


def _named(name: str) -> str:
    return _zones().get(name.strip().lower()) or _names().get(fold(name), "")


@cache
def _zones() -> dict[str, str]:
    """IANA name in small letters -> IANA name, of the zones known by their hours."""
    zones = (zone for zone, *_ in table_lines("time_zones"))
    return {zone.lower(): zone for zone in zones if _BY_HOURS.fullmatch(zone.lower())}


@cache
def _names() -> dict[str, str]:
    """Folded IANA name, Windows name, city or alias -> IANA name."""
    rows = [(zone, names) for zone, names in table_lines("time_zones")]
    windows = {name: zone for zone, names in rows for name in names.split("|") if name}
    zones = [zone for zone, _ in rows if zone.lower() not in _zones()]
    cities = {fold(zone.rpartition("/")[2]): zone for zone in zones if zone.count("/") == 1}
    return cities | windows | {fold(zone): zone for zone in zones} | ALIASES

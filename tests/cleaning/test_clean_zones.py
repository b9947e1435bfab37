from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from leadctl.cleaning.tables import table_lines
from leadctl.cleaning.zones import clean_time_zone

HOURS = range(-12, 15)
NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)


def zone(text):
    return clean_time_zone([text])[0].value


@pytest.mark.parametrize("hours", HOURS)
@pytest.mark.parametrize(
    "shape",
    [
        "UTC{0:+d}", "GMT{0:+d}", "utc {0:+d}", "GMT{0:+03d}", "UTC{0:+03d}:00", "GMT{0:+03d}00",
        "{0:+03d}:00", "{0:+03d}00", "{0:+d}", "{0:+d}.0", "(UTC{0:+03d}:00)", "UTC{0:+d}h",
        "GMT {0:+d} hours",
    ],
)  # fmt: skip
def test_hours_from_greenwich_are_a_zone_that_lies_there(shape, hours):
    found = zone(shape.format(hours))
    assert NOON.astimezone(ZoneInfo(found)).utcoffset() == timedelta(hours=hours)
    assert zone(found) == found


@pytest.mark.parametrize("name", [line[0] for line in table_lines("time_zones")])
def test_a_zone_of_iana_stays_where_it_lies(name):
    found = zone(name)
    if name not in {"EST", "MST"}:  # whoever writes these means the clocks of New York and Denver
        here, there = (NOON.astimezone(ZoneInfo(one)).utcoffset() for one in (name, found))
        assert here == there
    assert zone(found) == found


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("GMT-5", "Etc/GMT+5"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("PST", "America/Los_Angeles"),
        ("Central Time - US & Canada", "America/Chicago"),
        ("Central European Time", "Europe/Paris"),
        ("UK, Ireland, Lisbon Time", "Europe/London"),
        ("GMT+5", "Etc/GMT-5"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("etc/gmt-14", "Etc/GMT-14"),
        ("UTC+11", "Etc/GMT-11"),
        ("UTC−3", "Etc/GMT+3"),
        ("UTC - 3", "Etc/GMT+3"),
        ("UTC+0", "Etc/UTC"),
        ("GMT+0", "Etc/GMT"),
        ("GMT-00:00", "Etc/GMT"),
        ("+00:00", "Etc/UTC"),
        ("Dateline Standard Time", "Etc/GMT+12"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(GMT-05:00) Eastern Daylight Time (America/New_York)", "America/New_York"),
        ("(GMT+01:00) Amsterdam, Berlin, Bern, Rome", "Europe/Amsterdam"),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata"),
        ("(UTC) Dublin, Edinburgh, Lisbon, London", "Europe/Dublin"),
        ("(UTC) Coordinated Universal Time", "Etc/UTC"),
        ("EST (UTC-5)", "America/New_York"),
        ("UTC-5 (EST)", "America/New_York"),
        ("UTC+1 Berlin", "Europe/Berlin"),
        ("CET (+1)", "Europe/Paris"),
        ("Etc/GMT+5 (UTC-5)", "Etc/GMT+5"),
        ("GMT Standard Time", "Europe/London"),
        ("Coordinated Universal Time", "Etc/UTC"),
        ("KST", "Asia/Seoul"),
        ("EST/EDT", "America/New_York"),
    ],
)
def test_a_zone_is_found(raw, value):
    assert zone(raw) == value
    assert zone(value) == value


@pytest.mark.parametrize(
    "raw",
    [
        "UTC 11", "UTC11", "GMT 5", "UTC 12", "Etc/GMT 5", "11", "UTC+15", "UTC-13", "Etc/GMT+13",
        "Etc/GMT-15", "GMT+5:30", "+05:45", "UTC-5 / UTC-4", "GMT+1/+2", "+49", "EST+5",
        "UTC+1:99", "EST/CST",
        "(UTC-11:00) Coordinated Universal Time-11", "IST",
    ],
)  # fmt: skip
def test_what_is_no_one_zone_is_not_guessed(raw):
    assert clean_time_zone([raw])[0] == (None, "", "unknown_word", (), "", ())

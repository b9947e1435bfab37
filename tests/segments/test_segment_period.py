from datetime import UTC, datetime

import pytest

from leadctl.segments.period import read_period

NOW = datetime(2026, 3, 31, 23, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "start", "is_age"),
    [
        ("2026", "2026", False),
        ("2026-10", "2026-10", False),
        ("2024-02-29", "2024-02-29", False),
        ("0d", "2026-03-31", True),
        ("30d", "2026-03-01", True),
        ("2W", "2026-03-17", True),
        ("1m", "2026-02-28", True),
        ("13m", "2025-02-28", True),
        ("2y", "2024-03-31", True),
        ("99999y", "0001-01-31", True),
        ("99999w", "0109-09-24", True),
    ],
)
def test_dates_and_ages_are_read(text, start, is_age):
    assert read_period(text, NOW) == (start, is_age)


@pytest.mark.parametrize(
    "text",
    ["", "x", "26", "2026-13", "2026-02-30", "2026-1", "0000", "30", "d", "-3d", "3 d", "٣d"],
)
def test_others_are_neither(text):
    assert read_period(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "inside", "after"),
    [
        ("2026", ["2026-01-01", "2026-12-31T23:59:59Z"], "2027-01-01"),
        ("2026-10", ["2026-10-01T00:00", "2026-10-31"], "2026-11-01"),
        ("2026-10-05", ["2026-10-05", "2026-10-05T23:59:59.9Z"], "2026-10-06"),
    ],
)
def test_a_period_holds_its_days_and_times(text, inside, after):
    period = read_period(text, NOW)
    assert all(period.start <= moment < period.end for moment in inside)
    assert not after < period.end

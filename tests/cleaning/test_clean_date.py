from __future__ import annotations

import time

import pytest

from leadctl.cleaning.dates.date import clean_date, date_order, may_be_told
from leadctl.cleaning.dates.words import MONTHS, is_weekday, month_of


def clean(text, order=""):
    return clean_date([text], order)[0]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2026-01-31", "2026-01-31"),
        ("2026/1/31", "2026-01-31"),
        ("31.01.2026", "2026-01-31"),
        ("4.5.2026", "2026-05-04"),
        ("01/31/2026", "2026-01-31"),
        ("31/01/26", "2026-01-31"),
        ("05/05/2025", "2025-05-05"),
        ("20260131", "2026-01-31"),
        ("3 March 2026", "2026-03-03"),
        ("Mar 3, 2026 2:05 PM", "2026-03-03T14:05:00"),
        ("03-Mar-26", "2026-03-03"),
        ("Montag, 3. März 2026", "2026-03-03"),
        ("3 de mayo de 2026", "2026-05-03"),
        ("2026-01-31 14:05", "2026-01-31T14:05:00"),
        ("2026-01-31T14:05:00Z", "2026-01-31T14:05:00Z"),
        ("2026-01-31T14:05:00+02:00", "2026-01-31T12:05:00Z"),
        ("1/31/2026 12:00 AM", "2026-01-31T00:00:00"),
        ("45678", "2025-01-21"),
        ("45678.5", "2025-01-21T12:00:00"),
        ("1700000000", "2023-11-14T22:13:20Z"),
        ("Mo, 31.01.2026", "2026-01-31"),
        ("Montag 31.01.2026 14:05", "2026-01-31T14:05:00"),
        ("Created: 2026-01-31", "2026-01-31"),
        ("31 / 01 / 2026", "2026-01-31"),
        ("31. 1. 2026", "2026-01-31"),
        ("2026 - 01 - 31", "2026-01-31"),
        ("March 3,2026", "2026-03-03"),
        ("Tue, Mar 3 '26", "2026-03-03"),
        ("03MAR26", "2026-03-03"),
        ("2026-01-31 14:05:00 +0000 UTC", "2026-01-31T14:05:00Z"),
        ("2026-01-31T14:05:00[UTC]", "2026-01-31T14:05:00Z"),
        ("1700000000.0", "2023-11-14T22:13:20Z"),
        ("令和8年1月31日", "2026-01-31"),
        ("R8.1.31", "2026-01-31"),
        ("令和元年5月1日", "2019-05-01"),
        ("民國115年1月31日", "2026-01-31"),
        ("2026/1/31（土） 14:05", "2026-01-31T14:05:00"),
        ("31 มกราคม 2569", "2026-01-31"),
        ("31 ม.ค. 2026", "2026-01-31"),
        ("n/a", None),
        ("0000-00-00", None),
    ],
)
def test_dates(raw, value):
    assert clean(raw).value == value


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("03/04/2024", "ambiguous_date"),
        ("31/31/2026", "not_a_date"),
        ("2024-02-30", "not_a_date"),
        ("2024-01-01 25:00", "not_a_date"),
        ("soon", "not_a_date"),
        ("Created: 03/04/2024", "ambiguous_date"),
        ("Version 1.2.3", "not_a_date"),
        ("令和8年13月31日", "not_a_date"),
        ("H1 2026", "not_a_date"),
        ("99999", "not_a_date"),
    ],
)
def test_what_is_no_clear_date_keeps_its_text(raw, reason):
    assert (clean(raw).value, clean(raw).reason) == (raw, reason)


def test_a_serial_number_is_marked():
    assert clean("45678").reason == "excel_serial"


def test_the_order_of_the_column_decides():
    assert clean("03/04/2024", "dmy").value == "2024-04-03"
    assert clean("03/04/2024", "mdy").value == "2024-03-04"
    assert clean("13/04/2024", "mdy").value == "2024-04-13"
    assert clean("03.04.2024", "mdy").value == "2024-03-04"
    assert clean("13.04.2024", "mdy").value == "2024-04-13"
    assert clean("03.04.2024", "").value == "2024-04-03"


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["03/04/2024", "13/04/2024", ""], "dmy"),
        (["03/04/2024", "04/13/2024 10:00"], "mdy"),
        (["2024-01-02"], "ymd"),
        (["1.2.2024"], "dmy"),
        (["03/04/2024"], ""),
        (["13/04/2024", "04/13/2024"], ""),
        (["hello"], ""),
        ([], ""),
    ],
)
def test_order_of_a_column(values, order):
    assert date_order(values) == order


def test_every_month_has_its_words():
    assert set(MONTHS.values()) == set(range(1, 13))


WRITTEN = ["2026-02-01", "2026-05-03 10:00", "n/a"]


@pytest.mark.parametrize(
    ("values", "order", "days"),
    [
        (["46100", "46101.5"], "", ["2026-03-19", "2026-03-20T12:00:00"]),
        ([*WRITTEN, "46100"], "ymd", ["2026-03-19"]),
        ([*WRITTEN, "44638"], "ymd 1904", ["2026-03-19"]),
        ([*WRITTEN, "31101"], "ymd none", ["31101"]),
        (["13/02/2026", "44638"], "dmy 1904", ["2026-03-19"]),
        (["3 March 2026", "44638"], " 1904", ["2026-03-19"]),
    ],
)
def test_numbers_are_days_as_the_dates_beside_them_say(values, order, days):
    assert date_order(values) == order
    numbers = [value for value in values if value[0] in "34" and value[1:2].isdigit()]
    assert [one.value for one in clean_date(numbers, order)] == days


def test_a_number_that_is_no_day_says_so():
    assert clean("31101", "ymd none").reason == "not_a_date"
    assert clean("44638", "ymd 1904").reason == "excel_serial"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2024-W05-3", "2024-01-31"),
        ("2024W053", "2024-01-31"),
        ("2024-031", "2024-01-31"),
        ("2024-366", "2024-12-31"),
        ("2024年1月31日", "2024-01-31"),
        ("2024년 1월 31일", "2024-01-31"),
        ("2024-01-31 14:05:00 EST", "2024-01-31T19:05:00Z"),
        ("31.01.2024 14:05 MEZ", "2024-01-31T13:05:00Z"),
        ("Wed Jan 31 14:05:00 2024", "2024-01-31T14:05:00"),
        ("Wed Jan 31 14:05:00 UTC 2024", "2024-01-31T14:05:00Z"),
        ("Wed Jan 31 2024 14:05:00 GMT+0100 (CET)", "2024-01-31T13:05:00Z"),
        ("31/Jan/2024:14:05:00 +0000", "2024-01-31T14:05:00Z"),
        ("/Date(1706709900123)/", "2024-01-31T14:05:00Z"),
    ],
)
def test_what_programs_write_is_read(raw, value):
    assert clean_date([raw])[0].value == value


@pytest.mark.parametrize("raw", ["2024-W54-1", "2023-366", "2024-01-31 14:05 CST", "2024-02-30"])
def test_what_is_no_day_or_of_several_zones_stays(raw):
    found = clean_date([raw])[0]
    assert (found.value, found.reason, found.key) == (raw, "not_a_date", "")


def test_a_date_against_its_columns_order_is_marked_and_not_turned_round():
    found = clean_date(["14/02/2024", "02/03/2024", "05/05/2024", "2024-02-14"], "mdy")
    assert [(one.value, one.reason) for one in found] == [
        ("2024-02-14", "against_order"),
        ("2024-02-03", ""),
        ("2024-05-05", ""),
        ("2024-02-14", ""),
    ]
    assert clean_date(["02.14.2024"], "dmy")[0].reason == "against_order"


@pytest.mark.parametrize(
    "nasty", ["1 " * 50_000, "a" * 100_000, "1/" * 50_000, "Wed Jan " * 12_000]
)
def test_a_hundred_thousand_signs_are_no_date_in_no_time(nasty):
    began = time.process_time()
    assert clean_date([nasty])[0].reason == "not_a_date"
    assert time.process_time() - began < 2


def test_dates_with_the_year_in_front_hide_no_order():
    assert date_order(["2024-02-01", "14/02/2024", "02/03/2024"]) == "dmy"
    assert date_order(["2024-02-01", "02/14/2024", "02/03/2024"]) == "mdy"
    assert date_order(["2024-02-01", "14/02/2024", "02/14/2024"]) == ""
    assert date_order(["2024-02-01", "02/03/2024"]) == "ymd"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2015. január 13.", "2015-01-13"),
        ("2015. január 13., kedd", "2015-01-13"),
        ("13 Ocak 2015 Salı", "2015-01-13"),
        ("вторник, 13 января 2015 г.", "2015-01-13"),
        ("13. svibanj 2022.", "2022-05-13"),
        ("2015年1月13日火曜日", "2015-01-13"),
        ("2015년 1월 13일 화요일", "2015-01-13"),
        ("2024年01月31日 14時05分", "2024-01-31T14:05:00"),
        ("2020/10/29 下午 02:26:26", "2020-10-29T14:26:26"),
        ("ngày 13 tháng 1, 2015", "2015-01-13"),
        ("2:21 p.m., December 11, 2014", "2014-12-11T14:21:00"),
        ("14:05 31.01.2024", "2024-01-31T14:05:00"),
        ("31/01/2024 à 14:05", "2024-01-31T14:05:00"),
        ("2024-Jan-31", "2024-01-31"),
        ("Jan-31-2024", "2024-01-31"),
        ("31 DEC 10", "2010-12-31"),
        ("2024-01-31Z", "2024-01-31"),
        ("2024-01-31+01:00", "2024-01-31"),
        ("15 listopada 2023", "2023-11-15"),
    ],
)
def test_dates_of_many_languages(raw, value):
    assert clean(raw).value == value


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("15. listopada 2023.", "not_a_date"),
        ("15. 1. 13.", "ambiguous_date"),
        ("3 March 2026, cancelled", "not_a_date"),
        ("13 mar", "not_a_date"),
    ],
)
def test_what_two_peoples_read_in_two_ways_stays(raw, reason):
    assert (clean(raw).value, clean(raw).reason) == (raw, reason)


def test_words_of_the_calendar_are_known_in_any_case():
    assert (month_of("ЯНВАРЯ", "1"), month_of("listopada", "1."), month_of("kedd", "1")) == (
        1,
        0,
        0,
    )
    assert is_weekday("Mittwoch")
    assert not is_weekday("march")


def test_a_column_may_be_told_where_its_dates_hang_on_each_other():
    assert may_be_told(["03/04/2024", ""])
    assert may_be_told(["n/a", ""])
    assert may_be_told(["03/04/2024", "13/04/2024"])
    assert not may_be_told(["2024-01-02", "13.04.2024", "3 March 2026"])


def test_one_slip_among_a_hundred_leaves_the_order_as_it_is():
    days = [f"{day}/0{month}/2024" for day in range(13, 29) for month in range(1, 8)]
    assert date_order([*days, "04/13/2024"]) == "dmy"
    assert date_order([*days, "04/13/2024", "05/13/2024"]) == ""


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["24-01-15", "24-02-20", "24-12-31", "23-11-05", "25-03-09"], "yymd"),
        (["15-01-24", "20-02-24", "31-12-24", "05-11-23", "09-03-25"], "dmy"),
        (["24/01/15", "24/02/20", "23/12/31", "24/03/09"], "yymd"),
        (["99-12-31", "05-01-12"], "yymd"),  # no month has 99 days
        (["00-02-29", "05-01-12"], "yymd"),
        (["24-12-31", "25-12-2024"], "dmy"),
        (["24-12-31", "12-25-24"], ""),
        (["24-12-31"], ""),
        (["24-12-31", "23-12-31", "22-12-31"], ""),  # ends of years, or days of one December
        (["31-12-24", "31-12-25", "31-12-26"], ""),
        (["25/12/24"], "dmy"),
        (["24. 12. 31.", "24. 11. 30."], "yymd"),  # as Koreans write it
        (["24-12-31", "2024-12-31"], "ymd"),
        (["25-13-24", "13-13-2024"], ""),
    ],
)
def test_years_of_two_digits_stand_where_the_column_says(values, order):
    assert date_order(values) == order


def test_a_year_of_two_digits_in_front_is_read_by_its_column_alone():
    column = ["24-12-31", "05-01-12", "99-02-28", "24-01-15 14:30"]
    found = [one.value for one in clean_date(column, "yymd")]
    assert found == ["2024-12-31", "2005-01-12", "1999-02-28", "2024-01-15T14:30:00"]
    assert clean("24-12-31", "dmy").value == "2031-12-24"
    assert [clean("24-12-31", order).reason for order in ("", "ymd", "mdy")] == [
        "ambiguous_date"
    ] * 3
    assert clean("25-12-2024", "yymd").reason == "against_order"
    assert clean("03-04-2024", "yymd").reason == "ambiguous_date"


def test_further_rows_may_tell_years_of_two_digits():
    assert may_be_told(["24-12-31"])
    assert date_order(["24-12-31", "99-12-31"]) == "yymd"

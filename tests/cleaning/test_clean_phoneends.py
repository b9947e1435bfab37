from __future__ import annotations

import pytest

from leadctl.cleaning.phones.ends import completed
from leadctl.cleaning.phones.phone import clean_phone
from leadctl.cleaning.steps import listening


def clean(raw, country):
    """Clean a cell the short way and the long one, which must come to the same."""
    found = clean_phone([raw], country)[0]
    with listening():
        assert clean_phone([raw], country)[0] == found
    return found


@pytest.mark.parametrize(
    ("raw", "country", "values"),
    [
        ("089/1234-0, -12", "DE", ["+498912340", "+4989123412"]),
        ("089 1234-0 -12", "DE", ["+498912340", "+4989123412"]),
        ("089/1234-0/-123", "DE", ["+498912340", "+49891234123"]),
        ("089/1234-10 - 19", "DE", ["+4989123410", "+4989123419"]),
        ("089/1234-10, -11, -12", "DE", ["+4989123410", "+4989123411", "+4989123412"]),
        ("+44 20 7946 0958, 0959", "GB", ["+442079460958", "+442079460959"]),
        ("+44 20 7946 0958 / 0959", "GB", ["+442079460958", "+442079460959"]),
        ("+44 20 7946 0958/9", "GB", ["+442079460958", "+442079460959"]),
        ("415-555-2671/72/73", "US", ["+14155552671", "+14155552672", "+14155552673"]),
        ("415-555-2671, 2672", "US", ["+14155552671", "+14155552672"]),
    ],
)
def test_numbers_that_share_their_start(raw, country, values):
    assert clean(raw, country).values == values


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("415-555-2671, 12", "US", "+14155552671 ext. 12"),
        ("415-555-2671,2#", "US", "+14155552671 ext. 2"),
        ("+49 89 1234 -0", "DE", "+498912340"),
        ("030 1234567 -12", "DE", "+4930123456712"),
        ("030, 123 45 67", "DE", "+49301234567"),
        ("0911/12345/67", "DE", "+499111234567"),
        ("01.42.68.53.42", "FR", "+33142685342"),
    ],
)
def test_one_number_with_what_belongs_to_it(raw, country, value):
    assert clean(raw, country).values == [value]


@pytest.mark.parametrize(
    ("raw", "country"),
    [
        ("415 555 2671 1", "US"),
        ("415 555 26711", "US"),
        ("4155552671.5", "US"),
        ("415-555-2671/12345", "US"),
        ("415-555-2671, 12, 13", "US"),
        ("415-555-2671 (4)", "US"),
        ("0301234567.5", "DE"),
        ("030 1234567 (12)", "DE"),
        ("030 1234567/12345", "DE"),
        ("7911 123456 7", "GB"),
    ],
)
def test_digits_that_hang_on_make_no_other_number(raw, country):
    found = clean(raw, country)
    assert (found.values, found.verdict, found.reason) == ([raw], "invalid", "TOO_LONG")


@pytest.mark.parametrize(
    ("numbers", "whole"),
    [
        (["(415) 555-2671", "555-2672"], ["(415) 555-2671", "(415) 555-2672"]),
        (["+49 30 1234567", "7654321"], ["+49 30 1234567", "+49 30 7654321"]),
        (["030 901820-0", "901821"], ["030 901820-0", "030 901821"]),
        (["030 1234567", "12345"], ["030 1234567", "12345"]),
        (["030 1234567", "0171 1234567"], ["030 1234567", "0171 1234567"]),
        (["0301234567", "1234568"], ["0301234567", "1234568"]),
        (["Jane", "1234568"], ["Jane", "1234568"]),
        (["030 1234567", "12345678"], ["030 1234567", "12345678"]),
        (["030 1234567 (work)", "Fax 7654321"], ["030 1234567 (work)", "Fax 030 7654321"]),
        (["030 1234567", "account 7654321"], ["030 1234567", "account 7654321"]),
        (["030 1234567"], ["030 1234567"]),
        ([], []),
    ],
)
def test_an_area_code_that_is_said_once(numbers, whole):
    assert completed(numbers) == whole


def test_ends_that_fit_no_number_are_none():
    assert clean("+8 495 123 45 67/1234, 00", "UY").verdict == "invalid"

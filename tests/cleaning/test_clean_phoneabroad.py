from __future__ import annotations

import pytest

from leadctl.cleaning.phones.abroad import is_area
from leadctl.cleaning.phones.phone import clean_phone
from leadctl.cleaning.steps import listening


def clean(raw, country):
    """Clean a cell the short way and the long one, which must come to the same."""
    found = clean_phone([raw], country)[0]
    with listening():
        assert clean_phone([raw], country)[0] == found
    return found


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("0049 (0)30/1234567", "DE", "+49301234567"),
        ("0049(0)221/1234567", "DE", "+492211234567"),
        ("0049 171/1234567", "DE", "+491711234567"),
        ("0049 171/1234567", "", "+491711234567"),
        ("0049 171/123 45 67", "FR", "+491711234567"),
        ("+49 (0)7031/1234567", "DE", "+4970311234567"),
        ("+49 (0)7031/12345", "DE", "+49703112345"),
        ("+49 38203 / 1234567", "DE", "+49382031234567"),
        ("49 (0)7031/1234567", "DE", "+4970311234567"),
        ("(0049) 7031/1234567", "DE", "+4970311234567"),
        ("0049 (0) 30, 1234567", "DE", "+49301234567"),
        ("Tel.: 0049 (0)30/1234567", "DE", "+49301234567"),
        ("0043-664/1234567", "AT", "+436641234567"),
        ("0043 (0) 664/1234567", "AT", "+436641234567"),
        ("0041 (0)44/6681800", "CH", "+41446681800"),
        ("0031 (0)20/1234567", "NL", "+31201234567"),
        ("0044 (0) 7797, 712345", "GB", "+447797712345"),
        ("0090 212/1234567", "TR", "+902121234567"),
        ("0091 (0)22/23456789", "IN", "+912223456789"),
        ("00381 11/1234567", "RS", "+381111234567"),
        ("00598 2123/1234", "UY", "+59821231234"),
        ("00974 4412, 3456", "QA", "+97444123456"),
    ],
)
def test_a_sign_behind_an_area_code_parts_nothing(raw, country, value):
    found = clean(raw, country)
    assert found.values == [value]
    assert found.key == value


@pytest.mark.parametrize(
    ("raw", "country", "values"),
    [
        ("0049 171/1234567, 0049 160/1234567", "DE", ["+491711234567", "+491601234567"]),
        ("0049 30/1234567 / 0171/1234567", "DE", ["+49301234567", "+491711234567"]),
        ("0049 30 1234567/0171 1234567", "DE", ["+49301234567", "+491711234567"]),
        ("0049 30 1234567, 1234568", "DE", ["+49301234567", "+49301234568"]),
        ("0043 1 5874567/5874568", "AT", ["+4315874567", "+4315874568"]),
        ("+354 555 1234/555 1235", "IS", ["+3545551234", "+3545551235"]),
        ("0049 (0)30/1234567, Fax 0049 (0)30/1234568", "DE", ["+49301234567", "fax +49301234568"]),
        ("+1 415 555 2671,123", "US", ["+14155552671 ext. 123"]),
        ("0049 30 1234567-10/-11", "DE", ["+4930123456710", "+4930123456711"]),
    ],
)
def test_a_sign_behind_a_whole_number_parts_two(raw, country, values):
    assert clean(raw, country).values == values


def test_the_rest_of_a_number_that_is_not_good_is_not_taken_for_one():
    found = clean("0043 0 19/1234567", "AT")
    assert "+431234567" not in found.values


@pytest.mark.parametrize("text", ["0049 171", "+49 (0)7031", "(0049) 38203", "49 (0)30"])
def test_area_codes(text):
    assert is_area(text)


@pytest.mark.parametrize(
    "text", ["0171", "+49 171 1234567", "171 1234", "+1 415-555-26", "Tel +49"]
)
def test_other_texts_are_none(text):
    assert not is_area(text)


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("+049 171 1234567", "DE", "+491711234567"),
        ("+049 171 1234567", "", "+491711234567"),
        ("+0171 1234567", "DE", "+491711234567"),
        ("+044 20 7946 0958", "GB", "+442079460958"),
        ("+8 495 123 45 67", "RU", "+74951234567"),
        ("+8(495)123-45-67", "RU", "+74951234567"),
        ("-+8 495 123 45 67-", "RU", "+74951234567"),
    ],
)
def test_a_plus_before_a_zero_or_a_trunk_prefix_is_a_guess(raw, country, value):
    found = clean(raw, country)
    assert (found.value, found.verdict, found.reason) == (value, "possible", "REGION_GUESSED")
    assert clean(value, country).key == found.key


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [("+84951234567", "RU", "+84951234567"), ("+84 95 123 45 67", "RU", "+84951234567")],
)
def test_a_code_that_begins_like_the_prefix_stays_one(raw, country, value):
    assert (clean(raw, country).value, clean(raw, country).verdict) == (value, "valid")


@pytest.mark.parametrize(
    ("raw", "country", "reason"),
    [
        ("+044 20 7946 0958", "DE", "INVALID_COUNTRY_CODE"),
        ("192.168.178.100", "DE", "NOT_A_NUMBER"),
        ("192.168.178.100", "US", "NOT_A_NUMBER"),
        ("10.0.0.12", "", "NOT_A_NUMBER"),
    ],
)
def test_what_may_be_two_numbers_or_is_none_keeps_its_text(raw, country, reason):
    found = clean(raw, country)
    assert (found.value, found.verdict, found.reason) == (raw, "invalid", reason)


@pytest.mark.parametrize(("raw", "country"), [("212.123.45.67", "TR"), ("030.123.45.67", "DE")])
def test_points_may_stand_between_digits(raw, country):
    assert clean(raw, country).verdict == "valid"


@pytest.mark.parametrize(
    ("raw", "country", "value", "verdict"),
    [
        ("049 171 5551234", "DE", "+491715551234", "possible"),
        ("(049) 171 5551234", "DE", "+491715551234", "possible"),
        ("049-171-5551234", "DE", "+491715551234", "possible"),
        ("+49 49 171 5551234", "", "+491715551234", "possible"),
        ("+49 (049) 171 5551234", "DE", "+491715551234", "possible"),
        ("0049 049 171 5551234", "DE", "+491715551234", "possible"),
        ("49 49 171 5551234", "DE", "+491715551234", "possible"),
        ("0491 71555123", "DE", "+4949171555123", "valid"),
        ("+49 491 71555123", "", "+4949171555123", "valid"),
        ("041 210 12 34", "CH", "+41412101234", "valid"),
        ("046-123 45 67", "SE", "+46461234567", "valid"),
        ("046 8 123 456", "SE", "+46468123456", "valid"),
        ("+46 46 812 34 56", "", "+46468123456", "valid"),
        ("044 7911 123456", "GB", "+447911123456", "possible"),
        ("+39 392 123 4567", "IT", "+393921234567", "valid"),
    ],
)
def test_a_country_code_is_said_twice_where_it_is_no_area_code(raw, country, value, verdict):
    (found,) = clean_phone([raw], country)
    assert (found.values, found.verdict) == ([value], verdict)
    with listening():
        assert clean_phone([raw], country) == [found]
    assert clean_phone([value], country)[0].values == [value]


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("49 30 901820", "US", "+4930901820"),
        ("49 30 901820", "GB", "+4930901820"),
        ("49 30 901820", "", "+4930901820"),
        ("47 22 12 34 56", "PL", "+4722123456"),
        ("45 33123456", "US", "+4533123456"),
        ("420 601 386 747", "ZA", "+420601386747"),  # 420 601 386 would be one there
        ("372 321 5054", "CZ", "+3723215054"),
        ("1-415-555-2671", "DE", "+14155552671"),
    ],
)
def test_a_number_of_another_country_may_lack_its_plus(raw, country, value):
    found = clean(raw, country)
    assert (found.value, found.verdict, found.reason) == (value, "possible", "REGION_GUESSED")


@pytest.mark.parametrize(
    ("raw", "country", "value", "verdict"),
    [
        ("44 20 7946 0958", "DE", "+49442079460958", "valid"),  # as it stands
        ("1-800-555-0199", "DE", "+4918005550199", "valid"),
        ("1 335 509 2655", "AT", "+4313355092655", "valid"),
        ("297-560-7026", "US", "+12975607026", "possible"),  # grouped as at home
        ("4533123456", "US", "+14533123456", "possible"),  # no code stands apart
        ("45 33123456", "", "45 33123456", "invalid"),  # nobody's, and not grouped as there
        ("690 3107", "NL", "+316903107", "possible"),  # too short
        ("415 555 2671 1", "US", "415 555 2671 1", "invalid"),
    ],
)
def test_but_not_where_it_reads_or_looks_like_the_rows_own(raw, country, value, verdict):
    found = clean(raw, country)
    assert (found.value, found.verdict) == (value, verdict)


@pytest.mark.parametrize("country", ["DE", "FR", "GB", "US", ""])
@pytest.mark.parametrize("raw", ["1-335-509-2655", "1 (335) 509-2655", "1.335.509.2655"])
def test_what_is_grouped_as_in_north_america_is_of_no_other_country(raw, country):
    found = clean(raw, country)
    wanted = ("+13355092655", "possible", "INVALID_BUT_POSSIBLE")
    assert (found.value, found.verdict, found.reason) == wanted

import pytest

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.rows import clean_rows
from leadctl.matching.words.numbers import completed, phone_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("217-555-0100", "2175550100"), ("(217) 555.0100", "2175550100"),
        ("1-217-555-0100", "+12175550100"), ("0161 496 0123", "1614960123"),
        ("555-0101", "5550101"), ("+49 40 555010", "+4940555010"), ("55 01", ""),
        ("000-000-0000", ""), ("ask Jane", ""), ("", ""), ("555-0101 or 555-0102", ""),
    ],
)  # fmt: skip
def test_the_key_of_a_number_without_a_country_is_its_national_digits(text, key):
    assert phone_key(clean_rows({"phone": [text]}, Rules())["phone"][0]) == key


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["2175550100", "+12175550100"], {"2175550100": "+12175550100"}),
        (["5550100", "2175550100", "+12175550100"],
         {"2175550100": "+12175550100", "5550100": "+12175550100"}),
        (["5550100", "2175550100", "2185550100"], {}),
        (["40555010", "+4940555010", "+4340555010"], {}),
        (["+12175550100", "+442175550100"], {}),
        (["2175550100", "2175550101", ""], {}),
    ],
)  # fmt: skip
def test_a_number_without_a_country_is_the_only_one_that_ends_so(lines, found):
    assert completed(lines) == completed(lines[::-1]) == found

"""The short way against the library, over its example numbers."""

from __future__ import annotations

import random

import phonenumbers
import pytest

from leadctl.cleaning.phoneplan import read_plain, region_of

KINDS = {
    number: name.lower()
    for name, number in vars(phonenumbers.PhoneNumberType).items()
    if name.isupper()
}


def by_library(text, region):
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    national = phonenumbers.national_significant_number(number)
    return number.country_code, national, KINDS[phonenumbers.number_type(number)]


def shapes(number, chance):
    national = phonenumbers.national_significant_number(number)
    code = f"{number.country_code}"
    place = chance.randrange(len(national))
    other = national[:place] + chance.choice("0123456789") + national[place + 1 :]
    for text in (national, national[:-1], f"{national}1", other):
        yield from (text, f"0{text}", f"1{text}", f"{code}{text}", f"00{code}{text}")
        yield from (f"+{code}{text}", f"+{code}0{text}", f"({text[:3]}) {text[3:5]}-{text[5:]}")


def test_the_short_way_agrees_with_the_library():
    chance = random.Random(1)  # noqa: S311 - test data
    answered = 0
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in range(3):
            number = phonenumbers.example_number_for_type(region, kind)
            for text in shapes(number, chance) if number else ():
                right = by_library(text, region)
                found = read_plain(text, region)
                assert found is None or found == right, (text, region)
                answered += found is not None
    assert answered > 4000


def test_no_answer_without_a_region_or_for_no_country():
    assert read_plain("030 1234567", "") is None
    assert read_plain("030 1234567", "ZZ") is None
    assert read_plain("+800 1234 5678", "DE") is None
    assert read_plain("+", "DE") is None


@pytest.mark.parametrize(
    ("number", "region"),
    [
        ("+493012345678", "DE"),
        ("+493012345678 ext. 12", "DE"),
        ("+14155552671", "US"),
        ("+14165552671", "CA"),
        ("+18765552671", "JM"),
        ("+441481256789", "GG"),
        ("+77710009998", "KZ"),
        ("+390612345678", "IT"),
        ("+49800", "DE"),
        ("+15551234567", ""),
        ("+18003569377", ""),
        ("+80012345678", ""),
        ("+999", ""),
        ("+", ""),
        ("", ""),
        ("030 1234567", ""),
    ],
)
def test_the_region_that_owns_a_number(number, region):
    assert region_of(number) == region

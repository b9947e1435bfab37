"""The short way against the library, over its example numbers."""

from __future__ import annotations

import equal_phone
import phonenumbers
import pytest

from leadctl.cleaning.phones.phone import clean_phone
from leadctl.cleaning.phones.plan import codes, read, region_of


def test_plans_read_as_the_library_does():
    compared = valid = 0
    for text, region in equal_phone.values(8_000, seed=2):
        right = equal_phone.by_library(text, region)
        assert equal_phone.by_plan(text, region) == right, (text, region)
        compared += 1
        valid += bool(right[3])
    assert compared > 7_000
    assert valid > 2_500


def test_several_numbers_as_we_write_them_are_read_as_by_the_long_way():
    cells = list(equal_phone.lists(1_500, seed=5))
    assert not [cell for cell in cells if equal_phone.is_unlike(*cell)]
    several = [found for cell, place in cells if (found := clean_phone([cell], place)[0]).more]
    assert len(several) > 500


def test_example_numbers_of_every_region_and_kind():
    kinds = set()
    for number in equal_phone.examples():
        text = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        right = equal_phone.by_library(text, "")
        assert equal_phone.by_plan(text, "") == right
        kinds.add(right[3])
    assert len(kinds) > 10


def test_no_region_no_national_number():
    assert read("0301234567").fault == "INVALID_COUNTRY_CODE"
    assert read("0301234567", "ZZ").fault == "INVALID_COUNTRY_CODE"
    assert read("0301234567", "DE").e164 == "+49301234567"
    assert read("80012345678", plus=True).owner.region == "001"


def test_the_owner_of_any_text():
    plan = codes()["49"]
    assert plan.owner("301234567").kind == "fixed_line"
    assert [plan.owner(text).kind for text in ("", "x", "30x234567", "3" * 100)] == [""] * 4


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

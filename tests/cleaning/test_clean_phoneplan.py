"""The short way against the library, over its example numbers."""

from __future__ import annotations

import random

import phonenumbers
import pytest

from leadctl.cleaning.phoneplan import codes, read, region_of

KINDS = {
    number: name.lower()
    for name, number in vars(phonenumbers.PhoneNumberType).items()
    if name.isupper()
}
FAULTS = {
    phonenumbers.ValidationResult.IS_POSSIBLE: "",
    phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "TOO_SHORT",
    phonenumbers.ValidationResult.TOO_SHORT: "TOO_SHORT",
    phonenumbers.ValidationResult.TOO_LONG: "TOO_LONG",
    phonenumbers.ValidationResult.INVALID_LENGTH: "INVALID_LENGTH",
    phonenumbers.ValidationResult.INVALID_COUNTRY_CODE: "INVALID_COUNTRY_CODE",
}
ERRORS = {
    phonenumbers.NumberParseException.INVALID_COUNTRY_CODE: "INVALID_COUNTRY_CODE",
    phonenumbers.NumberParseException.TOO_SHORT_AFTER_IDD: "TOO_SHORT",
    phonenumbers.NumberParseException.TOO_SHORT_NSN: "TOO_SHORT",
    phonenumbers.NumberParseException.TOO_LONG: "TOO_LONG",
}
"""The library's words for what is wrong, and ours."""


def by_library(text, region):
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException as error:
        return "", "", "", "", ERRORS[error.error_type]
    national = phonenumbers.national_significant_number(number)
    kind = KINDS[phonenumbers.number_type(number)]
    owner = phonenumbers.region_code_for_number(number) or ""
    if kind == "unknown":
        fault = FAULTS[phonenumbers.is_possible_number_with_reason(number)]
        return str(number.country_code), national, owner, "", fault
    return str(number.country_code), national, owner, kind, ""


def by_plan(text, region):
    line = read(text.lstrip("+"), region, plus=text.startswith("+"))
    if not line.code:
        return "", "", "", "", line.fault
    return line.code, line.national, line.owner.region, line.owner.kind, line.fault


def examples():
    """Example numbers of every region and kind, and of the networks of no country."""
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in KINDS:
            if number := phonenumbers.example_number_for_type(region, kind):
                yield region, number
    for code in phonenumbers.COUNTRY_CODES_FOR_NON_GEO_REGIONS:
        yield "DE", phonenumbers.example_number_for_non_geo_entity(code)


def shapes(region, number, chance):
    """Numbers as they are dialled at home and abroad, with digits changed, missing and added."""
    national, code = phonenumbers.national_significant_number(number), f"{number.country_code}"
    place = chance.randrange(len(national))
    other = national[:place] + chance.choice("0123456789") + national[place + 1 :]
    for digits in (national, other, chance.choice((national[:-1], f"{national}1", national[2:]))):
        yield from ((f"{start}{digits}", region) for start in ("", "0", "1", code, f"00{code}"))
        strange = chance.choice((*STARTS, f"{code}0", f"{code}{code}", f"011{code}", f"0011{code}"))
        yield f"{strange}{digits}", region
        yield f"{code}{digits}", chance.choice(("", "US", "DE", "BR", "AU"))
        yield from ((f"+{code}{start}{digits}", "") for start in ("", "0", strange))
        yield f"+{strange}{digits}", region


STARTS = ("8", "9", "01", "06", "010", "015", "044", "810", "90", "180020", "14", "0", "00")


def test_plans_read_as_the_library_does():
    chance = random.Random(1)  # noqa: S311 - test data
    compared = valid = 0
    for region, number in examples():
        for text, dialled_in in shapes(region, number, chance):
            if len(text) > 3 and chance.random() < 0.25:
                right = by_library(text, dialled_in)
                assert by_plan(text, dialled_in) == right, (text, dialled_in)
                compared += 1
                valid += bool(right[3])
    assert compared > 9000
    assert valid > 3000


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

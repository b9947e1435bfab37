"""Proof that phones are read by our plans as the phonenumbers library reads them.

`python tests/bench/equal_phone.py [--values 250000] [--seed 1]`. Example numbers of every region
and kind, digits changed, missing or added, with prefixes of all sorts, in punctuation that people
use, with and without plus, in their own region, another one and none. Compared are country code,
national number, region, kind of line and what is wrong; then what a cell comes to by the short way
with what it comes to by the long one.
"""

from __future__ import annotations

import argparse
import sys
from random import Random
from typing import TYPE_CHECKING

import phonenumbers
from meter import head, say

from leadctl.cleaning.phones.phone import clean_phone
from leadctl.cleaning.phones.plan import read
from leadctl.cleaning.steps import listening

if TYPE_CHECKING:
    from collections.abc import Iterator

Reading = tuple[str, str, str, str, str]

KINDS = {
    number: "" if name == "UNKNOWN" else name.lower()
    for name, number in vars(phonenumbers.PhoneNumberType).items()
    if name.isupper()
}
_LENGTH = phonenumbers.ValidationResult
LENGTHS = {
    _LENGTH.IS_POSSIBLE: "",
    _LENGTH.IS_POSSIBLE_LOCAL_ONLY: "TOO_SHORT",
    _LENGTH.TOO_SHORT: "TOO_SHORT",
    _LENGTH.TOO_LONG: "TOO_LONG",
    _LENGTH.INVALID_LENGTH: "INVALID_LENGTH",
    _LENGTH.INVALID_COUNTRY_CODE: "INVALID_COUNTRY_CODE",
}
_ERROR = phonenumbers.NumberParseException
ERRORS = {
    _ERROR.INVALID_COUNTRY_CODE: "INVALID_COUNTRY_CODE",
    _ERROR.TOO_SHORT_AFTER_IDD: "TOO_SHORT",
    _ERROR.TOO_SHORT_NSN: "TOO_SHORT",
    _ERROR.TOO_LONG: "TOO_LONG",
}
"""The library's words for what is wrong, and ours."""

PREFIXES = (
    "0", "1", "8", "9", "01", "06", "00", "010", "011", "0011", "015", "044", "810", "14", "90",
    "180020",
)  # fmt: skip
REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)


def by_library(text: str, region: str) -> Reading:
    """Let the library read one: code, national number, region, kind, fault."""
    try:
        number = phonenumbers.parse(text, region or None)
    except phonenumbers.NumberParseException as error:
        return "", "", "", "", ERRORS[error.error_type]
    national = phonenumbers.national_significant_number(number)
    owner = phonenumbers.region_code_for_number(number) or ""
    kind = KINDS[phonenumbers.number_type(number)]
    fault = "" if kind else LENGTHS[phonenumbers.is_possible_number_with_reason(number)]
    return str(number.country_code), national, owner, kind, fault


def by_plan(text: str, region: str) -> Reading:
    """Read one ourselves."""
    digits = "".join(filter(str.isdigit, text))
    line = read(digits, region, plus=text.startswith("+"))
    if not line.code:
        return "", "", "", "", line.fault
    return line.code, line.national, line.owner.region, line.owner.kind, line.fault


def examples() -> list[phonenumbers.PhoneNumber]:
    """Give the example number of each region and kind, and of networks of no country."""
    found = [
        phonenumbers.example_number_for_type(region, kind) for region in REGIONS for kind in KINDS
    ]
    abroad = phonenumbers.COUNTRY_CODES_FOR_NON_GEO_REGIONS
    found += [phonenumbers.example_number_for_non_geo_entity(code) for code in abroad]
    return [one for one in found if one]


def changed(rng: Random, national: str) -> str:
    """Change some digits, more often none; now and then lose or add some."""
    digits = list(national)
    for _ in range(rng.choice((0, 0, 0, 0, 0, 1, 2, 6))):
        digits[rng.randrange(len(digits))] = rng.choice("0123456789")
    text = "".join(digits)
    return rng.choice((*[text] * 12, text[:-1], f"{text}1", text[1:], text[3:], text * 2))


def written(rng: Random, digits: str) -> str:
    """Write digits as people do."""
    cut = rng.randint(1, 5)
    start, rest = digits[:cut], digits[cut:]
    shapes = (
        digits,
        f"{start} {rest}",
        f"({start}) {rest[:3]}-{rest[3:]}",
        f"{start}.{rest}",
        f"{digits[:-cut]}{rng.choice('(.- ')}{digits[-cut:]}",
    )
    return rng.choice(shapes)


def values(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Give numbers with the region in which they are dialled."""
    rng, numbers = Random(seed), examples()  # noqa: S311 - cases, no secret
    for _ in range(count):
        number = rng.choice(numbers)
        code = str(number.country_code)
        own = phonenumbers.region_code_for_country_code(number.country_code)
        national = changed(rng, phonenumbers.national_significant_number(number))
        abroad = (code, f"{code}0", f"{code}{code}", f"00{code}", f"011{code}", f"0011{code}")
        start = rng.choice((*[""] * 60, *PREFIXES, *abroad, str(rng.randrange(1000))))
        region = rng.choice((*[own] * 6, rng.choice(REGIONS), "", "ZZ"))
        plus = rng.random() < 0.5
        if plus and rng.random() < 0.8:
            start = f"{code}{start}"
        text = written(rng, f"{start}{national}")
        if sum(map(str.isdigit, text)) > 2:
            yield f"+{text}" if plus and text[0] != "(" else text, region


def lists(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Give cells of several numbers in E.164, not all of them valid, with a region each."""
    rng, numbers = Random(seed), examples()  # noqa: S311 - cases, no secret
    for _ in range(count):
        some = rng.choices(numbers, k=rng.randint(2, 4))
        parts = (
            f"+{one.country_code}{changed(rng, phonenumbers.national_significant_number(one))}"
            for one in (*some, *rng.choice(((), some)))
        )
        yield "; ".join(parts), rng.choice((*REGIONS, "", "RU"))


def is_unlike(text: str, region: str) -> bool:
    """Whether a cell comes to something else by the long way."""
    short = clean_phone([text], region)
    with listening():
        return clean_phone([text], region) != short


def main() -> None:
    """Compare, and end with an error where they differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--values", type=int, default=250_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    say(head("Phones by our plans and by the library", "leadctl", "phonenumbers"))
    compared = valid = 0
    wrong, unlike = [], []
    for text, region in values(args.values, args.seed):
        right = by_library(text, region)
        compared, valid = compared + 1, valid + bool(right[3])
        if by_plan(text, region) != right:
            wrong.append((text, region))
        if is_unlike(text, region):
            unlike.append((text, region))
    unlike += [one for one in lists(args.values // 5, args.seed) if is_unlike(*one)]
    say(f"{compared:,} values, {valid:,} of them valid: {len(wrong)} differ {wrong[:5]}")
    say(f"short way and long way: {len(unlike)} differ {unlike[:5]}")
    sys.exit(bool(wrong or unlike))


if __name__ == "__main__":
    main()

"""How numbers are dialled in each region, by the metadata of the phonenumbers library.

`read` follows the library's rules for what is dialled in front of a number, with patterns compiled
once; who owns it tells phonepatterns.py. Tests compare both with the library, in every region and
for every kind of line.
"""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.phones.patterns import NOBODY, Owner, Share, metadata

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LONGEST_CODE = 3
_SHORTEST, _LONGEST = 2, 17
"""Digits of a national number, as the library bounds them."""

_LATELY = 64
"""Numbers remembered: what no plan assigns is read again as it would be written."""

_ANY_DIGIT = frozenset("0123456789")
_NO_COUNTRY = "001"
_NORTH_AMERICA = "1"


class Line(NamedTuple):
    """A number as the plans read it.

    Attributes:
        code: country calling code; empty where none could be read.
        national: digits behind it, leading zeros included.
        owner: its region and kind of line; without a kind it is not valid.
        fault: what is wrong with the length or the code of one that is not valid; empty where its
            length is possible.
    """

    code: str
    national: str
    owner: Owner
    fault: str = ""

    @property
    def e164(self) -> str:
        """The number as it is stored and dialled."""
        return f"+{self.code}{self.national}"


class Region(NamedTuple):
    """How people of a region, or of a network of no country, dial.

    Attributes:
        name: alpha-2 code, or `001`.
        code: its calling code.
        fits: matches whole national numbers of the region, roughly.
        lengths: digits that a number may have.
        local: digits that one may have inside its town.
        prefix: what is dialled before a number inside the region, such as 0.
        trunk: the usual one where it is plain digits and no start of the region's code.
        rule: what to put for that prefix, where it is not just left out.
        abroad: what is dialled before a number of another country, such as 00.
        opening: first digits of national numbers that the prefix may concern.
        odd: first digits of dialled ones that either prefix or the code may concern.
    """

    name: str
    code: str
    fits: Callable[[str], re.Match[str] | None]
    lengths: Sequence[int]
    local: Sequence[int]
    prefix: re.Pattern[str] | None
    trunk: str
    rule: str
    abroad: re.Pattern[str] | None
    opening: frozenset[str]
    odd: frozenset[str]


class Code:
    """A country calling code and the regions that share it, the main one first."""

    def __init__(self, code: str, regions: tuple[str, ...]) -> None:
        self.code = code
        self._main, *self._others = (
            Share(code, region, alone=len(regions) == 1) for region in regions
        )

    @cached_property
    def main(self) -> Region:
        """The main region; few codes are met, and the library loads each region by itself."""
        return _region(self._main.region, self.code)

    def owner(self, national: str) -> Owner:
        """Find who owns a national number; of any other text nobody does."""
        if len(national) > _LONGEST:
            return NOBODY
        return self._main.owner(national) or self._other_owner(national) or NOBODY

    def _other_owner(self, national: str) -> Owner | None:
        opening, unmarked = self._openings
        shares = self._others if opening and opening.match(national) else unmarked
        return next((owner for share in shares if (owner := share.owner(national))), None)

    @cached_property
    def _openings(self) -> tuple[re.Pattern[str] | None, list[Share]]:
        """What numbers of other regions open with that own whatever does, and the other regions.

        Most of the two dozen regions of +1 are told so, each from one area code.
        """
        told = [share.opening for share in self._others if share.opening]
        unmarked = [share for share in self._others if not share.opening]
        return re.compile("|".join(told)) if told else None, unmarked


@lru_cache(maxsize=_LATELY)
def read(digits: str, region: str = "", *, plus: bool = False) -> Line:
    """Read the digits of a number by the library's rules.

    Args:
        digits: ASCII digits, at least three.
        region: alpha-2 code of where they are dialled, empty for nowhere.
        plus: whether a plus stands in front.
    """
    home = home_of(region)
    if home and not plus and (line := after_trunk(digits, home)):
        return line
    code, national, fault = _international(digits) if plus else _dialled(digits, home)
    if plus and fault == "INVALID_COUNTRY_CODE":
        code, national, again = _dialled(digits, home)
        fault = again or ("" if code else fault)
    if fault or (home is None and not code):
        return Line("", digits, NOBODY, fault or "INVALID_COUNTRY_CODE")
    calling = codes()[code or (home.code if home else "")]
    national = without_prefix(national, calling.main if code or home is None else home)
    return _judged(calling, national)


def after_trunk(digits: str, home: Region) -> Line | None:
    """Read what is dialled as most are: the region's plain prefix, then a number of its own.

    The general rules come to the same: what fits the region without its prefix loses it.
    """
    trunk = home.trunk
    if not trunk or not digits.startswith(trunk) or (home.abroad and home.abroad.match(digits)):
        return None
    national = digits[len(trunk) :]
    owner = codes()[home.code].owner(national)
    if not owner.kind or owner.region != home.name:
        return None
    return Line(home.code, national, owner)


def _judged(calling: Code, national: str) -> Line:
    if not _SHORTEST <= len(national) <= _LONGEST:
        short = len(national) < _SHORTEST
        return Line("", national, NOBODY, "TOO_SHORT" if short else "TOO_LONG")
    owner = calling.owner(national)
    return Line(calling.code, national, owner, "" if owner.kind else _fault(national, calling.main))


def _fault(national: str, region: Region) -> str:
    """Say what is wrong with the length of a number; empty for nothing."""
    length = len(national)
    if length in region.local or length < region.lengths[0]:
        return "TOO_SHORT"
    if length > region.lengths[-1]:
        return "TOO_LONG"
    return "" if length in region.lengths else "INVALID_LENGTH"


def _international(digits: str) -> tuple[str, str, str]:
    """Part digits into calling code and national number; the third text is what is wrong."""
    if len(digits) <= _SHORTEST:
        return "", digits, "TOO_SHORT"
    found = spots().get(digits[:_LONGEST_CODE])
    if found is None:
        return "", digits, "INVALID_COUNTRY_CODE"
    code, cut = found
    return code.code, digits[cut:], ""


def _dialled(digits: str, home: Region | None) -> tuple[str, str, str]:
    """As `_international`, for what is dialled in a region; no code where the region's own is."""
    if home is None:
        return "", digits, ""
    abroad = home.abroad.match(digits) if home.abroad else None
    if abroad and digits[abroad.end() : abroad.end() + 1] != "0":
        return _international(digits[abroad.end() :])
    if digits.startswith(home.code):
        rest = _stripped(digits[len(home.code) :], home)
        unfit = not home.fits(digits) and home.fits(rest)
        if unfit or _fault(digits, home) == "TOO_LONG":
            return home.code, rest, ""
    return "", digits, ""


def without_prefix(national: str, region: Region) -> str:
    """Leave out what is dialled in front, unless too little is left of the number."""
    stripped = _stripped(national, region)
    if stripped == national or _fault(stripped, region) in {"TOO_SHORT", "INVALID_LENGTH"}:
        return national
    return stripped


def _stripped(national: str, region: Region) -> str:
    found = region.prefix.match(national) if region.prefix and national else None
    if region.prefix is None or found is None:
        return national
    if region.rule and found.groups()[-1] is not None:
        rest = region.prefix.sub(region.rule, national, count=1)
    else:
        rest = national[found.end() :]
    return national if not region.fits(rest) and region.fits(national) else rest


@lru_cache(maxsize=20_000)
def region_of(e164: str) -> str:
    """Tell the region that a number belongs to.

    Args:
        e164: a number as `clean_phone` writes it, perhaps with its extension.

    Returns:
        Alpha-2 code; of regions that share a calling code the one that owns the number. Empty for
        whatever no single region owns: a number that is not valid, where its code is shared,
        networks of no country such as +800, and what all of North America dials, such as +1 800.
    """
    digits = e164.partition(" ")[0]
    found = spots().get(digits[1 : 1 + _LONGEST_CODE]) if digits.startswith("+") else None
    if found is None:
        return ""
    code, cut = found
    region, kind, _ = code.owner(digits[1 + cut :])
    shared = code.code == _NORTH_AMERICA and "line" not in kind and kind != "mobile"
    return "" if shared or region == _NO_COUNTRY else region


@cache
def home_of(region: str) -> Region | None:
    """Tell how people of a region dial; None where the library knows no such region."""
    from phonenumbers import SUPPORTED_REGIONS, country_code_for_region  # noqa: PLC0415 - 48 ms

    if region not in SUPPORTED_REGIONS:
        return None
    return _region(region, str(country_code_for_region(region)))


@cache
def codes() -> dict[str, Code]:
    """Every calling code there is."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE  # noqa: PLC0415 - 48 ms

    return {str(n): Code(str(n), regions) for n, regions in COUNTRY_CODE_TO_REGION_CODE.items()}


@cache
def spots() -> dict[str, tuple[Code, int]]:
    """First three digits of an international number -> its calling code and that code's length."""
    known = codes()
    found = {}
    for number in range(10**_LONGEST_CODE):
        digits = f"{number:0{_LONGEST_CODE}}"
        starts = (digits[:cut] for cut in range(1, _LONGEST_CODE + 1))
        if code := next((start for start in starts if start in known), ""):
            found[digits] = (known[code], len(code))
    return found


@cache
def _region(name: str, code: str) -> Region:
    data = metadata(name, code)
    prefix, abroad = data.national_prefix_for_parsing or "", data.international_prefix or ""
    return Region(
        name,
        code,
        re.compile(data.general_desc.national_number_pattern).fullmatch,
        data.general_desc.possible_length,
        data.general_desc.possible_length_local_only,
        re.compile(prefix) if prefix else None,
        _trunk(prefix, code),
        data.national_prefix_transform_rule or "",
        re.compile(abroad) if abroad else None,
        _first_digits(prefix),
        _first_digits(prefix) | _first_digits(abroad) | {code[0]},
    )


def _plain(pattern: str) -> list[str]:
    """Give the prefixes of a pattern that only lists them, such as `0|180020`; else none."""
    prefixes = pattern.split("|")
    return prefixes if all(prefix.isdigit() for prefix in prefixes) else []


def _first_digits(pattern: str) -> frozenset[str]:
    """Digits with which a match may begin: of plain prefixes the first of each, else any."""
    plain = _plain(pattern)
    return frozenset(prefix[0] for prefix in plain) if plain or not pattern else _ANY_DIGIT


def _trunk(pattern: str, code: str) -> str:
    first = _plain(pattern)[:1]
    return first[0] if first and first[0][0] != code[0] else ""

"""What a telephone number means that people have written: as it stands, else as it may be meant."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.phones.digits import count_digits, digits_of
from leadctl.cleaning.phones.plan import Line, Region, codes, read
from leadctl.cleaning.steps import step

if TYPE_CHECKING:
    from collections.abc import Callable

LEAST_READ = 3
"""Digits below which the library does not try."""

_AMERICAN_EXIT = "011"
_LOST_PLUS = re.compile(r"[1-9][0-9]{10,14}")
_GAP = re.compile(r"(?<=\d)\D+(?=\d)")
_OF_AMERICA = re.compile(
    r"1(?:[ .-]\s?|\s?(?=\())(?:\([2-9]\d\d\)|[2-9]\d\d)[ .-]{1,2}[2-9]\d\d[ .-]\d{4}", re.ASCII
)
"""A North American number with its country's 1, as it is grouped there."""

_LEAST_ABROAD = 10
"""Digits, of which the first may be a country code; with fewer ones it is too often a town's."""

_AMERICAN = re.compile(r"\d{3}\D+\d{3}\D+\d{5,6}")
"""A North American number as it is grouped there, with a digit or two too many."""

_LEAST_WHOLE = 8
"""Digits; what is shorter may be the start of any number."""

_ZERO = re.compile(r"[(\[]\s?0\s?[)\]]")
RUSSIAN = "7"
PLUS_EIGHT = re.compile(r"\+8[ (-]+[3-9]")
"""A plus before the trunk prefix of Russia and Kazakhstan, whose calling code is 7."""

_OLD_ABROAD = re.compile(r"52(?:0?1|04[45])([0-9]{10})")
_OLD_AT_HOME = re.compile(r"(?:01|04[45])([0-9]{10})")


_BRAZIL = "55"
_CARRIER = re.compile(
    r"(?<!\w)(?:\(?0[ -]?(?:xx|\*\*)[ ().-]*|\((?:xx|\*\*) ?)([1-9]\d)\)?[ .-]*(?=(?:\d[ .-]*){8})",
    re.IGNORECASE | re.ASCII,
)
"""Where Brazilians dial the code of who carries a call to another area, as they write it for any of
them: `0xx11 3456-7890`, `(0**11)`, `(xx11)`."""

_TO_BRAZIL = re.compile(r"(?:\+|00)\s?55(?!\d)", re.ASCII)


class Place(NamedTuple):
    """Where a number without a plus belongs.

    Attributes:
        region: alpha-2 code, perhaps empty.
        home: how people dial there.
        code: calling code of the row's own country; empty where the row names none.
    """

    region: str
    home: Region | None
    code: str

    @property
    def dialled(self) -> str:
        """Calling code of the region; empty where there is none."""
        return self.home.code if self.home else ""


NOWHERE = Place("", None, "")


def meaning(bare: str, digits: str, place: Place) -> tuple[Line, str]:
    """Read a number as it stands, else as it may be meant.

    Args:
        bare: the number as it is written, without words and extension.
        digits: its digits.
        place: where it belongs without a plus.

    Returns:
        The line, which is not valid where no reading is, and the reason of a guess, if it is one.
    """
    plus = bare.startswith("+")
    if place.dialled == RUSSIAN and (national := _behind_eight(bare, digits)):
        return _told(national, bare), "REGION_GUESSED"
    if old := _without_old_prefix(digits, place.region, plus=plus):
        digits, plus = step("old prefix", bare, f"+{old}")[1:], True
    zero = _ZERO.search(bare)
    if zero and place.home and digits_of(bare[: zero.start()]) == place.home.code:
        plus = True  # nothing but a country code stands before "(0)"
    line = as_it_stands(digits, place, plus=plus)
    if line.owner.kind:
        if once := _said_once(bare, line):
            return _told(once, bare), "REGION_GUESSED"
        repeated = not plus and place.home and repeats_code(line, digits, place.home)
        meant = _with_plus(digits) if repeated else None
        return (_told(meant, bare), "REGION_GUESSED") if meant else (line, "")
    if zero:
        without = bare[: zero.start()] + bare[zero.end() :]
        other = as_it_stands(digits_of(without), place, plus=plus)
        if other.owner.kind:
            step("national zero", bare, without)
            return other, ""
    meant, reason = _guess(bare, digits, place, plus=plus)
    if meant is None and not plus and _OF_AMERICA.fullmatch(bare):
        return read(digits, plus=True), ""  # nobody's there either, and no other country's
    return (_told(meant, bare), reason) if meant else (line, "")


def _behind_eight(bare: str, digits: str) -> Line | None:
    """Read `+8 495 123 45 67`, as Russians write who put a plus before their trunk prefix 8.

    No country code is 8; one of those that begin so is written without a blank behind it.
    """
    if not PLUS_EIGHT.match(bare):
        return None
    return _valid(f"{RUSSIAN}{digits[1:]}", plus=True)


def _told(line: Line, bare: str) -> Line:
    """Note that what is dialled in front of a number was put right."""
    step("country code", bare, line.e164)
    return line


def as_it_stands(digits: str, place: Place, *, plus: bool) -> Line:
    """Read a number, its country code perhaps behind a 00 or said twice."""
    if not plus and digits.startswith("00"):
        line = _valid(digits[2:], plus=True)
        if line:
            return line
    line = read(digits, place.region, plus=plus)
    rest = line.national.lstrip("0")
    if line.owner.kind or not plus or not line.code or not rest.startswith(line.code):
        return line
    return _valid(rest, plus=True) or line  # +49 49 30 ..., +49 0049 30 ...


def is_said_twice(text: str, code: str, national: str) -> bool:
    """Whether a number may be that of somebody behind a country code that is said twice.

    Such a code stands alone behind itself, or behind one zero: `+49 49 171 5551234`.

    Args:
        text: a number.
        code: its calling code.
        national: its national number.
    """
    if not national.startswith(code) or not _twice(code)(text):
        return False
    return bool(_once(code, national))


@cache
def _twice(code: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(rf"[+ (]*(?:0{code}|(?:00)?{code}[ .()/0-]*{code})(?!\d)", re.ASCII).match


def _once(code: str, national: str) -> str:
    """Leave out a country code that opens a national number; empty where no valid one is left."""
    rest = national.removeprefix(code)
    good = (one for one in (rest, rest.lstrip("0")) if codes()[code].owner(one).kind)
    return next(good, "")


def _said_once(bare: str, line: Line) -> Line | None:
    """Leave out a country code that is said twice, where it is no area code.

    `049 171 5551234` is the mobile 171 5551234, though 0491 is an area code of Germany too; that of
    Lund in Sweden is 046, as its country code.
    """
    code = line.code
    if not is_said_twice(bare, code, line.national) or _area_of(line) == code:
        return None
    return _valid(f"{code}{_once(code, line.national)}", plus=True)


def _area_of(line: Line) -> str:
    """The first group of a national number as it is written in its country, without its zero."""
    return re.split(r"\D+", _formatted(line).strip("("), maxsplit=1)[0].lstrip("0")


def _formatted(line: Line, *, abroad: bool = False) -> str:
    """Write a number as the library groups it, for its own country or for others."""
    from phonenumbers import PhoneNumber, PhoneNumberFormat, format_number  # noqa: PLC0415 - rare

    national, zero = int(line.national), line.national.startswith("0")
    number = PhoneNumber(int(line.code), national, italian_leading_zero=zero)
    form = PhoneNumberFormat.INTERNATIONAL if abroad else PhoneNumberFormat.NATIONAL
    return format_number(number, form)


def _valid(digits: str, region: str = "", *, plus: bool = False) -> Line | None:
    line = read(digits, region, plus=plus) if len(digits) >= LEAST_READ else None
    return line if line and line.owner.kind else None


def _guess(bare: str, digits: str, place: Place, *, plus: bool) -> tuple[Line | None, str]:
    """Read a number that says too little, if just one reading makes sense of it."""
    home = place.home
    if plus:  # no country code begins with a zero
        return _behind_zero(digits, place) if digits[0] == "0" else None, "REGION_GUESSED"
    if digits.startswith(_AMERICAN_EXIT) and (line := _valid(digits[3:], plus=True)):
        return line, "REGION_GUESSED"
    if home and digits.startswith(f"0{home.code}") and (line := _valid(digits[1:], plus=True)):
        return line, "REGION_GUESSED"
    line = _with_plus(digits)
    if line is None or bare.startswith("(") or _starts_whole(bare, home):
        line = _written_abroad(bare, digits, home)
    if line:
        return line, "REGION_GUESSED"
    if home and not home.prefix and (line := _valid(f"0{digits}", home.name)):
        return line, "ZERO_RESTORED"
    return None, ""


def _behind_zero(digits: str, place: Place) -> Line | None:
    """Read `+0171 1234567` as a national number, `+049 171 1234567` by its country code.

    One that may be both belongs where it stands, if the code there is its own; else to nobody.
    """
    national, abroad = _valid(digits, place.region), _valid(digits.lstrip("0"), plus=True)
    if abroad and abroad.code == place.dialled:
        return abroad
    return None if national and abroad else national or abroad


def _starts_whole(bare: str, home: Region | None) -> bool:
    """Whether a whole number of the region stands in front, and few digits more behind a sign.

    `415 555 2671 1` is no Swiss number, though +41 555 55 26 71 1 would be.
    """
    if home is None:
        return False
    if home.code == "1" and _AMERICAN.fullmatch(bare) and _valid(digits_of(bare)[:10], home.name):
        return True
    heads = (digits_of(bare[: gap.start()]) for gap in _GAP.finditer(bare))
    least, most = _LEAST_WHOLE, count_digits(bare) - 1
    return any(_valid(one, home.name) for one in heads if max(least, most - 5) <= len(one) <= most)


def _written_abroad(bare: str, digits: str, home: Region | None) -> Line | None:
    """Read an international number whose country code stands apart in front, without its plus.

    It is grouped as the other country writes it, or short and its code has two digits: area codes
    of three are often the same as the code of some country.
    """
    groups = re.findall(r"\d+", bare)
    if len(digits) < _LEAST_ABROAD or bare[0] == "(":
        return None
    line = _valid(digits, plus=True) if groups[0] in codes() else None
    if line is None or (home and home.code == "1" and list(map(len, groups)) == [3, 3, 4]):
        return None
    if groups == re.findall(r"\d+", _formatted(line, abroad=True)):
        return line
    is_short = len(digits) == _LEAST_ABROAD and len(line.code) == 2  # noqa: PLR2004
    return line if home and is_short and line.code != home.code else None


def _with_plus(digits: str) -> Line | None:
    """Read bare digits as an international number that lost its plus."""
    return _valid(digits, plus=True) if _LOST_PLUS.fullmatch(digits) else None


def _without_old_prefix(digits: str, region: str, *, plus: bool) -> str:
    """Leave out what Mexico dialled before mobile numbers until 2019: +52 1, 044, 045, 01.

    Returns:
        The international number without plus; empty where there is no such prefix.
    """
    if region != "MX" and not (plus and digits.startswith("52")):
        return ""
    old = _OLD_ABROAD.fullmatch(digits) or (None if plus else _OLD_AT_HOME.fullmatch(digits))
    return f"52{old[1]}" if old else ""


def without_carrier(text: str, code: str) -> str:
    """Leave out the carrier's place in Brazilian numbers; `code` is where a cell belongs."""
    if code != _BRAZIL and not _TO_BRAZIL.search(text):
        return text
    return step("carrier", text, _CARRIER.sub(r"(\1) ", text))


def repeats_code(line: Line, digits: str, home: Region) -> bool:
    """Whether a number read as a national one opens with its country's own code.

    Where national numbers are dialled with a 0 in front, one that has none and opens so is more
    likely an international one without its plus.
    """
    return bool(home.prefix) and digits == line.national and digits.startswith(line.code)

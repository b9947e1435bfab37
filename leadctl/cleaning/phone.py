"""Phone numbers: E.164, verdict with reason, kind of line.

A number with an extension is written `+493012345 ext. 12`: dialled digits first, and free of the
semicolon that parts several numbers in one cell. No digit is ever made up: what a spreadsheet has
rounded away keeps its text and is marked. Plain numbers take a short way, `_Reader.quick`; whatever
it does not take goes the long way, which comes to the same for what it does (a test holds that).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.cleaned import Cleaned, best_first
from leadctl.cleaning.phoneplan import (
    Line,
    Owner,
    Region,
    after_trunk,
    codes,
    home_of,
    read,
    spots,
    without_prefix,
)
from leadctl.cleaning.phonetext import (
    LEAST_DIGITS,
    MOST_DIGITS,
    Written,
    is_date,
    mended,
    numbers_in,
    parts_of,
)
from leadctl.cleaning.steps import is_heard, listening, step
from leadctl.cleaning.text import NULL_WORDS, is_mangled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MISSING = Cleaned(None, "missing")
NULLS = NULL_WORDS | {
    "no phone",
    "nophone",
    "kein telefon",
    "x",
    "xx",
    "xxx",
    "0",
    "00",
    "000",
    "+",
    "tel",
    "phone",
}
"""Cells without a number; a lone zero is what a numeric column shows for nothing."""

_LONGEST_CELL = 5_000
"""Characters; a cell with more is a text, whatever numbers are in it."""

_SCIENTIFIC = re.compile(r"(\+?)(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})", re.ASCII)
_LOST_PLUS = re.compile(r"[1-9][0-9]{10,14}")
_MORE_LAST_DIGITS = re.compile(r"([^/]*\d|.*\d.*[ .-].*\d)\s?/\s?-?(\d{1,4})")
_LEAST_HEAD = 8

_LEAST_READ = 3
"""Digits below which the library does not try."""

_DIGITS_OF_DATE = 8
_AMERICAN_EXIT = "011"
_DIALLED = re.compile(r"\+?[\d\s().,/'\[\]-]+", re.ASCII)
_PLAIN = re.compile(r"(?:\+[1-9]|[1-9]|0(?!0)|\()[0-9 ().-]{5,18}[0-9]")
_ZERO = re.compile(r"[(\[]\s?0\s?[)\]]")
_OLD_ABROAD = re.compile(r"521([0-9]{10})")
_OLD_AT_HOME = re.compile(r"(?:01|04[45])([0-9]{10})")

_COUNTING = frozenset((
    "0123456789", "01234567890", "1234567890", "123456789", "12345678", "9876543210", "987654321",
))  # fmt: skip
_COUNTED = frozenset(f"+{digits}" for digits in _COUNTING)
_SAME = frozenset(digit * LEAST_DIGITS for digit in "0123456789")

_COUNTED_OFF = frozenset((". ", ") "))
"""What stands behind the first sign of a list's item: `1. 030 1234567`."""

_KEPT = bytes(c if c in b"0123456789+\n" else ord("x") for c in range(256))
_PUNCTUATION = b" ().-'"
_NONE = ("", "", Owner("", "", ()))


class _Place(NamedTuple):
    """Where a number without a plus belongs.

    Attributes:
        region: alpha-2 code, perhaps empty.
        home: how people dial there.
        code: calling code of the row's own country; empty where the row names none.
    """

    region: str
    home: Region | None
    code: str


_NOWHERE = _Place("", None, "")


def clean_phone(values: Sequence[str], country: str = "", region: str = "") -> list[Cleaned]:
    """Clean cells that hold one phone number or several.

    Args:
        values: distinct raw cells.
        country: alpha-2 code of the rows' country; a number that belongs elsewhere is marked.
        region: alpha-2 code to take where `country` is empty.
    """
    own = home_of(country)
    place = _Place(country or region, home_of(country or region), own.code if own else "")
    if is_heard():
        return [_heard(value, place) for value in values]
    quick = _quick(place)
    return [
        quick(value, digits) or _cell(value, place)
        for value, digits in zip(values, _squeezed(values), strict=True)
    ]


def _squeezed(values: Sequence[str]) -> list[str]:
    """Leave plus and digits of plain numbers; what else a cell holds shows as `x`.

    All cells go through one call, which is many times as fast as one each.
    """
    joined = "\n".join(values)
    if joined.count("\n") >= max(len(values), 1):
        joined = "\n".join(value.replace("\n", "x") for value in values)
    plain = joined.encode("utf-8", "surrogatepass").translate(_KEPT, _PUNCTUATION)
    return plain.decode("ascii").split("\n") if values else []


def _quick(place: _Place) -> Callable[[str, str], Cleaned | None]:
    """Make the short way of a place: it takes a cell and what `_squeezed` leaves of it."""
    starts, own, finished = spots(), place.code, Cleaned._make
    mismatch = own and "COUNTRY_MISMATCH"

    def clean(value: str, digits: str) -> Cleaned | None:
        """Clean a cell that holds one plain and valid number; None for any other."""
        if digits[-LEAST_DIGITS:] in _SAME or ".0" in value[-3:] or value[1:3] in _COUNTED_OFF:
            return None
        if digits[:1] == "+":
            spot = starts.get(digits[1:4])
            if spot is None:
                return None
            calling, cut = spot
            code, national = calling.code, digits[1 + cut :]
            if national[:1] in calling.main.opening and national.isdecimal():
                national = without_prefix(national, calling.main)
            owner = calling.owner(national)
        else:
            code, national, owner = _at_home(value, digits, place.home)
        dialled = f"+{code}{national}"
        if not owner.kind or len(national) < LEAST_DIGITS or dialled in _COUNTED:
            return None
        reason = "" if code == own else mismatch
        return finished((dialled, "valid", reason, owner.flags, dialled, ()))

    return clean


def _at_home(value: str, digits: str, home: Region | None) -> tuple[str, str, Owner]:
    """Read a number as it is dialled in a region."""
    if home is None or digits[:2] == "00" or digits in _COUNTING:
        return _NONE
    if len(digits) <= _DIGITS_OF_DATE and is_date(value):
        return _NONE
    if digits[:1] not in home.odd:
        return home.code, digits, codes()[home.code].owner(digits)
    if len(digits) < LEAST_DIGITS or not digits.isdecimal():
        return _NONE
    if line := after_trunk(digits, home):
        return line.code, line.national, line.owner
    line = read(digits, home.name)
    return _NONE if _repeats_code(line, digits, home) else (line.code, line.national, line.owner)


def _heard(value: str, place: _Place) -> Cleaned:
    """Clean a cell the long way, whose rules are told if they came to anything."""
    with listening() as noted:
        cleaned = _cell(value, place)
    if "; ".join(cleaned.values) != value:
        for one in noted:
            step(*one)
    return cleaned


def _cell(value: str, place: _Place) -> Cleaned:
    if _is_plain(value):
        return _number(Written(value), place)
    text = mended(value)
    if len(text) > _LONGEST_CELL:
        return _wrong(text, "NOT_A_NUMBER")
    found = [one for _, one in sorted(_found(text, place), key=_is_fax)]
    if len(found) > 1 and all(one.verdict == "invalid" for one in found):
        return _wrong(text, found[0].reason)
    return best_first(found) if found else MISSING


def _is_plain(value: str) -> bool:
    """Tell whether a cell holds but one number, free of whatever the long way looks for."""
    if not _PLAIN.fullmatch(value) or "  " in value or " - " in value or ".0" in value[-3:]:
        return False
    if value[1:3] in _COUNTED_OFF or len(_digits_of(value)) > MOST_DIGITS:
        return False
    return len(value) > _DIGITS_OF_DATE + 2 or not is_date(value)


def _wrong(text: str, reason: str) -> Cleaned:
    return Cleaned(text, "invalid", reason)


def _is_fax(found: tuple[bool, Cleaned]) -> bool:
    return found[0]


def _found(text: str, place: _Place) -> list[tuple[bool, Cleaned]]:
    """Clean each number of a cell and tell whether it is a fax; what is none keeps its text."""
    if text.casefold() in NULLS:
        return []
    parts = parts_of(text)
    if len(parts) == 1:
        return _piece(text, place)
    step("several numbers", text, "; ".join(parts))
    return [one for part in parts for one in _found(mended(part), place)]


def _piece(text: str, place: _Place) -> list[tuple[bool, Cleaned]]:
    """Clean the numbers between words, or tell why there is none."""
    mangled = _SCIENTIFIC.fullmatch(text)
    if mangled and (restored := _restored(mangled)):
        return _piece(step("number format", text, restored), place)
    if mangled or is_mangled(text):
        return [(False, _wrong(text, "EXCEL_MANGLED"))]
    with listening() as noted:
        written, known = numbers_in(text)
        found = [(each.is_fax, one) for each in written for one in _judged(each, place)]
    sure = {"valid", "possible"} if known else {"valid"}
    if good := [each for each in found if each[1].verdict in sure]:
        for one in noted:
            step(*one)
        return good
    told = known or any(len(_digits_of(each.bare)) >= LEAST_DIGITS for each in written)
    return [(False, _wrong(text, found[0][1].reason if found and told else "NOT_A_NUMBER"))]


def _restored(mangled: re.Match[str]) -> str:
    """Write 4.41235551234E+11 out, if the fraction still holds every digit; empty if not."""
    plus, first, fraction, power = mangled.groups()
    return f"{plus}{first}{fraction}" if fraction and len(fraction) == int(power) else ""


def _judged(written: Written, place: _Place) -> list[Cleaned]:
    """Judge a number; two where the last digits of a second one follow, as in 555-2671/72."""
    more = _MORE_LAST_DIGITS.fullmatch(written.bare)
    if more and len(_digits_of(more[1])) >= _LEAST_HEAD:
        first = _number(written._replace(bare=more[1]), place)
        if first.verdict == "valid":
            second = f"{more[1][: -len(more[2])]}{more[2]}"
            other = _number(Written(second), place)
            return [first, other] if other.verdict == "valid" else [first]
    return [_number(written, place)]


def _digits_of(bare: str) -> str:
    return "".join(filter(str.isdigit, bare))


def _number(written: Written, place: _Place) -> Cleaned:
    """Clean one number that stands alone."""
    bare = written.bare
    digits = _digits_of(bare)
    if not _DIALLED.fullmatch(bare) or not digits:
        return _wrong(bare, "NOT_A_NUMBER")
    if _is_placeholder(digits) and (digits not in _COUNTING or bare.lstrip("+") == digits):
        return _wrong(bare, "PLACEHOLDER")  # one that counts up may be real: 01 23 45 67 89
    if len(digits) < _LEAST_READ:
        return _wrong(bare, "TOO_SHORT")
    line, reason = _read(bare, digits, place)
    if line.owner.kind and not _is_placeholder(line.code + line.national):
        elsewhere = bool(place.code) and line.code != place.code
        verdict = "possible" if reason else "valid"
        reason = reason or ("COUNTRY_MISMATCH" if elsewhere else "")
        return _cleaned(line, written.extension, verdict, reason)
    return _doubtful(bare, line, written.extension)


def _is_placeholder(digits: str) -> bool:
    same = digits[-LEAST_DIGITS:] in _SAME and len(set(digits)) <= 3  # noqa: PLR2004 - its code
    return same or digits in _COUNTING


def _read(bare: str, digits: str, place: _Place) -> tuple[Line, str]:
    """Read a number as it stands, else as it may be meant; with the reason of a guess."""
    plus = bare.startswith("+")
    if old := _without_old_prefix(digits, place.region, plus=plus):
        digits, plus = step("old prefix", bare, f"+{old}")[1:], True
    zero = _ZERO.search(bare)
    if zero and place.home and _digits_of(bare[: zero.start()]) == place.home.code:
        plus = True  # nothing but a country code stands before "(0)"
    line = _as_it_stands(digits, place, plus=plus)
    if line.owner.kind:
        repeated = not plus and place.home and _repeats_code(line, digits, place.home)
        meant = _with_plus(digits) if repeated else None
        return (_told(meant, bare), "REGION_GUESSED") if meant else (line, "")
    if zero:
        without = bare[: zero.start()] + bare[zero.end() :]
        other = _as_it_stands(_digits_of(without), place, plus=plus)
        if other.owner.kind:
            step("national zero", bare, without)
            return other, ""
    meant, reason = _guess(bare, digits, place, plus=plus)
    return (_told(meant, bare), reason) if meant else (line, "")


def _told(line: Line, bare: str) -> Line:
    """Note that what is dialled in front of a number was put right."""
    step("country code", bare, line.e164)
    return line


def _as_it_stands(digits: str, place: _Place, *, plus: bool) -> Line:
    if not plus and digits.startswith("00"):
        line = _valid(digits[2:], plus=True)
        if line:
            return line
    line = read(digits, place.region, plus=plus)
    rest = line.national.lstrip("0")
    if line.owner.kind or not plus or not line.code or not rest.startswith(line.code):
        return line
    return _valid(rest, plus=True) or line  # +49 49 30 ..., +49 0049 30 ...


def _valid(digits: str, region: str = "", *, plus: bool = False) -> Line | None:
    line = read(digits, region, plus=plus) if len(digits) >= _LEAST_READ else None
    return line if line and line.owner.kind else None


def _guess(bare: str, digits: str, place: _Place, *, plus: bool) -> tuple[Line | None, str]:
    """Read a number that says too little, if just one reading makes sense of it."""
    home = place.home
    if plus:  # no country code begins with a zero
        return _valid(digits, place.region) if digits[0] == "0" else None, "REGION_GUESSED"
    if digits.startswith(_AMERICAN_EXIT) and (line := _valid(digits[3:], plus=True)):
        return line, "REGION_GUESSED"
    if home and digits.startswith(f"0{home.code}") and (line := _valid(digits[1:], plus=True)):
        return line, "REGION_GUESSED"
    if not bare.startswith("(") and (line := _with_plus(digits)):
        return line, "REGION_GUESSED"
    if home and not home.prefix and (line := _valid(f"0{digits}", home.name)):
        return line, "ZERO_RESTORED"
    return None, ""


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


def _repeats_code(line: Line, digits: str, home: Region) -> bool:
    """Whether a number read as a national one opens with its country's own code.

    Where national numbers are dialled with a 0 in front, one that has none and opens so is more
    likely an international one without its plus.
    """
    return bool(home.prefix) and digits == line.national and digits.startswith(line.code)


def _cleaned(line: Line, extension: str, verdict: str, reason: str) -> Cleaned:
    value = f"{line.e164} ext. {extension}" if extension else line.e164
    key = f"{line.e164}x{extension}" if extension else line.e164
    return Cleaned(value, verdict, reason, line.owner.flags, key)


def _doubtful(text: str, line: Line, extension: str) -> Cleaned:
    """Judge a number that no plan assigns; only one of a fitting length is written as E.164."""
    if _digits_of(text) in _COUNTING:
        return _wrong(text, "PLACEHOLDER")
    if line.fault or not line.code:
        short = len(_digits_of(text)) < LEAST_DIGITS
        return _wrong(text, "TOO_SHORT" if short else line.fault)
    if len(line.national) < min(LEAST_DIGITS, codes()[line.code].main.lengths[-1]):
        return _wrong(text, "TOO_SHORT")  # a short code, which nobody calls from elsewhere
    if _is_placeholder(line.code + line.national):
        return _wrong(text, "PLACEHOLDER")
    again = _as_it_stands(line.code + line.national, _NOWHERE, plus=True)
    if again.owner.kind or again.national != line.national:
        return _wrong(text, "INVALID_LENGTH")  # E.164 would not say what was typed
    return _cleaned(line, extension, "possible", "INVALID_BUT_POSSIBLE")

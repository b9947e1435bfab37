"""Phone numbers: E.164, verdict with reason, kind of line.

A number with an extension is written `+493012345 ext. 12`: dialled digits first, and free of the
semicolon that parts several numbers in one cell. No digit is ever made up: what a spreadsheet has
rounded away keeps its text and is marked. Plain numbers take a short way, `_quick`; whatever
it does not take goes the long way, which comes to the same for what it does (a test holds that).
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from leadctl.cleaning.absent import NO_CONTACT
from leadctl.cleaning.cleaned import Cleaned, best_first
from leadctl.cleaning.phones.cells import (
    LEAST_DIGITS,
    MOST_DIGITS,
    Written,
    is_date,
    mended,
    numbers_in,
    parts_of,
)
from leadctl.cleaning.phones.digits import count_digits, digits_of
from leadctl.cleaning.phones.ends import before_hung_on, shared_start
from leadctl.cleaning.phones.patterns import NOBODY, Owner
from leadctl.cleaning.phones.plan import (
    Line,
    Region,
    after_trunk,
    codes,
    home_of,
    read,
    spots,
    without_prefix,
)
from leadctl.cleaning.phones.reading import (
    LEAST_READ,
    NOWHERE,
    PLUS_EIGHT,
    RUSSIAN,
    Place,
    as_it_stands,
    is_said_twice,
    meaning,
    repeats_code,
    without_carrier,
)
from leadctl.cleaning.phones.words import refusal
from leadctl.cleaning.steps import is_heard, listening, step
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import is_mangled, is_null

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MISSING = Cleaned(None, "missing")
FAX = "FAX"
"""Reason of a number that a fax answers."""

NULLS = NO_CONTACT | word_set("nophone x xx xxx 0 00 000 + tel phone")
"""Cells without a number; a lone zero is what a numeric column shows for nothing."""

_LONGEST_CELL = 5_000
"""Characters; a cell with more is a text, whatever numbers are in it."""

_SCIENTIFIC = re.compile(r"(\+?)(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})", re.ASCII)
_DIGITS_OF_DATE = 8
_DIALLED = re.compile(r"\+?[\d\s().,/'\[\]-]+", re.ASCII)
_PLAIN = re.compile(r"(?:\+[1-9]|[1-9]|0(?!0)|\()[0-9 ().-]{5,18}[0-9]")

_WRITTEN = re.compile(r"\+[1-9][0-9]{6,14}(?:; \+[1-9][0-9]{6,14})+").fullmatch
"""Several numbers as we write them into one cell."""

_WELL_READ = frozenset({"valid", "possible"})
"""Verdicts of numbers that E.164 is written for."""

_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_INTERNET = re.compile(rf"{_OCTET}(?:\.{_OCTET}){{3}}", re.ASCII)
"""An address of the Internet Protocol, version 4."""

_COUNTING = frozenset((
    "0123456789", "01234567890", "1234567890", "123456789", "12345678", "9876543210", "987654321",
))  # fmt: skip
_COUNTED = frozenset(f"+{digits}" for digits in _COUNTING)
_SAME = frozenset(digit * LEAST_DIGITS for digit in "0123456789")

_COUNTED_OFF = frozenset((". ", ") "))
"""What stands behind the first sign of a list's item: `1. 030 1234567`."""

_KEPT = bytes(c if c in b"0123456789+\n" else ord("x") for c in range(256))
_PUNCTUATION = b" ().-'"
_NONE = ("", "", NOBODY)


def clean_phone(values: Sequence[str], country: str = "", region: str = "") -> list[Cleaned]:
    """Clean cells that hold one phone number or several.

    A number cleaned again is as it was, verdict and all, but for one whose country code or Italian
    zero was guessed: it is `possible` for what the cell lacked, and E.164 lacks nothing. Who cleans
    a list again has the earlier verdict beside it; a store cleans the raw cell.

    Args:
        values: distinct raw cells.
        country: alpha-2 code of the rows' country; a number that belongs elsewhere is marked.
        region: alpha-2 code to take where `country` is empty.
    """
    own = home_of(country)
    place = Place(country or region, home_of(country or region), own.code if own else "")
    quick = _quick(place)
    if is_heard():
        return [_heard(value, place, quick) for value in values]
    return [
        quick(value, digits) or _written(value, quick, place) or _cell(value, place)
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


def _quick(place: Place) -> Callable[[str, str], Cleaned | None]:
    """Make the short way of a place: it takes a cell and what `_squeezed` leaves of it."""
    starts, own, finished = spots(), place.code, Cleaned._make
    mismatch = own and "COUNTRY_MISMATCH"
    russian = place.dialled == RUSSIAN

    def clean(value: str, digits: str) -> Cleaned | None:
        """Clean a cell that holds one plain and valid number; None for any other."""
        if digits[-LEAST_DIGITS:] in _SAME or value[1:3] in _COUNTED_OFF or _is_hung_on(value):
            return None
        if digits[:1] == "+":
            if russian and PLUS_EIGHT.search(value):
                return None
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
        if national[: len(code)] == code and is_said_twice(value, code, national):
            return None
        reason = "" if code == own else mismatch
        return finished((dialled, "valid", reason, owner.flags, dialled, ()))

    return clean


def _written(
    value: str, quick: Callable[[str, str], Cleaned | None], place: Place
) -> Cleaned | None:
    """Clean a cell of several numbers as we write them; None for any other."""
    if not _WRITTEN(value):
        return None
    found = [quick(part, part) or _cell(part, place) for part in value.split("; ")]
    return best_first(found) if all(one.verdict in _WELL_READ for one in found) else None


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
    return _NONE if repeats_code(line, digits, home) else (line.code, line.national, line.owner)


def _heard(value: str, place: Place, quick: Callable[[str, str], Cleaned | None]) -> Cleaned:
    """Clean a cell; the rules of the long way are told if they came to anything.

    The short way knows of one alone, the form of numbers.
    """
    dressed = "'" in value or value != value.strip()
    plain = None if dressed else quick(value, *_squeezed([value]))
    if plain:
        return plain
    with listening() as noted:
        cleaned = _cell(value, place)
    if "; ".join(cleaned.values) != value:
        for one in noted:
            step(*one)
    return cleaned


def _cell(value: str, place: Place) -> Cleaned:
    if _is_plain(value):
        written = Written(value)
        return _at_a_desk(written, place) or _number(written, place)
    text = mended(value)
    if len(text) > _LONGEST_CELL:
        return _wrong(text, "NOT_A_NUMBER")
    text = without_carrier(text, place.dialled)
    found = sorted(_found(text, place), key=_is_fax)
    if len(found) > 1 and all(one.verdict == "invalid" for one in found):
        return _wrong(text, found[0].reason)
    return best_first(found) if found else MISSING


def _is_plain(value: str) -> bool:
    """Tell whether a cell holds but one number, free of whatever the long way looks for."""
    if not _PLAIN.fullmatch(value) or "  " in value or _is_hung_on(value):
        return False
    if value[1:3] in _COUNTED_OFF or count_digits(value) > MOST_DIGITS:
        return False
    return len(value) > _DIGITS_OF_DATE + 2 or not is_date(value)


def _is_hung_on(value: str) -> bool:
    """Tell whether the end of a cell may be no part of its number: a fraction, a short dash."""
    return "." in value[-3:] or value[-1:] == ")" or " -" in value or "(" in value[LEAST_DIGITS:]


def _wrong(text: str, reason: str) -> Cleaned:
    return Cleaned(text, "invalid", reason)


def _is_fax(one: Cleaned) -> bool:
    return one.reason == FAX


def _found(text: str, place: Place) -> list[Cleaned]:
    """Clean each number of a cell; what is none keeps its text."""
    if is_null(text, NULLS):
        return []
    parts = parts_of(text, partial(_is_good, place), place.dialled)
    if parts == [text]:
        return _piece(text, place)
    parts = list(map(mended, parts))
    if why := refusal(" ".join(part for part in parts if not digits_of(part))):
        return [_wrong(text, why)]
    parts = [part for part in parts if digits_of(part)] or parts
    step("several numbers" if len(parts) > 1 else "signs", text, "; ".join(parts))
    return [one for part in parts for one in _found(part, place)]


def _is_good(place: Place, text: str) -> bool:
    with listening():
        return _number(Written(text), place).verdict == "valid"


def _piece(text: str, place: Place) -> list[Cleaned]:
    """Clean the numbers between words, or tell why there is none."""
    mangled = _SCIENTIFIC.fullmatch(text)
    if mangled and (restored := _restored(mangled)):
        return _piece(step("number format", text, restored), place)
    if mangled or is_mangled(text):
        return [_wrong(text, "EXCEL_MANGLED")]
    if why := refusal(text):
        return [_wrong(text, why)]
    with listening() as noted:
        written, known = numbers_in(text, place.dialled)
        found = [(each.is_fax, one) for each in written for one in _judged(each, place)]
    sure = {"valid", "possible"} if known else {"valid"}
    if good := [each for each in found if each[1].verdict in sure]:
        for one in noted:
            step(*one)
        return [_as_fax(one) if is_fax else one for is_fax, one in good]
    told = known or any(count_digits(each.bare) >= LEAST_DIGITS for each in written)
    faulty = [one.reason for _, one in found if one.verdict == "invalid"] if told else []
    return [_wrong(text, faulty[0] if faulty else "NOT_A_NUMBER")]


def _as_fax(one: Cleaned) -> Cleaned:
    """Leave the word beside the number of a fax: nobody is to call it, and nothing is lost."""
    return _wrong(f"fax {one.value}", FAX)


def _restored(mangled: re.Match[str]) -> str:
    """Write 4.41235551234E+11 out, if the fraction still holds every digit; empty if not."""
    plus, first, fraction, power = mangled.groups()
    return f"{plus}{first}{fraction}" if fraction and len(fraction) == int(power) else ""


def _judged(written: Written, place: Place) -> list[Cleaned]:
    """Judge a number; several where the last digits of others follow, as in 555-2671/72."""
    if extended := _at_a_desk(written, place):
        return [extended]
    first, *others = shared_start(written.bare) or [""]
    if others:
        one = _number(written._replace(bare=first), place)
        more = [_number(Written(other), place) for other in others]
        if one.verdict == "valid":
            return (
                [one, *more]
                if all(each.verdict == "valid" for each in more)
                else [_with_end(written, first, place)]
            )
    head = before_hung_on(written.bare)
    if head and _number(Written(head), place).verdict == "valid":
        return [_wrong(written.bare, "TOO_LONG")]  # read on, it would be somebody else's
    return [_number(written, place)]


def _at_a_desk(written: Written, place: Place) -> Cleaned | None:
    """Read digits behind a hyphen as an extension where offices write it so: `010-65529988-801`."""
    end = _DESK.fullmatch(written.bare)
    if end is None or written.extension or _number(written, place).verdict == "valid":
        return None
    head = _number(Written(end[1]), place)
    is_there = head.verdict == "valid" and (head.value or "").startswith(_HYPHENED)
    return _number(Written(end[1], end[2]), place) if is_there else None


_DESK = re.compile(r"(.*\d[ -]\d{4,8})-(\d{2,5})", re.ASCII)
_HYPHENED = ("+86", "+886", "+81")
"""Codes of China, Taiwan and Japan."""


def _with_end(written: Written, first: str, place: Place) -> Cleaned:
    """Judge a whole number whose end is none of a second one: behind a dash it is an extension."""
    end = _DASHED_END.search(written.bare, len(first))
    if end is None or written.extension:
        return _wrong(written.bare, "TOO_LONG")
    return _number(Written(first, end[1]), place)


_DASHED_END = re.compile(r"\s*-\s*(\d+)$", re.ASCII)


def _number(written: Written, place: Place) -> Cleaned:
    """Clean one number that stands alone."""
    bare = written.bare
    digits = digits_of(bare)
    if not _DIALLED.fullmatch(bare) or not digits:
        return _wrong(bare, "NOT_A_NUMBER")
    if _is_placeholder(digits) and (digits not in _COUNTING or bare.lstrip("+") == digits):
        return _wrong(bare, "PLACEHOLDER")  # one that counts up may be real: 01 23 45 67 89
    if len(digits) < LEAST_READ:
        return _wrong(bare, "TOO_SHORT")
    line, reason = meaning(bare, digits, place)
    if line.owner.kind and not _is_placeholder(line.code + line.national):
        elsewhere = bool(place.code) and line.code != place.code
        verdict = "possible" if reason else "valid"
        reason = reason or ("COUNTRY_MISMATCH" if elsewhere else "")
        return _cleaned(line, written.extension, verdict, reason)
    return _doubtful(bare, line, written.extension)


def _is_placeholder(digits: str) -> bool:
    same = digits[-LEAST_DIGITS:] in _SAME and len(set(digits)) <= 3  # noqa: PLR2004 - its code
    return same or digits in _COUNTING or not digits.strip("0")


def _cleaned(line: Line, extension: str, verdict: str, reason: str) -> Cleaned:
    value = f"{line.e164} ext. {extension}" if extension else line.e164
    key = f"{line.e164}x{extension}" if extension else line.e164
    return Cleaned(value, verdict, reason, line.owner.flags, key)


def _doubtful(text: str, line: Line, extension: str) -> Cleaned:
    """Judge a number that no plan assigns; only one of a fitting length is written as E.164."""
    counted = digits_of(text) in _COUNTING
    if counted or _INTERNET.fullmatch(text):
        return _wrong(text, "PLACEHOLDER" if counted else "NOT_A_NUMBER")
    if line.fault or not line.code:
        short = count_digits(text) < LEAST_DIGITS
        return _wrong(text, "TOO_SHORT" if short else line.fault)
    if len(line.national) < min(LEAST_DIGITS, codes()[line.code].main.lengths[-1]):
        return _wrong(text, "TOO_SHORT")  # a short code, which nobody calls from elsewhere
    if _is_placeholder(line.code + line.national):
        return _wrong(text, "PLACEHOLDER")
    again = as_it_stands(line.code + line.national, NOWHERE, plus=True)
    if again.owner.kind or again.national != line.national:
        return _wrong(text, "INVALID_LENGTH")  # E.164 would not say what was typed
    return _cleaned(line, extension, "possible", "INVALID_BUT_POSSIBLE")

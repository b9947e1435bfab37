"""Phone numbers: E.164, verdict with reason, kind of line.

A number with an extension is written `+493012345 ext. 12`: dialled digits first, and free of the
semicolon that parts several numbers in one cell. No digit is ever made up: what a spreadsheet has
rounded away keeps its text and is marked.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.cleaned import Cleaned, best_first
from leadctl.cleaning.phoneplan import Line, has_trunk_prefix, read_plain
from leadctl.cleaning.text import NULL_WORDS, is_mangled, label_of, repair, target_of, untie

if TYPE_CHECKING:
    from collections.abc import Sequence

    from phonenumbers import PhoneNumber

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

_LABEL = re.compile(
    r"^(?:[a-z]{1,2}\s*:|(?:tele(?:fon|phone|fono|foon)?|tel|phone|ph|fon|fone|mobil[e]?|mobiltelefon|cell(?:ular)?|handy"
    r"|movil|móvil|portable|office|work|direct|home|main|fax|buero|büro|whatsapp)\b(?:\s*(?:phone|number|no|nr))?)"
    r"[\s.:#-]*",
    re.IGNORECASE,
)
_TRAILING_LABEL = re.compile(
    r"\s*[\[(]?\s*\b(?:mobil[e]?|cell|work|office|direct|home|main|fax|whatsapp|privat|handy)\b\s*[\])]?$",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"[\s,;]*(?:\(?\s*(?:ext(?:ension|n)?|x|#|durchwahl|dw|app(?:arat)?|int(?:erno)?|poste)\s*[.:=]?\s*|~\s*)"
    r"(\d{1,7})\)?$",
    re.IGNORECASE,
)
_SCIENTIFIC = re.compile(r"(\+?)(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})")
_FLOAT = re.compile(r"(\+?\d{5,15})[.,]0{1,2}")
_VANITY = re.compile(
    r"(?:\+?1[\s.-]*)?\(?8\d\d\)?[\s.-]*(?=[\d-]*[A-Z])[A-Z0-9][A-Z0-9 -]{6,}", re.IGNORECASE
)
"""Only North American toll-free numbers are written in letters; elsewhere letters are words."""

_NATIONAL = re.compile(r"\+?[\d\s().\-/–‐·]+")
_PLAIN = re.compile(r"\+?[0-9(][0-9 ().-]{5,24}[0-9]")
"""One number, of digits and punctuation that needs no look at labels, extensions or separators."""

_HARD_BREAK = re.compile(r"[|\n\r]|;(?!\s*ext)|(?:\s+(?:or|oder|ou|und|and|&|[/,]))?\s+(?=\+\d)")
_SOFT_BREAK = re.compile(r"[,/]|\b(?:or|oder|ou|und|and|y|e|&)\b|\s&\s", re.IGNORECASE)
_LEAST_DIGITS = 7
"""A part of a cell with fewer digits is an area code or an extension, no number of its own."""

_LONGEST = 250
"""The library refuses longer texts; no list of numbers in a cell comes near."""

_COUNTING = (
    "0123456789",
    "01234567890",
    "1234567890",
    "123456789",
    "12345678",
    "9876543210",
    "987654321",
)


class _Place(NamedTuple):
    """Where a number without a plus belongs."""

    country: str
    region: str


def clean_phone(values: Sequence[str], country: str = "", region: str = "") -> list[Cleaned]:
    """Clean cells that hold one phone number or several.

    Args:
        values: distinct raw cells.
        country: alpha-2 code of the rows' country; a number that belongs elsewhere is marked.
        region: alpha-2 code to take where `country` is empty.
    """
    place = _Place(country, country or region)
    return [_cell(value, place) for value in values]


def _cell(value: str, place: _Place) -> Cleaned:
    if _is_plain(value):
        return _parsed(value, value, "", place)
    text = _text(value)
    found = [_number(part, place) for part in _parts(text) if part.casefold() not in NULLS]
    return best_first(found) if found else MISSING


def _is_plain(value: str) -> bool:
    """Tell whether a cell holds one number that needs no further look before it is parsed."""
    if not _PLAIN.fullmatch(value) or value.startswith("00") or value.endswith(".0"):
        return False
    return "(0)" not in value and not _is_placeholder(value)


def _text(value: str) -> str:
    """Mend the text but keep its line ends, which may part numbers."""
    if "\n" in value or "\r" in value:
        value = "|".join(line for line in map(repair, value.splitlines()) if line)
    text = untie(repair(value)).strip()
    target = target_of(text)
    return target if target.startswith("tel:") else label_of(text)


def _parts(text: str) -> list[str]:
    parts = [untie(part.strip()) for part in _HARD_BREAK.split(text)]
    parts = [soft for part in parts for soft in _soft_parts(part)]
    return [part for part in parts if any(map(str.isalnum, part))] or [text]


def _soft_parts(text: str) -> list[str]:
    """Cut at a comma or slash only where each side is long enough to be a number."""
    parts = [untie(part.strip()) for part in _SOFT_BREAK.split(text)]
    long_enough = all(sum(map(str.isdigit, part)) >= _LEAST_DIGITS for part in parts)
    return parts if long_enough else [text]


def _number(text: str, place: _Place) -> Cleaned:
    if not text.isascii():
        text = "".join(str(int(c)) if c.isdecimal() else "+" if c == "＋" else c for c in text)
    mangled = _SCIENTIFIC.fullmatch(text)
    if mangled and (restored := _restored(mangled)):
        return _number(restored, place)
    if mangled or is_mangled(text):
        return Cleaned(text, "invalid", "EXCEL_MANGLED")
    bare, extension = _stripped(text)
    if len(bare) > _LONGEST or not _dialable(bare):
        return Cleaned(text, "invalid", "NOT_A_NUMBER")
    if _is_placeholder(bare):
        return Cleaned(text, "invalid", "PLACEHOLDER")
    return _parsed(text, bare, extension, place)


def _restored(mangled: re.Match[str]) -> str:
    """Write 4.41235551234E+11 out, if the fraction still holds every digit; empty if not."""
    plus, first, fraction, power = mangled.groups()
    return f"{plus}{first}{fraction}" if fraction and len(fraction) == int(power) else ""


def _stripped(text: str) -> tuple[str, str]:
    """Part a number from its labels and its extension."""
    exact = _FLOAT.fullmatch(text)
    bare = exact[1] if exact else text
    extension = _EXTENSION.search(bare)
    if extension and sum(map(str.isdigit, bare[: extension.start()])) >= _LEAST_DIGITS - 1:
        bare = bare[: extension.start()]
    else:
        extension = None
    bare = _TRAILING_LABEL.sub("", _LABEL.sub("", bare)).strip(" .,:;-")
    if not bare.startswith("+39"):  # an Italian zero is dialled from abroad too
        bare = re.sub(r"^((?:\+|00)\s*\d[\d\s]*?)\s*\(0\)", r"\1 ", bare)
    bare = re.sub(r"^\(\s*(\+\s*\d{1,3})\s*\)", r"\1 ", bare.lstrip("'`"))
    bare = re.sub(r"^(?:\+\s*)+(?=[1-9])|^(?:\+\s*)*00(?=[1-9])", "+", bare)
    return bare, extension[1] if extension else ""


def _dialable(bare: str) -> bool:
    return bool(_NATIONAL.fullmatch(bare) or _VANITY.fullmatch(bare)) and any(
        map(str.isdigit, bare)
    )


def _is_placeholder(bare: str) -> bool:
    digits = re.sub(r"\D", "", bare)
    if re.search(r"[A-Za-z]", bare):
        return False
    tail = digits[-7:]
    same = len(tail) >= _LEAST_DIGITS and len(set(tail)) == 1 and len(set(digits)) <= 3  # noqa: PLR2004 - country code
    return same or digits in _COUNTING


def _parsed(text: str, bare: str, extension: str, place: _Place) -> Cleaned:
    region = place.region
    bare = _without_old_prefix(bare, region)
    plain = bool(_NATIONAL.fullmatch(bare))
    if not region and not plain:
        region = "US"  # only toll-free numbers in letters come so far
    line = (read_plain(bare, region) if plain else None) or _read(bare, region)
    if isinstance(line, Line):
        meant = _with_plus(bare) if _repeats_code(line, bare, region) else None
        if meant:
            return _cleaned(meant, extension, "possible", "REGION_GUESSED")
        reason = "COUNTRY_MISMATCH" if _elsewhere(line, place.country) else ""
        return _cleaned(line, extension, "valid", reason)
    meant = _with_plus(bare)
    if meant:
        return _cleaned(meant, extension, "possible", "REGION_GUESSED")
    return _doubtful(text, line, extension)


def _read(bare: str, region: str) -> Line | PhoneNumber | None:
    """Let the library read a number: a Line if it is valid, its own object if it is not."""
    from phonenumbers import NumberParseException, number_type, parse  # noqa: PLC0415 - 48 ms

    try:
        number = parse(bare, region or None)
    except NumberParseException:
        return None
    # number_type matches the same patterns as is_valid_number: one call answers both
    kind = _kinds().get(number_type(number), "")
    return Line(number.country_code or 0, _national(number), kind) if kind else number


def _national(number: PhoneNumber) -> str:
    from phonenumbers import national_significant_number  # noqa: PLC0415 - loaded by _read

    return str(national_significant_number(number))


@cache
def _kinds() -> dict[int, str]:
    from phonenumbers import PhoneNumberType  # noqa: PLC0415 - loaded by _read

    kinds = {name: getattr(PhoneNumberType, name) for name in vars(PhoneNumberType)}
    return {
        number: name.lower()
        for name, number in kinds.items()
        if name.isupper() and name != "UNKNOWN"
    }


def _elsewhere(line: Line, country: str) -> bool:
    from phonenumbers import country_code_for_region  # noqa: PLC0415 - loaded by read_plain

    code = country_code_for_region(country) if country else 0
    return bool(code) and code != line.code


def _without_old_prefix(bare: str, region: str) -> str:
    """Leave out what Mexico dialled before mobile numbers until 2019: +52 1, 044, 045, 01."""
    if region != "MX" and not bare.startswith("+52"):
        return bare
    digits = re.sub(r"\D", "", bare)
    old = re.fullmatch(r"521([0-9]{10})", digits)
    if old is None and not bare.startswith("+"):
        old = re.fullmatch(r"(?:01|04[45])([0-9]{10})", digits)
    return f"+52{old[1]}" if old else bare


def _repeats_code(line: Line, bare: str, region: str) -> bool:
    """Whether a number read as a national one opens with its country's own code.

    Where national numbers are dialled with a 0 in front, one that has none and opens so is more
    likely an international one without its plus.
    """
    if bare.startswith("+") or not line.national.startswith(str(line.code)):
        return False
    return re.sub(r"\D", "", bare) == line.national and has_trunk_prefix(region)


def _with_plus(bare: str) -> Line | None:
    """Read bare digits as an international number that lost its plus."""
    digits = re.sub(r"[\s.–-]", "", bare)
    if not re.fullmatch(r"[1-9][0-9]{10,14}", digits):
        return None
    line = _read(f"+{digits}", "")
    return line if isinstance(line, Line) else None


def _cleaned(line: Line, extension: str, verdict: str, reason: str) -> Cleaned:
    dialled = f"+{line.code}{line.national}"
    value = f"{dialled} ext. {extension}" if extension else dialled
    key = f"{dialled}x{extension}" if extension else dialled
    return Cleaned(value, verdict, reason, (line.kind,) if line.kind else (), key)


def _doubtful(text: str, number: PhoneNumber | None, extension: str) -> Cleaned:
    """Judge a number that no plan assigns; only one of a fitting length is written as E.164."""
    if number is None:
        short = sum(map(str.isdigit, text)) < _LEAST_DIGITS
        return Cleaned(text, "invalid", "TOO_SHORT" if short else "INVALID_COUNTRY_CODE")
    reason = _length_faults().get(_length(number), "INVALID_LENGTH")
    if reason:
        return Cleaned(text, "invalid", reason)
    line = Line(number.country_code or 0, _national(number), "")
    again = _read(f"+{line.code}{line.national}", "")
    if again is None or isinstance(again, Line) or _national(again) != line.national:
        return Cleaned(text, "invalid", "INVALID_LENGTH")  # E.164 would not say what was typed
    return _cleaned(line, extension, "possible", "INVALID_BUT_POSSIBLE")


def _length(number: PhoneNumber) -> int:
    from phonenumbers import is_possible_number_with_reason  # noqa: PLC0415 - loaded by _read

    return int(is_possible_number_with_reason(number))


@cache
def _length_faults() -> dict[int, str]:
    from phonenumbers import ValidationResult  # noqa: PLC0415 - loaded by _read

    return {
        ValidationResult.IS_POSSIBLE: "",
        ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "TOO_SHORT",
        ValidationResult.TOO_SHORT: "TOO_SHORT",
        ValidationResult.TOO_LONG: "TOO_LONG",
        ValidationResult.INVALID_COUNTRY_CODE: "INVALID_COUNTRY_CODE",
    }

"""Postal codes: text, written as the post of their country writes them.

Shapes are those of the Universal Postal Union's guide to addressing (2026), and agree with the
examples of libaddressinput.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, Cleaned
from leadctl.cleaning.steps import step
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import (
    NULL_OR_FALSE,
    is_mangled,
    is_null,
    repair,
    settled,
    untie,
    with_our_digits,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DIGITS_OF = {
    **dict.fromkeys(("NO", "DK", "AU", "NZ", "ZA"), 4),
    **dict.fromkeys(word_set("US PR VI DE FR IT ES FI MX UA TR PL SK KR MY PE LT"), 5),
    **dict.fromkeys(("RO", "SG", "CN", "CO", "EC", "KZ"), 6),
    "JP": 7,
    "BR": 8,
}
"""Countries whose codes have so many digits, and may begin with a zero: a lost one shows."""

_TWO_ZEROS = {"PR", "VI"}
"""Countries all of whose codes begin with two zeros; in the United States they count as states."""

_BEHIND_TWO_ZEROS = {"FI": "123456789", "IT": "1", "PL": "123456789"}
"""Countries of which some codes have two zeros in front, and the digits that follow these there."""

_SHORTEST = 3
"""Digits that stay of them."""

LOST_ZERO = "lost zero"
"""The rule that puts zeros back."""

_PARTS_OF = {
    "CA": (r"([A-Z]\d[A-Z])(\d[A-Z]\d)", " "),
    "GB": (r"([A-Z]{1,2}\d[A-Z\d]?|GIR)(\d[A-Z]{2})", " "),
    "NL": (r"([1-9]\d{3})([A-Z]{2})", " "),
    "IE": (r"([A-Z]\d[\dW])([A-Z\d]{4})", " "),
    "MT": (r"([A-Z]{3})(\d{4})", " "),
    **dict.fromkeys(("SE", "CZ", "SK", "GR"), (r"(\d{3})(\d{2})", " ")),
    "PL": (r"(\d{2})(\d{3})", "-"),
    "JP": (r"(\d{3})(\d{4})", "-"),
    "PT": (r"(\d{4})(\d{3})", "-"),
    "BR": (r"(\d{5})(\d{3})", "-"),
    **dict.fromkeys(("US", "PR", "VI"), (r"(\d{5})(\d{4})", "-")),
    **dict.fromkeys(("IN", "CN", "SG", "RU", "RO", "KZ"), (r"(\d{3})(\d{3})", "")),
    **dict.fromkeys(("FR", "DE", "IT", "ES", "FI", "TR", "UA", "KR"), (r"(\d{2})(\d{3})", "")),
}
for _land in ("GG", "IM", "JE", "GI"):
    _PARTS_OF[_land] = _PARTS_OF["GB"]
_SHAPES = {land: (re.compile(shape, re.ASCII), sign) for land, (shape, sign) in _PARTS_OF.items()}
"""Country -> the two halves of its codes and what stands between them."""

_SIGNS_OF = {
    "DE": "D", "AT": "A", "CH": "CH", "FR": "F", "IT": "I", "ES": "E", "PT": "P", "BE": "B",
    "NL": "NL", "LU": "L", "DK": "DK", "SE": "S", "NO": "N", "FI": "FIN", "PL": "PL", "CZ": "CZ",
    "SK": "SK", "HU": "H", "SI": "SLO", "HR": "HR", "GR": "GR", "RO": "RO", "EE": "EST",
    "JP": "〒", "US": "US", "BR": "BR",
}  # fmt: skip
"""Country -> the sign of its cars that Europeans once set before codes, and what others set."""

_WITH_SIGN = {"LV": "LV-", "LT": "LT-"}
"""Countries whose codes have their sign in front."""

_STATE_AND_ZIP = re.compile(
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]"
    r"|T[NX]|UT|V[AT]|W[AIVY])[ ,.-]+(\d{5}(?:-\d{4})?)",
    re.ASCII,
)
"""A state in front of its code: `CA 94105`."""

_ANYONES_SIGN = re.compile(r"(?:D|DE|A|AT|CH|F|FR|I|IT|US)[- ](?=\d{4,5}$)")
_LETTERS = {
    "CA": re.compile(r"[A-Z][\dOI][A-Z][ -]?[\dOI][A-Z][\dOI]", re.ASCII),
    "GB": re.compile(r"[A-Z]{1,2}\d[A-Z\d]?[ -]?[OI][A-Z]{2}", re.ASCII),
}
"""Codes in which letters may stand for digits, where only a digit can stand."""
_DIGIT_PLACES = {"CA": (1, 3, 5), "GB": (-3,)}
_DIGIT_FOR = {"O": "0", "I": "1"}


def usual_digits(values: Iterable[str]) -> str:
    """Tell how many digits nearly all postal codes of a column have, where some have one less.

    A spreadsheet that took codes for numbers has dropped their leading zeros.

    Args:
        values: some cells.

    Returns:
        The number of digits, empty where no code lacks one.
    """
    codes = [_bare_code(value) for value in values]
    lengths = Counter(len(code) for code in codes if code.isascii() and code.isdigit())
    usual, count = lengths.most_common(1)[0] if lengths else (0, 0)
    short = lengths[usual - 1]
    return str(usual) if short and count >= _NEARLY_ALL * lengths.total() else ""


_NEARLY_ALL = 0.7


def _bare_code(value: str) -> str:
    return _FLOAT_CODE.sub("", repair(untie(repair(value))).strip(" ,;").rstrip(" -"))


_FLOAT_CODE = re.compile(r"(?<=^\d{3})\.0$|(?<=^\d{4})\.0$|(?<=^\d{5})\.0$")
"""A code that a program has written as a number with decimals."""


def clean_postal_code(values: Sequence[str], country: str = "", digits: str = "") -> list[Cleaned]:
    """Clean postal codes, which stay text, written as the post of the country writes them.

    A leading zero that a spreadsheet has dropped is put back only where the country fixes the
    number of digits, with reason `zero_restored`. Where nothing tells the country it stays off,
    with reason `zero_lost`.

    Args:
        values: distinct raw cells.
        country: alpha-2 code of the rows' country, empty for unknown.
        digits: what `usual_digits` found for the column.
    """
    is_plain = not _SHAPES.get(country, (None, ""))[1] or country == "US"
    usual = _DIGITS_OF.get(country, 0) if is_plain and country not in _WITH_SIGN else 0
    return [
        Cleaned(value, key=value)
        if len(value) == usual and value.isascii() and value.isdigit()
        else settled(value, lambda one: _postal(one, country, digits))
        for value in values
    ]


def by_territory(
    codes: Sequence[Cleaned], countries: Sequence[str], states: Sequence[Cleaned]
) -> list[Cleaned]:
    """Put back both zeros before codes of rows whose state is Puerto Rico or the Virgin Islands.

    Their country may be the United States, where three digits alone are the start of a code: `941`
    is San Francisco.

    Args:
        codes: cleaned by the country of their rows; so are the states.
        countries: alpha-2 codes, empty for unknown.
        states: one a row, as the others.
    """
    return [
        _of_territory(code, state.value)
        if state.value in _TWO_ZEROS and country == "US" and code.value
        else code
        for code, country, state in zip(codes, countries, states, strict=True)
    ]


@lru_cache(maxsize=1_000)
def _of_territory(code: Cleaned, territory: str) -> Cleaned:
    again = _postal(code.value or "", territory, "")
    return again if again.value != code.value else code


def _postal(value: str, country: str, digits: str) -> Cleaned:
    text = _bare_code(value)
    if is_null(text, NULL_OR_FALSE):
        return EMPTY
    if is_mangled(text):
        return Cleaned(text, reason="EXCEL_MANGLED")
    text = step("case", text, text.upper())
    if not text.isascii():  # full-width letters and digits, as East Asia types them
        plain = with_our_digits(unicodedata.normalize("NFKC", text))
        text = step("wide signs", text, _DASHES.sub("-", plain))
    if len(text) > _LONGEST:
        return Cleaned(text, key=text.lower())
    if not country and digits and text.isdecimal() and len(text) == int(digits) - 1:
        return Cleaned(text, reason="zero_lost", key=text)
    if country == "US" and (zip_code := _STATE_AND_ZIP.fullmatch(text)):
        text = step("state", text, zip_code[1])
    shown, reason = _written(_unsigned(text, country), country)
    return Cleaned(shown, reason=reason, key=re.sub(r"[\W_]+", "", shown).lower())


_DASHES = re.compile("[\u2010-\u2015\u2212\u30fc\u301c]")
_LONGEST = 40
"""No code is longer, and patterns would try a long text at every place."""


def _unsigned(text: str, country: str) -> str:
    """Take a country's sign off, in front of digits alone."""
    bare = _ANYONES_SIGN.sub("", text, count=1) if _ANYONES_SIGN.match(text) else text
    sign = _SIGNS_OF.get(country)
    if sign:
        bare = re.sub(rf"^(?:{country}|{sign})[- ]?(?=\d{{2}}[\d -]*[A-Z\d]*$)", "", bare)
    return step("country's sign", text, bare)


def _written(text: str, country: str) -> tuple[str, str]:
    """Write a code as its country does; with a reason where a zero was put back."""
    text = _with_digits(text, country)
    compact, reason = re.sub(r"[ -]", "", text), ""
    lost = _lost_zeros(text, country)
    if lost:
        text = compact = step(LOST_ZERO, text, lost + text)
        reason = "zero_restored"
    shape, between = _SHAPES.get(country, (None, ""))
    halves = shape.fullmatch(compact) if shape and compact.isascii() else None
    sign = _WITH_SIGN.get(country, "")
    if sign and re.fullmatch(rf"(?:{country})?[0-9]{{4,5}}", compact):
        return sign + compact.removeprefix(country), reason
    return (f"{halves[1]}{between}{halves[2]}" if halves else text), reason


def _lost_zeros(text: str, country: str) -> str:
    """The zeros that a spreadsheet has dropped in front, where there can have been no others."""
    digits = _DIGITS_OF.get(country, 0)
    if not digits or not (text.isascii() and text.isdigit()):
        return ""
    if country in _TWO_ZEROS:
        lost = (digits if len(text) <= digits else _ZIP_AND_FOUR) - len(text)
        return "0" * lost if lost <= 2 else ""  # noqa: PLR2004 - both of them
    if len(text) == _SHORTEST and text[0] in _BEHIND_TWO_ZEROS.get(country, ""):
        return "00"
    with_more = country == "US" and len(text) == _ZIP_AND_FOUR - 1
    return "0" if len(text) == digits - 1 or with_more else ""


_ZIP_AND_FOUR = 9


def _with_digits(text: str, country: str) -> str:
    """Write the digits for which somebody took a letter: `K1A OB1`."""
    shape = _LETTERS.get(country)
    if not shape or not shape.fullmatch(text):
        return text
    compact = re.sub("[ -]", "", text)
    letters = list(compact)
    for at in _DIGIT_PLACES[country]:
        letters[at] = _DIGIT_FOR.get(letters[at], letters[at])
    mended = "".join(letters)
    return text if mended == compact else step("letter for a digit", text, mended)

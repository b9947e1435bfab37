"""Places: state, city, postal code."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, Cleaned
from leadctl.cleaning.namecase import lower, needs_case, upper_first
from leadctl.cleaning.steps import step
from leadctl.cleaning.tables import table_lines, word_set
from leadctl.cleaning.text import (
    fold,
    is_mangled,
    is_null,
    key_of,
    repair,
    settled,
    unquoted,
    untie,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STATE_ALIASES = {
    ("US", "washington dc"): "DC", ("US", "d c"): "DC", ("US", "washington d c"): "DC",
    ("US", "calif"): "CA", ("US", "cali"): "CA", ("US", "penn"): "PA", ("US", "mass"): "MA",
    ("US", "tex"): "TX", ("US", "fla"): "FL", ("US", "ariz"): "AZ", ("US", "colo"): "CO",
    ("US", "conn"): "CT", ("US", "ill"): "IL", ("US", "mich"): "MI", ("US", "minn"): "MN",
    ("US", "n y"): "NY", ("US", "n j"): "NJ", ("US", "n c"): "NC", ("US", "s c"): "SC",
    ("US", "new york state"): "NY", ("US", "washington state"): "WA", ("CA", "pei"): "PE",
    ("CA", "newfoundland"): "NL", ("CA", "ont"): "ON", ("CA", "que"): "QC", ("CA", "b c"): "BC",
    ("CA", "pq"): "QC", ("CA", "p e i"): "PE", ("CA", "yukon territory"): "YT",
    ("DE", "nrw"): "NW", ("DE", "bawu"): "BW", ("DE", "meck pomm"): "MV",
    ("DE", "baden wuerttemberg"): "BW", ("DE", "thueringen"): "TH",
    ("DE", "mecklenburg western pomerania"): "MV", ("MX", "cdmx"): "CMX",
    ("MX", "distrito federal"): "CMX", ("MX", "mexico city"): "CMX", ("MX", "df"): "CMX",
    ("MX", "d f"): "CMX", ("MX", "estado de mexico"): "MEX", ("MX", "edo de mexico"): "MEX",
    ("MX", "edomex"): "MEX", ("MX", "nl"): "NLE", ("MX", "baja california norte"): "BCN",
    ("MX", "coahuila"): "COA", ("MX", "michoacan"): "MIC", ("MX", "veracruz"): "VER",
    ("IN", "new delhi"): "DL", ("IN", "tamilnadu"): "TN", ("IN", "pondicherry"): "PY",
    ("IN", "bombay"): "MH", ("IN", "telengana"): "TS", ("IN", "tg"): "TS",
    ("IN", "orissa"): "OD", ("IN", "or"): "OD",
    ("IN", "uttaranchal"): "UK", ("IN", "ut"): "UK", ("IN", "ct"): "CG", ("CH", "bern"): "BE",
    ("CH", "st gallen"): "SG", ("BR", "brasilia"): "DF",
    ("CH", "geneva"): "GE", ("CH", "genf"): "GE", ("CH", "lucerne"): "LU", ("CH", "berne"): "BE",
    ("CH", "waadt"): "VD", ("CH", "wallis"): "VS", ("CH", "tessin"): "TI", ("CH", "freiburg"): "FR",
    ("CH", "neuenburg"): "NE", ("CH", "grisons"): "GR", ("CH", "graubuenden"): "GR",
    ("CH", "saint gall"): "SG", ("CH", "zuerich"): "ZH",
    ("CH", "basel"): "BS", ("CH", "basel city"): "BS", ("CH", "argovie"): "AG",
    ("CH", "thurgovie"): "TG", ("CH", "soleure"): "SO", ("NL", "north holland"): "NH",
    ("NL", "south holland"): "ZH", ("NL", "north brabant"): "NB", ("NL", "friesland"): "FR",
    ("NL", "guelders"): "GE",
}  # fmt: skip

_PLACE_SMALL = word_set(
    """
    am an auf bei im in der den dem de del della di du des la le les los las sur sous upon on of
    the and y e ob vor zu
    """
)
_PLACE_PIECES = re.compile(r"([\s\-–/().,'’]+)")
_SHORT_CODE = 3
"""A shouted place of so many letters is a code or an abbreviation (NRW, NYC)."""

_DIGITS_OF = {
    "US": 5, "DE": 5, "FR": 5, "IT": 5, "ES": 5, "FI": 5, "MX": 5, "UA": 5, "TR": 5, "EE": 5,
    "HR": 5, "RU": 6, "RO": 6, "JP": 7, "BR": 8,
}  # fmt: skip
"""Countries whose codes all have so many digits: a lost leading zero shows (UPU, 2026)."""


@cache
def _regions() -> dict[tuple[str, str], str]:
    """Country and folded name or code -> code of the state."""
    table = dict(STATE_ALIASES)
    for country, code, names in table_lines("regions"):
        for name in (
            *names.split("|"),
            code.lower(),
            f"{country}-{code}".lower().replace("-", " "),
        ):
            table[country, name] = code
    return table


def clean_state(values: Sequence[str], country: str = "") -> list[Cleaned]:
    """Clean states: the ISO 3166-2 code in a country with a table, the text elsewhere."""
    return [settled(value, lambda one: _state(one, country)) for value in values]


def _state(value: str, country: str) -> Cleaned:
    text = repair(value)
    if is_null(text):
        return EMPTY
    code = _regions().get((country, fold(text)))
    if code:
        return Cleaned(code, key=f"{country} {code}".lower())
    shown = _place_case(text)
    return Cleaned(shown, key=key_of(shown))


def clean_city(values: Sequence[str]) -> list[Cleaned]:
    """Clean cities: ALL CAPS and all lower are written in ordinary case."""
    return [settled(value, _city) for value in values]


def _city(value: str) -> Cleaned:
    text = repair(unquoted(repair(value), " ,;|"))
    if is_null(text):
        return EMPTY
    shown = _place_case(text)
    return Cleaned(shown, key=key_of(shown))


def _place_case(text: str) -> str:
    if not needs_case(text) or (text.isupper() and sum(map(str.isalpha, text)) <= _SHORT_CODE):
        return text
    pieces = _PLACE_PIECES.split(lower(text))
    last = len(pieces) - 1
    shown = "".join(
        piece if 0 < i < last and piece in _PLACE_SMALL else upper_first(piece)
        for i, piece in enumerate(pieces)
    )
    return step("case", text, shown)


_POSTAL = {
    "CA": (re.compile(r"([A-Z]\d[A-Z])(\d[A-Z]\d)"), " "),
    "GB": (re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})"), " "),
    "NL": (re.compile(r"([1-9]\d{3})([A-Z]{2})"), " "),
    "SE": (re.compile(r"(\d{3})(\d{2})"), " "),
    "PL": (re.compile(r"(\d{2})(\d{3})"), "-"),
    "JP": (re.compile(r"(\d{3})(\d{4})"), "-"),
    "PT": (re.compile(r"(\d{4})(\d{3})"), "-"),
    "BR": (re.compile(r"(\d{5})(\d{3})"), "-"),
    "US": (re.compile(r"(\d{5})(\d{4})"), "-"),
}
"""Country -> the two halves of its codes and what stands between them (UPU, 2026)."""


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
    return _FLOAT_CODE.sub("", repair(untie(repair(value))).strip(" ,;"))


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
    usual = 0 if country in _POSTAL and country != "US" else _DIGITS_OF.get(country, 0)
    return [
        Cleaned(value, key=value)
        if len(value) == usual and value.isascii() and value.isdigit()
        else settled(value, lambda one: _postal(one, country, digits))
        for value in values
    ]


def _postal(value: str, country: str, digits: str) -> Cleaned:
    text = _bare_code(value)
    if is_null(text):
        return EMPTY
    if is_mangled(text):
        return Cleaned(text, reason="EXCEL_MANGLED")
    text = text.upper()
    if not country and digits and text.isdecimal() and len(text) == int(digits) - 1:
        return Cleaned(text, reason="zero_lost", key=text)
    text = re.sub(r"^(?:D|DE|A|AT|CH|F|FR|I|IT|US)[- ](?=\d{4,5}$)", "", text)
    if country in _POSTAL:
        text = re.sub(rf"^(?:{country}|{country[0]}|〒)[- ]?(?=\d{{2}}[\d -]+\w*$)", "", text)
    shown, reason = _by_country(text, country)
    return Cleaned(shown, reason=reason, key=re.sub(r"[\W_]+", "", shown).lower())


def _by_country(text: str, country: str) -> tuple[str, str]:
    compact, reason = re.sub(r"[ -]", "", text), ""
    digits = _DIGITS_OF.get(country, 0)
    if text.isascii() and text.isdigit() and len(text) == digits - 1:
        text = compact = step("lost zero", text, f"0{text}")
        reason = "zero_restored"
    shape, between = _POSTAL.get(country, (None, ""))
    halves = shape.fullmatch(compact) if shape and compact.isascii() else None
    return (f"{halves[1]}{between}{halves[2]}" if halves else text), reason

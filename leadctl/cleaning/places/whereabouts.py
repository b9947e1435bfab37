"""The country of a row that names a state and no country: phones and postal codes depend on it.

Only what can mean one country is taken: a state's full name, in whatever script, or a two-letter
code together with a postal code or a phone of the shape that this country has. `GA` and `Georgia`,
`CA` and `DE` mean several things, so they need such company too.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import DERIVED, EMPTY, Cleaned
from leadctl.cleaning.places.country import country_code
from leadctl.cleaning.places.place import country_by_signs
from leadctl.cleaning.tables import table_lines
from leadctl.cleaning.text import fold, repair
from leadctl.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PHONES = tuple(field.name for field in FIELDS if field.cleaner == "phone" and not field.many)

_SHAPES = {
    "US": re.compile(r"\d{5}(?:-?\d{4})?"),
    "CA": re.compile(r"[A-Z]\d[A-Z][ -]?\d[A-Z]\d", re.IGNORECASE),
    "AU": re.compile(r"\d{4}"),
    "DE": re.compile(r"(?:D[- ])?\d{5}"),
}
_NORTH_AMERICAN = re.compile(r"(?<!\d)\+?1[ .-]?\D?[2-9]\d\d\D{0,2}[2-9]\d\d\D?\d{4}(?!\d)")
_GROUPED = re.compile(r"\(?[2-9]\d\d\)?[ .-]{1,2}[2-9]\d\d[ .-]\d{4}(?!\d)")
"""Ten digits in groups of three, three and four; other countries group theirs otherwise."""

_ZIPS = {
    "AL": "35-36", "AK": "99", "AZ": "85-86", "AR": "71-72", "CA": "90-96", "CO": "80-81",
    "CT": "06", "DE": "19", "DC": "20", "FL": "32-34", "GA": "30-31,39", "HI": "96", "ID": "83",
    "IL": "60-62", "IN": "46-47", "IA": "50-52", "KS": "66-67", "KY": "40-42", "LA": "70-71",
    "ME": "03-04", "MD": "20-21", "MA": "01-02,05", "MI": "48-49", "MN": "55-56", "MS": "38-39",
    "MO": "63-65", "MT": "59", "NE": "68-69", "NV": "88-89", "NH": "03", "NJ": "07-08",
    "NM": "87-88", "NY": "00,06,10-14", "NC": "27-28", "ND": "58", "OH": "43-45", "OK": "73-74",
    "OR": "97", "PA": "15-19", "RI": "02", "SC": "29", "SD": "57", "TX": "75-79,88", "UT": "84",
    "VT": "05", "VA": "20,22-24", "WA": "98-99", "WV": "24-26", "WI": "53-54", "WY": "82-83",
}  # fmt: skip
"""State -> first two digits of its ZIP codes (USPS, publication 65). Tennessee is left out: its 38
is also that of Trento, which Italians write TN."""


@cache
def _states() -> dict[str, tuple[tuple[str, str], ...]]:
    """Folded name or code -> the states that it can mean, as country and code."""
    table: dict[str, tuple[tuple[str, str], ...]] = {}
    for country, code, names in table_lines("regions"):
        codes = (code.lower(),) if country in _SHAPES else ()
        for name in (*names.split("|"), *codes):
            table[name] = (*table.get(name, ()), (country, code))
    return table


def fill_countries(countries: Sequence[Cleaned], raw: Mapping[str, Sequence[str]]) -> list[Cleaned]:
    """Fill the empty cells of a country column from the state beside them, with flag `derived`.

    Args:
        countries: one a row.
        raw: the raw cells by field; `state` among them.
    """
    empty = [""] * len(countries)
    beside = [raw.get(name, empty) for name in ("state", "postal_code", *PHONES)]
    return [
        _derived(state, postal, phones) if state and not held.value and not held.reason else held
        for held, state, postal, *phones in zip(countries, *beside, strict=True)
    ]


def _derived(state: str, postal: str, phones: list[str]) -> Cleaned:
    found = country_of(state, postal, "|".join(filter(None, phones)))
    return Cleaned(found, flags=(DERIVED,), key=found) if found else EMPTY


@lru_cache(maxsize=20_000)
def country_of(state: str, postal: str = "", phones: str = "") -> str:
    """Name the country in which a state lies; empty where it could be several.

    Args:
        state: as written.
        postal: the row's postal code, as written.
        phones: the row's phone numbers, as written, with `|` between them.
    """
    text, postal = repair(state), repair(postal).strip()
    if by_signs := country_by_signs(text):
        return by_signs
    name = fold(text)
    meant = _states().get(name, ())
    fitting = [one for one in meant if _fits(one[0], postal)]
    if len(fitting) != 1 or fitting[0][0] not in _SHAPES:
        return ""
    ((country, code),) = fitting
    is_code = name == code.lower()
    if len(meant) == 1 and not is_code and not country_code(name):
        return country
    return country if _confirmed(country, code, postal, phones) else ""


@lru_cache(maxsize=20_000)
def country_in(place: str) -> str:
    """Name the country of a place told in one cell: `Berlin, Germany`, `Austin, Texas`, `Spain`.

    Empty where it could be several (`Austin, TX`, `Georgia`), or none is told.
    """
    text = repair(place)
    _, comma, last = text.rpartition(",")
    if not comma and fold(text) in _states():
        return ""
    return country_code(text) or (country_of(last.strip()) if comma else "")


def _fits(country: str, postal: str) -> bool:
    """Whether a country can have the postal code, where its shape is known."""
    return not postal or country not in _SHAPES or bool(_SHAPES[country].fullmatch(postal))


def _confirmed(country: str, code: str, postal: str, phones: str) -> bool:
    """Whether a postal code or phone speaks for a state of North America, and none against it."""
    if country not in {"US", "CA"} or re.search(r"(?:\+|\b00)\s*(?!1)[2-9]", phones):
        return False
    by_phone = _NORTH_AMERICAN.search(phones) or _GROUPED.search(phones)
    by_post = postal and (country == "CA" or postal[:2] in _zips(code))
    return bool(by_phone or by_post)


@cache
def _zips(code: str) -> frozenset[str]:
    found = set()
    for part in filter(None, _ZIPS.get(code, "").split(",")):
        first, _, last = part.partition("-")
        found |= {f"{at:02}" for at in range(int(first), int(last or first) + 1)}
    return frozenset(found)

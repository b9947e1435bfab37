"""Headers that say how their values are written: `Revenue (in 000s)`, `Umsatz in Mio. €`."""

from __future__ import annotations

import re
from typing import NamedTuple

from leadctl.fields import header_key

_THOUSAND, _MILLION, _BILLION = 1000, 1_000_000, 1_000_000_000
_COUNTS = {
    _THOUSAND: "000|000s|1000|1 000|thousand|thousands|tsd|tausend|k|t|tys|miles|milliers|migliaia"
    "|duizend|tusen|tkr",
    _MILLION: "million|millions|mio|mn|mm|m|mln|millionen|millones|milhoes|milioni|miljoen|mkr",
    _BILLION: "billion|billions|bn|b|mrd|mld|milliarden|milliards|miliardi|miljard",
}
_WORDS = {word: counts for counts, words in _COUNTS.items() for word in words.split("|")}

_CURRENCIES = "usd|eur|gbp|chf|sek|nok|dkk|pln|czk|jpy|inr|cad|aud|brl"
_MONEY = rf"(?:us |de |d |di )?(?:{_CURRENCIES}|us|euros?|dollars?|kr|pounds?|francs?)"
_SCALES = "|".join(sorted(_WORDS, key=len, reverse=True))
_SCALED = re.compile(
    rf"(?P<name>.+?)(?: (?:in|en|em|w|i|x|x 1))?"
    rf"(?: (?P<glued>[tkm])(?P<code>{_CURRENCIES})"
    rf"|(?: {_MONEY})? (?P<scale>{_SCALES})(?: {_MONEY})?"
    rf"| {_MONEY})"
)

AMOUNTS = frozenset({"revenue"})
"""Fields whose figures lists write in thousands."""


class Scaled(NamedTuple):
    """A header, folded, without what its figures count, and that: `annual revenue`, 1000, `USD`.

    The currency is empty where none is named, or one of several countries.
    """

    name: str
    counts: int
    currency: str


_CODES = {code: code.upper() for code in _CURRENCIES.split("|")} | {
    "us": "USD", "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR",
    "pound": "GBP", "pounds": "GBP",
}  # fmt: skip

_SIGNS = str.maketrans({"$": " usd ", "€": " eur ", "£": " gbp ", "¥": " jpy "})


def scaled(header: str) -> Scaled | None:
    """Part a header; None where it says neither what its figures count nor a currency."""
    found = _SCALED.fullmatch(header_key(header.translate(_SIGNS)))
    if not found:
        return None
    words = [found["code"] or "", *found[0].removeprefix(found["name"]).split()]
    currency = next((_CODES[word] for word in words if word in _CODES), "")
    return Scaled(found["name"], _WORDS.get(found["scale"] or found["glued"] or "", 1), currency)


_ORDER = re.compile(
    r"(?P<name>.+?) (?P<order>(?:dd|tt|jj|gg) mm (?:yy|yyyy|jjjj|aaaa|rrrr)|mm dd (?:yy|yyyy)"
    r"|yy(?:yy)? mm dd)(?: hh mm(?: ss)?)?"
)


class Ordered(NamedTuple):
    """A header without how its dates are written, and that: `date of birth`, `dmy`."""

    name: str
    order: str


def ordered(key: str) -> Ordered | None:
    """Part a folded header; None where it says nothing of day, month and year."""
    found = _ORDER.fullmatch(key)
    if not found:
        return None
    first = found["order"].partition(" ")[0]
    return Ordered(found["name"], _BY_FIRST.get(first, "dmy"))


_BY_FIRST = {"mm": "mdy", "yyyy": "ymd", "yy": "yymd"}

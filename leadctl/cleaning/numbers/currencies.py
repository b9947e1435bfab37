"""Currencies as amounts name them: by sign, by word or by code of ISO 4217."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, Cleaned, known_word
from leadctl.cleaning.tables import codes_by_name, word_set
from leadctl.cleaning.text import fold, is_null, repair

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNS = {
    "$": "USD", "us$": "USD", "us $": "USD", "$us": "USD", "€": "EUR", "£": "GBP", "£gb": "GBP",
    "¥": "JPY", "￥": "JPY", "jp¥": "JPY", "cn¥": "CNY", "c$": "CAD", "ca$": "CAD", "$ca": "CAD",
    "a$": "AUD", "au$": "AUD", "$au": "AUD", "nt$": "TWD", "r$": "BRL", "br$": "BRL", "hk$": "HKD",
    "nz$": "NZD", "s$": "SGD", "sg$": "SGD", "mx$": "MXN", "₹": "INR", "₩": "KRW", "￦": "KRW",
    "₽": "RUB", "₺": "TRY", "₪": "ILS", "₫": "VND", "฿": "THB", "₱": "PHP", "₴": "UAH", "₦": "NGN",
    "₸": "KZT", "₾": "GEL", "₡": "CRC", "₲": "PYG", "₵": "GHS", "৳": "BDT", "﷼": "",
    "円": "JPY", "元": "CNY", "원": "KRW",
}  # fmt: skip
"""Signs that stand beside digits without a blank; one that several countries use means none."""

_WORDS = {
    "euro": "EUR", "euros": "EUR", "eura": "EUR", "eurot": "EUR", "rs": "INR", "re": "INR",
    "rupees": "INR", "zł": "PLN", "zl": "PLN", "zlotys": "PLN", "złotych": "PLN", "kr": "",
    "kč": "CZK", "kc": "CZK", "ft": "HUF", "lei": "RON", "leu": "RON", "лв": "BGN", "bgn": "BGN",
    "руб": "RUB", "рублей": "RUB", "р": "RUB", "rub": "RUB", "грн": "UAH", "гривень": "UAH",
    "тг": "KZT", "tl": "TRY", "rm": "MYR", "rp": "IDR", "dollars": "USD", "dollar": "USD",
    "dólares": "USD", "dollari": "USD", "us-dollar": "USD", "pounds": "GBP", "rmb": "CNY",
    "yuan": "CNY", "yen": "JPY", "sfr": "CHF", "fr": "CHF", "franken": "CHF", "reais": "BRL",
    "dhs": "AED", "dh": "AED", "nis": "ILS", "php": "PHP", "kn": "", "din": "RSD", "hrk": "HRK",
    "тенге": "KZT", "dem": "DEM", "frf": "FRF", "itl": "ITL",
}  # fmt: skip

_CODES = word_set(
    """
    AED AFN AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
    CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD GBP GEL GHS GIP GMD GTQ
    GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KRW KWD KYD KZT LAK LBP
    LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD
    OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SCR SEK SGD SYP THB TJS TMT TND TRY
    TTD TWD TZS UAH UGX USD UYU UZS VES VND XAF XCD XOF YER ZAR ZMW
    """
)
_COMMON = word_set(
    """
    usd eur gbp jpy chf cad aud inr pln sek nok dkk cny brl hkd nzd sgd mxn krw rub ils zar czk huf
    ron thb aed sar ars clp twd php
    """
)
"""Codes that are no words, known in small letters, too."""


def _any(words: object) -> str:
    assert isinstance(words, (dict, frozenset))  # noqa: S101 - the tables above
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_OF = r"(?:\b(?:de |d['’]|di |of |in ))?"
_GLUED = r"(?:(?<![^\W\d_])|(?<=\d[mkt])|(?<=\s[mkt]))"
_NAMED = rf"(?:(?:{_any(_WORDS)}|{_any(_COMMON)})|(?-i:{_any(_CODES)}))(?![^\W\d_])\.?"
SIGN = re.compile(
    rf"{_OF}(?:(?<![^\W\d_])(?P<sign>{_any(_SIGNS)})|(?P<bare>[$€£¥₹₩₽₺₪₫฿円元원])"
    rf"|{_GLUED}(?P<word>{_NAMED}))",
    re.IGNORECASE,
)
"""A currency beside its figure, with what parts them: `5 millions d'euros`, `10 MSEK`."""


def currency_of(found: re.Match[str]) -> str:
    """Name the currency of a match of `SIGN` by its code; empty where it may be several."""
    name = (found["sign"] or found["bare"] or found["word"]).lower().rstrip(".")
    code = _SIGNS.get(name, _WORDS.get(name))
    if code is None and (name in _COMMON or name.upper() in _CODES):
        return name.upper()
    return code or ""


CURRENCY = "currency:"
"""Start of the flag by which an amount names the currency that stands in it."""


def flag_of(code: str) -> tuple[str, ...]:
    """Write the flags of an amount in a currency."""
    return (CURRENCY + code,) if code else ()


def flagged(flags: Sequence[str]) -> str:
    """Name the currency that the flags of an amount tell; empty for none."""
    told = (flag for flag in flags if flag.startswith(CURRENCY))
    return next(told, "").removeprefix(CURRENCY)


def clean_currency(values: Sequence[str]) -> list[Cleaned]:
    """Map currencies, by sign, name or code, to ISO 4217; `kr`, of many countries, is unknown."""
    return [_currency(value) for value in values]


def _currency(value: str) -> Cleaned:
    text = repair(value)
    if is_null(text):
        return EMPTY
    code = next(filter(None, map(_code, (text, *_PARTS.split(text)))), "")
    return known_word(code)


_PARTS = re.compile(r"\s+[-–—]\s+|[(),:/]")
"""What parts a code from the name beside it: `USD - U.S. Dollar`, `Euro (EUR)`."""


def _code(text: str) -> str:
    found = SIGN.fullmatch(text.strip())
    return (currency_of(found) if found else "") or codes_by_name("currencies").get(fold(text), "")

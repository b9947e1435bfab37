"""What tells the country of a row that names none, and what its country tells: time zone, language.

A country read from a phone or a domain is good for calling hours, never for knowing people again:
it has no key. Phones are read by the country that the row names, so no guess feeds on itself.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import DERIVED, EMPTY, Cleaned
from leadctl.cleaning.phones.plan import region_of
from leadctl.cleaning.tables import table_lines, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

NATIONAL_ENDINGS = word_set(
    """
    at be bg ch cy cz de dk ee es fi fr gr hr hu ie it lt lu lv mt nl no pl pt ro rs se si sk ua uk
    by ru kz ge tr il ae sa qa kw bh om eg ma tn dz ng ke gh za tz ug in pk bd lk np cn hk tw jp kr
    my th vn ph id au nz ca us br ar cl pe mx uy py bo ec ve cr gt pa do
    """
)
"""Endings of domains under which a country's own firms and people are; others (`io`, `co`, `ai`,
`me`, `tv`, `eu`) are bought anywhere, or by too few to tell."""

_ABROAD_TOO = word_set("mail.ru yandex.ru bk.ru list.ru inbox.ru rambler.ru ya.ru mail.com")
"""Mail providers with a national ending that people of several countries use."""

_SURE = ("valid",)
"""Verdicts on numbers whose country is beyond doubt."""


def sure_numbers(phones: Sequence[Cleaned]) -> list[str | None]:
    """The valid numbers of a column in which nothing was guessed, None for the others."""
    return [one.value if one.verdict in _SURE and not one.reason else None for one in phones]


def country_of_phone(number: str) -> Cleaned:
    """The country that owns a sure number, given in E.164."""
    return _guess(region_of(number))


def mail_hosts(emails: Sequence[Cleaned]) -> list[str | None]:
    """The domains of a column of addresses, None for those that are none or mistyped."""
    return [
        one.value.rpartition("@")[2]
        if one.value and one.verdict != "invalid" and one.reason != "possible_typo"
        else None
        for one in emails
    ]


def country_of_mail(host: str) -> Cleaned:
    """The country of the ending of a mail domain."""
    return EMPTY if host in _ABROAD_TOO else country_of_domain(host)


def country_of_domain(domain: str) -> Cleaned:
    """The country of the ending of a company's domain."""
    ending = domain.rpartition(".")[2]
    return (
        _guess("GB" if ending == "uk" else ending.upper()) if ending in NATIONAL_ENDINGS else EMPTY
    )


def language_of(country: str) -> Cleaned:
    """The language of business in a country that has one."""
    return _word(_tells().get(country, ("", ""))[1])


def time_zones(countries: Sequence[Cleaned], states: Sequence[Cleaned] | None) -> list[Cleaned]:
    """The time zone in which each row's state lies, or its country where that has one.

    Args:
        countries: one a row.
        states: one a row, or None.
    """
    beside = states or [EMPTY] * len(countries)
    return [
        _zone(country.value, state.value or "") if country.value else EMPTY
        for country, state in zip(countries, beside, strict=True)
    ]


@cache
def _guess(country: str) -> Cleaned:
    return Cleaned(country, flags=(DERIVED,)) if country else EMPTY


@cache
def _word(word: str) -> Cleaned:
    return Cleaned(word, flags=(DERIVED,), key=word.lower()) if word else EMPTY


@lru_cache(maxsize=20_000)
def _zone(country: str, state: str) -> Cleaned:
    by_state = _zones_of_states().get(country, {})
    return _word(by_state.get(state) or _tells().get(country, ("", ""))[0])


@cache
def _tells() -> dict[str, tuple[str, str]]:
    """Country -> its time zone and its language, each empty where it has several."""
    return {code: (zone, language) for code, zone, language in table_lines("homelands")}


@cache
def _zones_of_states() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {}
    for country, zone, states in table_lines("state_zones"):
        table.setdefault(country, {}).update(dict.fromkeys(states.split("|"), zone))
    return table

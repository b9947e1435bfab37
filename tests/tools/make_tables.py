"""Write the tables in leadctl/cleaning/data from CLDR (Babel), ISO 3166 and 639 (pycountry), tz.

Run it by hand when the sources change; neither is needed to run leadctl:

    python tests/tools/make_tables.py
"""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

import babel
import pycountry
from babel import Locale
from babel.core import get_global
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

from leadctl.cleaning.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping


def word_list(text: str) -> list[str]:
    return text.split()


DATA = Path(__file__).parents[2] / "leadctl" / "cleaning" / "data"
LANGUAGES = word_list(
    """
    en de fr es pt it nl pl sv da nb fi cs sk hu ro hr sl bg el tr ru uk ja zh ko ar he id vi ca
    et lv lt en_GB en_AU fr_CA de_AT de_CH es_MX es_419 pt_PT nn zh_Hant zh_Hant_HK sr sr_Latn mk
    bs bs_Cyrl sq is ga cy eu gl oc lb mt be ka hy az kk ky uz tg tk mn hi bn ur mr gu pa ta te kn
    ml si ne th lo km my ms fil fa ps ku am sw so af zu xh ha yo ig rw mg ht eo la
    """
)
MAJOR = LANGUAGES[:34]
"""Names of up to four letters count in these only: elsewhere they are too likely another word."""

SHORT = 4
TOWNS = {"norfolk"}
"""A country in some language, and better known for something else."""

SPOKEN = ["en", "de", "fr", "es", "pt", "it", "nl", "pl"]
MONTHS_IN = word_list(
    "en de fr es pt it nl pl sv da nb nn fi cs sk hu ro hr sl sr sr_Latn bs bg mk el tr ru uk be"
    " ca gl et lv lt is id ms fil he ar hi bn"
)
REGIONS = ("US", "CA", "AU", "DE", "BR", "CH", "IN", "MX", "NL", "IT")
ELSEWHERE = {"Country", "Special municipality"}
"""Parts of the Kingdom of the Netherlands that are countries of their own here."""
GERMAN_STATES_IN_ENGLISH = {
    "BY": "Bavaria",
    "HE": "Hesse",
    "NI": "Lower Saxony",
    "NW": "North Rhine-Westphalia",
    "RP": "Rhineland-Palatinate",
    "SN": "Saxony",
    "ST": "Saxony-Anhalt",
    "TH": "Thuringia",
}


def head(title: str, source: str) -> str:
    day = datetime.now(tz=UTC).date().isoformat()
    return f"# {title}\n# {source}\n# Written {day} by tests/tools/make_tables.py\n"


UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})
BARE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
"""How people write letters that their keyboard lacks, and that lose no accent by decomposition."""


def spellings(name: str) -> set[str]:
    lowered = unicodedata.normalize("NFC", name).casefold()
    return {fold(form) for form in (name, lowered.translate(UMLAUTS), lowered.translate(BARE))}


def country_names(code: str) -> dict[str, list[str]]:
    """Every spelling of a country's names -> the names as they are written."""
    names = []
    for language in LANGUAGES:
        name = Locale.parse(language).territories.get(code, "")
        names += [name] if len(name) > SHORT or not name.isascii() or language in MAJOR else []
    entry = pycountry.countries.get(alpha_2=code)
    if entry is not None:
        names += [getattr(entry, key, "") for key in ("name", "official_name", "common_name")]
        names.append(entry.alpha_3)
        names += [entry.numeric] if int(entry.numeric) not in COUNTRY_CODE_TO_REGION_CODE else []
    found: dict[str, list[str]] = {}
    for name in filter(None, names):
        for form in spellings(name):
            found.setdefault(form, []).append(unicodedata.normalize("NFC", name).casefold())
    return found


def unclear(table: dict[str, dict[str, list[str]]]) -> set[str]:
    """Spellings that two countries share, or that are another one's code, must mean neither."""
    seen: dict[str, str] = {code.lower(): code for code in table}
    twice = set()
    for code, names in table.items():
        twice |= {name for name in names if seen.setdefault(name, code) != code}
    return twice


def clear_names(names: dict[str, list[str]], bad: set[str], exact: set[str]) -> list[str]:
    """Names to look up: folded, or with their accents where only these tell countries apart."""
    kept = {name for name in names if name not in bad and name not in TOWNS}
    kept |= {one for name in names if name in bad for one in names[name] if one not in exact}
    return sorted(kept)


def write_countries() -> None:
    codes = sorted({country.alpha_2 for country in pycountry.countries} | {"XK"})
    table = {code: country_names(code) for code in codes}
    bad = unclear(table)
    owners: dict[str, set[str]] = {code.lower(): {code} for code in codes}
    for code, names in table.items():
        for name in names:
            owners.setdefault(name, set()).add(code)
            for one in names[name]:
                owners.setdefault(one, set()).add(code)
    exact = {name for name, held in owners.items() if len(held) > 1}
    source = (
        f"Names: Unicode CLDR through Babel {babel.__version__} (Unicode-3.0); codes and formal"
        f" names: ISO 3166 through pycountry {version('pycountry')}"
        " (Debian iso-codes, LGPL-2.1-or-later)"
    )
    lines = [
        f"{code}\t" + "|".join(clear_names(names, bad, exact)) for code, names in table.items()
    ]
    text = head("Countries: alpha-2 code, then folded names in many languages", source)
    (DATA / "countries.tsv").write_text(text + "\n".join(lines) + "\n", encoding="utf-8")


def write_regions() -> None:
    lines = []
    for country in REGIONS:
        for region in sorted(
            pycountry.subdivisions.get(country_code=country), key=lambda r: r.code
        ):
            code = region.code.partition("-")[2]
            if region.type in ELSEWHERE or (country == "IT" and code.isdecimal()):
                continue
            names = [region.name]
            if country == "DE" and code in GERMAN_STATES_IN_ENGLISH:
                names.append(GERMAN_STATES_IN_ENGLISH[code])
            lines.append(f"{country}\t{code}\t" + "|".join(fold(name) for name in names))
    source = (
        f"ISO 3166-2 through pycountry {version('pycountry')} (Debian iso-codes, LGPL-2.1-or-later)"
    )
    text = head("States and provinces: country, code, folded names", source)
    (DATA / "regions.tsv").write_text(text + "\n".join(lines) + "\n", encoding="utf-8")


def write_languages() -> None:
    lines = []
    for language in sorted(pycountry.languages, key=lambda entry: entry.alpha_3):
        code = getattr(language, "alpha_2", "")
        if code:
            names = [Locale.parse(lang).languages.get(code, "") for lang in SPOKEN]
            own = Locale.parse(code).languages.get(code, "") if code in LANGUAGES else ""
            folded = {fold(name) for name in (*names, own, language.name, language.alpha_3) if name}
            lines.append(f"{code}\t" + "|".join(sorted(folded)))
    source = f"Names: Unicode CLDR through Babel {babel.__version__} (Unicode-3.0); codes: ISO 639"
    text = head("Languages: ISO 639-1 code, then folded names", source)
    (DATA / "languages.tsv").write_text(text + "\n".join(sorted(lines)) + "\n", encoding="utf-8")


def write_currencies() -> None:
    named: dict[str, set[str]] = {}
    for currency in pycountry.currencies:
        if currency.alpha_3.startswith("X") and currency.alpha_3 not in SPENT:
            continue  # metals, units of account and tests
        names = [Locale.parse(lang).currencies.get(currency.alpha_3, "") for lang in SPOKEN]
        for name in {fold(name) for name in (currency.name, *names) if name}:
            named.setdefault(name, set()).add(currency.alpha_3)
    names_of: dict[str, list[str]] = {}
    for name, codes in sorted(named.items()):
        if len(codes) == 1:
            names_of.setdefault(min(codes), []).append(name)
    lines = [f"{code}\t" + "|".join(names) for code, names in sorted(names_of.items())]
    source = (
        f"Names: Unicode CLDR through Babel {babel.__version__} (Unicode-3.0); codes: ISO 4217"
        f" through pycountry {version('pycountry')} (Debian iso-codes, LGPL-2.1-or-later)"
    )
    text = head("Currencies: ISO 4217 code, then folded names", source)
    (DATA / "currencies.tsv").write_text(text + "\n".join(lines) + "\n", encoding="utf-8")


SPENT = {"XAF", "XCD", "XOF", "XPF"}
"""Codes in X of money that people spend."""

MAIN_ZONES = {
    "CL": "America/Santiago", "CN": "Asia/Shanghai", "CY": "Asia/Nicosia", "DE": "Europe/Berlin",
    "EC": "America/Guayaquil", "ES": "Europe/Madrid", "MH": "Pacific/Majuro",
    "MY": "Asia/Kuala_Lumpur", "NZ": "Pacific/Auckland", "PT": "Europe/Lisbon",
    "UA": "Europe/Kyiv", "UZ": "Asia/Tashkent", "XK": "Europe/Belgrade",
}  # fmt: skip
"""CLDR's primary zones of countries in which nearly all people live in one."""

BUSINESS = {
    "FI": "fi", "NO": "no", "PE": "es", "PY": "es", "BO": "es", "PR": "es", "LI": "de", "TW": "zh",
    "UA": "uk", "IN": "en", "SG": "en", "PH": "en", "NG": "en", "KE": "en", "UG": "en", "ZW": "en",
}  # fmt: skip
MIXED = {"AE", "BD", "BH", "ET", "KW", "MY", "OM", "QA"}
"""Countries whose language of business is not, or is, as their official languages let expect."""

MOST, FEW = 85, 30
"""Hundredths of the people: who speak the one official language that counts, and the others."""


def behaviour(zone: str) -> list[str]:
    """The offsets of a zone through two years."""
    months = [datetime(2026 + at // 12, at % 12 + 1, 15, tzinfo=ZoneInfo(zone)) for at in range(24)]
    return [month.strftime("%z") for month in months]


def zones_of_countries() -> dict[str, str]:
    """The one time zone of each country that has one."""
    found: dict[str, list[str]] = {}
    tab = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8")
    for line in tab.splitlines():
        if not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            found.setdefault(country, []).append(zone)
    alike = {
        country: zones[0]
        for country, zones in found.items()
        if all(behaviour(zone) == behaviour(zones[0]) for zone in zones)
    }
    return alike | MAIN_ZONES


def language_of(country: str) -> str:
    spoken = get_global("territory_languages").get(country, {})
    shares = {
        name.partition("_")[0]: told["population_percent"]
        for name, told in spoken.items()
        if told["official_status"] in {"official", "de_facto_official"}
    }
    first = max(shares, key=lambda name: shares[name], default="")
    others = [share for name, share in shares.items() if name != first]
    clear = not others or (shares[first] >= MOST and max(others) < FEW)
    clear = clear and country not in MIXED and pycountry.languages.get(alpha_2=first)
    return BUSINESS.get(country) or (first if clear else "")


def write_homelands() -> None:
    zones = zones_of_countries()
    codes = sorted({country.alpha_2 for country in pycountry.countries} | {"XK"})
    lines = [f"{code}\t{zones.get(code, '')}\t{language_of(code)}" for code in codes]
    source = (
        f"Zones: IANA tz database {version('tzdata')} (public domain); languages: Unicode CLDR"
        f" through Babel {babel.__version__} (Unicode-3.0), own list where several are official"
    )
    text = head("Countries: code, its one time zone, its one language of business", source)
    (DATA / "homelands.tsv").write_text(text + "\n".join(lines) + "\n", encoding="utf-8")


def write_time_zones() -> None:
    windows: dict[str, list[str]] = {}
    for name, zone in get_global("windows_zone_mapping").items():
        if not name.startswith(("UTC-", "UTC+")):  # hours, whose sign folding would lose
            windows.setdefault(zone, []).append(fold(name))
    skip = ("posix", "right", "SystemV", "Factory", "localtime")
    zones = sorted(zone for zone in available_timezones() if not zone.startswith(skip))
    lines = [f"{zone}\t" + "|".join(sorted(windows.get(zone, []))) for zone in zones]
    source = (
        f"Zones: IANA tz database {version('tzdata')} (public domain); Windows names:"
        f" Unicode CLDR through Babel {babel.__version__} (Unicode-3.0)"
    )
    text = head("Time zones: IANA name, then folded Windows names", source)
    (DATA / "time_zones.tsv").write_text(text + "\n".join(lines) + "\n", encoding="utf-8")


def words_of_calendar(language: str) -> set[tuple[str, int]]:
    """Give the words of a language's months, each with its number, and of its weekdays, with 0."""
    locale = Locale.parse(language)
    months = [pair for one in locale.months.values() for pair in named(one)]
    days = [(0, word) for one in locale.days.values() for _, word in named(one)]
    return {
        (unicodedata.normalize("NFC", word).casefold().strip(". "), number)
        for number, word in months + days
    }


def named(by_width: Mapping[str, Mapping[int, str]]) -> list[tuple[int, str]]:
    return [pair for width in ("wide", "abbreviated") for pair in by_width[width].items()]


def write_months() -> None:
    held: dict[str, set[int]] = {}
    for language in MONTHS_IN:
        for word, number in words_of_calendar(language):
            if word.isalpha():
                held.setdefault(word, set()).add(number)
    lines = [
        f"{number}\t" + "|".join(sorted(word for word, found in held.items() if found == {number}))
        for number in range(13)
    ]
    source = f"Unicode CLDR through Babel {babel.__version__} (Unicode-3.0)"
    text = head("Weekdays as 0, then months: words on which all languages agree", source)
    (DATA / "months.tsv").write_text(text + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_months()
    write_countries()
    write_regions()
    write_languages()
    write_currencies()
    write_time_zones()
    write_homelands()

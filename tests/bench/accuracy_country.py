"""How many names of countries are read right, beside pycountry and a plain table of English names.

`python tests/bench/accuracy_country.py [--show]`. Needs `pip install babel pycountry`. Each set is
cut in two; `--show` prints mistakes of the first half only, so that the second stays unseen.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import pycountry
from babel import Locale
from meter import head, say, table
from open_sets import halves, read_set

from leadctl.cleaning.places.country import clean_country

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LANGUAGES = (
    "en de fr es pt it nl pl sv da nb fi cs sk hu ro hr sl bg el tr ru uk ja zh ko ar he id vi"
)


def local_names() -> list[tuple[str, str]]:
    """Give the names of CLDR in thirty languages, and the code of each."""
    codes = [country.alpha_2 for country in pycountry.countries]
    named = [Locale.parse(language).territories for language in LANGUAGES.split()]
    return [(names[code], code) for names in named for code in codes if code in names]


def ours(text: str) -> str:
    """Clean one."""
    return clean_country([text])[0].value or ""


def by_pycountry(text: str) -> str:
    """Look one up as the library's manual shows."""
    try:
        return str(pycountry.countries.lookup(text).alpha_2)
    except LookupError:
        return ""


PLAIN = {
    str(getattr(country, key)).casefold(): country.alpha_2
    for country in pycountry.countries
    for key in ("alpha_2", "alpha_3", "name", "official_name", "common_name")
    if hasattr(country, key)
}


def by_table(text: str) -> str:
    """Look one up in a table of what ISO calls countries."""
    return PLAIN.get(text.strip().casefold(), "")


READERS: dict[str, Callable[[str], str]] = {
    "leadctl": ours,
    "pycountry": by_pycountry,
    "plain table": by_table,
}


def lines(sets: dict[str, list[tuple[str, str]]]) -> Iterator[list[str]]:
    """Judge each half of each set."""
    for name, cases in sets.items():
        for half, part in zip(("seen", "unseen"), halves(cases), strict=True):
            row = [f"{name}, {half}", f"{len(part):,}"]
            for read in READERS.values():
                found = [(read(text), code) for text, code in part]
                right = sum(one == code for one, code in found)
                wrong = sum(bool(one) and one != code for one, code in found)
                row.append(f"{right / len(part):.1%} / {wrong}")
            yield row


def main() -> None:
    """Print the table, and with `--show` the mistakes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    sets = {
        "CLDR names, 30 languages": local_names(),
        "people's spellings": read_set("country_spellings"),
        "countrynames, Latin letters": read_set("country_countrynames"),
    }
    say(head("Countries: right / wrong (the rest is left without a code)", "leadctl", "pycountry"))
    say(table(["set", "names", *READERS], list(lines(sets))))
    if parser.parse_args().show:
        for name, cases in sets.items():
            missed = [(t, code, ours(t)) for t, code in halves(cases)[0] if ours(t) != code]
            say(f"{name}: " + "; ".join(f"{t} = {code}, not {one}" for t, code, one in missed[:80]))


if __name__ == "__main__":
    main()

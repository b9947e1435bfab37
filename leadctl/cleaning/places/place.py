"""Places: state and city."""

from __future__ import annotations

import re
from functools import cache
from string import ascii_lowercase
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, Cleaned
from leadctl.cleaning.names.case import lower, needs_case, upper_first
from leadctl.cleaning.names.turkish import in_turkish, is_turkish
from leadctl.cleaning.places.country import country_code
from leadctl.cleaning.places.slips import by_start, slipped
from leadctl.cleaning.places.stateshorts import short_states
from leadctl.cleaning.steps import step
from leadctl.cleaning.tables import table_lines, word_set
from leadctl.cleaning.text import (
    LOST,
    NULL_OR_FALSE,
    fold,
    is_null,
    key_of,
    repair,
    settled,
    undressed,
    unquoted,
    with_apostrophes,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    ("NL", "guelders"): "GE", ("US", "hawai i"): "HI", ("US", "hawaiʻi"): "HI",
}  # fmt: skip

_PLACE_SMALL = word_set(
    """
    am an auf bei im in der den dem de del della di du des la le les lès lez los las sur sous en au
    aux do dos da das upon on of or the and by next under y e ob vor zu op aan bij
    """
)
_PLACE_PIECES = re.compile(r"([\s\-–/().,'’]+)")
_ELIDED = frozenset(("d", "l", "dell", "dall", "nell", "sull"))
_ENDS = frozenset(("s", "t"))
"""What an apostrophe ties small to the word behind, or to the one before: `Val-d'Or`, `Land's End`,
`'s-Hertogenbosch`."""

_SHORT_CODE = 3
"""A shouted place of so many letters is a code or an abbreviation (NRW, NYC)."""


@cache
def _regions() -> dict[tuple[str, str], str]:
    """Country and folded name or code -> what is written: the state's code, or else its name."""
    table = {**short_states(), **STATE_ALIASES}
    for country, code, names in table_lines("regions"):
        for name in (*names.split("|"), code.lower(), f"{country} {code}".lower()):
            table[country, name] = code
    for country, shown, names in table_lines("region_names"):
        for name in (*names.split("|"), fold(shown)):
            table[country, name] = shown
            table.setdefault((country, f"{country.lower()} {name}"), shown)
    return table


def states_named(text: str) -> list[tuple[str, str]]:
    """Give country and clean value of each state that a name means; codes mean themselves.

    Short names (`Man.`, `Ind.`) mean nothing where no country is known.
    """
    name = fold(text)
    codes = {(land, code.lower()) for land, code, _ in table_lines("regions")}
    return [
        (country, value)
        for (country, known), value in _regions().items()
        if known == name
        and len(name) >= _SHORT_CODE
        and (country, name) not in codes
        and (len(name) >= _SURE_NAME or (country, name) not in short_states())
    ]


_SURE_NAME = 12
"""Letters of a name that is no abbreviation."""


def country_by_signs(text: str) -> str:
    """Name the country of a state that is not written in Latin letters: `東京都`."""
    if text.isascii():
        return ""
    name, known = fold(text), _lands_by_signs()
    return known.get(name) or known.get(_CALLED.sub("", name), "")


@cache
def _lands_by_signs() -> dict[str, str]:
    named: dict[str, set[str]] = {}
    for country, name in _regions():
        if name.isalpha() and _LATIN.isdisjoint(name):
            named.setdefault(name, set()).add(country)
    return {name: lands.pop() for name, lands in named.items() if len(lands) == 1}


_LATIN = frozenset(ascii_lowercase)


def clean_state(values: Sequence[str], country: str = "") -> list[Cleaned]:
    """Clean states of a country with a table; the text stays elsewhere.

    Where people write codes (US, CA, AU, DE, BR, CH, IN, MX, NL, provinces of IT), the value is the
    code of ISO 3166-2, in other countries the name that its people use. A name with one slip in it
    (`Californa`) is mended, with reason `misspelt`.
    """
    return [settled(value, lambda one: _state(one, country)) for value in values]


def _state(value: str, country: str) -> Cleaned:
    text = repair(value)
    if is_null(text, NULL_OR_FALSE) and not (
        text.isupper() and (country, text.lower()) in _regions()
    ):
        return EMPTY  # but `NA` is Naples in Italy
    code = _known_state(text, country)
    if code:
        return _placed(code, country)
    if country and LOST not in text and (code := _misspelt(fold(text), country)):
        return _placed(step("spelling", text, code), country)._replace(reason="misspelt")
    shown = _place_case(text)
    return Cleaned(shown, key=key_of(shown))


def _placed(code: str, country: str) -> Cleaned:
    return Cleaned(code, key=f"{country} {fold(code)}".lower())


def _misspelt(name: str, country: str) -> str:
    """Find the one state of a country of whose name a folded one is a slip away."""
    if len(name) not in _MISSPELT or not name.isascii():
        return ""
    states = {_regions()[country, one] for one in slipped(name, _by_start(country))}
    return states.pop() if len(states) == 1 else ""


_MISSPELT = range(7, 40)
"""How long a name is that a slip does not make another one of."""


@cache
def _by_start(country: str) -> dict[tuple[str, int], list[str]]:
    """Names, shorter ones as well: what could be two states is none."""
    return by_start((name for land, name in _regions() if land == country), range(6, 41))


def _known_state(text: str, country: str) -> str:
    """Find a state by its name or code, with what it is called, its country or both beside it."""
    found = _one_state(text, country)
    if found or not country or len(text) > _LONGEST_STATE:
        return found
    parts = [part.strip() for part in _ASIDE.split(text) if part.strip()]
    states = {_one_state(part, country) or country_code(part) for part in parts} - {country}
    return states.pop() if len(states) == 1 and _is_state(states, country) else ""


def _is_state(states: set[str], country: str) -> bool:
    return all(fold(state) and (country, fold(state)) in _regions() for state in states)


def _one_state(text: str, country: str) -> str:
    name = fold(text.replace("&", " and "))
    bare = _CALLED.sub("", name) if len(name) <= _LONGEST_STATE else name
    known = _regions()
    return known.get((country, name)) or known.get((country, bare)) or _dotted(name, country)


def _dotted(name: str, country: str) -> str:
    """Find a state by its code with a sign behind each letter: `N.S.W.`."""
    letters = name.split()
    are_letters = 1 < len(letters) <= _LONGEST_CODE and max(map(len, letters)) == 1
    return _regions().get((country, "".join(letters)), "") if are_letters else ""


_LONGEST_CODE = 4


_LONGEST_STATE = 80
_ASIDE = re.compile(r"\s[-–—]\s|[(),/]")
_CALLED = re.compile(
    r"^(?:(?:the )?(?:state|province|region|land|canton|kanton|county|prefecture|provincia"
    r"|provincie|regione|departement|estado|wojewodztwo|woj)(?: (?:of|de|di|del|do|du|von))? )"
    r"| (?:state|province|provincie|region|canton|county|prefecture|voivodeship|laen|lan|ken|fu|to"
    r"|sheng|shi)$"
    r"|(?:(?:壮族|回族|维吾尔)?自治区|[省市県府都])$"
)
"""What a state is called, folded, where its name is not known with it."""


_EDGES = " ,;|•·*~"


def clean_city(values: Sequence[str]) -> list[Cleaned]:
    """Clean cities: ALL CAPS and all lower are written in ordinary case."""
    return [settled(value, _city) for value in values]


def _city(value: str) -> Cleaned:
    text = undressed(with_apostrophes(repair(unquoted(repair(value), _EDGES))))
    if is_null(text, NULL_OR_FALSE):
        return EMPTY
    shown = _with_codes(_place_case(text), text)
    return Cleaned(shown, key=key_of(shown))


def _with_codes(shown: str, text: str) -> str:
    """Write the code of a state behind its town in capitals: `Austin, TX 78701`, `Austin TX`.

    Of lands beyond the United States a bracket, or a sign and capitals, must tell that it is one:
    `Milano (MI)`, `RIO DE JANEIRO - RJ`.
    """
    found = _CODE_BEHIND.search(shown) if shown != text else None
    if not found:
        return shown
    code = found[2].upper()
    is_told = found[1] == " (" or (found[1] != " " and text.isupper())
    if code not in _american_codes() and not is_told:
        return shown
    return step("state's code", shown, shown[: found.start(2)] + code + shown[found.end(2) :])


_CODE_BEHIND = re.compile(
    r"(, | \((?=..\))| [-–] |(?<=[^\W\d_])/|(?<=.{4}) )([A-Za-z]{2})(?= \d{5}(?:-\d{4})?$|\)?$)"
)
"""Without a comma only behind a name of four signs: `Son La` and `Sa Pa` are towns."""


@cache
def _american_codes() -> frozenset[str]:
    return frozenset(code for country, code, _ in table_lines("regions") if country == "US")


def _place_case(text: str) -> str:
    if not needs_case(text) or (text.isupper() and _is_code(text)):
        return text
    pieces = _PLACE_PIECES.split(lower(text))
    shown = "".join(
        piece if at % 2 or _stays_small(pieces, at) else _with_capital(piece)
        for at, piece in enumerate(pieces)
    )
    if is_turkish(text):
        shown = in_turkish(text, shown)
    if "." in shown or "/" in shown:
        shown = _CUT_SHORT.sub(lambda found: found[0].lower(), shown)
    shown = _POST_TOWN.sub(lambda found: found[0].upper(), shown)
    return step("case", text, shown)


_CUT_SHORT = re.compile(
    r"(?<=\s)(?:A\.(?=\s?[DM]\.)(?:\s?D\.)?|[VOI]\.\s?D\.|A/[DZ](?=\s))", re.IGNORECASE
)
"""Prepositions and articles in names of towns: `Frankfurt a.M.`, `Capelle a/d IJssel`."""

_POST_TOWN = re.compile(r"(?<![\w-])[a-z]{1,2}\d[a-z\d]?(?: \d[a-z]{2})?(?!\w)", re.IGNORECASE)
"""A British code behind its town: `London SW1A 1AA`."""


def _is_code(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return letters <= _SHORT_CODE or (letters <= _LONGEST_SHORT and text.lower() in _short_names())


_LONGEST_SHORT = 4


@cache
def _short_names() -> frozenset[str]:
    """What states are called for short: beginnings of several words, or no vowels (PACA, CDMX)."""
    called: dict[tuple[str, str], list[str]] = {}
    for (country, name), value in _regions().items():
        called.setdefault((country, value), []).append(name)
    return frozenset(
        short
        for names in called.values()
        for short in names
        if _SHORT_CODE < len(short) <= _LONGEST_SHORT
        and (_VOWELS.isdisjoint(short) or any(_begin(short, name) for name in names))
    )


_VOWELS = frozenset("aeiouy")


def _begin(short: str, name: str, least: int = 2) -> bool:
    """Tell whether a short name is made of the beginnings of words, `least` of them or more."""
    if not short:
        return least <= 0
    word, _, others = name.partition(" ")
    sizes = (size for size in range(1, len(word) + 1) if short.startswith(word[:size]))
    return bool(word) and (
        _begin(short, others, least) or any(_begin(short[s:], others, least - 1) for s in sizes)
    )


def _stays_small(pieces: list[str], at: int) -> bool:
    """Whether a word of a place is written small; every other piece is what stands between."""
    word, last = pieces[at], at == len(pieces) - 1
    if word in _ENDS and at and pieces[at - 1][-1] in _APOSTROPHES:
        return True
    if word in _QUARTERS and at and pieces[at - 1] == "-":
        return True
    if last or not at:
        return False
    return word in _PLACE_SMALL or (word in _ELIDED and pieces[at + 1] in _APOSTROPHES)


_QUARTERS = word_set("ku shi machi cho gu dong ro si gun")
"""What parts of towns are called in Japan and Korea: `Minato-ku`."""

_APOSTROPHES = frozenset("'’")


def _with_capital(word: str) -> str:
    """Write a word with a capital, and a second one in `McAllen`."""
    is_scottish = word.startswith("mc") and len(word) > len("mcx")
    return f"Mc{upper_first(word[2:])}" if is_scottish else upper_first(word)

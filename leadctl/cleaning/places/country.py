"""Countries: by code, by name in many languages, and as people write them.

A name must mean one country: what could be two, or is only part of a name, gets no code.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, Cleaned
from leadctl.cleaning.places.slips import by_start, slipped
from leadctl.cleaning.steps import step
from leadctl.cleaning.tables import table_lines, word_set
from leadctl.cleaning.text import NULL_OR_FALSE, fold, is_null, repair

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COUNTRY_NULLS = NULL_OR_FALSE - {"na"}
"""`NA` is Namibia."""

_ARTICLES = re.compile(
    r"(?:the|la|le|les|el|los|las|il|lo|gli|i|die|der|das|den|de|het|o|os|as|a|l) (?=[^\W\d_]{4})"
)
_NOISE = word_set(
    """
    the of and republic kingdom federal federation federative islamic commonwealth principality
    sultanate plurinational bolivarian socialist hashemite oriental grand duchy islands territory
    republica republique repubblica republik reino royaume regno konigreich islamica islamique
    de del du des la las le les el los l d do da di der und et y e
    """
)
"""Words of formal names that tell no two countries apart, save for those in `_NEVER_BARE`."""

_SHORTENED = {
    "st": "saint", "ste": "sainte", "is": "islands", "isl": "islands", "isles": "islands",
    "island": "islands", "rep": "republic", "repub": "republic", "dem": "democratic",
    "fed": "federal", "utd": "united", "terr": "territory", "n": "north", "s": "south",
    "arab": "arabic",
}  # fmt: skip

_NEVER_BARE = word_set(
    """
    china congo korea guinea samoa sudan yemen martin united unido unidos unis unito
    chine coree corea coreia guinee guine congolais kongo
    """
)
"""What is another country with one word more: it counts as a whole only."""

_QUALIFIERS = word_set(
    """
    dem democratic people peoples s north south northern southern special administrative region sar
    rep republic equatorial american western zaire rdc rd dr dpr dprk d r p
    """
)
"""Words beside such a name that may make another country of it: `Korea (Dem. Rep.)`."""

_TERRITORIES = {
    "CN": "HK MO TW", "US": "AS GU MP PR UM VI", "DK": "FO GL", "FI": "AX", "NO": "BV SJ",
    "FR": "BL GF GP MF MQ NC PF PM RE TF WF YT", "NL": "AW BQ CW SX", "NZ": "CK NU TK",
    "GB": "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG", "AU": "CC CX HM NF",
}  # fmt: skip
"""Country -> those with codes of their own that people write it behind: `Hong Kong, China`."""

_ASIDE = re.compile(r"\s[-–—|/:]\s|[()\[\],|:/]")
_SUBDIVISION = re.compile(r"([A-Z]{2})-([A-Z0-9]{1,3})")
_LOCALE = re.compile(r"([a-z]{2})[-_]([A-Z]{2})(?:\.UTF-8)?")
_SIGNED = re.compile(r"([A-Z]{1,3})-(\w{4,}.*)")
_CAR_SIGNS = {
    "DE": ("D",), "AT": ("A",), "FR": ("F",), "IT": ("I",), "ES": ("E",), "BE": ("B",),
    "LU": ("L",), "PT": ("P",), "SE": ("S",), "NO": ("N",), "FI": ("FIN",), "HU": ("H",),
}  # fmt: skip
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_FLAG_A = 0x1F1E6

_CODE = 2
"""Letters of a code."""

_MISSPELT = range(6, 40)
"""How long a name is that a slip does not make another one of."""


@cache
def _names() -> dict[str, str]:
    """Folded name or code -> alpha-2 code; with accents where only these tell names apart."""
    table: dict[str, str] = {}
    for code, names in table_lines("countries"):
        table.update(dict.fromkeys(names.split("|"), code))
        table[code.lower()] = code
    for code, names in table_lines("country_aliases"):
        table.update(dict.fromkeys(names.split("|"), code))
    return table


def clean_country(values: Sequence[str]) -> list[Cleaned]:
    """Map countries to ISO 3166-1 alpha-2; others get no value, with reason `unknown_country`.

    A name with one slip in it (`Germnay`) is mended, with reason `misspelt`.
    """
    return [_country(value) for value in values]


def _country(value: str) -> Cleaned:
    text = repair(value)
    if is_null(text, COUNTRY_NULLS):
        return EMPTY
    code, reason = country_code(text), ""
    if not code:
        code, reason = _misspelt(fold(text)), "misspelt"
        step("spelling", text, code or text)
    return Cleaned(code, reason=reason, key=code) if code else Cleaned(None, reason=_UNKNOWN)


_UNKNOWN = "unknown_country"


def country_code(text: str) -> str:
    """Find the country that a text names: a code, a name in many languages, `Germany (DE)`."""
    found = _named(text) or _formal(text) or _by_flag(text) or _subdivided(text)
    return found or _beside(text) or _behind_sign(text)


def _named(text: str) -> str:
    """Look a name or a code up, also with its article, or with dots between its letters."""
    if text.startswith(_THAI_COUNTRY):
        text = text.removeprefix(_THAI_COUNTRY).strip()
    table, folded = _names(), fold(text)
    if not text.isascii():
        exact = table.get(unicodedata.normalize("NFC", text).casefold(), "")
        if exact or (len(folded) == _CODE and _accented(text)):  # `Bỉ` is not Burundi's code
            return exact
    found = table.get(folded, "")
    if found or " " not in folded:
        return found
    initials = "".join(word for word in folded.split() if len(word) == 1)
    if len(initials) == (len(folded) + 1) // 2:
        return table.get(initials, "")
    article = _ARTICLES.match(folded)
    return _if_alone(table.get(folded[article.end() :], ""), text) if article else ""


_CODE_IN_FRONT = re.compile(r"(AS|DE|DO|ET|IL|IS|LA)(?:\s*[^\w\s.'’]|\s(?=.*[a-z]))", re.DOTALL)
_CODE_BEHIND = re.compile(r"[^\w\s.'’]\s?(AS|DE|DO|ET|IL|IS|LA)\)?$|[a-z]\s(AS|DE|DO|ET|IL|LA)$")
_BEHIND = 6
"""Signs at the end in which a code and what parts it stand."""


def _if_alone(code: str, text: str) -> str:
    """Drop a code where a small word of names is another one in truth: `DE/Austria`."""
    match = _CODE_IN_FRONT.match(text) or _CODE_BEHIND.search(text[-_BEHIND:])
    return code if not match or code in match.groups() else ""


_THAI_COUNTRY = "ประเทศ"
"""What Thai puts before names of countries: it says that they are one."""


def _accented(text: str) -> bool:
    """Whether letters bear accents, so that they are a name and no code."""
    return not unicodedata.normalize("NFKC", text).isascii()


def _words(folded: str) -> list[str]:
    """The words of a name in full, in the order of the alphabet."""
    return sorted(_SHORTENED.get(word, word) for word in folded.split())


@cache
def _formal_names() -> dict[tuple[str, ...], str]:
    """What tells a country in its name, whatever the order of the words -> its code."""
    table: dict[tuple[str, ...], str] = {}
    for name, code in _names().items():
        if len(name) > _CODE + 1 and name.isascii():
            words = tuple(_words(name))
            for told in (words, _telling(words)):
                if told:
                    table[told] = code if table.get(told, code) == code else ""
    return table


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    told = tuple(word for word in words if word not in _NOISE)
    return () if _NEVER_BARE.issuperset(told) or len("".join(told)) <= _CODE + 1 else told


def _formal(text: str) -> str:
    """Find a formal name: `Iran (Islamic Rep. of)`, `Bahamas (the)`, `Christmas Isl.`."""
    folded = fold(text)
    if " " not in folded or not folded.isascii():
        return ""
    table, words = _formal_names(), tuple(_words(folded))
    code = table.get(words) or table.get(_telling(words), "")
    return _if_alone(code, text) if code else ""


def _by_flag(text: str) -> str:
    """Read the flags that telephones write: two letters of their own, the code."""
    flag = _FLAG.fullmatch(text)
    return _names().get("".join(chr(ord(c) - _FLAG_A + 97) for c in text), "") if flag else ""


def _subdivided(text: str) -> str:
    """Take the country of `US-CA`, where that is a state, and of a program's `en_US`."""
    locale = _LOCALE.fullmatch(text)
    if locale and (locale[1].upper(), locale[2]) not in _state_codes():
        return _names().get(locale[2].lower(), "")
    match = _SUBDIVISION.fullmatch(text)
    return match[1] if match and (match[1], match[2]) in _state_codes() else ""


def _behind_sign(text: str) -> str:
    """Take the country behind its code or the sign of its cars: `CH-Schweiz`, `A-Österreich`."""
    match = _SIGNED.fullmatch(text)
    code = _named(match[2]) if match else ""
    return code if match and (match[1] == code or match[1] in _CAR_SIGNS.get(code, ())) else ""


@cache
def _state_codes() -> frozenset[tuple[str, str]]:
    return frozenset((country, code) for country, code, _ in table_lines("regions"))


@cache
def _states_beside() -> dict[str, frozenset[str]]:
    """Folded name or code of a state in North America and Australia -> the countries it lies in."""
    found: dict[str, frozenset[str]] = {}
    for country, code, names in table_lines("regions"):
        for name in (*names.split("|"), code.lower()) if country in {"US", "CA", "AU"} else ():
            found[name] = found.get(name, frozenset()) | {country}
    return found


def _beside(text: str) -> str:
    """Find the one country beside towns and states: `Munich, Germany`, `Atlanta, Georgia, USA`.

    Behind a town a state's name or code is the state (`Gary, IN`), unless the country beside it is
    the same (`India (IN)`). Where it is no state of that country, two countries are named.
    """
    parts = [part.strip() for part in _ASIDE.split(text) if len(part.strip()) >= _CODE]
    if len(parts) < 2:  # noqa: PLR2004 - nothing stands beside anything
        return ""
    found = {part: _named(part) for part in parts}
    if _is_town(parts, found) or _is_qualified(parts):
        return ""
    codes = {code for part, code in found.items() if code and fold(part) not in _states_beside()}
    for country, held in _TERRITORIES.items():
        if country in codes and codes.intersection(held.split()):
            codes.discard(country)
    return codes.pop() if len(codes) == 1 and _are_states(found, *codes) else ""


def _are_states(found: Mapping[str, str], country: str) -> bool:
    """Whether what could be another country or a state is a state of a country beside it.

    A code of two letters is one only where a town stands in front, or where it stands before the
    country's name: `Gary, IN, US` and `CA, USA` name one, `IN, US` and `USA, CA` may name two.
    """
    parts = list(found)
    doubtful = [part for part, code in found.items() if code not in ("", country)]
    doubtful = [part for part in doubtful if fold(part) in _states_beside()]
    if any(country not in _states_beside()[fold(part)] for part in doubtful):
        return False
    is_town = not all(found.values())
    by_name = len(parts[-1]) > _CODE and found[parts[-1]] == country
    return is_town or by_name or not any(len(part) == _CODE for part in doubtful)


def _is_town(parts: list[str], found: Mapping[str, str]) -> bool:
    """Whether a town bears a country's name, before its state's code: `Peru, IN`."""
    country, state = found[parts[0]], parts[-1]
    return (
        len(parts) == 2  # noqa: PLR2004 - town and state
        and len(state) == _CODE
        and country not in ("", found[state])
        and fold(state) in _states_beside()
        and (country, state.upper()) not in _state_codes()
    )


def _is_qualified(parts: list[str]) -> bool:
    """Whether what stands beside a name may make another country of it."""
    named = [set(fold(part).split()) for part in parts]
    return any(words <= _NEVER_BARE for words in named) and any(
        not words <= _NEVER_BARE and words & _QUALIFIERS for words in named
    )


@cache
def _by_start() -> dict[tuple[str, int], list[str]]:
    """English names and aliases by their first letter and length."""
    return by_start(_names(), _MISSPELT)


def _misspelt(folded: str) -> str:
    """Find the country of which a name is one slip away; empty where it could be several."""
    if not folded.isascii() or len(folded) not in _MISSPELT or _ASIDE.search(folded):
        return ""
    codes = {_names()[name] for name in slipped(folded, _by_start())}
    return codes.pop() if len(codes) == 1 else ""

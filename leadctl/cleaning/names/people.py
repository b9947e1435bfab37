"""Whether words are a person for sure: a given name that is hardly a family name, and another one.

Most names need not be known. They are asked about where a comma or an `and` may part two people,
or a person and whatever else stands there.
"""

from __future__ import annotations

import re
from functools import cache

from leadctl.cleaning.names.case import PARTICLES, VIETNAMESE, needs_case
from leadctl.cleaning.names.given import ANY, GIVEN, SURE, given_kind, may_be_given
from leadctl.cleaning.names.letters import are_letters, look_like_letters
from leadctl.cleaning.names.titles import are_initials, is_title, without_honorifics
from leadctl.cleaning.names.words import FIRMS, ROLES
from leadctl.cleaning.tables import table_lines, word_set
from leadctl.cleaning.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’.-]{1,2}[^\W\d_]+){0,3}\.?")
_MOST_WORDS = 4
_COMMA = re.compile(r"\s*[,，،;]\s*")
_BETWEEN = re.compile(r"\s+(?:&|\+|and|und|(?-i:or)|og|och|u\.)\s+", re.IGNORECASE)
_BETWEEN_FAMILIES = re.compile(r"\s+(?:y|e|et|en|i)\s+", re.IGNORECASE)
"""The same in languages that tie the two family names of one person so."""

_FAMILY_FIRST = 2
"""Words of a name that is listed with the family name first: `Müller Hans`."""

_LINES = re.compile(r"\s*;\s*|\s+/+\s+")
MAY_PART = re.compile(r"[,，،;/&+]|\s(?:and|und|or|og|och|u\.|y|e|et|en|i)\s", re.IGNORECASE)
"""One of these stands wherever two people do, or a person and something else."""


def is_person(text: str, kinds: frozenset[str] = SURE) -> bool:
    """Tell a whole name, given name first.

    Args:
        text: words of any kind.
        kinds: how sure its first word must be a given name.
    """
    words = without_honorifics(text.split(" "), opened=False)[0]
    return (
        1 < len(words) <= _MOST_WORDS
        and given_kind(words[0]) in kinds
        and given_kind(words[-1]) not in GIVEN
        and all(map(_WORD.fullmatch, words))
        and {fold(word) for word in words}.isdisjoint(FIRMS | ROLES)
    )


def are_several(text: str) -> bool:
    """Tell `Jane Doe, John Roe` and `Jane Doe & John Roe`: two whole names, which make no person.

    Of a couple that shares a family name (`Jane & John Doe`) the first is one: see `couples`.

    Args:
        text: a name as it was written, tidied.
    """
    return MAY_PART.search(text) is not None and (
        _are_listed(text)
        or _are_tied(_BETWEEN.split(text))
        or _are_all(_BETWEEN_FAMILIES.split(text))
        or _are_all(_LINES.split(text))
        or _are_turned(_LINES.split(text))
    )


def is_unclear(text: str) -> bool:
    """Tell `Jane Doe, Xyz`: a word behind a person that may be a name, a firm or a town.

    Args:
        text: a name as it was written, tidied.
    """
    person, *behind = _COMMA.split(text)
    if len(behind) != 1 or not is_called(person) or len(_listed(text)) == 1:
        return False
    word = behind[0]
    known = may_be_given(word) or fold(word) in FIRMS | VIETNAMESE or is_role(word)
    place = is_place(word) or is_place_too(word)
    return word.isalpha() and not (known or place or are_letters_of(person, word))


def is_role(word: str) -> bool:
    """Tell a word for what somebody does."""
    small = word.casefold()
    return small in ROLES or _ROLE.fullmatch(small) is not None


_ROLE = re.compile(
    r"\w{3,}(?:leit(?:er|ung)|manager|berater|entwickler|referent|beauftragte[rn]?|assisten[tz]"
    r"|ingenieur|geschäftsführer|vorstand)(?:in)?"
)
"""German words of what somebody does: `Vertriebsleiterin`."""


def is_called(text: str) -> bool:
    """Tell a whole name whose first word is more often a given than a family name."""
    return is_person(text, GIVEN)


_FEWEST_CAPITALS = 3
"""Capitals of letters behind a name that are not all capitals: `PGDip`."""


def are_letters_of(person: str, word: str) -> bool:
    """Tell letters that no list knows: shouted behind a written name, as `AICP` of `Jane Doe`.

    Two letters may be initials, and so are dotted ones (`Shaw, G.B.`) but behind a sure given name.

    Args:
        person: what stands before the comma.
        word: what stands behind it.
    """
    if are_initials(word):
        return is_person(person)
    capitals = sum(map(str.isupper, word))
    lettered = word.isalpha() and (look_like_letters(word) or capitals >= _FEWEST_CAPITALS)
    written = not needs_case(person) and is_called(person)
    known = may_be_given(word) or is_place(word)
    return lettered and written and len(word) > 2 and not known  # noqa: PLR2004 - as it says


def _listed(text: str) -> list[str]:
    """Give what commas part, without letters behind names and without titles."""
    return [
        part
        for part in _COMMA.split(text)
        if part and not are_letters(part, room=True) and not all(map(is_title, part.split(" ")))
    ]


def _are_listed(text: str) -> bool:
    """Tell two people among what commas part."""
    parts = _listed(text)
    if len(parts) < 2:  # noqa: PLR2004 - one person
        return False
    first, *others = (is_person(part, ANY) for part in parts)
    return (first and any(others) and any(map(is_person, parts))) or (
        any(map(_is_turned, parts)) and all(_is_turned(part) or is_called(part) for part in parts)
    )


def _is_turned(text: str) -> bool:
    """Tell a name with the family name first: `Müller Hans`."""
    words = text.split(" ")
    return (
        len(words) == _FAMILY_FIRST
        and all(map(_WORD.fullmatch, words))
        and words[0].casefold() not in PARTICLES
        and given_kind(words[0]) not in GIVEN
        and given_kind(words[1]) in GIVEN
        and not is_place(text)
    )


def _are_turned(lines: list[str]) -> bool:
    """Tell `Doe, Jane; Roe, John` and `Doe Jane; Roe John`."""
    return len(lines) > 1 and (
        all(_is_turned(line) or is_called(line) for line in lines)
        or all(_TURNED.fullmatch(line) and len(_listed(line)) > 1 for line in lines)
    )


_TURNED = re.compile(rf"{_WORD.pattern}(?: {_WORD.pattern})?[,，،]\s*{_WORD.pattern}(?: \w+\.?)?")
"""Family name, a comma and given name."""


def _are_tied(parts: list[str]) -> bool:
    """Tell whole names on both sides of an `and`; the first may be of no land that is known."""
    words = [without_honorifics(part.split(" "), opened=False)[0] for part in parts]
    return len(parts) > 1 and all(
        1 < len(part) <= _MOST_WORDS
        and PARTICLES.isdisjoint((part[0].casefold(), part[-1].casefold()))
        and given_kind(part[-1]) not in GIVEN
        and all(map(_WORD.fullmatch, part))
        and {fold(word) for word in part}.isdisjoint(FIRMS | ROLES)
        for part in words
    )


def _are_all(parts: list[str]) -> bool:
    return len(parts) > 1 and all(is_person(part, GIVEN) for part in parts)


_SHORTEST_LAND = 4
"""Letters of a country's name that is no code, which may be initials."""


@cache
def _places() -> frozenset[str]:
    """Countries by many names, and the large cities that time zones are called by; folded."""
    cities = (fold(zone.rpartition("/")[2]) for zone, *_ in table_lines("time_zones"))
    lands = (name for _, names in table_lines("countries") for name in names.split("|"))
    return frozenset((*cities, *(name for name in lands if len(name) >= _SHORTEST_LAND)))


def is_place(text: str) -> bool:
    """Tell a country, a large city or a town by its first word, that nobody is called by."""
    folded = fold(text)
    first, *others = folded.split(" ")
    if bool(others) and first in _TOWNS:
        return True
    return (folded in _places() and not may_be_given(text)) or (text.isupper() and folded in _CODES)


_TOWNS = frozenset({"san", "santa", "sao", "saint", "st", "los", "las", "fort", "new", "port"})
"""First words of many towns."""

_CODES = frozenset({"usa", "uk", "uae"})
"""Countries in capitals, as people write them behind a name."""


def is_place_too(text: str) -> bool:
    """Tell a place that people are called by as well: `Austin`."""
    folded = fold(text)
    return folded in _GIVEN_TOO or (folded in _places() and given_kind(text) != "sure")


_GIVEN_TOO = word_set(
    """
    adelaide alexandria arlington asia atlanta augusta aurora austin basel boston brisbane bristol
    brooklyn burlington camden carolina charleston charlotte chelsea chester cheyenne cleveland
    columbus dakota dallas delhi denver devon dresden durham florence georgia hamilton helena
    houston india jackson jersey jordan kent kenya kingston lancaster lincoln london lourdes lyon
    madison malaga melbourne memphis mercedes milan montana orlando oxford paris petra phoenix
    portland raleigh regina richmond roma salem salisbury santiago savannah siena sofia sydney
    tyrol tulsa valencia vernon verona victoria vienna virginia wellington windsor
    """
)
"""Cities, states and countries that are given names as well. Own list."""

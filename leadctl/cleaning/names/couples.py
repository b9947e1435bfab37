"""Couples in one cell (`Jane & John Doe`): the first of them is the lead, the other a flag."""

from __future__ import annotations

import re

from leadctl.cleaning.names.given import GIVEN, ONLY, SURE, given_kind, may_be_given
from leadctl.cleaning.names.letters import without_suffixes
from leadctl.cleaning.names.people import is_called
from leadctl.cleaning.names.split import split_name
from leadctl.cleaning.names.titles import without_honorifics
from leadctl.cleaning.names.words import FIRMS, ROLES
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import fold

_NO_PEOPLE = FIRMS | ROLES

WITH = "with:"
"""Flag of a name beside which another person stood, and who."""

_AND = re.compile(r" (?:&|\+|and|und|(?-i:or)|og|och|u\.) | ?/ ?", re.IGNORECASE)
_BETWEEN_FAMILIES = re.compile(r" (?:y|e|i|[Ee]t|[Ee]n) ")
"""The same in languages that tie the two family names of one person so; a capital is an initial."""

_IN_CAPITALS = re.compile(r" (?:Y|E|I|ET|EN) ")


def first_of_couple(text: str, *, alone: bool) -> tuple[str, str]:
    """Part `Jane & John Doe` into `Jane Doe` and who stood beside her.

    Args:
        text: a name that may be two people's.
        alone: whether it is one part of a whole one: `Jane & John`.

    Returns:
        The first person, and the other one as written; the text and nothing where it is no couple.
    """
    if _SIGNS.isdisjoint(text) and _TIES.isdisjoint(text.lower().split(" ")):
        return text, ""
    if (company := _COMPANY.search(text)) and (alone or " " in text[: company.start()]):
        return text[: company.start()], company[0].strip()
    clear = _AND.search(text) is not None
    tie = _AND if clear else _IN_CAPITALS if text.isupper() else _BETWEEN_FAMILIES
    found = tie.search(text)
    if found is None or "," in text or not _NO_PEOPLE.isdisjoint(fold(text).split(" ")):
        return text, ""
    one, beside = text[: found.start()], text[found.end() :]
    people, family = [_bare(part) for part in tie.split(text)], ""
    if not (alone and all(map(may_be_given, people[-1]))):
        people[-1], family = _parted(people[-1])
    if _are_given(people, clear=clear) and (family or clear or _is_one_sure(people)):
        return f"{one} {family}".rstrip(), beside
    is_hers = clear and not family and len(people) == 2 and _are_given(people[1:], clear=False)  # noqa: PLR2004 - a couple
    return (one, beside) if is_hers and is_called(one) else (text, "")


_SIGNS = frozenset("&+/")
_TIES = word_set("and und or og och u. y e i et en")
"""One of these stands in every couple; most names have none."""

_COMPANY = re.compile(
    r"(?<=\w) (?:(?:&|\+|and|und|et|y|e|en) )(?:family|guests?|spouse|husband|wife"
    r"|familie|famille|familia|famiglia|família|gast|one|1)$"
    r"|(?<=\w) \+\s?[1-9]$",
    re.IGNORECASE,
)
"""Who comes along, at the end of a name in a list of guests: `& family`, `+1`."""


def _bare(text: str) -> list[str]:
    """Give the words of a name without titles and letters."""
    words = without_honorifics(text.split(" "), opened=False)[0]
    return without_suffixes(words, first=True)[0]


def _parted(words: list[str]) -> tuple[list[str], str]:
    given, family = split_name(" ".join(words))
    return given.split(" "), family


def _are_given(people: list[list[str]], *, clear: bool) -> bool:
    """Tell given names, which must be better known where a tie may be that of two family names."""
    kinds = ONLY if clear else GIVEN
    return all(
        given_kind(words[0]) in kinds
        and all(may_be_given(w) or _INITIAL.fullmatch(w) for w in words)
        for words in people
    )


def _is_one_sure(people: list[list[str]]) -> bool:
    return any(given_kind(words[0]) in SURE for words in people)


_INITIAL = re.compile(r"[^\W\d_]\.?")

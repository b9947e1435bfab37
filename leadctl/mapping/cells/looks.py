"""What cells surely are, whatever stands above them, and which fields never hold such cells.

A header alone is easily misread: `Contact` stands over names, and over `email` and `phone`, too. A
column whose cells are of a kind that its field never holds is kept as custom, and that is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadctl.cleaning.crmwords import FLAGS, STAGES, STATUSES, WISHES
from leadctl.cleaning.dates.date import clean_date
from leadctl.cleaning.names.given import may_be_given
from leadctl.cleaning.numbers.currencies import clean_currency
from leadctl.cleaning.places.country import country_code
from leadctl.cleaning.text import fold
from leadctl.cleaning.vocabulary import clean_language, is_wish
from leadctl.cleaning.zones import clean_time_zone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ADDRESS = re.compile(
    r"[<\"']?(?:mailto:)?[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"']{2,}[>\"']?", re.IGNORECASE
)
_PAGE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DAY = re.compile(r"(?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{4})(?:[T ].*)?")
_DIALLED = re.compile(r"(?:\+|\()\d[\d ()./-]{6,20}")
_MARK = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24,64}", re.IGNORECASE)
_OBJECT = re.compile(r"\{.*\}|\[.*\]", re.DOTALL)
_LONGEST_NAME = 7
"""Words of the longest names that people and towns have; more make a sentence."""

_CHANNELS = frozenset(
    {
        "email", "mail", "phone", "telephone", "call", "post", "letter", "sms", "text", "whatsapp",
        "chat", "linkedin", "fax", "any", "both", "telefon", "brief", "anruf", "courrier",
        "correo", "telefono", "llamada",
    }
)  # fmt: skip
"""Ways to reach somebody, which stand under `Contact` as often as names do."""

_MARKETS = frozenset(
    {
        "emea", "apac", "apj", "amer", "americas", "nam", "noram", "na", "latam", "lac", "dach",
        "mena", "benelux", "nordic", "nordics", "cee", "uki", "anz", "asean", "row", "global",
        "europe", "asia", "africa", "asia pacific", "north america", "latin america",
        "middle east", "oceania", "worldwide",
    }
)  # fmt: skip
"""Parts of the world that sales people call regions; no state is called so."""

_VERDICTS = frozenset(
    {"valid", "deliverable", "verified", "catch all", "accept all", "risky", "safe"}
)
_OTHER_VERDICTS = frozenset({"invalid", "undeliverable", "unverified", "unknown", "guessed"})
"""What checkers say of addresses; some of these words are a lead's status, too."""


def is_address(text: str) -> bool:
    """Tell whether a text is an e-mail address and nothing else."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def most(found: Sequence[str], test: Callable[[str], bool]) -> bool:
    """Tell whether more than half of some values pass a test; without values none do."""
    return bool(found) and sum(map(test, found)) * 2 > len(found)


def _mostly(pattern: re.Pattern[str]) -> Callable[[Sequence[str]], bool]:
    return lambda found: most(found, lambda text: pattern.fullmatch(text) is not None)


def _mostly_in(words: frozenset[str]) -> Callable[[Sequence[str]], bool]:
    return lambda found: most(found, lambda text: fold(text) in words)


_FEWEST = 3
"""Values of a sample from which words tell anything: two people may well be called No and Si. Of
what no field knows there must be so many different ones: a list may be of one unknown country."""


def _answers(found: Sequence[str]) -> bool:
    if len(set(found)) >= _FEWEST:
        return False
    return all(fold(text) in _YES_OR_NO for text in found)


_YES_OR_NO = frozenset(FLAGS) - WISHES
"""Answers, but not the words of a wish, which are a status too."""


def _verdicts(found: Sequence[str]) -> bool:
    words = set(map(fold, found))
    return bool(words & _VERDICTS) and words <= _VERDICTS | _OTHER_VERDICTS


def are_countries(found: Sequence[str]) -> bool:
    """Whether values are countries, and not people who are called like some: Jordan, Chad."""
    distinct = set(found)
    if len(distinct) < _FEWEST_LANDS:
        return False
    lands = [text for text in distinct if country_code(text)]
    return len(lands) >= _LANDS * len(distinct) and sum(map(may_be_given, lands)) * 2 < len(lands)


_FEWEST_LANDS, _LANDS = 4, 0.9
"""Different values from which countries are told, and the share of them that must be."""


def mostly_dialled(found: Sequence[str]) -> bool:
    """Tell whether most values are phone numbers, written with a plus or a bracket in front."""
    return most(found, lambda text: _DIALLED.fullmatch(text) is not None)


def mostly_statuses(found: Sequence[str]) -> bool:
    """Tell whether most values say how far the work on a lead is: `open`, `won`."""
    return len(found) >= _FEWEST and most(
        found, lambda text: fold(text) in STATUSES or fold(text) in STAGES
    )


_LOOKS: dict[str, Callable[[Sequence[str]], bool]] = {
    "address": lambda found: most(found, is_address),
    "page": _mostly(_PAGE),
    "answer": _answers,
    "figure": lambda found: most(found, lambda text: not any(map(str.isalpha, text))),
    "day": _mostly(_DAY),
    "dialled": mostly_dialled,
    "mark": _mostly(_MARK),
    "object": _mostly(_OBJECT),
    "sentence": lambda found: most(found, lambda text: len(text.split()) > _LONGEST_NAME),
    "channel": _mostly_in(_CHANNELS),
    "market": _mostly_in(_MARKETS),
    "verdict": _verdicts,
    "land": are_countries,
}
"""Look -> test of what a sample says."""

_BY_WORDS = frozenset({"answer", "sentence", "channel", "market", "verdict"})
"""Looks of words, which a few values may have by chance."""

_WORDS = ("address", "page", "answer", "figure", "mark", "object", "verdict")
_NAMES = (*_WORDS, "sentence", "channel")
_FREE = ("address", "page", "answer", "mark", "object", "day", "dialled")
_FIGURES = ("address", "page", "mark", "object", "dialled")
_STATES = (*_WORDS, "day")

_NEVER: dict[str, tuple[str, ...]] = {
    "full_name": (*_NAMES, "land"),
    "name": _NAMES,
    "city": (*_WORDS, "sentence"),
    "country": _WORDS,
    "language": _WORDS,
    "currency": _WORDS,
    "company": _WORDS,
    "title": _WORDS,
    "seniority": (*_WORDS, "day"),
    "department": (*_WORDS, "day"),
    "owner": ("page", "answer", "object", "day"),
    "state": (*_WORDS, "day", "sentence", "market"),
    "flag": ("page", "object"),
    "status": _STATES,
    "stage": _STATES,
    "identifier": ("answer",),
    "number": _FIGURES,
    "money": _FIGURES,
    "postal_code": (*_FIGURES, "day"),
    "phone": ("page", "day", "mark", "object"),
    "date": _FIGURES,
    "industry": _FREE,
    "street": _FREE,
    "address_2": _FREE,
}
"""Field, or else cleaner -> what no value of it looks like."""


def _any_date(found: Sequence[str]) -> bool:
    dates = clean_date(list(dict.fromkeys(found)))
    return any(one.value and one.reason in _DATES for one in dates)


_DATES = frozenset({"", "ambiguous_date", "excel_serial", "epoch", "EXCEL_MANGLED"})
"""Reasons with which a date is one, or was before a spreadsheet had it."""

_KNOWN: dict[str, Callable[[Sequence[str]], bool]] = {
    "country": lambda found: any(map(country_code, found)),
    "language": lambda found: any(one.value for one in clean_language(found)),
    "currency": lambda found: any(one.value for one in clean_currency(found)),
    "time_zone": lambda found: any(one.value for one in clean_time_zone(found)),
    "date": _any_date,
}
"""Cleaner -> test whether it knows any value at all, of fields with values of their own."""


def speaks_against(field: str, cleaner: str, found: Sequence[str]) -> bool:
    """Tell whether values cannot be those of a field.

    A wish not to be contacted is never overlooked, among whatever words it stands.

    Args:
        field: its name.
        cleaner: the name of its cleaner.
        found: what a sample says, without blanks and null words.
    """
    if not found:
        return False
    many = len(found) >= _FEWEST
    known = _KNOWN.get(cleaner)
    if known is not None and len(set(found)) >= _FEWEST and not known(found):
        return True
    looks = _NEVER.get(field, _NEVER.get(cleaner, ()))
    if not any(_LOOKS[look](found) for look in looks if many or look not in _BY_WORDS):
        return False
    return not (cleaner in {"status", "stage"} and any(map(is_wish, found)))

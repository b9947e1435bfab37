"""Which words are given names, and how sure: one table, compared with family names."""

from __future__ import annotations

from functools import cache, lru_cache

from leadctl.cleaning.names.case import PARTICLES
from leadctl.cleaning.tables import table_lines
from leadctl.cleaning.text import fold

SURE = frozenset({"sure"})
GIVEN = SURE | {"mostly"}
ONLY = GIVEN | {"rare"}
ANY = ONLY | {"other"}
"""How sure a word is a given name, and not a family name."""


@cache
def _given_names() -> dict[str, str]:
    """Given name, folded -> how sure it is one.

    `sure` and `mostly` compare it with family names, `rare` is no family name, and `other` is one
    as often as not.
    """
    return {name: kind for kind, names in table_lines("given_names") for name in names.split("|")}


@lru_cache(maxsize=10_000)
def given_kind(word: str) -> str:
    """Tell how sure a word is a given name, empty for none; of `Jean-Luc` the first part tells."""
    if word.casefold() in PARTICLES:
        return ""
    return _given_names().get(fold(word).partition(" ")[0], "")


def is_given(word: str) -> bool:
    """Tell a given name that is hardly a family name."""
    return given_kind(word) == "sure"


def may_be_given(word: str) -> bool:
    """Tell a given name, be it a family name as well."""
    return given_kind(word) != ""


def is_hardly_family(word: str) -> bool:
    """Tell a given name, however rare, that is a family name more rarely still."""
    return given_kind(word) in ONLY


def given_rank(word: str) -> int:
    """Tell how sure a word is a given name.

    Returns:
        3 for one that is hardly a family name, 2 for one that is that more rarely, 1 for a rare one
        and one that is so as often as not, 0 for none that is known.
    """
    return _RANKS[given_kind(word)]


SURELY_GIVEN = 3
MOSTLY_GIVEN = 2
_RANKS = {"": 0, "other": 1, "rare": 1, "mostly": MOSTLY_GIVEN, "sure": SURELY_GIVEN}
"""Ranks of words as given names."""

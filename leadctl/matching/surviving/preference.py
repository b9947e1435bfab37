"""Rules of a user's own by which of two values of a field one is shown."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from leadctl.fields import BESIDE, BY_NAME
from leadctl.matching.surviving.edited import NAME_UNIT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from leadctl.cleaning.cleaned import Cleaned
    from leadctl.matching.surviving.entries import Golden, Record


class Preference(NamedTuple):
    """What a user prefers.

    Attributes:
        rules: field -> a word of PREFERRING, as pairs.
        trusted: sources, the most trusted first.
    """

    rules: tuple[tuple[str, str], ...] = ()
    trusted: tuple[str, ...] = ()

    @classmethod
    def of(cls, rules: Mapping[str, str], trusted: tuple[str, ...]) -> Preference:
        """Make one of a mapping; the order in which it is written means nothing."""
        return cls(tuple(sorted(rules.items())), trusted)

    def rule(self, name: str) -> str:
        """The rule of a field; empty where the field's own decides."""
        return next((rule for field, rule in self.rules if field == name), "")

    @property
    def beside(self) -> Mapping[str, str]:
        """Field -> the one that it comes along with, under these rules."""
        return _beside(self.rules)

    @property
    def apart(self) -> frozenset[str]:
        """Fields that are no choice of their own, under these rules."""
        return _apart(self.rules)

    def rank(self, record: Record) -> int:
        """How far from the most trusted a record's source is: that of its import, or its own."""
        own = record.cells.get("source")
        names = {record.terms.source.casefold(), ((own and own.value) or "").casefold()}
        places = (at for at, one in enumerate(self.trusted) if one.casefold() in names)
        return next(places, len(self.trusted))


NO_PREFERENCE = Preference()

_READ_OF = {"seniority": "title", "department": "title", "company_short": "company"}
"""Field -> the only one that it is read of; where that one has a rule, it comes along."""


@lru_cache(maxsize=16)
def _beside(rules: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    own = dict(rules)
    return BESIDE | {name: of for name, of in _READ_OF.items() if of in own and name not in own}


@lru_cache(maxsize=16)
def _apart(rules: tuple[tuple[str, str], ...]) -> frozenset[str]:
    return frozenset({*NAME_UNIT, *_beside(rules)})


def can_be_preferred(name: str) -> bool:
    """Whether a user may say which of two values of a field is shown.

    Consent, stages and fields that keep every value go by rules that nobody may weaken; the parts
    of a name come together, and what stands beside another field follows it.
    """
    field = BY_NAME[name]
    is_fixed = field.group == "Consent" or field.survivorship in {"furthest", "union"}
    return not (is_fixed or field.many or name in BESIDE or name in _BOUND)


_BOUND = frozenset({*NAME_UNIT, "lead_id"})


def preferred(golden: Golden, name: str, record: Record) -> tuple[float, str]:
    """Tell how far the value of a record is to be preferred to the one shown, and by which rule.

    Returns:
        More than 0 where it is, less where the one shown is, 0 where the field's own rule decides.
    """
    rule, shown = record.terms.preference.rule(name), golden.why[name].rule
    if shown in {"said", "edited"} and rule != "newest":
        return (-1, shown) if rule else (0, "")
    return (PREFERRING[rule](golden, name, record), rule) if rule else (0, "")


def _by_age(golden: Golden, name: str, record: Record) -> float:
    """What is heard later is newer; rows of one list are as it has them, for that was asked for."""
    bearer = golden.level.get(golden.why[name].record)
    return record.number - bearer.number if bearer else 1


def _by_source(golden: Golden, name: str, record: Record) -> float:
    bearer = _bearer(golden, name)
    rank = record.terms.preference.rank
    return rank(bearer) - rank(record) if bearer else -1


def _by_fullness(golden: Golden, name: str, record: Record) -> float:
    bearer = _bearer(golden, name)
    return _filled(record) - _filled(bearer) if bearer else -1


def _bearer(golden: Golden, name: str) -> Record | None:
    """The record whose value is shown; None for a person's word, which no row is above."""
    return golden.spoke.get(golden.why[name].record)


def _filled(record: Record) -> int:
    return sum(cell.value is not None for cell in record.cells.values())


def _by_votes(golden: Golden, name: str, record: Record) -> float:
    """Which of the two more rows give; the one that speaks counts itself."""
    shown, new = golden.cells[name].value, record.cells[name].value
    given = [cells[name].value for told in golden.told.values() for cells in told if name in cells]
    return given.count(new) + 1 - given.count(shown)


def _by_length(golden: Golden, name: str, record: Record) -> float:
    return _length(record.cells[name]) - _length(golden.cells[name])


def _length(cell: Cleaned) -> int:
    return len(cell.value or "")


PREFERRING: dict[str, Callable[[Golden, str, Record], float]] = {
    "newest": _by_age,
    "oldest": lambda golden, name, record: -_by_age(golden, name, record),
    "longest": _by_length,
    "most_trusted": _by_source,
    "most_complete": _by_fullness,
    "most_frequent": _by_votes,
}
"""The rules that a user can give a field, by name."""

"""What a cleaner gives back for one raw value, and the rules it works under."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.ownrules import NO_RULES, OwnRules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Cleaned(NamedTuple):
    """One value, cleaned and judged.

    Attributes:
        value: what to show, store and send; None when nothing is left.
        verdict: `valid`, `risky`, `possible`, `invalid`, `unknown` or `missing` for e-mails and
            phones; empty for kinds that are not judged.
        reason: code of what led to the verdict or the change, such as `role_based`.
        flags: further facts, such as `free` or `mobile`.
        key: match key: folded hard, for comparing only.
        more: further values found in the same cell.
    """

    value: str | None
    verdict: str = ""
    reason: str = ""
    flags: tuple[str, ...] = ()
    key: str = ""
    more: tuple[Cleaned, ...] = ()

    @property
    def values(self) -> list[str]:
        """Every value of the cell, the first one first."""
        return [one.value for one in (self, *self.more) if one.value is not None]


EMPTY = Cleaned(None)

UNKNOWN_WORD = "unknown_word"
"""Reason of a cell that holds no word of its field's vocabulary."""


def known_word(word: str) -> Cleaned:
    """A word of a vocabulary, which is its own key; empty where the vocabulary has none for it."""
    return Cleaned(word, key=word) if word else Cleaned(None, reason=UNKNOWN_WORD)


VALUE, VERDICT, REASON, FLAGS, MORE = map(itemgetter, (0, 1, 2, 3, 5))
"""Take one part of each cell, where whole columns are walked."""


class Values(dict[str, list[str | None]]):
    """The values of cells, by field: each column is taken out when it is first asked for.

    Args:
        cells: field -> one Cleaned a row.
    """

    def __init__(self, cells: Mapping[str, Sequence[Cleaned]]) -> None:
        super().__init__()
        self._cells = cells

    def __missing__(self, name: str) -> list[str | None]:
        self[name] = values = list(map(VALUE, self._cells[name]))
        return values


DERIVED = "derived"
"""Flag of a value that other cells of the row tell."""


def best_first(found: Sequence[Cleaned]) -> Cleaned:
    """Make one of a cell's several values: the first that is not invalid, the others in `more`."""
    if len(found) == 1:
        return found[0]
    by_value: dict[str | None, Cleaned] = {}
    for one in found:
        by_value.setdefault(one.value, one)
    distinct = list(by_value.values())
    first = next((one for one in distinct if one.verdict != "invalid"), distinct[0])
    return first._replace(more=tuple(one for one in distinct if one is not first))


def each_judged(cleaned: Cleaned, judge: Callable[[Cleaned], Cleaned]) -> Cleaned:
    """Judge every value of a cell anew; the first that is not invalid leads.

    Args:
        cleaned: the cell.
        judge: takes one value, without further ones, and gives the very same object where it
            stands.

    Returns:
        The cell; the very same object where all of its values stand.
    """
    each = [cleaned._replace(more=()), *cleaned.more] if cleaned.more else [cleaned]
    judged = [judge(one) for one in each]
    same = all(one is old for one, old in zip(judged, each, strict=True))
    return cleaned if same else best_first(judged)


@dataclass(frozen=True, slots=True)
class Rules:
    """Settings that change what cleaning makes of a value; kept with every import.

    Attributes:
        region: ISO 3166 alpha-2 code that phones without a country get, empty for none.
        date_orders: field name -> how its column is written, decided once for the whole of it: what
            `date_order` says of dates and `usual_digits` of postal codes.
        fix_typos: whether the address that is surely meant takes the place of a mistyped one.
        own: what the user says of words of their own.
        answers: mail domain -> what its name servers said, of those that may not take mail.
    """

    region: str = ""
    date_orders: Mapping[str, str] = field(default_factory=dict)
    fix_typos: bool = False
    own: OwnRules = NO_RULES
    answers: Mapping[str, str] = field(default_factory=dict)

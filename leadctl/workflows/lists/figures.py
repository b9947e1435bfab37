"""Figures of cleaning: how many cells changed, and what there is to look at. They add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import compress
from operator import ne
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import REASON, VERDICT, Values
from leadctl.cleaning.numbers.currencies import flagged
from leadctl.fields import BY_NAME
from leadctl.mapping.passing.cleaning_pass import as_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned
    from leadctl.mapping.maps.columns import Plan
    from leadctl.mapping.passing.cleaning_pass import CleanTable

_GOOD_PART = 0.25


@dataclass
class Figures:
    """What cleaning did to some rows.

    Attributes:
        changed: field -> cells whose clean text differs from what was read.
        verdicts: `email` or `phone` -> verdict -> cells.
        noticed: (field, reason) -> cells, such as (`email`, `possible_typo`).
        phones: field of phones -> cells that hold any.
        currencies: code -> amounts that name it.
    """

    changed: Counter[str] = field(default_factory=Counter)
    verdicts: dict[str, Counter[str]] = field(
        default_factory=lambda: {"email": Counter(), "phone": Counter()}
    )
    noticed: Counter[tuple[str, str]] = field(default_factory=Counter)
    phones: Counter[str] = field(default_factory=Counter)
    currencies: Counter[str] = field(default_factory=Counter)

    def add(
        self,
        raw: Mapping[str, Sequence[str]],
        cells: Mapping[str, Sequence[Cleaned]],
        values: Values | None = None,
    ) -> None:
        """Count one chunk; columns that were derived are passed over.

        Args:
            raw: field -> its cells as read.
            cells: field -> the same, cleaned.
            values: those of `cells`, where they are at hand.
        """
        values = Values(cells) if values is None else values
        for name, read in raw.items():
            cleaned = cells[name]
            self.changed[name] += _changed(read, cleaned, values[name])
            reasons = Counter(filter(None, map(REASON, cleaned)))
            self.noticed.update({(name, reason): n for reason, n in reasons.items()})
            if name in self.verdicts:
                self.verdicts[name].update(map(VERDICT, cleaned))
            if BY_NAME[name].cleaner == "phone":
                self.phones[name] += sum(map(bool, read))
            if BY_NAME[name].cleaner == "money":
                self.currencies.update(filter(None, (flagged(cell.flags) for cell in cleaned)))

    def take_back(
        self,
        plan: Plan,
        given: Sequence[Sequence[str]],
        table: CleanTable,
        rows: Sequence[int],
    ) -> None:
        """Count cells of some rows no more as changed, for these are written as they were read.

        Args:
            plan: what the columns mean.
            given: the cells as they were read, by column.
            table: what they were cleaned to.
            rows: places of the rows.
        """
        for at, cells in table.cells.items():
            read = [given[at][row] for row in rows]
            clean = map(as_text, read, (cells[row] for row in rows))
            self.changed[plan.columns[at].field] -= sum(map(ne, read, clean))

    @property
    def of_no_country(self) -> int:
        """Phones that nothing tells the country of, where they are a good part of their column.

        Of a few the cell is to blame: a number with a wrong calling code has that reason, too.
        """
        found = {name: self.noticed[name, "INVALID_COUNTRY_CODE"] for name in self.phones}
        return sum(n for name, n in found.items() if n >= _GOOD_PART * self.phones[name])


def _changed(read: Sequence[str], cleaned: Sequence[Cleaned], values: Sequence[str | None]) -> int:
    """How many cells read otherwise now; most do not, which their first values tell."""
    differ = list(map(ne, read, [value or "" for value in values]))
    old = list(compress(read, differ))
    return sum(map(ne, old, map(as_text, old, compress(cleaned, differ))))
